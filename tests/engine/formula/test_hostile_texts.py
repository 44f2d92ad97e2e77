"""Whatever is typed: a function or one sentence with its place, and never anything else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from engine.formula import FormulaError, Function, Rule, compile_function
from engine.formula.builder import MAX_NODES
from engine.formula.syntax import MAX_CHARACTERS
from engine.formula.vocabulary import ARGUMENT_COUNTS
from engine.surface import Surface
from tests.data.hostile_texts import COMPUTED, REFUSED

ONE_TWO = np.array([[1.0], [2.0]])
PIECES = [
    *ARGUMENT_COUNTS,
    *("x", "y", "t", "a", "pi", "e", "init", "lambda", "x1", "_", "0", "1e308", "2.5", ".", "1_0"),
    *("+", "-", "*", "/", "**", "^", "<", ">=", "==", "=", "(", ")", ",", "\n", " ", "#", "%"),
    *("'", "[", "{", "\\", "\0", "\u00b2", "\ud800", "\uff45"),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), REFUSED, ids=[f"{text[:40]!a}" for text, *_ in REFUSED]
)
def test_a_hostile_text_is_refused_with_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    with pytest.raises(FormulaError) as refusal:
        compile_function(text)
    error = refusal.value
    assert (error.code, error.line, error.column) == (code, line, column)
    assert_is_one_sentence(error, text)


@pytest.mark.parametrize(
    ("text", "height"), COMPUTED, ids=[f"{text[:40]!a}" for text, _ in COMPUTED]
)
def test_a_silly_text_is_computed_quietly(text: str, height: float) -> None:
    surface = Surface(text)
    assert surface.heights(ONE_TWO).tolist() == pytest.approx([height], nan_ok=True)
    assert surface.slopes(ONE_TWO).shape == (2, 1)
    assert surface.curvatures(ONE_TWO).shape == (2, 2, 1)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(some.lists(some.sampled_from(PIECES), max_size=25).map("".join) | some.text(max_size=60))
def test_any_text_gives_a_function_or_a_sentence(text: str) -> None:
    try:
        function = compile_function(text)
    except FormulaError as error:
        assert_is_one_sentence(error, text)
        assert error.fields.get("name") != error.fields.get("nearest", "")
    else:
        assert isinstance(function, Function)
        assert len(function.graph.nodes) <= MAX_NODES + 2


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    some.lists(
        some.lists(some.sampled_from([*PIECES, "g", "f", "x"]), max_size=9).map("".join), max_size=4
    ).map(lambda lines: "\n".join([*("v = " + line for line in lines), "x = x - g"]))
)
def test_any_text_gives_a_rule_or_a_sentence(text: str) -> None:
    try:
        rule = Rule(text, ("learning_rate",))
    except FormulaError as error:
        assert_is_one_sentence(error, text)
    else:
        assert rule.position is not rule.graph.symbol("g")


def test_the_longest_text_is_read_and_one_character_more_is_not() -> None:
    longest = "x" + " " * (MAX_CHARACTERS - 1)
    assert isinstance(compile_function(longest), Function)
    with pytest.raises(FormulaError, match="at most 4096 characters"):
        compile_function(longest + " ")


def test_two_thousand_operations_are_built_and_not_one_more() -> None:
    spare = MAX_NODES - len(compile_function("x*y").graph.nodes)
    assert isinstance(compile_function("x*y" + "*y" * spare), Function)
    with pytest.raises(FormulaError, match="more than 2000 operations"):
        compile_function("x*y" + "*y" * (spare + 1))


def assert_is_one_sentence(error: FormulaError, text: str) -> None:
    sentence = str(error)
    assert sentence.isprintable()
    assert sentence[-1] in ".?"
    assert sentence[0] in "'x" or sentence[0].isupper()
    assert "{" not in sentence or "{" in text
    lines = text.split("\n")
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
