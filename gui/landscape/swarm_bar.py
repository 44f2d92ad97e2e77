"""The line above a map of swarms: how their dots are coloured, and what the colours mean."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from engine.problem import Problem
from gui.edits.view import SWARM_COLORINGS, SwarmColors
from gui.landscape.basins import basin_colors
from gui.plotting.numbers import short_number
from gui.theme import MOST_APART, Theme
from gui.widgets.quiet_combo import QuietCombo

_MOST_LISTED = 4
_DIGITS = 3


class SwarmBar(QWidget):
    """Hidden where no racer is a swarm.

    Signals: what a person chose, the colours as one of `SWARM_COLORINGS`.
    """

    colors_chosen = Signal(str)
    wake_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("swarm_bar")
        self.colors = QuietCombo()
        self.wake = QCheckBox(self.tr("Wake"))
        self.key = QLabel()
        self._build()
        self.colors.activated.connect(self._choose_colors)
        self.wake.toggled.connect(self.wake_chosen)

    def show_choice(self, is_swarm: bool, colors: SwarmColors, has_basins: bool) -> None:
        """Without telling anybody."""
        self.setVisible(is_swarm)
        self.colors.setCurrentIndex(SWARM_COLORINGS.index(colors))
        model = self.colors.model()
        if isinstance(model, QStandardItemModel):
            basin = model.item(SWARM_COLORINGS.index("basin"))
            basin.setEnabled(has_basins)
            why = self.tr("No minimum of this ground is known, so it has no basins to tell apart.")
            basin.setToolTip("" if has_basins else why)

    def show_key(self, colors: SwarmColors, problem: Problem, theme: Theme, t: float) -> None:
        """What colours mean as of a step; those of racers stand in the legend."""
        texts = {
            "racer": "",
            "height": self.tr("low {dots} high").format(
                dots="".join(_dot(color) for color in theme.swarm_heights)
            ),
            "basin": self._basin_text(problem, theme, t),
        }
        if texts[colors] != self.key.text():
            self.key.setText(texts[colors])

    def _basin_text(self, problem: Problem, theme: Theme, t: float) -> str:
        minima = problem.minima_at(t)
        entries = []
        colors = basin_colors(theme, len(minima))
        for color, minimum in list(zip(colors, minima, strict=True))[:_MOST_LISTED]:
            x, y = (escape(short_number(value, _DIGITS)) for value in minimum.point[:2])
            entries.append(f"{_dot(color)}&nbsp;({x},&nbsp;{y})")
        if len(minima) > _MOST_LISTED:
            more = self.tr("and {count} more")
            if len(minima) > MOST_APART:
                more = self.tr("and {count} more, some in colours alike")
            entries.append(more.format(count=len(minima) - _MOST_LISTED))
        return "&ensp;".join(entries)

    def _choose_colors(self, index: int) -> None:
        self.colors_chosen.emit(SWARM_COLORINGS[index])

    def _build(self) -> None:
        self.colors.setObjectName("swarm_colors")
        self.colors.addItems(
            [self.tr("Dots by racer"), self.tr("Dots by height"), self.tr("Dots by basin")]
        )
        self.colors.setToolTip(
            self.tr(
                "Colours of a swarm: its racers (Shift+R), the height of the ground where a dot is"
                " (Shift+H), or its basin, that is the known minimum nearest to where it is now"
                " (Shift+B). Where more dots lie on a pixel they are stronger."
            )
        )
        self.colors.setAccessibleName(self.tr("Colours of the swarm"))
        self.wake.setObjectName("swarm_wake")
        self.wake.setToolTip(self.tr("Dots of a swarm leave a wake that fades (W)"))
        self.wake.setAccessibleName(self.tr("Wake of the swarm"))
        self.key.setObjectName("swarm_key")
        self.key.setProperty("muted", True)
        self.key.setAccessibleName(self.tr("What the colours of the swarm mean"))
        # However much it says, the map is not to become wider for it.
        self.key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.colors)
        layout.addWidget(self.wake)
        layout.addWidget(self.key, 1)


def _dot(color: str) -> str:
    return f'<span style="color:{color}">●</span>'
