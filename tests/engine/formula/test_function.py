"""A function's text: assignments, parameters, the clock, and a sentence for every mistake."""

import numpy as np
import pytest

from engine.formula import FormulaError, compile_function
from engine.surface import Surface

ONE_TWO = np.array([[1.0], [2.0]])


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("x = 1\nx", "formula_assigned_given", 1, 1),
        ("x2 = 1\nx", "formula_assigned_given", 1, 1),
        ("a = 1\nx", "formula_assigned_given", 1, 1),
        ("t = 1\nx", "formula_assigned_reserved", 1, 1),
        ("e = 1\nx", "formula_assigned_reserved", 1, 1),
        ("init b = 1\nx", "formula_init_in_function", 1, 6),
        ("b = 1", "formula_no_height", 1, 1),
        ("b = x\n  c = b", "formula_no_height", 2, 3),
        ("d = b + x\nb = 2\nx", "formula_name", 1, 5),
        ("x\ny", "formula_not_last", 1, 1),
        ("x + dot(x, y)", "formula_only_in_rules", 1, 5),
        ("norm(x)", "formula_only_in_rules", 1, 1),
        ("grad(x)", "formula_only_in_rules", 1, 1),
        ("x*normal()", "formula_only_in_rules", 1, 3),
        ("sin + x", "formula_function_without_brackets", 1, 1),
        ("x + sin(x, y)", "formula_argument_count", 1, 5),
        ("max(x)", "formula_argument_count", 1, 1),
        ("alpha*x", "formula_name", 1, 1),
        ("x^2 + y^^2", "formula_missing_value_before", 1, 9),
        ("x^2 + zz", "formula_name", 1, 7),
        ("  x**2 +  zz^2", "formula_name", 1, 11),
        ("x^2^2 + 1e999", "formula_number_too_large", 1, 9),
    ],
)
def test_a_mistake_in_a_function_is_told_with_the_typed_place(
    text: str, code: str, line: int, column: int
) -> None:
    with pytest.raises(FormulaError) as refusal:
        compile_function(text, parameters=("a",))
    error = refusal.value
    assert (error.code, error.line, error.column) == (code, line, column)


def test_assignments_run_from_top_to_bottom_and_the_last_line_is_the_height() -> None:
    assert Surface("u = x - 1\nu = u + y\nv = 3*u\nu*v").heights(ONE_TWO).tolist() == [12.0]


def test_derivatives_go_through_assignments() -> None:
    surface = Surface("u = x*y\nv = u**2\nv + u")
    assert surface.slopes(ONE_TWO)[:, 0].tolist() == [2 * 2 * 2 + 2, 2 * 2 * 1 + 1]
    assert surface.curvatures(ONE_TWO)[:, :, 0].tolist() == [[8, 9], [9, 2]]


def test_parameters_are_numbers_that_a_surface_is_made_with() -> None:
    surface = Surface("a*x**n + y/a", {"a": 4.0, "n": 3.0})
    assert surface.heights(ONE_TWO).tolist() == [4.5]
    assert surface.slopes(ONE_TWO)[:, 0].tolist() == [12.0, 0.25]


@pytest.mark.parametrize("name", ["x", "y", "x1", "t", "pi", "sin", "where", "init"])
def test_a_word_of_the_language_is_no_parameter(name: str) -> None:
    with pytest.raises(FormulaError, match=f"'{name}' is a word of the language"):
        compile_function("x", parameters=(name,))


def test_a_parameter_may_be_called_what_only_rules_give() -> None:
    assert Surface("g*x + f", {"g": 2.0, "f": 1.0}).heights(ONE_TWO).tolist() == [3.0]


def test_a_function_of_the_clock_drifts_and_others_do_not() -> None:
    drifting = Surface("(x - t)**2 + y")
    assert drifting.drifts
    assert drifting.heights(ONE_TWO, 3).tolist() == [6.0]
    assert drifting.slopes(ONE_TWO, 3)[0].tolist() == [-4.0]
    assert not Surface("x + y").drifts
    assert not Surface("k = t\nx + y").drifts


def test_a_comparison_is_a_number() -> None:
    assert Surface("3*(x < y) + (x >= y) + (x == 1)*10").heights(ONE_TWO).tolist() == [13.0]


def test_equal_parts_of_a_formula_are_one_node() -> None:
    once = compile_function("sin(x*y)")
    twice = compile_function("sin(x*y) + sin(y*x)")
    assert len(twice.graph.nodes) == len(once.graph.nodes) + 2  # the constant 2 and its product


def test_a_literal_power_becomes_products_up_to_64_and_no_further() -> None:
    kinds = {node.kind for node in compile_function("x**64").graph.nodes}
    assert "integer_power" in kinds and "power" not in kinds
    assert "power" in {node.kind for node in compile_function("x**65").graph.nodes}
