"""An optimizer of the catalog over the arrays of somebody else's training loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.arrays import Array
from engine.catalog import OptimizerEntry
from engine.messages import SlalomError
from engine.setup.setup import MAX_SEED
from engine.training.given import GivenSlopes, Slot
from engine.training.part import Part
from engine.training.questions import Answer, Answerers, Arrays, Asked, Questions, Unanswered
from engine.training.recipe import Around, as_count, read_recipe
from engine.training.weights import GRADIENTS, Weights


class Updater:
    """Updates arrays in place, step by step; each array is a point of its own.

    Norms, sums and means of a rule are those of one array, as in torch and optax, and everything is
    computed in its precision. Arrays may be changed between steps; a step begins where they are.
    """

    def __init__(
        self,
        optimizer: str | OptimizerEntry,
        weights: Mapping[str, NDArray[Any]],
        *,
        schedule: Around | None = None,
        wrappers: Sequence[Around] = (),
        steps: int = 1000,
        seed: int = 0,
        slopes_at: Callable[[Arrays], Answer] | None = None,
        heights_at: Callable[[Arrays], float] | None = None,
        curvatures_at: Callable[[Arrays], Answer] | None = None,
        **hyperparameters: float,
    ) -> None:
        """Begin at the weights.

        Args:
            optimizer: an identifier of the catalog, an entry, or the text of a rule.
            weights: arrays of float64 or float32 of any shapes, by name.
            schedule: a schedule of the rate by identifier, or as a session file has it.
            wrappers: wrappers by identifier, or as a session file has them, the innermost first.
            steps: after which a schedule has come to its end.
            seed: of `normal()` in a rule.
            slopes_at: answers `grad(...)` for a dict of arrays like the weights by another one.
            heights_at: answers `value(...)`, and `f` where a step is given no height.
            curvatures_at: answers `hess_diag(...)` by a dict of diagonals.
            hyperparameters: what differs from the defaults; all of a rule given as text.

        Raises:
            SlalomError: one sentence about what cannot be used.
        """
        self._recipe = read_recipe(optimizer, hyperparameters, schedule, wrappers, steps)
        self._weights = Weights(weights)
        self._answerers = Answerers(slopes_at, heights_at, curvatures_at)
        self._answerers.refuse_missing(self._recipe.rule.reads)
        self._values = dict(self._recipe.values)
        self._slot = Slot()
        self._given = GivenSlopes(self._slot)
        self._asked: dict[int, Asked] = {}
        self._parts = self._begun(as_count(seed, "seed", 0, MAX_SEED))
        self._steps = 0

    @property
    def steps(self) -> int:
        """How many steps have been made."""
        return self._steps

    @property
    def hyperparameters(self) -> dict[str, float]:
        """Every number that is read, those of a schedule and of wrappers with dotted names."""
        return dict(self._values)

    def step(self, gradients: Mapping[str, ArrayLike], height: float | None = None) -> None:
        """Update every array by its gradient: all or, where something does not fit, none.

        `height` is needed only by rules that read `f`. Raises SlalomError.
        """
        slopes = self._weights.fitting(gradients, GRADIENTS)
        for name, part in self._parts.items():
            if not self._weights.holds(name, part.point):
                part.move(self._weights.flat(name))
        if self._recipe.is_elementwise:
            self._step_each(slopes)
        else:
            self._step_together(Questions(self._weights, slopes, height, self._answerers))
        for name, part in self._parts.items():
            self._weights.write(name, part.point)
        self._steps += 1

    def change(self, **hyperparameters: float) -> None:
        """Take other values for some hyperparameters from the next step on. Raises SlalomError."""
        values = self._recipe.checked(hyperparameters)
        for part in self._parts.values():
            part.change(values)
        self._values |= values

    def state(self) -> dict[str, Any]:
        """What has to be kept beside the weights, as plain numbers and arrays."""
        memory = {name: part.memory() for name, part in self._parts.items()}
        return {"steps": self._steps, "hyperparameters": self.hyperparameters, "memory": memory}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a state with the weights as they are. Raises SlalomError if it is no such."""
        try:
            steps, memory = int(state["steps"]), state["memory"]
            values = self._recipe.checked(state["hyperparameters"])
            found = {n: part.remembering(steps, memory[n]) for n, part in self._parts.items()}
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            raise SlalomError("training_no_state") from error
        self.change(**values)
        for name, part in self._parts.items():
            part.restore(found[name])
        self._steps = steps

    def _begun(self, seed: int) -> dict[str, Part]:
        names = self._weights.names
        seeds = np.random.SeedSequence(seed).generate_state(len(names), np.uint64)
        return {name: self._part(name, int(one)) for name, one in zip(names, seeds, strict=True)}

    def _part(self, name: str, seed: int) -> Part:
        optimizer = self._recipe.optimizer(self._weights.precision(name))
        point, shape = self._weights.flat(name), self._weights.shape(name)
        problem = self._given if self._recipe.is_elementwise else self._asking(point.size)
        return Part(optimizer, problem, point, shape, seed)

    def _asking(self, size: int) -> Asked:
        """Arrays of one size share a problem, so that the rule is compiled for them once."""
        return self._asked.setdefault(size, Asked(size))

    def _step_each(self, slopes: Mapping[str, Array]) -> None:
        for name, part in self._parts.items():
            self._slot.slopes = slopes[name]
            part.step()
        self._slot.slopes = Slot.slopes

    def _step_together(self, questions: Questions) -> None:
        with self._undone_on_errors() as undo:
            while True:
                for name, part in self._parts.items():
                    self._asking(part.point.size).questions = questions.turn_of(name)
                    with suppress(Unanswered):
                        part.step()
                if questions.settle():
                    return
                undo()

    @contextmanager
    def _undone_on_errors(self) -> Iterator[Callable[[], None]]:
        """What brings all arrays back to the beginning; done if somebody's answer fails."""
        asks = not self._recipe.rule.reads <= {"g"}
        states = {name: part.state() for name, part in self._parts.items() if asks}

        def undo() -> None:
            for name, state in states.items():
                self._parts[name].restore(state)

        try:
            yield undo
        except BaseException:
            undo()
            raise
        finally:
            for asked in self._asked.values():  # compiled rules are kept, and they with them
                asked.questions = None
