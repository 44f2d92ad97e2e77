"""Sliders for the parameters of whatever problem is raced."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.setup import ProblemSetup
from gui.hyper_form import HyperForm
from gui.racers.declared import declared_by_problem


class ParameterForm(QWidget):
    """The sliders stay while they are dragged; a problem with other parameters gets others.

    Signals:
        value_changed(str, float): a name and its new number.
    """

    value_changed = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameters")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[str | None, list[str]] | None = None
        self.form = HyperForm(())

    def show_problem(self, problem: ProblemSetup) -> None:
        """Show the numbers of a problem without telling anybody."""
        declared = declared_by_problem(problem)
        wanted = (problem.function, [entry.name for entry in declared])
        if wanted != self._shown or self._is_outgrown(problem):
            self._shown = wanted
            self._replace(HyperForm(declared))
        self.form.set_values(problem.parameters)
        self.setVisible(bool(declared))

    def _replace(self, form: HyperForm) -> None:
        form.value_changed.connect(self.value_changed)
        self._layout.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self._layout.addWidget(form)
        self.form = form

    def _is_outgrown(self, problem: ProblemSetup) -> bool:
        """Numbers typed into a formula may leave the sliders that were made for earlier ones."""
        focused = QApplication.focusWidget()
        if problem.function is not None or (focused and self.form.isAncestorOf(focused)):
            return False
        ranges = {name: row.hyperparameter for name, row in self.form.rows.items()}
        return any(
            not ranges[name].low <= value <= ranges[name].high
            for name, value in problem.parameters.items()
        )
