"""A race: one problem, several racers, all starts, one clock; a function of its setup."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from engine.arrays import Array, Indices, side_by_side
from engine.course import Recipe, changes_of
from engine.disturbance import as_asked
from engine.endings import NEVER, Endings
from engine.landmarks import Landmarks
from engine.lane import Lane
from engine.marks import Mark
from engine.measures import Costs, standing_status
from engine.optimizer import Value
from engine.own_steps import Step, at_own_steps, within
from engine.problem import Problem
from engine.setup import Edit, Setup
from engine.setup.numbers import of_python
from engine.takeover import Takeover, plan_takeover

HISTORY_BUDGET = 256_000_000
SLICE_STEPS = 64
TURN_SECONDS = 0.001


class Race:
    """Advance it, edit it, branch it, and read any step.

    The same numbers to the last bit whether it is advanced one by one, in blocks or in ticks, and
    whatever else races beside. Racers and starts count from 0; a step to read may be one a path.

    Attributes:
        setup: what the race is rebuilt from, edits included.
        landmarks: the problem over its window.
        starts: initial points `(dims, starts)`.
        step: the newest computed step; 0 at the start.
    """

    def __init__(
        self, setup: Setup, history_budget: int = HISTORY_BUDGET, kin: Race | None = None
    ) -> None:
        """`history_budget` in bytes is shared by all racers. Raises FormulaError, SetupError.

        `kin` is a race on the same problem that will provide the lanes.
        """
        self.setup = setup
        self.landmarks: Landmarks = kin.landmarks if kin else Landmarks(setup.build_problem())
        self.starts: Array = setup.points()
        self.step = 0
        self.history_budget = history_budget
        self._endings = Endings(self.landmarks, setup.stop)
        self._seconds_a_step = 1e-3
        self._lanes = [] if kin else [self._fresh_lane(one) for one in range(len(setup.racers))]

    @classmethod
    def from_setup(cls, setup: Setup | Mapping[str, object]) -> Race:
        """The race of a setup, or of the plain data of a session file. Raises SetupError."""
        return cls(setup if isinstance(setup, Setup) else Setup.from_dict(setup))

    @property
    def problem(self) -> Problem:
        """What is minimised."""
        return self.landmarks.problem

    @property
    def over(self) -> bool:
        """Whether every path of every racer that runs has ended."""
        return all(lane.over for lane in self._running())

    def runs(self, racer: int) -> bool:
        """Whether a racer takes part."""
        return self.setup.racers[racer].enabled

    def computed(self, racer: int) -> int:
        """The newest step up to which a racer's paths are known; less than `step` while it lags."""
        return self._lanes[racer].computed(self.step)

    def advance(self, steps: int = 1) -> int:
        """Make steps, and say how many: fewer when every path has ended."""
        self._catch_up()
        began = self.step
        while self.step < began + steps and not self.over:
            self.step += min(SLICE_STEPS, began + steps - self.step)
            self._catch_up()
            if self.over:
                ends = [lane.end_steps().max(initial=0) for lane in self._running()]
                self.step = max(int(max(ends)), began)
        return self.step - began

    def work(self, seconds: float, until: int) -> None:
        """Work for about so long: first on what lags behind, then toward step `until`."""
        deadline = time.perf_counter() + seconds
        self._catch_up(deadline)
        while self.step < until and not self.over and not self._lagging():
            if (left := deadline - time.perf_counter()) <= 0:
                return
            count = max(1, min(int(left / self._seconds_a_step), SLICE_STEPS, until - self.step))
            began = time.perf_counter()
            self.advance(count)
            self._seconds_a_step = max(1e-6, (time.perf_counter() - began) / count)

    def grain(self, racer: int) -> int:
        """Multiples of so many steps are kept; others are rebuilt, which takes time."""
        return self._lanes[racer].grain

    def edit(self, racer: int, /, **hyperparameters: Value | Sequence[float]) -> None:
        """Change hyperparameters of a racer from step `step + 1` on. Raises SetupError."""
        values = {name: of_python(value) for name, value in hyperparameters.items()}
        edits = (*self.setup.edits, Edit(self.step, racer, values))
        self.setup = Setup.from_dict(replace(self.setup, edits=edits).to_dict())
        self._catch_up()
        self._lanes[racer].cut(self.step)  # after the last end it was ahead of the race
        self._lanes[racer].set_changes(changes_of(self.setup, racer))

    def branch(self, step: int) -> Race:
        """A race of its own that shares the past up to and including a step."""
        step = min(max(step, 0), self.step)
        edits = tuple(edit for edit in self.setup.edits if edit.step < step)
        race = Race(replace(self.setup, edits=edits), self.history_budget, kin=self)
        for index, lane in enumerate(self._lanes):
            race._lanes.append(own := lane.copied())
            own.cut(step)
            own.set_changes(changes_of(race.setup, index))
        race.step = step
        return race

    def revised(self, setup: Setup) -> Race:
        """The race of a changed setup at the same step; what stays right is taken over.

        The rest lags behind until `work` or `advance` has caught up. This race must not be used any
        more. Another problem starts again at step 0.
        """
        if setup.ground != self.setup.ground:
            return Race(setup, self.history_budget)
        race = Race(setup, self.history_budget, kin=self)
        race.step = self.step
        chancy = [lane.main.recipe.uses_chance for lane in self._lanes]
        plans = plan_takeover(self.setup, self.starts, setup, race.starts, chancy)
        users = Counter(plan.racer for plan in plans if plan is not None)
        for index, plan in enumerate(plans):
            if plan is None:
                race._lanes.append(race._fresh_lane(index))
                continue
            users[plan.racer] -= 1
            race._lanes.append(self._handed_over(race, index, plan, users[plan.racer] > 0))
        return race

    def positions(self, racer: int, step: Step) -> Array:
        """Points `(dims, starts)`; a path that ended keeps its last finite point."""
        return at_own_steps(within(step, self.step), self._lanes[racer].positions)

    def heights(self, racer: int, step: Step) -> Array:
        """Heights `(starts,)` at the positions, as of the step or the path's end."""
        return self.problem.heights(self.positions(racer, step), self.moments(racer, step))

    def slopes(self, racer: int, step: Step) -> Array:
        """Gradients `(dims, starts)` at the positions, without disturbance."""
        return self.problem.slopes(self.positions(racer, step), self.moments(racer, step))

    def moments(self, racer: int, step: Step) -> Array:
        """The moment `(starts,)` that each path is shown at: the step, or its own end."""
        return np.minimum(self._lanes[racer].end_steps(), within(step, self.step)).astype(float)

    def memory(self, racer: int, step: Step) -> dict[str, Array]:
        """Memory and locals of the rule at the end of the step, by name, starts last."""
        return self._lanes[racer].memory(within(step, self.step))

    def marks(self, racer: int, step: Step) -> tuple[Mark, ...]:
        """Geometry of how the step was made; empty for rules, and at step 0."""
        return self._lanes[racer].marks(within(step, self.step))

    def status(self, racer: int, step: Step) -> Indices:
        """Status of each path `(starts,)`, see Status."""
        lane = self._lanes[racer]
        at = self.positions(racer, step), self.moments(racer, step)
        status = standing_status(self.landmarks, *at)
        return np.where(lane.end_steps() <= step, lane.end_status(), status)

    def costs(self, racer: int, step: Step) -> Costs:
        """What each path has paid up to the step."""
        lane = self._lanes[racer]
        steps = np.minimum(np.clip(step, 0, self.computed(racer)), lane.end_steps())
        return Costs(steps, *lane.costs(steps))

    def common_costs(self, racer: int, steps: Indices) -> Costs | None:
        """What a path that goes on pays up to some steps; None where each pays for itself."""
        paid = self._lanes[racer].common_costs(steps)
        return None if paid is None else Costs(*paid)

    def reached(self, racer: int, step: Step, target: float) -> Indices:
        """The first step up to `step` at which each path was as low as `target`, or NEVER."""
        return np.where((first := self._lanes[racer].reached(target)) <= step, first, NEVER)

    def end_steps(self, racer: int) -> Indices:
        """The step in which each path ended, or -1 while it goes on."""
        return np.where((ends := self._lanes[racer].end_steps()) == NEVER, -1, ends)

    def trail(self, racer: int, first: int, last: int) -> tuple[Indices, Array]:
        """Kept steps from first to last, and their points `(steps, dims, starts)`, a view.

        In long races every 2nd, 4th, ... step is kept; `positions` is exact at any.
        """
        return self._lanes[racer].trail(first, last)

    def height_curve(self, racer: int, first: int, last: int) -> tuple[Indices, Array]:
        """Kept steps from first to last, and the heights `(steps, starts)` there."""
        steps, points = self.trail(racer, first, last)
        clock = np.minimum(steps[:, None], self._lanes[racer].end_steps()).astype(float)
        heights = self.problem.heights(side_by_side(points), clock.reshape(-1))
        return steps, heights.reshape(clock.shape)

    def _handed_over(self, race: Race, index: int, plan: Takeover, shared: bool) -> Lane:
        """The lane of a racer of another race that goes on with one of ours."""
        lane = self._lanes[plan.racer]
        same_starts = np.array_equal(plan.sources, np.arange(self.starts.shape[1]))
        recipe = race._recipe(index)
        copy = shared or recipe.budget != lane.main.recipe.budget
        if copy or not same_starts:
            lane = lane.moved(recipe, race.starts, plan.sources, copy)
        lane.cut(plan.until)
        lane.set_changes(changes_of(race.setup, index))
        return lane

    def _recipe(self, racer: int) -> Recipe:
        optimizer = self.setup.racers[racer].build_optimizer(self.setup.stop.steps)
        budget = self.history_budget // max(1, len(self.setup.racers))
        asked = as_asked(self.problem, self.setup.disturbances, self.setup.seed)
        return Recipe(asked, optimizer, self._endings, self.setup.seed, budget)

    def _fresh_lane(self, racer: int) -> Lane:
        return Lane.fresh(self._recipe(racer), self.starts, changes_of(self.setup, racer))

    def _running(self) -> list[Lane]:
        return [lane for index, lane in enumerate(self._lanes) if self.runs(index)]

    def _lagging(self) -> list[Lane]:
        return [lane for lane in self._running() if lane.lags(self.step)]

    def _catch_up(self, deadline: float | None = None) -> None:
        """Bring every lane to the newest step; with a deadline in turns, the last one first."""
        while (lagging := self._lagging()) and (deadline is None or time.perf_counter() < deadline):
            lane = min(lagging, key=lambda one: one.computed(self.step))
            turn = None if deadline is None else min(deadline, time.perf_counter() + TURN_SECONDS)
            lane.work_to(self.step, turn)
