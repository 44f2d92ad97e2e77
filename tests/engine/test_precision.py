"""A racer in single precision computes everything in it, and what is shown are its exact points."""

from dataclasses import replace

import numpy as np
import pytest

from engine import rule_stepper
from engine.arrays import Array
from engine.catalog import functions
from engine.compiled import compiled
from engine.history import KeptPositions
from engine.kernel import Kernel
from engine.optimizer import Stepper
from engine.rule_optimizer import RuleOptimizer
from engine.rule_stepper import RuleStepper
from engine.setup import RacerSetup
from engine.surface import Surface
from tests.engine.catalog.compiled import RULES
from tests.engine.races import BOWL, STARTS, raced, rule, setup_of
from tests.engine.test_rule_stepper import Valley

BEALE = functions()["beale"].formula
SINGLE = np.dtype(np.float32)
BITS = {np.dtype(bool), np.dtype(np.int8), np.dtype(np.int32)}  # of choices, in single precision
EVERYTHING = (
    "init m = x\nn = n + learning_rate*t\nm = where(n < 3, m + normal(), sqrt(norm(g)**3 + f)*x)\n"
    "h = hess_diag(x)\nk = grad(x + 0.1)/(1 + abs(h)) + value(x)*(m > 0) - dot(x, g)**0.3\n"
    "x = x - learning_rate*exp(-n)*(g + mean(m))/(1 + norm(k))"
)


def single(racer: RacerSetup) -> RacerSetup:
    return replace(racer, precision="float32")


def stepper_of(optimizer: RuleOptimizer, points: Array, problem: object = None) -> Stepper:
    surface = problem or Surface(BEALE)
    starts = np.arange(points.shape[1])
    return optimizer.stepper(surface, points, starts, optimizer.hyperparameters, 0)  # type: ignore[arg-type]


def catalog_optimizer(identifier: str, precision: str = "float32") -> RuleOptimizer:
    built = RacerSetup(optimizer=identifier, precision=precision).build_optimizer()
    assert isinstance(built, RuleOptimizer)
    return built


def trail(optimizer: RuleOptimizer, points: Array, steps: int, problem: object = None) -> Array:
    block = np.empty((steps, *points.shape))
    stepper_of(optimizer, points, problem).advance(block)
    return block


def plain_adam(start: tuple[float, float], steps: int) -> Array:
    """Adam on the bowl in single precision, in plain numpy; points `(steps, 2)`."""
    cast = np.float32
    x = np.array(start, SINGLE)
    m, v = np.zeros(2, SINGLE), np.zeros(2, SINGLE)
    rate, beta1, beta2, epsilon = cast(0.1), cast(0.9), cast(0.999), cast(1e-8)
    one, found = cast(1), []
    for step in range(1, steps + 1):
        t = cast(step)
        g = np.array([cast(0.1), cast(2)]) * x
        m = beta1 * m + (one - beta1) * g
        v = beta2 * v + (one - beta2) * (g * g)
        m_hat = m / (one - np.power(beta1, t))
        v_hat = v / (one - np.power(beta2, t))
        x = x - rate * m_hat / (np.sqrt(v_hat) + epsilon)
        assert x.dtype == SINGLE
        found.append(x)
    return np.array(found, np.float64)


def test_adam_in_single_precision_is_that_of_a_plain_loop_bit_for_bit() -> None:
    values = {"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    text = (
        "m = beta1*m + (1 - beta1)*g\nv = beta2*v + (1 - beta2)*g**2\n"
        "m_hat = m/(1 - beta1**t)\nv_hat = v/(1 - beta2**t)\n"
        "x = x - learning_rate*m_hat/(sqrt(v_hat) + epsilon)"
    )
    setup = setup_of(single(rule(text, **values)))
    race = raced(setup, 200)
    for column, start in enumerate(STARTS):
        expected = plain_adam(start, 200)
        for step in range(1, 201):
            assert np.array_equal(race.positions(0, step)[:, column], expected[step - 1]), step
    double = raced(replace(setup, racers=(rule(text, **values),)), 200)
    apart = np.abs(double.positions(0, 200) - race.positions(0, 200)).max()
    assert 0 < apart < 1e-3


@pytest.mark.parametrize("identifier", RULES)
def test_no_array_of_a_racer_is_in_double_precision(identifier: str) -> None:
    optimizer = catalog_optimizer(identifier)
    assert_only_single(optimizer, "cos(x + t)**2 + exp(-x*y) + where(t < 3, x, abs(y))**3")


