"""All that is known of a track's past: positions, states, costs, and the paths that have ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, Indices
from engine.endings import NEVER, Endings, Status
from engine.history import Checkpoints, KeptPositions
from engine.optimizer import State
from engine.paid import Kept, Paid, PaidAlike, PaidApart
from engine.reached import Reached

CHECKPOINT_SHARE = 0.25
"""The part of the budget that states may take; positions take the rest."""


@dataclass
class Past:
    """The past of some paths.

    Attributes:
        positions, checkpoints, costs: by step.
        final: the newest points `(dims, starts)`.
        end_steps: the step in which each path ended, NEVER while it goes on.
        end_status: why it ended; 0 while it goes on.
        reached: which paths came as low as a target, once somebody has asked.
    """

    positions: KeptPositions
    checkpoints: Checkpoints
    costs: Paid
    final: Array
    end_steps: Indices
    end_status: Indices
    reached: Reached | None = None

    @classmethod
    def beginning(cls, state: State, budget: int, costs_differ: bool = False) -> Past:
        """Before the first step."""
        starts = state.position.shape[1]
        kind = PaidApart if costs_differ else PaidAlike
        states, paid = int(budget * CHECKPOINT_SHARE), int(budget * kind.share)
        return cls(
            KeptPositions(state.position[None], budget - states - paid),
            Checkpoints({state.step: state}, states),
            kind.beginning(starts, paid),
            state.position.astype(np.float64),
            np.full(starts, NEVER),
            np.zeros(starts, np.int64),
        )

    def checkpoint_after(self, step: int) -> int:
        """The next step at which a state is wanted."""
        spacing = self.checkpoints.spacing
        return (step // spacing + 1) * spacing

    def paid_before(self, step: int, kept: Kept) -> tuple[State, Array]:
        """The latest state up to a step at which costs are kept, and those."""
        state = self.checkpoints.before(step)
        while (paid := kept(state.step)) is None:
            state = self.checkpoints.before(state.step - 1)
        return state, paid

    def settle(self, endings: Endings, first: int, points: Array) -> Indices:
        """Find the paths that end in fresh points, and hold ended ones where they ended.

        Answers the columns whose numbers have left for good.
        """
        going = self.end_steps == NEVER
        gone = np.empty(0, np.int64)
        held = np.flatnonzero(~going)
        if not endings.none_ends(first, points):
            ends, last_good, status = endings.find(self.final, first, points)
            ending = np.flatnonzero((ends != NEVER) & going)
            self.end_steps[ending] = first + ends[ending]
            self.end_status[ending] = status[ending]
            rows = last_good[ending]
            inside = points[np.maximum(rows, 0), :, ending].T
            last = np.where(rows >= 0, inside, self.final[:, ending])
            past = np.arange(len(points))[:, None] >= ends[ending]
            points[:, :, ending] = np.where(past[:, None], last, points[:, :, ending])
            gone = np.flatnonzero((ends != NEVER) & (status != Status.STOPPED))
        if len(held):
            points[:, :, held] = self.final[:, held]
        return gone

    def append(self, first: int, points: Array, costs: Indices) -> None:
        """Remember settled points and the costs of their steps."""
        self.positions.append(first, points)
        self.costs.append(first, costs, self.end_steps)
        self.final = points[-1].copy()

    def hold(self, first: int, points: Array) -> None:
        """Put ended paths where they ended, in points rebuilt by replay."""
        clock = np.arange(first, first + len(points))
        ended = clock[:, None, None] >= self.end_steps
        np.copyto(points, self.final, where=ended)

    def cut(self, step: int, final: Array, paid: Array) -> Past:
        """The past as it was at a step, where the paths stood at `final` and had paid `paid`."""
        ended = self.end_steps <= step
        return Past(
            self.positions.cut(step),
            self.checkpoints.cut(step),
            self.costs.cut(step, paid),
            final,
            np.where(ended, self.end_steps, NEVER),
            np.where(ended, self.end_status, 0),
            self.reached and self.reached.cut(step),
        )

    def taken(self, columns: Indices, budget: int) -> Past:
        """A copy with some of the paths, and a budget of its own."""
        states, paid = int(budget * CHECKPOINT_SHARE), int(budget * self.costs.share)
        return Past(
            self.positions.taken(columns, budget - states - paid),
            self.checkpoints.taken(columns, states),
            self.costs.taken(columns, paid),
            self.final[:, columns],
            self.end_steps[columns],
            self.end_status[columns],
            self.reached and self.reached.taken(columns),
        )

    def joined(self, other: Past, order: Indices) -> Past:
        """A copy with the paths of both, side by side, then put in `order`."""
        pairs = [
            (self.final, other.final),
            (self.end_steps, other.end_steps),
            (self.end_status, other.end_status),
        ]
        final, end_steps, end_status = (np.concatenate(p, axis=-1)[..., order] for p in pairs)
        return Past(
            self.positions.joined(other.positions, order),
            self.checkpoints.joined(other.checkpoints, order),
            self.costs.joined(other.costs, order),
            final,
            end_steps,
            end_status,
            self.reached and other.reached and self.reached.joined(other.reached, order),
        )
