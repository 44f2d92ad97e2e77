"""Four exact fields for the limits of a window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from engine.problem import Window
from engine.setup import SetupError
from engine.setup.window import read_window
from gui.texts import message
from gui.widgets.number_field import NumberField

_COORDINATES = ("x", "y")
_PLACE = "window"


class WindowForm(QWidget):
    """Limits that enclose no ground wait, marked, for others; they are given up on leaving.

    Signals:
        window_entered(object): the intervals of x and of y.
    """

    window_entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window: Window = ((0.0, 1.0), (0.0, 1.0))
        self.complaint = QLabel()
        self.complaint.setProperty("wrong", True)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(6)
        self._layout.setVerticalSpacing(4)
        self.fields = [
            tuple(self._field(row, end) for end in range(2)) for row in range(len(_COORDINATES))
        ]
        self._layout.addWidget(self.complaint, len(_COORDINATES), 0, 1, 4)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def set_window(self, window: Window) -> None:
        """Show limits without telling anybody."""
        self._window = window
        for fields, interval in zip(self.fields, window, strict=True):
            for field, limit in zip(fields, interval, strict=True):
                field.set_value(limit)
                field.refuse("")

    def _field(self, row: int, end: int) -> NumberField:
        field = NumberField()
        coordinate = _COORDINATES[row]
        column = 2 * end
        if end == 0:
            label = QLabel(self.tr("{coordinate} from").format(coordinate=coordinate))
            name = self.tr("Lower limit of {coordinate}")
        else:
            label = QLabel(self.tr("to"))
            name = self.tr("Upper limit of {coordinate}")
        label.setProperty("muted", True)
        label.setBuddy(field)
        field.setObjectName(f"window_{coordinate}_{end}")
        field.setAccessibleName(name.format(coordinate=coordinate))
        field.setToolTip(self.tr("Limits of the ground that is raced on."))
        field.value_entered.connect(self._enter)
        field.complaint_changed.connect(self._show_complaint)
        self._layout.addWidget(label, row, column)
        self._layout.addWidget(field, row, column + 1)
        self._layout.setColumnStretch(column + 1, 1)
        return field

    def _enter(self) -> None:
        horizontal, vertical = ((low.value or 0.0, high.value or 0.0) for low, high in self.fields)
        typed = (horizontal, vertical)
        try:
            window = read_window(typed, _PLACE)
        except SetupError as error:
            self._refuse(error)
        else:
            self.set_window(window)
            self.window_entered.emit(window)

    def _refuse(self, error: SetupError) -> None:
        """Marks the limits that were typed of the coordinate that is wrong."""
        wrong = _row(error)
        for row, (fields, interval) in enumerate(zip(self.fields, self._window, strict=True)):
            for field, limit in zip(fields, interval, strict=True):
                is_typed = row == wrong and field.value != limit
                field.refuse(_sentence(error) if is_typed else "")

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        fields = [field for fields in self.fields for field in fields]
        if old in fields and new not in fields:
            self.set_window(self._window)

    def _show_complaint(self) -> None:
        complaints = (field.complaint for fields in self.fields for field in fields)
        sentence = next(filter(None, complaints), "")
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))


def _row(error: SetupError) -> int:
    return 0 if error.place.startswith(f"{_PLACE}[0]") else 1


def _sentence(error: SetupError) -> str:
    """What the engine says about an interval, with the coordinate in place of the file's entry."""
    return message(error.code, **{**error.fields, "place": _COORDINATES[_row(error)]})
