"""Figures of an article, and of torch and optax, through the door of a training loop."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from engine.arrays import Array
from engine.catalog import functions
from engine.surface import Surface
from engine.training import Updater
from tests.engine.test_references import (
    EARLY,
    PEER_ROWS,
    PEERS,
    SOURCE_ROWS,
    SOURCES,
    Record,
    compared,
    name_of,
    peer_key,
    source_key,
)
from tests.engine.training.loops import Arrays

(ON_A_NETWORK,) = [record for record in SOURCES if "gradients" in record]


def arrays_of(values: Record) -> Arrays:
    return {name: np.array(value, dtype=np.float64) for name, value in values.items()}


def test_the_parameters_of_a_network_are_reproduced() -> None:
    row = SOURCE_ROWS[source_key(ON_A_NETWORK)]
    weights = arrays_of(ON_A_NETWORK["initial"])
    assert {name: array.ndim for name, array in weights.items()} == {
        "W1": 2, "b1": 2, "W2": 2, "b2": 2
    }  # fmt: skip
    updater = Updater(row["optimizer"], weights, **row["hyperparameters"])
    for gradients in ON_A_NETWORK["gradients"]:
        updater.step(gradients)
    for name, theirs in ON_A_NETWORK["final"].items():
        assert_allclose(weights[name], theirs, rtol=1e-9, atol=0, err_msg=name)


class Grounds:
    """A dict of two arrays: `point` on a function of the catalog, `other` in a bowl of its own."""

    def __init__(self, function: str, start: list[float]) -> None:
        entry = functions()[function]
        parameters = {one.name: one.default for one in entry.parameters}
        self.surface = Surface(entry.formula, parameters)
        self.weights: Arrays = {"point": np.array(start), "other": np.linspace(-1, 2, 6)}
        self.weights["other"].shape = (2, 3)

    def slopes_at(self, points: Arrays) -> Arrays:
        found = {"other": 3 * points["other"]} if "other" in points else {}
        if "point" in points:
            found["point"] = self.surface.slopes(points["point"][:, np.newaxis])[:, 0]
        return found

    def trained(self, row: Record, *names: str) -> list[Arrays]:
        """The weights with these names after each step."""
        weights = {name: self.weights[name].copy() for name in names}
        hyperparameters = row["hyperparameters"]
        updater = Updater(row["optimizer"], weights, slopes_at=self.slopes_at, **hyperparameters)
        trail = []
        for _ in range(EARLY):
            updater.step(self.slopes_at(weights))
            trail.append({name: array.copy() for name, array in weights.items()})
        return trail


def error_of(ours: Array, theirs: list[float]) -> float:
    return float((np.abs(ours - theirs) / (1 + np.abs(theirs))).max())


@pytest.mark.parametrize("record", compared(PEERS), ids=name_of)
def test_a_library_is_reproduced_beside_another_array(record: Record) -> None:
    row = PEER_ROWS[peer_key(record)]
    grounds = Grounds(record["function"], record["start"])
    together = grounds.trained(row, "point", "other")
    for step, theirs in record["positions"].items():
        if int(step) <= EARLY:
            assert error_of(together[int(step) - 1]["point"], theirs) <= 1e-8, f"step {step}"
    for name in ("point", "other"):
        for both, alone in zip(together, grounds.trained(row, name), strict=True):
            assert_array_equal(both[name], alone[name])
