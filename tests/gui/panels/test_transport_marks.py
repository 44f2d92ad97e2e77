from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.gui.panels.stand import Stand, click


def test_the_timeline_marks_edits_and_branches_and_says_what_was_done(stand: Stand) -> None:
    stand.go_to(60)
    stand.session.set_hyperparameter(1, "momentum", 0.5)
    stand.go_to(90)
    stand.go_to(30)
    stand.session.set_hyperparameter(0, "learning_rate", 0.25)
    timeline = stand.panel.timeline
    assert [(mark.step, mark.is_branch) for mark in timeline.marks] == [
        (30, False),
        (60, False),
        (30, True),
    ]
    assert [mark.text for mark in timeline.marks_near(timeline.x_of(30))] == [
        "Step 30, “SGD”: learning_rate = 0.25",
        "Step 30: “SGD, unchanged at 30” parts from “SGD”",
    ]
    assert timeline.marks_near(timeline.x_of(45)) == ()


def test_a_branch_is_a_triangle_in_the_colour_of_its_racer(stand: Stand) -> None:
    stand.go_to(60)
    stand.go_to(30)
    click(stand.panel.branch)
    timeline = stand.panel.timeline
    colors = {mark.color for mark in timeline.marks}
    assert len(colors) == 2
    image = timeline.grab().toImage()
    assert image.pixelColor(timeline.x_of(30), timeline.height() - 3).name() in colors
    stand.session.undo_stack.undo()
    assert timeline.marks == ()


def test_the_tooltip_of_a_mark_is_shown_where_it_is(stand: Stand) -> None:
    stand.go_to(60)
    stand.session.set_hyperparameter(1, "momentum", 0.5)
    timeline = stand.panel.timeline
    for step, text in ((60, "Step 60, “Momentum”: momentum = 0.5"), (10, timeline.toolTip())):
        place = QPoint(timeline.x_of(step), 2)
        event = QHelpEvent(QEvent.Type.ToolTip, place, timeline.mapToGlobal(place))
        QApplication.sendEvent(timeline, event)
        assert QToolTip.text() == text
    QToolTip.hideText()
