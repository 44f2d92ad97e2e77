"""A line in a bar that unfolds over what lies beneath it while a text is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from gui.editing.code_editor import CodeEditor, place_and_sentence
from gui.editing.declarations import lines_with_numbers
from gui.editing.words import FUNCTION_WORDS
from gui.theme import ThemeSource
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.style_property import show_properties

_MOST_LINES = 14
_MARGIN = 9
_PADDING = 5
_NARROWEST = 160


class FormulaField(QWidget):
    """Keeps one line of room in the bar. Nothing around it moves when it opens or complains.

    Attributes:
        editor, complaint: on a sheet that lies over the window.
    """

    def __init__(
        self,
        theme_source: ThemeSource,
        is_finished: Callable[[], bool],
        after: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Tab comes to the editor from the widget `after` which it stands."""
        super().__init__(parent)
        self._after = after
        self._is_open = False
        self._help = ""
        self.sheet = QFrame(self)
        self.editor = CodeEditor(FUNCTION_WORDS, theme_source, is_finished, self.sheet)
        self.unfold = GlyphButton("unfolded", self.sheet)
        self.complaint = QLabel(self.sheet)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._build()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def set_help(self, tool_tip: str) -> None:
        """What is told of a text with which nothing is wrong."""
        self._help = tool_tip
        self.editor.setToolTip(tool_tip)

    def set_text(self, text: str) -> None:
        """Show another text without telling anybody."""
        self.editor.set_text(text)
        self._arrange()

    def show_error(self) -> None:
        """Say what the editor marks, and give room to what it holds."""
        error = self.editor.error
        complaint = "" if error is None else place_and_sentence(error)
        self.complaint.setText(complaint)
        self.editor.setToolTip(complaint or self._help)
        self._show_on_frame("wrong", error is not None)
        self._arrange()

    def open(self) -> None:
        """Show every line and let them be edited."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_open(True)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._line_height() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """The sheet lies on the window, so that nothing cuts it."""
        super().showEvent(event)
        if self.sheet.parentWidget() is not self.window():
            self.sheet.setParent(self.window())
            QWidget.setTabOrder(self._after, self.editor)
        self.sheet.show()
        self.sheet.raise_()
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sheet.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._set_open(True)
            elif event.reason() != Qt.FocusReason.PopupFocusReason:
                self._set_open(False)
        elif watched is self.editor.viewport() and not self._is_open:
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._open_at(event.position().toPoint())
            return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.sheet.setObjectName("formula_sheet")
        self.sheet.setProperty("field", True)
        self.editor.setProperty("bare", True)
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        # A click is told by the filter, before the lines have moved under the pointer.
        self.editor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.complaint.setProperty("wrong", True)
        self.complaint.setWordWrap(True)
        self.editor.installEventFilter(self)
        self.editor.viewport().installEventFilter(self)
        self.editor.edited.connect(self._set_open)
        self.editor.textChanged.connect(self._soon.start)
        self.unfold.clicked.connect(self.open)
        self._soon.timeout.connect(self._arrange)
        self._set_open(False)

    def _open_at(self, place: QPoint) -> None:
        """The cursor goes to the letter that was clicked, wherever that stands a moment later."""
        cursor = self.editor.cursorForPosition(place)
        self.open()
        self.editor.setTextCursor(cursor)

    def _set_open(self, is_open: bool = True) -> None:
        self._is_open = is_open
        wrap = QPlainTextEdit.LineWrapMode
        self.editor.setLineWrapMode(wrap.WidgetWidth if is_open else wrap.NoWrap)
        self._show_on_frame("focused", is_open)
        if is_open:
            self.sheet.raise_()
        else:
            self._select_nothing()
        self._arrange()

    def _select_nothing(self) -> None:
        cursor = self.editor.textCursor()
        cursor.clearSelection()
        self.editor.setTextCursor(cursor)

    def _show_on_frame(self, name: str, value: bool) -> None:
        show_properties(self.sheet, **{name: value})

    def _line_height(self) -> int:
        return self.editor.fontMetrics().lineSpacing()

    def _arrange(self) -> None:
        """Puts the sheet over its place in the bar, as high as its lines and complaint are."""
        place = self.mapTo(self.sheet.parentWidget() or self, QPoint())
        line, width = self._line_height(), self.width()
        above = max((self.height() - line) // 2, 1)
        hides = self.editor.blockCount() > 1 and not self._is_open
        right = self.unfold.width() + 2 if hides else _MARGIN
        inner = max(width - _MARGIN - right, 1)
        self.editor.resize(inner, self.editor.height())
        lines = self._lines_shown()
        self.editor.setGeometry(_MARGIN, above, inner, lines * line + 1)
        self.unfold.setVisible(hides)
        self.unfold.move(width - right, (self.height() - self.unfold.height()) // 2)
        self._describe_unfold()
        height = self.height() + (lines - 1) * line + self._place_complaint(above + lines * line)
        self.sheet.setGeometry(place.x(), place.y(), width, height)
        if not self._is_open:
            self._show_height()

    def _lines_shown(self) -> int:
        if not self._is_open:
            return 1
        lines = max(round(self.editor.document().size().height()), 1)
        bar = Qt.ScrollBarPolicy
        policy = bar.ScrollBarAlwaysOn if lines > _MOST_LINES else bar.ScrollBarAlwaysOff
        self.editor.setVerticalScrollBarPolicy(policy)
        return min(lines, _MOST_LINES)

    def _place_complaint(self, top: int) -> int:
        """Below the lines; answers the height that it takes."""
        shown = self._is_open and bool(self.complaint.text())
        self.complaint.setVisible(shown)
        if not shown:
            return 0
        width = self.width() - 2 * _MARGIN
        height = self.complaint.heightForWidth(width)
        self.complaint.setGeometry(_MARGIN, top + _PADDING, width, height)
        return height + _PADDING

    def _describe_unfold(self) -> None:
        count = self.editor.blockCount()
        text = self.tr("Show all {count} lines (Ctrl+L)").format(count=count)
        self.unfold.describe(self.tr("Show all lines of the formula"), text)

    def _show_height(self) -> None:
        """Of several lines the last that neither declares a number nor is a remark."""
        text = self.editor.toPlainText()
        declarations = {one.line for one in lines_with_numbers(text)}
        says = (bool(line.strip()) and line.lstrip()[0] != "#" for line in text.split("\n"))
        lines = [at for at, something in enumerate(says) if something and at not in declarations]
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.verticalScrollBar().setValue(lines[-1] if lines else 0)
        self.editor.horizontalScrollBar().setValue(0)
