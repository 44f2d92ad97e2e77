"""A searchable list that pops up: type to filter, arrow keys and Enter to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex

_IDENTIFIER = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
_PADDING = 6
_DETAIL_SCALE = 0.85
_MOVING_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True)
class Choice:
    """One line of the list."""

    identifier: str
    name: str
    detail: str
    tool_tip: str = ""

    def matches(self, words: Iterable[str]) -> bool:
        """True if every word occurs in the name, the identifier or the detail."""
        text = f"{self.name} {self.identifier} {self.detail}".casefold()
        return all(word in text for word in words)


def found(choices: Iterable[Choice], query: str) -> list[Choice]:
    """The choices that match, those whose name begins with the query first."""
    words = query.casefold().split()
    matching = [choice for choice in choices if choice.matches(words)]
    return sorted(matching, key=lambda choice: _distance(choice, query.casefold().strip()))


def _distance(choice: Choice, query: str) -> int:
    name = choice.name.casefold()
    if name == query:
        return 0
    if name.startswith(query):
        return 1
    return 2 if query in name else 3


class CatalogChooser(QFrame):
    """A popup with a search field over a list, which is read when it is opened first.

    Signals:
        chosen(str): the identifier that a person chose; the popup is closed by then.
    """

    chosen = Signal(str)

    def __init__(
        self, read_choices: Callable[[], Iterable[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._read_choices = read_choices
        self._choices: tuple[Choice, ...] = ()
        self.setObjectName("catalog_chooser")
        self.setProperty("card", True)
        self.search = QLineEdit()
        self.list = QListView()
        self.nothing = QLabel(self.tr("Nothing of that name. Try a part of it, or a year."))
        self._model = QStandardItemModel(self)
        self._build()
        self.search.textEdited.connect(self._filter)
        self.list.clicked.connect(self._choose)
        self.search.installEventFilter(self)

    def open_at(self, anchor: QWidget, size: QSize, current: str = "") -> None:
        """Pop up beneath a widget, or above it where there is more room, with `current` marked."""
        self._choices = self._choices or tuple(self._read_choices())
        self.resize(size)
        self.search.clear()
        self._filter("")
        self._mark(current)
        self.move(_place(anchor, size))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._take_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        if event.key() in _MOVING_KEYS:
            self.list.keyPressEvent(event)
            return True
        return False

    def _build(self) -> None:
        self.search.setObjectName("catalog_search")
        self.search.setPlaceholderText(self.tr("Search by name, year or author"))
        self.search.setAccessibleName(self.tr("Search the catalog"))
        self.search.setToolTip(self.tr("Type to filter; arrow keys move, Enter chooses."))
        self.search.setClearButtonEnabled(True)
        self.list.setObjectName("catalog_list")
        self.list.setAccessibleName(self.tr("Catalog"))
        self.list.setToolTip(self.tr("Click an entry to choose it."))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.nothing.setProperty("muted", True)
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)

    def _filter(self, query: str) -> None:
        self._model.clear()
        for choice in found(self._choices, query):
            item = QStandardItem(choice.name)
            item.setData(choice.identifier, _IDENTIFIER)
            item.setData(choice.detail, _DETAIL)
            item.setToolTip(choice.tool_tip)
            self._model.appendRow(item)
        self.nothing.setVisible(self._model.rowCount() == 0)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _mark(self, identifier: str) -> None:
        matching = self._model.match(self._model.index(0, 0), _IDENTIFIER, identifier)
        if matching:
            self.list.setCurrentIndex(matching[0])
            self.list.scrollTo(matching[0], QListView.ScrollHint.PositionAtCenter)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            identifier = str(index.data(_IDENTIFIER))
            self.close()
            self.chosen.emit(identifier)


class _ChoiceDelegate(QStyledItemDelegate):
    """The name, and beneath it the detail in small muted letters."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        inner = option.rect.adjusted(_PADDING, _PADDING // 2, -_PADDING, -_PADDING // 2)
        upper, lower = QRect(inner), QRect(inner)
        upper.setHeight(option.fontMetrics.height())
        lower.setTop(upper.bottom())
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw_elided(painter, upper, str(index.data()))
        painter.setFont(_small(option))
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        _draw_elided(painter, lower, str(index.data(_DETAIL)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        small = QFontMetrics(_small(option)).height()
        return QSize(0, option.fontMetrics.height() + small + 2 * _PADDING)


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * _DETAIL_SCALE)
    return font


def _draw_elided(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def _place(anchor: QWidget, size: QSize) -> QPoint:
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
    free = anchor.screen().availableGeometry()
    if below.y() + size.height() > free.bottom():
        below.setY(max(free.top(), anchor.mapToGlobal(QPoint(0, -4)).y() - size.height()))
    below.setX(max(free.left(), min(below.x(), free.right() - size.width())))
    return below
