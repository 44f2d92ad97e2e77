"""A searchable list that pops up: type to filter, arrow keys and Enter to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.choice_delegate import DETAIL, IDENTIFIER, PICTURE, REMOVABLE, ChoiceDelegate

_MOVING_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_RETURN_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGE = 24


@dataclass(frozen=True)
class Choice:
    """One line of the list.

    Attributes:
        section: the title that stands above it and those that follow with the same.
        removable: a person made it and may take it out.
        picture: makes a richer tooltip when it is asked for.
    """

    identifier: str
    name: str
    detail: str
    tool_tip: str = ""
    section: str = ""
    removable: bool = False
    picture: Callable[[], str] | None = None

    def matches(self, words: Iterable[str]) -> bool:
        """True if every word occurs in what is known of it."""
        known = (self.name, self.identifier, self.detail, self.tool_tip, self.section)
        text = " ".join(known).casefold()
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

    Attributes:
        note: a line under the list, for what could not be read.
        commands: buttons under the list.

    Signals:
        chosen(str): the identifier that a person chose; the popup is closed by then.
        remove_asked(str): the same of one that is to be taken out.
    """

    chosen = Signal(str)
    remove_asked = Signal(str)

    def __init__(
        self, read_choices: Callable[[], Iterable[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._read_choices = read_choices
        self._choices: tuple[Choice, ...] = ()
        self.setObjectName("catalog_chooser")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit()
        self.list = QListView()
        self.nothing = QLabel(self.tr("Nothing of that name. Try a part of it, or a year."))
        self.note = QLabel()
        self.commands = QHBoxLayout()
        self._model = QStandardItemModel(self)
        self._build()
        self.search.textEdited.connect(self._filter)
        self.list.clicked.connect(self._choose)
        self.search.installEventFilter(self)

    def open_at(self, anchor: QWidget, size: QSize, current: str = "") -> None:
        """Pop up beneath a widget, or above it where there is more room, with `current` marked."""
        self._choices = self._choices or tuple(self._read_choices())
        room = anchor.screen().availableGeometry().height() - anchor.height() - _EDGE
        size = size.boundedTo(QSize(size.width(), room))
        self.resize(size)
        self.search.clear()
        self._filter("")
        self._mark(current)
        self.move(_place(anchor, size))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """The list has changed: read it again when it is opened next."""
        self._choices = ()

    def add_command(
        self, object_name: str, text: str, tool_tip: str, act: Callable[[], object]
    ) -> None:
        """A button under the list; the popup is closed when it acts."""
        button = QPushButton(text)
        button.setObjectName(object_name)
        button.setAccessibleName(text)
        button.setToolTip(tool_tip)
        button.setProperty("quiet", True)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: act())
        self.commands.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses a button of the popup as it does in the window."""
        focused = self.focusWidget()
        if event.key() in _RETURN_KEYS and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

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
        if event.key() in _RETURN_KEYS:
            self._choose(self.list.currentIndex())
            return True
        if event.key() in _MOVING_KEYS:
            self.list.keyPressEvent(event)
            return True
        if event.key() == Qt.Key.Key_Delete and not self.search.text():
            self._ask_to_remove(self.list.currentIndex())
            return True
        return False

    def _ask_to_remove(self, index: QModelIndex) -> None:
        if index.data(REMOVABLE):
            self.close()
            self.remove_asked.emit(str(index.data(IDENTIFIER)))

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
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.nothing.setProperty("muted", True)
        self.nothing.setWordWrap(True)
        self.note.setProperty("wrong", True)
        self.note.setWordWrap(True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(self.commands)

    def _filter(self, query: str) -> None:
        """All of them under their titles; of those that are searched for the nearest first."""
        self._model.clear()
        section = ""
        for choice in found(self._choices, query) if query.strip() else self._choices:
            if choice.section != section and not query.strip():
                section = choice.section
                self._model.appendRow(_title(section))
            self._model.appendRow(_row(choice))
        self.nothing.setVisible(self._model.rowCount() == 0)
        rows = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        first = next((row for row in rows if row.data(IDENTIFIER)), QModelIndex())
        self.list.setCurrentIndex(first)
        self.list.scrollToTop()

    def _mark(self, identifier: str) -> None:
        matching = self._model.match(self._model.index(0, 0), IDENTIFIER, identifier)
        if matching:
            self.list.setCurrentIndex(matching[0])
            self.list.scrollTo(matching[0], QListView.ScrollHint.PositionAtCenter)

    def _choose(self, index: QModelIndex) -> None:
        if index.data(IDENTIFIER):
            identifier = str(index.data(IDENTIFIER))
            self.close()
            self.chosen.emit(identifier)


def _row(choice: Choice) -> QStandardItem:
    item = QStandardItem(choice.name)
    item.setData(choice.identifier, IDENTIFIER)
    item.setData(choice.detail, DETAIL)
    item.setData(choice.removable, REMOVABLE)
    item.setData(choice.picture, PICTURE)
    item.setToolTip(choice.tool_tip)
    return item


def _title(section: str) -> QStandardItem:
    """A row that cannot be chosen."""
    item = QStandardItem(section)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _place(anchor: QWidget, size: QSize) -> QPoint:
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
    free = anchor.screen().availableGeometry()
    if below.y() + size.height() > free.bottom():
        below.setY(max(free.top(), anchor.mapToGlobal(QPoint(0, -4)).y() - size.height()))
    below.setX(max(free.left(), min(below.x(), free.right() - size.width())))
    return below
