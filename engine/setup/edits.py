"""Edits of a racer's hyperparameters during the race."""

from collections.abc import Mapping
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
