from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from engine.catalog import optimizers
from gui.typesetting.picture import typeset_html, typeset_image
from gui.typesetting.text import MathText, of_rule
from gui.typesetting.view import TypesetView

ADAM = optimizers()["adam"]
INK = QColor("#ff0000")


@pytest.fixture
def adam(qtbot: QtBot) -> MathText:
    del qtbot  # fonts need an application
    return of_rule(ADAM.rule, ADAM.hyperparameters)


@pytest.fixture
def view(qtbot: QtBot, adam: MathText) -> TypesetView:
    made = TypesetView()
    qtbot.addWidget(made)
    made.show_text(adam, lambda name: f"what {name} is")
    made.resize(330, 300)
    made.show()
    return made


def inked_share(image: QImage) -> float:
    inked = sum(
        image.pixelColor(x, y).alpha() > 60
        for x in range(image.width())
        for y in range(image.height())
    )
    return inked / (image.width() * image.height())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_picture_has_the_pixels_of_its_screen(adam: MathText, ratio: float) -> None:
    plain = typeset_image(adam, QApplication.font(), INK, 330.0)
    image = typeset_image(adam, QApplication.font(), INK, 330.0, ratio)
    assert image.width() == pytest.approx(plain.width() * ratio, abs=1.5)
    assert 0.03 < inked_share(image) < 0.4


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_the_bar_of_a_fraction_is_sharp(qtbot: QtBot, ratio: float) -> None:
    """Within the bar every pixel is full of ink, just above and below none has any."""
    del qtbot
    image = typeset_image(of_rule("x = a/b"), QApplication.font(), INK, 330.0, ratio)
    alphas = [[image.pixelColor(x, y).alpha() for x in range(image.width())] for y in
              range(image.height())]  # fmt: skip
    fullest = max(alphas, key=lambda row: row.count(255))
    columns = [x for x in range(len(fullest) // 2, len(fullest)) if fullest[x] == 255]
    bar = [y for y, row in enumerate(alphas) if all(row[x] == 255 for x in columns)]
    assert len(bar) in (round(ratio), round(ratio) + 1)
    assert len(columns) > 8 * ratio
    assert columns == list(range(columns[0], columns[-1] + 1))
    assert all(alphas[y][x] == 0 for y in (bar[0] - 1, bar[-1] + 1) for x in columns)


def test_a_tooltip_holds_the_picture_itself(adam: MathText) -> None:
    html = typeset_html(adam, QApplication.font(), INK, 330.0, 2.0)
    document = QTextDocument()
    document.setHtml(html)
    image = typeset_image(adam, QApplication.font(), INK, 330.0)
    assert document.size().height() >= image.height()
    assert document.idealWidth() >= image.width()


def test_the_view_is_as_tall_as_its_text_and_says_it_to_screen_readers(
    view: TypesetView, adam: MathText
) -> None:
    assert view.heightForWidth(330) >= view.page().height > 100
    assert view.heightForWidth(150) >= view.heightForWidth(1000)
    assert view.accessibleName() == adam.text
    picture = view.grab().toImage()
    assert picture.pixelColor(0, 0) != picture.pixelColor(*some_ink(picture))


def some_ink(picture: QImage) -> tuple[int, int]:
    ground = picture.pixelColor(0, 0)
    return next(
        (x, y)
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixelColor(x, y) != ground
    )


def test_a_name_under_the_pointer_is_explained(view: TypesetView) -> None:
    rect = next(rect for name, rect in view.page().name_rects()[0] if name == "beta1")
    place = rect.center().toPoint()
    assert view.name_at(rect.center()) == "beta1"
    asked = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, asked)
    assert QToolTip.text() == "what beta1 is"
    QToolTip.hideText()
    assert view.name_at(QPoint(320, 299).toPointF()) is None
