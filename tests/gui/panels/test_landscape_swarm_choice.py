"""A person chooses how a swarm looks, and when a racer is one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from tests.gui.clock import settle, tick
from tests.gui.panels.swarm_stand import (
    BASIN,
    STARTS,
    Stand,
    himmelblau,
    lowered,
    no_swarm,
    swarm_stand,
    without_minima,
)


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    with swarm_stand(qtbot) as made:
        yield made


def test_menu_keys_and_bar_are_one_choice_and_kept_with_the_session(
    qtbot: QtBot, stand: Stand
) -> None:
    bar, session = stand.panel.swarm_choice.bar, stand.session
    stand.choose("height")
    assert stand.choice.colors["height"].isChecked()
    assert session.kept_setup.view["swarm_colors"] == "height"
    stand.panel.activateWindow()
    qtbot.waitActive(stand.panel)
    qtbot.keyClick(stand.panel.plot, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert bar.colors.currentIndex() == BASIN
    qtbot.keyClick(stand.panel.plot, Qt.Key.Key_W)
    assert bar.wake.isChecked() and session.kept_setup.view["swarm_wake"] is True
    bar.wake.click()
    assert not stand.choice.wake.isChecked()
    stand.choose("racer")
    assert not {"swarm_colors", "swarm_wake"} & session.kept_setup.view.keys()
    assert session.undo_stack.count() == 0


def test_a_session_says_how_its_swarm_looks(stand: Stand) -> None:
    stand.session.load(himmelblau(swarm_colors="basin", swarm_wake=True))
    assert stand.panel.heads.swarm.colors == "basin"
    assert stand.choice.colors["basin"].isChecked() and stand.choice.wake.isChecked()
    stand.session.load(himmelblau())
    assert stand.panel.heads.swarm.colors == "racer"
    assert not stand.choice.wake.isChecked()


def test_the_choice_is_offered_where_there_is_a_swarm(stand: Stand) -> None:
    stand.choose("height")
    assert stand.panel.swarm_choice.bar.isVisible()
    stand.session.change(no_swarm(), "few")
    assert not stand.panel.swarm_choice.bar.isVisible()
    assert not any(action.isEnabled() for action in stand.choice.actions)
    assert stand.panel.plot.color_bar._dot_tones == ()
    assert stand.layer.points.shape == (2, 0)
    stand.session.undo_stack.undo()
    assert stand.panel.swarm_choice.bar.isVisible()
    assert all(action.isEnabled() for action in stand.choice.actions)
    assert stand.panel.heads.swarm.colors == "height"


def test_without_known_minima_dots_have_the_colours_of_racers_until_there_are_some(
    stand: Stand,
) -> None:
    stand.choose("basin")
    stand.session.change(without_minima(), "no minima")
    assert stand.panel.heads.swarm.colors == "racer"
    assert not stand.choice.colors["basin"].isEnabled()
    model = stand.panel.swarm_choice.bar.colors.model()
    assert isinstance(model, QStandardItemModel) and not model.item(BASIN).isEnabled()
    assert "No minimum" in model.item(BASIN).toolTip()
    assert stand.panel.swarm_choice.bar.key.text() == ""
    stand.session.undo_stack.undo()
    assert stand.panel.heads.swarm.colors == "basin"
    assert model.item(BASIN).isEnabled() and not model.item(BASIN).toolTip()


def dots_and_wake(stand: Stand) -> int:
    return int((stand.layer.pixels() > 0).sum())


def test_a_wake_stays_while_the_race_goes_on_and_not_when_it_jumps(stand: Stand) -> None:
    stand.panel.swarm_choice.bar.wake.click()
    stand.show(1)
    alone = dots_and_wake(stand)
    stand.session.step_forward()
    settle(stand.session.player, stand.clock)
    stand.show(2)
    assert dots_and_wake(stand) > alone
    stand.show(30)
    stand.show(9)
    assert dots_and_wake(stand) <= 4 * STARTS


def test_a_race_that_plays_leaves_a_wake_however_fast(stand: Stand) -> None:
    stand.panel.swarm_choice.bar.wake.click()
    stand.session.set_speed(200.0)
    stand.session.play()
    for _ in range(4):
        tick(stand.session.player, stand.clock)
        seen = dots_and_wake(stand)
    assert stand.session.shown_step > 10
    assert seen > 4 * STARTS


def test_a_changed_setup_leaves_no_wake_of_what_was(stand: Stand) -> None:
    stand.panel.swarm_choice.bar.wake.click()
    for step in (1, 2, 3, 4):
        stand.show(step)
        dots_and_wake(stand)
    assert dots_and_wake(stand) > 4 * STARTS
    stand.session.set_seed(stand.session.setup.seed + 1)
    settle(stand.session.player, stand.clock)
    assert dots_and_wake(stand) <= 4 * STARTS


def test_a_swarm_has_no_trails_no_heads_and_no_marks_of_starts(stand: Stand) -> None:
    stand.show(30)
    plot = stand.panel.plot
    assert plot.heads.count == plot.starts.count == 0
    assert stand.panel.trails.are_done
    assert np.array_equal(stand.layer.points, stand.session.race.positions(0, 30))
    x, y = stand.session.race.positions(0, 30)[:, 0]
    assert plot.trails.racer_at(float(x), float(y), 9.0) is None


def test_paths_are_counted_over_the_racers_that_run(stand: Stand) -> None:
    with lowered(most_trails=2 * STARTS - 1, most_marked=STARTS):
        assert_counted(stand)


def assert_counted(stand: Stand) -> None:
    stand.session.set_seed(1)
    stand.show(3)
    plot = stand.panel.plot
    assert (stand.layer.points.shape[1], plot.heads.count) == (0, STARTS)
    stand.session.duplicate_racer(0)
    settle(stand.session.player, stand.clock)
    assert (stand.layer.points.shape[1], plot.heads.count) == (2 * STARTS, 0)
    assert plot.starts.count == STARTS  # few enough to take hold of one
    stand.session.solo_racer(1)
    settle(stand.session.player, stand.clock)
    assert (stand.layer.points.shape[1], plot.heads.count) == (0, STARTS)
    assert not stand.panel.swarm_choice.bar.isVisible()
