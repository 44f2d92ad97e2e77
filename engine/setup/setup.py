"""The setup of a race as one immutable value, and its JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.disturbances import Disturbances
from engine.problem import Problem
from engine.setup import fields
from engine.setup.branches import Branch, old_futures, read_branches
from engine.setup.edits import Edit, read_edits
from engine.setup.error import SetupError
from engine.setup.json_text import MAX_DEPTH, depth_within, read_json, write_json
from engine.setup.problem import ProblemSetup, read_problem
from engine.setup.racers import RacerSetup, read_racers
from engine.setup.starts import Starts, plain_starts, points_of, read_starts
from engine.setup.stop import Stop, read_stop
from engine.setup.transform import as_plain, read_disturbances, read_transform
from engine.transform import Transform

FORMAT = "slalom"
SCHEMA = 1
MAX_SEED = 2**63 - 1
MAX_NOTE = 10_000
MAX_VIEW_BYTES = 64_000

KEYS = (
    *("format", "schema", "problem", "transform", "disturbances", "starts", "racers", "stop"),
    *("seed", "edits", "branches", "view", "note"),
)
RESERVED = ("study", "lesson")


@dataclass(frozen=True)
class Setup:
    """All that a race is rebuilt from exactly. Mappings in it are never changed.

    Attributes:
        view: belongs to the window; kept, not read by the engine.
    """

    problem: ProblemSetup
    starts: Starts
    racers: tuple[RacerSetup, ...]
    stop: Stop = field(default_factory=Stop)
    seed: int = 0
    edits: tuple[Edit, ...] = ()
    branches: tuple[Branch, ...] = ()
    view: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    transform: Transform = field(default_factory=Transform)
    disturbances: Disturbances = field(default_factory=Disturbances)

    @classmethod
    def from_text(cls, text: str) -> "Setup":
        """The setup of a session's JSON text. Raises SetupError."""
        return cls.from_dict(read_json(text))

    @classmethod
    def from_dict(cls, data: object) -> "Setup":
        """The setup of a session's plain data, wholly checked. Raises SetupError."""
        entries = _session(data)
        starts = read_starts(fields.required(entries, "starts"))
        racers = read_racers(fields.required(entries, "racers"), len(starts))
        return cls(
            problem=read_problem(fields.required(entries, "problem")),
            starts=starts,
            racers=racers,
            stop=read_stop(entries.get("stop", {})),
            seed=fields.as_whole_number(entries.get("seed", 0), "seed", 0, MAX_SEED),
            edits=read_edits(entries.get("edits", []), racers, len(starts)),
            branches=read_branches(entries.get("branches", []), racers),
            view=_view(entries.get("view", {})),
            note=fields.as_text(entries.get("note", ""), "note", MAX_NOTE),
            transform=read_transform(entries.get("transform", {})),
            disturbances=read_disturbances(entries.get("disturbances", {})),
        )

    def to_dict(self) -> dict[str, object]:
        """Plain data that `from_dict` reads back as an equal setup."""
        written: dict[str, object] = {
            "format": FORMAT,
            "schema": SCHEMA,
            "problem": self.problem.to_dict(),
            "transform": as_plain(self.transform),
            "disturbances": as_plain(self.disturbances),
            "starts": plain_starts(self.starts),
            "racers": [racer.to_dict() for racer in self.racers],
            "stop": self.stop.to_dict(),
            "seed": self.seed,
            "edits": [edit.to_dict() for edit in self.edits],
            "branches": [branch.to_dict() for branch in self.branches],
            "view": dict(self.view),
            "note": self.note,
        }
        optional = ("transform", "disturbances", "stop", "edits", "branches", "view", "note")
        return {key: value for key, value in written.items() if value or key not in optional}

    def to_text(self) -> str:
        """The JSON text of a session file."""
        return write_json(self.to_dict())

    @cached_property
    def old_futures(self) -> Mapping[int, int]:
        """By racer that is an old future the step at which it parts from the racer it is of."""
        return old_futures(self.branches, self.racers, self.edits)

    @property
    def ground(self) -> tuple[ProblemSetup, Transform]:
        """Where a race takes place; on another ground it begins anew."""
        return self.problem, self.transform

    def build_problem(self) -> Problem:
        """The problem itself. Raises FormulaError."""
        return self.problem.build(self.transform)

    def points(self) -> NDArray[np.float64]:
        """The starts, of shape (dims, starts)."""
        return points_of(self.starts, self.problem.full_window, self.seed)


def _session(data: object) -> Mapping[str, object]:
    """The entries of a session that this version knows how to read."""
    entries = fields.as_object(data, "")
    if entries.get("format") != FORMAT:
        raise SetupError("setup_not_slalom")
    schema = fields.as_whole_number(fields.required(entries, "schema"), "schema", 1, MAX_SEED)
    if schema > SCHEMA:
        raise SetupError("setup_newer", schema=schema, known=SCHEMA)
    return fields.as_object(entries, "", KEYS, RESERVED)


def _view(data: object) -> Mapping[str, object]:
    view = fields.as_object(data, "view")
    if not depth_within(view, MAX_DEPTH):
        raise SetupError("setup_view_deep", "view", limit=MAX_DEPTH)
    try:
        written = json.dumps(view, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError):
        raise SetupError("setup_view_data", "view") from None
    if len(written) > MAX_VIEW_BYTES:
        raise SetupError("setup_view_large", "view", found=len(written), limit=MAX_VIEW_BYTES)
    return dict(view)
