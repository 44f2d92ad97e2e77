"""The racers: a card each, and the chooser that adds another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.setup import Setup
from engine.setup.racers import MAX_RACERS
from gui.edits import Values
from gui.own.rules import OwnRules
from gui.racers.racer_card import RacerCard
from gui.racers.racer_chooser import RacerChooser
from gui.racers.racer_settings import kind_of
from gui.racers.suggestions import suggested_rate, with_suggested_rates
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.in_sight import InSight
from gui.widgets.panel_title import PADDING, PanelTitle
from gui.widgets.throttle import Throttle

_REFRESH = 50


class RacersPanel(QWidget):
    """Cards follow the setup; a card stays when the racer that it shows only changes."""

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        own: OwnRules,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.cards: list[RacerCard] = []
        self._values: list[dict[str, Values]] = []
        self._grown: QWidget | None = None
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._steps = Throttle(self._show_steps, _REFRESH, self)
        self._in_sight = InSight(self)
        self.title = PanelTitle(self.tr("Racers"))
        self.suggest = QPushButton(self.tr("Suggested rates"))
        self.add = QPushButton(self.tr("+  Add a racer"))
        self.chooser = RacerChooser(own, self)
        self.scroll_area = QScrollArea()
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._lay_out()
        self._describe()
        self._follow(session.setup, session.setup)
        self._connect()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.suggest)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        layout.addLayout(header)
        layout.addWidget(self.scroll_area, 1)
        layout.addWidget(self.add)

    def _describe(self) -> None:
        self.setObjectName("racers_panel")
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.suggest.setObjectName("use_suggested_rates")
        self.suggest.setProperty("quiet", True)
        self.suggest.setAccessibleName(self.tr("Use suggested rates"))
        self.suggest.setToolTip(
            self.tr("Set every racer to the rate that was measured to be good on this function.")
        )
        self.add.setObjectName("add_racer")
        self.add.setAccessibleName(self.tr("Add a racer"))
        self.add.setToolTip(self.tr("Choose one of the catalog's optimizers."))

    def _connect(self) -> None:
        self._session.setup_changed.connect(self._follow)
        self._session.shown_step_changed.connect(self._show_values)
        self._session.axis_changed.connect(self._show_values)
        self._session.selection_changed.connect(self._follow_selection)
        self._session.highlight_changed.connect(self._show_roles)
        self._theme_source.changed.connect(self._refresh)
        self._in_sight.returned.connect(self._show_values)
        self.suggest.clicked.connect(self._use_suggestions)
        self.add.clicked.connect(self._open_chooser)
        self._growing.timeout.connect(self._reveal_grown)
        self.chooser.optimizer_chosen.connect(self._add_racer)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow(self, old: Setup, new: Setup) -> None:
        del old
        shown = [card.kind for card in self.cards]
        wanted = [kind_of(racer) for racer in new.racers]
        if shown != wanted:
            self._replace_cards(shown, wanted)
        self._refresh()
        if shown != wanted and not self.scroll_area.underMouse():
            self._reveal_selected()

    def _replace_cards(self, shown: Sequence[object], wanted: Sequence[object]) -> None:
        """Cards at both ends stay; of those between as many as there are racers, fitted anew."""
        head = _same_at_head(shown, wanted)
        tail = min(_same_at_head(shown[::-1], wanted[::-1]), min(len(shown), len(wanted)) - head)
        last = max(len(wanted), head) - tail
        self._grown = None
        for card in self.cards[last : len(shown) - tail]:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        made = []
        for racer in range(len(shown) - tail, last):
            card = RacerCard(self._session, self._theme_source, racer)
            card.unfolded.connect(self._reveal_later)
            self._list.insertWidget(racer, card)
            card.show()
            made.append(card)
        kept = self.cards[: min(last, len(shown) - tail)]
        self.cards = kept + made + self.cards[len(shown) - tail :]
        for racer, card in enumerate(self.cards):
            card.place(racer)

    def _refresh(self) -> None:
        self._values = []
        for card in self.cards:
            card.refresh()
        setup = self._session.setup
        rates = (suggested_rate(setup, racer) for racer in range(len(setup.racers)))
        self.suggest.setEnabled(any(rate is not None for rate in rates))
        self.add.setEnabled(len(setup.racers) < MAX_RACERS)
        self._show_roles()

    def _show_values(self) -> None:
        """Only where an edit lies between the steps, and not sixty times a second."""
        if not self._in_sight.now:
            return
        self._steps.request()
        session = self._session
        values = [session.hyperparameters(card.racer) for card in self.cards]
        if values == self._values:
            return
        self._values = values
        for card in self.cards:
            card.show_values()

    def _show_steps(self) -> None:
        for card in self.cards:
            card.show_step()

    def _show_roles(self) -> None:
        session = self._session
        for card in self.cards:
            card.set_role(
                selected=card.racer == session.selected_racer,
                highlighted=card.racer == session.highlighted_racer,
            )

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Whoever works with one of a card's fields has selected the racer."""
        del old
        for card in self.cards:
            if new is not None and card.isAncestorOf(new):
                self._session.select_racer(card.racer)

    def _follow_selection(self) -> None:
        """A racer selected elsewhere comes into sight; a card does not move under the pointer."""
        self._show_roles()
        if not self.scroll_area.underMouse():
            self._reveal_selected()

    def _reveal_selected(self) -> None:
        """The list gets its new length at once: a new card would have no place yet."""
        self._list.activate()
        inside = self._inside
        inside.resize(inside.width(), max(inside.height(), inside.minimumSizeHint().height()))
        for card in self.cards:
            if card.racer == self._session.selected_racer:
                self.scroll_area.ensureWidgetVisible(card, 0, 0)

    def _reveal_later(self, part: QWidget) -> None:
        """Once everything has got its new length."""
        self._grown = part
        self._growing.start()

    def _reveal_grown(self) -> None:
        """All of it, or at least its beginning."""
        part, bar = self._grown, self.scroll_area.verticalScrollBar()
        if part is not None:
            top = part.mapTo(self._inside, QPoint()).y()
            end = top + part.height() - self.scroll_area.viewport().height()
            bar.setValue(min(max(bar.value(), end), top))

    def _use_suggestions(self) -> None:
        session = self._session
        steps = {racer: session.step_of(racer) for racer in range(len(session.setup.racers))}
        changed = with_suggested_rates(session.setup, steps)
        accepted(session, lambda: session.change(changed, self.tr("Use suggested rates")))

    def _open_chooser(self) -> None:
        self.chooser.open_under(self.add)

    def _add_racer(self, identifier: str) -> None:
        if accepted(self._session, lambda: self._session.add_racer(identifier)):
            self._session.select_racer(len(self.cards) - 1)
            self._reveal_selected()


def _same_at_head(first: Sequence[object], second: Sequence[object]) -> int:
    same = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        same += 1
    return same
