"""Mathematics as a picture: for tooltips, for help and wherever there is only rich text."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

from gui.typesetting.drawing import draw_page
from gui.typesetting.lines import page
from gui.typesetting.text import MathText

_EDGE = 2


def typeset_image(
    text: MathText, font: QFont, color: QColor, width: float, ratio: float = 1.0
) -> QImage:
    """The text on a transparent ground, as wide as it is, for a screen of that pixel ratio."""
    laid_out = page(text.lines, font, width, text.assigns)
    wide, tall = (
        math.ceil((math.ceil(side) + 2 * _EDGE) * ratio)
        for side in (laid_out.width, laid_out.height)
    )
    image = QImage(wide, tall, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_page(painter, laid_out, _EDGE, _EDGE, color)
    painter.end()
    return image


def typeset_html(
    text: MathText, font: QFont, color: QColor, width: float, ratio: float = 1.0
) -> str:
    """An `<img>` that holds the picture itself."""
    image = typeset_image(text, font, color, width, ratio)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    data = bytes(buffer.data().toBase64().data()).decode("ascii")
    wide, tall = (round(side / ratio) for side in (image.width(), image.height()))
    return f'<img width="{wide}" height="{tall}" src="data:image/png;base64,{data}">'
