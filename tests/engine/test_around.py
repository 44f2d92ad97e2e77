"""Races of racers with schedules and wrappers: bits, costs, edits, lists, what is shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import headless, rule_stepper
from engine.catalog import schedules, wrappers
from engine.race import Race
from engine.setup import Edit, RacerSetup, ScheduleSetup, Setup, Stop, WrapperSetup
from tests.engine.races import assert_equal_races, rule, setup_of, stepped

NOISY = "v = 0.5*v + g + normal()\nx = x - learning_rate*v"
WARM = ScheduleSetup("warm_up_and_cosine", parameters={"warm_up": 20})
ALL = tuple(WrapperSetup(identifier) for identifier in wrappers())
STEPS = 150


def everything() -> Setup:
    """Each wrapper around momentum, and all of them, with a schedule, around two rules."""
    single = [RacerSetup(optimizer="momentum", wrappers=(one,)) for one in ALL]
    whole = RacerSetup(optimizer="adam", schedule=WARM, wrappers=ALL)
    return setup_of(
        *single,
        whole,
        replace(rule(NOISY), schedule=WARM, wrappers=ALL[::-1]),
        stop=Stop(max_steps=STEPS),
        edits=(Edit(40, len(single), {"schedule.lowest": 0.3, "lookahead.share": 0.8}),),
    )


def around(
    *names: str, optimizer: str = "sgd", schedule: ScheduleSetup | None = None, **values: Any
) -> RacerSetup:
    wrapping = tuple(WrapperSetup(name, values.get(name, {})) for name in names)
    return RacerSetup(optimizer=optimizer, schedule=schedule, wrappers=wrapping)


@pytest.fixture(scope="module")
def whole() -> Race:
    race = Race(everything())
    assert race.advance(STEPS) == STEPS
    return race


def test_one_by_one_or_in_blocks_no_bit_moves(whole: Race) -> None:
    one_by_one, ticks = Race(everything()), Race(everything())
    for _ in range(STEPS):
        one_by_one.advance()
    while ticks.advance(7):
        pass
    assert_equal_races(one_by_one, whole, [1, 39, 40, 41, 64, 65, STEPS])
    assert_equal_races(ticks, whole)


@pytest.mark.parametrize("chunk", [1, 2])
def test_the_size_of_a_chunk_moves_no_bit(
    whole: Race, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_stepper, "CHUNK", chunk)
    chunked = Race(everything())
    chunked.advance(STEPS)
    assert_equal_races(chunked, whole)


def test_company_moves_no_bit(whole: Race) -> None:
    setup = everything()
    for index, racer in enumerate(setup.racers):
        edits = tuple(replace(edit, racer=0) for edit in setup.edits if edit.racer == index)
        alone = Race(replace(setup, racers=(racer,), edits=edits))
        alone.advance(STEPS)
        for step in (1, 64, STEPS):
            assert np.array_equal(alone.positions(0, step), whole.positions(index, step))


def test_a_branch_and_a_thinned_past_give_the_same_memory(whole: Race) -> None:
    branch = whole.branch(50)
    branch.advance(STEPS - 50)
    assert_equal_races(branch, whole, [50, STEPS])
    small = Race(everything(), history_budget=1)
    small.advance(STEPS)
    assert_equal_races(small, whole, [0, 37, STEPS])


@pytest.mark.parametrize("identifier", schedules())
def test_every_schedule_runs_without_a_window(identifier: str, tmp_path: Path) -> None:
    racer = around("iterate_averaging", optimizer="adam", schedule=ScheduleSetup(identifier))
    setup = Setup.from_text(setup_of(racer, stop=Stop(max_steps=60)).to_text())
    race = headless.write_csv(setup, tmp_path / "out.csv")
    assert race.step == 60 and np.isfinite(race.positions(0, 60)).all()
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1 + 61 * 3


@pytest.mark.parametrize(
    ("racer", "gradients"),
    [
        (around("sam"), 2),
        (around("sam", optimizer="nesterov"), 2),
        (around("sam", "clip_by_norm", "weight_decay"), 2),
        (around("iterate_averaging"), 1),
        (around("polyak_averaging", "lookahead", "clip_by_value"), 1),
        (around("cautious"), 1),
        (around("cautious", optimizer="nesterov"), 2),
        (around("cautious", "sam"), 2),
        (around("sam", "cautious"), 2),
        (around("iterate_averaging", "sam", optimizer="sophia_h"), 2),
        (around("decoupled_weight_decay", schedule=WARM), 1),
    ],
)
def test_a_racer_pays_for_every_slope_that_is_asked(racer: RacerSetup, gradients: int) -> None:
    race = Race(setup_of(racer))
    race.advance(10)
    curvature = 2 if racer.optimizer == "sophia_h" else 0
    costs = race.costs(0, 10)
    assert costs.gradient_evaluations.tolist() == [10 * gradients + curvature] * 3
    assert costs.function_evaluations.tolist() == [0] * 3


def test_the_total_of_a_schedule_is_that_of_the_race() -> None:
    racer = around(optimizer="momentum", schedule=ScheduleSetup("cosine"))
    given = around(optimizer="momentum", schedule=ScheduleSetup("cosine", parameters={"total": 80}))
    for stop, other in ((Stop(max_steps=80), given), (Stop(), racer)):
        race = Race(setup_of(racer, other, stop=stop))
        race.advance(80)
        assert np.array_equal(race.positions(0, 80), race.positions(1, 80))
    usual = Race(setup_of(racer))
    usual.advance(1)
    assert usual.setup.racers[0].values(usual.setup.stop.steps)["schedule.total"] == 1000


def test_a_list_of_totals_gives_each_start_its_own() -> None:
    totals = (20.0, 45.0, 300.0)
    wide = replace(rule(), schedule=ScheduleSetup("cosine", parameters={"total": totals}))
    race = Race(setup_of(wide))
    race.advance(100)
    for start, total in enumerate(totals):
        narrow = replace(wide, schedule=ScheduleSetup("cosine", parameters={"total": total}))
        single = Race(setup_of(narrow))
        single.advance(100)
        found, wanted = race.positions(0, 100)[:, start], single.positions(0, 100)[:, start]
        assert np.array_equal(found, wanted)
    assert np.ptp(race.memory(0, 100)["schedule.rate"]) > 0.05


@pytest.mark.parametrize(
    "values",
    [
        {"schedule.total": 40.0},
        {"schedule.total": (10.0, 80.0, 200.0), "lookahead.share": (0.1, 0.5, 0.9)},
        {"lookahead.period": 3.0, "learning_rate": 0.05},
        {"lookahead.period": (2.0, 3.0, 4.0)},
    ],
)
def test_an_edit_reaches_what_stands_around_a_rule(values: dict[str, Any]) -> None:
    racer = around("lookahead", optimizer="momentum", schedule=ScheduleSetup("cosine"))
    race = Race(setup_of(racer, stop=Stop(max_steps=120)))
    race.advance(50)
    before = race.branch(50)
    race.edit(0, **values)
    race.advance(50)
    before.advance(50)
    assert not np.array_equal(race.positions(0, 100), before.positions(0, 100))
    anew = Race.from_setup(race.setup.to_dict())
    anew.advance(100)
    assert_equal_races(race, anew, [50, 51, 100])


def test_what_a_wrapper_keeps_is_shown_with_its_name() -> None:
    race = Race(setup_of(around("lookahead", "iterate_averaging", optimizer="momentum",
                                schedule=WARM)))  # fmt: skip
    race.advance(10)
    memory = race.memory(0, 10)
    assert set(memory) == {
        *("v", "schedule.rate", "lookahead.slow"),
        *("iterate_averaging.fast", "iterate_averaging.average", "iterate_averaging.share"),
    }
    assert np.array_equal(memory["lookahead.slow"], memory["iterate_averaging.fast"])
    assert memory["schedule.rate"] == pytest.approx([0.01 * 10 / 20] * 3)
    assert np.array_equal(race.positions(0, 10), memory["iterate_averaging.average"])
    assert np.array_equal(race.memory(0, 0)["lookahead.slow"], race.starts)


@pytest.mark.parametrize("decay", [0.0, 0.5, 0.999, (0.3, 0.99, 0.9)])
def test_another_decay_on_the_way_moves_no_average_of_a_rule_that_stands_still(decay: Any) -> None:
    still = replace(rule("x = x + 0*g"), wrappers=(WrapperSetup("iterate_averaging"),))
    race = Race(setup_of(still))
    race.advance(20)
    race.edit(0, **{"iterate_averaging.decay": decay})
    race.advance(20)
    assert race.positions(0, 40) == pytest.approx(race.starts, rel=1e-14)


def test_a_wrapper_leaves_the_draws_of_the_rule_as_they_were() -> None:
    plain = stepped(NOISY, 30)
    race = Race(setup_of(replace(rule(NOISY), wrappers=(WrapperSetup("polyak_averaging"),))))
    race.advance(30)
    assert np.array_equal(race.memory(0, 30)["polyak_averaging.fast"], plain)


def test_a_rule_of_ones_own_is_wrapped_as_any_other() -> None:
    own = replace(rule(learning_rate=0.01), wrappers=(WrapperSetup("sam"),), schedule=WARM)
    race = Race(setup_of(own, around("sam", schedule=WARM)))
    race.advance(30)
    assert np.array_equal(race.positions(0, 30), race.positions(1, 30))


def test_single_precision_reaches_what_stands_around_a_rule() -> None:
    double = around("lookahead", "sam", optimizer="adam", schedule=WARM)
    race = Race(setup_of(double, replace(double, precision="float32")))
    race.advance(40)
    found, wanted = race.positions(1, 40), race.positions(0, 40)
    assert np.array_equal(found, found.astype(np.float32).astype(float))
    assert not np.array_equal(found, wanted) and np.allclose(found, wanted, rtol=1e-4)
