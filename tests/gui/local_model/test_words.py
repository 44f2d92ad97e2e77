"""The local model in words."""

import numpy as np
import pytest

from engine.local_model import LocalModel
from engine.setup import RacerSetup, ScheduleSetup, Setup, WrapperSetup
from engine.surface import Surface
from gui.edits import with_hyperparameters
from gui.local_model.path import PathShown
from gui.local_model.rate import RateHere, rate_here
from gui.local_model.words import rate_sentence, shape_word
from tests.gui.setups import two_racers

STEEP = "2*x**2 + 8*y**2"


def model_of(formula: str) -> LocalModel:
    return LocalModel.at(Surface(formula), np.zeros(2))


def rate_of(*racers: RacerSetup, racer: int = 0, start: int = 0, step: int = 0) -> RateHere:
    setup = Setup(two_racers().problem, two_racers().starts, racers)
    return rate_here(setup, PathShown(racer, start, step), model_of(STEEP))


@pytest.mark.parametrize(
    ("formula", "word"),
    [
        ("x**2 + y**2", "Bowl"),
        ("-x**2 - y**2", "Dome"),
        ("x**2 - y**2", "Saddle"),
        ("x**2 + y", "Valley"),
        ("x - y**2", "Ridge"),
        ("x + y", "Flat"),
    ],
)
def test_a_shape_is_named_by_the_signs_of_its_eigenvalues(formula: str, word: str) -> None:
    assert shape_word(model_of(formula)) == word


def test_gradient_descent_is_beyond_stability_from_two_over_the_largest_eigenvalue_on() -> None:
    for rate, is_beyond in ((0.124, False), (0.126, True)):
        here = rate_of(RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": rate}))
        assert here.limit == pytest.approx(0.125)
        assert here.is_beyond is is_beyond
        said = rate_sentence(model_of(STEEP), here)
        assert ("This rate is beyond stability here." in said) is is_beyond
        assert said.endswith("The limit is 0.125.")


def test_momentum_raises_the_limit_and_each_start_has_its_own() -> None:
    values = {"learning_rate": (0.2, 0.3), "momentum": (0.9, 0.0)}
    racer = RacerSetup(optimizer="momentum", hyperparameters=values)
    first, second = (rate_of(racer, start=start) for start in (0, 1))
    assert (first.rate, second.rate) == (0.2, 0.3)
    assert (first.limit, second.limit) == (pytest.approx(0.2375), pytest.approx(0.125))
    assert not first.is_beyond and second.is_beyond


def test_the_rate_is_the_scheduled_and_edited_one() -> None:
    racer = RacerSetup(
        optimizer="sgd",
        hyperparameters={"learning_rate": 0.1},
        schedule=ScheduleSetup(formula="where(t > 10, 0.5, 1)"),
    )
    setup = Setup(two_racers().problem, two_racers().starts, (racer,))
    setup = with_hyperparameters(setup, 0, 20, {"learning_rate": 0.4})
    rates = [rate_here(setup, PathShown(0, 0, step), model_of(STEEP)).rate for step in (0, 15, 30)]
    assert rates == pytest.approx([0.1, 0.05, 0.2])


def test_a_rule_whose_limit_nobody_knows_is_not_judged() -> None:
    wrapped = RacerSetup(optimizer="sgd", wrappers=(WrapperSetup("clip_by_norm"),))
    for racer in (RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 9.0}), wrapped):
        here = rate_of(racer)
        assert here.limit is None and not here.is_beyond
        assert "for this rule no limit is known" in rate_sentence(model_of(STEEP), here)


def test_without_a_rate_or_a_curvature_or_a_number_it_says_so() -> None:
    here = rate_of(RacerSetup(optimizer="bfgs"))
    assert rate_sentence(model_of(STEEP), here) == "This racer has no learning rate."
    some = RateHere(rate=0.1)
    assert "no rate is too large" in rate_sentence(model_of("x - y**2"), some)
    assert "not finite" in rate_sentence(model_of("log(x)"), some)


def test_at_a_saddle_a_rate_is_called_stable_only_along_what_curves_upwards() -> None:
    said = rate_sentence(model_of("x**2 - y**2"), RateHere(rate=0.1, limit=1.0))
    assert said == "Along what curves upwards the rate is stable, up to 1."
    beyond = rate_sentence(model_of("x**2 - y**2"), RateHere(rate=2.0, limit=1.0))
    assert beyond.startswith("This rate is beyond stability here.")
