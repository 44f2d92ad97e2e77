"""What a rule's text means: memory, locals, widths, and a sentence for every mistake."""

import pytest

from engine.formula import FormulaError, Rule
from engine.formula.ranks import Rank

DECLARED = ("learning_rate", "momentum")


def refused(text: str, hyperparameters: tuple[str, ...] = DECLARED) -> tuple[str, int, int]:
    with pytest.raises(FormulaError) as refusal:
        Rule(text, hyperparameters)
    return refusal.value.code, refusal.value.line, refusal.value.column


def test_a_name_read_before_it_is_assigned_is_memory_and_every_other_is_local() -> None:
    rule = Rule(
        "v = momentum*v + g\nd = 2*v\nlate = d\nx = x - d + late*before\nbefore = v", DECLARED
    )
    assert list(rule.memory) == ["v", "before"]
    assert list(rule.locals) == ["d", "late"]


def test_a_name_with_an_init_line_is_memory_wherever_it_is_assigned() -> None:
    rule = Rule("s = 2*g\nx = x - s\ninit s = 1\ninit unused = 3")
    assert list(rule.memory) == ["s", "unused"]
    assert list(rule.initial) == ["s", "unused"]
    assert rule.updates["unused"] is rule.memory["unused"]


def test_a_name_read_on_the_line_of_its_second_assignment_is_no_memory() -> None:
    assert not Rule("a = g\na = 2*a\nx = x - a").memory


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("x = x - g", {"g"}),
        ("x = x - f*x", {"f"}),
        ("a = g\nx = x - x", {"g"}),
        ("x = x - grad(x + grad(x))", {"grad"}),
        ("h = hess_diag(x)\nx = x - value(2*x)*h", {"hess_diag", "value"}),
        ("x = 0.9*x", set()),
        ("a = g\na = 1\nx = 0.9*x", set()),
    ],
)
def test_a_rule_reads_what_its_results_depend_on(text: str, reads: set[str]) -> None:
    assert Rule(text).reads == reads


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("n = n + 1\nx = x - n*g", {"n": Rank.NUMBER}),
        ("n = n + f\nx = x - n*g", {"n": Rank.START}),
        ("n = n + g\nx = x - n", {"n": Rank.POINT}),
        ("init n = x\nn = 1\nx = x - g*n", {"n": Rank.POINT}),
        ("a = b\nb = c\nc = g\nx = x - a - b - c", {"b": Rank.POINT, "c": Rank.POINT}),
        ("a = a + dot(g, x)\nb = max(b, a)\nx = x - b*g", {"a": Rank.START, "b": Rank.START}),
        ("a = where(g > 0, 1, a)\nx = x - a", {"a": Rank.POINT}),
    ],
)
def test_memory_takes_the_widest_shape_it_is_ever_given(text: str, widths: dict[str, Rank]) -> None:
    ranks = Rule(text).ranks()
    assert {name: ranks[name] for name in widths} == widths


def test_memory_that_follows_a_hyperparameter_given_by_start_is_as_wide() -> None:
    rule = Rule("s = s + learning_rate\nk = k + 1\nx = x - s*k*g", DECLARED)
    ranks = rule.ranks({"learning_rate": Rank.START})
    assert (ranks["s"], ranks["k"]) == (Rank.START, Rank.NUMBER)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("learning_rate = 2\nx = x - g", "formula_assigned_hyperparameter", 1, 1),
        ("x = x - g\n  init momentum = 2", "formula_assigned_hyperparameter", 2, 8),
        ("x = x - g\ng = x", "formula_assigned_given", 2, 1),
        ("f = 1\nx = x - g", "formula_assigned_given", 1, 1),
        ("init x = 1\nx = x - g", "formula_assigned_given", 1, 6),
        ("t = 1\nx = x - g", "formula_assigned_reserved", 1, 1),
        ("init pi = 1\nx = x - g", "formula_assigned_reserved", 1, 6),
        ("sqrt = 1\nx = x - g", "formula_assigned_reserved", 1, 1),
        ("init = 1\nx = x - g", "formula_assigned_reserved", 1, 1),
        ("for = 1\nx = x - g", "formula_keyword", 1, 1),
        ("x - g", "formula_rule_line", 1, 1),
        ("v = g", "formula_rule_moves_nothing", 1, 1),
        ("x = 1\nx = x - g", "formula_point_too_narrow", 1, 1),
        ("x = x - g\nx = learning_rate", "formula_point_too_narrow", 2, 1),
        ("v = f\nx = v*2", "formula_point_too_narrow", 2, 1),
        ("x = x - g\nv = 1 + norm(f)", "formula_needs_point", 2, 9),
        ("x = x - sum(2)*g", "formula_needs_point", 1, 9),
        ("x = x - mean(f)", "formula_needs_point", 1, 9),
        ("x = x - dot(f, learning_rate)", "formula_needs_point", 1, 9),
        ("x = x - grad(learning_rate)", "formula_needs_point", 1, 9),
        ("x = x - value(f)*g", "formula_needs_point", 1, 9),
        ("init v = g\nv = v\nx = x - v", "formula_name", 1, 10),
        ("init v = f\nv = v\nx = x - v*g", "formula_name", 1, 10),
        ("init v = t\nv = v\nx = x - v*g", "formula_name", 1, 10),
        ("init v = w\nw = v + w\nx = x - v*g", "formula_name", 1, 10),
        ("init v = 2*grad(x)\nx = x - v", "formula_not_in_init", 1, 12),
        ("init v = normal()\nx = x - v", "formula_not_in_init", 1, 10),
        ("init v = value(x)\nx = x - v*g", "formula_not_in_init", 1, 10),
        ("x = x - y", "formula_name", 1, 9),
        ("x = x - momentun*g", "formula_name_near", 1, 9),
        ("x = x - 2 g", "formula_missing_operator", 1, 11),
        ("x = x - g\n\n# fine\nx = x ? g", "formula_unknown_character", 4, 7),
    ],
)
def test_a_mistake_in_a_rule_is_told_with_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    assert refused(text) == (code, line, column)


def test_an_unknown_name_is_answered_with_the_nearest_known_one() -> None:
    with pytest.raises(FormulaError, match="no name 'momentun' here; did you mean 'momentum'"):
        Rule("x = x - momentun*g", DECLARED)
    with pytest.raises(FormulaError, match="no function 'sine'; did you mean 'sin'"):
        Rule("x = x - sine(g)")


@pytest.mark.parametrize("name", ["x", "g", "f", "t", "pi", "e", "sqrt", "normal", "init"])
def test_a_word_of_the_language_is_no_hyperparameter(name: str) -> None:
    assert refused("x = x - g", (name,)) == ("formula_declared_reserved", 1, 1)


def test_memory_at_its_start_may_use_start_point_hyperparameters_and_earlier_memory() -> None:
    rule = Rule("init a = 1 + norm(x)\ninit b = a*momentum\nx = x - a*b*g", DECLARED)
    assert list(rule.initial) == ["a", "b"]
