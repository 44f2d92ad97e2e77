"""What a chart was last told."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gui.plotting.line_chart import LineChart


class RecordingChart:
    """What a chart was last told, by key."""

    def __init__(self, chart: LineChart, monkeypatch: pytest.MonkeyPatch) -> None:
        self.curves: dict[object, tuple[np.ndarray, np.ndarray, str]] = {}
        self.cursor = -1.0
        draw, remove, place = chart.set_curve, chart.remove_curve, chart.set_cursor

        def set_curve(key: int, x: np.ndarray, y: np.ndarray, color: str, *others: Any) -> None:
            self.curves[key] = (x, y, color)
            draw(key, x, y, color, *others)

        def remove_curve(key: int) -> None:
            del self.curves[key]
            remove(key)

        def set_cursor(x: float) -> None:
            self.cursor = x
            place(x)

        monkeypatch.setattr(chart, "set_curve", set_curve)
        monkeypatch.setattr(chart, "remove_curve", remove_curve)
        monkeypatch.setattr(chart, "set_cursor", set_cursor)


def alike(one: QColor, other: QColor) -> bool:
    differences = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, differences)) <= 2
