"""Every sentence the engine can say, as templates with named fields, one table a subject.

The code of a message is its identity: the window translates by code. A message about an unknown
name has a twin whose code ends in `_near`; it is used when a known name is alike.
"""

import os
from collections.abc import Iterable, Mapping

from engine.foreign_text import one_line
from engine.messages.catalog import CATALOG
from engine.messages.command_line import COMMAND_LINE
from engine.messages.formula import FORMULA
from engine.messages.reason import REASON
from engine.messages.session_file import SESSION_FILE
from engine.messages.setup import SETUP
from engine.messages.status import STATUS
from engine.messages.training import TRAINING
from engine.spelling import nearest


def _merged(*tables: Mapping[str, str]) -> dict[str, str]:
    """One table of all; a code that stands in two of them is a mistake of ours."""
    merged: dict[str, str] = {}
    for table in tables:
        repeated = merged.keys() & table.keys()
        if repeated:
            raise KeyError(f"message codes stand twice: {sorted(repeated)}")
        merged.update(table)
    return merged


MESSAGES = _merged(
    FORMULA, CATALOG, STATUS, REASON, SESSION_FILE, SETUP, COMMAND_LINE, TRAINING
)

# Phrases that may stand in a field of a message; the window translates them like messages.
WORDS = frozenset(
    {"a number", "a text", "a list", "an object", "true or false", "nothing"}
    | {"something else", "the rule", "The session"}
)

# Fields that we fill with whole sentences or lists of our own, which may be long.
OWN_SENTENCES = frozenset({"sentence", "packages", "choices"})


class SlalomError(ValueError):
    """What a person gave cannot be used; `str()` is one sentence that says why.

    Attributes:
        code: identity of the message in `MESSAGES`.
        fields: what stands in its named fields; texts of others are one short line each.
    """

    def __init__(self, code: str, **fields: object) -> None:
        shown = {name: _shown(name, value) for name, value in fields.items()}
        super().__init__(MESSAGES[code].format(**shown))
        self.code = code
        self.fields = shown


def _shown(name: str, value: object) -> object:
    is_foreign = isinstance(value, str | os.PathLike) and name not in OWN_SENTENCES
    return one_line(str(value)) if is_foreign else value


def unknown_name(code: str, name: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Code and fields of the message about an unknown name, with the nearest known one if any."""
    match = nearest(name, known)
    if match is None:
        return code, {"name": name}
    return f"{code}_near", {"name": name, "nearest": match}
