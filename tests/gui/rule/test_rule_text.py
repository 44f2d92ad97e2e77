from __future__ import annotations

import pytest

from engine.catalog import optimizers
from engine.formula import FormulaError
from engine.setup import RacerSetup
from gui.rule.rule_text import (
    TypedRule,
    declaration_place,
    declared_in,
    read_rule,
    rule_text,
    undeclared,
    with_numbers,
)

MOMENTUM = "learning_rate = 0.1\nmomentum = 0.9\nv = momentum*v - learning_rate*g\nx = x + v"


def test_numbers_at_the_top_declare_hyperparameters() -> None:
    assert read_rule(MOMENTUM, {}) == TypedRule(
        "v = momentum*v - learning_rate*g\nx = x + v", {"learning_rate": 0.1, "momentum": 0.9}
    )


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("# mine\n\na = 1\n# more\nb = -2e-3\nx = x - a*b*g", {"a": 1.0, "b": -0.002}),
        ("x = x - g\na = 1", {}),  # only at the top
        ("step = 1\nstep = step/2\nx = x - step*g", {}),  # assigned again: a local
        ("v = 0\ninit v = 1\nx = x - v*g", {}),
        ("t = 1\na = 2\nx = x - g", {}),  # a word of the language ends the top
        ("a = 1\na = 2\nx = x - a*g", {}),
        ("", {}),
    ],
)
def test_what_is_declared_and_what_belongs_to_the_rule(
    text: str, declared: dict[str, float]
) -> None:
    assert {one.name: one.value for one in declared_in(text)} == declared


@pytest.mark.parametrize("identifier", [k for k, entry in optimizers().items() if entry.rule])
def test_every_rule_of_the_catalog_can_be_edited(identifier: str) -> None:
    rule, values = optimizers()[identifier].rule.strip(), RacerSetup(identifier).own_values
    racer = RacerSetup(rule=rule, hyperparameters=values)
    assert read_rule(rule_text(racer), {}) == TypedRule(rule, values)


def test_an_error_stands_where_it_was_typed() -> None:
    with pytest.raises(FormulaError) as caught:
        read_rule("a = 1\n\nx = x - a*sine(g)", {})
    assert (caught.value.line, caught.value.column) == (3, 11)
    assert undeclared(caught.value) == ""


def test_a_name_that_is_missing_can_be_declared_after_the_others() -> None:
    text = MOMENTUM.replace("x + v", "x + warm*v")
    with pytest.raises(FormulaError) as caught:
        read_rule(text, {})
    assert undeclared(caught.value) == "warm"
    place = declaration_place(text)
    assert text[:place] == "learning_rate = 0.1\nmomentum = 0.9\n"
    mended = text[:place] + "warm = 2\n" + text[place:]
    assert read_rule(mended, {}).hyperparameters["warm"] == 2
    assert declaration_place("x = x - warm*g") == 0


def test_numbers_of_several_starts_are_kept_without_a_line() -> None:
    racer = RacerSetup(
        rule="x = x - learning_rate*g", hyperparameters={"learning_rate": (0.1, 0.2)}
    )
    assert rule_text(racer) == "x = x - learning_rate*g"
    assert read_rule(rule_text(racer), racer.hyperparameters).hyperparameters == {
        "learning_rate": (0.1, 0.2)
    }


def test_other_numbers_take_the_place_of_those_that_are_typed() -> None:
    text = MOMENTUM
    for change in with_numbers(text, {"momentum": 0.95, "learning_rate": 1e-3, "x": 3.0}):
        text = text[: change.first] + change.text + text[change.last :]
    assert text.startswith("learning_rate = 0.001\nmomentum = 0.95\nv = ")
    assert with_numbers(text, {"momentum": 0.95}) == []
