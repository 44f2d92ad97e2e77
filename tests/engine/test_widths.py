"""How wide a value is follows from how it is written, whatever simplification or a choice finds."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.formula import FormulaError, Rule
from engine.problem import Problem
from engine.rule_optimizer import RuleOptimizer
from engine.surface import Surface
from tests.engine.test_rule_stepper import Valley, run

POINTS = np.array([[1.0, 2.0, -1.0], [3.0, -2.0, 1.0]])
SURFACE = Surface("0.1*x**2 + 3*y**2")
PROBLEMS = pytest.mark.parametrize("problem", [SURFACE, Valley(2)], ids=["formula", "no_formula"])
ORIGIN = np.zeros_like(POINTS)


def first_step(text: str, problem: Problem) -> Array:
    """Where the first step of a rule without hyperparameters leads."""
    reached: Array = run(RuleOptimizer(text, {}), problem, POINTS, 1)[0]
    return reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("x = 0*x", 0.0),
        ("x = x - x", 0.0),
        ("x = x*0 + 1", 1.0),
        ("x = 0/x", 0.0),
        ("x = x**0", 1.0),
        ("x = where(1, 2, x)", 2.0),
        ("x = where(x > 0, 3, 3)", 3.0),
        ("a = 0*g\nx = a", 0.0),
        ("init v = 0*x\nv = v\nx = v", 0.0),
    ],
)
@PROBLEMS
def test_what_is_written_for_every_coordinate_is_a_point(
    text: str, reached: float, problem: Problem
) -> None:
    np.testing.assert_array_equal(first_step(text, problem), np.full_like(POINTS, reached))


@pytest.mark.parametrize("text", ["x = 1", "x = 0*f", "x = 0*norm(g)", "x = where(1, 2, f)"])
def test_what_is_narrower_as_it_is_written_is_no_point(text: str) -> None:
    with pytest.raises(FormulaError) as refusal:
        Rule(text)
    assert refusal.value.code == "formula_point_too_narrow"


@PROBLEMS
def test_questions_and_reductions_take_a_point_that_is_zero(problem: Problem) -> None:
    slopes = problem.slopes(POINTS)
    np.testing.assert_array_equal(first_step("x = x - grad(0*x)", problem), POINTS)
    np.testing.assert_array_equal(first_step("x = x - g*norm(0*g)", problem), POINTS)
    np.testing.assert_allclose(
        first_step("x = x - value(0*x + 1)*g", problem),
        POINTS - problem.heights(ORIGIN + 1) * slopes,
    )


@PROBLEMS
def test_a_choice_by_the_clock_is_as_wide_as_its_wider_branch(problem: Problem) -> None:
    slopes, heights = problem.slopes(POINTS), problem.heights(POINTS)
    everywhere = np.broadcast_to(heights, POINTS.shape)
    for text, move in {
        "x = x - grad(where(t == 1, 0, x))": problem.slopes(ORIGIN),
        "x = x - grad(where(t == 1, f, x))": problem.slopes(everywhere),
        "x = x - value(where(t == 1, 1, x))*g": problem.heights(ORIGIN + 1) * slopes,
        "x = x - norm(where(t == 1, 1, g))*g": np.sqrt(2.0) * slopes,
        "x = x - mean(where(t == 1, f, g))*g": heights * slopes,
    }.items():
        np.testing.assert_allclose(first_step(text, problem), POINTS - move)
