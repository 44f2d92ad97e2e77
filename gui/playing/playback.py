"""The race of the window and the step that is shown of it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from engine.cost_axis import Axis
from engine.own_steps import Step
from engine.race import HISTORY_BUDGET, Race
from engine.setup import Setup
from gui.playing.document import Document
from gui.playing.pace import RunUntil
from gui.playing.player import Clock, Player
from gui.playing.selection import Selection


class Playback(Selection):
    """Playing and scrubbing are one path: show a step.

    Signals:
        race_advanced: there are newly computed steps, shown or not.
        shown_step_changed: another step is to be drawn.
        axis_changed: the race is seen by another cost, so paths are shown at other steps.
        said, unsaid: one sentence for the status line, and that it holds no longer.
    """

    race_advanced = Signal()
    shown_step_changed = Signal(int)
    axis_changed = Signal()
    playing_changed = Signal(bool)
    seeking_changed = Signal(bool)
    speed_changed = Signal(float)
    run_until_changed = Signal()
    said = Signal(str)
    unsaid = Signal(str)

    def __init__(
        self,
        setup: Setup,
        clock: Clock = time.perf_counter,
        parent: QObject | None = None,
        history_budget: int = HISTORY_BUDGET,
    ) -> None:
        """`history_budget` in bytes is for all races that come after each other."""
        super().__init__(parent)
        self.player = Player(Race(setup, history_budget), clock, self)
        self.document = Document(self.player, clock, self)
        self.undo_stack = self.document.undo_stack
        self._by_cost = self.player.by_cost
        self.player.race_advanced.connect(self._by_cost.forget)
        self.player.race_advanced.connect(self.race_advanced)
        self.player.shown_step_changed.connect(self.shown_step_changed)
        self.player.playing_changed.connect(self.playing_changed)
        self.player.seeking_changed.connect(self.seeking_changed)
        self.player.speed_changed.connect(self.speed_changed)
        self._listen_to_remarks()

    def say_while_unchanged(self, sentence: str) -> None:
        """Until the setup is another one."""
        setup = self.setup
        self.player.remarks.say(sentence, lambda: self.setup is setup)

    @property
    def race(self) -> Race:
        return self.player.race

    @property
    def setup(self) -> Setup:
        return self.race.setup

    @property
    def shown_step(self) -> int:
        return self.player.shown_step

    @property
    def axis(self) -> Axis:
        """By which cost the race is seen. The clock counts steps whatever they cost."""
        return self._by_cost.axis

    @property
    def shown_cost(self) -> int:
        """What the race has cost at the shown step, counted along the axis."""
        return self._by_cost.cost(self.race, self.shown_step)

    def steps_shown(self, racer: int) -> Step:
        """The step each path of a racer is shown at: one for all, or `(starts,)`."""
        return self._by_cost.steps(self.race, self.shown_step, racer)

    def step_of(self, racer: int) -> int:
        """The step a racer is shown at; where its paths pay apart, that of the farthest."""
        return self._by_cost.step(self.race, self.shown_step, racer)

    def set_axis(self, axis: Axis) -> None:
        if axis != self.axis:
            self._by_cost.choose(axis)
            self.axis_changed.emit()

    @property
    def playing(self) -> bool:
        return self.player.playing

    @property
    def seeking(self) -> bool:
        """Whether a step is on its way that has to be computed first."""
        return self.player.seeking

    @property
    def speed(self) -> float:
        return self.player.speed

    @property
    def reached_speed(self) -> float | None:
        """Steps a second over the last second of playing; None when that cannot be told."""
        return self.player.reached_speed

    @property
    def run_until(self) -> RunUntil:
        return self.player.run_until

    def set_run_until(self, run_until: RunUntil) -> None:
        if run_until != self.player.run_until:
            self.player.run_until = run_until
            self.run_until_changed.emit()

    def play(self) -> None:
        self.player.play()

    def pause(self) -> None:
        self.player.pause()

    def toggle_play(self) -> None:
        """Play, or hold whatever moves the shown step."""
        if self.playing or self.seeking:
            self.pause()
        else:
            self.play()

    def show_step(self, step: int) -> None:
        """Shows a step of the race; one that lies ahead is computed first."""
        self.document.end_gesture()
        self.player.show_step(step)

    def step_forward(self) -> None:
        self.pause()
        self.show_step(self.shown_step + 1)

    def step_back(self) -> None:
        self.pause()
        self.show_step(self.shown_step - 1)

    def restart(self) -> None:
        self.show_step(0)

    def go_to_end(self) -> None:
        self.show_step(self.race.step)

    def set_speed(self, speed: float) -> None:
        self.player.set_speed(speed)

    def _listen_to_remarks(self) -> None:
        remarks = self.player.remarks
        remarks.said.connect(self.said)
        remarks.unsaid.connect(self.unsaid)
        review = remarks.review
        for signal in (self.shown_step_changed, self.playing_changed, self.selection_changed):
            signal.connect(review)
        self.document.changed.connect(review)
