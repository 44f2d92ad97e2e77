"""The transport: play, step, speed, the step number, and the timeline."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.setup import Setup
from gui.session import Session
from gui.texts.cost_axis import cost_text
from gui.theme import ThemeSource
from gui.transport.marks import marks_of
from gui.transport.run_until_field import RunUntilField
from gui.transport.speed_text import speed_texts
from gui.transport.timeline import LAST_STEP, Timeline
from gui.widgets import icons
from gui.widgets.in_sight import InSight
from gui.widgets.number_field import NumberField
from gui.widgets.throttle import Throttle
from gui.widgets.value_slider import ValueSlider

SLOWEST, FASTEST = 1.0, 100_000.0
REFRESH_MILLISECONDS = 50
SPEED_MILLISECONDS = 200
GAP = 8
STEP_WIDTH = 72
SPEED_WIDTH = 96
SPEED_TEXT_WIDTH = 112
PLAY_WIDTH = 96
BUTTON_WIDTH = 36


class TransportPanel(QWidget):
    """Everything that moves the shown step."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self.restart = QPushButton()
        self.back = QPushButton()
        self.play = QPushButton()
        self.forward = QPushButton()
        self.end = QPushButton()
        self.branch = QPushButton()
        self.speed = ValueSlider(SLOWEST, FASTEST, logarithmic=True)
        self.speed_text = QLabel()
        self.step = NumberField(0, LAST_STEP, integer=True)
        self.computed_text = QLabel()
        self.cost_text = QLabel()
        self.timeline = Timeline()
        self.run_until = RunUntilField(session)
        self._throttle = Throttle(self._follow_step, REFRESH_MILLISECONDS, self)
        self._speed_throttle = Throttle(self._follow_speed, SPEED_MILLISECONDS, self)
        self._in_sight = InSight(self)
        self._describe()
        self._lay_out()
        self._connect()
        self._show_speed(session.speed)
        self._show_theme()
        self._show_step()

    def _describe(self) -> None:
        self.setObjectName("transport_panel")
        tr = self.tr
        _name(self.restart, "restart", tr("Restart"), tr("Go back to the starts (R or Home)."))
        _name(self.back, "step_back", tr("One step back"), tr("One step back (comma)."))
        _name(
            self.play, "play", tr("Play or pause"), tr("Let the racers run, or hold them (Space).")
        )
        _name(self.forward, "step_forward", tr("One step forward"), tr("One step forward (point)."))
        _name(self.end, "go_to_end", tr("End"), tr("Go to the newest computed step (End)."))
        _name(
            self.speed,
            "speed",
            tr("Speed"),
            tr("Steps a second; at the right end as fast as possible."),
        )
        _name(self.step, "shown_step", tr("Step"), tr("The shown step. Type one to go there."))
        _name(
            self.timeline,
            "timeline",
            tr("Timeline"),
            tr(
                "Drag to any step; bars are edits, triangles are branches. "
                "Dots are steps still to be raced: click there to race so far."
            ),
        )
        _name(
            self.branch,
            "branch",
            tr("Branch"),
            tr(
                "From the shown step on the selected racer, or everyone, goes on twice: "
                "changed from now on, and as it would have been (Ctrl+B)."
            ),
        )
        self.play.setProperty("accent", True)
        self.speed_text.setObjectName("reached_speed")
        self.speed_text.setProperty("number", True)
        self.computed_text.setProperty("muted", True)
        self.cost_text.setProperty("number", True)
        _name(
            self.cost_text,
            "shown_cost",
            tr("Cost"),
            tr("What map, chart and ranking compare the racers at."),
        )
        self.cost_text.hide()

    def _lay_out(self) -> None:
        self.speed.setFixedWidth(SPEED_WIDTH)
        self.speed_text.setFixedWidth(SPEED_TEXT_WIDTH)
        self.step.setFixedWidth(STEP_WIDTH)
        speed_label = QLabel(self.tr("Speed"))
        speed_label.setBuddy(self.speed)
        step_label = QLabel(self.tr("Step"))
        step_label.setBuddy(self.step)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, GAP, 12, GAP)
        layout.setSpacing(GAP)
        for button in (self.restart, self.back, self.play, self.forward, self.end):
            button.setFixedWidth(PLAY_WIDTH if button is self.play else BUTTON_WIDTH)
            layout.addWidget(button)
        for label in (speed_label, step_label):
            label.setProperty("muted", True)
        for widget in (speed_label, self.speed, self.speed_text, step_label, self.step):
            layout.addWidget(widget)
        layout.addWidget(self.computed_text)
        layout.addWidget(self.cost_text)
        layout.addWidget(self.timeline, 1)
        self.branch.setFixedWidth(BUTTON_WIDTH)
        layout.addWidget(self.branch)
        layout.addWidget(self.run_until)

    def _connect(self) -> None:
        session = self._session
        self.restart.clicked.connect(session.restart)
        self.back.clicked.connect(session.step_back)
        self.play.clicked.connect(session.toggle_play)
        self.forward.clicked.connect(session.step_forward)
        self.end.clicked.connect(session.go_to_end)
        self.branch.clicked.connect(session.branch)
        self.speed.value_moved.connect(self._choose_speed)
        self.step.value_entered.connect(self._choose_step)
        self.timeline.scrubbed.connect(session.show_step)
        session.shown_step_changed.connect(self._throttle.request)
        session.race_advanced.connect(self._throttle.request)
        session.axis_changed.connect(self._throttle.now)
        session.shown_step_changed.connect(self._speed_throttle.request)
        session.playing_changed.connect(self._show_playing)
        session.seeking_changed.connect(self._show_playing)
        session.speed_changed.connect(self._show_speed)
        session.setup_changed.connect(self._follow)
        self._theme_source.changed.connect(self._show_theme)
        self._in_sight.returned.connect(self._show_step)
        self._in_sight.returned.connect(self._show_reached_speed)

    def _choose_speed(self, speed: float) -> None:
        self._session.set_speed(math.inf if speed >= FASTEST else speed)

    def _choose_step(self, step: float) -> None:
        self._session.show_step(int(step))

    def _follow(self, old: Setup, new: Setup) -> None:
        marked = (old.edits, old.racers, old.branches), (new.edits, new.racers, new.branches)
        if marked[0] != marked[1]:
            self._show_marks()
        self._throttle.now()

    def _follow_step(self) -> None:
        if self._in_sight.now:
            self._show_step()

    def _follow_speed(self) -> None:
        if self._in_sight.now:
            self._show_reached_speed()

    def _show_step(self) -> None:
        session = self._session
        computed = session.race.step
        self.step.set_value(session.shown_step)
        self.computed_text.setText(self.tr("of {step}").format(step=computed))
        self._show_cost()
        self.timeline.show_race(session.shown_step, computed, session.setup.stop.max_steps)

    def _show_cost(self) -> None:
        """By steps the number of the step says it."""
        session = self._session
        text = cost_text(session.axis, session.shown_cost)
        self.cost_text.setText(text)
        self.cost_text.setAccessibleName(text)
        # It only grows, so that the timeline does not move to and fro.
        self.cost_text.setMinimumWidth(
            max(self.cost_text.minimumWidth(), self.cost_text.sizeHint().width())
        )
        self.cost_text.setVisible(session.axis != "steps")

    def _show_speed(self, speed: float) -> None:
        self.speed.set_value(min(speed, FASTEST))
        self._show_reached_speed()

    def _show_reached_speed(self) -> None:
        """What is asked for; while less than that is reached, what is reached too."""
        text, told = speed_texts(self._session.speed, self._session.reached_speed)
        self.speed_text.setText(text)
        self.speed_text.setToolTip(told)
        self.speed_text.setAccessibleName(told)

    def _show_playing(self, playing: bool) -> None:
        theme = self._theme_source.current
        shape = icons.PAUSE if playing else icons.PLAY
        self.play.setText(self.tr("Pause") if playing else self.tr("Race"))
        self.play.setIcon(icons.icon(shape, theme.on_accent, theme.muted))
        self._throttle.now()
        self._speed_throttle.now()

    def _show_theme(self) -> None:
        theme = self._theme_source.current
        shapes = (icons.RESTART, icons.BACK, icons.FORWARD, icons.END, icons.BRANCH)
        buttons = (self.restart, self.back, self.forward, self.end, self.branch)
        for shape, button in zip(shapes, buttons, strict=True):
            button.setIcon(icons.icon(shape, theme.text, theme.muted))
        self._show_playing(self._session.playing or self._session.seeking)
        self._show_marks()

    def _show_marks(self) -> None:
        theme = self._theme_source.current
        self.timeline.set_marks(marks_of(self._session.setup, theme), theme.muted)


def _name(widget: QWidget, name: str, accessible_name: str, tool_tip: str) -> None:
    widget.setObjectName(name)
    widget.setAccessibleName(accessible_name)
    widget.setToolTip(tool_tip)
