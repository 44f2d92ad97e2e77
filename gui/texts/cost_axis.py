"""What the costs are called by which a race can be seen, and how much of one there is."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.cost_axis import Axis

_NAMES: dict[Axis, object] = {
    "steps": QT_TRANSLATE_NOOP("CostAxis", "Steps"),
    "gradient_evaluations": QT_TRANSLATE_NOOP("CostAxis", "Gradient evaluations"),
    "function_evaluations": QT_TRANSLATE_NOOP("CostAxis", "Function evaluations"),
}
_ONE: dict[Axis, object] = {
    "steps": QT_TRANSLATE_NOOP("CostAxis", "{count} step"),
    "gradient_evaluations": QT_TRANSLATE_NOOP("CostAxis", "{count} gradient"),
    "function_evaluations": QT_TRANSLATE_NOOP("CostAxis", "{count} function value"),
}
_MANY: dict[Axis, object] = {
    "steps": QT_TRANSLATE_NOOP("CostAxis", "{count} steps"),
    "gradient_evaluations": QT_TRANSLATE_NOOP("CostAxis", "{count} gradients"),
    "function_evaluations": QT_TRANSLATE_NOOP("CostAxis", "{count} function values"),
}
_GROUPS = "\N{NARROW NO-BREAK SPACE}"


def axis_name(axis: Axis) -> str:
    """As in a list of choices."""
    return QCoreApplication.translate("CostAxis", str(_NAMES[axis]))


def cost_text(axis: Axis, cost: int) -> str:
    """So many of them, such as 1 200 gradients."""
    text = QCoreApplication.translate("CostAxis", str((_ONE if cost == 1 else _MANY)[axis]))
    return text.format(count=f"{cost:,}".replace(",", _GROUPS))
