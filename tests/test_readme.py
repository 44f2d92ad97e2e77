"""What the README shows works as it stands there."""

import re
import runpy
from pathlib import Path

import numpy as np
import pytest

from engine.race import Race
from engine.setup import Setup

TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.S)


@pytest.mark.parametrize("session", blocks("json"))
def test_its_sessions_race(session: str) -> None:
    race = Race.from_setup(Setup.from_text(session))
    assert race.advance(20) == 20


def test_its_training_loop_learns_a_parabola(tmp_path: Path) -> None:
    (example,) = (block for block in blocks("python") if "Updater" in block)
    script = tmp_path / "example.py"
    script.write_text(example, encoding="utf-8")
    error = runpy.run_path(str(script))["error"]
    assert isinstance(error, np.ndarray)
    assert abs(error).max() * 50 < 0.02


def test_its_job_finds_the_four_basins(tmp_path: Path) -> None:
    (example,) = (block for block in blocks("python") if "OutcomesJob" in block)
    script = tmp_path / "example.py"
    script.write_text(example, encoding="utf-8")
    basins = runpy.run_path(str(script))["basins"]
    assert basins.shape == (80, 100)
    assert all((basins == minimum).sum() > 500 for minimum in range(4))
