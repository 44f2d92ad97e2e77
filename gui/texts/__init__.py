"""The engine's sentences in the person's language.

The engine speaks English; the translator's tools find only literals, so its templates and the
words in them stand here once more. A test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.messages import MESSAGES, WORDS, SlalomError
from gui.texts.catalog import CATALOG
from gui.texts.command_line import COMMAND_LINE
from gui.texts.formula import FORMULA
from gui.texts.reason import REASON
from gui.texts.session_file import SESSION_FILE
from gui.texts.setup import SETUP
from gui.texts.status import STATUS
from gui.texts.training import TRAINING
from gui.texts.words import WORDS as WORD_TEXTS
from gui.widgets.number_text import brief_text, count_text

if TYPE_CHECKING:
    from engine.status_reason import Reason

CONTEXT = "Engine"


def sentence(error: SlalomError) -> str:
    """What the engine said, translated."""
    fields = {name: _word(value) for name, value in error.fields.items()}
    return message(error.code, **fields)


def message(code: str, **fields: object) -> str:
    """One of the engine's messages, translated."""
    return QCoreApplication.translate(CONTEXT, MESSAGES[code]).format(**fields)


def reason_text(reason: Reason) -> str:
    """Why a path has its status, translated, with numbers as the window writes them."""
    fields = {
        name: count_text(value) if isinstance(value, int) else brief_text(value)
        for name, value in reason.fields.items()
    }
    return message(reason.code, **fields)


def _word(value: object) -> object:
    is_word = isinstance(value, str) and value in WORDS
    return QCoreApplication.translate(CONTEXT, str(value)) if is_word else value


ENGINE_TEXTS = (
    *CATALOG,
    *COMMAND_LINE,
    *FORMULA,
    *REASON,
    *SESSION_FILE,
    *SETUP,
    *STATUS,
    *TRAINING,
    *WORD_TEXTS,
)
