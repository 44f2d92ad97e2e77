"""What is known of a racer's rule: in good type, what it means, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.catalog import OptimizerEntry, optimizers, schedules, wrappers
from engine.hyperparameter import Hyperparameter
from engine.setup import RacerSetup
from gui.edits.rules import rule_of
from gui.racers.declared import declared_by_racer, entry_like
from gui.typesetting.text import NOTHING, MathText, of_rule, of_schedule, of_wrapper
from gui.typesetting.view import TypesetView
from gui.widgets.hyper_row import tool_tip_of

Entries = Mapping[str, OptimizerEntry]


class RulePage(QWidget):
    """The mathematics above, its meaning and its source below, then what stands around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TypesetView()
        self.meaning = QLabel()
        self.around = QWidget()
        self._around_layout = QVBoxLayout(self.around)
        self._shown_rule: object = None
        self._shown_around: object = None
        self._declared: dict[str, Hyperparameter] = {}
        self._memory: Mapping[str, str] = {}
        self._lay_out()

    def show_racer(self, racer: RacerSetup, kept: Entries) -> None:
        """`kept` are the optimizers that the person keeps."""
        self._declared = {one.name: one for one in declared_by_racer(racer, kept)}
        entry = optimizers()[racer.optimizer] if racer.optimizer else entry_like(racer, kept)
        self._memory = entry.memory if entry else {}
        self._show_rule(rule_of(racer))
        self.meaning.setText(self._meaning(racer, entry))
        self.meaning.setVisible(bool(self.meaning.text()))
        self._show_around(racer)

    def show_mathematics(self, shown: bool) -> None:
        """Or only what is said about the rule."""
        self.view.setVisible(shown)

    def _lay_out(self) -> None:
        self.view.setObjectName("typeset_rule")
        self.meaning.setObjectName("rule_meaning")
        self.meaning.setProperty("muted", True)
        self.meaning.setWordWrap(True)
        self._around_layout.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.view, self.around, self.meaning):
            layout.addWidget(widget)

    def _show_rule(self, rule: str) -> None:
        """Not anew for every number that a slider passes."""
        wanted = rule, [(one.name, one.symbol) for one in self._declared.values()]
        if wanted != self._shown_rule:
            self._shown_rule = wanted
            text = of_rule(rule, self._declared.values()) if rule else NOTHING
            self.view.show_text(text, self._explain)

    def _explain(self, name: str) -> str:
        """What a name stands for, as rich text; empty for a name that only the text knows."""
        if name in self._declared:
            return tool_tip_of(self._declared[name])
        given = {
            "x": self.tr("The point; what is assigned to it last is the new one."),
            "g": self.tr("The slope where the step begins."),
            "f": self.tr("The height where the step begins."),
            "t": self.tr("The number of the step, counted from 1."),
        }
        sentence = self._memory.get(name) or given.get(name, "")
        return f"<b>{escape(name)}</b><br>{escape(sentence)}" if sentence else ""

    def _meaning(self, racer: RacerSetup, entry: OptimizerEntry | None) -> str:
        """Rich text; empty for a rule that nobody has said anything about."""
        if entry is None:
            return ""
        note = ""
        if racer.optimizer is not None and entry.method:
            note = self.tr("No rule expresses this optimizer: it is a program of its own.")
        lines = [escape(line) for line in (entry.meaning, entry.difference or "", note)]
        source = f"<i>{escape(entry.source)}</i>" if entry.source else ""
        return "<br>".join(filter(None, [*lines, source]))

    def _show_around(self, racer: RacerSetup) -> None:
        """The schedule and the wrappers, in the order in which they act."""
        texts = self._texts_around(racer)
        if texts == self._shown_around:
            return
        self._shown_around = texts
        for old in self.around.findChildren(QWidget):
            self._around_layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        for title, text in texts:
            label, view = QLabel(title), TypesetView()
            label.setProperty("muted", True)
            view.show_text(text)
            self._around_layout.addWidget(label)
            self._around_layout.addWidget(view)
        self.around.setVisible(self._around_layout.count() > 0)

    def _texts_around(self, racer: RacerSetup) -> list[tuple[str, MathText]]:
        found = []
        schedule = racer.schedule
        if schedule is not None and schedule.schedule is not None:
            entry = schedules()[schedule.schedule]
            title = self.tr("Schedule: {name}").format(name=entry.name)
            found.append((title, of_schedule(entry.formula, entry.parameters)))
        elif schedule is not None:
            found.append((self.tr("Schedule of its own"), of_schedule(schedule.text)))
        for one in racer.wrappers:
            wrapper = wrappers()[one.wrapper]
            title = self.tr("Around the rule: {name}").format(name=wrapper.name)
            found.append((title, of_wrapper(wrapper)))
        return found