def test_no_array_of_a_rule_that_uses_every_function_is_in_double_precision() -> None:
    for rate in (0.1, np.array([0.1, 0.2, 0.3])):
        optimizer = RuleOptimizer(EVERYTHING, {"learning_rate": rate}, "float32")
        assert_only_single(optimizer, "x**2/(1 + y*y) + x**1.5")


def assert_only_single(optimizer: RuleOptimizer, formula: str) -> None:
    points = np.array(STARTS).T
    wide = frozenset(n for n, v in optimizer.hyperparameters.items() if isinstance(v, np.ndarray))
    names = tuple(optimizer.hyperparameters)
    program = compiled(optimizer.rule, names, Surface(formula), wide, "float32")
    stepper = stepper_of(optimizer, points, program.problem)
    stepper.advance(np.empty((5, *points.shape)))
    state = stepper.state()
    assert {array.dtype for array in (state.position, *state.memory.values())} == {SINGLE}
    kernel = Kernel(program, np.arange(3), program.buffers(3), 0)
    for truths in [(False,) * len(program.conditions), (True,) * len(program.conditions)]:
        tape, row = kernel.tape(truths)
        arguments = [one for _, given in tape.calls for one in given]
        arrays = [one for one in arguments if isinstance(one, np.ndarray)]
        keywords = [getattr(call, "keywords", {}).get("out") for call, _ in tape.calls]
        arrays += [one for one in keywords if one is not None]
        assert {array.dtype for array in arrays} - BITS == {SINGLE}
        assert row.dtype == SINGLE
    assert {array.dtype for array in kernel.given.values()} == {SINGLE}


@pytest.mark.parametrize("identifier", RULES)
def test_every_rule_of_the_catalog_goes_nearly_the_same_way_for_a_while(identifier: str) -> None:
    points = np.array(STARTS).T
    one = trail(catalog_optimizer(identifier), points, 10, Surface(BOWL))
    other = trail(catalog_optimizer(identifier, "float64"), points, 10, Surface(BOWL))
    assert one == pytest.approx(other, rel=1e-4, abs=1e-4)
    assert np.array_equal(one, one.astype(SINGLE))


@pytest.mark.parametrize("chunk", [1, 3])
@pytest.mark.parametrize("identifier", ["adam", "nadam", "lamb", "prodigy", "sam", "rprop", "sgd"])
def test_the_size_of_a_chunk_moves_no_bit(
    identifier: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    surface = Surface(BEALE + " + exp(-x*x) + cos(3*y) + log(2 + x*x)**1.7")
    points = np.random.default_rng(3).uniform(-3, 3, (2, 37))
    whole = trail(catalog_optimizer(identifier), points, 70, surface)
    monkeypatch.setattr(rule_stepper, "CHUNK", chunk)
    pieces = trail(catalog_optimizer(identifier), points, 70, surface)
    assert np.array_equal(pieces, whole, equal_nan=True)


@pytest.mark.parametrize("identifier", ["adam", "nadam", "radam", "adan"])
def test_a_number_and_as_many_equal_ones_give_the_same_bits(identifier: str) -> None:
    points = np.array(STARTS).T
    optimizer = catalog_optimizer(identifier)
    wide = {name: np.full(3, value) for name, value in optimizer.hyperparameters.items()}
    spread = RuleOptimizer(optimizer.rule, wide, "float32")
    assert np.array_equal(trail(spread, points, 100), trail(optimizer, points, 100))


def test_a_problem_that_is_no_formula_is_asked_in_double_precision() -> None:
    points = np.random.default_rng(1).normal(size=(9, 4))
    found = trail(catalog_optimizer("lamb"), points, 5, Valley(9))
    assert found == pytest.approx(trail(catalog_optimizer("lamb", "float64"), points, 5, Valley(9)))
    assert np.array_equal(found, found.astype(SINGLE))


def test_memory_and_history_take_half_the_room() -> None:
    points = np.array(STARTS).T
    sizes = []
    for precision in ("float32", "float64"):
        stepper = stepper_of(catalog_optimizer("adam", precision), points)
        assert isinstance(stepper, RuleStepper)
        sizes.append(stepper.state().size)
    assert sizes[1] == 2 * sizes[0]
    kept = [KeptPositions(np.zeros((1, 2, 3), dtype), 4_800) for dtype in (SINGLE, np.float64)]
    for step in range(1, 150):
        for one in kept:
            one.append(step, np.full((1, 2, 3), step / 8))
    assert [one.spacing for one in kept] == [1, 2]
    assert kept[0].at(149).tolist() == [[149 / 8] * 3] * 2
