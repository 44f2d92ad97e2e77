"""The lanes of a race, and of a swarm those of its sample: made, handed over, brought forward."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from engine.arrays import Array, Indices
from engine.course import Recipe, changes_of, recipe_of
from engine.endings import Endings
from engine.landmarks import Landmarks
from engine.lane import Lane
from engine.setup import Setup
from engine.sight import Sight
from engine.swarm_lane import SwarmLane
from engine.takeover import SWARM, Takeover, plan_takeover
from engine.track import Track

TURN_SECONDS = 0.001
SAMPLE = 1_000
"""Paths of a swarm whose past is kept step by step, as those of smaller races are."""
SAMPLE_SHARE = 8
"""The sample gets this part of the budget."""

AnyLane = Lane | SwarmLane
Pair = tuple[AnyLane, Lane | None]
"""The lane of a racer, and beside a swarm that of the sample."""


class Lanes:
    """One lane a racer; beside a swarm one of the sample a racer, which knows every step.

    Attributes:
        setup: of the race; edits in it have been told to the lanes.
        starts: initial points `(dims, starts)`.
        columns: the starts of the sample, spread evenly; None where there is no swarm.
        all, sample: lanes by racer.
    """

    def __init__(self, setup: Setup, landmarks: Landmarks, budget: int) -> None:
        """No lanes yet. `budget` in bytes is for the past of all of them."""
        self.setup = setup
        self.starts: Array = setup.points()
        count = self.starts.shape[1]
        self.columns: Indices | None = (
            np.arange(SAMPLE) * count // SAMPLE if count > SWARM else None
        )
        self.all: list[AnyLane] = []
        self.sample: list[Lane] = []
        self._endings = Endings(landmarks, setup.stop)
        self._budget = budget
        self._goal = 0

    def begin(self) -> None:
        """Every racer before its first step."""
        for racer in range(len(self.setup.racers)):
            self._append(*self._fresh(racer))

    def revised(self, after: Lanes) -> None:
        """Give the lanes of a changed setup those of ours that stay right; others begin anew.

        None is left here, so that the past of each is let go of once it has been copied. Nothing
        is given away before all that begins anew has begun, where a wrong rule would show.
        """
        chancy = [lane.recipe.uses_chance for lane in self.all]
        plans = plan_takeover(self.setup, self.starts, after.setup, after.starts, chancy)
        users = Counter(plan.racer for plan in plans if plan is not None)
        begun = {racer: after._fresh(racer) for racer, plan in enumerate(plans) if plan is None}
        ours: dict[int, Pair] = dict(enumerate(zip_longest(self.all, self.sample)))
        self.all.clear()
        self.sample.clear()
        for racer, plan in enumerate(plans):
            if plan is None:
                after._append(*begun[racer])
                continue
            users[plan.racer] -= 1
            shared = users[plan.racer] > 0
            pair = ours[plan.racer] if shared else ours.pop(plan.racer)
            self._hand_over(after, racer, plan, pair, shared)

    def branched(self, branch: Lanes, step: int) -> None:
        """Give another race lanes of its own that share the past up to a step."""
        branch.all = [lane.copied() for lane in self.all]
        branch.sample = [lane.copied() for lane in self.sample]
        for racer in range(len(self.all)):
            branch.edit(racer, step, branch.setup)

    def edit(self, racer: int, step: int, setup: Setup) -> None:
        """Take the edits of a setup, which differ from those before from a step on."""
        self.setup = setup
        for lane in (self.all[racer], *self.sample[racer : racer + 1]):
            lane.cut(step)
            lane.set_changes(changes_of(setup, racer))

    @property
    def over(self) -> bool:
        """Whether every path of every racer that runs has ended."""
        return all(lane.over for lane in self._running())

    @property
    def is_looking(self) -> bool:
        """Whether a past step of a swarm is on its way that was asked for."""
        return any(lane.is_looking for lane in self._swarms())

    def lag(self, step: int) -> bool:
        """Whether somebody has yet to come to a step."""
        return bool(self._behind(step))

    def last_end(self) -> int:
        """The last step in which a path ended, once all have."""
        return int(max((lane.end_steps().max(initial=0) for lane in self._running()), default=0))

    def catch_up(self, step: int, deadline: float | None = None) -> None:
        """Bring every lane to a step; with a deadline in turns, the last one first."""
        while (behind := self._behind(step)) and (
            deadline is None or time.perf_counter() < deadline
        ):
            lane = min(behind, key=lambda one: one.computed(step))
            turn = None if deadline is None else min(deadline, time.perf_counter() + TURN_SECONDS)
            lane.work_to(step, turn)

    def stride(self, step: int, count: int, deadline: float, patience: float) -> int | None:
        """Go on from a step with at most so many; the step all have come to, None if not all.

        In a swarm they are so few that the newest step stays known meanwhile. Who is no swarm can
        go back to it without being run again, and may end later by some `patience`.
        """
        if self._goal <= step or self.columns is None:
            self._goal = step + min([count, *(lane.longest_block for lane in self._swarms())])
            for lane in self._behind(self._goal):
                lane.hold()
        goal = self._goal
        self.catch_up(goal, deadline + (patience if self.columns is None else 0.0))
        return None if self.lag(goal) else goal

    def partly(self, racer: int, step: int) -> Sight | None:
        """The parts of a swarm that are known at a step, and of the others the sample.

        None when all are known; else `look` brings the rest.
        """
        lane = self.all[racer]
        known = lane.sight(step) if isinstance(lane, SwarmLane) else None
        if known is None or self.columns is None:
            return None
        starts = np.concatenate([starts for starts, _ in known] or [np.empty(0, np.int64)])
        rest = np.flatnonzero(~np.isin(self.columns, starts))
        others = self.sample[racer].positions(step)[:, rest]
        points = np.concatenate([*(points for _, points in known), others], axis=1)
        return Sight(points, np.concatenate([starts, self.columns[rest]]))

    def look(self, deadline: float) -> None:
        """Go on with the past steps of swarms that were asked for."""
        for lane in self._swarms():
            lane.look(deadline)

    def _append(self, lane: AnyLane, sample: Lane | None) -> None:
        self.all.append(lane)
        if sample is not None:
            self.sample.append(sample)

    def _fresh(self, racer: int) -> Pair:
        """What a racer has before its first step."""
        changes, recipe = changes_of(self.setup, racer), self._recipe(racer)
        parted = self.columns is not None and recipe.optimizer.in_parts() is not None
        lane = (SwarmLane if parted else Lane).fresh(recipe, self.starts, changes)
        if self.columns is None:
            return lane, None
        # The sampled starts keep their indices for chance.
        starts, recipe = self.starts[:, self.columns], self._recipe(racer, of_sample=True)
        return lane, Lane(Track.fresh(recipe, starts, self.columns, changes))

    def _hand_over(
        self, after: Lanes, racer: int, plan: Takeover, pair: Pair, shared: bool
    ) -> None:
        """A racer goes on with lanes of ours, with copies while they are `shared`."""
        lane, sample = pair
        in_place = np.array_equal(plan.sources, np.arange(self.starts.shape[1]))
        if not in_place and (after.columns is not None or isinstance(lane, SwarmLane)):
            after._append(*after._fresh(racer))
            return
        recipe = after._recipe(racer)
        if isinstance(lane, SwarmLane):
            lane = (lane.copied() if shared else lane).adopted(recipe, after.starts)
        elif (copy := shared or recipe.budget != lane.recipe.budget) or not in_place:
            lane = lane.moved(recipe, after.starts, plan.sources, copy)
        after.all.append(lane)
        if sample is not None:
            after._take_sample(racer, sample, shared)
        after.edit(racer, plan.until, after.setup)

    def _take_sample(self, racer: int, lane: Lane, shared: bool) -> None:
        recipe = self._recipe(racer, of_sample=True)
        if shared or recipe.budget != lane.recipe.budget:
            track = lane.main
            lane = Lane(track.taken(recipe, np.arange(len(track.starts)), track.starts))
        self.sample.append(lane)

    def _recipe(self, racer: int, of_sample: bool = False) -> Recipe:
        for_sample = 0 if self.columns is None else self._budget // SAMPLE_SHARE
        budget = for_sample if of_sample else self._budget - for_sample
        each = budget // max(1, len(self.setup.racers))
        return recipe_of(self.setup, racer, self._endings, each)

    def _running(self) -> Sequence[AnyLane]:
        both = (*enumerate(self.all), *enumerate(self.sample))
        return [lane for racer, lane in both if self.setup.racers[racer].enabled]

    def _swarms(self) -> list[SwarmLane]:
        return [lane for lane in self._running() if isinstance(lane, SwarmLane)]

    def _behind(self, step: int) -> list[AnyLane]:
        return [lane for lane in self._running() if lane.lags(step)]
