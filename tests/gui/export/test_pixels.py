"""Head, trail and position agree on every screen and in every picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("factor", ["1", "1.25", "2"])
def test_a_head_and_its_trail_end_where_the_position_is(factor: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.export.pixels"],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    for where, found in json.loads(done.stdout).items():
        mapped = np.array(found["mapped"])
        for what in ("trail", "head"):
            off = np.abs(np.array(found[what]) - mapped).max()
            assert off <= 1.0, f"{what} on {where} at {factor}: {found}"
