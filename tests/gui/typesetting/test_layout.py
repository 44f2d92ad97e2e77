"""Every text of the catalog as boxes: nothing lies upon anything else or outside its place."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.catalog import functions, optimizers, schedules, wrappers
from engine.formula.syntax import read
from gui.typesetting import face
from gui.typesetting.box import Bar, Box, Curve, Ink, Letters, placed
from gui.typesetting.lines import Page, page
from gui.typesetting.text import MathText, of_function, of_rule, of_schedule, of_wrapper

WIDTHS = (10_000.0, 330.0, 240.0)
SLACK = 1.5
"""Pixels: antialiased edges and the ends of oblique lines may reach so far beyond a box."""

TEXTS = {
    **{f"rule {k}": of_rule(e.rule, e.hyperparameters) for k, e in optimizers().items() if e.rule},
    **{f"function {key}": of_function(entry) for key, entry in functions().items()},
    **{f"schedule {key}": of_schedule(e.formula, e.parameters) for key, e in schedules().items()},
    **{f"wrapper {key}": of_wrapper(entry) for key, entry in wrappers().items()},
}


def laid_out(text: MathText, width: float) -> Page:
    return page(text.lines, QApplication.font(), width, text.assigns)


def reach(ink: Ink) -> QRectF:
    if isinstance(ink, Letters):
        return QFontMetricsF(ink.font).tightBoundingRect(ink.text).translated(ink.x, 0.0)
    if isinstance(ink, Bar):
        return QRectF(ink.x, ink.y, ink.width, ink.height)
    assert isinstance(ink, Curve)
    return ink.path.boundingRect()


def holds(outer: QRectF, inner: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def visible(box: Box) -> bool:
    return box.height > 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", TEXTS)
def test_boxes_hold_what_is_in_them_and_lie_side_by_side(
    qtbot: QtBot, name: str, width: float
) -> None:
    del qtbot
    for line in laid_out(TEXTS[name], width).lines:
        for box, _, _ in placed(line):
            assert all(map(math.isfinite, (box.width, box.ascent, box.descent)))
            rects = [part.box.rect(part.x, part.y) for part in box.parts if visible(part.box)]
            assert all(holds(box.rect(), rect) for rect in rects)
            assert all(holds(box.rect(), reach(ink)) for ink in box.inks)
            for one, other in combinations(rects, 2):
                common = one.intersected(other)
                assert min(common.width(), common.height()) < 0.01


@pytest.mark.parametrize("name", [name for name in TEXTS if not name.startswith("schedule")])
def test_every_name_of_a_text_has_its_place_on_the_page(qtbot: QtBot, name: str) -> None:
    del qtbot
    text = TEXTS[name]
    shown = laid_out(text, 330.0)
    for statement, places in zip(read(text.text), shown.name_rects(), strict=True):
        names = [term.name for term in statement.terms if term.kind == "name"]
        wanted = {*names, statement.name} - {"pi", "e", ""}
        assert {name for name, _ in places} - {""} >= wanted
        whole = QRectF(0.0, 0.0, shown.width, shown.height)
        assert all(holds(whole, rect) for _, rect in places)


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_no_wider_than_a_narrow_panel(qtbot: QtBot, name: str) -> None:
    del qtbot
    assert laid_out(TEXTS[name], 330.0).width <= 330.0


def test_lines_stand_beneath_each_other(qtbot: QtBot) -> None:
    del qtbot
    for text in TEXTS.values():
        shown = laid_out(text, 330.0)
        pairs = zip(shown.lines, shown.baselines, strict=True)
        rects = [box.rect(0.0, base) for box, base in pairs]
        assert all(one.bottom() <= other.top() for one, other in pairwise(rects))
        assert rects[0].top() >= 0
        assert rects[-1].bottom() <= shown.height + 1e-6


def test_a_long_sum_goes_on_in_another_row_behind_the_arrow(qtbot: QtBot) -> None:
    del qtbot
    text = of_rule("x = " + " + ".join(f"a{number}*g" for number in range(30)))
    wide, narrow = laid_out(text, 10_000.0), laid_out(text, 200.0)
    assert narrow.height > 3 * wide.height
    arrow_end = min(rect.left() for name, rect in narrow.name_rects()[0] if name == "a0")
    rows = {round(rect.bottom()) for name, rect in narrow.name_rects()[0] if name == "g"}
    assert len(rows) >= 3
    for name, rect in narrow.name_rects()[0]:
        assert name == "x" or rect.left() >= arrow_end - 1


def test_a_schedule_is_what_it_makes_of_the_rate(qtbot: QtBot) -> None:
    del qtbot
    text = of_schedule("a = t/10\n1/(1 + a)\n# slower and slower")
    assert [(line.kind, line.number) for line in text.lines] == [("assign", 1), ("assign", 2)]
    names = {name for name, _ in laid_out(text, 500.0).name_rects()[1]}
    assert names == {"learning_rate", "a"}


@pytest.mark.parametrize("value", ["+".join(["a*g"] * 900), "sqrt(" * 60 + "g" + ")" * 60])
def test_what_nobody_can_read_is_wrapped_as_it_was_typed(qtbot: QtBot, value: str) -> None:
    del qtbot
    shown = laid_out(of_rule(f"x = {value}"), 300.0)
    assert shown.width <= 300.0
    written = [
        ink.text
        for box, _, _ in placed(shown.lines[0])
        for ink in box.inks
        if isinstance(ink, Letters)
    ]
    assert sorted("".join(written)) == sorted("x←" + value)


def test_what_stands_high_is_smaller_and_higher(qtbot: QtBot) -> None:
    del qtbot
    shown = laid_out(of_rule("x = a**b"), 500.0)
    places = dict(shown.name_rects()[0])
    assert places["b"].bottom() < places["a"].center().y() + 2
    assert places["b"].left() >= places["a"].right() - 0.01


def test_a_hat_is_drawn_over_the_letter_not_by_the_font(qtbot: QtBot) -> None:
    del qtbot
    boxes = [box for box, _, _ in placed(laid_out(of_rule("x = m_hat"), 500.0).lines[0])]
    accented = next(box for box in boxes if box.name == "m_hat")
    letter = accented.parts[0].box
    assert any(isinstance(ink, Curve) for ink in accented.inks)
    assert [ink.text for ink in letter.inks if isinstance(ink, Letters)] == ["m"]
    assert accented.ascent > letter.ascent


def test_a_letter_that_no_font_has_is_written_otherwise(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setattr(face, "has_ink", lambda text, _: text.isascii())
    face._available.cache_clear()
    try:
        box = face.Face(QFont()).write("∇", 0)
    finally:
        face._available.cache_clear()
    assert [ink.text for ink in box.inks if isinstance(ink, Letters)] == ["grad "]
