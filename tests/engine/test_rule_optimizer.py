"""How a rule is carried out: order, memory, width, chunks, costs, and how many calls it takes."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import functions, optimizers
from engine.formula import Rule
from engine.formula.tape import Buffers
from engine.kernel import Kernel
from engine.program import Program
from engine.race import Race
from engine.rule_optimizer import RuleOptimizer
from engine.rule_stepper import RuleStepper
from engine.setup import RacerSetup
from engine.surface import Surface
from tests.engine.races import BOWL, STARTS, rule, setup_of, stepped

POINTS = np.array(STARTS).T
X, Y = POINTS
SLOPES = np.array([X / 10, 2 * Y])
BEALE = functions()["beale"].formula


def after_one(text: str, **hyperparameters: float) -> Array:
    return stepped(text, 1, BOWL, **hyperparameters)


def test_a_rule_runs_from_top_to_bottom_and_sees_the_new_point_after_an_assignment() -> None:
    found = after_one("x = 2*x\na = x\nx = x - learning_rate*a + g*0.5")
    assert found == pytest.approx(2 * POINTS * 0.9 + SLOPES * 0.5)


def test_the_slope_stays_that_of_the_point_where_the_step_began() -> None:
    assert np.array_equal(after_one("x = 3*x\nx = x - g"), 3 * POINTS - SLOPES)


def test_a_rule_may_ask_for_slope_height_and_curvature_anywhere() -> None:
    asked = after_one("x = x - learning_rate*grad(2*x)*value(x + 1)*hess_diag(3*x)")
    height = (X + 1) ** 2 / 20 + (Y + 1) ** 2
    expected = POINTS - 0.1 * (2 * SLOPES) * height * np.array([[0.1], [2.0]])
    assert asked == pytest.approx(expected, rel=1e-14)


def test_the_height_is_that_of_the_point_where_the_step_began() -> None:
    assert after_one("x = 2*x\nx = x*f") == pytest.approx(2 * POINTS * (X**2 / 20 + Y**2))


def test_a_function_that_is_a_coordinate_does_not_get_in_the_way_of_the_point() -> None:
    race = Race(setup_of(rule("h = f\nx = x*f + g"), formula="x"))
    race.advance(1)
    assert np.array_equal(race.positions(0, 1), [X * X + 1, Y * X])
    assert np.array_equal(race.memory(0, 1)["h"], X)


def test_two_memories_swap() -> None:
    text = "init a = 1*x\ninit b = 2*x\nc = a\na = b\nb = c\nx = x + 0*g"
    race = Race(setup_of(rule(text)))
    race.advance(3)
    assert np.array_equal(race.memory(0, 2)["a"], POINTS)
    assert np.array_equal(race.memory(0, 3)["a"], 2 * POINTS)
    assert np.array_equal(race.memory(0, 3)["b"], POINTS)


def test_three_memories_rotate_through_the_point() -> None:
    text = "init a = 2*x\ninit b = 3*x\nc = x\nx = a\na = b\nb = c"
    race = Race(setup_of(rule(text)))
    race.advance(4)
    for step, factor in enumerate((1, 2, 3, 1, 2)):
        assert np.array_equal(race.positions(0, step), factor * POINTS)


def test_memory_is_zero_until_its_first_assignment_or_what_init_says() -> None:
    race = Race(setup_of(rule("init b = norm(x)*learning_rate\nx = x - a*g\na = b")))
    race.advance(1)
    assert np.array_equal(race.memory(0, 0)["a"], np.zeros(3))
    assert race.memory(0, 0)["b"] == pytest.approx(0.1 * np.hypot(X, Y))
    assert np.array_equal(race.positions(0, 1), POINTS)


def test_init_lines_run_once_and_in_order() -> None:
    found = after_one("init a = 2\ninit b = a*a + 1\na = 0\nx = x - b*g")
    assert found == pytest.approx(POINTS - 5 * SLOPES)


def test_number_memory_is_carried_from_step_to_step_across_blocks() -> None:
    race = Race(setup_of(rule("init n = 1\nn = n*1.5 - t\nx = x + 0*g")))
    race.advance(150)
    n = 1.0
    for step in range(1, 151):
        n = n * 1.5 - step
        if step in (1, 63, 64, 65, 128, 150):
            assert race.memory(0, step)["n"].tolist() == [n] * 3


def test_the_clock_counts_from_one() -> None:
    race = Race(setup_of(rule("now = t\nx = x + where(t == 1, 10, where(t >= 3, 1, 0))")))
    race.advance(4)
    assert [float(race.positions(0, k)[0, 0] - X[0]) for k in range(5)] == [0, 10, 10, 11, 12]
    assert race.memory(0, 3)["now"].tolist() == [3.0] * 3


@pytest.mark.parametrize(
    "condition", ["t**2 > 50", "mod(t, 2)", "t > 3", "momentum", "f > 2", "g > 0"]
)
def test_both_branches_are_told_apart_by_any_condition(condition: str) -> None:
    race = Race(
        setup_of(
            rule(
                f"c = where({condition}, 1, 0)\nx = x - where({condition}, 1, -1)*g*0.01",
                momentum=0,
            )
        )
    )
    race.advance(10)
    for step in range(10):
        before, after = race.positions(0, step), race.positions(0, step + 1)
        chosen = np.where(race.memory(0, step + 1)["c"] == 1, 1, -1)
        assert np.array_equal(after, before - chosen * race.slopes(0, step) * 0.01)


def test_a_number_condition_pays_only_the_branch_taken() -> None:
    race = Race(
        setup_of(rule("h = where(mod(t - 1, 3) == 0, hess_diag(x), h)\nx = x - learning_rate*g"))
    )
    race.advance(7)
    assert race.costs(0, 7).gradient_evaluations.tolist() == [7 + 3 * 2] * 3
    assert [int(race.costs(0, k).gradient_evaluations[0]) for k in range(5)] == [0, 3, 4, 5, 8]


def test_sophia_pays_the_curvature_every_tenth_step() -> None:
    race = Race(setup_of(RacerSetup(optimizer="sophia_h")))
    race.advance(25)
    assert race.costs(0, 25).gradient_evaluations.tolist() == [25 + 3 * 2] * 3
    assert race.costs(0, 10).gradient_evaluations.tolist() == [12] * 3


@pytest.mark.parametrize(
    ("text", "gradients", "heights"),
    [
        ("x = x - g", 1, 0),
        ("a = g\nx = 0.9*x", 1, 0),
        ("x = 0.9*x", 0, 0),
        ("x = x - f*x", 0, 1),
        ("x = x - g - grad(x)", 1, 0),
        ("x = x - g - grad(2*x) - grad(3*x)", 3, 0),
        ("x = x - grad(2*x) - 3*grad(2*x)", 1, 0),
        ("x = x - value(x)*g - f*g + value(3*x)", 1, 2),
        ("x = x - g/hess_diag(x)", 3, 0),
        ("x = 2*x\nx = x - grad(x) - g", 2, 0),
        ("x = x - where(f > 0, g, grad(2*x))", 2, 1),
    ],
)
def test_a_rule_pays_for_what_it_reads(text: str, gradients: int, heights: int) -> None:
    race = Race(setup_of(rule(text)))
    race.advance(3)
    costs = race.costs(0, 3)
    assert costs.gradient_evaluations.tolist() == [3 * gradients] * 3
    assert costs.function_evaluations.tolist() == [3 * heights] * 3


def test_reductions_give_one_number_a_start() -> None:
    race = Race(setup_of(rule("a = dot(g, x)\nb = norm(x)\nc = sum(x)\nd = mean(x)\nx = x*1")))
    race.advance(1)
    memory = race.memory(0, 1)
    assert memory["a"] == pytest.approx((SLOPES * POINTS).sum(axis=0))
    assert memory["b"] == pytest.approx(np.hypot(X, Y))
    assert memory["c"] == pytest.approx(X + Y)
    assert memory["d"] == pytest.approx((X + Y) / 2)


def test_a_rule_may_call_its_own_names_as_the_engine_calls_its_own() -> None:
    race = Race(setup_of(rule("dims = dims + 3\ny = mean(x)\nx = x - 0*g", problem=2.0)))
    race.advance(2)
    assert race.memory(0, 2)["dims"].tolist() == [6.0] * 3
    assert race.memory(0, 2)["y"] == pytest.approx((X + Y) / 2)


def test_a_choice_by_the_clock_in_the_function_reaches_a_rule() -> None:
    race = Race(setup_of(rule("x = x - learning_rate*g"), formula="where(t > 1, x**2, 3*x) + y"))
    race.advance(2)
    assert race.positions(0, 1)[0] == pytest.approx(X - 0.3)
    assert race.positions(0, 2)[0] == pytest.approx((X - 0.3) * 0.8)


def test_init_lines_may_reduce() -> None:
    race = Race(setup_of(rule("init a = mean(x)\nx = x - 0*g*a")))
    assert race.memory(0, 0)["a"] == pytest.approx((X + Y) / 2)


def calls(text: str, names: tuple[str, ...] = ()) -> int:
    program = Program(Rule(text, names), Surface(BEALE))
    tape, _ = Kernel(program, np.arange(100), Buffers(2, 100), seed=0).tape(())
    return len(tape.calls)


def test_the_gradient_of_beale_takes_at_most_35_calls_and_adam_15() -> None:
    adam = optimizers()["adam"]
    gradient = calls("x = g")
    assert gradient <= 35
    assert calls(adam.rule, tuple(one.name for one in adam.hyperparameters)) - gradient <= 15


def test_only_a_rule_that_draws_uses_chance() -> None:
    assert RuleOptimizer("x = x - g + normal()", {}).uses_chance
    assert not RuleOptimizer("x = x - g", {}).uses_chance
    assert isinstance(
        RuleOptimizer("x = x - g", {}).stepper(Surface(BOWL), POINTS, np.arange(3), {}, 0),
        RuleStepper,
    )
