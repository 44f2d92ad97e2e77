"""How the noise of a disturbed problem is spread, and that none tells anything about another."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.disturbance import Disturbed
from engine.disturbances import Disturbances
from engine.formula.rule import Rule
from engine.program import Program
from engine.surface import Surface
from tests.engine.disturbed import disturbed
from tests.engine.races import STARTS, raced, rule

MANY = 40_000


def felt(strengths: Disturbances, formula: str = "3*x - y", seed: int = 5) -> Array:
    """Slopes `(2, MANY)` that as many starts are told in one step where the slope is (3, -1)."""
    points = np.zeros((2, MANY))
    return Disturbed(Surface(formula), strengths, seed).slopes(points, 7.0)


def test_additive_noise_has_this_mean_and_deviation() -> None:
    noise = felt(Disturbances(additive=0.5)) - np.array([[3.0], [-1.0]])
    assert np.abs(noise.mean(axis=1)).max() < 4 * 0.5 / np.sqrt(MANY)
    assert noise.std(axis=1) == pytest.approx([0.5, 0.5], rel=4 / np.sqrt(2 * MANY))


def test_multiplicative_noise_scales_with_the_slope() -> None:
    slopes = felt(Disturbances(multiplicative=0.2))
    factors = slopes / np.array([[3.0], [-1.0]])
    assert np.abs(factors.mean(axis=1) - 1).max() < 4 * 0.2 / np.sqrt(MANY)
    assert factors.std(axis=1) == pytest.approx([0.2, 0.2], rel=4 / np.sqrt(2 * MANY))


@pytest.mark.parametrize("share", [0.01, 0.1, 0.25, 0.5, 0.9, 0.999])
def test_heavy_tails_are_those_of_students_t_with_two_degrees(share: float) -> None:
    """Its distribution function is `1/2 + x/(2*sqrt(2 + x*x))`."""
    noise = (felt(Disturbances(heavy_tailed=2.0)) - np.array([[3.0], [-1.0]])) / 2
    quantile = (2 * share - 1) / np.sqrt(2 * share * (1 - share))
    assert 0.5 + quantile / (2 * np.sqrt(2 + quantile**2)) == pytest.approx(share)
    below = (noise <= quantile).mean(axis=1)
    assert below == pytest.approx([share] * 2, abs=4 * np.sqrt(share * (1 - share) / MANY))


@pytest.mark.parametrize("seen", [0.0, 0.1, 0.5, 0.95])
def test_a_coordinate_is_seen_with_this_probability(seen: float) -> None:
    slopes = felt(Disturbances(seen=seen))
    is_seen = slopes != 0
    spread = 4 * np.sqrt(seen * (1 - seen) / MANY)
    assert is_seen.mean(axis=1) == pytest.approx([seen] * 2, abs=spread)
    assert (is_seen[0] & is_seen[1]).mean() == pytest.approx(seen**2, abs=4 / np.sqrt(MANY))
    assert np.array_equal(np.unique(slopes[0]), [0.0, 3.0] if seen else [0.0])


def test_an_unseen_coordinate_hides_a_slope_that_has_exploded() -> None:
    slopes = felt(Disturbances(seen=0.5), formula="exp(exp(7 + x))")
    assert np.array_equal(np.unique(slopes[0]), [0.0, np.inf])
    assert not slopes[1].any()


OTHERS = {
    "coordinate": lambda: felt(Disturbances(additive=1.0))[1] + 1,
    "seed": lambda: felt(Disturbances(additive=1.0), seed=6)[0] - 3,
    "step": lambda: Disturbed(Surface("x"), Disturbances(additive=1.0), 5).slopes(
        np.zeros((2, MANY)), 8.0
    )[0],
    "factor": lambda: felt(Disturbances(multiplicative=1.0))[0] / 3 - 1,
    "tails": lambda: np.arctan(felt(Disturbances(heavy_tailed=1.0))[0] - 3),
    "what is seen": lambda: (felt(Disturbances(seen=0.5))[0] != 0) - 0.5,
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_one_disturbance_tells_nothing_about_another(other: object) -> None:
    one = felt(Disturbances(additive=1.0))[0] - 3
    drawn = other()  # type: ignore[operator]
    assert abs(np.corrcoef(one, drawn)[0, 1]) < 4 / np.sqrt(MANY)
    assert abs(np.corrcoef(np.abs(one), np.abs(drawn - 0.1))[0, 1]) < 4 / np.sqrt(MANY)


def test_the_noise_of_the_problem_is_not_that_of_a_rule() -> None:
    text = "own = normal()\nslope = g\nx = x - 0*g"
    noise = Disturbances(additive=1.0)
    race = raced(disturbed(rule(text), strengths=noise, formula="3*x - y", starts=STARTS * 2000), 2)
    told = race.memory(0, 2)
    assert abs(np.corrcoef(told["own"][0], told["slope"][0])[0, 1]) < 4 / np.sqrt(6000)


@pytest.mark.parametrize(
    ("strengths", "drawn"),
    [
        (Disturbances(additive=0.1), ["normal"]),
        (Disturbances(multiplicative=0.1), ["normal"]),
        (Disturbances(heavy_tailed=0.1), ["student"]),
        (Disturbances(seen=0.5), ["uniform"]),
        (Disturbances(additive=0.1, seen=0.5), ["normal", "uniform"]),
    ],
)
def test_a_step_draws_only_what_disturbs(strengths: Disturbances, drawn: list[str]) -> None:
    problem = Disturbed(Surface("x**2 + y**2"), strengths, 1)
    program = Program(Rule("x = x - 0.1*g"), problem)
    kinds = [one.node.kind for one in program.variant(()).plan.instructions]
    assert sorted(kind for kind in kinds if kind in {"normal", "student", "uniform"}) == drawn
