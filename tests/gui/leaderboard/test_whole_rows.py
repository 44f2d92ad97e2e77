import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from gui.leaderboard.whole_rows import WholeRowsTree

COUNT = 12


@pytest.fixture
def tree(qtbot: QtBot) -> WholeRowsTree:
    made = WholeRowsTree()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for number in range(COUNT):
        model.appendRow(QStandardItem(str(number)))
    made.setUniformRowHeights(True)
    made.setModel(model)
    made.show()
    return made


def rows_seen(tree: WholeRowsTree) -> list[int]:
    """Each row of which any part is seen, from the top."""
    lines = range(tree.viewport().height())
    rows = [tree.indexAt(QPoint(2, line)).row() for line in lines]
    return list(dict.fromkeys(rows))


@pytest.mark.parametrize("height", range(100, 124))
def test_each_row_is_seen_whole_or_not_at_all(
    qtbot: QtBot, tree: WholeRowsTree, height: int
) -> None:
    tree.resize(200, height)
    qtbot.wait(1)
    row = tree.rowHeight(tree.model().index(0, 0))
    assert tree.viewport().height() == len(rows_seen(tree)) * row
    assert height - tree.viewport().height() < row + tree.header().height() + 4


def test_the_last_row_is_scrolled_to_whole(qtbot: QtBot, tree: WholeRowsTree) -> None:
    tree.resize(200, 117)
    qtbot.wait(1)
    tree.scrollToBottom()
    assert rows_seen(tree)[-1] == COUNT - 1
    last = tree.visualRect(tree.model().index(COUNT - 1, 0))
    assert tree.viewport().rect().contains(last)


def test_rows_that_come_later_are_seen_whole_too(qtbot: QtBot, tree: WholeRowsTree) -> None:
    model = tree.model()
    assert isinstance(model, QStandardItemModel)
    model.clear()
    tree.resize(200, 117)
    qtbot.wait(1)
    for number in range(COUNT):
        model.appendRow(QStandardItem(str(number)))
    qtbot.wait(1)
    row = tree.rowHeight(model.index(0, 0))
    assert tree.viewport().height() == len(rows_seen(tree)) * row


@pytest.mark.parametrize("height", [90, 117, 400])
def test_the_header_is_as_wide_as_the_rows_with_a_scroll_bar_and_without(
    qtbot: QtBot, tree: WholeRowsTree, height: int
) -> None:
    tree.resize(200, 400)
    qtbot.wait(1)
    tree.resize(200, height)
    qtbot.wait(1)
    assert tree.verticalScrollBar().isVisible() == (height < 400)
    assert tree.header().width() == tree.viewport().width()
