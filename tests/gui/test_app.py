from pathlib import Path

from engine.first_launch import first_launch
from engine.setup import save_setup
from gui.theme import DARK, LIGHT
from tests.command import python

# The event loop is replaced by a look at the window.
LOOK = """
import sys
from PySide6.QtWidgets import QApplication
import gui.app, main

def look():
    window, = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    print(window.windowTitle(), QApplication.palette().window().color().name())
    print(len(window.session.setup.racers), window.session.shown_step)
    {more}
    return 7

QApplication.exec = staticmethod(look)
sys.exit(main.run(sys.argv[1:]))
"""


def start(home: Path, *arguments: str, more: str = "") -> tuple[list[str], str]:
    done = python(
        "-c",
        LOOK.format(more=more),
        *arguments,
        QT_QPA_PLATFORM="offscreen",
        XDG_CONFIG_HOME=str(home),
    )
    assert done.returncode == 7, done.stderr
    return done.stdout.splitlines(), done.stderr


def test_the_first_window_is_a_race_that_is_ready_to_run(tmp_path: Path) -> None:
    lines, _ = start(tmp_path, "--theme", "dark")
    assert lines == [f"Slalom[*] {DARK.window}", f"{len(first_launch().racers)} 0"]


def test_a_session_file_is_opened_in_the_theme_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mine.slalom"
    save_setup(first_launch(), path)
    lines, _ = start(tmp_path, str(path), "--theme", "light")
    assert lines[0] == f"mine.slalom[*] – Slalom {LIGHT.window}"


def test_a_theme_on_the_command_line_is_not_remembered(tmp_path: Path) -> None:
    start(tmp_path, "--theme", "light")
    assert "light" not in "".join(path.read_text() for path in tmp_path.rglob("settings.json"))


def test_an_error_in_a_slot_is_printed_and_holds_the_race(tmp_path: Path) -> None:
    more = (
        "window.session.play();"
        "window.session.highlight_changed.connect(lambda: 1 / 0);"
        "window.session.highlight(0);"
        "print(window.session.playing, window.status.text())"
    )
    lines, errors = start(tmp_path, more=more)
    assert lines[-1].startswith("False Something went wrong")
    assert "ZeroDivisionError" in errors


def test_a_window_larger_than_the_screen_fills_it(tmp_path: Path) -> None:
    more = "print(window.isMaximized(), window.width() < 1440, window.height() < 900)"
    lines, _ = start(tmp_path, more=more)  # on the offscreen platform's 800 by 800
    assert lines[-1] == "True True True"
