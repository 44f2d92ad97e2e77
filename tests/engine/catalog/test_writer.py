"""What is written reads back equal."""

import tomllib
from dataclasses import replace
from functools import partial
from math import nextafter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.catalog import functions, optimizers
from engine.catalog.limits import is_label
from engine.catalog.making import make_function, make_optimizer
from engine.catalog.reader import read_function, read_optimizer
from engine.catalog.writer import function_text, optimizer_text
from engine.messages import SlalomError
from engine.minimum import Minimum

PLAIN = make_optimizer("Plain", "v = v + g\nx = x - learning_rate*v", {"learning_rate": 0.1})
FLAT = make_function("Flat", "a*x**2 + y**2", ((-1.0, 1.0), (-2.0, 2.0)), {"a": 1.0})
read_own_function = partial(read_function, own=True)
read_own_optimizer = partial(read_optimizer, own=True)

HARD_TEXTS = [
    "a \"quote\" and 'another'",
    '"""',
    "'''",
    'three """ in the\nmiddle of """',
    "a \\ and \\n and \\u0041",
    "# no comment",
    "[table]\nkey = 1",
    "tab\there\nand\tthere",
    "return\rand\r\nboth",
    "bell \x07, null \x00, delete \x7f, escape \x1b",
    "line \u2028 and next line \x85 inside",
    "ends with a backslash\nhere \\",
    'ends with a quote\n"',
    "😀 ρ ∗ 中文",
]


@pytest.mark.parametrize("identifier", optimizers())
def test_every_optimizer_of_the_catalog_reads_back_equal(identifier: str) -> None:
    entry = optimizers()[identifier]
    assert read_optimizer(identifier, "a.toml", optimizer_text(entry)) == entry


@pytest.mark.parametrize("identifier", functions())
def test_every_function_of_the_catalog_reads_back_equal(identifier: str) -> None:
    entry = functions()[identifier]
    assert read_function(identifier, "a.toml", function_text(entry)) == entry


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_hard_texts_read_back_wherever_they_stand(text: str) -> None:
    name = text if is_label(text) else "Plain"
    memory = {"v": text, 'odd "name"\n': text}
    rate = replace(PLAIN.hyperparameters[0], symbol=text, meaning=text)
    rule = replace(
        PLAIN, name=name, source=text, meaning=text, rule=text, memory=memory, difference=text
    )
    rule = replace(rule, hyperparameters=(rate,), family=text, convention=text)
    assert read_own_optimizer("plain", "a.toml", optimizer_text(rule)) == rule
    function = replace(FLAT, name=name, source=text, meaning=text, formula=text)
    assert read_own_function("flat", "a.toml", function_text(function)) == function


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_reads_back(text: str) -> None:
    if text == text.strip() and text:
        entry = replace(PLAIN, rule=text, meaning=text)
        assert read_own_optimizer("plain", "a.toml", optimizer_text(entry)) == entry


@given(number=st.floats(allow_nan=False, allow_infinity=False))
@settings(max_examples=300, deadline=None)
def test_any_number_reads_back_to_the_last_bit(number: float) -> None:
    found = replace(FLAT, minima=(Minimum((number, -number), number, "kink", "local"),))
    assert read_own_function("flat", "a.toml", function_text(found)).minima == found.minima


def test_a_number_has_as_many_digits_as_it_takes() -> None:
    minimum = Minimum((nextafter(1.0, 2.0), 0.5), -2.8051180869527449)
    values = tomllib.loads(function_text(replace(FLAT, minima=(minimum,))))["minima"][0]
    assert repr(values["point"]) == "[1.0000000000000002, 0.5]"
    assert values["height"] == -2.8051180869527449


def test_a_rule_of_several_lines_is_written_a_line_a_line() -> None:
    assert 'rule = """\nv = v + g\nx = x - learning_rate*v\n"""\n' in optimizer_text(PLAIN)


def test_what_is_not_known_is_not_written() -> None:
    assert set(tomllib.loads(optimizer_text(PLAIN))) == {"name", "rule", "hyperparameters"}


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(SlalomError, match="half a character"):
        optimizer_text(replace(PLAIN, meaning="\ud800"))
    with pytest.raises(SlalomError, match="not finite"):
        function_text(replace(FLAT, window=((0.0, float("inf")), (0.0, 1.0))))
