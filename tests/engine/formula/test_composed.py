"""What a rule becomes with a schedule and wrappers around it, and which texts are refused."""

import pytest

from engine.formula import FormulaError
from engine.formula.around import RuleText, ScheduleText, WrapperText
from engine.formula.composed import compose
from engine.formula.graph import reachable
from engine.formula.ranks import Rank

DESCENT = "x = x - learning_rate*g"
NAMES = ("learning_rate",)
HALF = ScheduleText("share", ("share",))


def wrapper(**lines: str) -> WrapperText:
    return WrapperText("w", hyperparameters=("limit",), **lines)


def test_nothing_around_a_rule_leaves_the_rule() -> None:
    found = compose(RuleText(DESCENT), (*NAMES, "w.limit"))
    assert found.hyperparameters == NAMES
    assert found.text == DESCENT


def test_names_around_a_rule_have_their_owner_before_a_dot() -> None:
    lines = wrapper(step="init a = x\nb = limit*a\na = x\nx = b")
    found = compose(RuleText("v = 0.9*v + g\nx = x - learning_rate*v", HALF, (lines,)), NAMES)
    assert found.hyperparameters == ("learning_rate", "schedule.share", "w.limit")
    assert list(found.memory) == list(found.updates) == ["v", "w.a"]
    assert list(found.initial) == ["w.a"]
    assert list(found.locals) == ["schedule.rate", "w.b"]
    assert found.ranks()["w.a"] is Rank.POINT


def test_a_wrapper_may_call_its_names_as_the_rule_calls_its_own() -> None:
    lines = wrapper(step="v = v + limit\nx = x + v")
    found = compose(RuleText("v = v + g\nx = x - learning_rate*v", None, (lines,)), NAMES)
    assert list(found.memory) == ["v", "w.v"]
    assert found.updates["v"] is not found.updates["w.v"]


def test_an_init_line_goes_with_the_rate_of_the_first_step() -> None:
    text = "init size = learning_rate\nx = x - size*g"
    found = compose(RuleText(text, ScheduleText("t*100")), NAMES)
    graph = found.graph
    rate = graph.symbol("learning_rate")
    assert found.initial["size"] is graph.make("multiply", rate, graph.constant(100.0))
    assert graph.symbol("t") not in reachable(found.initial.values())


def test_a_rule_runs_at_the_point_of_its_wrapper() -> None:
    lines = wrapper(point="fast", step="init fast = x\nfast = x\nx = x*limit")
    found = compose(RuleText("x = x - learning_rate*(g + f)", None, (lines,)), NAMES)
    graph = found.graph
    used = reachable(found.outcome)
    assert graph.symbol("w.fast") in used
    assert not {graph.symbol("x"), graph.symbol("g"), graph.symbol("f")} & set(used)
    assert found.reads == {"grad", "value"}
    assert graph.symbol("x") is found.initial["w.fast"]


def test_a_slope_that_asks_again_is_not_wrapped_twice() -> None:
    uphill = wrapper(slope="g = grad(x + limit*g)")
    found = compose(RuleText(DESCENT, None, (uphill,)), NAMES)
    assert sum(node.kind == "grad" for node in reachable(found.outcome)) == 1
    again = compose(RuleText("x = x - grad(x) - grad(2*x)", None, (uphill,)), NAMES)
    assert sum(node.kind == "grad" for node in reachable(again.outcome)) == 4


def test_each_text_draws_from_streams_of_its_own() -> None:
    noisy = WrapperText("a", slope="g = g + normal()", step="x = x + normal()")
    other = WrapperText("b", step="x = x + normal()")
    text = "x = x - learning_rate*(g + grad(2*x) + normal())"
    found = compose(RuleText(text, None, (noisy, other)), NAMES)
    draws = {int(node.value) for node in reachable(found.outcome) if node.kind == "normal"}
    assert draws == {0, 1, 2, 3}  # all slopes of a step meet the same draw


def test_what_no_line_reads_is_not_asked() -> None:
    lines = wrapper(step="x = x + limit*(x - x_before)")
    found = compose(RuleText("x = 0.9*x", None, (lines,)), NAMES)
    assert found.reads == frozenset()


REFUSED = [
    ({"slope": "h = g*2"}, "formula_slope_line", (1, 1)),
    ({"slope": "g*2"}, "formula_slope_line", (1, 1)),
    ({"slope": "init a = 1\ng = a*g"}, "formula_slope_line", (1, 6)),
    ({"slope": "x = g"}, "formula_assigned_given", (1, 1)),
    ({"slope": "limit = 2\ng = g*limit"}, "formula_assigned_hyperparameter", (1, 1)),
    ({"slope": "g = g + a"}, "formula_name", (1, 9)),
    ({"slope": "g = g*learning_rate"}, "formula_name", (1, 7)),
    ({"slope": "g = norm(g)"}, "formula_slope_too_narrow", (1, 1)),
    ({"slope": "g = g + norm(limit)"}, "formula_needs_point", (1, 9)),
    ({"step": "x*2"}, "formula_rule_line", (1, 1)),
    ({"step": "g = x"}, "formula_assigned_given", (1, 1)),
    ({"step": "x_before = x"}, "formula_assigned_given", (1, 1)),
    ({"step": "learning_rate = 1\nx = 2*x"}, "formula_assigned_given", (1, 1)),
    ({"step": "init x = 1\nx = 2*x"}, "formula_assigned_given", (1, 6)),
    ({"step": "init a = g\nx = a*x"}, "formula_name", (1, 10)),
    ({"step": "x = norm(x)"}, "formula_point_too_narrow", (1, 1)),
    ({"step": "a = x", "point": "fast"}, "formula_point_begins", (1, 1)),
    ({"step": "fast = x\nx = fast", "point": "fast"}, "formula_point_begins", (1, 1)),
]


@pytest.mark.parametrize(("lines", "code", "place"), REFUSED)
def test_a_bad_wrapper_is_refused_with_line_and_column(
    lines: dict[str, str], code: str, place: tuple[int, int]
) -> None:
    with pytest.raises(FormulaError) as caught:
        compose(RuleText(DESCENT, None, (wrapper(**lines),)), NAMES)
    assert (caught.value.code, (caught.value.line, caught.value.column)) == (code, place)


def test_a_wrapper_cannot_declare_what_is_given() -> None:
    with pytest.raises(FormulaError, match="'learning_rate' is a word"):
        around = (WrapperText("w", step="x = 2*x", hyperparameters=("learning_rate",)),)
        compose(RuleText(DESCENT, None, around), NAMES)


def test_a_composition_that_grows_too_large_is_refused() -> None:
    doubling = tuple(WrapperText(f"w{n}", slope="g = g + grad(x + g)") for n in range(12))
    with pytest.raises(FormulaError, match="too large"):
        compose(RuleText(DESCENT, None, doubling), NAMES)
