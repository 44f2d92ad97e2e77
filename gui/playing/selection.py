"""What is selected and what is pointed at, by the number it has in the setup of the moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.setup import Setup, parts_of
from gui import edits


class Selection(QObject):
    """A racer and a start that are selected, and a racer that is highlighted; each may be None.

    Signals:
        rule_asked: the rule of the selected racer is to be seen; a copy edited, if true.
    """

    selection_changed = Signal()
    highlight_changed = Signal()
    rule_asked = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selected_racer: int | None = None
        self.selected_start: int | None = None
        self.highlighted_racer: int | None = None

    def select_racer(self, racer: int | None) -> None:
        if racer != self.selected_racer:
            self.selected_racer = racer
            self.selection_changed.emit()

    def select_start(self, start: int | None) -> None:
        if start != self.selected_start:
            self.selected_start = start
            self.selection_changed.emit()

    def highlight(self, racer: int | None) -> None:
        if racer != self.highlighted_racer:
            self.highlighted_racer = racer
            self.highlight_changed.emit()

    def ask_for_rule(self, racer: int, edited: bool = False) -> None:
        """Selects a racer and asks for its rule, or for a copy that may be edited."""
        self.select_racer(racer)
        self.rule_asked.emit(edited)

    def select_nothing(self) -> None:
        self.highlight(None)
        self.select_racer(None)
        self.select_start(None)

    @contextmanager
    def _followed(self, old: Setup, new: Setup) -> Iterator[None]:
        """The same racer and the same start, wherever they stand now; None when they are gone.

        Within the block listeners get to know the setup, then they hear of the selection.
        """
        highlighted, selected = self.highlighted_racer, (self.selected_racer, self.selected_start)
        self.highlighted_racer = _racer_after(self.highlighted_racer, old, new)
        self.selected_racer = _racer_after(self.selected_racer, old, new)
        self.selected_start = _start_after(self.selected_start, old, new)
        yield
        if self.highlighted_racer != highlighted:
            self.highlight_changed.emit()
        if (self.selected_racer, self.selected_start) != selected:
            self.selection_changed.emit()


def _racer_after(index: int | None, old: Setup, new: Setup) -> int | None:
    """Where only numbers or names of racers changed, the place says who is who."""
    if index is None or len(old.racers) == len(new.racers):
        return index
    racer, racers = edits.with_own_look(old, index), range(len(new.racers))
    return next((place for place in racers if edits.with_own_look(new, place) == racer), None)


def _goes_on(old: Setup, new: Setup) -> bool:
    """Whether starts were only added at the end, as seen without making millions of points."""
    parts = parts_of(old.starts)
    return parts_of(new.starts)[: len(parts)] == parts


def _start_after(index: int | None, old: Setup, new: Setup) -> int | None:
    if index is None or old.starts == new.starts:
        return index
    if len(old.starts) == len(new.starts) or _goes_on(old, new):
        return index
    before, after = old.points(), new.points()
    places = np.flatnonzero((after == before[:, [index]]).all(axis=0))
    return int(places[0]) if places.size else None
