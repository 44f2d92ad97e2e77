from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.disturbances import Disturbances
from engine.race import Race
from engine.setup import Edit, ScheduleSetup, Setup, WrapperSetup
from engine.transform import Transform
from gui.charts import height_curves
from gui.charts.height_curves import HeightCurve, HeightCurves, last_common_step
from tests.gui.setups import two_racers

NEVER = np.iinfo(np.int64).max


def test_the_median_over_the_starts_is_read_piece_by_piece() -> None:
    race = Race.from_setup(two_racers())
    curves = HeightCurves()
    for steps in (10, 1, 29):
        race.advance(steps)
        assert not curves.read(race)
    curve = curves.curve(1)
    np.testing.assert_array_equal(curve.steps, np.arange(41))
    expected = [np.median(race.heights(1, step)) for step in range(41)]
    np.testing.assert_allclose(curve.quartiles[1], expected, rtol=1e-14)


def test_an_edit_keeps_what_came_before_it() -> None:
    setup = two_racers()
    race = Race.from_setup(setup)
    race.advance(50)
    curves = HeightCurves()
    curves.read(race)
    edited = replace(setup, edits=(Edit(20, 0, {"learning_rate": 0.01}),))
    curves.forget(setup, edited)
    assert [curves.curve(racer).steps[-1] for racer in (0, 1)] == [20, 50]
    changed = race.revised(edited)
    changed.work(10.0, 50)
    curves.read(changed)
    expected = [np.median(changed.heights(0, step)) for step in range(51)]
    np.testing.assert_allclose(curves.curve(0).quartiles[1], expected, rtol=1e-14)


def test_a_long_curve_is_thinned_by_two_and_stays_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(height_curves, "MOST_KEPT", 64)
    race = Race.from_setup(two_racers())
    curves = HeightCurves()
    for steps in (50, 13, 1, 500, 3, 333):
        race.advance(steps)
        while curves.read(race):
            pass
        assert 32 <= len(curves.curve(0).steps) <= 64
    curve = curves.curve(0)
    np.testing.assert_array_equal(curve.steps, np.arange(0, 900, 16))
    expected = [np.median(race.heights(0, int(step))) for step in curve.steps]
    np.testing.assert_allclose(curve.quartiles[1], expected, rtol=1e-14)


def test_an_edit_of_a_thinned_curve_keeps_what_came_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(height_curves, "MOST_KEPT", 64)
    setup = two_racers()
    race, curves = Race.from_setup(setup), HeightCurves()
    race.advance(300)
    curves.read(race)
    edited = replace(setup, edits=(Edit(203, 0, {"learning_rate": 0.01}),))
    curves.forget(setup, edited)
    changed = race.revised(edited)
    changed.work(10.0, 300)
    curves.read(changed)
    curve = curves.curve(0)
    np.testing.assert_array_equal(curve.steps, np.arange(0, 301, 8))
    expected = [np.median(changed.heights(0, int(step))) for step in curve.steps]
    np.testing.assert_allclose(curve.quartiles[1], expected, rtol=1e-14)


def test_a_race_whose_history_is_thinner_than_a_look_is_read_to_its_end() -> None:
    setup = replace(two_racers(), starts=tuple((k / 10_000, 1.0) for k in range(16_000)))
    race, curves = Race(setup, history_budget=1_000_000), HeightCurves()
    race.advance(20)
    while curves.read(race):
        pass
    assert race.grain(0) > 3
    assert curves.curve(0).steps[-1] == 20 // race.grain(0) * race.grain(0)


def with_first_racer(**fields: Any) -> Setup:
    first, *others = two_racers().racers
    return replace(two_racers(), racers=(replace(first, **fields), *others))


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        (replace(two_racers(), seed=1), -1),
        (replace(two_racers(), starts=((0.0, 0.0),)), -1),
        (replace(two_racers(), racers=two_racers().racers[::-1]), -1),
        (replace(two_racers(), edits=(Edit(7, 0, {"learning_rate": 1.0}),)), 7),
        (replace(two_racers(), transform=Transform(rotation=30.0)), -1),
        (replace(two_racers(), disturbances=Disturbances(additive=0.1)), -1),
        (with_first_racer(schedule=ScheduleSetup("cosine")), -1),
        (with_first_racer(wrappers=(WrapperSetup("lookahead"),)), -1),
        (with_first_racer(precision="float32"), -1),
        (with_first_racer(hyperparameters={"learning_rate": 0.5}), -1),
        (with_first_racer(enabled=False), NEVER),
    ],
)
def test_only_what_is_still_right_is_kept(changed: Setup, step: int) -> None:
    assert last_common_step(two_racers(), changed, 0) == step


def test_label_and_colour_change_no_height() -> None:
    setup = two_racers()
    relabelled = replace(setup.racers[0], label="other", color="#112233")
    changed = replace(setup, racers=(relabelled, setup.racers[1]))
    assert last_common_step(setup, changed, 0) == NEVER


def test_thinning_keeps_the_ends_and_every_extreme() -> None:
    steps = np.arange(100_001.0)
    median = np.sin(steps / 900)
    median[54_321] = 7.0
    thin = HeightCurve(steps, np.array([median] * 3)).thinned(2_000)
    assert len(thin.steps) <= 2_002
    assert (thin.steps[0], thin.steps[-1]) == (0, 100_000)
    assert thin.quartiles[1].max() == 7.0
    assert (np.diff(thin.steps) > 0).all()


def test_a_short_curve_is_left_as_it_is() -> None:
    curve = HeightCurve(np.arange(5.0), np.ones((3, 5)))
    assert curve.thinned(100) is curve
