from dataclasses import replace

from engine.setup import RacerSetup, ScheduleSetup, Setup, WrapperSetup
from gui import edits
from gui.landscape.legend_text import setting_text
from gui.racers.racer_look import looks
from gui.theme import DARK
from tests.gui.setups import two_racers

WRAPPED = (WrapperSetup("clip_by_norm"), WrapperSetup("lookahead"))


def wrapped(precision: str = "float64") -> Setup:
    racer = replace(two_racers().racers[0], wrappers=WRAPPED, precision=precision)
    return edits.with_changed_racer(two_racers(), 0, racer)


def test_a_legend_names_wrappers_from_the_innermost_on() -> None:
    assert setting_text(wrapped(), 0, 0) == "η 0.1 · clip · lookahead"
    moved = edits.with_moved_wrapper(wrapped(), 0, "lookahead", -1)
    assert setting_text(moved, 0, 0) == "η 0.1 · lookahead · clip"
    assert setting_text(wrapped(), 1, 0) == "η 0.05"


def test_a_legend_tells_another_precision_than_the_usual_one() -> None:
    assert setting_text(wrapped("float32"), 0, 0) == "η 0.1 · clip · lookahead · float32"


def test_a_rate_that_changes_by_itself_is_written_as_such() -> None:
    setup = edits.with_schedule(two_racers(), 0, ScheduleSetup(formula="1 - t/100"))
    assert setting_text(setup, 0, 49) == "η(t) 0.05"
    assert setting_text(setup, 0, 99) == "η(t) 0"


def test_a_look_has_what_stands_around_in_its_full_name() -> None:
    first, second = looks(wrapped(), DARK)
    assert (first.name, first.full_name) == ("SGD", "SGD · clip · lookahead")
    assert second.full_name == "Momentum"


def test_a_method_without_a_rate_has_no_setting_to_tell() -> None:
    setup = edits.with_racer(two_racers(), RacerSetup(optimizer="gradient_descent_armijo"))
    assert setting_text(setup, 2, 0) == ""
