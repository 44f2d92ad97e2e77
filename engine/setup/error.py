"""What is wrong with a session, and where."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine.formula import FormulaError
from engine.messages import SlalomError


class SetupError(SlalomError):
    """One entry of a session cannot be used.

    Attributes:
        place: the entry, such as `racers[2].hyperparameters.momentum`; empty for the whole text.
        line, column: where in a formula or rule, counted from 1; 0 when it is about no text.
    """

    def __init__(self, code: str, place: str = "", **fields: object) -> None:
        super().__init__(code, place=place, **fields)
        self.place = place
        self.line = 0
        self.column = 0


@contextmanager
def formula_errors_at(place: str) -> Iterator[None]:
    """Turns a FormulaError inside the block into a SetupError that also names the place."""
    try:
        yield
    except FormulaError as error:
        where = {"line": error.line, "column": error.column}
        found = SetupError("setup_formula", place, sentence=str(error), **where)
        found.line, found.column = error.line, error.column
        raise found from error
