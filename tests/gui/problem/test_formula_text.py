import pytest

from engine.catalog import functions
from engine.formula import FormulaError
from engine.setup import ProblemSetup
from gui.editing.declarations import Replacement
from gui.problem.formula_text import (
    TypedFormula,
    declared_in,
    formula_text,
    meaning_of,
    read_formula,
    renumbered,
)

WINDOW = ((0.0, 1.0), (0.0, 1.0))


def replaced(text: str, replacements: list[Replacement]) -> str:
    for one in replacements:
        text = text[: one.first] + one.text + text[one.last :]
    return text


def test_a_line_with_a_number_alone_declares_a_parameter() -> None:
    typed = read_formula("a = 2\nb = -1.5e-3\na*x**2 + b*y")
    assert typed == TypedFormula("a*x**2 + b*y", {"a": 2.0, "b": -1.5e-3})


def test_other_assignments_stay_in_the_formula() -> None:
    typed = read_formula("r = x**2 + y**2\nr + 1")
    assert typed == TypedFormula("r = x**2 + y**2\nr + 1", {})


def test_a_wrong_text_declares_what_its_right_lines_do() -> None:
    assert declared_in("a = 2\nx = 3\nb = \n)(") == {"a": 2.0}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a = 1\nb = 2\na*sine(x)", 3, 3), ("x = 1\nx + y", 1, 1), ("a = 1\nx + c", 2, 5)],
)
def test_errors_stand_where_the_text_was_typed(text: str, line: int, column: int) -> None:
    with pytest.raises(FormulaError) as error:
        read_formula(text)
    assert (error.value.line, error.value.column) == (line, column)


@pytest.mark.parametrize("identifier", list(functions()))
def test_the_text_of_a_function_says_that_function(identifier: str) -> None:
    problem = ProblemSetup(function=identifier)
    assert read_formula(formula_text(problem)) == meaning_of(problem)


def test_the_text_of_a_formula_says_that_formula_with_its_numbers() -> None:
    problem = ProblemSetup(formula="a*x**2 + y", parameters={"a": 1e-8}, window=WINDOW)
    assert formula_text(problem) == "a = 1e-8\na*x**2 + y"
    assert read_formula(formula_text(problem)) == meaning_of(problem)


def test_another_text_says_another_problem() -> None:
    problem = ProblemSetup(formula="a*x**2", parameters={"a": 1.0}, window=WINDOW)
    assert read_formula("a = 2\na*x**2") != meaning_of(problem)
    assert read_formula("a = 1\na*x**3") != meaning_of(problem)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# a = 1\n  a =  1 \nb = 2\na*x + b", "# a = 1\n  a =  2.5 \nb = -3\na*x + b"),
        ("a = 2.50\n\nb = -3.0\nx +", "a = 2.50\n\nb = -3.0\nx +"),
        ("a = 0\na = 1\nx", "a = 0\na = 2.5\nx"),
        ("a = x", "a = x"),
    ],
)
def test_only_numbers_that_have_changed_are_rewritten(before: str, after: str) -> None:
    assert replaced(before, renumbered(before, {"a": 2.5, "b": -3.0})) == after
