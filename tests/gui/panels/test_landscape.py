"""The map: playing, scrubbing, legend and looks, in an exposed window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionButton
from pytestqt.qtbot import QtBot

from engine.catalog import optimizers
from engine.setup import ProblemSetup, RacerSetup
from gui.landscape.ground import view_of
from gui.landscape.legend_chip import Chip
from gui.panels.landscape import LandscapePanel
from gui.plotting.numbers import short_number
from gui.session import Session
from gui.theme import DARK, LIGHT, ThemeSource
from tests.benchmarks.paints import PaintCounter
from tests.gui.clock import HandClock, tick

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NOBODY = Qt.KeyboardModifier.NoModifier


def test_the_legend_shows_rates_and_points_out_racers(
    map_panel: LandscapePanel, session: Session
) -> None:
    assert "0.1" in map_panel.legend.chips[0].text() and "0.05" in map_panel.legend.chips[1].text()
    map_panel.legend.chips[1].pointed_at.emit(True)
    assert session.highlighted_racer == 1
    assert map_panel.legend.chips[1].property("highlighted") is True
    map_panel.legend.chips[1].click()
    assert session.selected_racer == 1
    session.set_hyperparameter(0, "learning_rate", 0.25)
    assert "0.25" in map_panel.legend.chips[0].text()
    session.duplicate_racer(0)
    assert len(map_panel.legend.chips) == 3


def test_the_legend_shows_the_rate_also_where_it_is_the_default(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.set_racer(0, optimizer="lion", hyperparameters={})
    rate = next(
        one.default for one in optimizers()["lion"].hyperparameters if one.name == "learning_rate"
    )
    assert map_panel.legend.chips[0].text().endswith(f"η {short_number(rate)}")


def test_of_racers_that_are_not_pointed_at_the_heads_stay_and_stand_back(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(20)
    session.show_step(20)
    heads = map_panel.plot.heads
    everyone = heads.count
    assert heads.opacities() == [1.0] * everyone
    session.highlight(0)
    assert heads.count == everyone
    below, above = heads.opacities()[: everyone // 2], heads.opacities()[everyone // 2 :]
    assert above == [1.0] * len(above)
    assert all(0.3 <= opacity < 0.6 for opacity in below)
    session.highlight(None)
    assert heads.opacities() == [1.0] * everyone


def test_a_tick_paints_once(map_panel: LandscapePanel, session: Session) -> None:
    session.race.advance(50)
    session.show_step(10)
    QTest.qWait(150)
    session.player.stop()
    paints = PaintCounter(map_panel.plot.viewport())
    for step in range(11, 21):
        session.show_step(step)
        session.race_advanced.emit()
        QApplication.processEvents()
        session.player.stop()
    assert paints.count == 10


def test_a_tick_draws_its_step_once(
    map_panel: LandscapePanel,
    session: Session,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(map_panel.heads, "show", lambda: drawn.append(session.shown_step))
    session.play()
    tick(session.player, clock, 5)
    assert len(drawn) == 5
    assert drawn == sorted(set(drawn))


def test_moving_a_start_dresses_no_racer_anew(
    map_panel: LandscapePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.race.advance(30)
    session.show_step(30)
    rebuilt: list[object] = []
    monkeypatch.setattr(map_panel.legend, "rebuild", rebuilt.append)
    heads = map_panel.plot.heads.places()
    session.move_start(0, (3.0, -2.0), finished=False)
    assert rebuilt == []
    assert map_panel.plot.heads.places() != heads
    session.add_start((1.0, 2.0))
    session.set_racer(0, color="#123456")
    assert len(rebuilt) == 2


def test_scrubbing_back_and_forth_shows_the_same_map(
    map_panel: LandscapePanel, session: Session, qtbot: QtBot
) -> None:
    session.race.advance(80)

    def seen(step: int) -> np.ndarray:
        session.show_step(step)
        qtbot.waitUntil(lambda: map_panel.trails.are_done)
        QTest.qWait(150)
        image = map_panel.plot.grab().toImage()
        flat = np.frombuffer(image.constBits(), np.uint8)
        return flat.reshape(image.height(), -1, 4)[:, :, :3].astype(int)

    first, late, again = seen(20), seen(80), seen(20)
    assert (np.abs(first - late).max(axis=2) > 100).sum() > 100
    assert (np.abs(first - again).max(axis=2) > 100).sum() < 20


def test_paths_that_left_are_marked_at_the_edge_and_counted(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.set_hyperparameter(0, "learning_rate", 3.0)
    session.race.advance(200)
    session.show_step(200)
    assert map_panel.heads.kinds(0, 200).tolist() == [1, 1]
    assert map_panel.heads.kinds(0, 1).tolist() == [0, 0]
    map_panel.legend.refresh()
    assert "2 diverged" in map_panel.legend.chips[0].text()
    assert "diverged" not in map_panel.legend.chips[1].text()
    frame = map_panel.plot.heads.frame()
    for x, y in map_panel.plot.heads.places():
        assert 0 <= x <= frame.width and 0 <= y <= frame.height


def test_another_function_is_seen_whole(map_panel: LandscapePanel, session: Session) -> None:
    session.set_function("himmelblau")
    (x0, x1), (y0, y1) = map_panel.plot.view_box.viewRange()
    assert x0 <= -3.78 and x1 >= 3.58 and y0 <= -3.28 and y1 >= 3.13
    assert map_panel.plot.minima.count == 4


def test_fit_comes_back_from_anywhere(map_panel: LandscapePanel) -> None:
    before = map_panel.plot.view_box.viewRange()
    map_panel.plot.view_box.zoom(0.1, QPointF(3.0, 1.0))
    QTest.keyClick(map_panel.plot, Qt.Key.Key_Minus)
    QTest.keyClick(map_panel.plot, Qt.Key.Key_Right)
    assert map_panel.plot.view_box.viewRange() != before
    map_panel.fit()
    np.testing.assert_allclose(map_panel.plot.view_box.viewRange(), before)


def test_equal_scale_is_a_switch(map_panel: LandscapePanel, session: Session) -> None:
    map_panel.bar.equal.click()
    view = map_panel.plot.view_box
    (x0, x1), (y0, y1) = view.viewRange()
    assert (x1 - x0) / view.width() == pytest.approx((y1 - y0) / view.height(), rel=1e-6)
    map_panel.bar.equal.click()
    map_panel.fit()
    np.testing.assert_allclose(view.viewRange(), view_of(session.setup, session.race.problem))


def test_the_height_scale_can_be_chosen(map_panel: LandscapePanel) -> None:
    map_panel.bar.scales.setCurrentIndex(2)
    map_panel.bar.scale_chosen.emit()
    middle = map_panel.plot.grab().toImage()
    map_panel.bar.scales.setCurrentIndex(0)
    map_panel.bar.scale_chosen.emit()
    assert map_panel.plot.grab().toImage() != middle


def test_everything_recolours_with_the_theme(
    map_panel: LandscapePanel, theme_source: ThemeSource
) -> None:
    theme_source.set_mode("light")
    image = map_panel.plot.grab().toImage()
    assert image.pixelColor(2, 2).name() == LIGHT.panel
    theme_source.set_mode("dark")
    assert map_panel.plot.grab().toImage().pixelColor(2, 2).name() == DARK.panel


def test_a_racer_more_or_less_changes_the_map_at_once(
    map_panel: LandscapePanel, session: Session
) -> None:
    session.race.advance(20)
    session.show_step(20)
    session.add_racer("adam")
    assert map_panel.plot.heads.count == 6
    session.set_racer(2, enabled=False)
    assert map_panel.plot.heads.count == 4
    session.remove_racer(2)
    assert map_panel.plot.heads.count == 4


def test_a_formula_without_a_number_anywhere_is_still_a_map(
    map_panel: LandscapePanel, session: Session
) -> None:
    problem = ProblemSetup(formula="sqrt(-1 - x**2 - y**2)", window=((-1.0, 1.0), (-1.0, 1.0)))
    racers = (RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.1}),)
    session.load(replace(session.setup, problem=problem, racers=racers, starts=((0.5, 0.5),)))
    map_panel.ground.draw_finely()
    assert not map_panel.plot.grab().isNull()


def test_a_long_name_in_the_legend_is_cut_by_an_ellipsis_and_widens_nothing(
    map_panel: LandscapePanel, session: Session
) -> None:
    least = map_panel.minimumSizeHint().width()
    session.set_racer(0, label="A name that goes on and on. " * 2)
    map_panel.resize(400, 500)
    QApplication.processEvents()
    chip, other = map_panel.legend.chips
    assert map_panel.minimumSizeHint().width() == least
    assert chip.geometry().right() <= map_panel.legend.width()
    assert shown_text(chip).startswith("A name") and shown_text(chip).endswith("…")
    assert shown_text(other) == other.text()


def shown_text(chip: Chip) -> str:
    option = QStyleOptionButton()
    chip.initStyleOption(option)
    return option.text
