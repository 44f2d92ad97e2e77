import random
from collections.abc import Callable

import numpy as np
import pytest

from engine.setup import ScheduleSetup, Setup
from gui import edits
from gui.session import Session
from tests.gui.clock import HandClock, settle, tick
from tests.gui.sessions import assert_is_the_race_of_its_setup
from tests.gui.setups import two_racers

CHANGES = 40
MOST_RACERS = 5


def some_change(session: Session, chance: random.Random) -> Callable[[], object]:
    racer = chance.randrange(len(session.setup.racers))
    start = chance.randrange(session.race.starts.shape[1])
    point = (chance.uniform(-5, 5), chance.uniform(-2, 2))
    few = len(session.setup.racers) < MOST_RACERS
    changes: list[Callable[[], object]] = [
        lambda: session.set_hyperparameter(racer, "learning_rate", chance.uniform(0.001, 0.2)),
        lambda: session.set_racer(racer, enabled=chance.random() < 0.7),
        lambda: session.solo_racer(racer),
        lambda: session.set_racer(racer, precision=chance.choice(["float32", "float64"])),
        lambda: session.change(some_change_around(session.setup, racer, chance), "around"),
        lambda: session.add_start(point),
        lambda: session.move_start(start, point, finished=chance.random() < 0.5),
        lambda: session.set_function(chance.choice(["sphere", "booth", "himmelblau"])),
        lambda: session.set_window(((-6.0, 6.0), (-chance.uniform(3, 6), 6.0))),
        lambda: session.set_seed(chance.randrange(100)),
        lambda: session.show_step(chance.randrange(60)),
        session.branch,
        session.toggle_play,
        session.undo_stack.undo,
        session.undo_stack.redo,
    ]
    if few:
        changes += [lambda: session.add_racer("adam"), lambda: session.duplicate_racer(racer)]
    if not few:
        changes.append(lambda: session.remove_racer(racer))
    if session.race.starts.shape[1] > 1:
        changes.append(lambda: session.remove_start(start))
    return chance.choice(changes)


def some_change_around(setup: Setup, racer: int, chance: random.Random) -> Setup:
    schedules = [None, ScheduleSetup("cosine"), ScheduleSetup(formula="1/sqrt(t)")]
    wrapper = chance.choice(["clip_by_norm", "lookahead", "sam"])
    is_on = wrapper in (one.wrapper for one in setup.racers[racer].wrappers)
    if is_on and chance.random() < 0.5:
        return edits.with_moved_wrapper(setup, racer, wrapper, chance.choice([-1, 1]))
    if chance.random() < 0.5:
        return edits.with_wrapper(setup, racer, wrapper, on=not is_on)
    return edits.with_schedule(setup, racer, chance.choice(schedules))


def assert_old_futures_share_their_past(session: Session) -> None:
    setup, race = session.setup, session.race
    for branch in setup.branches:
        if branch.racer in setup.old_futures and race.runs(branch.racer) and race.runs(branch.of):
            for step in range(min(setup.old_futures[branch.racer], race.step) + 1):
                one, other = (race.positions(r, step) for r in (branch.racer, branch.of))
                np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_changed_the_race_is_that_of_its_setup_and_undo_leads_back(seed: int) -> None:
    clock, chance = HandClock(), random.Random(seed)
    session = Session(two_racers(), clock)
    heard: list[Setup] = [session.setup]
    session.setup_changed.connect(lambda _old, new: heard.append(new))
    for _ in range(CHANGES):
        some_change(session, chance)()
        tick(session.player, clock, 2)
        assert heard[-1] == session.setup
        assert 0 <= session.shown_step <= session.race.step
        assert Setup.from_text(session.setup.to_text()) == session.setup
    session.pause()
    session.move_start(0, (0.25, 0.5))
    settle(session.player, clock)
    assert_is_the_race_of_its_setup(session)
    assert_old_futures_share_their_past(session)
    last = session.setup
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.setup == two_racers()
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    settle(session.player, clock)
    assert session.setup == last
    session.player.stop()
