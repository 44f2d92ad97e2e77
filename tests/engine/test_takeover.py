"""Which lane a racer of a changed setup goes on with."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.disturbances import Disturbances
from engine.endings import NEVER
from engine.setup import Edit, ScheduleSetup, Setup, Stop, WrapperSetup
from engine.takeover import Takeover, plan_takeover
from tests.engine.races import STARTS, rule, setup_of

OLD = setup_of(
    rule(), rule(learning_rate=0.2), edits=(Edit(30, 1, {"learning_rate": 0.5}),)
)  # fmt: skip
CLIP, LOOKAHEAD = WrapperSetup("clip_by_norm"), WrapperSetup("lookahead")


def plans(new: Setup, old: Setup = OLD, chancy: bool = False) -> list[Takeover | None]:
    return plan_takeover(old, old.points(), new, new.points(), [chancy] * len(old.racers))


def summary(plan: Takeover | None) -> tuple[int, list[int], int] | None:
    return None if plan is None else (plan.racer, plan.sources.tolist(), plan.until)


def test_an_unchanged_setup_keeps_everything() -> None:
    assert [summary(plan) for plan in plans(OLD)] == [(0, [0, 1, 2], NEVER), (1, [0, 1, 2], NEVER)]


def test_a_racer_is_found_where_it_has_moved_to() -> None:
    swapped = replace(OLD, racers=OLD.racers[::-1], edits=(replace(OLD.edits[0], racer=0),))
    assert [plan and plan.racer for plan in plans(swapped)] == [1, 0]
    assert [plan and plan.until for plan in plans(swapped)] == [NEVER, NEVER]


def test_another_rate_begins_anew() -> None:
    new = replace(OLD, racers=(rule(learning_rate=0.3), OLD.racers[1]))
    assert [plan is None for plan in plans(new)] == [True, False]


@pytest.mark.parametrize(
    "around",
    [
        {"wrappers": (LOOKAHEAD,)},
        {"wrappers": (LOOKAHEAD, CLIP)},
        {"wrappers": (WrapperSetup("lookahead", {"share": 0.3}), CLIP)},
        {"schedule": None},
        {"schedule": ScheduleSetup("step")},
        {"schedule": ScheduleSetup("cosine", parameters={"total": 50.0})},
        {"schedule": ScheduleSetup(formula="1/t", parameters={"c": 2.0})},
        {"precision": "float32"},
    ],
)
def test_what_stands_around_a_rule_is_part_of_its_recipe(around: dict[str, Any]) -> None:
    wrapped = replace(rule(), schedule=ScheduleSetup("cosine"), wrappers=(CLIP, LOOKAHEAD))
    old = replace(OLD, racers=(wrapped, OLD.racers[1]))
    new = replace(OLD, racers=(replace(wrapped, **around), OLD.racers[1]))
    assert [plan is None for plan in plans(new, old)] == [True, False]
    assert [plan is None for plan in plans(old, old)] == [False, False]


def test_lists_around_a_rule_go_with_their_starts() -> None:
    def totals(*values: float) -> Setup:
        schedule = ScheduleSetup("cosine", parameters={"total": values})
        return replace(OLD, racers=(replace(rule(), schedule=schedule), OLD.racers[1]))

    turned = replace(totals(30.0, 20.0, 10.0), starts=STARTS[::-1])
    assert [plan is None for plan in plans(turned, totals(10.0, 20.0, 30.0))] == [False, False]
    assert [plan is None for plan in plans(turned, totals(30.0, 20.0, 10.0))] == [True, False]


@pytest.mark.parametrize(
    ("edits", "until"),
    [
        ((), 30),
        ((Edit(30, 1, {"learning_rate": 0.6}),), 30),
        ((Edit(50, 1, {"learning_rate": 0.5}),), 30),
        ((Edit(20, 1, {"learning_rate": 0.5}),), 20),
        ((*OLD.edits, Edit(80, 1, {"learning_rate": 0.5})), 80),
        ((Edit(80, 1, {"learning_rate": 0.5}), *OLD.edits), 80),
        ((Edit(5, 0, {"learning_rate": 0.5}), *OLD.edits), NEVER),
    ],
)
def test_the_past_is_right_up_to_the_first_edit_that_differs(
    edits: tuple[Edit, ...], until: int
) -> None:
    plan = plans(replace(OLD, edits=edits))[1]
    assert plan is not None and plan.until == until


def test_a_start_is_known_by_its_point() -> None:
    new = replace(OLD, starts=(STARTS[2], (9.0, 9.0), STARTS[0]))
    assert [summary(plan) for plan in plans(new)] == [
        (0, [2, -1, 0], NEVER),
        (1, [2, -1, 0], NEVER),
    ]


@pytest.mark.parametrize(
    "changes",
    [{"seed": 1}, {"stop": Stop(max_steps=9)}, {"disturbances": Disturbances(seen=0.5)}],
)
def test_nobody_goes_on_where_all_paths_change(changes: dict[str, Any]) -> None:
    assert plans(replace(OLD, **changes)) == [None, None]


def test_where_chance_decides_a_start_must_keep_its_index() -> None:
    plan = plans(replace(OLD, starts=(STARTS[0], STARTS[2], STARTS[1])), chancy=True)[0]
    assert plan is not None
    assert np.array_equal(plan.sources, [0, -1, -1])
