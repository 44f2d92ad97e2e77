import pytest

from engine.formula import FormulaError
from engine.setup import ProblemSetup
from gui.problem.formula_text import TypedFormula, formula_text, read_formula, says_the_same


def test_a_line_with_a_number_alone_declares_a_parameter() -> None:
    typed = read_formula("a = 2\nb = -1.5e-3\na*x**2 + b*y", {})
    assert typed == TypedFormula("a*x**2 + b*y", {"a": 2.0, "b": -1.5e-3})


def test_other_assignments_stay_in_the_formula() -> None:
    typed = read_formula("r = x**2 + y**2\nr + 1", {})
    assert typed == TypedFormula("r = x**2 + y**2\nr + 1", {})


def test_known_parameters_are_taken_over_where_they_are_used() -> None:
    known = {"amplitude": 10.0, "unused": 1.0}
    typed = read_formula("amplitude*x**2", known)
    assert typed.parameters == {"amplitude": 10.0}
    assert read_formula("amplitude = 3\namplitude*x**2", known).parameters == {"amplitude": 3.0}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a = 1\nb = 2\na*sine(x)", 3, 3), ("x = 1\nx + y", 1, 1), ("a = 1\nx + c", 2, 5)],
)
def test_errors_stand_where_the_text_was_typed(text: str, line: int, column: int) -> None:
    with pytest.raises(FormulaError) as error:
        read_formula(text, {})
    assert (error.value.line, error.value.column) == (line, column)


@pytest.mark.parametrize(
    "problem",
    [
        ProblemSetup(function="rastrigin"),
        ProblemSetup(formula="a*x**2 + y", parameters={"a": 1e-8}, window=((0, 1), (0, 1))),
    ],
)
def test_the_text_of_a_problem_says_that_problem(problem: ProblemSetup) -> None:
    known = {"amplitude": 10.0} if problem.function else {}
    assert says_the_same(read_formula(formula_text(problem), known), problem)


def test_another_text_says_another_problem() -> None:
    problem = ProblemSetup(formula="a*x**2", parameters={"a": 1.0}, window=((0, 1), (0, 1)))
    assert not says_the_same(read_formula("a = 2\na*x**2", {}), problem)
    assert not says_the_same(read_formula("x**2", {}), ProblemSetup(function="beale"))
