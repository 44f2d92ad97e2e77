"""A map of a swarm small enough for a test: what makes one is lowered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from engine.setup import RacerSetup, Setup
from engine.setup.problem import ProblemSetup
from engine.setup.starts import RandomStarts
from gui.landscape import swarm
from gui.landscape.swarm_choice import SwarmChoice
from gui.panels.landscape import LandscapePanel
from gui.plotting.swarm_layer import SwarmLayer
from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock, settle

STARTS = 60
BASIN = 2


def himmelblau(**view: object) -> Setup:
    adam = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05})
    starts = RandomStarts(STARTS, ((-4.0, 4.0), (-4.0, 4.0)))
    return Setup(ProblemSetup(function="himmelblau"), starts, (adam,), view=view)


def no_swarm() -> Setup:
    return replace(himmelblau(), starts=((1.0, 1.0),))


def without_minima() -> Setup:
    problem = ProblemSetup(formula="x**2 + y**2", window=((-5.0, 5.0), (-5.0, 5.0)))
    return replace(himmelblau(), problem=problem)


class Stand:
    def __init__(self, setup: Setup) -> None:
        self.clock = HandClock()
        self.session = Session(setup, self.clock)
        self.themes = ThemeSource("dark")
        self.panel = LandscapePanel(self.session, self.themes)

    @property
    def layer(self) -> SwarmLayer:
        return self.panel.plot.swarm

    @property
    def choice(self) -> SwarmChoice:
        return self.panel.swarm_choice

    def show(self, step: int) -> None:
        self.session.show_step(step)
        settle(self.session.player, self.clock)

    def choose(self, name: str) -> None:
        index = ["racer", "height", "basin"].index(name)
        self.panel.swarm_choice.bar.colors.setCurrentIndex(index)
        self.panel.swarm_choice.bar.colors.activated.emit(index)


@contextmanager
def lowered(most_trails: int = STARTS - 1, most_marked: int = STARTS - 1) -> Iterator[None]:
    """More paths than this are a swarm, and of more starts none is marked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swarm, "MOST_TRAILS", most_trails)
        patch.setattr(swarm, "MOST_MARKED", most_marked)
        yield


@contextmanager
def swarm_stand(qtbot: QtBot) -> Iterator[Stand]:
    with lowered():
        made = Stand(himmelblau())
        qtbot.addWidget(made.panel)
        made.panel.setGeometry(300, 300, 700, 500)
        made.panel.show()
        qtbot.waitExposed(made.panel)
        yield made
        made.session.player.stop()
        made.panel.ground.stop()
        made.panel.hide()
