from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.setup import RacerSetup
from gui.landscape import marks, swarm
from gui.panels.landscape import LandscapePanel
from gui.playing.pace import UntilPathEnds, UntilTarget
from gui.session import Session
from gui.theme import ThemeSource
from tests.engine.swarms import STARTS, lowered, swarm_setup
from tests.gui.clock import HandClock, settle, tick

SAMPLE = 5


class Stand:
    def __init__(self) -> None:
        self.clock = HandClock()
        setup = swarm_setup(RacerSetup(optimizer="adam"))
        self.session = Session(setup, self.clock)
        self.panel = LandscapePanel(self.session, ThemeSource("dark"))

    @property
    def heads(self) -> np.ndarray:
        return self.panel.plot.swarm.points

    def race_to(self, step: int) -> None:
        self.session.show_step(step)
        settle(self.session.player, self.clock)


@pytest.fixture
def stand(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr(marks, "_MOST_PATHS", STARTS - 1)
    monkeypatch.setattr(swarm, "MOST_TRAILS", STARTS - 1)
    monkeypatch.setattr(swarm, "MOST_MARKED", STARTS - 1)
    with lowered(sample=SAMPLE, a_look=0.001):
        made = Stand()
        qtbot.addWidget(made.panel)
        made.panel.resize(700, 500)
        made.panel.show()
        yield made
        made.session.player.stop()


def test_a_swarm_is_seen_whole_where_it_begins_and_where_it_stands(stand: Stand) -> None:
    race = stand.session.race
    assert np.array_equal(stand.heads, race.starts)
    assert stand.panel.plot.starts.count == 0
    stand.race_to(30)
    assert np.array_equal(stand.heads, race.positions(0, 30))


def test_scrubbing_shows_the_sample_at_once_and_the_rest_as_it_arrives(stand: Stand) -> None:
    stand.race_to(30)
    stand.session.show_step(9)
    assert stand.heads.shape == (2, SAMPLE)
    counts = [SAMPLE]
    while stand.session.player.is_busy:
        tick(stand.session.player, stand.clock)
        counts.append(stand.heads.shape[1])
    assert counts == sorted(counts)
    assert stand.heads.shape == (2, STARTS)
    wanted = stand.session.race.positions(0, 9)
    assert sorted(map(tuple, stand.heads.T.tolist())) == sorted(map(tuple, wanted.T.tolist()))


def test_nobody_points_at_one_of_a_swarm(stand: Stand) -> None:
    stand.race_to(30)
    x, y = stand.session.race.positions(0, 30)[:, 0]
    assert stand.panel.heads.racer_at(float(x), float(y), 20.0) is None


def test_a_swarm_stops_by_what_its_sample_does(stand: Stand) -> None:
    stand.race_to(40)
    race = stand.session.race
    heights = race.sample.height_curve(0, 0, 40)[1]
    target = float(heights[17].min())
    first = int(np.flatnonzero(heights.min(axis=1) <= target)[0])
    assert UntilTarget().stop_step(race, 0, 40, target) == first
    assert UntilPathEnds().stop_step(race, 0, 40, target) is None
