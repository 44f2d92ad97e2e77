"""The legend over the map: colour, marker, name and rate of every racer, and who has left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from gui.landscape.flow_layout import FlowLayout
from gui.landscape.heads import Heads
from gui.landscape.legend_text import entry_text, gone_text, setting_text
from gui.racers.racer_look import RacerLook, looks, racer_name
from gui.session import Session
from gui.theme import Theme
from gui.widgets.marker_icon import marker_icon

_ICON_SIDE = 14
_ICON_GAP = 4


class Chip(QPushButton):
    """One racer in the legend.

    Signals:
        pointed_at: the pointer or the focus came (True) or went (False).
    """

    pointed_at = Signal(bool)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """A name that is longer than a line ends in an ellipsis."""
        super().initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        room -= self.iconSize().width() + _ICON_GAP
        right = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(option.text, right, room)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.pointed_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed_at.emit(False)


class Legend(QWidget):
    """Pointing at an entry highlights its racer everywhere, clicking selects it."""

    def __init__(self, session: Session, heads: Heads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self._session = session
        self._heads = heads
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self)

    def rebuild(self, theme: Theme) -> None:
        """After a change of the racers, their looks or the theme."""
        found = looks(self._session.setup, theme)
        while len(self.chips) > len(found):
            chip = self.chips.pop()
            self._flow.removeWidget(chip)
            chip.deleteLater()
        while len(self.chips) < len(found):
            self._add_chip(len(self.chips))
        for racer, look in enumerate(found):
            self._dress(racer, look)
        self.refresh()

    def refresh(self) -> None:
        """Rates and how many paths have left, at the shown step."""
        setup = self._session.setup
        for racer, chip in enumerate(self.chips):
            step, name = self._session.step_of(racer), racer_name(setup.racers[racer])
            setting = setting_text(setup, racer, step)
            text = entry_text(name, setting, self._gone(racer))
            if chip.text() != text:
                chip.setText(text)
                chip.setAccessibleName(text)

    def follow_session(self) -> None:
        """Highlight and selection."""
        for racer, chip in enumerate(self.chips):
            _set(chip, "highlighted", racer == self._session.highlighted_racer)
            _set(chip, "selected", racer == self._session.selected_racer)

    def _add_chip(self, racer: int) -> None:
        chip = Chip(self)
        chip.setObjectName(f"legend_{racer}")
        chip.setProperty("chip", True)
        chip.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        chip.clicked.connect(self._selecting(racer))
        chip.pointed_at.connect(self._highlighting(racer))
        self._flow.addWidget(chip)
        self.chips.append(chip)
        chip.show()

    def _selecting(self, racer: int) -> Callable[[], None]:
        return lambda: self._session.select_racer(racer)

    def _highlighting(self, racer: int) -> Callable[[bool], None]:
        return lambda entered: self._session.highlight(racer if entered else None)

    def _dress(self, racer: int, look: RacerLook) -> None:
        chip, runs = self.chips[racer], self._session.race.runs(racer)
        chip.setIcon(marker_icon(look.marker, look.color, _ICON_SIDE, runs))
        chip.setToolTip(
            self.tr("{name}: point to see it alone, click to select it").format(name=look.name)
        )
        _set(chip, "muted", not runs)

    def _gone(self, racer: int) -> str:
        if not self._session.race.runs(racer):
            return self.tr("off")
        return gone_text(*self._heads.gone(racer, self._session.steps_shown(racer)))


def _set(chip: Chip, name: str, value: bool) -> None:
    """Style sheets look at properties only when told."""
    if chip.property(name) != value:
        chip.setProperty(name, value)
        chip.style().unpolish(chip)
        chip.style().polish(chip)
