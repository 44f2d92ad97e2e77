from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.catalog import optimizers
from engine.formula.composed import compose
from engine.program import Program
from engine.race import Race
from engine.rule_optimizer import RuleOptimizer
from engine.setup import Edit, RacerSetup, ScheduleSetup, Setup
from engine.surface import Surface
from gui.edits.rules import has_rule, rule_of, with_own_rule, with_rule
from tests.gui.setups import two_racers


def edited_once() -> Setup:
    edit = Edit(5, 1, {"momentum": 0.5})
    return replace(two_racers(), edits=(edit,))


def test_a_copy_has_the_rule_and_every_number_of_its_own() -> None:
    setup = with_own_rule(edited_once(), 1, "Mine")
    copy = setup.racers[2]
    assert (copy.optimizer, copy.label) == (None, "Mine")
    assert copy.rule == optimizers()["momentum"].rule.strip()
    assert copy.hyperparameters == {"learning_rate": 0.05, "momentum": 0.9}
    assert setup.racers[:2] == edited_once().racers
    assert setup.edits == (Edit(5, 1, {"momentum": 0.5}), Edit(5, 2, {"momentum": 0.5}))
    assert Setup.from_dict(setup.to_dict()) == setup


def test_the_copy_runs_exactly_as_what_it_was_copied_from() -> None:
    race = Race.from_setup(with_own_rule(edited_once(), 1, "Mine"))
    race.advance(20)
    assert np.array_equal(race.positions(1, 20), race.positions(2, 20))


def test_another_rule_keeps_what_it_still_knows() -> None:
    setup = with_own_rule(edited_once(), 1, "Mine")
    scheduled = replace(setup.racers[2], schedule=ScheduleSetup("cosine"))
    edits = (*setup.edits, Edit(7, 2, {"momentum": 0.4, "schedule.lowest": 0.1}))
    setup = replace(setup, racers=(*setup.racers[:2], scheduled), edits=edits)
    changed = with_rule(setup, 2, "x = x - learning_rate*g", {"learning_rate": 0.3})
    assert changed.racers[2].hyperparameters == {"learning_rate": 0.3}
    assert changed.racers[2].schedule == ScheduleSetup("cosine")
    assert changed.edits == (Edit(5, 1, {"momentum": 0.5}), Edit(7, 2, {"schedule.lowest": 0.1}))
    Race.from_setup(changed).advance(10)


def test_what_no_rule_expresses_has_none() -> None:
    classical = next(key for key, entry in optimizers().items() if entry.method)
    assert not has_rule(RacerSetup(classical))
    assert rule_of(RacerSetup(classical)) == ""
    assert has_rule(RacerSetup("adam"))
    assert RacerSetup("adam", hyperparameters={"beta1": 0.5}).own_values["beta1"] == 0.5


@pytest.mark.parametrize("identifier", ["adam", "nadam", "rprop", "prodigy"])
def test_a_rule_of_ones_own_takes_as_many_calls_as_the_one_it_was_copied_from(
    identifier: str,
) -> None:
    shipped = RacerSetup(identifier)
    plain = replace(two_racers(), racers=(shipped,))
    own = with_own_rule(plain, 0, "Mine").racers[1]
    assert calls(own) == calls(shipped) > 3


def calls(racer: RacerSetup) -> int:
    """How many operations on arrays a step of the racer takes."""
    optimizer = racer.build_optimizer()
    problem = Surface("x**2 + y**2")
    assert isinstance(optimizer, RuleOptimizer)
    program = Program(compose(optimizer.rule, tuple(optimizer.hyperparameters)), problem)
    truths = (False,) * len(program.conditions)
    return len(program.variant(truths).plan.instructions)
