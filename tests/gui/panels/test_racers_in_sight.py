"""The list of racers scrolls to the one that matters."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.own.rules import OwnRules
from gui.panels.racers import RacersPanel
from gui.session import Session
from gui.theme import ThemeSource


@pytest.fixture
def panel(
    qtbot: QtBot, session: Session, theme_source: ThemeSource, own_rules: OwnRules
) -> RacersPanel:
    made = RacersPanel(session, theme_source, own_rules)
    qtbot.addWidget(made)
    made.setGeometry(300, 300, 270, 240)  # away from where the offscreen platform points
    made.show()
    for _ in range(4):
        session.duplicate_racer(0)
    qtbot.waitUntil(lambda: made.scroll_area.verticalScrollBar().maximum() > 0)
    return made


def is_in_sight(panel: RacersPanel, racer: int) -> bool:
    viewport, card = panel.scroll_area.viewport(), panel.cards[racer]
    top = card.mapTo(viewport, QPoint(0, 0)).y()
    return top >= 0 and top + card.height() <= viewport.height()


def test_a_racer_that_is_added_comes_into_sight(panel: RacersPanel, qtbot: QtBot) -> None:
    panel.chooser.chosen.emit("lion")
    assert len(panel.cards) == 7
    qtbot.waitUntil(lambda: is_in_sight(panel, 6))


def test_a_racer_that_is_selected_elsewhere_comes_into_sight(
    panel: RacersPanel, session: Session
) -> None:
    for racer, other in ((5, 0), (0, 5)):
        session.select_racer(racer)
        assert is_in_sight(panel, racer) and not is_in_sight(panel, other)


def test_what_is_unfolded_comes_into_sight(panel: RacersPanel, qtbot: QtBot) -> None:
    panel.resize(270, 300)  # lower than what stands around a rule
    bar = panel.scroll_area.verticalScrollBar()
    card = panel.cards[-1]
    qtbot.mouseClick(card.fold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.maximum() > 0 and is_in_sight(panel, card.racer))
    around = card.settings.around
    qtbot.mouseClick(around.fold, Qt.MouseButton.LeftButton)
    viewport = panel.scroll_area.viewport()
    qtbot.waitUntil(lambda: around.height() > viewport.height())
    qtbot.waitUntil(lambda: around.mapTo(viewport, QPoint(0, 0)).y() == 0)
