"""A race that nobody has any more is gone at once: its arrays do not wait for the collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.arrays import Indices
from engine.compiled import _compiler
from engine.disturbance import KEPT_PROBLEMS
from engine.history import KeptPositions
from engine.kernel import Kernel
from engine.race import Race
from engine.setup import RacerSetup, Setup, WrapperSetup
from engine.surface import Surface
from engine.track import Track
from tests.engine.disturbed import ALL
from tests.engine.races import rule, setup_of

HEAVY = (Race, Track, Kernel, KeptPositions)


@pytest.fixture
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def heavy() -> int:
    return sum(isinstance(one, HEAVY) for one in gc.get_objects())


def field() -> Setup:
    return setup_of(
        rule("x = x - learning_rate*g + 0.01*normal()"),
        rule("x = x - learning_rate*grad(x + 0.1*g)"),
        RacerSetup(optimizer="adam"),
        RacerSetup(optimizer="bfgs"),
        RacerSetup(optimizer="sgd", wrappers=(WrapperSetup("lookahead"),)),
    )


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("is_noisy", [False, True])
def test_a_race_is_freed_with_all_that_it_was_computed_in(is_noisy: bool) -> None:
    setup = replace(field(), disturbances=ALL) if is_noisy else field()
    before = heavy()
    race = Race(setup)
    race.work(0.01, 50)
    race.advance(50)
    for racer in range(len(setup.racers)):
        race.memory(racer, 30)
        race.marks(racer, 31)
        race.costs(racer, 20)
    later = race.branch(20).revised(replace(setup, seed=1))
    later.advance(10)
    assert heavy() > before
    del race, later
    assert heavy() == before


@pytest.mark.usefixtures("_no_collector")
def test_of_problems_that_are_gone_only_the_last_few_are_remembered() -> None:
    _compiler.cache_clear()
    before = problems()
    for _ in range(3 * KEPT_PROBLEMS):
        Race(field()).advance(3)
    assert problems() - before == KEPT_PROBLEMS


def problems() -> int:
    return sum(isinstance(one, Surface) for one in gc.get_objects())


@pytest.mark.usefixtures("_no_collector")
def test_a_changed_race_lets_go_of_each_past_before_the_next_one_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setup = field()
    race = Race(setup)
    race.advance(50)
    before, taken, pasts = kept_positions(), KeptPositions.taken, []

    def counted(self: KeptPositions, columns: Indices, budget: int) -> KeptPositions:
        pasts.append(kept_positions())
        return taken(self, columns, budget)

    monkeypatch.setattr(KeptPositions, "taken", counted)
    more = replace(setup, racers=(*setup.racers, RacerSetup(optimizer="lion")))
    after = race.revised(more)
    assert len(pasts) >= len(setup.racers)
    # The new racer has begun, and one has two: points, and what its paths paid.
    assert max(pasts) <= before + 2
    assert after.step == 50


def kept_positions() -> int:
    return sum(isinstance(one, KeptPositions) for one in gc.get_objects())
