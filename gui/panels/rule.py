"""The rule of the selected racer: to be read, and, if it is the person's own, to be edited."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.setup import RacerSetup
from engine.setup.racers import MAX_RACERS
from gui.edits.rules import has_rule, rule_of, with_own_rule, with_rule
from gui.racers.racer_look import RacerLook, looks, racer_name
from gui.refusals import accepted
from gui.rule.rule_editor import RuleEditor
from gui.rule.rule_page import RulePage
from gui.rule.rule_text import TypedRule
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.marker_icon import marker_pixmap
from gui.widgets.panel_title import PADDING

_MARKER_SIDE = 14
_LEAST_PAGE = 28


class RulePanel(QWidget):
    """Follows the selected racer, or the first; a broken edit leaves the racing rule as it was.

    Signals:
        save_asked: the rule is to be kept as a file.
    """

    save_asked = Signal()

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self._racer: int | None = None
        self._shown: int | None = None
        self._look: RacerLook | None = None
        self.marker = QLabel()
        self.name = ElidedLabel()
        self.as_text = QPushButton(self.tr("Text"))
        self.copy = QPushButton(self.tr("Duplicate and edit"))
        self.save = QPushButton(self.tr("Save…"))
        self.editor = RuleEditor(theme_source)
        self.page = RulePage()
        self.scroll_area = QScrollArea()
        self._lay_out()
        self._describe()
        self._connect()
        self._follow()

    @property
    def racer(self) -> int | None:
        """Whose rule is shown; None while there is no racer."""
        return self._racer

    def edit(self) -> None:
        """Edit the rule of the racer, or that of a copy if it is one of the catalog."""
        setup = self._setup
        if setup is None or not has_rule(setup):
            return
        self._refresh()
        if setup.optimizer is not None:
            self._duplicate()
        else:
            self.editor.begin()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    @property
    def _setup(self) -> RacerSetup | None:
        return None if self._racer is None else self._session.setup.racers[self._racer]

    def _duplicate(self) -> None:
        session, racer = self._session, self._racer
        if racer is None or len(session.setup.racers) >= MAX_RACERS:
            return
        label = self.tr("{name}, edited").format(name=racer_name(session.setup.racers[racer]))
        setup = with_own_rule(session.setup, racer, label)
        if accepted(session, lambda: session.change(setup, self.tr("Duplicate a racer"))):
            session.select_racer(racer + 1)
            self._refresh()
            self.editor.begin()

    def _race(self, typed: TypedRule) -> None:
        racer, session = self._racer, self._session
        if racer is None:
            return
        setup = with_rule(session.setup, racer, typed.rule, typed.hyperparameters)
        text = self.tr("Edit the rule")
        accepted(session, lambda: session.change(setup, text, f"rule {racer}"))

    def _follow(self) -> None:
        """A panel that nobody sees is brought up to date when it is shown."""
        racers = self._session.setup.racers
        selected = self._session.selected_racer
        wanted = selected if selected is not None and selected < len(racers) else 0
        self._racer = wanted if racers else None
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        racer = self._setup
        self.setEnabled(racer is not None)
        if racer is None or self._racer is None:
            return
        look = looks(self._session.setup, self._theme_source.current)[self._racer]
        if look != self._look:  # Qt remembers how each picture is painted
            self._look = look
            self.marker.setPixmap(marker_pixmap(look.marker, look.color, _MARKER_SIDE))
        self.name.setText(look.name)
        self.name.setToolTip(look.full_name)
        own, readable = racer.optimizer is None, has_rule(racer)
        self.as_text.setVisible(readable and not own)
        self.copy.setVisible(readable and not own)
        self.copy.setEnabled(len(self._session.setup.racers) < MAX_RACERS)
        self.save.setVisible(own)
        if own:
            self.editor.show_racer(racer, anew=self._racer != self._shown)
        else:
            self.editor.show_fixed(rule_of(racer))
        self.page.show_racer(racer, self._session.kept_rules)
        self._shown = self._racer
        self._show_text()

    def _show_text(self) -> None:
        racer = self._setup
        own = racer is not None and racer.optimizer is None
        readable = racer is not None and has_rule(racer)
        as_text = readable and not own and self.as_text.isChecked()
        self.editor.setVisible(own or as_text)
        self.page.show_mathematics(readable and not as_text)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(6)
        header.addWidget(self.marker)
        header.addWidget(self.name, 1)
        for button in (self.as_text, self.copy, self.save):
            header.addWidget(button)
        # A panel that is not seen yet asks for no more room than it will take.
        self.save.hide()
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(PADDING, 4, PADDING, PADDING)
        body.addWidget(self.page)
        body.addStretch(1)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(inside)
        self.scroll_area.setMinimumHeight(_LEAST_PAGE)
        # The text gets what it wants, the page what is left.
        ignored = QSizePolicy.Policy.Ignored
        self.scroll_area.setSizePolicy(ignored, ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, PADDING // 2, 0, 0)
        layout.setSpacing(6)
        header.setContentsMargins(PADDING, 0, PADDING, 0)
        layout.addLayout(header)
        self.editor.setContentsMargins(PADDING, 0, PADDING, 0)
        layout.addWidget(self.editor)
        layout.addWidget(self.scroll_area, 1)

    def _describe(self) -> None:
        self.setObjectName("rule_panel")
        self.name.setObjectName("rule_of")
        bold = self.name.font()
        bold.setBold(True)
        self.name.setFont(bold)
        self.scroll_area.setObjectName("rule_scroll")
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.as_text.setCheckable(True)
        descriptions = (
            (self.as_text, "rule_as_text", self.tr("Show the rule as text")),
            (self.copy, "edit_copy", self.tr("Race a copy whose rule can be edited (Ctrl+E)")),
            (self.save, "save_rule", self.tr("Keep this rule under a name, as My optimizers")),
        )
        for button, name, tool_tip in descriptions:
            button.setObjectName(name)
            button.setProperty("quiet", True)
            button.setAccessibleName(button.text())
            button.setToolTip(tool_tip)

    def _connect(self) -> None:
        session = self._session
        session.setup_changed.connect(self._follow)
        session.selection_changed.connect(self._follow)
        self._theme_source.changed.connect(self._refresh)
        self.as_text.toggled.connect(self._show_text)
        self.copy.clicked.connect(self._duplicate)
        self.save.clicked.connect(self.save_asked)
        self.editor.touched.connect(session.document.hold_gesture)
        self.editor.typed.connect(self._race)
