"""The legend over the map: colour, marker, name and rate of every racer, and who has left."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.edits import futures_of
from gui.landscape.heads import Heads
from gui.landscape.legend_chip import ICON_SIDE, Chip
from gui.landscape.legend_rest import Other, RestChip
from gui.landscape.legend_text import entry_text, gone_text, setting_text
from gui.racers.racer_look import RacerLook, looks, racer_name
from gui.session import Session
from gui.theme import Theme
from gui.widgets.lines import GAP, how_many_fit, line_count, places_of
from gui.widgets.marker_icon import marker_icon
from gui.widgets.style_property import show_properties

_MOST_LINES = 3
_NARROWEST = 120
_MANY = 99


class Legend(QWidget):
    """Pointing at an entry highlights its racer everywhere, clicking selects it.

    It has the lines that its racers need when they come, at most three, and keeps them, so that
    the map does not move under a race: who leaves says so in the place of the rate where there
    is no room for both, and old futures have what is left, the others behind one last entry.
    """

    def __init__(self, session: Session, heads: Heads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self._session = session
        self._heads = heads
        self.chips: list[Chip] = []
        self.rest = RestChip(session, self)
        self._full: list[str] = []
        self._brief: list[str] = []
        self._widest: dict[int, int] = {}
        self._names: tuple[str, ...] = ()
        self._lines_at: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def rebuild(self, theme: Theme) -> None:
        """After a change of the racers, their looks or the theme."""
        found = looks(self._session.setup, theme)
        while len(self.chips) > len(found):
            self.chips.pop().deleteLater()
        while len(self.chips) < len(found):
            self._add_chip(len(self.chips))
        for racer, look in enumerate(found):
            self._dress(racer, look)
        self._widest = {}
        self._read()
        self._forget_lines()
        self._arrange()

    def refresh(self) -> None:
        """Rates and how many paths have left, at the shown step."""
        full = self._full
        self._read()
        if self._full != full:
            self._arrange()

    def follow_session(self) -> None:
        """Highlight and selection."""
        for racer, chip in enumerate(self.chips):
            show_properties(
                chip,
                highlighted=racer == self._session.highlighted_racer,
                selected=racer == self._session.selected_racer,
            )
        self.rest.follow_session()

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return max(lines * (self._line_height() + GAP) - GAP, 0)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """However long a text is, its line may be as narrow as a few words."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _read(self) -> None:
        """What each entry says, and what it says where there is little room."""
        setup = self._session.setup
        self._full, self._brief = [], []
        for racer, one in enumerate(setup.racers):
            name, gone = racer_name(one), self._gone(racer)
            setting = setting_text(setup, racer, self._session.step_of(racer))
            self._full.append(entry_text(name, setting, gone))
            self._brief.append(entry_text(name, gone))
            self.chips[racer].setAccessibleName(self._full[racer])

    def _forget_lines(self) -> None:
        names = tuple(racer_name(self._session.setup.racers[racer]) for racer in self._own())
        if names != self._names:
            self._names, self._lines_at = names, {}
            self.updateGeometry()

    def _own(self) -> list[int]:
        """All but old futures."""
        old = self._session.setup.old_futures
        return [racer for racer in range(len(self.chips)) if racer not in old]

    def _lines(self, width: int) -> int:
        if width not in self._lines_at:
            wanted = line_count([self._width(racer) for racer in self._own()], width)
            self._lines_at[width] = min(max(wanted, 1), _MOST_LINES) if self.chips else 0
        return self._lines_at[width]

    def _line_height(self) -> int:
        return self.chips[0].sizeHint().height() if self.chips else 0

    def _width(self, racer: int) -> int:
        """Of a full entry; it does not shrink, so that others stand still beside it."""
        width = self.chips[racer].width_with(self._full[racer])
        self._widest[racer] = max(width, self._widest.get(racer, 0))
        return self._widest[racer]

    def _arrange(self) -> None:
        if not self.chips:
            self.rest.show_others(())
            return
        room, own = self.width(), self._own()
        lines, rest = self._lines(room), self.rest.width_with(RestChip.text_of(_MANY))
        widths = self._fitted(own, room, lines, rest)
        order = [*own, *(racer for racer in range(len(self.chips)) if racer not in widths)]
        for racer in order[len(own) :]:
            widths[racer] = self._say(racer, self._brief[racer])
        wide = [widths[racer] for racer in order]
        count = how_many_fit(wide, room, lines, rest)
        self._place(order, [*wide[:count], rest], room)
        self.rest.show_others(tuple(self._other(racer) for racer in order[count:]))

    def _fitted(self, own: list[int], room: int, lines: int, rest: int) -> dict[int, int]:
        """Widths of the racers, as many of them with their rates as there is room for."""
        widths = {racer: self._width(racer) for racer in own}
        tail = [rest] if len(own) < len(self.chips) else []
        for racer in own:
            self.chips[racer].setText(self._full[racer])
        for racer in sorted(own, key=lambda racer: (not self._gone(racer), -racer)):
            if line_count([*widths.values(), *tail], room) <= lines:
                break
            widths[racer] = self._say(racer, self._brief[racer])
        return widths

    def _say(self, racer: int, text: str) -> int:
        self.chips[racer].setText(text)
        return self.chips[racer].sizeHint().width()

    def _place(self, order: Iterable[int], widths: list[int], room: int) -> None:
        chips = [self.chips[racer] for racer in order]
        height, last = self._line_height(), len(widths) - 1
        for at, (line, x) in enumerate(places_of(widths, room)):
            chip = self.rest if at == last else chips[at]
            top = line * (height + GAP)
            chip.setGeometry(QRect(x, top, min(widths[at], room), height))
        for at, chip in enumerate(chips):
            chip.setVisible(at < last)

    def _other(self, racer: int) -> Other:
        return Other(racer, self._full[racer], self.chips[racer].icon())

    def _add_chip(self, racer: int) -> None:
        chip = Chip(f"legend_{racer}", self)
        chip.clicked.connect(self._selecting(racer))
        chip.pointed_at.connect(self._highlighting(racer))
        self.chips.append(chip)

    def _selecting(self, racer: int) -> Callable[[], None]:
        return lambda: self._session.select_racer(racer)

    def _highlighting(self, racer: int) -> Callable[[bool], None]:
        return lambda entered: self._session.highlight(racer if entered else None)

    def _dress(self, racer: int, look: RacerLook) -> None:
        chip, runs = self.chips[racer], self._session.race.runs(racer)
        chip.setIcon(marker_icon(look.marker, look.color, ICON_SIDE, runs))
        chip.setToolTip(self._told(racer).format(name=look.name))
        show_properties(chip, muted=not runs)

    def _told(self, racer: int) -> str:
        if len(futures_of(self._session.setup, racer)) > 1:
            return self.tr("{name}: point to dim all but it and its old futures, click to select")
        return self.tr("{name}: point to dim all others, click to select")

    def _gone(self, racer: int) -> str:
        if not self._session.race.runs(racer):
            return self.tr("off")
        return gone_text(*self._heads.gone(racer, self._session.steps_shown(racer)))
