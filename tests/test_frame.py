"""The shape of the project itself."""

import ast
import re
import string
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from engine.messages import MESSAGES, SlalomError, unknown_name
from gui.startup import BAD_PYSIDE, WANTED
from tests.command import ROOT, python

TOP_LEVEL = {
    "LICENSE", "README.md", "assets", "engine", "gui", "main.py", "pyproject.toml", "tests",
}  # fmt: skip
NAMES_THAT_SAY_NOTHING = {"common", "helpers", "misc", "utils"}
LONGEST_FILE = 250
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a clone")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def python_files() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py"]


def calls_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_nothing_else_stands_at_the_top_level() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_is_two_rooms_or_has_a_name_that_says_nothing() -> None:
    long = [path for path in python_files() if path.read_text().count("\n") > LONGEST_FILE]
    assert long == []
    assert [path for path in python_files() if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_no_text_is_ever_run_as_python() -> None:
    ours = [path for path in python_files() if path.is_relative_to(ROOT / "engine")]
    ours += [path for path in python_files() if path.is_relative_to(ROOT / "gui")]
    assert len(ours) > 50
    assert [path for path in ours if FORBIDDEN_CALLS & set(calls_of(path))] == []


def test_nobody_imports_the_command_line() -> None:
    line = re.compile(r"^\s*(import main\b|from main import)", re.MULTILINE)
    ours = [path for path in python_files() if not path.is_relative_to(ROOT / "tests")]
    assert [path for path in ours if line.search(path.read_text())] == []


def test_importing_the_whole_engine_loads_no_qt() -> None:
    script = (
        "import importlib, pkgutil, sys, engine\n"
        "for module in pkgutil.walk_packages(engine.__path__, 'engine.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(len([name for name in sys.modules if name.startswith('engine.')]) > 30)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))])\n"
    )
    done = python("-c", script)
    assert (done.stdout, done.stderr) == ("True\n[]\n", "")


def test_blas_has_one_thread_before_numpy_can_read_how_many() -> None:
    script = "import os, engine; print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert python("-c", script, OPENBLAS_NUM_THREADS="8").stdout == "1\n"


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", engine.__version__)
    assert PROJECT["dynamic"] == ["version"]


def test_the_window_asks_for_the_pyside_that_the_project_asks_for() -> None:
    wanted = WANTED.strip("'")
    assert wanted in PROJECT["dependencies"]
    limit = re.search(r"<([\d.]+)", wanted)
    assert limit is not None
    upper = [int(part) for part in limit[1].split(".")]
    assert [int(part) for part in BAD_PYSIDE.split(".")] >= upper


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_a_sentence(code: str) -> None:
    template = MESSAGES[code]
    assert template.endswith((".", "?", "{sentence}")), template
    assert template[0].isupper() or template[0] in "{'" or template.startswith("x "), template
    assert "\n" not in template
    fields = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    assert "" not in fields, "fields have names, so that a translator may move them"


def test_an_unknown_name_is_told_with_the_nearest_known_one() -> None:
    code, fields = unknown_name("setup_no_function", "beal", ["beale", "ackley"])
    error = SlalomError(code, place="problem.function", **fields)
    assert str(error).endswith("'beal'; did you mean 'beale'?")
    code, fields = unknown_name("setup_no_function", "qqq", ["beale", "ackley"])
    assert str(SlalomError(code, place="here", **fields)).endswith("'qqq'.")


def test_every_message_about_a_near_name_has_its_twin_without() -> None:
    near = [code for code in MESSAGES if code.endswith("_near")]
    assert len(near) >= 6
    assert all(code.removesuffix("_near") in MESSAGES for code in near)
