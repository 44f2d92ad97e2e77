"""A race is one function of its setup and edits: the same bits however it is advanced."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from engine import rule_stepper
from engine.catalog import optimizers
from engine.race import Race
from engine.setup import Edit, RacerSetup, Setup, Stop
from engine.setup.problem import ProblemSetup
from tests.engine.races import BOWL, STARTS, assert_equal_races, rule, setup_of

STEPS = 90
LITTLE = 3_000
RATED = [
    identifier
    for identifier, entry in optimizers().items()
    if "learning_rate" in (one.name for one in entry.hyperparameters)
]
NOISY = "x = x - learning_rate*(g + normal()) + 0.01*normal()"


def beale_setup(*racers: RacerSetup, starts: tuple[tuple[float, float], ...] = STARTS) -> Setup:
    return Setup(ProblemSetup(function="beale"), starts, racers)


def advanced(setup: Setup, steps: int = STEPS) -> Race:
    race = Race(setup)
    race.advance(steps)
    return race


@pytest.mark.parametrize("identifier", optimizers())
def test_one_by_one_is_the_same_as_at_once(identifier: str) -> None:
    setup = beale_setup(RacerSetup(optimizer=identifier))
    race = Race(setup)
    for _ in range(STEPS):
        race.advance()
    assert_equal_races(race, advanced(setup), [65, STEPS])


@pytest.mark.parametrize("identifier", optimizers())
def test_company_moves_no_bit(identifier: str) -> None:
    one = RacerSetup(optimizer=identifier)
    alone = advanced(beale_setup(one, starts=STARTS[:1]))
    crowd = advanced(beale_setup(rule(), one, rule(NOISY)))
    for step in (64, STEPS):
        assert np.array_equal(crowd.positions(1, step)[:, [0]], alone.positions(0, step))
        for name, values in alone.memory(0, step).items():
            assert np.array_equal(crowd.memory(1, step)[name][..., [0]], values, equal_nan=True)


@pytest.mark.parametrize("identifier", RATED)
def test_a_list_of_rates_is_as_many_races_with_one_rate(identifier: str) -> None:
    rates = tuple(np.geomspace(1e-4, 0.3, 16).tolist())
    swept = RacerSetup(optimizer=identifier, hyperparameters={"learning_rate": rates})
    race = advanced(beale_setup(swept, starts=((1.0, 1.5),) * 16), 40)
    for start in (0, 3, 7, 12, 15):
        one = RacerSetup(optimizer=identifier, hyperparameters={"learning_rate": rates[start]})
        alone = advanced(beale_setup(one, starts=((1.0, 1.5),)), 40)
        assert np.array_equal(race.positions(0, 40)[:, [start]], alone.positions(0, 40)), start
        assert race.end_steps(0)[start] == alone.end_steps(0)[0]


@pytest.mark.parametrize("blocks", [[1, 2, 3, 84], [64, 26], [89, 1], [45, 45]])
def test_blocks_of_any_length_meet_the_same_chance_and_edits(blocks: list[int]) -> None:
    edits = (Edit(10, 0, {"learning_rate": 0.05}), Edit(64, 0, {"learning_rate": (0.1, 0.2, 0.3)}))
    setup = setup_of(rule(NOISY), rule("v = 0.9*v + g\nx = x - 0.01*v"), edits=edits)
    race = Race(setup)
    for count in blocks:
        assert race.advance(count) == count
    assert_equal_races(race, advanced(setup), [1, 10, 11, 64, 65, 90])


def test_work_by_budget_reaches_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    setup = setup_of(rule(NOISY), RacerSetup(optimizer="adam"), stop=Stop(slope_norm=0.5))
    monkeypatch.setattr(rule_stepper, "CHUNK", 2)
    race = Race(setup)
    for _ in range(10_000):
        race.work(0.0005, until=STEPS)
        if race.step == STEPS and min(map(race.computed, (0, 1))) == STEPS:
            break
    monkeypatch.undo()
    assert_equal_races(race, advanced(setup))


def test_work_never_goes_past_the_step_asked_for() -> None:
    race = Race(setup_of())
    race.work(5.0, until=37)
    assert race.step == 37


@pytest.mark.parametrize("kept_for", ["every step", "few steps"])
def test_any_step_is_exact_with_a_small_memory(kept_for: str) -> None:
    edits = (Edit(300, 0, {"learning_rate": 0.02}), Edit(700, 0, {"momentum": 0.5}))
    setup = setup_of(
        rule("v = momentum*v + g\nx = x - learning_rate*v + 0.01*normal()", momentum=0.8),
        edits=edits,
        stop=Stop(distance=0.0),
    )
    whole = Race(setup)
    small = Race(setup, history_budget=LITTLE if kept_for == "few steps" else 10**7)
    whole.advance(1500)
    small.advance(1500)
    kept, _ = small.trail(0, 0, 1500)
    assert (len(kept) < 200) == (kept_for == "few steps")
    assert_equal_races(small, whole, [0, 1, 255, 256, 257, 300, 301, 511, 700, 701, 1023, 1499])
    for step in np.random.default_rng(0).integers(0, 1500, 25).tolist():
        assert np.array_equal(small.positions(0, step), whole.positions(0, step)), step


def test_a_trail_holds_exact_points_of_its_steps() -> None:
    race = Race(setup_of(rule(NOISY)), history_budget=LITTLE)
    race.advance(1000)
    steps, points = race.trail(0, 100, 900)
    assert 2 < len(steps) < 100
    assert np.all((steps >= 100) & (steps <= 900))
    assert np.all(np.diff(steps) == steps[1] - steps[0])
    for step, point in zip(steps.tolist(), points, strict=True):
        assert np.array_equal(point, race.positions(0, step))


def test_a_height_curve_holds_the_heights_of_its_steps_as_of_their_time() -> None:
    race = advanced(
        setup_of(formula="(x - 0.1*t)**2 + y**2", stop=Stop(distance=0.0, max_steps=20))
    )
    steps, heights = race.height_curve(0, 5, 60)
    assert steps.tolist() == list(range(5, race.trail(0, 5, 60)[0][-1] + 1))
    for step, row in zip(steps.tolist(), heights, strict=True):
        assert np.array_equal(row, race.heights(0, step))


def test_heights_and_slopes_are_those_of_the_clock_at_the_position() -> None:
    race = advanced(setup_of(formula="(x - t)**2 + y**2"), 5)
    x, y = race.positions(0, 5)
    assert race.heights(0, 5) == pytest.approx((x - 5) ** 2 + y**2)
    assert race.slopes(0, 5) == pytest.approx(np.array([2 * (x - 5), 2 * y]))
    x, y = race.positions(0, 0)
    assert race.heights(0, 0) == pytest.approx(x**2 + y**2)


def test_advance_returns_fewer_steps_when_every_path_has_ended() -> None:
    race = Race(setup_of(rule(), rule(learning_rate=0.3), stop=Stop(slope_norm=0.5)))
    made = race.advance(1000)
    last = max(int(race.end_steps(racer).max()) for racer in (0, 1))
    assert made == race.step == last < 1000
    assert race.over
    assert race.advance(10) == 0
    assert race.step == last


@pytest.mark.parametrize("starts", [(), STARTS])
def test_a_race_without_racers_or_starts_is_over_at_once(
    starts: tuple[tuple[float, float], ...],
) -> None:
    racers = (rule(),) if not starts else (replace(rule(), enabled=False),)
    race = Race(setup_of(*racers, starts=starts))
    assert race.over
    assert race.advance(5) == 0
    assert race.branch(0).over
    assert race.positions(0, 0).shape == (2, len(starts))
    assert race.memory(0, 0) == {}


def test_a_path_that_ended_keeps_its_point_memory_status_and_costs() -> None:
    race = advanced(
        setup_of(
            RacerSetup(optimizer="adam", hyperparameters={"learning_rate": 0.3}),
            rule(learning_rate=1e-3),
            stop=Stop(slope_norm=0.5),
        ),
        200,
    )
    ends = race.end_steps(0)
    assert np.all(ends > 0)
    assert len(set(ends.tolist())) > 1
    late = race.memory(0, 200)
    for start, end in enumerate(ends.tolist()):
        assert np.array_equal(race.positions(0, 200)[:, start], race.positions(0, end)[:, start])
        assert np.array_equal(late["m"][:, start], race.memory(0, end)["m"][:, start])
        assert race.costs(0, 200).gradient_evaluations[start] == end
        assert race.costs(0, 200).steps[start] == end
        assert race.costs(0, end - 1).steps[start] == end - 1


def test_a_setup_may_be_the_plain_data_of_a_session() -> None:
    setup = setup_of(rule(), RacerSetup(optimizer="lion"))
    race = Race.from_setup(setup.to_dict())
    race.advance(20)
    assert_equal_races(race, advanced(setup, 20))


def test_every_optimizer_survives_kinks_cliffs_and_ravines(monkeypatch: pytest.MonkeyPatch) -> None:
    racers = tuple(
        RacerSetup(optimizer=one, hyperparameters={"learning_rate": 0.5} if one in RATED else {})
        for one in optimizers()
    )
    monkeypatch.setattr(rule_stepper, "CHUNK", 2)
    for identifier in ("ackley", "cubic", "rosenbrock"):
        race = Race(Setup(ProblemSetup(function=identifier), STARTS, racers))
        race.advance(70)
        for racer in range(len(racers)):
            assert np.isfinite(race.positions(racer, 70)).all()
            assert np.isfinite(race.heights(racer, 70)).any()


def test_the_engine_loads_no_qt() -> None:
    code = (
        "import sys, pkgutil, importlib, engine\n"
        "for one in pkgutil.walk_packages(engine.__path__, 'engine.'):\n"
        "    importlib.import_module(one.name)\n"
        "sys.exit(any('PySide' in name or 'pyqtgraph' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_the_bowl_is_descended() -> None:
    race = advanced(setup_of(formula=BOWL), 500)
    assert np.abs(race.positions(0, 500)).max() < 0.05
