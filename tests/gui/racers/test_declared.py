from dataclasses import replace

import pytest

from engine.catalog import functions, optimizers
from engine.catalog.making import make_optimizer
from engine.hyperparameter import Hyperparameter, described
from engine.setup import ProblemSetup, RacerSetup
from gui.racers.declared import declared_by_problem, declared_by_racer


def test_catalog_entries_declare_their_own_numbers() -> None:
    assert declared_by_racer(RacerSetup(optimizer="adam")) == optimizers()["adam"].hyperparameters
    rastrigin = ProblemSetup(function="rastrigin")
    assert declared_by_problem(rastrigin) == functions()["rastrigin"].parameters


def test_a_rule_of_ones_own_declares_the_numbers_it_is_given() -> None:
    rule = RacerSetup(
        rule="x = x - learning_rate*warm*g",
        hyperparameters={"learning_rate": (0.1, 0.2), "warm": 0.9},
    )
    rate, warm = declared_by_racer(rule)
    assert (rate.name, rate.scale, rate.default, rate.minimum) == ("learning_rate", "log", 0.1, 0)
    assert (warm.low, warm.high, warm.default) == (0.0, 1.0, 0.9)


def test_a_number_of_a_usual_name_has_its_usual_sign_and_range() -> None:
    rule = RacerSetup(rule="x = x - a*g", hyperparameters={"beta1": 0.995, "epsilon": 0.0, "a": 7})
    beta, epsilon, a = declared_by_racer(rule)
    adam = {one.name: one for one in optimizers()["adam"].hyperparameters}
    assert beta == replace(adam["beta1"], default=0.995, high=0.995)
    assert (epsilon.symbol, epsilon.scale, epsilon.default) == ("ε", "log", 0.0)
    assert (a.symbol, a.low, a.high) == ("a", 0, 14)


def test_a_kept_rule_declares_the_numbers_of_the_racers_made_from_it() -> None:
    shrink = Hyperparameter("shrink", 3.0, 1.0, 9.0, "log", "s", "Divides.", minimum=1.0)
    entry = make_optimizer("Mine", "x = x - g/shrink", {"shrink": 3.0})
    kept = {"mine": replace(entry, hyperparameters=(shrink,))}
    named = RacerSetup(rule="x = x - g/shrink/2", hyperparameters={"shrink": 4.0}, label="Mine")
    same = RacerSetup(rule="x = x - g/shrink", hyperparameters={"shrink": 4.0}, label="Other")
    for racer in (named, same):
        assert declared_by_racer(racer, kept) == (replace(shrink, default=4.0),)
    below = replace(named, hyperparameters={"shrink": 0.5})
    assert declared_by_racer(below, kept)[0].minimum < 0.5


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0, -3.0, 1e-12, 1e12, 250.0])
def test_a_slider_has_the_number_within_and_some_room(value: float) -> None:
    for name in ("a", "learning_rate"):
        number = described(name, abs(value) if name == "learning_rate" else value)
        assert number.low < number.high
        assert number.default <= number.high
    assert described("a", value).low <= value <= described("a", value).high
