"""What the timeline marks: edits of hyperparameters, and where old futures part."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.setup import Edit, Setup
from gui.racers.racer_look import looks, racer_name
from gui.theme import Theme
from gui.transport.timeline import Mark
from gui.widgets.number_text import brief_text


def marks_of(setup: Setup, theme: Theme) -> tuple[Mark, ...]:
    """Edits, then branches, each in the colour of its racer."""
    colors = [look.color.name() for look in looks(setup, theme)]
    names = [racer_name(racer) for racer in setup.racers]
    edits = [
        Mark(edit.step, colors[edit.racer], _edit_text(edit, names[edit.racer]))
        for edit in setup.edits
    ]
    tr, parted = QCoreApplication.translate, setup.old_futures
    text = tr("Timeline", "Step {step}: “{name}” parts from “{other}”")
    branches = [
        Mark(
            parted[one.racer],
            colors[one.of],
            text.format(step=parted[one.racer], name=names[one.racer], other=names[one.of]),
            is_branch=True,
        )
        for one in setup.branches
        if one.racer in parted
    ]
    return (*edits, *branches)


def _edit_text(edit: Edit, name: str) -> str:
    several = QCoreApplication.translate("Timeline", "a value a start")
    values = ", ".join(
        f"{key} = {several if isinstance(value, tuple) else brief_text(value)}"
        for key, value in edit.hyperparameters.items()
    )
    text = QCoreApplication.translate("Timeline", "Step {step}, “{name}”: {values}")
    return text.format(step=edit.step, name=name, values=values)
