"""The command line, as a person types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import engine
import main
from engine.catalog import functions, optimizers, schedules, wrappers
from tests.command import ROOT, python, slalom
from tests.engine.setup.sessions import session

QT = "[name for name in sys.modules if name.partition('.')[0] in ('PySide6', 'pyqtgraph')]"


@pytest.fixture
def race_file(tmp_path: Path) -> str:
    path = tmp_path / "race.slalom"
    path.write_text(json.dumps(session(stop={"max_steps": 50}, edits=[])))
    return str(path)


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--version"]) == 0
    assert capsys.readouterr().out == f"slalom {engine.__version__}\n"


def test_the_catalog_is_listed_sorted_with_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--list-optimizers"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines) and len(lines) == len(optimizers())
    assert "adam_l2\tAdam (L2)" in lines
    for option, listed in {
        "--list-functions": functions(),
        "--list-schedules": schedules(),
        "--list-wrappers": wrappers(),
    }.items():
        assert main.run([option]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split("\t")[0] for line in lines] == list(listed)


def test_a_csv_is_written_without_qt(race_file: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    arguments = ["--headless", race_file, "--steps", "5", "--csv", str(out)]
    done = python("-c", f"import sys, main; print(main.run({arguments!r}), {QT})")
    assert (done.stdout, done.stderr) == ("0 []\n", "")
    lines = out.read_text().splitlines()
    assert lines[0] == "step,racer,optimizer,start,x,y,value,slope_norm,gradient_evaluations,status"
    assert lines[-1].startswith("5,2,rule,1,")


def test_without_a_file_to_write_the_leaderboard_is_printed(race_file: str) -> None:
    done = slalom("--headless", race_file)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.startswith("Step 50\n") and "Adam" in done.stdout


def test_a_picture_is_drawn_without_a_display(race_file: str, tmp_path: Path) -> None:
    done = slalom("--headless", race_file, "--png", str(tmp_path / "race.png"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "race.png").read_bytes().startswith(b"\x89PNG")
    dark = slalom("--headless", race_file, "--png", str(tmp_path / "dark.png"), "--theme", "dark")
    assert (dark.returncode, dark.stderr) == (0, "")
    assert (tmp_path / "dark.png").read_bytes() != (tmp_path / "race.png").read_bytes()


def test_a_csv_for_a_reader_that_leaves_ends_quietly(race_file: str) -> None:
    command = f"{sys.executable} main.py --headless {race_file} --csv /dev/stdout | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=ROOT, check=True)
    assert done.stderr == b"" and done.stdout.startswith(b"step,racer,optimizer,")


BAD: list[tuple[list[str], str]] = [
    (["--wrong"], "Unrecognized arguments: --wrong."),
    (["--steps", "5"], "--steps needs --headless."),
    (["--csv", "out.csv"], "--csv needs --headless."),
    (["--png", "out.png"], "--png needs --headless."),
    (
        ["--headless", "--steps", "0"],
        "--steps must be a whole number from 1 to 1000000000, not '0'.",
    ),
    (["--headless", "--steps", "1e3"], "--steps must be a whole number from 1 to 1000000000"),
    (["--headless", "--steps", "9" * 5000], "--steps must be a whole number"),
    (["--headless", "--steps", "²"], "--steps must be a whole number"),
    (["--headless", "nothing.slalom"], "There is no file nothing.slalom."),
    (["nothing.slalom"], "There is no file nothing.slalom."),
    (["--headless", "--csv", "/nowhere/out.csv"], "/nowhere/out.csv cannot be written: "),
    (["--theme", "pink"], "Argument --theme: invalid choice: 'pink'"),
    (["--lang", "xx"], "Argument --lang: invalid choice: 'xx'"),
    (["one.slalom", "two.slalom"], "Unrecognized arguments: two.slalom."),
    (["one.slalom", "a\nb"], "Unrecognized arguments: a\\nb."),
    (["--headless", "a\nb"], "There is no file a\\nb."),
    (["--headless", "a" * 4_000], "aaaa"),
    (["--headless", ""], "The session needs the name of a file."),
    (["--headless", "--csv", ""], "--csv needs the name of a file."),
    (["--headless", "--png", ""], "--png needs the name of a file."),
    (["--headless", "--png", "o.jpg"], "--png must end in .png, .svg or .pdf, not 'o.jpg'."),
    (["--headless", "--png", "/nowhere/o.png"], "/nowhere/o.png cannot be written: "),
    (["--headless", "--theme", "dark"], "--theme needs --png."),
    (["--headless", "--csv", "out.csv", "--theme", "light"], "--theme needs --png."),
    (["--headless", "--smoke-test"], "--smoke-test cannot be used together with --headless."),
    (
        ["--headless", "--reset-settings"],
        "--reset-settings cannot be used together with --headless.",
    ),
    (["--list-wrappers", "--png", "x"], "--png cannot be used together with --list-wrappers."),
    (["--list-functions", "--csv", "x"], "--csv cannot be used together with --list-functions."),
    (
        ["--list-optimizers", "race.slalom"],
        "The session cannot be used together with --list-optimizers.",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD, ids=lambda case: str(case)[:40])
def test_bad_input_is_answered_by_one_sentence(arguments: list[str], sentence: str) -> None:
    done = slalom(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1 and done.stderr.endswith((".\n", "?\n"))
    assert len(done.stderr) < 300


def test_what_stands_in_the_way_of_a_picture_is_said_before_the_race(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("engine.headless.run", lambda _: pytest.fail("the race was run"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for path in ("o.jpg", "out", str(tmp_path / "nowhere" / "o.png"), str(tmp_path / "a\0b.png")):
        assert main.run(["--headless", "--png", path]) == 2
    monkeypatch.setattr("gui.startup.find_spec", lambda _: None)
    assert main.run(["--headless", "--png", str(tmp_path / "o.png")]) == 2
    assert "PySide6, which is not installed" in capsys.readouterr().err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["svg", "PDF"])
def test_a_picture_may_be_drawn_as_vectors(race_file: str, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"race.{kind}"
    done = slalom("--headless", race_file, "--png", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith({"svg": b"<?xml", "PDF": b"%PDF"}[kind])


@pytest.mark.parametrize("option", ["--list-optimizers", "--version", "--help", "--headless"])
def test_an_output_that_is_full_is_one_sentence(option: str) -> None:
    command = [sys.executable, "main.py", option]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr == b"The output cannot be written: No space left on device.\n"


def test_a_label_in_any_language_is_printed_on_any_terminal(tmp_path: Path) -> None:
    path = tmp_path / "race.slalom"
    racers = [{"optimizer": "sgd", "label": "山谷 a"}]
    path.write_text(json.dumps(session(racers=racers, edits=[])))
    done = slalom("--headless", str(path), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "?? a" in done.stdout


def test_another_language_than_english_is_announced_as_missing() -> None:
    done = slalom("--list-functions", "--lang", "zh_CN")
    assert (done.returncode, done.stderr) == (0, "This version only speaks English.\n")
    assert done.stdout == slalom("--list-functions", "--lang", "en").stdout


def test_a_bad_session_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    path, out = tmp_path / "race.slalom", tmp_path / "out.csv"
    path.write_text(json.dumps(session(racers=[{"optimizer": "adm"}])))
    for arguments in (["--headless", str(path), "--csv", str(out)], [str(path)]):
        done = slalom(*arguments)
        assert done.returncode == 2
        assert done.stderr == (
            "racers[0].optimizer names no optimizer of the catalog: 'adm'; did you mean 'adam'?\n"
        )
    assert not out.exists()


def test_streams_that_are_missing_are_no_error() -> None:
    """A packaged program without a console starts like this."""
    script = "import sys, main; sys.stdout = sys.stderr = None; sys.exit(main.run(['--headless']))"
    assert python("-c", script).returncode == 0


def test_the_program_can_be_started_from_any_folder(tmp_path: Path) -> None:
    script = f"import os, subprocess, sys; os.chdir({str(tmp_path)!r}); "
    script += f"subprocess.run([sys.executable, {str(ROOT / 'main.py')!r}, '--version'])"
    assert python("-c", script).stdout == f"slalom {engine.__version__}\n"
