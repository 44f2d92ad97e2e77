import pytest

from engine.catalog import functions, optimizers
from engine.hyperparameter import described
from engine.setup import ProblemSetup, RacerSetup
from gui.racers.declared import declared_by_problem, declared_by_racer


def test_catalog_entries_declare_their_own_numbers() -> None:
    assert declared_by_racer(RacerSetup(optimizer="adam")) == optimizers()["adam"].hyperparameters
    rastrigin = ProblemSetup(function="rastrigin")
    assert declared_by_problem(rastrigin) == functions()["rastrigin"].parameters


def test_a_rule_of_ones_own_declares_the_numbers_it_is_given() -> None:
    rule = RacerSetup(
        rule="x = x - learning_rate*decay*g",
        hyperparameters={"learning_rate": (0.1, 0.2), "decay": 0.9},
    )
    rate, decay = declared_by_racer(rule)
    assert (rate.name, rate.scale, rate.default, rate.minimum) == ("learning_rate", "log", 0.1, 0)
    assert (decay.low, decay.high, decay.default) == (0.0, 1.0, 0.9)


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0, -3.0, 1e-12, 1e12, 250.0])
def test_a_slider_has_the_number_within_and_some_room(value: float) -> None:
    for name in ("a", "learning_rate"):
        number = described(name, abs(value) if name == "learning_rate" else value)
        assert number.low < number.high
        assert number.default <= number.high
    assert described("a", value).low <= value <= described("a", value).high
