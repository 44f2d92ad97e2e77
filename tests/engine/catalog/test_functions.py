"""Every function of the catalog, in a loop."""

import re
from collections.abc import Mapping

import numpy as np
import pytest

from engine.catalog import functions, optimizers
from engine.landmarks import Landmarks
from engine.measures import Status, standing_status
from engine.setup import Setup
from tests.engine.catalog.compiled import surface_of
from tests.engine.catalog.ground import random_points

EXPECTED = """
ackley beale bohachevsky_1 booth branin bukin_n_6 cliff_and_plain cross_in_tray cubic de_jong_5
dixon_price drop_wave easom eggholder elongated_bowl goldstein_price griewank himmelblau
holder_table l1_norm langermann levy levy_n_13 logistic_loss matyas maximum_norm mccormick
michalewicz monkey_saddle neuron peaks perm plateau rastrigin regression_loss ring_barrier
rosenbrock rotated_quadratic saddle schaffer_n_2 schaffer_n_4 schwefel shubert six_hump_camel sphere
spiral_valley styblinski_tang three_hump_camel trid two_wells zakharov
"""
GRID = 101

each_function = pytest.mark.parametrize("identifier", functions())


def test_every_function_asked_for_is_in_the_catalog() -> None:
    assert len(EXPECTED.split()) == 51
    assert set(EXPECTED.split()) <= set(functions())
    assert [entry.name for entry in functions().values() if not entry.group] == []


def test_names_meanings_and_formulas_are_all_different() -> None:
    entries = list(functions().values())
    for field in ("name", "meaning", "formula"):
        assert len({getattr(entry, field) for entry in entries}) == len(entries), field


@each_function
def test_a_function_is_finite_on_its_window_with_its_slopes_and_curvatures(identifier: str) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    points = random_points(entry.window, 5_000)
    assert np.isfinite(surface.heights(points)).all()
    assert np.isfinite(surface.slopes(points)).all()
    assert np.isfinite(surface.curvatures(points)).all()


@each_function
def test_a_function_is_finite_on_the_lines_where_creases_and_gaps_would_lie(
    identifier: str,
) -> None:
    entry = functions()[identifier]
    surface = surface_of(entry)
    axes = np.meshgrid(*(np.linspace(low, high, GRID) for low, high in entry.window))
    points = np.stack([axis.ravel() for axis in axes])
    assert np.isfinite(surface.heights(points)).all()
    assert np.isfinite(surface.slopes(points)).all()


@each_function
def test_the_view_lies_in_the_window_and_the_starts_in_the_view(identifier: str) -> None:
    entry = functions()[identifier]
    for (low, high), (first, last) in zip(entry.window, entry.view, strict=True):
        assert low <= first < last <= high
    assert 2 <= len(entry.starts) <= 3
    for start in entry.starts:
        assert all(low < x < high for x, (low, high) in zip(start, entry.view, strict=True))


@each_function
def test_a_formula_reads_every_parameter_that_it_declares(identifier: str) -> None:
    entry = functions()[identifier]
    for declared in entry.parameters:
        assert re.search(rf"\b{declared.name}\b", entry.formula), declared.name
        assert declared.meaning.endswith("."), declared.name


@each_function
def test_at_both_ends_of_its_sliders_a_function_is_finite_where_it_is_looked_at(
    identifier: str,
) -> None:
    entry = functions()[identifier]
    for declared in entry.parameters:
        for value in (declared.low, declared.high):
            problem = {"function": identifier, "parameters": {declared.name: value}}
            built = setup_of(problem).build_problem()
            assert np.isfinite(built.slopes(random_points(entry.view, 500))).all(), declared.name


@each_function
def test_moved_parameters_have_no_known_minima(identifier: str) -> None:
    entry = functions()[identifier]
    assert entry.minima_at({}) == entry.minima
    for declared in entry.parameters:
        assert entry.minima_at({declared.name: declared.default}) == entry.minima
        other = declared.low if declared.low != declared.default else declared.high
        assert entry.minima_at({declared.name: other}) == ()


@each_function
def test_suggested_rates_are_of_known_optimizers_and_not_above_their_sliders(
    identifier: str,
) -> None:
    rates = functions()[identifier].rates
    assert {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"} <= set(rates)
    for optimizer, rate in rates.items():
        learning_rate = optimizers()[optimizer].hyperparameters[0]
        assert learning_rate.minimum < rate <= learning_rate.high, optimizer


@each_function
def test_a_session_with_a_function_reads_back_equal(identifier: str) -> None:
    entry = functions()[identifier]
    parameters = {declared.name: declared.high for declared in entry.parameters}
    setup = setup_of({"function": identifier, "parameters": parameters})
    assert Setup.from_text(setup.to_text()) == setup


def test_a_plain_too_flat_for_slopes_has_a_bottom_all_the_same() -> None:
    surface = surface_of(functions()["easom"])
    points = np.array([[np.pi, 50.0, 2.0], [np.pi, 50.0, 2.0]])
    found = standing_status(Landmarks(surface), points, np.zeros(3))
    assert found.tolist() == [Status.MINIMUM, Status.PLATEAU, Status.RUNNING]


def setup_of(problem: Mapping[str, object]) -> Setup:
    session = {"format": "slalom", "schema": 1, "problem": problem, "starts": [[0.1, 0.2]]}
    return Setup.from_dict(session | {"racers": [{"optimizer": "sgd"}]})
