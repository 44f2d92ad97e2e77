"""Slalom's command line: read it, then hand over. Qt is imported only where a window is wanted."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import engine
from engine.foreign_text import one_line
from engine.messages import MESSAGES, SlalomError

if TYPE_CHECKING:
    from engine.race import Race
    from engine.setup import Setup

DONE, REFUSED, INTERRUPTED = 0, 2, 130
LANGUAGES = ("en", "zh_CN")
THEMES = ("system", "dark", "light")
PICTURES = (".png", ".svg", ".pdf")
LISTS = ("optimizers", "functions", "schedules", "wrappers")

# What an option would silently make of no use, and so forbids.
OF_A_RACE = ("headless", "steps", "csv", "png", "theme", "session")
USELESS_BESIDE = {
    **{f"list_{kind}": OF_A_RACE for kind in LISTS},
    "headless": ("smoke_test", "reset_settings"),
}
OF_NO_USE_WITHOUT = {"steps": "headless", "csv": "headless", "png": "headless"}


class _Parser(argparse.ArgumentParser):
    """Answers bad input with one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        _say(one_line(message[0].upper() + message[1:].rstrip(".") + "."))
        self.exit(REFUSED)

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - it is None
        _print(self.format_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs Slalom with command line arguments and answers its exit code."""
    _open_missing_streams()
    try:
        return _dispatch(_parser().parse_args(arguments))
    except SlalomError as error:
        _say(str(error))
        return REFUSED
    except BrokenPipeError:
        _leave_output()  # whoever read it has gone
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _open_missing_streams() -> None:
    """A packaged program without a console has no streams, and writing to None is an error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for good


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="slalom",
        description="Click a start on a contour map and watch optimizers race downhill.",
        allow_abbrev=False,
    )
    parser.add_argument("session", nargs="?", metavar="race.slalom", help="session file to open")
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    for kind in LISTS:
        parser.add_argument(f"--list-{kind}", action="store_true", help=f"list {kind} and exit")
    headless = parser.add_argument_group("without a window")
    headless.add_argument("--headless", action="store_true", help="run the race without a window")
    headless.add_argument("--steps", metavar="N", help="steps, instead of max_steps")
    headless.add_argument("--csv", metavar="FILE", help="write every step as CSV")
    headless.add_argument("--png", metavar="FILE", help="write a picture: .png, .svg or .pdf")
    window = parser.add_argument_group("window")
    window.add_argument("--theme", choices=THEMES, help="colours, this time")
    window.add_argument("--lang", choices=LANGUAGES, help="language; only English so far")
    window.add_argument("--reset-settings", action="store_true", help="forget all preferences")
    window.add_argument("--smoke-test", action="store_true", help="try everything once and exit")
    return parser


def _dispatch(options: argparse.Namespace) -> int:
    if options.version:
        _print(f"slalom {engine.__version__}\n")
        return DONE
    _refuse_contradictions(options)
    if options.lang not in (None, "en"):
        _say(MESSAGES["option_language"])
    if any(vars(options)[f"list_{kind}"] for kind in LISTS):
        return _list_catalog(options)
    if options.headless:
        return _run_headless(options)
    return _open_window(options)


def _refuse_contradictions(options: argparse.Namespace) -> None:
    """Nothing that a person asks for is passed over in silence."""
    given = {name: value for name, value in vars(options).items() if value not in (None, False)}
    for option in ("session", "csv", "png"):
        if given.get(option) == "":
            raise SlalomError("option_empty", option=_spelled(option))
    for reason, useless in USELESS_BESIDE.items():
        for option in (one for one in useless if {one, reason} <= given.keys()):
            raise SlalomError("option_clash", option=_spelled(option), other=_spelled(reason))
    shown = {"theme": "png"} if options.headless else {}
    for option, needed in (OF_NO_USE_WITHOUT | shown).items():
        if option in given and needed not in given:
            raise SlalomError("option_needs", option=_spelled(option), other=_spelled(needed))


def _spelled(option: str) -> str:
    return "The session" if option == "session" else f"--{option.replace('_', '-')}"


def _list_catalog(options: argparse.Namespace) -> int:
    from engine.catalog import functions, optimizers, schedules, wrappers

    names: list[tuple[str, str]] = []
    if options.list_optimizers:
        names += ((key, entry.name) for key, entry in optimizers().items())
    if options.list_functions:
        names += ((key, entry.name) for key, entry in functions().items())
    if options.list_schedules:
        names += ((key, entry.name) for key, entry in schedules().items())
    if options.list_wrappers:
        names += ((key, entry.name) for key, entry in wrappers().items())
    _print("".join(f"{identifier}\t{name}\n" for identifier, name in names))
    return DONE


def _run_headless(options: argparse.Namespace) -> int:
    from engine.headless import leaderboard, run, with_steps, write_csv

    steps = None if options.steps is None else _whole_number("--steps", options.steps)
    setup = with_steps(_setup(options), steps)
    if options.png is not None:
        _refuse_picture(options.png)
    race = run(setup) if options.csv is None else write_csv(setup, options.csv)
    if options.png is not None:
        _write_picture(race, options.png, options.theme)
    if options.csv is None and options.png is None:
        _print(leaderboard(race))
    return DONE


def _whole_number(option: str, text: str) -> int:
    from engine.setup.stop import MAX_STEPS

    number = int(text[:20]) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= MAX_STEPS:
        raise SlalomError("option_whole", option=option, least=1, most=MAX_STEPS, text=text)
    return number


def _setup(options: argparse.Namespace) -> "Setup":
    from engine.first_launch import first_launch
    from engine.setup import load_setup

    return first_launch() if options.session is None else load_setup(options.session)


def _refuse_picture(path: str) -> None:
    """Whatever would stand in the way of a picture is said before the race, not after it."""
    from engine.atomic_file import refuse_unwritable
    from gui.startup import refused_pyside, window_obstacle

    if Path(path).suffix.lower() not in PICTURES:
        endings = f"{', '.join(PICTURES[:-1])} or {PICTURES[-1]}"
        raise SlalomError("option_ending", option="--png", endings=endings, text=path)
    refuse_unwritable(path)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if obstacle := refused_pyside() or window_obstacle(os.environ):
        raise obstacle


def _write_picture(race: "Race", path: str, theme: str | None) -> None:
    from gui.export.picture import write_picture
    from gui.theme import DARK, LIGHT

    write_picture(race, path, theme=DARK if theme == "dark" else LIGHT)


def _open_window(options: argparse.Namespace) -> int:
    from gui.startup import refused_pyside, window_obstacle

    if refused := refused_pyside():
        raise refused
    setup = _setup(options)
    if obstacle := window_obstacle(os.environ):
        return _race_instead(setup, obstacle, options)
    from gui.plotting.lean_qt import import_pyqtgraph

    import_pyqtgraph()
    from gui.app import run as run_window

    return run_window(options, setup)


def _race_instead(setup: "Setup", obstacle: SlalomError, options: argparse.Namespace) -> int:
    """What is left to do on a machine that cannot open a window."""
    if options.smoke_test:
        raise obstacle
    from engine.headless import leaderboard, run

    _say(str(obstacle))
    _say(MESSAGES["window_instead"])
    _print(leaderboard(run(setup)))
    return DONE


def _print(text: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a label may be in any language
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _leave_output()
        raise SlalomError("output_unwritable", reason=error.strerror) from None


def _leave_output() -> None:
    """Lets nothing more be written: the interpreter would try, and complain, at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> None:
    with suppress(OSError):  # there is nobody else to tell
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A packaged program is started anew for each process of a pool; this must see it first.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(run())
