"""The line under the map: where the pointer is, and how the map is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from gui.plotting.height_scale import Kind
from gui.plotting.numbers import short_number
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.quiet_combo import QuietCombo

_DIGITS = 4
_NARROWEST_SCALES = 70


class MapBar(QWidget):
    """Signals: what a person chose."""

    fit_asked = Signal()
    scale_chosen = Signal()
    equal_chosen = Signal(bool)
    marks_chosen = Signal(bool)
    local_model_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_bar")
        self.place = ElidedLabel()  # whatever it says, the map is not to become wider for it
        self.scales = QuietCombo()
        self.marks = QCheckBox(self.tr("Marks"))
        self.local_model = QCheckBox(self.tr("Model"))
        self.equal = QCheckBox(self.tr("Equal scale"))
        self.fit = QPushButton(self.tr("Fit"))
        self._kinds: tuple[Kind, ...] = ("rank", "log", "linear")
        self._build()
        self.fit.clicked.connect(self.fit_asked)
        self.scales.activated.connect(self.scale_chosen)
        self.equal.toggled.connect(self.equal_chosen)
        self.marks.toggled.connect(self.marks_chosen)
        self.local_model.toggled.connect(self.local_model_chosen)

    @property
    def scale(self) -> Kind:
        return self._kinds[self.scales.currentIndex()]

    def choose_scale(self, kind: Kind) -> None:
        """Without telling anybody."""
        self.scales.setCurrentIndex(self._kinds.index(kind))

    def show_equal(self, equal: bool) -> None:
        """Without telling anybody."""
        was_blocked = self.equal.blockSignals(True)
        self.equal.setChecked(equal)
        self.equal.blockSignals(was_blocked)

    def show_place(self, x: float, y: float, height: float) -> None:
        """Coordinates and height under the pointer."""
        numbers = [short_number(value, _DIGITS) for value in (x, y, height)]
        self.place.setText(self.tr("x {0}   y {1}   f {2}").format(*numbers))

    def show_no_place(self) -> None:
        self.place.clear()

    def _build(self) -> None:
        self.place.setObjectName("pointer_place")
        self.place.setProperty("number", True)
        self.place.setProperty("muted", True)
        self.place.setAccessibleName(self.tr("Coordinates and height under the pointer"))
        self.scales.setObjectName("height_scale")
        self.scales.addItems([self.tr("By rank"), self.tr("Logarithmic"), self.tr("Linear")])
        self.scales.setMinimumWidth(_NARROWEST_SCALES)  # so that a narrow map stays possible
        self.scales.setToolTip(self.tr("How heights become tones and isolines"))
        self.scales.setAccessibleName(self.tr("Height scale"))
        self.marks.setObjectName("marks")
        self.marks.setToolTip(
            self.tr(
                "How the selected racer found its step: trial points, simplex, ellipse or radius,"
                " where its optimizer has them (M)"
            )
        )
        self.marks.setAccessibleName(self.tr("Marks"))
        self.local_model.setObjectName("local_model")
        self.local_model.setToolTip(
            self.tr(
                "Isolines and axes of the quadratic model where the selected racer stands, and what"
                " its rate means there (L)"
            )
        )
        self.local_model.setAccessibleName(self.tr("Local model"))
        self.equal.setObjectName("equal_scale")
        self.equal.setToolTip(self.tr("One unit is as long in x as in y"))
        self.equal.setAccessibleName(self.tr("Equal scale"))
        self.fit.setObjectName("fit")
        self.fit.setProperty("quiet", True)
        self.fit.setToolTip(self.tr("Show the whole view of the problem (F)"))
        self.fit.setAccessibleName(self.tr("Fit the map"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.place, 1)
        for widget in (self.scales, self.marks, self.local_model, self.equal, self.fit):
            layout.addWidget(widget)
