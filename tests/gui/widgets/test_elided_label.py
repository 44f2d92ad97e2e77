from pytestqt.qtbot import QtBot

from gui.widgets.elided_label import ElidedLabel

LONG = "A very long name that somebody typed"


def test_a_text_without_room_ends_in_an_ellipsis_and_stays_whole(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(90, 20)
    assert label.shown_text().endswith("…")
    assert LONG.startswith(label.shown_text()[:-1])
    assert label.text() == LONG
    assert label.minimumSizeHint().width() < 10
    label.resize(600, 20)
    assert label.shown_text() == LONG


def test_what_is_shown_is_painted(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(90, 20)
    whole = label.grab().toImage()
    label.setText(label.shown_text())
    assert label.grab().toImage() == whole
    label.setText("")
    assert label.grab().toImage() != whole
