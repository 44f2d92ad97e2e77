"""Many starts at once: a grid, a random cloud, and the brush."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from engine.setup import MAX_STARTS, GridStarts, RandomStarts, Starts
from gui.refusals import accepted
from gui.session import Session
from gui.starts.quick_counts import QuickCounts
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.number_field import NumberField

_GRID_SIDE = 4
_RANDOM_COUNT = 16
_COUNTS = ((100,), (1_000,), (10_000,), (100_000,), (1_000_000,))
_GRIDS = ((10, 10), (40, 25), (100, 100), (400, 250), (1000, 1000))
_COUNT_LETTERS = "00000000"


class ManyStarts(QWidget):
    """A row a kind; what is made takes the place of all starts, a stroke comes on top."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.grid_x = self._count_field(_GRID_SIDE)
        self.grid_y = self._count_field(_GRID_SIDE)
        self.grid_counts = QuickCounts(_GRIDS)
        self.make_grid = GlyphButton("grid")
        self.random_count = self._count_field(_RANDOM_COUNT)
        self.random_counts = QuickCounts(_COUNTS)
        self.make_random = GlyphButton("random")
        self.brush_count = self._count_field(session.brush.count)
        self.brush_radius = NumberField(0.0, brief=True)
        self.brush_counts = QuickCounts(_COUNTS)
        self.take_brush = GlyphButton("brush")
        self.take_brush.setCheckable(True)
        self._set_width(self.brush_radius)
        self._lay_out()
        self._describe_grid()
        self._describe_random()
        self._describe_brush()
        self._connect()
        self._show_brush()

    def _count_field(self, count: int) -> NumberField:
        field = NumberField(1.0, float(MAX_STARTS), integer=True)
        self._set_width(field)
        field.set_value(float(count))
        return field

    def _set_width(self, field: NumberField) -> None:
        field.setFixedWidth(self.fontMetrics().horizontalAdvance(_COUNT_LETTERS) + 16)

    def _lay_out(self) -> None:
        rows: Sequence[tuple[str, Sequence[QWidget], QuickCounts, GlyphButton]] = (
            (
                self.tr("Grid"),
                (self.grid_x, QLabel("×"), self.grid_y),
                self.grid_counts,
                self.make_grid,
            ),
            (self.tr("Random"), (self.random_count,), self.random_counts, self.make_random),
            (
                self.tr("Brush"),
                (self.brush_count, self._word(self.tr("radius")), self.brush_radius),
                self.brush_counts,
                self.take_brush,
            ),
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        for number, (word, fields, counts, button) in enumerate(rows):
            layout.addWidget(self._word(word), number, 0)
            line = QHBoxLayout()
            line.setSpacing(6)
            for field in fields:
                line.addWidget(field)
            line.addStretch(1)
            line.addWidget(counts)
            line.addWidget(button)
            layout.addLayout(line, number, 1)

    def _word(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("muted", True)
        return label

    def _describe_grid(self) -> None:
        _name(self.grid_x, "grid_x", self.tr("Starts in a row of the grid"))
        _name(self.grid_y, "grid_y", self.tr("Rows of the grid"))
        self.grid_counts.setObjectName("grid_counts")
        self.grid_counts.describe(
            self.tr("Usual grids"), self.tr("Make a grid of a usual size, up to a million starts.")
        )
        self.make_grid.setObjectName("make_grid")
        self.make_grid.describe(
            self.tr("Make a grid of starts"),
            self.tr("Replace the starts by a grid over the window."),
        )

    def _describe_random(self) -> None:
        _name(self.random_count, "random_count", self.tr("Number of random starts"))
        self.random_counts.setObjectName("random_counts")
        self.random_counts.describe(
            self.tr("Usual numbers of random starts"),
            self.tr("Make so many random starts, up to a million."),
        )
        self.make_random.setObjectName("make_random")
        self.make_random.describe(
            self.tr("Make random starts"),
            self.tr("Replace the starts by random ones, drawn by the seed."),
        )

    def _describe_brush(self) -> None:
        _name(self.brush_count, "brush_count", self.tr("Starts a stroke of the brush"))
        _name(self.brush_radius, "brush_radius", self.tr("Radius of the brush, in the map's units"))
        self.brush_counts.setObjectName("brush_counts")
        self.brush_counts.describe(
            self.tr("Usual numbers of starts a stroke"),
            self.tr("Paint so many starts with each stroke, up to a million."),
        )
        self.take_brush.setObjectName("take_brush")
        self.take_brush.describe(
            self.tr("Brush for starts"),
            self.tr("Drag over the map to paint starts (B); Escape leaves the brush."),
        )

    def _connect(self) -> None:
        brush = self._session.brush
        self.make_grid.clicked.connect(self._make_grid)
        self.make_random.clicked.connect(self._make_random)
        self.grid_counts.chosen.connect(self._choose_grid)
        self.random_counts.chosen.connect(self._choose_random)
        self.brush_counts.chosen.connect(lambda counts: brush.set_count(counts[0]))
        self.brush_count.value_entered.connect(lambda count: brush.set_count(int(count)))
        self.brush_radius.value_entered.connect(brush.set_radius)
        self.take_brush.toggled.connect(brush.switch)
        brush.switched.connect(self.take_brush.setChecked)
        brush.changed.connect(self._show_brush)
        self._session.setup_changed.connect(self._show_brush)

    def _show_brush(self) -> None:
        brush = self._session.brush
        self.brush_count.set_value(float(brush.count))
        self.brush_radius.set_value(brush.radius)

    def _choose_grid(self, counts: tuple[int, int]) -> None:
        self.grid_x.set_value(float(counts[0]))
        self.grid_y.set_value(float(counts[1]))
        self._make_grid()

    def _choose_random(self, counts: tuple[int]) -> None:
        self.random_count.set_value(float(counts[0]))
        self._make_random()

    def _make_grid(self) -> None:
        self._make(GridStarts(_count(self.grid_x), _count(self.grid_y)))

    def _make_random(self) -> None:
        self._make(RandomStarts(_count(self.random_count)))

    def _make(self, starts: Starts) -> None:
        accepted(self._session, lambda: self._session.set_starts(starts))


def _name(field: NumberField, name: str, text: str) -> None:
    field.setObjectName(name)
    field.setAccessibleName(text)
    field.setToolTip(text)


def _count(field: NumberField) -> int:
    return int(field.value or 1)
