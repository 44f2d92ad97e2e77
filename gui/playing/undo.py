"""Undo as a stack of setups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from engine.setup import Setup


class SetupCommand(QUndoCommand):
    """The setup before a change and after it, and nothing else.

    Changes with the same key that follow each other become one.

    Attributes:
        merge_key: the key; None for a change that stands alone.
    """

    def __init__(
        self,
        before: Setup,
        after: Setup,
        adopt: Callable[[Setup], None],
        text: str,
        merge_key: str | None = None,
    ) -> None:
        super().__init__(text)
        self._before = before
        self._after = after
        self._adopt = adopt
        self.merge_key = merge_key

    def redo(self) -> None:
        self._adopt(self._after)

    def undo(self) -> None:
        self._adopt(self._before)

    def go_on(self, after: Setup) -> None:
        """It is the whole change up to another setup, which begins where it ends.

        Not by `mergeWith`: what Qt merges is never freed by PySide.
        """
        self._after = after
        self.setObsolete(self._before == after)
