"""What the README shows is so."""

import re
from pathlib import Path

import pytest

import main
from engine.headless import COLUMNS
from engine.race import Race
from engine.setup import Setup
from tests.command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_its_session_is_a_session() -> None:
    setup = Setup.from_text(block("json"))
    assert len(setup.racers) == 3
    assert Race.from_setup(setup).advance(10) == 10


def test_its_python_names_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "race.slalom").write_text(block("json"))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(block("python"), names)
    race = names["race"]
    assert isinstance(race, Race) and race.step == 500


def test_its_options_are_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.run(["--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    lines = "\n".join(line for line in README.splitlines() if "main.py" in line)
    shown = set(re.findall(r"--[a-z-]+", lines))
    assert shown and shown <= known


def test_its_test_command_is_the_one_that_is_run() -> None:
    command = re.search(r"## Test\n\n```\n(.+)\n```", README)
    assert command is not None
    assert f"\n{command[1]}\n" in (ROOT / ".ci" / "run").read_text()


def test_its_columns_are_those_of_the_csv() -> None:
    assert f"\n{','.join(COLUMNS)}\n" in README
