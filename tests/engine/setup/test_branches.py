"""How far the past of an old future is that of the racer it was."""

from typing import Any

import pytest

from engine.race import Race
from engine.setup import Branch, Edit, ProblemSetup, RacerSetup, Setup, SetupError
from tests.engine.setup.sessions import session

ADAM = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05})
OLD = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.05}, label="old")
FASTER, SLOWER = {"learning_rate": 0.1}, {"learning_rate": 0.01}


def branched(*edits: Edit, step: int = 40, of: RacerSetup = ADAM) -> Setup:
    return Setup(
        ProblemSetup("beale"), ((1.0, 1.0),), (of, OLD), edits=edits, branches=(Branch(step, 1, 0),)
    )


def test_it_parts_at_the_branch_though_nothing_has_been_changed_there() -> None:
    assert branched().old_futures == {1: 40}


def test_a_change_after_the_branch_leaves_it_where_it_is() -> None:
    assert branched(Edit(60, 0, FASTER)).old_futures == {1: 40}


def test_a_change_before_the_branch_makes_it_part_there() -> None:
    assert branched(Edit(20, 0, FASTER)).old_futures == {1: 20}


def test_changes_that_both_have_are_their_common_past() -> None:
    both = Edit(20, 0, FASTER), Edit(20, 1, FASTER)
    assert branched(*both, Edit(50, 1, SLOWER)).old_futures == {1: 40}


def test_racers_with_another_recipe_have_no_past_in_common() -> None:
    other = RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.06})
    assert branched(of=other).old_futures == {}
    assert branched(Edit(0, 0, FASTER)).old_futures == {}


def test_a_look_or_whether_it_runs_is_no_other_recipe() -> None:
    resting = RacerSetup(
        optimizer="adam", hyperparameters={"learning_rate": 0.05}, enabled=False, color="#000000"
    )
    assert branched(of=resting).old_futures == {1: 40}


def test_to_the_engine_an_old_future_is_a_racer_like_all_others() -> None:
    setup = branched(Edit(40, 0, FASTER))
    race, alone = Race(setup), Race(Setup(setup.problem, setup.starts, (OLD,)))
    race.advance(100)
    alone.advance(100)
    for step in (0, 40, 41, 100):
        assert (race.positions(1, step) == alone.positions(0, step)).all()
    assert (race.positions(0, 40) == race.positions(1, 40)).all()
    assert (race.positions(0, 41) != race.positions(1, 41)).any()


def branch(**changes: object) -> dict[str, Any]:
    whole = {"step": 100, "racer": 1, "of": 0}
    return session(branches=[{**whole, **changes}])


REFUSED: list[tuple[object, str, str]] = [
    (session(branches={}), "branches", "setup_kind"),
    (session(branches=[{"step": 1, "racer": 0}]), "branches[0].of", "setup_missing"),
    (branch(step=0), "branches[0].step", "setup_low"),
    (branch(racer=3), "branches[0].racer", "setup_no_racer"),
    (branch(of=-1), "branches[0].of", "setup_low"),
    (branch(of=1), "branches[0].of", "setup_own_branch"),
    (branch(off=1), "branches[0].off", "setup_unknown_key_near"),
    (
        session(branches=[{"step": 1, "racer": 1, "of": 0}, {"step": 2, "racer": 1, "of": 2}]),
        "branches[1].racer",
        "setup_twice",
    ),
]


@pytest.mark.parametrize(("data", "place", "code"), REFUSED)
def test_a_wrong_branch_is_refused_at_its_place(data: object, place: str, code: str) -> None:
    with pytest.raises(SetupError) as refused:
        Setup.from_dict(data)
    assert (refused.value.place, refused.value.code) == (place, code)
