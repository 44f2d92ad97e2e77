"""The line on the map that says how to begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from gui.panels.landscape import LandscapePanel
from gui.session import Session


def test_the_hint_goes_when_something_has_been_raced(
    map_panel: LandscapePanel, session: Session
) -> None:
    assert map_panel.hint.isVisible()
    session.race.advance(3)
    session.show_step(3)
    assert not map_panel.hint.isVisible()


def test_the_hint_is_back_when_every_start_is_gone(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(5)
    session.show_step(5)
    session.remove_start(0)
    assert not map_panel.hint.isVisible()
    session.remove_start(0)
    assert map_panel.hint.isVisible()
    assert map_panel.plot.viewport().rect().contains(map_panel.hint.geometry())


def test_the_hint_covers_no_start(map_panel: LandscapePanel, session: Session) -> None:
    plot, hint, box = map_panel.plot, map_panel.hint, map_panel.plot.view_box
    for _ in range(3):
        before = hint.geometry()
        at = box.mapSceneToView(plot.mapToScene(before.center()))
        session.add_start((at.x(), at.y()))
        assert hint.geometry() != before
        starts = [box.mapToScene(QPointF(x, y)) for x, y in plot.starts.places()]
        assert not any(hint.geometry().contains(plot.mapFromScene(start)) for start in starts)
        assert plot.viewport().rect().contains(hint.geometry())
