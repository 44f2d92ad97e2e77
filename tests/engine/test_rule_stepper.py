"""A rule on its way: any chunk, any company, any width, and back to any state."""

import numpy as np
import pytest

from engine import rule_stepper
from engine.arrays import Array
from engine.catalog import functions, optimizers
from engine.formula.rule import Rule
from engine.problem import Problem
from engine.program import Program
from engine.race import Race
from engine.rule_optimizer import RuleOptimizer
from engine.setup import RacerSetup
from engine.surface import Surface
from tests.engine.catalog.compiled import RULES
from tests.engine.races import BOWL, STARTS, rule, setup_of

POINTS = np.array(STARTS).T
BEALE = functions()["beale"].formula


class Valley(Problem):
    """A bowl of any number of coordinates, steeper in each further one, that is no formula."""

    window = ((-5.0, 5.0), (-5.0, 5.0))

    def __init__(self, dims: int) -> None:
        self.dims = dims
        self._steepness = np.linspace(0.1, 3.0, dims)[:, None]

    def heights(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return (self._steepness * points**2).sum(axis=0)

    def slopes(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return 2 * self._steepness * points

    def curvatures(self, points: Array, t: float | Array = 0.0) -> Array:
        del t
        return np.repeat(np.diag(2 * self._steepness[:, 0])[:, :, None], points.shape[1], axis=2)


def run(
    optimizer: RuleOptimizer, problem: Problem, points: Array, steps: int, **values: Array
) -> Array:
    """Positions `(steps, dims, starts)`."""
    starts = np.arange(points.shape[1])
    all_values = {**optimizer.hyperparameters, **values}
    stepper = optimizer.stepper(problem, points, starts, all_values, seed=7)
    trail = np.empty((steps, *points.shape))
    stepper.advance(trail)
    return trail


def catalog_optimizer(identifier: str) -> RuleOptimizer:
    entry = optimizers()[identifier]
    return RuleOptimizer(entry.rule, {one.name: one.default for one in entry.hyperparameters})


@pytest.mark.parametrize("chunk", [1, 3])
@pytest.mark.parametrize("identifier", RULES)
def test_the_size_of_a_chunk_moves_no_bit(
    identifier: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    surface = Surface(BEALE + " + exp(-x*x) + cos(3*y)")
    points = np.random.default_rng(3).uniform(-3, 3, (2, 8))
    whole = run(catalog_optimizer(identifier), surface, points, 70)
    monkeypatch.setattr(rule_stepper, "CHUNK", chunk)
    assert np.array_equal(
        run(catalog_optimizer(identifier), surface, points, 70), whole, equal_nan=True
    )


def test_memory_is_the_same_in_any_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    race = Race(setup_of(RacerSetup(optimizer="adam"), rule("n = n + t\nx = x - f*g/n")))
    race.advance(5)
    whole = [race.memory(racer, step) for racer in (0, 1) for step in (0, 1, 5)]
    monkeypatch.setattr(rule_stepper, "CHUNK", 1)
    pieces = [race.memory(racer, step) for racer in (0, 1) for step in (0, 1, 5)]
    for one, other in zip(whole, pieces, strict=True):
        assert one.keys() == other.keys()
        assert all(np.array_equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("dims", [1, 2, 3, 8, 9, 17, 100])
@pytest.mark.parametrize("identifier", ["lamb", "prodigy", "dog", "novograd", "sam"])
def test_sums_over_many_coordinates_do_not_depend_on_the_company(
    identifier: str, dims: int
) -> None:
    problem = Valley(dims)
    points = np.random.default_rng(dims).normal(size=(dims, 5))
    together = run(catalog_optimizer(identifier), problem, points, 20)
    for column in range(5):
        alone = run(catalog_optimizer(identifier), problem, points[:, [column]], 20)
        assert np.array_equal(alone[:, :, 0], together[:, :, column])


def test_a_sum_over_many_coordinates_is_the_sum() -> None:
    points = np.random.default_rng(1).normal(size=(17, 4))
    for text, expected in {
        "x = x - x + sum(x)": points.sum(axis=0),
        "x = x - x + mean(x)": points.mean(axis=0),
        "x = x - x + norm(x)": np.linalg.norm(points, axis=0),
        "x = x - x + dot(x, g)": (points * Valley(17).slopes(points)).sum(axis=0),
    }.items():
        found = run(RuleOptimizer(text, {}), Valley(17), points, 1)[0]
        assert found == pytest.approx(np.broadcast_to(expected, (17, 4)), rel=1e-13)


def test_memory_widens_when_a_hyperparameter_gets_one_number_a_start() -> None:
    optimizer = RuleOptimizer("s = s + learning_rate\nx = x - s", {"learning_rate": 0.5})
    stepper = optimizer.stepper(Surface(BOWL), POINTS, np.arange(3), optimizer.hyperparameters, 0)
    trail = np.empty((2, 2, 3))
    stepper.advance(trail)
    stepper.change({"learning_rate": np.array([1.0, 2.0, 3.0])})
    stepper.advance(trail)
    stepper.change({"learning_rate": 0.25})
    stepper.advance(trail)
    sums = 0.5 + 1.0 + np.cumsum([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [0.25] * 3, [0.25] * 3], axis=0)
    expected = POINTS - (0.5 + 1.0 + np.sum(1.0 + sums - 1.5, axis=0))
    assert trail[-1] == pytest.approx(expected)


def test_a_state_brings_a_stepper_back_exactly() -> None:
    optimizer = catalog_optimizer("nadam")
    stepper = optimizer.stepper(Surface(BEALE), POINTS, np.arange(3), optimizer.hyperparameters, 0)
    trail, again = np.empty((50, 2, 3)), np.empty((50, 2, 3))
    stepper.advance(trail)
    state = stepper.state()
    stepper.advance(trail)
    stepper.restore(state)
    named = stepper.explain()
    stepper.advance(again)
    assert np.array_equal(trail, again)
    stepper.restore(state)
    stepper.advance(again[:1])
    assert np.array_equal(named["m"], stepper.state().memory["m"])


def test_a_rule_that_asks_very_often_is_compiled_as_quickly_as_one_that_does_not() -> None:
    surface = Surface("+".join(f"sin({n}*x*y)**2" for n in range(1, 60)))
    names = [f"a{n}" for n in range(100)]
    lines = [f"{name} = grad(x + {n}/1000)" for n, name in enumerate(names)]
    text = "\n".join([*lines, f"x = x - 1e-5*({'+'.join(names)})"])
    program = Program(Rule(text), surface)
    assert len(program.variant(()).plan.instructions) < 1_000
    assert program.variant(()).gradient_evaluations == 100
    points = np.array([[0.3, 0.5], [0.2, -0.7]])
    slopes = sum(surface.slopes(points + n / 1000) for n in range(100))
    block = np.empty((1, 2, 2))
    RuleOptimizer(text, {}).stepper(surface, points, np.arange(2), {}, 0).advance(block)
    assert block[0] == pytest.approx(points - 1e-5 * slopes, rel=1e-12)
