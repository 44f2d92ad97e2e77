"""The clock of the window: gives the engine its time and moves the shown step."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.race import Race
from gui.playing.by_cost import ByCost
from gui.playing.pace import FARTHEST_STEP, Pace, RunUntil, UntilPaused, is_caught_up
from gui.playing.reached_speed import ReachedSpeed
from gui.playing.remarks import Remarks, why_over

TICK_MILLISECONDS = 16
ENGINE_SECONDS = 0.006
SHORT_SEEK_SECONDS = 0.25
DEFAULT_SPEED = 60.0

Clock = Callable[[], float]

log = logging.getLogger(__name__)


class Player(QObject):
    """Playing, stepping and scrubbing are one thing: the engine works, then a step is shown.

    The timer runs only while something is to be done.

    Signals:
        race_advanced: there are newly computed steps, shown or not.
        shown_step_changed: another step is to be drawn.
        playing_changed, speed_changed: the state of the transport.
        seeking_changed: a step that lies far ahead is being computed, or no longer.

    Attributes:
        by_cost: the cost by which the race is seen.
        remarks: for the status line.
    """

    race_advanced = Signal()
    shown_step_changed = Signal(int)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    seeking_changed = Signal(bool)

    def __init__(
        self, race: Race, clock: Clock = time.perf_counter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.race = race
        self.shown_step = 0
        self.playing = False
        self.target = 0.0
        self.run_until: RunUntil = UntilPaused()
        self.by_cost = ByCost()
        self.remarks = Remarks(self)
        self._pace = Pace(DEFAULT_SPEED)
        self._reached_speed = ReachedSpeed()
        self._sought: int | None = None
        self._sought_since = 0.0
        self._is_seeking_told = False
        self._clock = clock
        self._last_tick = clock()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)

    @property
    def speed(self) -> float:
        """Steps a second; infinite is as fast as possible."""
        return self._pace.speed

    @property
    def reached_speed(self) -> float | None:
        """Steps a second that were shown over the last second; None when that cannot be told."""
        return self._reached_speed.value

    @property
    def is_busy(self) -> bool:
        """Whether the timer runs: something is to be shown or computed."""
        return self._timer.isActive()

    @property
    def seeking(self) -> bool:
        """Whether a step is on its way that has to be computed first."""
        return self._sought is not None

    def set_speed(self, speed: float) -> None:
        if speed != self._pace.speed:
            self._pace.speed = speed
            self._count_speed_anew()
            self.speed_changed.emit(speed)

    @property
    def aim(self) -> int:
        """The step that is shown once all is computed that was asked for."""
        return self.shown_step if self._sought is None else self._sought

    @contextmanager
    def replaced_race(self, race: Race, step: int) -> Iterator[None]:
        """Goes on with another race at a step, which is computed first where it must.

        Within the block listeners get to know the race before they are asked to draw a step.
        """
        shown = self.shown_step
        self.race = race
        self.shown_step = min(step, race.step)
        self._seek(step if step > race.step and not self.playing else None)
        if self.shown_step != shown:
            self._count_speed_anew()
        yield
        if self.shown_step != shown:
            self.shown_step_changed.emit(self.shown_step)
        self.wake()

    def say_for_now(self, sentence: str) -> None:
        """Until another step is shown, the setup is another one, or the race is played."""
        seen = (False, self.shown_step, self.race.setup)
        self.remarks.say(sentence, lambda: (self.playing, self.shown_step, self.race.setup) == seen)

    def play(self) -> None:
        if self.playing:
            return
        if self.shown_step == self.race.step and is_caught_up(self.race) and self.race.over:
            self._show(0)
        self._seek(None)
        self._pace.forget()
        self._set_playing(True)
        self.wake()

    def pause(self) -> None:
        self._seek(None)
        self._set_playing(False)

    def show_step(self, step: int) -> None:
        """Shows a step; the engine computes it first where it must."""
        if step <= self.race.step:
            self._seek(None)
            self._show(max(0, step))
            self._count_speed_anew()
        else:
            self.pause()
            self._seek(step)
        self.wake()

    def stop(self) -> None:
        """Ends all work; the window is closing."""
        self.pause()
        self._timer.stop()

    def wake(self) -> None:
        if not self._timer.isActive():
            self._last_tick = self._clock()
            self._timer.start()

    def tick(self) -> None:
        now = self._clock()
        elapsed, self._last_tick = now - self._last_tick, now
        try:
            self._move(elapsed)
        except Exception:
            # One sentence instead of sixty dialogs a second.
            log.exception("The race stopped.")
            self.stop()
            text = self.tr("The race stopped because of an error inside Slalom.")
            self.remarks.say(text, lambda: not self.playing)
            return
        if self.playing:
            self._reached_speed.note(now, self.shown_step)
        elif self._sought is None and is_caught_up(self.race):
            self._timer.stop()

    def _move(self, elapsed: float) -> None:
        wanted = self._wanted_step(elapsed)
        advanced = self._work(ENGINE_SECONDS, wanted)
        reached = min(wanted, self.race.step)
        if reached < wanted < FARTHEST_STEP:
            self._pace.forget()
        stop = self._stop_step(reached)
        self._show(reached if stop is None else stop)
        if advanced:
            self.race_advanced.emit()
        over = reached == self.race.step and is_caught_up(self.race) and self.race.over
        if stop is not None or over or self._sought == reached:
            self._finish(over and stop is None)
        else:
            self._tell_long_seek()

    def _wanted_step(self, elapsed: float) -> int:
        if self.playing:
            return self._pace.target(self.shown_step, elapsed)
        return self.aim

    def _work(self, seconds: float, until: int) -> bool:
        """Whether there is something new to be seen."""
        caught_up, step = is_caught_up(self.race), self.race.step
        self.race.work(seconds, until)
        return not caught_up or self.race.step != step

    def _stop_step(self, reached: int) -> int | None:
        first, axis = self.shown_step + 1, self.by_cost.axis
        if not self.playing or reached < first:
            return None
        return self.run_until.stop_step(self.race, first, reached, self.target, axis)

    def _finish(self, over: bool) -> None:
        was_busy = self.playing or self._sought is not None
        self.pause()
        if over and was_busy:
            self.say_for_now(why_over(self.race))

    def _seek(self, step: int | None) -> None:
        self._sought, self._sought_since = step, self._clock()
        if step is None and self._is_seeking_told:
            self._is_seeking_told = False
            self.seeking_changed.emit(False)
        self.remarks.review()

    def _tell_long_seek(self) -> None:
        """A step that is there in a moment would only make the button flicker."""
        short = self._clock() - self._sought_since < SHORT_SEEK_SECONDS
        if self._sought is None or self._is_seeking_told or short:
            return
        self._is_seeking_told = True
        self.seeking_changed.emit(True)
        step = self._sought
        text = self.tr("Going to step {step}; Space holds.")
        self.remarks.say(text.format(step=step), lambda: self._sought == step)

    def _show(self, step: int) -> None:
        if step != self.shown_step:
            self.shown_step = step
            self.shown_step_changed.emit(step)

    def _set_playing(self, playing: bool) -> None:
        if playing != self.playing:
            self.playing = playing
            self._count_speed_anew()
            self.playing_changed.emit(playing)

    def _count_speed_anew(self) -> None:
        self._reached_speed.forget()
        if self.playing:
            self._reached_speed.note(self._clock(), self.shown_step)
