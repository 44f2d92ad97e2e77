from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.setup import load_setup
from gui.session import Session
from gui.window.dialogs import CANCEL, DISCARD, SAVE
from gui.window.session_files import SessionFiles
from tests.gui.answers import Answers
from tests.gui.setups import two_racers


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(two_racers())
    yield made
    made.player.stop()


def test_a_saved_session_opens_as_the_same_setup(session: Session, tmp_path: Path) -> None:
    files = SessionFiles(session, Answers(tmp_path / "mine"))
    assert files.save()
    saved = session.setup
    session.load(two_racers())
    session.remove_racer(0)
    assert files.open_path(tmp_path / "mine.slalom")
    assert session.setup == saved
    assert files.name == "mine.slalom"


def test_opening_says_what_was_opened(session: Session, tmp_path: Path) -> None:
    files = SessionFiles(session, Answers(tmp_path / "mine"))
    files.save()
    said: list[str] = []
    session.said.connect(said.append)
    files.open_path(tmp_path / "mine.slalom")
    assert said == ["Opened mine.slalom."]


def test_a_bad_file_is_one_sentence_and_the_race_stays(session: Session, tmp_path: Path) -> None:
    bad = tmp_path / "bad.slalom"
    bad.write_text('{"format": "slalom", "schema": 1, "problem": {"function": "bealle"}}')
    said: list[str] = []
    session.said.connect(said.append)
    before = session.setup
    assert not SessionFiles(session, Answers()).open_path(bad)
    assert session.setup == before
    assert len(said) == 1
    assert said[0].endswith(".")


def test_a_changed_mind_opens_and_saves_nothing(session: Session) -> None:
    files = SessionFiles(session, Answers(""))
    files.open()
    assert not files.save_as()
    assert files.path is None


def test_a_race_without_a_file_is_left_without_a_question(session: Session) -> None:
    answers = Answers()
    session.remove_racer(0)
    assert SessionFiles(session, answers).may_leave()
    assert answers.asked == []


@pytest.mark.parametrize(
    ("what", "may_leave", "racers_in_file"),
    [(CANCEL, False, 2), (DISCARD, True, 2), (SAVE, True, 1)],
)
def test_changes_of_a_file_are_asked_about(
    session: Session, tmp_path: Path, what: str, may_leave: bool, racers_in_file: int
) -> None:
    files = SessionFiles(session, Answers(what=what))
    path = tmp_path / "mine.slalom"
    files.save_path(path)
    session.remove_racer(0)
    assert files.may_leave() is may_leave
    assert len(load_setup(path).racers) == racers_in_file
