"""Why a path has its status, in words."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.endings import Status
from engine.first_launch import first_launch
from engine.messages import MESSAGES
from engine.messages.reason import REASON
from engine.setup import RacerSetup, Stop
from engine.status_reason import status_reason
from tests.engine.races import raced, rule, setup_of

STAY = "x = x - 0*learning_rate*g"


def reason_of(
    start: tuple[float, float], text: str = STAY, steps: int = 3, **given: Any
) -> tuple[str, str]:
    """The code and the sentence at the newest step."""
    race = raced(setup_of(rule(text), starts=(start,), **given), steps)
    reason = status_reason(race, 0, 0, race.step)
    assert reason.status == race.status(0, race.step)[0]
    return reason.code, str(reason)


@pytest.mark.parametrize(
    ("formula", "code", "said"),
    [
        ("x**2 + 3*y**2", "reason_minimum", "every eigenvalue is positive, from 2 to 6."),
        ("x**2 - 3*y**2", "reason_saddle_one", "one eigenvalue is negative (-6)."),
        ("-x**2 - 3*y**2", "reason_maximum", "every eigenvalue is negative, from -6 to -2."),
        ("x**4 + y**2", "reason_plateau", "as good as zero (0)."),
    ],
)
def test_a_flat_place_is_told_by_its_eigenvalues(formula: str, code: str, said: str) -> None:
    found, sentence = reason_of((0.0, 0.0), formula=formula)
    assert found == code
    assert said in sentence and "the slope is flat (0)" in sentence


def test_a_path_under_way_says_how_steep_it_is() -> None:
    code, sentence = reason_of((3.0, 0.0), formula="x**2 + y**2")
    assert code == "reason_running"
    assert sentence.startswith("Running: the slope is 6;")


def test_each_stop_rule_is_named_with_its_figures() -> None:
    descend = "x = x - learning_rate*g"
    stops = {
        "reason_max_steps": Stop(max_steps=7),
        "reason_height_change": Stop(height_change=1e-3),
        "reason_slope_norm": Stop(slope_norm=1e-2, max_steps=500),
    }
    for code, stop in stops.items():
        found, sentence = reason_of((3.0, -2.0), descend, 400, stop=stop)
        assert found == code
        assert "{" not in sentence and sentence.endswith(".")
    found, sentence = reason_of((3.0, -2.0), descend, 400, stop=Stop(max_steps=7))
    assert sentence == "Stopped in step 7: that is as many as the stop rule allows."


def test_the_distance_that_stopped_a_path_is_told() -> None:
    setup = replace(first_launch(), stop=Stop(distance=0.5))
    race = raced(setup, 400)
    racer = next(r for r in range(len(setup.racers)) if race.end_status(r)[0] == Status.STOPPED)
    reason = status_reason(race, racer, 0, race.step)
    assert reason.code == "reason_distance"
    assert reason.fields["figure"] <= reason.fields["limit"] == 0.5


def test_the_figure_that_stopped_a_path_is_within_its_limit_and_was_not_a_step_earlier() -> None:
    race = raced(setup_of(starts=((3.0, -2.0),), stop=Stop(slope_norm=1e-2)), 500)
    reason = status_reason(race, 0, 0, race.step)
    step = int(reason.fields["step"])
    norms = [float(np.linalg.norm(race.slopes(0, k))) for k in (step - 1, step)]
    assert norms[1] == pytest.approx(reason.fields["figure"]) and norms[0] > 1e-2


def test_before_its_end_a_path_was_running() -> None:
    race = raced(setup_of(starts=((3.0, -2.0),), stop=Stop(max_steps=7)), 50)
    assert status_reason(race, 0, 0, 6).status == Status.RUNNING
    assert status_reason(race, 0, 0, 7).status == Status.STOPPED


@pytest.mark.parametrize(
    ("text", "formula", "code"),
    [
        ("x = 3*x", "x**2 + y**2", "reason_diverged_far"),
        ("x = x + 1e200*x*x*x", "x**2 + y**2", "reason_diverged_far"),
        ("x = where(t < 3, x, log(-1 - 0*x))", "x**2 + y**2", "reason_diverged_numbers"),
        ("x = x - g", "-x**2 - y**2", "reason_escaped"),
    ],
)
def test_who_left_for_good_is_told_from_each_other(text: str, formula: str, code: str) -> None:
    found, sentence = reason_of((1.0, 1.0), text, 60, formula=formula)
    assert found == code
    assert re.search(r"in step \d+:", sentence)


def test_every_path_of_a_race_has_a_reason_that_agrees_with_its_status() -> None:
    setup = replace(first_launch(), starts=((1.0, 1.5), (-2.0, 2.0), (4.0, 4.0)))
    hasty = RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.5})
    race = raced(replace(setup, racers=(*setup.racers, hasty)), 300)
    for racer in range(len(race.setup.racers)):
        for step in (0, 1, 150, 300):
            for start, status in enumerate(race.status(racer, step)):
                assert status_reason(race, racer, start, step).status == status


def test_every_sentence_can_be_told() -> None:
    assert REASON.items() <= MESSAGES.items()
    for text in REASON.values():
        assert re.fullmatch(r"[A-Z].*\.", text)
