"""Sessions that are read, and what stands in them then."""

import numpy as np
import pytest

from engine.setup import Edit, GridStarts, ProblemSetup, RacerSetup, RandomStarts, Setup, Stop
from tests.engine.setup.sessions import SESSION, session, with_racer


def test_every_entry_of_a_session_arrives_in_the_setup() -> None:
    setup = Setup.from_dict(SESSION)
    assert setup == Setup(
        problem=ProblemSetup(function="beale"),
        starts=((1.0, 1.5), (-2.0, 2.0)),
        racers=(
            RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.01}),
            RacerSetup(optimizer="momentum", label="heavy", color="#0072B2"),
            RacerSetup(
                rule="x = x - learning_rate*sign(g)", hyperparameters={"learning_rate": 0.02}
            ),
        ),
        stop=Stop(max_steps=1000),
        seed=0,
        edits=(Edit(200, 0, {"learning_rate": 0.1}),),
        view={"zoom": [1, 2.5]},
        note="of the valley",
    )


def test_what_a_session_leaves_out_is_at_its_default() -> None:
    required = {key: SESSION[key] for key in ("format", "schema", "problem", "starts", "racers")}
    setup = Setup.from_dict(required)
    assert (setup.stop, setup.seed, setup.edits, setup.note) == (Stop(), 0, (), "")


def test_a_racer_is_named_by_its_label_or_else_by_the_catalog() -> None:
    racers = Setup.from_dict(SESSION).racers
    assert [racer.name for racer in racers] == ["Adam", "heavy", "Own rule"]
    assert [racer.identifier for racer in racers] == ["adam", "momentum", "rule"]


def test_a_hyperparameter_may_have_one_number_a_start() -> None:
    racer = with_racer(optimizer="sgd", hyperparameters={"learning_rate": [0.1, 0.2]})
    setup = Setup.from_dict(racer)
    assert setup.racers[0].hyperparameters["learning_rate"] == (0.1, 0.2)
    built = setup.racers[0].build_optimizer()
    np.testing.assert_array_equal(built.hyperparameters["learning_rate"], [0.1, 0.2])


def test_an_optimizer_is_built_with_the_catalogs_values_for_what_is_not_given() -> None:
    built = Setup.from_dict(SESSION).racers[0].build_optimizer()
    assert built.hyperparameters["learning_rate"] == 0.01
    assert built.hyperparameters["beta2"] == 0.999


def test_listed_starts_are_columns_of_the_points() -> None:
    points = Setup.from_dict(SESSION).points()
    np.testing.assert_array_equal(points, [[1.0, -2.0], [1.5, 2.0]])


def test_a_session_may_have_no_starts_and_no_racers_yet() -> None:
    setup = Setup.from_dict(session(starts=[], racers=[], edits=[]))
    assert setup.points().shape == (2, 0)


def test_a_grid_lies_in_the_middles_of_equal_cells_row_by_row() -> None:
    problem = {"formula": "x + y", "window": [[0, 6], [-2, 2]]}
    setup = Setup.from_dict(session(problem=problem, starts={"grid": [3, 2]}))
    assert setup.starts == GridStarts(3, 2)
    np.testing.assert_array_equal(setup.points(), [[1, 3, 5, 1, 3, 5], [-1, -1, -1, 1, 1, 1]])


def test_a_grid_fits_the_window_of_a_catalog_function_unless_the_session_has_its_own() -> None:
    own = {"function": "beale", "window": [[0, 2], [0, 4]]}
    assert Setup.from_dict(session(starts={"grid": [1, 1]})).points().tolist() == [[0.0], [0.0]]
    setup = Setup.from_dict(session(problem=own, starts={"grid": [1, 1]}))
    assert setup.points().tolist() == [[1.0], [2.0]]


def test_more_random_starts_move_none_of_the_others() -> None:
    few, many = (Setup.from_dict(session(starts={"random": n})).points() for n in (3, 1000))
    np.testing.assert_array_equal(many[:, :3], few)


def test_random_starts_fill_their_spread_and_change_with_the_seed() -> None:
    starts = {"random": 1000, "spread": [[1, 2], [-5, -4]]}
    points = Setup.from_dict(session(starts=starts)).points()
    assert Setup.from_dict(session(starts=starts)).starts == RandomStarts(1000, ((1, 2), (-5, -4)))
    assert points[0].min() >= 1 and points[0].max() <= 2
    assert np.ptp(points, axis=1).min() > 0.98
    assert points[1].min() >= -5 and points[1].max() <= -4
    other = Setup.from_dict(session(starts=starts, seed=1)).points()
    assert not np.any(points == other)


def test_a_formula_becomes_a_problem_with_its_parameters() -> None:
    problem = {"formula": "a*x**2 + y", "window": [[-1, 1], [-1, 1]], "parameters": {"a": 3}}
    setup = Setup.from_dict(session(problem=problem))
    built = setup.build_problem()
    assert built.heights(np.array([[2.0], [1.0]])).tolist() == [13.0]
    assert built.window == ((-1.0, 1.0), (-1.0, 1.0))


def test_a_catalog_problem_knows_its_minima() -> None:
    built = Setup.from_dict(SESSION).build_problem()
    assert built.minima[0].point == (3.0, 0.5)


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_every_seed_gives_starts(seed: int) -> None:
    setup = Setup.from_dict(session(seed=seed, starts={"random": 2}))
    assert np.isfinite(setup.points()).all()
