"""A race that takes over what a change left right equals one built anew, whatever the change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.disturbances import Disturbances
from engine.race import Race
from engine.setup import Edit, RacerSetup, ScheduleSetup, Setup, Stop, WrapperSetup
from engine.setup.problem import ProblemSetup
from engine.track import Track
from tests.engine.races import STARTS, WINDOW, assert_equal_races, rule, setup_of

NOISY = "x = x - learning_rate*(g + normal())"
RATES = {"learning_rate": (0.1, 0.2, 0.05)}
FOURTH = (-2.5, -2.5)


def started(steps: int = 100) -> tuple[Setup, Race]:
    setup = setup_of(
        RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05}),
        rule(NOISY),
        rule("s = s + learning_rate\nv = 0.9*v + g\nx = x - s*0.01*v"),
        rule(learning_rate=0.001),
        stop=Stop(slope_norm=0.3),
        edits=(Edit(40, 0, {"learning_rate": 0.01}), Edit(70, 2, {"learning_rate": 0.2})),
    )
    race = Race(setup)
    race.advance(steps)
    return setup, race


def with_racer(setup: Setup, index: int, **changes: Any) -> Setup:
    racers = list(setup.racers)
    racers[index] = replace(racers[index], **changes)
    return replace(setup, racers=tuple(racers))


def without_racer(setup: Setup, index: int) -> Setup:
    racers = tuple(racer for place, racer in enumerate(setup.racers) if place != index)
    edits = tuple(
        replace(edit, racer=edit.racer - (edit.racer > index))
        for edit in setup.edits
        if edit.racer != index
    )
    return replace(setup, racers=racers, edits=edits)


CHANGES: dict[str, Callable[[Setup], Setup]] = {
    "nothing": lambda s: s,
    "a label": lambda s: with_racer(s, 0, label="first", color="#112233", marker="s"),
    "a note": lambda s: replace(s, note="remark", view={"zoom": 2}),
    "a hyperparameter": lambda s: with_racer(s, 0, hyperparameters={"learning_rate": 0.1}),
    "another rule": lambda s: with_racer(s, 3, rule="x = x - learning_rate*sign(g)"),
    "no past edit": lambda s: replace(s, edits=s.edits[1:]),
    "no edits": lambda s: replace(s, edits=()),
    "a past edit moved": lambda s: replace(s, edits=(replace(s.edits[0], step=30), s.edits[1])),
    "a past edit changed": lambda s: replace(
        s, edits=(replace(s.edits[0], hyperparameters={"beta1": 0.5}), s.edits[1])
    ),
    "one more past edit": lambda s: replace(
        s, edits=(*s.edits, Edit(10, 1, {"learning_rate": 0.0}))
    ),
    "an edit at the newest step": lambda s: replace(
        s, edits=(*s.edits, Edit(100, 0, {"beta1": 0.1}))
    ),
    "an edit in the future": lambda s: replace(
        s, edits=(*s.edits, Edit(120, 3, {"learning_rate": 1.0}))
    ),
    "an edit before the first step": lambda s: replace(
        s, edits=(Edit(0, 0, {"beta1": 0.1}), *s.edits)
    ),
    "an edit by start": lambda s: replace(s, edits=(Edit(20, 2, RATES), *s.edits)),
    "rates by start": lambda s: with_racer(s, 3, hyperparameters=RATES),
    "a schedule": lambda s: with_racer(s, 3, schedule=ScheduleSetup("cosine")),
    "a wrapper": lambda s: with_racer(s, 1, wrappers=(WrapperSetup("polyak_averaging"),)),
    "another precision": lambda s: with_racer(s, 0, precision="float32"),
    "a start at the end": lambda s: replace(s, starts=(*STARTS, FOURTH)),
    "a start at the front": lambda s: replace(s, starts=(FOURTH, *STARTS)),
    "a start twice": lambda s: replace(s, starts=(*STARTS, STARTS[1])),
    "a moved start": lambda s: replace(s, starts=(STARTS[0], FOURTH, STARTS[2])),
    "the starts turned round": lambda s: replace(s, starts=STARTS[::-1]),
    "no first start": lambda s: replace(s, starts=STARTS[1:]),
    "no last start": lambda s: replace(s, starts=STARTS[:-1]),
    "no start": lambda s: replace(s, starts=()),
    "other starts": lambda s: replace(s, starts=(FOURTH, (1.0, 1.0))),
    "one more racer": lambda s: replace(s, racers=(*s.racers, RacerSetup(optimizer="lion"))),
    "a racer twice": lambda s: replace(s, racers=(*s.racers, s.racers[1], s.racers[0])),
    "no first racer": lambda s: without_racer(s, 0),
    "no second racer": lambda s: without_racer(s, 1),
    "no racers": lambda s: replace(s, racers=(), edits=()),
    "a racer off": lambda s: with_racer(s, 2, enabled=False),
    "single precision": lambda s: with_racer(s, 0, precision="float32"),
    "noise": lambda s: replace(s, disturbances=Disturbances(additive=0.1, seen=0.7)),
    "another seed": lambda s: replace(s, seed=5),
    "another stop rule": lambda s: replace(s, stop=Stop(slope_norm=0.1)),
    "a last step": lambda s: replace(s, stop=Stop(max_steps=50)),
    "no stop rule": lambda s: replace(s, stop=Stop()),
}
each_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


def assert_as_built_anew(race: Race) -> None:
    """Caught up, and some steps later, the race is the one that its setup makes."""
    step = race.step
    race.work(60.0, until=step)
    anew = Race(race.setup)
    made = anew.advance(step)
    steps = sorted({made // 2, made})
    anew.step = race.step
    assert_equal_races(race, anew, steps)
    race.advance(30)
    anew.advance(30)
    assert_equal_races(race, anew, [*steps, race.step])


@each_change
def test_any_change_gives_the_race_of_the_changed_setup(change: Callable[[Setup], Setup]) -> None:
    setup, race = started()
    assert_as_built_anew(race.revised(change(setup)))


@each_change
def test_a_change_while_the_last_one_is_still_being_caught_up(
    change: Callable[[Setup], Setup],
) -> None:
    setup, race = started()
    race = race.revised(replace(setup, starts=(STARTS[0], (4.0, 4.0), STARTS[2])))
    race.work(0.0, until=100)
    race = race.revised(change(race.setup))
    race.work(0.0005, until=100)
    assert_as_built_anew(race.revised(change(setup)))


@each_change
def test_a_change_and_back_again(change: Callable[[Setup], Setup]) -> None:
    setup, race = started()
    race = race.revised(change(setup))
    race.work(0.001, until=race.step)
    race = race.revised(setup)
    race.work(60.0, until=100)
    race.advance(100 - race.step)
    again = Race(setup)
    again.advance(100)
    assert_equal_races(race, again)


def test_another_problem_starts_again() -> None:
    setup, race = started()
    other = race.revised(replace(setup, problem=ProblemSetup(formula="x**4 + y**2", window=WINDOW)))
    assert other.step == 0
    other.advance(100)
    anew = Race(other.setup)
    anew.advance(100)
    assert_equal_races(other, anew)


@pytest.mark.parametrize(
    ("change", "lagging"),
    [
        ("nothing", set()), ("a label", set()), ("a note", set()), ("one more racer", {4}),
        ("a hyperparameter", {0}), ("another rule", {3}), ("no past edit", {0}),
        ("one more past edit", {1}), ("an edit in the future", set()), ("a racer twice", {5}),
        ("an edit at the newest step", set()), ("no first racer", set()), ("no last start", set()),
        ("no first start", {1}), ("a start at the end", {0, 1, 2, 3}),
        ("another seed", {0, 1, 2, 3}),
    ],
)  # fmt: skip
def test_only_what_a_change_touches_is_run_again(change: str, lagging: set[int]) -> None:
    setup, race = started()
    race = race.revised(CHANGES[change](setup))
    behind = {racer for racer in range(len(race.setup.racers)) if race.computed(racer) < race.step}
    assert behind == lagging


def test_an_edit_in_the_past_goes_on_from_there() -> None:
    setup, race = started()
    race = race.revised(replace(setup, edits=(*setup.edits, Edit(55, 3, {"learning_rate": 0.5}))))
    assert race.computed(3) == 55


def test_paths_that_stay_are_shown_while_a_new_one_catches_up() -> None:
    setup, race = started()
    before = race.positions(0, 100)
    race = race.revised(replace(setup, starts=(*STARTS, FOURTH)))
    shown = race.positions(0, 100)
    assert np.array_equal(shown[:, :3], before)
    assert shown[:, 3].tolist() == list(FOURTH)
    _, trail = race.trail(0, 0, 100)
    assert np.isfinite(trail[:, :, :3]).all()
    assert np.isnan(trail[1:, :, 3]).all()
    assert race.memory(0, 100)["m"].shape == (2, 4)


def test_a_start_added_after_every_path_has_ended_goes_on_and_takes_edits() -> None:
    setup = setup_of(rule(), stop=Stop(slope_norm=0.5))
    race = Race(setup)
    race.advance(1000)
    assert race.over
    race = race.revised(replace(setup, starts=(*STARTS, (4.0, 900.0))))
    race.advance(1)
    race.edit(0, learning_rate=0.01)
    assert_as_built_anew(race)


def test_a_list_of_rates_grows_with_the_starts() -> None:
    setup = setup_of(rule("s = s + learning_rate\nx = x - 0.01*s*g", learning_rate=(0.1, 0.2, 0.3)))
    race = Race(setup)
    race.advance(80)
    longer = replace(setup, starts=(*STARTS, FOURTH))
    longer = with_racer(longer, 0, hyperparameters={"learning_rate": (0.1, 0.2, 0.3, 0.4)})
    race = race.revised(longer)
    assert_as_built_anew(race)
    assert_as_built_anew(race.branch(40))
    race.edit(0, learning_rate=0.5)
    assert_as_built_anew(race)


def test_a_change_that_cannot_be_begun_leaves_the_race_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setup, race = started()
    before = [race.positions(racer, 60) for racer in range(len(setup.racers))]

    def fails(*_: object) -> Track:
        raise MemoryError

    monkeypatch.setattr(Track, "fresh", fails)
    with pytest.raises(MemoryError):
        race.revised(replace(setup, racers=(*setup.racers, RacerSetup(optimizer="lion"))))
    for racer, points in enumerate(before):
        np.testing.assert_array_equal(race.positions(racer, 60), points)
