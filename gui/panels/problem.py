"""What is raced on: its meaning, its numbers, its window."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.catalog import functions
from engine.problem import Window
from engine.setup import ProblemSetup, Setup
from gui.own.functions import OwnFunctions
from gui.problem.formula_text import meaning_of
from gui.problem.parameter_form import ParameterForm
from gui.problem.window_form import WindowForm
from gui.racers.declared import declared_by_problem
from gui.refusals import accepted
from gui.session import Session
from gui.typesetting.text import of_formula
from gui.typesetting.view import TypesetView
from gui.widgets.number_field import NumberField
from gui.widgets.panel_title import PADDING

_LARGEST_SEED = 2.0**53


class ProblemPanel(QWidget):
    """Meaning, parameters, window and seed of the problem that is raced."""

    def __init__(self, session: Session, own: OwnFunctions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self.title = QLabel()
        self.meaning = QLabel()
        self.parameters = ParameterForm()
        self.window_form = WindowForm()
        self.seed = NumberField(0.0, _LARGEST_SEED, integer=True)
        self.complaint = QLabel()
        self.formula = TypesetView()
        self._typeset: object = None
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._describe()
        self._show()
        session.setup_changed.connect(self._follow)
        own.changed.connect(self._show)
        self.window_form.window_entered.connect(self._set_window)
        self.parameters.value_changed.connect(self._set_parameter)
        self.seed.value_entered.connect(self._set_seed)

    def _lay_out(self) -> None:
        layout = self._layout
        layout.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        layout.setSpacing(8)
        seed = QGridLayout()
        label = QLabel(self.tr("Seed"))
        label.setProperty("muted", True)
        label.setBuddy(self.seed)
        seed.addWidget(label, 0, 0)
        seed.addWidget(self.seed, 0, 1)
        seed.addWidget(self.complaint, 1, 0, 1, 2)
        for widget in (self.title, self.meaning, self.parameters, self.window_form):
            layout.addWidget(widget)
        layout.addLayout(seed)
        layout.addWidget(self.formula)
        layout.addStretch(1)

    def _describe(self) -> None:
        self.setObjectName("problem_panel")
        self.title.setObjectName("function_name")
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.meaning.setObjectName("meaning")
        self.meaning.setProperty("muted", True)
        self.meaning.setWordWrap(True)
        self.formula.setObjectName("typeset_formula")
        self.seed.setObjectName("seed")
        self.seed.setAccessibleName(self.tr("Seed of chance"))
        self.seed.setToolTip(self.tr("The same seed draws the same random starts and noise."))
        self.complaint.setProperty("wrong", True)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.seed.complaint_changed.connect(self._complain)

    def _follow(self, old: Setup, new: Setup) -> None:
        if old.problem != new.problem or old.seed != new.seed:
            self._show()

    def _show(self) -> None:
        setup = self._session.setup
        self._show_meaning(setup.problem)
        self._show_formula(setup.problem)
        self.parameters.show_problem(setup.problem)
        self.window_form.set_window(setup.problem.full_window)
        self.seed.set_value(float(setup.seed))

    def _show_meaning(self, problem: ProblemSetup) -> None:
        if problem.function is not None:
            entry = functions()[problem.function]
        else:
            known = self._own.entry_of(problem)
            if known is None:
                self.title.setText(self.tr("Own formula"))
                self.meaning.setText(self._about_own_formulas())
                return
            entry = known
        self.title.setText(entry.name)
        said = [escape(entry.meaning), f"<i>{escape(entry.source)}</i>" if entry.source else ""]
        self.meaning.setText("<br>".join(filter(None, said)) or self._about_own_formulas())

    def _show_formula(self, problem: ProblemSetup) -> None:
        """In good type, with a sign for each parameter; not anew for every number of a slider."""
        formula = meaning_of(problem).formula
        declared = {one.name: one for one in declared_by_problem(problem)}
        wanted = formula, [one.symbol for one in declared.values()]
        if wanted != self._typeset:
            self._typeset = wanted
            self.formula.show_text(of_formula(formula, declared.values()))

    def _about_own_formulas(self) -> str:
        return self.tr(
            "Click into the formula above the map to change it;"
            " a line such as a = 1 makes a slider."
        )

    def _set_parameter(self, name: str, value: float) -> None:
        accepted(self._session, lambda: self._session.set_parameter(name, value))

    def _set_window(self, window: Window) -> None:
        if not accepted(self._session, lambda: self._session.set_window(window)):
            self._show()

    def _set_seed(self, seed: float) -> None:
        accepted(self._session, lambda: self._session.set_seed(int(seed)))

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
