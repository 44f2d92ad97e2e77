"""What Slalom does where no window can be opened: Qt itself would abort."""

from pathlib import Path

import pytest

from gui.startup import BAD_PYSIDE, WANTED, window_obstacle
from tests.command import python, slalom

LEADERBOARD = ["racer", "height", "distance", "slope", "reached", "in", "steps", "status"]


def runs_instead(done_stdout: str) -> bool:
    lines = done_stdout.splitlines()
    return lines[0] == "Step 1000" and lines[1].split() == LEADERBOARD and len(lines) == 8


def test_without_a_display_the_first_race_runs_and_its_leaderboard_is_printed() -> None:
    done = slalom()
    assert done.returncode == 0
    assert done.stderr == (
        "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
        "The race runs without a window instead.\n"
    )
    assert runs_instead(done.stdout)


@pytest.mark.parametrize("display", [":77", "localhost:77", "nonsense"])
def test_a_display_that_does_not_answer_is_no_display(display: str) -> None:
    done = slalom(DISPLAY=display)
    assert done.returncode == 0
    assert done.stderr.startswith(f"The display {display} does not answer.\n")
    assert runs_instead(done.stdout)


def test_a_dead_wayland_falls_back_to_x_and_then_to_no_window() -> None:
    done = slalom(WAYLAND_DISPLAY="wayland-77", DISPLAY=":77")
    assert done.returncode == 0 and "does not answer" in done.stderr
    assert runs_instead(done.stdout)


def test_a_missing_library_is_answered_with_its_debian_package(tmp_path: Path) -> None:
    broken_library(tmp_path, "libEGL.so.1")
    done = slalom(QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=str(tmp_path))
    assert done.returncode == 0
    assert "on Debian and Ubuntu: apt install libegl1.\n" in done.stderr
    assert runs_instead(done.stdout)


def test_a_missing_library_of_the_xcb_plugin_is_found_before_qt_aborts(
    tmp_path: Path, x_display: str
) -> None:
    broken_library(tmp_path, "libxcb-cursor.so.0")
    broken_library(tmp_path, "libxcb-icccm.so.4")
    done = slalom(DISPLAY=x_display, LD_LIBRARY_PATH=str(tmp_path))
    assert done.returncode == 0
    assert "apt install libxcb-cursor0 libxcb-icccm4.\n" in done.stderr
    assert runs_instead(done.stdout)


def test_a_platform_that_qt_does_not_have_is_found_before_qt_aborts() -> None:
    done = slalom(QT_QPA_PLATFORM="nosuch")
    assert done.returncode == 0
    assert done.stderr.startswith("QT_QPA_PLATFORM asks for 'nosuch'")
    assert runs_instead(done.stdout)


def test_a_display_that_answers_is_enough(x_display: str) -> None:
    for asked in ({}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland;xcb"}):
        assert window_obstacle({"DISPLAY": x_display, **asked}) is None
    assert window_obstacle({"QT_QPA_PLATFORM": "offscreen:size=10x10"}) is None


def test_a_picture_without_its_libraries_is_refused(tmp_path: Path) -> None:
    broken_library(tmp_path, "libEGL.so.1")
    picture = tmp_path / "race.png"
    done = slalom("--headless", "--png", str(picture), LD_LIBRARY_PATH=str(tmp_path))
    assert done.returncode == 2 and "apt install libegl1.\n" in done.stderr
    assert not picture.exists()


def test_the_bad_pyside_is_refused_before_it_is_imported(tmp_path: Path) -> None:
    package = tmp_path / "PySide6" / "__init__.py"
    package.parent.mkdir()
    package.write_text(f'__version__ = "{BAD_PYSIDE}"\nraise SystemError("imported")\n')
    script = "import sys, main; sys.version_info = (3, 11, 7); sys.exit(main.run([]))"
    done = python("-c", script, PYTHONPATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stderr == (
        f"PySide6 {BAD_PYSIDE} stops every program on Python before 3.12: pip install {WANTED}.\n"
    )


def test_without_pyside_the_race_runs_without_a_window() -> None:
    script = (
        "import sys, main, gui.startup\n"
        "gui.startup.find_spec = lambda name: None\n"
        "sys.exit(main.run([]))"
    )
    done = python("-c", script, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0
    assert done.stderr.startswith("The window needs PySide6, which is not installed: pip install")
    assert runs_instead(done.stdout)


def test_the_smoke_test_fails_where_no_window_can_be_opened() -> None:
    done = slalom("--smoke-test", DISPLAY=":77")
    assert done.returncode == 2
    assert done.stderr == "The display :77 does not answer.\n"


def broken_library(folder: Path, name: str) -> None:
    """A file that the loader finds first and cannot load, as if the library were missing."""
    (folder / name).write_bytes(b"")
