from dataclasses import replace

import pytest

from engine.setup import Branch, Edit, Setup, SetupError
from engine.setup.edits import MAX_EDITS
from engine.setup.racers import MAX_RACERS
from gui import edits
from gui.racers.racer_look import looks
from gui.theme import DARK, LIGHT, Theme, mix
from tests.gui.setups import two_racers

EDIT = Edit(30, 0, {"learning_rate": 0.3})


def branched(setup: Setup | None = None, racer: int = 0, step: int = 20) -> Setup:
    return edits.with_old_future(setup or two_racers(), racer, step, "old")


def test_an_old_future_stands_last_with_the_edits_of_the_racer_it_was() -> None:
    setup = branched(replace(two_racers(), edits=(EDIT,)))
    assert [racer.label for racer in setup.racers] == [None, None, "old"]
    assert setup.racers[2].recipe == setup.racers[0].recipe
    assert setup.edits == (EDIT, replace(EDIT, racer=2))
    assert setup.branches == (Branch(20, 2, 0),)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_it_looks_like_the_racer_it_was_but_dimmed(theme: Theme) -> None:
    was, _, old = looks(branched(), theme)
    assert old.marker == was.marker
    assert old.color.name() == mix(was.color.name(), theme.panel, 0.55)


def test_a_racer_has_one_old_future_a_step() -> None:
    assert branched(branched()) == branched()
    assert len(branched(branched(), step=30).branches) == 2


def test_an_old_future_has_none_of_its_own() -> None:
    assert branched(branched(), racer=2, step=30) == branched()


def test_there_is_none_without_a_past_or_of_a_racer_that_rests() -> None:
    assert branched(step=0) == two_racers()
    resting = edits.with_only(two_racers(), 1)
    assert branched(resting) == resting


def test_there_is_none_where_no_racer_may_be_added() -> None:
    full = replace(two_racers(), racers=two_racers().racers[:1] * MAX_RACERS)
    assert branched(full) == full


def test_a_long_name_is_cut_so_that_the_session_can_be_read_again() -> None:
    setup = edits.with_old_future(two_racers(), 0, 20, 300 * "x")
    assert Setup.from_text(setup.to_text()) == setup


def test_branches_go_with_their_racers_to_other_places() -> None:
    setup = branched(racer=1)
    assert edits.without_racer(setup, 0).branches == (Branch(20, 1, 0),)
    assert edits.with_duplicate(setup, 0).branches == (Branch(20, 3, 2),)


def test_an_old_future_whose_racer_is_removed_is_a_racer_like_all_others() -> None:
    setup = edits.without_racer(branched(), 0)
    assert setup.branches == ()
    assert [racer.label for racer in setup.racers] == [None, "old"]


def test_a_removed_old_future_takes_its_branch_along() -> None:
    assert edits.without_racer(branched(), 2) == two_racers()


def test_marked_are_edits_and_branches_each_step_once() -> None:
    setup = branched(replace(two_racers(), edits=(EDIT,)))
    assert edits.marked_steps(branched(setup, step=30)) == (20, 30)


def test_another_problem_has_no_old_futures_as_it_has_no_edits() -> None:
    setup = edits.with_hyperparameters(branched(), 0, 20, {"learning_rate": 0.3})
    changed = edits.with_function(setup, "sphere")
    assert (changed.racers, changed.edits, changed.branches) == (two_racers().racers, (), ())
    typed = edits.with_formula(setup, "x**2 + y**2", {})
    assert (typed.racers, typed.branches) == (two_racers().racers, ())


def test_an_old_future_in_the_place_of_the_racer_it_was_goes_on_in_another_problem() -> None:
    changed = edits.with_function(edits.with_only(branched(), 2), "sphere")
    assert [racer.enabled for racer in changed.racers] == [False, False, True]
    assert changed.branches == ()


def test_there_are_never_more_edits_than_a_session_can_be_read_with() -> None:
    many = tuple(replace(EDIT, step=step) for step in range(1, MAX_EDITS + 1))
    full = replace(two_racers(), edits=many)
    assert branched(full, step=MAX_EDITS) == full
    assert branched(full, racer=1, step=30).branches == (Branch(30, 2, 1),)
    changed = edits.with_hyperparameters(full, 0, MAX_EDITS, {"learning_rate": 0.1})
    assert len(changed.edits) == MAX_EDITS
    for grow in (
        lambda: edits.with_hyperparameters(full, 0, MAX_EDITS + 1, {"learning_rate": 0.1}),
        lambda: edits.with_duplicate(full, 0),
    ):
        with pytest.raises(SetupError, match=r"edits has .* entries, at most 10000"):
            grow()
