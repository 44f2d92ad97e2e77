"""Works at one long job of the engine while the window has nothing else to do."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, QTimer, Signal

from engine.jobs import Job
from engine.messages import SlalomError
from gui.playing.player import Clock
from gui.texts import sentence

SLICE_SECONDS = 0.003
"""A tick, a paint or a key waits for at most about so long."""
TELL_SECONDS = 0.1

log = logging.getLogger(__name__)


class Worker(QObject):
    """Slices between events: a frame comes first, the job gets what is left of its time.

    A thread was hardly quicker when it was measured, and dropped every fifth frame: ticks and
    painting are Python, and after each call into Qt the window has to win it back from the thread.

    Every job that was started ends with exactly one of `finished`, `cancelled` and `failed`.

    Attributes:
        job: the one that is worked at, or was last.

    Signals:
        progressed: the share that is done, and the seconds left, None while that is unknown.
        refined: the job's result has grown.
        finished: all is done.
        cancelled: the job was given up.
        failed: one sentence that says why.
    """

    progressed = Signal(float, object)
    refined = Signal()
    finished = Signal()
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, clock: Clock = time.perf_counter) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._clock = clock
        self._revision = 0
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setObjectName("worker_timer")
        self._timer.setInterval(0)  # whenever no event waits
        self._timer.timeout.connect(self._work)

    @property
    def is_busy(self) -> bool:
        return self._timer.isActive()

    def start(self, job: Job) -> None:
        """Begins a job in the place of the one that runs, which is cancelled."""
        self.cancel()
        self.job = job
        self._revision, self._told_at = 0, self._clock()
        self._timer.start()

    def cancel(self) -> None:
        """Gives the job up at once; what there is of its result stays."""
        if self.job is not None and self.is_busy:
            self.job.cancel()
            self._timer.stop()
            self.cancelled.emit()

    def _work(self) -> None:
        job = self.job
        if job is None:
            return
        try:
            over = job.work(SLICE_SECONDS)
        except SlalomError as error:
            self._fail(sentence(error))
            return
        except Exception:
            # One sentence instead of a dialog.
            log.exception("A job failed.")
            self._fail(self.tr("The computation stopped because of an error inside Slalom."))
            return
        self._tell(job)
        # What was told may have made somebody cancel the job, or start another.
        if over and self.is_busy and self.job is job:
            self._timer.stop()
            self._tell_end(job)

    def _tell(self, job: Job) -> None:
        if job.revision != self._revision:
            self._revision = job.revision
            self.refined.emit()
        now = self._clock()
        if self.is_busy and self.job is job and now - self._told_at >= TELL_SECONDS:
            self._told_at = now
            self.progressed.emit(job.progress, job.seconds_left)

    def _tell_end(self, job: Job) -> None:
        if job.finished:
            self.progressed.emit(1.0, 0.0)
            self.finished.emit()
        else:
            self.cancelled.emit()

    def _fail(self, why: str) -> None:
        self._timer.stop()
        self.failed.emit(why)
