from dataclasses import replace

from pytestqt.qtbot import QtBot

from engine.transform import Transform
from gui.panels.landscape import LandscapePanel
from gui.session import Session

PIXELS = 2.0


def test_ground_that_drifts_is_shown_where_it_is_at_the_step(
    qtbot: QtBot, map_panel: LandscapePanel, session: Session
) -> None:
    star = map_panel.plot.minima
    session.change(replace(session.setup, transform=Transform(drift=(0.5, 0.25))), "drift")
    session.show_step(4)
    qtbot.waitUntil(lambda: session.shown_step == 4)
    assert star.nearest(2.0, 1.0, PIXELS) == 0
    assert map_panel.ground.height_at(2.0, 1.0) == 0.0
    session.show_step(2)
    assert star.nearest(1.0, 0.5, PIXELS) == 0
    assert star.nearest(2.0, 1.0, PIXELS) is None
