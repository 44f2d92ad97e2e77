"""The map of a race at a step as a picture: PNG at any size, SVG and PDF as vectors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from engine.atomic_file import atomic_file
from engine.race import Race
from gui.export.sheet import paint_sheet
from gui.theme import LIGHT, Theme

SIZE = QSize(960, 760)
SCALE = 2.0
_POINTS_A_PIXEL = 0.75
# As on the screen for which axes lay out their numbers.
_DOTS_AN_INCH = 96
# Tones of the ground are pixels in vector files too, and so fine.
_VECTOR_SCALE = 2.0


def write_picture(
    race: Race, path: str, step: int | None = None, theme: Theme = LIGHT, scale: float = SCALE
) -> None:
    """The race at a step, the newest by default; the ending of the name chooses the kind.

    The file is whole or not there. Raises SlalomError.
    """
    at = race.step if step is None else step
    kind = Path(path).suffix.lower()
    if kind == ".svg":
        content = _svg(race, at, theme)
    elif kind == ".pdf":
        content = _pdf(race, at, theme)
    else:
        content = _png(picture(race, at, theme, scale))
    with atomic_file(path) as file:
        file.buffer.write(content)


def picture(
    race: Race, step: int, theme: Theme = LIGHT, scale: float = SCALE, size: QSize = SIZE
) -> QImage:
    """Everything is drawn anew at the picture's own pixels, `scale` of them a logical one."""
    application = QApplication.instance() or QApplication([])
    image = QImage((QSizeF(size) * scale).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint_sheet(painter, race, step, theme, scale, size)
    painter.end()
    del application
    return image


def _png(image: QImage) -> bytes:
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _svg(race: Race, step: int, theme: Theme) -> bytes:
    application = QApplication.instance() or QApplication([])
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS_AN_INCH)
    generator.setSize(SIZE)
    generator.setViewBox(QRect(QPoint(), SIZE))
    painter = QPainter(generator)
    paint_sheet(painter, race, step, theme, _VECTOR_SCALE, SIZE, vectors=True)
    painter.end()
    del application
    return bytes(buffer.data().data())


def _pdf(race: Race, step: int, theme: Theme) -> bytes:
    application = QApplication.instance() or QApplication([])
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QSizeF(SIZE) * _POINTS_A_PIXEL, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    paint_sheet(painter, race, step, theme, _VECTOR_SCALE, SIZE, vectors=True)
    painter.end()
    del application
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
