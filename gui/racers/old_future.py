"""What is said of branches: how old futures are named, and why a racer does not branch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gui.edits import HINDRANCES, Hindrance


def old_future_name(name: str, step: int) -> str:
    """A racer as it would have been without what is changed at a step.

    One that is an old future itself does not carry both steps: the last one says which it is.
    """
    template = QCoreApplication.translate("Session", "{name}, unchanged at {step}")
    return template.format(name=_plain_name(name, template), step=step)


def why_no_branch(hindrances: Iterable[Hindrance]) -> str:
    """Of several racers what keeps the one that is nearest to branching."""
    tr = QCoreApplication.translate
    sentences: dict[Hindrance, str] = {
        "no past": tr("Session", "Go on first: at step 0 there is no past to share."),
        "rests": tr("Session", "Only a racer that runs can branch."),
        "old future": tr("Session", "An old future does not branch again."),
        "branched": tr("Session", "Here the race has already branched."),
        "racers": tr("Session", "There is no room for another racer."),
        "edits": tr("Session", "There is no room for the changes that a branch would copy."),
    }
    return sentences[max(hindrances, key=HINDRANCES.index, default="rests")]


def _plain_name(name: str, template: str) -> str:
    """Without the words of the template, however often they were put around it."""
    words = re.escape(template).replace(r"\{name\}", "(?P<name>.+)").replace(r"\{step\}", r"\d+")
    while found := re.fullmatch(words, name, re.DOTALL):
        name = found["name"]
    return name
