"""What is raced on: function and formula in a bar, its numbers in a panel."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from engine.catalog import functions
from engine.formula import FormulaError
from engine.problem import Window
from engine.setup import ProblemSetup, Setup
from gui.problem.formula_field import FormulaField
from gui.problem.formula_text import TypedFormula, formula_text, read_formula, says_the_same
from gui.problem.function_combo import FunctionCombo
from gui.problem.parameter_form import ParameterForm
from gui.problem.window_form import WindowForm
from gui.refusals import accepted
from gui.session import Session
from gui.texts import sentence
from gui.theme import ThemeSource
from gui.widgets.number_field import NumberField
from gui.widgets.panel_title import PADDING

_PAUSE_IN_TYPING = 250
_LARGEST_SEED = 2.0**53


class ProblemBar(QWidget):
    """While the formula is wrong the old race goes on; once right, it is raced at a pause."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme_source = theme_source
        self._error: FormulaError | None = None
        self.function = FunctionCombo()
        self.formula = FormulaField()
        self.complaint = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_IN_TYPING)
        self._lay_out()
        self._describe()
        self._show_problem()
        self._connect()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.function, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.formula, 0, 1)
        layout.addWidget(self.complaint, 1, 1)
        layout.setColumnStretch(1, 1)
        self.complaint.hide()

    def _describe(self) -> None:
        self.setObjectName("problem_bar")
        self.function.setObjectName("function")
        self.function.setAccessibleName(self.tr("Function"))
        self.function.setToolTip(self.tr("Choose a function of the catalog."))
        self.formula.setObjectName("formula")
        self.formula.setAccessibleName(self.tr("Formula of the height"))
        self.formula.setToolTip(
            self.tr(
                "The height over x and y. A line such as a = 1 (Shift+Return begins a line) makes"
                " a slider of a."
            )
        )
        self.complaint.setObjectName("formula_complaint")
        self.complaint.setProperty("wrong", True)

    def _connect(self) -> None:
        self._session.setup_changed.connect(self._follow)
        self._theme_source.changed.connect(self._show_error)
        self.function.chosen.connect(self._choose)
        self.formula.edited.connect(self._pause.start)
        self.formula.confirmed.connect(self.apply)
        self._pause.timeout.connect(self.apply)

    def apply(self) -> None:
        """Race the typed formula, or say what is wrong with it."""
        self._pause.stop()
        problem = self._session.setup.problem
        try:
            typed = read_formula(self.formula.toPlainText(), self._known_parameters())
        except FormulaError as error:
            self._error = error
        else:
            self._error = None
            if not says_the_same(typed, problem):
                self._race(typed)
        self._show_error()

    def _race(self, typed: TypedFormula) -> None:
        window = self._session.setup.problem.full_window
        accepted(
            self._session,
            lambda: self._session.set_formula(typed.formula, typed.parameters, window),
        )

    def _known_parameters(self) -> dict[str, float]:
        """Those of a catalog function, whose formula has no lines that declare them."""
        problem = self._session.setup.problem
        if problem.function is None:
            return {}
        declared = functions()[problem.function].parameters
        return {one.name: problem.parameters.get(one.name, one.default) for one in declared}

    def _choose(self, identifier: str) -> None:
        accepted(self._session, lambda: self._session.set_function(identifier))
        self._show_problem()

    def _follow(self, old: Setup, new: Setup) -> None:
        if old.problem != new.problem:
            self._show_problem()

    def _show_problem(self) -> None:
        """What stands in the field already is left alone, comments and spaces with it."""
        problem = self._session.setup.problem
        self.function.show_function(problem.function)
        try:
            typed = read_formula(self.formula.toPlainText(), self._known_parameters())
        except FormulaError:
            typed = None
        if typed is None or not says_the_same(typed, problem):
            self.formula.set_text(formula_text(problem))
        self._error = None
        self._show_error()

    def _show_error(self) -> None:
        error = self._error
        self.complaint.setVisible(error is not None)
        if error is None:
            self.formula.clear_mark()
            return
        self.complaint.setText(
            self.tr("Line {line}, column {column}: {sentence}").format(
                line=error.line, column=error.column, sentence=sentence(error)
            )
        )
        self.formula.mark(error.line, error.column, QColor(self._theme_source.current.bad))


class ProblemPanel(QWidget):
    """Meaning, parameters, window and seed of the problem that is raced."""

    def __init__(
        self, session: Session, theme_source: ThemeSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        del theme_source  # the application's palette and style sheet say all
        self._session = session
        self.title = QLabel()
        self.meaning = QLabel()
        self.parameters = ParameterForm()
        self.window_form = WindowForm()
        self.seed = NumberField(0.0, _LARGEST_SEED, integer=True)
        self.complaint = QLabel()
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._describe()
        self._show()
        session.setup_changed.connect(self._follow)
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
        layout.addStretch(1)

    def _describe(self) -> None:
        self.setObjectName("problem_panel")
        self.title.setObjectName("function_name")
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.meaning.setObjectName("meaning")
        self.meaning.setProperty("muted", True)
        self.meaning.setWordWrap(True)
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
        self.parameters.show_problem(setup.problem)
        self.window_form.set_window(setup.problem.full_window)
        self.seed.set_value(float(setup.seed))

    def _show_meaning(self, problem: ProblemSetup) -> None:
        if problem.function is None:
            self.title.setText(self.tr("Own formula"))
            self.meaning.setText(self.tr("Click into the formula above the map to change it."))
            return
        entry = functions()[problem.function]
        self.title.setText(entry.name)
        self.meaning.setText(f"{escape(entry.meaning)}<br><i>{escape(entry.source)}</i>")

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
