"""Branches of a race: what racers would have done, had they not been changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.setup import fields
from engine.setup.edits import Edit, edits_of, first_difference
from engine.setup.error import SetupError
from engine.setup.racers import MAX_RACERS, RacerSetup
from engine.setup.stop import MAX_STEPS

BRANCH_KEYS = ("step", "racer", "of")


@dataclass(frozen=True)
class Branch:
    """A racer that is the old future of another: their past is one up to and including a step.

    To the engine it is a racer like all others. That the past is one follows from its recipe and
    its edits; a branch says which of two racers was there first.
    """

    step: int
    racer: int
    of: int

    def to_dict(self) -> dict[str, object]:
        return {"step": self.step, "racer": self.racer, "of": self.of}


def read_branches(data: object, racers: Sequence[RacerSetup]) -> tuple[Branch, ...]:
    """The branches of a session with these racers. Raises SetupError."""
    listed = fields.as_list(data, "branches", MAX_RACERS)
    branches: list[Branch] = []
    for index, one in enumerate(listed):
        place = f"branches[{index}]"
        branch = _branch(one, place, len(racers))
        if branch.racer in [other.racer for other in branches]:
            raise SetupError("setup_twice", f"{place}.racer", name=branch.racer)
        branches.append(branch)
    return tuple(branches)


def old_futures(
    branches: Sequence[Branch], racers: Sequence[RacerSetup], edits: Sequence[Edit]
) -> Mapping[int, int]:
    """By racer that is an old future the step at which it parts from the racer it is of.

    Whoever has no past in common any more, since one of the two was changed there, is not listed.
    """
    parted = {}
    for branch in branches:
        if racers[branch.racer].recipe == racers[branch.of].recipe:
            own, other = edits_of(edits, branch.racer), edits_of(edits, branch.of)
            changed = first_difference(own, other)
            parted[branch.racer] = branch.step if changed is None else min(branch.step, changed)
    return {racer: step for racer, step in parted.items() if step > 0}


def _branch(data: object, place: str, racers: int) -> Branch:
    entries = fields.as_object(data, place, BRANCH_KEYS)
    step, racer, of = (fields.required(entries, key, place) for key in BRANCH_KEYS)
    branch = Branch(
        step=fields.as_whole_number(step, f"{place}.step", 1, MAX_STEPS),
        racer=_index(racer, f"{place}.racer", racers),
        of=_index(of, f"{place}.of", racers),
    )
    if branch.racer == branch.of:
        raise SetupError("setup_own_branch", f"{place}.of")
    return branch


def _index(value: object, place: str, racers: int) -> int:
    index = fields.as_whole_number(value, place, 0, MAX_RACERS)
    if index >= racers:
        raise SetupError("setup_no_racer", place, count=racers)
    return index
