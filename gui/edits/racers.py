"""Changes of the racers and of their hyperparameters, at the start and during the race."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.setup import Edit, RacerSetup, Setup, SetupError
from engine.setup.edits import MAX_EDITS
from gui.edits.around import with_values
from gui.theme.tokens import DARK, LIGHT, MARKERS

Values = float | tuple[float, ...]


def with_racer(setup: Setup, racer: RacerSetup) -> Setup:
    """The racer stands last, and looks like none of the others."""
    return replace(setup, racers=(*setup.racers, _with_free_look(setup, racer, len(setup.racers))))


def with_changed_racer(setup: Setup, index: int, racer: RacerSetup) -> Setup:
    racers = (*setup.racers[:index], racer, *setup.racers[index + 1 :])
    return replace(setup, racers=racers)


def with_duplicate(setup: Setup, index: int) -> Setup:
    """The copy stands beneath its original and has its edits, but a look of its own."""
    plain = replace(setup.racers[index], color=None, marker=None)
    copy = _with_free_look(setup, plain, index + 1)
    racers = (*setup.racers[: index + 1], copy, *_with_own_looks(setup, index + 1))
    moved = _moved(setup, lambda racer: racer + 1 if racer > index else racer)
    copied = (replace(edit, racer=index + 1) for edit in setup.edits if edit.racer == index)
    return replace(moved, racers=racers, edits=in_order((*moved.edits, *copied)))


def without_racer(setup: Setup, index: int) -> Setup:
    """Its edits go with it; its old futures stay, as racers like all others."""
    edits = tuple(edit for edit in setup.edits if edit.racer != index)
    branches = tuple(one for one in setup.branches if index not in (one.racer, one.of))
    kept = replace(setup, edits=edits, branches=branches)
    racers = (*setup.racers[:index], *_with_own_looks(setup, index + 1))
    return replace(_moved(kept, lambda racer: racer - 1 if racer > index else racer), racers=racers)


def with_own_look(setup: Setup, index: int) -> RacerSetup:
    """The racer with the colour and the marker that it has by its place."""
    racer = setup.racers[index]
    color, marker = _look_of_slot(index)
    return replace(racer, color=racer.color or color, marker=racer.marker or marker)


def with_only(setup: Setup, index: int) -> Setup:
    """Enables one racer and no other; every racer when it already runs alone."""
    alone = [racer.enabled for racer in setup.racers].count(True) == 1
    everyone = alone and setup.racers[index].enabled
    racers = (
        replace(racer, enabled=everyone or number == index)
        for number, racer in enumerate(setup.racers)
    )
    return replace(setup, racers=tuple(racers))


def with_hyperparameters(
    setup: Setup, racer: int, step: int, hyperparameters: Mapping[str, Values]
) -> Setup:
    """The values act from the step after `step`; later edits of this racer are forgotten."""
    kept = tuple(edit for edit in setup.edits if edit.racer != racer or edit.step <= step)
    if step == 0:
        kept = tuple(edit for edit in kept if edit.racer != racer)
        changed = with_values(setup.racers[racer], hyperparameters, setup.stop.steps)
        return with_changed_racer(replace(setup, edits=kept), racer, changed)
    earlier = tuple(edit for edit in kept if edit.racer != racer or edit.step < step)
    values = dict(hyperparameters)
    for edit in kept:
        if edit.racer == racer and edit.step == step:
            values = {**edit.hyperparameters, **values}
    return replace(setup, edits=in_order((*earlier, Edit(step, racer, values))))


def hyperparameters_at(setup: Setup, racer: int, step: int) -> dict[str, Values]:
    """What the setup says about a racer's next step after `step`; the rest is by default."""
    values = setup.racers[racer].given
    for edit in in_order(setup.edits):
        if edit.racer == racer and edit.step <= step:
            values.update(edit.hyperparameters)
    return values


def _with_own_looks(setup: Setup, first: int) -> tuple[RacerSetup, ...]:
    """The racers that move to another place, looking as before."""
    return tuple(with_own_look(setup, index) for index in range(first, len(setup.racers)))


def _with_free_look(setup: Setup, racer: RacerSetup, place: int) -> RacerSetup:
    """The first slot with a free colour, and a free marker while there are any; else its place."""
    others = [with_own_look(setup, index) for index in range(len(setup.racers))]
    colors = {_slot_of_color(other.color) for other in others}
    markers = {other.marker for other in others}
    free = [slot for slot in range(len(LIGHT.racers)) if slot not in colors]
    best = (slot for slot in free if _look_of_slot(slot)[1] not in markers)
    slot = next(best, free[0] if free else place)
    if slot == place:
        return racer
    color, marker = _look_of_slot(slot)
    return replace(racer, color=racer.color or color, marker=racer.marker or marker)


def _look_of_slot(slot: int) -> tuple[str, str]:
    """Either theme's colour would do: each shows its own in the place of the other's."""
    return LIGHT.racers[slot % len(LIGHT.racers)], MARKERS[slot % len(MARKERS)]


def _slot_of_color(color: str | None) -> int | None:
    colors = (LIGHT.racers, DARK.racers)
    return next((slots.index(color) for slots in colors if color in slots), None)


def _moved(setup: Setup, target: Callable[[int], int]) -> Setup:
    """Edits and branches of racers that are going to stand at other places."""
    return replace(
        setup,
        edits=tuple(replace(edit, racer=target(edit.racer)) for edit in setup.edits),
        branches=tuple(
            replace(one, racer=target(one.racer), of=target(one.of)) for one in setup.branches
        ),
    )


def in_order(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Raises SetupError for more than a session file may have."""
    if len(edits) > MAX_EDITS:
        raise SetupError("setup_many", "edits", found=len(edits), limit=MAX_EDITS)
    return tuple(sorted(edits, key=lambda edit: (edit.step, edit.racer)))
