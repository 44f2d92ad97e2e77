from dataclasses import replace

import pytest

from engine.catalog.making import make_function
from engine.setup import Setup
from gui import edits
from gui.edits.view import (
    axis_of,
    chosen_columns_of,
    has_swarm_wake,
    height_scale_of,
    is_at_equal_scale,
    kept_height_scale,
    map_range_of,
    swarm_colors_of,
    with_view,
)
from tests.gui.setups import two_racers


def viewed(**view: object) -> Setup:
    return replace(two_racers(), view=view)


def test_a_session_says_how_it_is_looked_at() -> None:
    setup = viewed(
        height_scale="log",
        map_range=[[0, 2], [-1.5, 1]],
        equal_scale=True,
        leaderboard_columns={"slope": True, "steps": False},
        cost_axis="function_evaluations",
        swarm_colors="basin",
        swarm_wake=True,
    )
    assert height_scale_of(setup) == "log"
    assert map_range_of(setup) == ((0.0, 2.0), (-1.5, 1.0))
    assert is_at_equal_scale(setup)
    assert chosen_columns_of(setup) == {"slope": True, "steps": False}
    assert axis_of(setup) == "function_evaluations"
    assert swarm_colors_of(setup) == "basin"
    assert has_swarm_wake(setup)


@pytest.mark.parametrize("nonsense", [None, 3, "x", [], [[1, 0], [0, 1]], {"slope": 1}, [[0, 1]]])
def test_what_makes_no_sense_counts_as_not_there(nonsense: object) -> None:
    names = ["height_scale", "map_range", "equal_scale", "leaderboard_columns", "cost_axis"]
    names += ["swarm_colors", "swarm_wake"]
    setup = viewed(**dict.fromkeys(names, nonsense))
    assert height_scale_of(setup) == height_scale_of(two_racers())
    assert map_range_of(setup) is None
    assert not is_at_equal_scale(setup)
    assert chosen_columns_of(setup) == {}
    assert axis_of(setup) == "steps"
    assert swarm_colors_of(setup) == "racer"
    assert not has_swarm_wake(setup)


def test_what_goes_without_saying_is_not_written() -> None:
    assert kept_height_scale(two_racers(), "log") == "log"
    assert kept_height_scale(two_racers(), height_scale_of(two_racers())) is None
    assert with_view(viewed(a=1, b=2), {"a": None, "c": 3}).view == {"b": 2, "c": 3}


def test_another_function_is_looked_at_in_its_own_way() -> None:
    setup = viewed(height_scale="log", map_range=[[0, 2], [0, 1]], equal_scale=True)
    assert edits.with_function(setup, "himmelblau").view == {"equal_scale": True}


def test_a_function_of_ones_own_brings_its_scale_and_its_view() -> None:
    window = ((-4.0, 4.0), (-2.0, 2.0))
    entry = make_function("Mine", "x^2 + y^2", window, {}, height_scale="log")
    seen = replace(entry, view=((0.0, 1.0), (0.0, 2.0)))
    setup = edits.with_own_function(two_racers(), seen)
    assert (height_scale_of(setup), map_range_of(setup)) == ("log", ((0.0, 1.0), (0.0, 2.0)))
    assert map_range_of(edits.with_own_function(setup, entry)) is None


def test_a_typed_formula_keeps_the_scale_it_was_begun_at() -> None:
    setup = edits.with_function(two_racers(), "rastrigin")
    assert height_scale_of(setup) == "linear"
    typed = edits.with_formula(setup, "x^2 + y^2", {})
    assert typed.problem.window == setup.problem.full_window
    assert height_scale_of(typed) == "linear"


def test_another_window_is_seen_whole() -> None:
    setup = edits.with_window(viewed(map_range=[[0, 2], [0, 1]]), ((0.0, 9.0), (0.0, 9.0)))
    assert map_range_of(setup) is None
