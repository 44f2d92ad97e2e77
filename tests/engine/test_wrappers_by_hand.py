"""Wrappers against loops written by hand, to the last digits."""

from math import cos, pi

import numpy as np
import pytest

from engine.arrays import Array
from engine.setup import ScheduleSetup
from tests.engine.walks import POINTS, STEPS, Slope, Walk, adam, assert_same, beale, momentum, raced


def norm(g: Array) -> Array:
    return np.asarray(np.sqrt(g[0] ** 2 + g[1] ** 2))


def test_adam_behind_a_clipped_slope() -> None:
    def clipped(x: Array) -> Array:
        g = beale(x)
        return np.where(norm(g) > 0.3, g * (0.3 / norm(g)), g)

    assert_same(raced("adam", 0.02, {"clip_by_norm": {"limit": 0.3}}), adam(clipped))


def test_momentum_behind_slopes_cut_coordinate_by_coordinate() -> None:
    found = raced("momentum", 3e-3, {"clip_by_value": {"limit": 0.5}})
    assert_same(found, momentum(lambda x: np.clip(beale(x), -0.5, 0.5), rate=3e-3))


def test_coupled_decay_is_the_adam_with_l2() -> None:
    found = raced("adam", 0.02, {"weight_decay": {"decay": 0.3}})
    assert_same(found, adam(lambda x: beale(x) + 0.3 * x))
    assert np.allclose(found, raced("adam_l2", 0.02, weight_decay=0.3), rtol=1e-12, atol=1e-12)


def test_decoupled_decay_makes_adamw_of_adam_under_a_schedule_too() -> None:
    schedule = ScheduleSetup("cosine")
    found = raced("adam", 0.02, {"decoupled_weight_decay": {"decay": 0.3}}, schedule)
    ruled = raced("adamw", 0.02, None, schedule, weight_decay=0.3)
    assert_same(found, adam(decay=0.3, factor=lambda t: (1 + cos(pi * (t - 1) / STEPS)) / 2))
    assert np.allclose(found, ruled, rtol=1e-12, atol=1e-12)


def test_sam_around_gradient_descent_is_the_rule_of_that_name_to_the_bit() -> None:
    found = raced("sgd", 1e-3, {"sam": {"radius": 0.1}})
    assert np.array_equal(found, raced("sam", 1e-3, radius=0.1))


def test_sam_around_momentum() -> None:
    def uphill(x: Array) -> Array:
        g = beale(x)
        return beale(x + 0.1 * g / (norm(g) + 1e-12))

    assert_same(raced("momentum", 1e-3, {"sam": {"radius": 0.1}}), momentum(uphill))


def test_a_wrapper_acts_on_every_slope_that_a_rule_asks_for() -> None:
    def nesterov() -> Walk:
        x, v = POINTS, np.zeros_like(POINTS)
        while True:
            ahead = x + 0.9 * v
            v = 0.9 * v - 1e-3 * (beale(ahead) + 0.3 * ahead)
            x = x + v
            yield x

    found = raced("nesterov", 1e-3, {"weight_decay": {"decay": 0.3}})
    assert_same(found, nesterov())


def test_gradient_centralisation_leaves_the_difference() -> None:
    def centred(x: Array) -> Array:
        g = beale(x)
        return g - g.mean(axis=0)

    assert_same(raced("momentum", 1e-3, {"gradient_centralisation": {}}), momentum(centred))


def test_lookahead_goes_half_of_every_fifth_step() -> None:
    def looking() -> Walk:
        x = slow = POINTS
        v, t = np.zeros_like(POINTS), 0
        while True:
            t += 1
            v = 0.9 * v - 1e-3 * beale(x)
            x = x + v
            if t % 5 == 0:
                x = slow = slow + 0.5 * (x - slow)
            yield x

    assert_same(raced("momentum", 1e-3, {"lookahead": {}}), looking())


def test_the_average_is_shown_while_the_rule_runs_on() -> None:
    def averaged() -> Walk:
        average = np.zeros_like(POINTS)
        for t, x in enumerate(adam(), start=1):
            average = 0.8 * average + 0.2 * x
            yield average / (1 - 0.8**t)

    assert_same(raced("adam", 0.02, {"iterate_averaging": {"decay": 0.8}}), averaged())


def test_an_average_that_forgets_nothing_is_the_mean() -> None:
    found = raced("momentum", 1e-3, {"iterate_averaging": {"decay": 1.0}})
    mean = raced("momentum", 1e-3, {"polyak_averaging": {}})
    assert np.allclose(found, mean, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("begin", [0, 1, 40])
def test_the_mean_is_that_of_the_points_since_the_begin(begin: int) -> None:
    def meant() -> Walk:
        points: list[Array] = []
        for x in momentum():
            points.append(x)
            yield np.mean(points[begin:], axis=0) if len(points) > begin else x

    found = raced("momentum", 1e-3, {"polyak_averaging": {"begin": begin}})
    assert_same(found, meant())


def test_a_cautious_rule_never_goes_uphill_in_a_coordinate() -> None:
    def cautious() -> Walk:
        x, v = POINTS, np.zeros_like(POINTS)
        while True:
            g = beale(x)
            v = 0.9 * v - 1e-3 * g
            agree = (v * g < 0).astype(float)
            x = x + v * agree / np.maximum(agree.mean(axis=0), 0.001)
            yield x

    assert_same(raced("momentum", 1e-3, {"cautious": {}}), cautious())


def test_the_inner_wrapper_is_nearer_to_the_rule() -> None:
    def clipped(g: Array) -> Array:
        return np.clip(g, -0.5, 0.5)

    clip: dict[str, dict[str, float]] = {"clip_by_value": {"limit": 0.5}}
    decay: dict[str, dict[str, float]] = {"weight_decay": {"decay": 0.3}}

    def descent(slope: Slope) -> Walk:
        x = POINTS
        while True:
            x = x - 1e-2 * slope(x)
            yield x

    inside, outside = raced("sgd", 1e-2, clip | decay), raced("sgd", 1e-2, decay | clip)
    assert_same(inside, descent(lambda x: clipped(beale(x) + 0.3 * x)))
    assert_same(outside, descent(lambda x: clipped(beale(x)) + 0.3 * x))
