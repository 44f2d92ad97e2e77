"""A race: one problem, several racers, all starts, one clock; a function of its setup."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from engine.arrays import Array, Indices, side_by_side
from engine.endings import NEVER
from engine.landmarks import Landmarks
from engine.lanes import Lanes
from engine.marks import Mark
from engine.measures import Costs, standing_status
from engine.optimizer import Value
from engine.own_steps import Step, at_own_steps, within
from engine.problem import Problem
from engine.setup import Edit, Setup
from engine.setup.numbers import of_python
from engine.sight import Sight
from engine.step_cost import StepCost

HISTORY_BUDGET = 256_000_000
SLICE_STEPS = 64


class Race:
    """Advance it, edit it, branch it, and read any step.

    The same numbers to the last bit whether it is advanced one by one, in blocks or in ticks, and
    whatever else races beside. Racers and starts count from 0; a step to read may be one a path.

    Attributes:
        setup: what the race is rebuilt from, edits included.
        problem, landmarks: what is minimised, and how it lies over its window.
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
        self.problem: Problem = self.landmarks.problem
        self.step, self.history_budget = 0, history_budget
        self._bundle = Lanes(setup, self.landmarks, history_budget)
        self._lanes, self.starts = self._bundle.all, self._bundle.starts
        cost, before = (kin._step_cost, kin.starts.shape[1]) if kin else (StepCost(), 1)
        self._step_cost: StepCost = cost.of_more(self.starts.shape[1], before)
        if kin is None:
            self._bundle.begin()

    @classmethod
    def from_setup(cls, setup: Setup | Mapping[str, object]) -> Race:
        """The race of a setup, or of the plain data of a session file. Raises SetupError."""
        return cls(setup if isinstance(setup, Setup) else Setup.from_dict(setup))

    @property
    def over(self) -> bool:
        """Whether every path of every racer that runs has ended."""
        return self._bundle.over

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
            self._stand_at_the_end(began)
        return self.step - began

    def work(self, seconds: float, until: int) -> None:
        """Work for about so long: first on what lags behind, then toward step `until`."""
        deadline = time.perf_counter() + seconds
        self._catch_up(deadline)
        while self.step < until and not self.over and not self._bundle.lag(self.step):
            if (left := deadline - time.perf_counter()) <= 0:
                return
            count = min(self._step_cost.steps_within(left), SLICE_STEPS, until - self.step)
            made = self._go_on(count, deadline, self._step_cost.patience(seconds))
            if made or self._bundle.columns is None:
                self._step_cost.learn(left - deadline + time.perf_counter(), count, made)
            if not made:
                return
        self._bundle.look(deadline)

    @property
    def is_looking(self) -> bool:
        """Whether `work` has yet to bring a past step of a swarm that `sight` was asked for."""
        return self._bundle.is_looking

    @property
    def sample(self) -> Race:
        """Of a swarm a race of some starts, spread evenly, that knows every step; else itself.

        It is to be read as of now: this race brings it forward.
        """
        if self._bundle.columns is None:
            return self
        sample = Race(replace(self.setup, starts=()), self.history_budget, kin=self)
        sample.setup, sample.step = self.setup, self.step
        sample.starts = self.starts[:, self._bundle.columns]
        sample._lanes = sample._bundle.all = [*self._bundle.sample]
        return sample

    def grain(self, racer: int) -> int:
        """Multiples of so many steps are kept; others are rebuilt, which takes time."""
        return self._lanes[racer].grain

    def edit(self, racer: int, /, **hyperparameters: Value | Sequence[float]) -> None:
        """Change hyperparameters of a racer from step `step + 1` on. Raises SetupError."""
        values = {name: of_python(value) for name, value in hyperparameters.items()}
        edits = (*self.setup.edits, Edit(self.step, racer, values))
        self.setup = Setup.from_dict(replace(self.setup, edits=edits).to_dict())
        self._catch_up()
        self._bundle.edit(racer, self.step, self.setup)  # after the last end it was ahead

    def branch(self, step: int) -> Race:
        """A race of its own that shares the past up to and including a step."""
        step = min(max(step, 0), self.step)
        edits = tuple(edit for edit in self.setup.edits if edit.step < step)
        race = Race(replace(self.setup, edits=edits), self.history_budget, kin=self)
        self._bundle.branched(race._bundle, step)
        race._lanes, race.step = race._bundle.all, step
        race._catch_up()  # a swarm can go on from some steps only
        return race

    def revised(self, setup: Setup) -> Race:
        """The race of a changed setup at the same step; what stays right is taken over.

        The rest lags behind until `work` or `advance` has caught up; another problem starts again
        at step 0. This race must not be used any more.
        """
        if setup.ground != self.setup.ground:
            return Race(setup, self.history_budget)
        race = Race(setup, self.history_budget, kin=self)
        race.step = self.step
        self._bundle.revised(race._bundle)
        race._stand_at_the_end(race.step)  # whoever kept it from its end may be gone
        return race

    def positions(self, racer: int, step: Step) -> Array:
        """Points `(dims, starts)`; a path that ended keeps its last finite point."""
        return at_own_steps(within(step, self.step), self._lanes[racer].positions)

    def sight(self, racer: int, step: int) -> Sight:
        """What is known of a step at once; of a past one of a swarm the sample, then ever more.

        `work` brings the rest, while `is_looking`.
        """
        partly = self._bundle.partly(racer, min(step, self.step))
        return Sight(self.positions(racer, step)) if partly is None else partly

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

    def end_status(self, racer: int) -> Indices:
        """Why each path ended, see Status; 0 while it goes on."""
        return self._lanes[racer].end_status()

    def trail(self, racer: int, first: int, last: int, stride: int = 1) -> tuple[Indices, Array]:
        """Kept steps from first to last, and their points `(steps, dims, starts)`, a view.

        Long races keep every 2nd, 4th, ... step; `stride`, a power of two: only its multiples.
        """
        return self._lanes[racer].trail(first, last, stride)

    def height_curve(self, racer: int, first: int, last: int) -> tuple[Indices, Array]:
        """Kept steps from first to last, and the heights `(steps, starts)` there."""
        steps, points = self.trail(racer, first, last)
        clock = np.minimum(steps[:, None], self._lanes[racer].end_steps()).astype(float)
        heights = self.problem.heights(side_by_side(points), clock.reshape(-1))
        return steps, heights.reshape(clock.shape)

    def _go_on(self, count: int, deadline: float, patience: float) -> bool:
        """Make some steps; False when the deadline came within them: racers take turns at one."""
        if self._bundle.columns is None and count > 1:
            return self.advance(count) > 0
        began, reached = self.step, self._bundle.stride(self.step, count, deadline, patience)
        if reached is not None:
            self.step = reached
            self._stand_at_the_end(began)
        return reached is not None

    def _stand_at_the_end(self, began: int) -> None:
        """Once every path has ended the race goes no farther than the last end."""
        if self.over:
            self.step = max(self._bundle.last_end(), began)

    def _catch_up(self, deadline: float | None = None) -> None:
        self._bundle.catch_up(self.step, deadline)
