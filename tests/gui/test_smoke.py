import json
from pathlib import Path

import pytest

from tests.command import slalom

PARTS = {"window", "click", "race", "library", "save_and_load", "export"}


@pytest.fixture
def home(tmp_path: Path) -> str:
    return str(tmp_path)


def test_the_smoke_test_tries_everything_and_says_so_in_one_line(home: str) -> None:
    done = slalom("--smoke-test", QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=home)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert len(lines) == 1
    report = json.loads(lines[0])
    assert report.pop("smoke_test") == "passed"
    assert report == dict.fromkeys(PARTS, True)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_passes_in_every_theme_and_on_a_screen_of_twice_the_size(theme: str, home: str) -> None:
    done = slalom(
        "--smoke-test",
        "--theme",
        theme,
        "--reset-settings",
        QT_QPA_PLATFORM="offscreen",
        QT_SCALE_FACTOR="2",
        XDG_CONFIG_HOME=home,
    )
    assert done.returncode == 0, done.stderr


def test_damaged_settings_do_not_stop_the_start(home: str) -> None:
    folder = Path(home) / "slalom"
    folder.mkdir()
    (folder / "settings.json").write_bytes(b"\x00\xff{" * 1000)
    done = slalom("--smoke-test", QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=home)
    assert done.returncode == 0, done.stderr
