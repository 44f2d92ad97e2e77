"""Prints where a trail's end, its head and its mapped position are, in device pixels.

Run in a process of its own: Qt fixes the scale factor of a screen when it starts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.race import Race
from engine.setup import ProblemSetup, RacerSetup, Setup
from gui.landscape.still_map import StillMap
from gui.panels.landscape import LandscapePanel
from gui.plotting.map_plot import MapPlot
from gui.session import Session
from gui.theme import DARK, ThemeSource

COLOR = "#f3e14b"
STEPS = 7
SIZE = QSize(641, 503)

Places = dict[str, list[float]]


def setup() -> Setup:
    """One path straight to the right, so that a trail's end is its rightmost column."""
    rule = RacerSetup(
        rule="x = x - learning_rate*g",
        hyperparameters={"learning_rate": 0.2},
        color=COLOR,
        marker="o",
    )
    problem = ProblemSetup(formula="0*y - x", window=((-2.0, 2.0), (-1.5, 1.5)))
    return Setup(problem, starts=((-1.37, 0.31),), racers=(rule,))


def colored(image: QImage) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of all pixels in the racer's colour."""
    color = QColor(COLOR)
    wanted = np.array([color.blue(), color.green(), color.red()])
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    pixels = flat.reshape(image.height(), -1, 4)[:, :, :3].astype(int)
    rows, columns = np.nonzero((np.abs(pixels - wanted) < 12).all(axis=2))
    return rows, columns


def places(plot: MapPlot, race: Race, ratio: float, render: Callable[[], QImage]) -> Places:
    """Pixel k covers k to k + 1."""
    x, y = race.positions(0, STEPS)[:, 0]
    scene = plot.view_box.mapViewToScene(QPointF(x, y))
    plot.starts.hide()
    plot.heads.hide()
    rows, columns = colored(render())
    last = columns == columns.max()
    plot.heads.show()
    plot.trails.hide()
    head_rows, head_columns = colored(render())
    return {
        "mapped": [scene.x() * ratio, scene.y() * ratio],
        "trail": [columns.max() + 1.0, float(rows[last].mean()) + 0.5],
        "head": [float(head_columns.mean()) + 0.5, float(head_rows.mean()) + 0.5],
    }


def on_a_screen() -> Places:
    session = Session(setup())
    panel = LandscapePanel(session, ThemeSource("dark"))
    panel.setGeometry(300, 300, SIZE.width(), SIZE.height())  # away from the pointer
    panel.show()
    QTest.qWaitForWindowExposed(panel)
    session.race.advance(STEPS)
    session.show_step(STEPS)
    view = panel.plot.viewport()
    QTest.qWait(200)
    found = places(
        panel.plot, session.race, view.devicePixelRatioF(), lambda: view.grab().toImage()
    )
    session.player.stop()
    panel.close()
    return found


def in_a_picture(ratio: float) -> Places:
    race = Race(setup())
    race.advance(STEPS)
    still = StillMap(race, STEPS, DARK, SIZE, ratio)

    def render() -> QImage:
        image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        still.plot.render(painter, QRectF(0, 0, SIZE.width(), SIZE.height()), still.plot.rect())
        painter.end()
        return image

    found = places(still.plot, race, ratio, render)
    still.close()
    return found


def main() -> None:
    """One line of JSON: screen and picture of twice the size."""
    application = QApplication(sys.argv)
    print(json.dumps({"screen": on_a_screen(), "picture": in_a_picture(2.0)}))  # noqa: T201
    del application


if __name__ == "__main__":
    main()
