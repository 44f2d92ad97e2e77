"""The setup under change: every change is a command on the undo stack and revises the race."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from engine.race import Race
from engine.setup import Setup
from gui.edits import is_another_problem
from gui.playing.player import Clock, Player
from gui.playing.undo import SetupCommand

LIVE_SECONDS = 0.016
PAUSE_THAT_ENDS_A_GESTURE = 1.0


class Document(QObject):
    """The one way a race is replaced.

    Changes with the same key become one command until a pause ends the gesture.
    A setup that the engine refuses raises `SlalomError` before anything has changed.

    Signals:
        changed: the setup before and after; the player already has the new race.
    """

    changed = Signal(object, object)

    def __init__(
        self, player: Player, clock: Clock = time.perf_counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._player = player
        self._clock = clock
        self._gesture = 0
        self._moved = 0.0
        self._prepared: Race | None = None
        self._before_drag: Setup | None = None

    @property
    def setup(self) -> Setup:
        return self._player.race.setup

    def change(self, setup: Setup, text: str, merge_key: str | None = None) -> None:
        """`text` names the change in the Edit menu."""
        if setup != self.setup:
            self._finish_drag(text)
            self._prepared = self._player.race.revised(setup)
            self._push(self.setup, setup, text, merge_key)

    def hold_gesture(self) -> None:
        """A person is still at it, though nothing has changed, as in a text that is half typed."""
        now = self._clock()
        if now - self._moved > PAUSE_THAT_ENDS_A_GESTURE:
            self.end_gesture()
        self._moved = now

    def goes_on(self, merge_key: str) -> bool:
        """Whether a change with this key, made now, would be one command with the last one."""
        if self._clock() - self._moved > PAUSE_THAT_ENDS_A_GESTURE:
            return False
        return self._last_of(merge_key) is not None

    def end_gesture(self) -> None:
        """The next change is a command of its own, whatever came before."""
        self._gesture += 1

    def drag(self, setup: Setup, text: str, finished: bool) -> None:
        """One of many changes under a pressed button; together they are one command."""
        before = self._before_drag or self.setup
        if setup != self.setup:  # the button mostly comes up where it went down
            self._revise(self._player.race.revised(setup))
        self._before_drag = before
        if finished:
            self._finish_drag(text)

    def load(self, setup: Setup) -> None:
        """Another session: nothing of the one before can be undone."""
        race = Race(setup, self._player.race.history_budget)
        self.undo_stack.clear()
        self._before_drag = None
        self._replace(race, 0)

    def _finish_drag(self, text: str) -> None:
        before, self._before_drag = self._before_drag, None
        if before is not None and before != self.setup:
            self._push(before, self.setup, text, None)

    def _push(self, before: Setup, after: Setup, text: str, merge_key: str | None) -> None:
        self.hold_gesture()
        last = None if merge_key is None else self._last_of(merge_key)
        if last is None:
            key = None if merge_key is None else self._own_key(merge_key)
            self.undo_stack.push(SetupCommand(before, after, self._adopt, text, key))
            return
        last.go_on(after)
        self._adopt(after)
        if last.isObsolete():
            self.undo_stack.undo()  # takes it off: it goes back to where everything is already

    def _last_of(self, merge_key: str) -> SetupCommand | None:
        """The last command, if a change with this key goes on with it."""
        stack = self.undo_stack
        last = stack.command(stack.count() - 1)
        if stack.index() != stack.count() or stack.isClean() or not isinstance(last, SetupCommand):
            return None
        return last if last.merge_key == self._own_key(merge_key) else None

    def _own_key(self, merge_key: str) -> str:
        return f"{self._gesture} {merge_key}"

    def _adopt(self, setup: Setup) -> None:
        race, self._prepared = self._prepared, None
        self._before_drag = None
        if setup != self.setup:
            self._revise(race or self._player.race.revised(setup))

    def _revise(self, race: Race) -> None:
        anew = is_another_problem(self.setup, race.setup)
        self._replace(race, 0 if anew else self._player.aim)

    def _replace(self, race: Race, step: int) -> None:
        old = self.setup
        # Enough for most races to be whole again before anyone looks.
        race.work(LIVE_SECONDS, max(step, race.step))
        with self._player.replaced_race(race, step):
            self.changed.emit(old, race.setup)
