"""The geometry that methods offer for the picture."""

import numpy as np
import pytest

from engine.arrays import Array
from engine.marks import Mark, merged
from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup, Stop
from tests.engine.catalog.compiled import CLASSICAL

STARTS = ((1.0, 1.5), (-1.4, -2.2), (0.5, 0.5))
KINDS = {
    "nelder_mead": {"polygon", "points"},
    "cma_es": {"cloud", "ellipse", "segment"},
    "trust_region": {"circle", "segment", "points"},
}
DIRECTED = {"segment", "points"}

each_method = pytest.mark.parametrize("identifier", CLASSICAL)


def race_of(identifier: str, steps: int, stop: Stop | None = None) -> Race:
    racer = RacerSetup(optimizer=identifier)
    race = Race(Setup(ProblemSetup(function="beale"), STARTS, (racer,), stop or Stop()))
    race.advance(steps)
    return race


def mark_of(race: Race, step: int, name: str) -> Mark:
    return next(mark for mark in race.marks(0, step) if mark.name == name)


def count(places: Array) -> Array:
    """How many places each start has."""
    return (~np.isnan(places[:, 0])).sum(axis=0)


@each_method
def test_each_method_offers_its_kinds_of_marks_and_none_at_the_start(identifier: str) -> None:
    race = race_of(identifier, 4)
    assert {mark.kind for mark in race.marks(0, 4)} == KINDS.get(identifier, DIRECTED)
    assert race.marks(0, 0) == ()
    for mark in race.marks(0, 4):
        assert mark.places.shape[1:] == (2, 3)
        assert (mark.radius is not None) == (mark.kind == "circle")
        assert (mark.axes is not None) == (mark.kind == "ellipse")


@pytest.mark.parametrize("identifier", sorted(set(CLASSICAL) - set(KINDS)))
def test_trials_lie_on_the_direction_and_one_of_them_is_the_new_point(identifier: str) -> None:
    race = race_of(identifier, 6)
    for step in (1, 3, 6):
        before, after = race.positions(0, step - 1), race.positions(0, step)
        ends, trials = mark_of(race, step, "direction").places, mark_of(race, step, "trials").places
        assert np.array_equal(ends[0], before)
        assert (np.nanmin(np.abs(trials - after).max(axis=1), axis=0) == 0).all()
        along, across = ends[1] - before, trials - before
        turned = across[:, 0] * along[1] - across[:, 1] * along[0]
        assert np.nanmax(np.abs(turned)) < 1e-9
        assert np.array_equal(count(trials), race.memory(0, step)["trials"])


def test_the_simplex_of_a_step_begins_the_next_and_has_the_path_at_a_corner() -> None:
    race = race_of("nelder_mead", 9)
    for step in range(1, 9):
        now = mark_of(race, step, "simplex").places
        assert np.array_equal(mark_of(race, step + 1, "before").places, now)
        assert np.array_equal(now[0], race.positions(0, step))


def test_the_step_stays_in_the_trusted_radius() -> None:
    race = race_of("trust_region", 5)
    for step in range(1, 6):
        circle = mark_of(race, step, "radius")
        assert np.array_equal(circle.places[0], race.positions(0, step - 1))
        assert circle.radius is not None
        stride = race.positions(0, step) - race.positions(0, step - 1)
        assert (np.linalg.norm(stride, axis=0) <= circle.radius * (1 + 1e-9)).all()
        assert np.array_equal(circle.radius, race.memory(0, step)["radius"])


def test_the_cloud_is_thrown_about_the_ellipse() -> None:
    race = race_of("cma_es", 8)
    ellipse, cloud = mark_of(race, 8, "spread"), mark_of(race, 8, "samples")
    assert np.array_equal(ellipse.places[0], race.positions(0, 7))
    assert count(cloud.places).tolist() == [6, 6, 6]
    axes = ellipse.axes
    assert axes is not None
    assert np.allclose((axes[0] * axes[1]).sum(axis=0), 0.0, atol=1e-9)
    for start in range(3):
        apart = np.linalg.solve(axes[:, :, start].T, (cloud.places - ellipse.places)[:, :, start].T)
        assert 0.1 < np.sqrt((apart**2).mean()) < 3.0


@each_method
def test_an_ended_path_keeps_the_marks_of_its_last_step(identifier: str) -> None:
    race = race_of(identifier, 2_000, Stop(distance=1.0))
    ends = race.end_steps(0)
    start = int(np.flatnonzero(ends > 0)[0])
    for mark in race.marks(0, race.step):
        own = mark_of(race, int(ends[start]), mark.name).places[:, :, start]
        found = mark.places[: len(own), :, start]
        assert np.array_equal(found, own, equal_nan=True)


def test_rules_offer_no_marks() -> None:
    assert race_of("adam", 5).marks(0, 5) == ()


def test_marks_of_some_starts_are_put_together_with_nothing_where_there_is_nothing() -> None:
    one = Mark("points", "trials", np.arange(4.0).reshape(2, 2, 1))
    other = Mark("points", "trials", np.full((3, 2, 2), 7.0))
    parts = [
        (np.array([0]), np.array([2]), (one,)),
        (np.array([1]), np.array([0]), (other,)),
    ]
    (found,) = merged(parts, 3)
    assert found.places[:, 0].tolist()[0][0] == 7.0
    assert np.isnan(found.places[:, :, 1]).all()
    assert found.places[:2, :, 2].tolist() == [[0.0, 1.0], [2.0, 3.0]]
    assert np.isnan(found.places[2, :, 2]).all()
