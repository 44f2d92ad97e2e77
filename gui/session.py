"""The window's one shared object: the race, the step being looked at, and every change."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.measures import default_target
from engine.race import Race
from engine.setup import RacerSetup, Setup, Stop
from gui import edits
from gui.edits import Point, Values, Window
from gui.playing.document import Document
from gui.playing.pace import RunUntil
from gui.playing.player import Clock, Player
from gui.playing.selection import Selection


class Session(Selection):
    """All that panels listen to.

    Commands can be undone. They raise `SlalomError` when the engine refuses the new setup; the
    race then goes on as it was.

    Signals:
        setup_changed: the setup before and after; the race is already the new one.
        race_advanced: there are newly computed steps, shown or not.
        shown_step_changed: another step is to be drawn.
        said: one sentence for the status line.
    """

    setup_changed = Signal(object, object)
    race_advanced = Signal()
    shown_step_changed = Signal(int)
    playing_changed = Signal(bool)
    seeking_changed = Signal(bool)
    speed_changed = Signal(float)
    target_changed = Signal(float)
    run_until_changed = Signal()
    said = Signal(str)

    def __init__(
        self, setup: Setup, clock: Clock = time.perf_counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.player = Player(Race.from_setup(setup), clock, self)
        self.document = Document(self.player, clock, self)
        self.undo_stack = self.document.undo_stack
        self._own_target: float | None = None
        self.document.changed.connect(self._follow_setup)
        self.player.race_advanced.connect(self.race_advanced)
        self.player.shown_step_changed.connect(self.shown_step_changed)
        self.player.playing_changed.connect(self.playing_changed)
        self.player.seeking_changed.connect(self.seeking_changed)
        self.player.speed_changed.connect(self.speed_changed)
        self.player.said.connect(self.said)
        self._refresh_target()

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
    def run_until(self) -> RunUntil:
        return self.player.run_until

    @property
    def target(self) -> float:
        return self.player.target

    def hyperparameters(self, racer: int) -> dict[str, Values]:
        """The values that act on the next step after the shown one; unnamed ones are defaults."""
        return edits.hyperparameters_at(self.setup, racer, self.shown_step)

    def set_target(self, height: float | None) -> None:
        """None, or another problem, goes back to a little above the best known minimum."""
        self._own_target = height
        self._refresh_target()

    def set_run_until(self, run_until: RunUntil) -> None:
        if run_until != self.player.run_until:
            self.player.run_until = run_until
            self.run_until_changed.emit()

    def change(self, setup: Setup, text: str, merge_key: str | None = None) -> None:
        """Races another setup; `text` names the change in the Edit menu."""
        self.document.change(setup, text, merge_key)

    def load(self, setup: Setup) -> None:
        """Another session, held and with nothing selected; the one before cannot be undone."""
        self.document.load(setup)
        self._own_target = None
        self.pause()
        self.select_nothing()
        self._refresh_target()

    def set_hyperparameter(self, racer: int, name: str, value: Values) -> None:
        """Acts from the step after the shown one; the racer's later edits are forgotten."""
        setup = edits.with_hyperparameters(self.setup, racer, self.shown_step, {name: value})
        text = self.tr("Change {name}").format(name=name)
        self.change(setup, text, f"hyperparameter {racer} {name}")

    def set_racer(self, racer: int, **fields: Any) -> None:
        """Changes fields of `RacerSetup`, such as `label`, `color`, `marker` and `enabled`."""
        changed = replace(self.setup.racers[racer], **fields)
        setup = edits.with_changed_racer(self.setup, racer, changed)
        self.change(setup, self.tr("Change a racer"), f"racer {racer} {sorted(fields)}")

    def add_racer(self, identifier: str) -> int:
        return self._add(RacerSetup(optimizer=identifier))

    def add_rule(
        self, rule: str, hyperparameters: Mapping[str, Values], label: str | None = None
    ) -> int:
        return self._add(RacerSetup(rule=rule, hyperparameters=dict(hyperparameters), label=label))

    def duplicate_racer(self, racer: int) -> None:
        self.change(edits.with_duplicate(self.setup, racer), self.tr("Duplicate a racer"))

    def remove_racer(self, racer: int) -> None:
        self.change(edits.without_racer(self.setup, racer), self.tr("Remove a racer"))

    def solo_racer(self, racer: int) -> None:
        """Runs one racer and no other; everyone again when it already runs alone."""
        self.change(edits.with_only(self.setup, racer), self.tr("Solo"))

    def add_start(self, point: Point, finished: bool = True) -> int:
        """With `finished=False` this begins a drag that `move_start` goes on with."""
        setup = edits.with_start(self.setup, point)
        self.document.drag(setup, self.tr("Add a start"), finished)
        return len(edits.points_of(self.setup)) - 1

    def move_start(self, start: int, point: Point, finished: bool = True) -> None:
        """Re-runs the start's paths live; the whole drag is undone at once."""
        setup = edits.with_moved_start(self.setup, start, point)
        self.document.drag(setup, self.tr("Move a start"), finished)

    def remove_start(self, start: int) -> None:
        self.change(edits.without_start(self.setup, start), self.tr("Remove a start"))

    def set_function(self, identifier: str) -> None:
        self.change(edits.with_function(self.setup, identifier), self.tr("Change the function"))

    def set_formula(self, text: str, parameters: Mapping[str, float], window: Window) -> None:
        setup = edits.with_formula(self.setup, text, dict(parameters), window)
        self.change(setup, self.tr("Change the formula"), "formula")

    def set_parameter(self, name: str, value: float) -> None:
        text = self.tr("Change {name}").format(name=name)
        self.change(edits.with_parameter(self.setup, name, value), text, f"parameter {name}")

    def set_window(self, window: Window) -> None:
        self.change(edits.with_window(self.setup, window), self.tr("Change the window"), "window")

    def set_seed(self, seed: int) -> None:
        self.change(replace(self.setup, seed=seed), self.tr("Change the seed"), "seed")

    def set_stop(self, stop: Stop) -> None:
        self.change(replace(self.setup, stop=stop), self.tr("Change the stop rule"), "stop")

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

    def _add(self, racer: RacerSetup) -> int:
        self.change(edits.with_racer(self.setup, racer), self.tr("Add a racer"))
        return len(self.setup.racers) - 1

    def _follow_setup(self, old: Setup, new: Setup) -> None:
        if edits.is_another_problem(old, new):
            self._own_target = None
        if (old.problem, old.transform) != (new.problem, new.transform):
            self._refresh_target()
        with self._followed(old, new):
            self.setup_changed.emit(old, new)

    def _refresh_target(self) -> None:
        target = default_target(self.race) if self._own_target is None else self._own_target
        if target != self.player.target:
            self.player.target = target
            self.target_changed.emit(target)
