"""Questions that rules ask about all arrays at once.

Arrays take their steps in turn, but a slope at another point depends on where all of them are. So
every array goes as far as the answers that are known carry it; then the first question that is
open is asked for all of them, and all begin the step anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.arrays import Array
from engine.messages import SlalomError
from engine.problem import Problem
from engine.training.weights import Weights

Arrays = dict[str, NDArray[Any]]
Answer = Mapping[str, ArrayLike]


@dataclass(frozen=True)
class Answerers:
    """What a person computes with; each takes a dict of arrays like the weights."""

    slopes_at: Callable[[Arrays], Answer] | None = None
    heights_at: Callable[[Arrays], float] | None = None
    curvatures_at: Callable[[Arrays], Answer] | None = None

    def refuse_missing(self, reads: frozenset[str]) -> None:
        """Raises SlalomError where a rule asks what nobody here can answer."""
        needed = {
            "grad": ("slopes", "slopes_at", self.slopes_at),
            "value": ("heights", "heights_at", self.heights_at),
            "hess_diag": ("the diagonal of the Hessian", "curvatures_at", self.curvatures_at),
        }
        for question, (what, argument, answerer) in needed.items():
            if question in reads and answerer is None:
                raise SlalomError("training_asks", what=what, argument=argument)


class Unanswered(Exception):  # noqa: N818 - it is no error, it ends a turn
    """A question whose answer is not known yet."""


@dataclass
class Question:
    """One question of a step: at which point each array asks it."""

    kind: str
    points: dict[str, Array] = field(default_factory=dict)


class Questions:
    """The questions of one step, in the order in which every array asks them."""

    def __init__(
        self, weights: Weights, gradients: Mapping[str, Array], height: float | None,
        answerers: Answerers,
    ) -> None:  # fmt: skip
        self._weights = weights
        self._home = {name: weights.flat(name) for name in weights.names}
        self._gradients = gradients
        self._height = height
        self._answerers = answerers
        self._asked: list[Question] = []
        self._answers: list[Mapping[str, Array]] = []
        self._turn = ""
        self._next = 0

    def turn_of(self, name: str) -> Questions:
        """The questions that follow are those of an array, from the first on."""
        self._turn, self._next = name, 0
        return self

    def answer(self, kind: str, point: Array) -> Array:
        """The answer for the array whose turn it is. Raises Unanswered if it is not known."""
        index, self._next = self._next, self._next + 1
        if index < len(self._answers):
            return self._answers[index][self._turn]
        if index == len(self._asked):
            self._asked.append(Question(kind))
        self._asked[index].points[self._turn] = point.copy()
        if self._is_known(kind) and self._is_home(self._turn, point):
            return self._known(kind)[self._turn]
        raise Unanswered

    def settle(self) -> bool:
        """Whether all that was asked is answered; else the first open question is now."""
        for question in self._asked[len(self._answers) :]:
            at_home = all(self._is_home(name, point) for name, point in question.points.items())
            if not (at_home and self._is_known(question.kind)):
                self._answers.append(self._found(question))
                del self._asked[len(self._answers) :]
                return False
            self._answers.append(self._known(question.kind))
        return True

    def _is_home(self, name: str, point: Array) -> bool:
        """Whether an array asks about the point where it stands."""
        return np.array_equal(point, self._home[name], equal_nan=True)

    def _is_known(self, kind: str) -> bool:
        return kind == "grad" or (kind == "value" and self._height is not None)

    def _known(self, kind: str) -> Mapping[str, Array]:
        if kind == "grad":
            return self._gradients
        return self._for_all(self._height)

    def _found(self, question: Question) -> Mapping[str, Array]:
        points = self._weights.completed(question.points)
        if question.kind == "grad" and self._answerers.slopes_at is not None:
            return self._weights.fitting(self._answerers.slopes_at(points), "The slopes")
        if question.kind == "hess_diag" and self._answerers.curvatures_at is not None:
            return self._weights.fitting(self._answerers.curvatures_at(points), "The curvatures")
        if self._answerers.heights_at is not None:
            return self._for_all(self._answerers.heights_at(points))
        raise SlalomError("training_asks_height")

    def _for_all(self, height: object) -> Mapping[str, Array]:
        """One height is that of every array."""
        value = np.asarray(height)
        if value.size != 1 or value.dtype.kind not in "fiu":
            raise SlalomError("training_height")
        return dict.fromkeys(self._home, value.reshape(1).astype(np.float64))


class Asked(Problem):
    """A problem of as many coordinates as an array has numbers, which asks its questions."""

    window = ((-1.0, 1.0), (-1.0, 1.0))

    def __init__(self, dims: int) -> None:
        self.dims = dims
        self.questions: Questions | None = None

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        """The slope at the one point."""
        del t
        return self._answer("grad", points)[:, np.newaxis]

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        """The height at the one point."""
        del t
        return self._answer("value", points)

    def hess_diag(self, points: Array, t: float | Array = 0.0) -> Array:
        """The diagonal of the Hessian at the one point."""
        del t
        return self._answer("hess_diag", points)[:, np.newaxis]

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        """The diagonal at the one point; what stands beside it is not known: NaN."""
        known = np.full((self.dims, *points.shape), np.nan)
        known[np.arange(self.dims), np.arange(self.dims)] = self.hess_diag(points, t)
        return known

    def _answer(self, kind: str, points: Array) -> Array:
        if self.questions is None:
            raise ValueError("a question outside of a step")
        return self.questions.answer(kind, points[:, 0])
