from pytestqt.qtbot import QtBot

from gui.transport.timeline import MOST_TOLD, Mark, Timeline


def told_of(qtbot: QtBot, count: int) -> list[str]:
    """The lines about so many edits at step 50."""
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(400, 24)
    timeline.set_marks(tuple(Mark(50, "#ffffff", f"Edit {n}") for n in range(count)), "#ffffff")
    return timeline.text_at(timeline.x_of(50)).split("\n")


def test_every_mark_at_a_place_has_a_line(qtbot: QtBot) -> None:
    assert told_of(qtbot, MOST_TOLD) == [f"Edit {n}" for n in range(MOST_TOLD)]


def test_of_very_many_only_some_are_told_of(qtbot: QtBot) -> None:
    lines = told_of(qtbot, 300)
    assert lines[:MOST_TOLD] == [f"Edit {n}" for n in range(MOST_TOLD)]
    assert lines[MOST_TOLD:] == [f"and {300 - MOST_TOLD} more"]


def test_where_no_mark_is_nothing_is_told(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_marks((Mark(0, "#ffffff", "Edit"),), "#ffffff")
    assert timeline.text_at(timeline.x_of(90)) == ""
