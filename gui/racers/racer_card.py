"""One racer as a card: marker, name, rate, and all else that can be set to fold out."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QEnterEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from engine.setup import RacerSetup
from gui.hyper_form import HyperForm
from gui.racers.racer_look import RacerLook, looks
from gui.racers.racer_look_menu import RacerLookMenu
from gui.racers.racer_menu import RacerMenu
from gui.racers.racer_settings import RacerSettings
from gui.racers.racer_tip import racer_tip, typeset_tip
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.glyph_button import GlyphButton
from gui.widgets.marker_icon import marker_icon
from gui.widgets.name_field import NameField
from gui.widgets.style_property import show_properties

_MARKER_SIDE = 14


class RacerCard(QFrame):
    """Shows the racer at one place of the setup and hands what a person does to the session.

    Signals:
        unfolded(QWidget): a person made this part of the card longer.
    """

    unfolded = Signal(QWidget)

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        racer: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.racer = racer
        self._shown: object = None
        self.fold = GlyphButton("folded")
        self.marker = QToolButton()
        self.name = NameField()
        self.enabled = QCheckBox()
        self.solo = GlyphButton("solo")
        self.more = GlyphButton("more")
        self.settings = RacerSettings(session, theme_source, racer)
        self.menu = RacerMenu(session, racer, self)
        self.look_menu = RacerLookMenu(session, theme_source, racer, self)
        self._lay_out()
        self._describe()
        self._connect()
        self.refresh()

    @property
    def main_form(self) -> HyperForm:
        """The learning rate, where there is one."""
        return self.settings.main_form

    @property
    def form(self) -> HyperForm:
        """All other numbers of the rule."""
        return self.settings.form

    @property
    def kind(self) -> tuple[object, ...]:
        """Which numbers are shown, see `kind_of`."""
        return self.settings.kind

    @property
    def setup(self) -> RacerSetup:
        return self._session.setup.racers[self.racer]

    def place(self, racer: int) -> None:
        """The racer now stands at another place of the setup."""
        self.racer = self.menu.racer = self.look_menu.racer = racer
        self.settings.place(racer)

    def refresh(self) -> None:
        """Show what the setup says now, at the shown step."""
        look = looks(self._session.setup, self._theme_source.current)[self.racer]
        shown = (self.racer, look, self.setup.enabled, racer_tip(self.setup))
        if shown != self._shown:
            self._shown = shown
            self._show_look(look, self.setup.enabled)
        self._refresh_settings()

    def _refresh_settings(self) -> None:
        """A number that was just typed into a rule shows its slider."""
        before = len(self.form.rows)
        self.settings.refresh()
        if self.setup.optimizer is None and len(self.form.rows) > before:
            self.set_unfolded(True)

    def _show_look(self, look: RacerLook, running: bool) -> None:
        self.setObjectName(f"racer_card_{self.racer}")
        self.setAccessibleName(look.full_name)
        self.setToolTip(racer_tip(self.setup))
        self.name.set_name(look.name)
        tool_tip = self.tr("{name}: double click or F2 to rename.")
        self.name.setToolTip(tool_tip.format(name=look.name))
        self.name.set_muted(not running)
        self.marker.setIcon(marker_icon(look.marker, look.color, _MARKER_SIDE, filled=running))
        self.enabled.setChecked(running)

    def show_values(self) -> None:
        """The values of the next step after the shown one."""
        self.settings.show_values()

    def show_step(self) -> None:
        """Another step is shown, mostly with the same values."""
        self.settings.around.show_step()

    def set_role(self, selected: bool, highlighted: bool) -> None:
        """Mark the card as the selected one, the one under the pointer, both or neither."""
        show_properties(self, selected=selected, highlighted=highlighted)

    def is_unfolded(self) -> bool:
        return self.settings.is_unfolded()

    def set_unfolded(self, unfolded: bool) -> None:
        self.settings.set_unfolded(unfolded)
        self.fold.set_glyph("unfolded" if unfolded else "folded")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The name tells of the rule as well: hardly anything of a card lies beside its fields."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event, self.name.toolTip())
            return True
        return super().eventFilter(watched, event)

    def _show_tip(self, event: QHelpEvent, hint: str = "") -> None:
        tip = typeset_tip(self.setup, self._session.kept_rules, self)
        tip += f"<div>{escape(hint)}</div>" if hint else ""
        QToolTip.showText(event.globalPos(), tip, self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._session.highlight(self.racer)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._session.highlighted_racer == self.racer:
            self._session.highlight(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._session.select_racer(self.racer)
        super().mousePressEvent(event)

    def _lay_out(self) -> None:
        self.setProperty("racer_card", True)
        self.marker.setAutoRaise(True)
        self.marker.setIconSize(QSize(_MARKER_SIDE, _MARKER_SIDE))
        header = QHBoxLayout()
        header.setSpacing(2)
        header.addWidget(self.fold)
        header.addWidget(self.marker)
        header.addWidget(self.name, 1)
        header.addWidget(self.enabled)
        header.addWidget(self.solo)
        header.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 2)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self.settings)

    def _describe(self) -> None:
        self.fold.setObjectName("fold")
        self.fold.describe(
            self.tr("More of this racer"),
            self.tr("Show or hide the other numbers, and what stands around the rule."),
        )
        self.marker.setObjectName("marker")
        self.marker.setProperty("glyph", True)
        self.marker.setAccessibleName(self.tr("Colour and marker"))
        self.marker.setToolTip(self.tr("Choose colour and marker."))
        self.name.setObjectName("name")
        self.name.setAccessibleName(self.tr("Name of the racer"))
        self.enabled.setObjectName("enabled")
        self.enabled.setAccessibleName(self.tr("Takes part"))
        self.enabled.setToolTip(self.tr("Takes part in the race."))
        self.solo.setObjectName("solo")
        self.solo.describe(self.tr("Solo"), self.tr("Race this one alone; again for all."))
        self.more.setObjectName("more")
        self.more.describe(self.tr("More actions"), self.tr("Duplicate, remove and more."))

    def _connect(self) -> None:
        self.name.installEventFilter(self)
        self.fold.clicked.connect(self._toggle_fold)
        self.settings.around.fold.clicked.connect(self._tell_of_around)
        self.marker.clicked.connect(self._choose_look)
        self.more.clicked.connect(self._open_menu)
        self.menu.rename_asked.connect(self.name.edit)
        self.name.renamed.connect(self._rename)
        self.enabled.clicked.connect(self._enable)
        self.solo.clicked.connect(self._run_alone)

    def _toggle_fold(self) -> None:
        self.set_unfolded(not self.is_unfolded())
        if self.is_unfolded():
            self.unfolded.emit(self)

    def _tell_of_around(self, unfolded: bool) -> None:
        if unfolded:
            self.unfolded.emit(self.settings.around)

    def _choose_look(self) -> None:
        self.look_menu.popup(self.marker.mapToGlobal(self.marker.rect().bottomLeft()))

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _rename(self, name: str) -> None:
        accepted(self._session, lambda: self._session.set_racer(self.racer, label=name))

    def _enable(self, enabled: bool) -> None:
        accepted(self._session, lambda: self._session.set_racer(self.racer, enabled=enabled))
        self.enabled.setChecked(self.setup.enabled)

    def _run_alone(self) -> None:
        accepted(self._session, lambda: self._session.solo_racer(self.racer))
