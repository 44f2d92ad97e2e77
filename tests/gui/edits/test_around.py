"""Schedules, wrappers and conventions as changes of a setup."""

from dataclasses import replace

import pytest

from engine.setup import Edit, ScheduleSetup, Setup, Stop, WrapperSetup
from gui import edits
from tests.gui.setups import two_racers

COSINE = ScheduleSetup("cosine")


def scheduled(stop: Stop | None = None) -> Setup:
    return edits.with_schedule(two_racers(stop), 0, COSINE)


def test_numbers_around_a_rule_have_dotted_names() -> None:
    setup = edits.with_wrapper(scheduled(), 0, "clip_by_norm", on=True)
    setup = edits.with_hyperparameters(
        setup, 0, 0, {"schedule.lowest": 0.1, "clip_by_norm.limit": 3.0, "learning_rate": 0.2}
    )
    racer = setup.racers[0]
    assert racer.schedule == ScheduleSetup("cosine", parameters={"lowest": 0.1})
    assert racer.wrappers == (WrapperSetup("clip_by_norm", {"limit": 3.0}),)
    assert racer.hyperparameters == {"learning_rate": 0.2}
    assert edits.hyperparameters_at(setup, 0, 9) == {
        "learning_rate": 0.2,
        "schedule.lowest": 0.1,
        "clip_by_norm.limit": 3.0,
    }
    assert Setup.from_text(setup.to_text()) == setup


def test_a_number_of_the_schedule_is_edited_like_any_other() -> None:
    setup = edits.with_hyperparameters(scheduled(), 0, 7, {"schedule.lowest": 0.5})
    assert setup.edits == (Edit(7, 0, {"schedule.lowest": 0.5}),)
    assert edits.hyperparameters_at(setup, 0, 7)["schedule.lowest"] == 0.5
    assert Setup.from_text(setup.to_text()) == setup


@pytest.mark.parametrize(("stop", "length"), [(None, 1000), (Stop(max_steps=250), 250)])
def test_a_total_of_the_races_length_follows_that_length(stop: Stop | None, length: int) -> None:
    setup = edits.with_hyperparameters(scheduled(stop), 0, 0, {"schedule.total": 77.0})
    assert setup.racers[0].schedule == ScheduleSetup("cosine", parameters={"total": 77.0})
    setup = edits.with_hyperparameters(setup, 0, 0, {"schedule.total": float(length)})
    assert setup.racers[0].schedule == COSINE


def test_another_schedule_keeps_the_numbers_that_it_has_too() -> None:
    setup = edits.with_hyperparameters(
        scheduled(), 0, 0, {"schedule.total": 77.0, "schedule.lowest": 0.5}
    )
    own = ScheduleSetup(formula="k/(t + total)", parameters={"k": 2.0, "total": 77.0})
    setup = edits.with_schedule(setup, 0, own)
    assert setup.racers[0].schedule == own
    setup = edits.with_schedule(setup, 0, COSINE)
    assert setup.racers[0].schedule == replace(COSINE, parameters={"total": 77.0})
    assert edits.with_schedule(setup, 0, None).racers == two_racers().racers


def test_edits_of_numbers_that_are_gone_are_forgotten() -> None:
    kept, both = Edit(3, 1, {"momentum": 0.5}), {"schedule.lowest": 0.5, "learning_rate": 0.2}
    only = Edit(5, 0, {"schedule.lowest": 0.2})
    setup = replace(scheduled(), edits=(kept, Edit(4, 0, both), only))
    setup = edits.with_schedule(setup, 0, None)
    assert setup.edits == (kept, Edit(4, 0, {"learning_rate": 0.2}))


def test_a_wrapper_is_added_and_taken_away() -> None:
    wrapped = edits.with_wrapper(two_racers(), 0, "clip_by_norm", on=True)
    assert wrapped.racers[0].wrappers == (WrapperSetup("clip_by_norm"),)
    assert edits.with_wrapper(wrapped, 0, "clip_by_norm", on=False) == two_racers()


def test_another_convention_keeps_what_a_person_has_set_as_far_as_it_has_it() -> None:
    setup = edits.with_hyperparameters(two_racers(), 1, 0, {"momentum": 0.5})
    setup = replace(setup, edits=(Edit(4, 1, {"momentum": 0.7}),))
    other = edits.with_convention(setup, 1, "momentum_moving_average")
    assert other.racers[1].optimizer == "momentum_moving_average"
    assert other.racers[1].hyperparameters["learning_rate"] == 0.05
    assert Setup.from_text(other.to_text()) == other
    plain = edits.with_convention(setup, 1, "sgd")
    assert plain.racers[1].hyperparameters == {"learning_rate": 0.05}
    assert plain.edits == ()


def test_lists_around_a_rule_grow_with_the_starts() -> None:
    setup = edits.with_hyperparameters(scheduled(), 0, 0, {"schedule.lowest": (0.1, 0.2)})
    longer = edits.with_start(setup, (0.0, 0.0))
    assert longer.racers[0].schedule == ScheduleSetup(
        "cosine", parameters={"lowest": (0.1, 0.2, 0.2)}
    )
