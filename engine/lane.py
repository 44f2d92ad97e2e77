"""All paths of one racer; newly placed starts run behind until they have caught up."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices
from engine.course import Change, Recipe
from engine.marks import Mark, merged
from engine.own_steps import Step
from engine.track import Track

SLICE_SECONDS = 0.002
Number = TypeVar("Number", bound=np.generic)


class Lane:
    """The track of a racer and, after a start was added or moved, a late track of those paths.

    Attributes:
        main, late: their starts together are all starts; `late` is None most of the time.
    """

    def __init__(self, main: Track, late: Track | None = None) -> None:
        self.main = main
        self.late = late
        self._seconds_a_step = math.inf  # as long as no step has been made

    @classmethod
    def fresh(cls, recipe: Recipe, points: Array, changes: Sequence[Change]) -> Lane:
        """A lane before its first step."""
        return cls(Track.fresh(recipe, points, np.arange(points.shape[1]), changes))

    @property
    def recipe(self) -> Recipe:
        """What is run."""
        return self.main.recipe

    @property
    def tracks(self) -> list[Track]:
        """The one or two tracks."""
        return [self.main] if self.late is None else [self.main, self.late]

    @property
    def starts(self) -> int:
        """How many starts there are."""
        return sum(len(track.starts) for track in self.tracks)

    @property
    def over(self) -> bool:
        """Whether every path has ended."""
        return all(track.over for track in self.tracks)

    def computed(self, step: int) -> int:
        """The newest step up to which all paths are known, at most `step`."""
        if self.late is not None:
            return min(self.late.step, step)
        return step if self.main.over else min(self.main.step, step)

    @property
    def grain(self) -> int:
        """Multiples of so many steps are kept, points and costs."""
        return max(track.grain for track in self.tracks)

    def lags(self, step: int) -> bool:
        """Whether there is anything to do before all paths are known up to a step."""
        return self.late is not None or self.computed(step) < step

    def work_to(self, step: int, deadline: float | None = None) -> None:
        """Bring all paths to a step, or as far as the deadline (of `time.perf_counter`) allows."""
        if self.late is not None:
            self._advance(self.late, self.main.step, deadline)
            if self.late.step >= self.main.step:
                self.main, self.late = self.main.joined(self.late), None
        if self.late is None and not self.main.over:
            self._advance(self.main, step, deadline)

    def positions(self, step: int) -> Array:
        """Points `(dims, starts)`; of a path that is late or over its newest."""
        return self._gathered([t.position(min(step, t.step)) for t in self.tracks])

    def end_steps(self) -> Indices:
        """The step in which each path ended, NEVER while it goes on."""
        return self._gathered([track.end_steps for track in self.tracks])

    def end_status(self) -> Indices:
        """Why each path ended."""
        return self._gathered([track.end_status for track in self.tracks])

    def costs(self, steps: Indices) -> tuple[Indices, Indices]:
        """Gradient and function evaluations of each path, up to a step of its own `(starts,)`."""
        pairs = [track.costs(self._own(track, steps)) for track in self.tracks]
        return self._gathered([p[0] for p in pairs]), self._gathered([p[1] for p in pairs])

    def common_costs(self, steps: Indices) -> tuple[Indices, ...] | None:
        """Steps as far as they are made, and the evaluations by then of a path that goes on."""
        return self.main.common_costs(steps)

    def memory(self, step: Step) -> dict[str, Array]:
        """Memory and locals at a step, `(..., starts)`."""
        found = [track.memory(self._steps_of(track, step)) for track in self.tracks]
        names = dict.fromkeys(name for part in found for name in part)
        if len(found) == 1:
            return found[0]
        whole = [part for part in found if set(part) == set(names)]
        shapes = {name: array.shape[:-1] for part in whole for name, array in part.items()}
        blank = [
            {
                name: part.get(name, np.full((*shapes.get(name, ()), len(track.starts)), np.nan))
                for name in names
            }
            for part, track in zip(found, self.tracks, strict=True)
        ]
        return {name: self._gathered([part[name] for part in blank]) for name in names}

    def marks(self, step: Step) -> tuple[Mark, ...]:
        """The geometry of how a step was made."""
        parts = [
            (
                np.arange(len(track.starts)),
                self._own(track, np.arange(self.starts)),
                track.marks(self._steps_of(track, step)),
            )
            for track in self.tracks
        ]
        return merged(parts, self.starts)

    def trail(self, first: int, last: int, stride: int = 1) -> tuple[Indices, Array]:
        """Kept steps and their points `(steps, dims, starts)`; NaN where a late path has none."""
        steps, points = self.main.kept(first, last, stride)
        if self.late is None:
            return steps, points
        whole = np.full((*points.shape[:2], self.starts), np.nan)
        whole[:, :, self.main.starts] = points
        late_steps, late_points = self.late.kept(first, last, stride)
        common, here, there = np.intersect1d(steps, late_steps, return_indices=True)
        if len(common):
            every = np.arange(points.shape[1])
            whole[np.ix_(here, every, self.late.starts)] = late_points[there]
        return steps, whole

    def hold(self) -> None:
        """Remember the present: to cut back to it costs nothing."""
        self.main.hold()

    def cut(self, step: int) -> None:
        """Forget everything after a step."""
        self.main = self.main.cut(step)
        self.late = None if self.late is None else self.late.cut(step)

    def reached(self, target: float) -> Indices:
        """The first step at which each path was as low as `target`, NEVER if none so far."""
        return self._gathered([track.reached(target) for track in self.tracks])

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Replace the edits; those that differ must lie at the newest step or later."""
        for track in self.tracks:
            track.set_changes(changes)

    def copied(self) -> Lane:
        """A lane of its own with the same past."""
        every = (np.arange(len(track.starts)) for track in self.tracks)
        pairs = zip(self.tracks, every, strict=True)
        return Lane(*(track.taken(track.recipe, all_, track.starts) for track, all_ in pairs))

    def moved(self, recipe: Recipe, points: Array, sources: Indices, copy: bool = True) -> Lane:
        """The lane for other starts: new start j goes on with the path of old start sources[j].

        Where `sources` is -1 the path begins anew at `points[:, j]`. Paths that were late begin
        anew as well when there are others that do. Without `copy` this lane may be used up.
        """
        pieces = []
        missing = sources < 0
        for track in self.tracks:
            place = {int(start): column for column, start in enumerate(track.starts)}
            names = np.array([j for j, old in enumerate(sources) if int(old) in place], np.int64)
            if track is self.late and missing.any():
                missing[names] = True
            elif len(names):
                columns = np.array([place[int(sources[j])] for j in names], np.int64)
                same = np.array_equal(names, track.starts) and np.array_equal(sources[names], names)
                pieces.append(track if same and not copy else track.taken(recipe, columns, names))
        if missing.any():
            names = np.flatnonzero(missing)
            pieces.append(Track.fresh(recipe, points[:, names], names, self.main.course.changes))
        if not pieces:
            pieces.append(self.main.taken(recipe, missing.nonzero()[0], missing.nonzero()[0]))
        return Lane(*pieces)

    def _gathered(self, parts: Sequence[NDArray[Number]]) -> NDArray[Number]:
        """Indices of the tracks put in the order of the starts."""
        if len(parts) == 1:
            return parts[0]
        order = np.argsort(np.concatenate([track.starts for track in self.tracks]))
        return np.concatenate(parts, axis=-1)[..., order]

    def _own(self, track: Track, values: Indices) -> Indices:
        """Of values by start those of a track; the starts of a sample are not all there are."""
        return values if self.late is None else values[track.starts]

    def _steps_of(self, track: Track, step: Step) -> Step:
        """The step, or those of a track's paths, as far as it has come."""
        if isinstance(step, np.ndarray):
            return np.minimum(self._own(track, step), track.step)
        return min(step, track.step)

    def _advance(self, track: Track, step: int, deadline: float | None) -> None:
        while track.step < step:
            if deadline is None:
                track.advance(step - track.step)
                return
            left = deadline - time.perf_counter()
            if left <= 0:
                return
            count = max(1, int(min(left, SLICE_SECONDS) / self._seconds_a_step))
            count = min(count, step - track.step)
            began = time.perf_counter()
            track.advance(count)
            self._seconds_a_step = max(1e-7, (time.perf_counter() - began) / count)
