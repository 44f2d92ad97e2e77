"""Edits of a racer's hyperparameters during the race."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.setup import fields
from engine.setup.error import SetupError
from engine.setup.numbers import Values, plain
from engine.setup.racers import MAX_RACERS, RacerSetup, known_values
from engine.setup.stop import MAX_STEPS

MAX_EDITS = 10_000
EDIT_KEYS = ("step", "racer", "hyperparameters")


@dataclass(frozen=True)
class Edit:
    """Hyperparameters of one racer that act from the step after `step` on."""

    step: int
    racer: int
    hyperparameters: Mapping[str, Values]

    def to_dict(self) -> dict[str, object]:
        values = plain(self.hyperparameters)
        return {"step": self.step, "racer": self.racer, "hyperparameters": values}


def edits_of(edits: Sequence[Edit], racer: int) -> list[Edit]:
    """The edits of one racer, in order of time."""
    return sorted((edit for edit in edits if edit.racer == racer), key=lambda edit: edit.step)


def first_difference(old: Sequence[Edit], new: Sequence[Edit]) -> int | None:
    """The step after which edits of two racers, in order of time, differ; None if never."""
    for one, other in zip(old, new, strict=False):
        if (one.step, one.hyperparameters) != (other.step, other.hyperparameters):
            return min(one.step, other.step)
    rest = [*old[len(new) :], *new[len(old) :]]
    return rest[0].step if rest else None


def read_edits(data: object, racers: tuple[RacerSetup, ...], starts: int) -> tuple[Edit, ...]:
    """The edits of a session with these racers. Raises SetupError."""
    listed = fields.as_list(data, "edits", MAX_EDITS)
    return tuple(_edit(one, f"edits[{index}]", racers, starts) for index, one in enumerate(listed))


def _edit(data: object, place: str, racers: tuple[RacerSetup, ...], starts: int) -> Edit:
    entries = fields.as_object(data, place, EDIT_KEYS)
    step, index, values = (fields.required(entries, key, place) for key in EDIT_KEYS)
    index = fields.as_whole_number(index, f"{place}.racer", 0, MAX_RACERS)
    if index >= len(racers):
        raise SetupError("setup_no_racer", f"{place}.racer", count=len(racers))
    return Edit(
        step=fields.as_whole_number(step, f"{place}.step", 0, MAX_STEPS),
        racer=index,
        hyperparameters=known_values(values, f"{place}.hyperparameters", racers[index], starts),
    )
