"""Races on ground that is turned, and on its way."""

from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import Array
from engine.catalog import functions
from engine.race import Race
from engine.setup import RacerSetup, Setup
from engine.setup.problem import ProblemSetup
from engine.surface import Surface
from engine.transform import Transform
from tests.engine.races import assert_equal_races, rule, setup_of
from tests.engine.test_moved_ground import each_transform, points, turn


def rotated_bowl(rotation: float, starts: Array, *racers: RacerSetup) -> Race:
    setup = Setup(
        problem=ProblemSetup(function="elongated_bowl"),
        starts=tuple((float(x), float(y)) for x, y in starts.T),
        racers=racers,
        transform=Transform(rotation=rotation),
    )
    race = Race(setup)
    race.advance(300)
    return race


def test_momentum_does_not_see_a_rotation_and_adam_does() -> None:
    racers = (
        RacerSetup(optimizer="momentum", hyperparameters={"learning_rate": 0.02}),
        RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.07}),
        RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.5}),
    )
    starts = np.array([[-7.0, 8.0], [2.0, -5.0]])
    straight, turned = (rotated_bowl(angle, turn(angle) @ starts, *racers) for angle in (0.0, 30.0))
    apart = [
        max(
            float(np.abs(turn(30.0) @ straight.positions(r, k) - turned.positions(r, k)).max())
            for k in range(301)
        )
        for r in range(3)
    ]
    assert apart[0] < 1e-9
    assert apart[1] < 1e-9
    assert apart[2] > 1.0


def test_heights_are_those_of_the_step_while_the_ground_moves() -> None:
    still = setup_of(rule("x = x"), formula="x**2 + 3*y**2")
    race = Race(replace(still, transform=Transform(drift=(0.5, 0.0))))
    race.advance(8)
    x, y = race.positions(0, 8)
    for step in (0, 1, 8):
        assert race.heights(0, step) == pytest.approx((x - 0.5 * step) ** 2 + 3 * y**2)
        assert race.slopes(0, step)[0] == pytest.approx(2 * (x - 0.5 * step))
    _, curve = race.height_curve(0, 0, 8)
    assert np.array_equal(curve[8], race.heights(0, 8))


def test_racers_follow_ground_that_drifts() -> None:
    """Behind a goal that moves by d a step, descent stays behind by d*(1 - r*h)/(r*h)."""
    still = setup_of(rule("x = x - 0.1*g"), formula="x**2 + y**2")
    race = Race(replace(still, transform=Transform(drift=(0.01, -0.02))))
    race.advance(500)
    behind = race.positions(0, 500) - 500 * np.array([[0.01], [-0.02]])
    expected = np.array([[-0.01], [0.02]]) * (1 - 0.2) / 0.2
    assert behind == pytest.approx(np.broadcast_to(expected, (2, 3)))


@each_transform
def test_an_inlined_slope_is_the_slope_that_is_asked(transform: Transform) -> None:
    setup = replace(setup_of(rule("seen = g\nx = x - 1e-6*g")), transform=transform)
    race = Race(setup)
    race.advance(7)
    asked = race.problem.slopes(race.positions(0, 6), 7.0)
    assert np.array_equal(race.memory(0, 7)["seen"], asked)


def test_a_changed_transform_is_another_problem_with_the_same_starts() -> None:
    setup = setup_of(rule())
    race = Race(setup)
    race.advance(20)
    changed = replace(setup, transform=Transform(rotation=10.0))
    revised = race.revised(changed)
    assert revised.step == 0
    assert np.array_equal(revised.starts, race.starts)
    revised.advance(20)
    fresh = Race(changed)
    fresh.advance(20)
    assert_equal_races(revised, fresh)


def test_a_session_names_the_transform() -> None:
    data = {
        "format": "slalom",
        "schema": 1,
        "problem": {"function": "elongated_bowl", "parameters": {"condition": 7.0}},
        "transform": {"shift": [1, 2], "rotation": 45, "condition": 3, "height_scale": 2},
        "starts": [[1.0, 1.0]],
        "racers": [{"optimizer": "sgd"}],
    }
    setup = Setup.from_dict(data)
    problem = setup.build_problem()
    expected = Surface("x**2/7 + y**2", transform=setup.transform)
    assert problem.heights(points()) == pytest.approx(expected.heights(points()))
    assert problem.window == functions()["elongated_bowl"].window
    assert problem.minima == ()
