"""What happens when the engine refuses a change: the person is told, everything stays."""

from __future__ import annotations

from collections.abc import Callable

from engine.messages import SlalomError
from gui.session import Session
from gui.texts import sentence


def accepted(session: Session, change: Callable[[], object]) -> bool:
    """Makes a change; a refusal becomes a sentence in the status line."""
    try:
        change()
    except SlalomError as error:
        session.say_while_unchanged(sentence(error))
        return False
    return True
