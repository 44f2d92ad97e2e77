"""The window's one shared object: the race, the step being looked at, and every change."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.catalog import FunctionEntry, OptimizerEntry
from engine.measures import default_target
from engine.race import HISTORY_BUDGET
from engine.setup import BrushStarts, RacerSetup, Setup, Starts, Stop
from gui import edits
from gui.edits import Point, Values, Window
from gui.edits.view import COST_AXIS, axis_of, with_view
from gui.playing.brush import Brush
from gui.playing.playback import Playback
from gui.playing.player import Clock
from gui.playing.view import View
from gui.racers.old_future import old_future_name, why_no_branch
from gui.racers.racer_look import racer_name
from gui.working.worker import Worker


class Session(Playback):
    """All that panels listen to.

    Commands can be undone. They raise `SlalomError` when the engine refuses the new setup; the
    race then goes on as it was.

    Attributes:
        brush: paints starts on the map.
        worker: works at long jobs beside the race.
        kept_rules: the optimizers that the person keeps, by identifier.

    Signals:
        setup_changed: the setup before and after; the race is already the new one.
    """

    setup_changed = Signal(object, object)
    target_changed = Signal(float)

    def __init__(
        self,
        setup: Setup,
        clock: Clock = time.perf_counter,
        parent: QObject | None = None,
        history_budget: int = HISTORY_BUDGET,
    ) -> None:
        """`history_budget` in bytes is for all races that come after each other."""
        super().__init__(setup, clock, parent, history_budget)
        self.view = View(self)
        self.worker = Worker(self, clock)
        self.brush = Brush(self.setup.problem.full_window, self)
        self.kept_rules: Mapping[str, OptimizerEntry] = {}
        self._own_target: float | None = None
        self.document.changed.connect(self._follow_setup)
        self.set_axis(axis_of(setup))
        self.axis_changed.connect(self._keep_axis)
        self._refresh_target()

    @property
    def kept_setup(self) -> Setup:
        """The setup as it is written to a file, with the view of the moment."""
        return with_view(self.setup, self.view.values)

    @property
    def target(self) -> float:
        return self.player.target

    def hyperparameters(self, racer: int) -> dict[str, Values]:
        """The values that act on the racer's next step; unnamed ones are defaults."""
        return edits.hyperparameters_at(self.setup, racer, self.step_of(racer))

    def set_target(self, height: float | None) -> None:
        """None, or another problem, goes back to a little above the best known minimum."""
        self._own_target = height
        self._refresh_target()

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
        self.set_axis(axis_of(setup))
        self.view.open()

    def set_hyperparameter(self, racer: int, name: str, value: Values) -> None:
        """Acts from the step after where it is shown; what the racer did then stays beside it.

        Of one gesture only what was there before it stays.
        """
        setup, step = self.setup, self.step_of(racer)
        key = f"hyperparameter {racer} {name}"
        if self.shown_step < self.race.step and not self.document.goes_on(key):
            setup = self._with_old_future(setup, racer, step)
        setup = edits.with_hyperparameters(setup, racer, step, {name: value})
        self.change(setup, self.tr("Change {name}").format(name=name), key)

    def branch(self) -> None:
        """From the shown step on the selected racer, or everyone, goes on twice.

        What is changed there from now on is compared with what would have been.
        """
        selected = self.selected_racer
        racers = range(len(self.setup.racers)) if selected is None else [selected]
        setup = self.setup
        for racer in racers:
            setup = self._with_old_future(setup, racer, self.step_of(racer))
        if setup == self.setup:
            self._say_why_no_branch(racers)
        self.change(setup, self.tr("Branch"))

    def show_mark_before(self) -> None:
        """The last step before the shown one that has an edit or a branch, else the start."""
        before = [step for step in edits.marked_steps(self.setup) if step < self.shown_step]
        self.show_step(max(before, default=0))

    def show_mark_after(self) -> None:
        """The next step that has an edit or a branch, else the newest one."""
        after = [step for step in edits.marked_steps(self.setup) if step > self.shown_step]
        self.show_step(min(after, default=self.race.step))

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
        return len(self.setup.starts) - 1

    def move_start(self, start: int, point: Point, finished: bool = True) -> None:
        """Re-runs the start's paths live; the whole drag is undone at once."""
        setup = edits.with_moved_start(self.setup, start, point)
        self.document.drag(setup, self.tr("Move a start"), finished)

    def remove_start(self, start: int) -> None:
        self.change(edits.without_start(self.setup, start), self.tr("Remove a start"))

    def set_starts(self, starts: Starts) -> None:
        """Others in the place of all."""
        self.change(edits.with_new_starts(self.setup, starts), self.tr("Replace the starts"))

    def paint_starts(self, stroke: BrushStarts) -> None:
        """A stroke of the brush over the starts that are there."""
        self.change(edits.with_stroke(self.setup, stroke), self.tr("Paint starts"))

    def set_function(self, identifier: str) -> None:
        self.change(edits.with_function(self.setup, identifier), self.tr("Change the function"))

    def set_own_function(self, entry: FunctionEntry) -> None:
        setup = edits.with_own_function(self.setup, entry)
        self.change(setup, self.tr("Change the function"))

    def set_formula(
        self,
        text: str,
        parameters: Mapping[str, float],
        window: Window | None = None,
        begun_from: str | None = None,
    ) -> None:
        """In the window that is there, unless another is named; see `edits.with_formula`."""
        setup = edits.with_formula(self.setup, text, parameters, window, begun_from)
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

    def _keep_axis(self) -> None:
        self.view.keep(COST_AXIS, None if self.axis == "steps" else self.axis)

    def _with_old_future(self, setup: Setup, racer: int, step: int) -> Setup:
        name = old_future_name(racer_name(setup.racers[racer]), step)
        return edits.with_old_future(setup, racer, step, name)

    def _say_why_no_branch(self, racers: Iterable[int]) -> None:
        found = (edits.hindrance(self.setup, racer, self.step_of(racer)) for racer in racers)
        sentence = why_no_branch(one for one in found if one is not None)
        setup, seen = self.setup, (self.shown_step, self.selected_racer)
        self.player.remarks.say(
            sentence,
            lambda: self.setup is setup and (self.shown_step, self.selected_racer) == seen,
        )

    def _add(self, racer: RacerSetup) -> int:
        self.change(edits.with_racer(self.setup, racer), self.tr("Add a racer"))
        return len(self.setup.racers) - 1

    def _follow_setup(self, old: Setup, new: Setup) -> None:
        if edits.is_another_problem(old, new):
            self._own_target = None
        if (old.problem, old.transform) != (new.problem, new.transform):
            self._refresh_target()
        self.brush.follow(new.problem.full_window)
        with self._followed(old, new):
            self.setup_changed.emit(old, new)

    def _refresh_target(self) -> None:
        target = default_target(self.race) if self._own_target is None else self._own_target
        if target != self.player.target:
            self.player.target = target
            self.target_changed.emit(target)
