"""Changes of what stands around a racer's rule, and of the convention that the rule follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from engine.catalog import optimizers
from engine.formula.around import SCHEDULE, dotted_name
from engine.hyperparameter import Hyperparameter
from engine.setup import Edit, RacerSetup, ScheduleSetup, Setup, WrapperSetup
from engine.setup.around import TOTAL, dotted

Values = float | tuple[float, ...]


def with_values(racer: RacerSetup, values: Mapping[str, Values], length: int) -> RacerSetup:
    """The racer with these numbers too; a `total` of the race's length follows that length."""
    schedule = racer.schedule
    if schedule is not None:
        parameters = {**schedule.parameters, **_inner(SCHEDULE, values)}
        if parameters.get(TOTAL) == length:
            del parameters[TOTAL]
        schedule = replace(schedule, parameters=parameters)
    own = {name: value for name, value in values.items() if "." not in name}
    return replace(
        racer,
        hyperparameters={**racer.hyperparameters, **own},
        schedule=schedule,
        wrappers=tuple(
            replace(one, hyperparameters={**one.hyperparameters, **_inner(one.wrapper, values)})
            for one in racer.wrappers
        ),
    )


def with_mapped_values(racer: RacerSetup, change: Callable[[Values], Values]) -> RacerSetup:
    """The racer with every number changed, its own and those around its rule."""

    def mapped(values: Mapping[str, Values]) -> dict[str, Values]:
        return {name: change(value) for name, value in values.items()}

    schedule = racer.schedule
    return replace(
        racer,
        hyperparameters=mapped(racer.hyperparameters),
        schedule=schedule and replace(schedule, parameters=mapped(schedule.parameters)),
        wrappers=tuple(
            replace(one, hyperparameters=mapped(one.hyperparameters)) for one in racer.wrappers
        ),
    )


def with_schedule(setup: Setup, index: int, schedule: ScheduleSetup | None) -> Setup:
    """Numbers that a person has set are kept where another one of the catalog has them too."""
    old = setup.racers[index].schedule
    if old is not None and schedule is not None and schedule.schedule is not None:
        kept = _kept(old.parameters, schedule.declared)
        schedule = replace(schedule, parameters={**kept, **schedule.parameters})
    return _with_racer(setup, index, replace(setup.racers[index], schedule=schedule))


def with_wrapper(setup: Setup, index: int, identifier: str, on: bool) -> Setup:
    """A wrapper more, around all others, or one less."""
    racer = setup.racers[index]
    others = tuple(one for one in racer.wrappers if one.wrapper != identifier)
    changed = (*others, WrapperSetup(identifier)) if on else others
    return _with_racer(setup, index, replace(racer, wrappers=changed))


def with_moved_wrapper(setup: Setup, index: int, identifier: str, by: int) -> Setup:
    """The wrapper some places farther out (or in, where `by` is negative), if there are any."""
    racer = setup.racers[index]
    order = [one.wrapper for one in racer.wrappers]
    moved = list(racer.wrappers)
    place = order.index(identifier)
    one = moved.pop(place)
    moved.insert(max(0, place + by), one)
    return _with_racer(setup, index, replace(racer, wrappers=tuple(moved)))


def with_convention(setup: Setup, index: int, identifier: str) -> Setup:
    """Another optimizer of the same family, with the numbers that a person has set."""
    racer = setup.racers[index]
    declared = {one.name: one for one in optimizers()[identifier].hyperparameters}
    kept = _kept(racer.hyperparameters, declared)
    return _with_racer(setup, index, replace(racer, optimizer=identifier, hyperparameters=kept))


def _with_racer(setup: Setup, index: int, racer: RacerSetup) -> Setup:
    """Edits of numbers that the racer has no more are forgotten."""
    known = _declared(racer)
    edits = (
        replace(edit, hyperparameters=_kept(edit.hyperparameters, known))
        if edit.racer == index
        else edit
        for edit in setup.edits
    )
    racers = (*setup.racers[:index], racer, *setup.racers[index + 1 :])
    return replace(setup, racers=racers, edits=tuple(_not_empty(edits)))


def _declared(racer: RacerSetup) -> dict[str, Hyperparameter | None]:
    around = dotted(racer.schedule, racer.wrappers)
    if racer.optimizer is None:
        return {**dict.fromkeys(racer.hyperparameters), **around}
    own = {one.name: one for one in optimizers()[racer.optimizer].hyperparameters}
    return {**own, **around}


def _kept(
    values: Mapping[str, Values], declared: Mapping[str, Hyperparameter | None]
) -> dict[str, Values]:
    return {
        name: value
        for name, value in values.items()
        if name in declared and _allows(declared[name], value)
    }


def _allows(declared: Hyperparameter | None, values: Values) -> bool:
    if declared is None:
        return True
    listed = values if isinstance(values, tuple) else (values,)
    whole = not declared.integer or all(float(one).is_integer() for one in listed)
    return whole and all(declared.minimum <= one <= declared.maximum for one in listed)


def _not_empty(edits: Iterable[Edit]) -> Iterable[Edit]:
    return (edit for edit in edits if edit.hyperparameters)


def _inner(owner: str, values: Mapping[str, Values]) -> dict[str, Values]:
    start = dotted_name(owner, "")
    return {name.removeprefix(start): v for name, v in values.items() if name.startswith(start)}
