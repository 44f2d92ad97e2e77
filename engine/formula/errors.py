"""What is wrong with a text, and where."""

from __future__ import annotations

from engine.messages import SlalomError


class FormulaError(SlalomError):
    """A text of the formula language cannot be used.

    Attributes:
        line, column: where, counted from 1 in the text as typed.
    """

    def __init__(self, code: str, line: int, column: int, **fields: object) -> None:
        super().__init__(code, **fields)
        self.line = line
        self.column = column
