from dataclasses import replace

from engine.catalog import functions
from engine.disturbances import Disturbances
from engine.setup import Edit
from engine.transform import Transform
from gui import edits
from tests.gui.setups import STARTS, two_racers

FAR_START = (99.0, 4.5)


def test_another_function_keeps_the_racers_and_the_starts_inside_its_window() -> None:
    setup = edits.with_start(two_racers(), FAR_START)
    changed = edits.with_function(setup, "himmelblau")
    assert changed.problem.function == "himmelblau"
    assert changed.racers == setup.racers
    assert changed.starts == STARTS


def test_suggested_starts_come_when_no_start_is_inside_the_window() -> None:
    changed = edits.with_function(replace(two_racers(), starts=(FAR_START,)), "rosenbrock")
    assert changed.starts == functions()["rosenbrock"].starts


def test_another_problem_drops_the_edits() -> None:
    setup = replace(two_racers(), edits=(Edit(3, 0, {"learning_rate": 0.3}),))
    assert edits.with_function(setup, "sphere").edits == ()
    assert edits.with_parameter(setup, "a", 2.0).edits == setup.edits


def test_a_formula_of_ones_own_takes_the_place_of_the_function() -> None:
    window = ((2.0, 6.0), (2.0, 10.0))
    changed = edits.with_formula(two_racers(), "a*x**2 + y**2", {"a": 2.0}, window)
    assert (changed.problem.function, changed.problem.formula) == (None, "a*x**2 + y**2")
    assert changed.starts == ((3.0, 4.0),)


def test_only_another_function_or_formula_is_another_problem() -> None:
    setup = two_racers()
    assert edits.is_another_problem(setup, edits.with_function(setup, "sphere"))
    assert not edits.is_another_problem(setup, edits.with_parameter(setup, "a", 2.0))
    assert not edits.is_another_problem(setup, edits.with_start(setup, (0.0, 0.0)))


def test_moved_ground_and_noise_are_the_same_problem_still() -> None:
    setup = two_racers()
    assert not edits.is_another_problem(setup, replace(setup, transform=Transform(rotation=1.0)))
    noisy = replace(setup, disturbances=Disturbances(additive=1.0))
    assert not edits.is_another_problem(setup, noisy)


def test_comments_and_spaces_are_kept_and_say_nothing_about_the_ground() -> None:
    typed = edits.with_formula(two_racers(), "a*x**2 + y^2", {"a": 2.0})
    run = replace(typed, edits=(Edit(3, 0, {"learning_rate": 0.3}),))
    noted = edits.with_formula(run, "# a bowl\n\na * x^2+y^2", {"a": 2.0})
    assert noted.problem.formula == "# a bowl\n\na * x^2+y^2"
    assert noted.edits == run.edits
    assert not edits.is_another_problem(run, noted)
    assert edits.is_another_problem(run, edits.with_formula(run, "a*x**2 - y^2", {"a": 2.0}))


def test_a_function_of_the_catalog_stays_one_with_spaces_and_numbers_that_it_allows() -> None:
    setup = edits.with_function(two_racers(), "rastrigin")
    text = functions()["rastrigin"].formula
    assert edits.with_formula(setup, f" {text} ", {"amplitude": 10.0}) == setup
    moved = edits.with_formula(setup, text, {"amplitude": 4.0})
    assert (moved.problem.function, moved.problem.parameters) == ("rastrigin", {"amplitude": 4.0})
    back = edits.with_formula(moved, text, {"amplitude": 10.0})
    assert back.problem.parameters == {"amplitude": 10.0}
    assert edits.with_formula(setup, text, {"amplitude": -1.0}).problem.function is None


def test_a_text_typed_back_is_the_function_it_was_begun_from() -> None:
    setup = edits.with_function(two_racers(), "rastrigin")
    text = functions()["rastrigin"].formula
    typed = edits.with_formula(setup, text + " + x", {"amplitude": 10.0}, None, "rastrigin")
    assert typed.problem.function is None
    again = edits.with_formula(typed, text, {"amplitude": 10.0}, None, "rastrigin")
    assert again.problem == setup.problem
    elsewhere = edits.with_window(typed, ((0.0, 1.0), (0.0, 1.0)))
    seen = edits.with_formula(elsewhere, text, {"amplitude": 10.0}, None, "rastrigin")
    assert (seen.problem.function, seen.problem.window) == ("rastrigin", ((0.0, 1.0), (0.0, 1.0)))
