"""What is raced on, in a bar: the function by name, and the formula as a text to be edited."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.catalog import FunctionEntry
from engine.formula import FormulaError
from engine.setup import Setup
from gui.edits import is_another_problem
from gui.own.functions import OwnFunctions
from gui.problem.formula_field import FormulaField
from gui.problem.formula_text import (
    TypedFormula,
    declared_in,
    formula_text,
    meaning_of,
    read_formula,
    renumbered,
)
from gui.problem.function_combo import FunctionCombo
from gui.refusals import accepted
from gui.session import Session
from gui.theme import ThemeSource


class ProblemBar(QWidget):
    """Every right text is raced as it is typed; while it is wrong the old race goes on."""

    def __init__(
        self,
        session: Session,
        theme_source: ThemeSource,
        own: OwnFunctions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self._begun_from: str | None = None
        self.function = FunctionCombo(own, self)
        self.formula = FormulaField(theme_source, self._is_right, self.function)
        self.editor = self.formula.editor
        self._lay_out()
        self._describe()
        self._show_problem()
        self._connect()

    def edit_formula(self) -> None:
        self.formula.open()

    def choose_function(self) -> None:
        self.function.showPopup()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.function.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.function)
        layout.addWidget(self.formula, 1)

    def _describe(self) -> None:
        self.setObjectName("problem_bar")
        self.function.setObjectName("function")
        self.function.setAccessibleName(self.tr("Function"))
        self.function.setToolTip(self.tr("Choose a function of the catalog (Ctrl+F)."))
        self.formula.setObjectName("formula_field")
        self.editor.setObjectName("formula")
        self.editor.setAccessibleName(self.tr("Formula of the height"))
        self.editor.setPlaceholderText(self.tr("Type a height, such as x^2 + 10*y^2"))
        self.formula.set_help(
            self.tr(
                "The height over x and y (Ctrl+L). A line such as a = 1 makes a slider of a;"
                " Shift+Return begins a line, Escape leaves."
            )
        )
        self.formula.complaint.setObjectName("formula_complaint")
        self.formula.unfold.setObjectName("unfold_formula")

    def _connect(self) -> None:
        self._session.setup_changed.connect(self._follow)
        self._own.changed.connect(self._show_name)
        self.function.chosen.connect(self._choose)
        self.function.own_chosen.connect(self._choose_own)
        self.editor.edited.connect(self._take)
        self.editor.confirmed.connect(self.editor.clearFocus)
        self.editor.left.connect(self._leave)

    def _take(self) -> None:
        """Race what stands there now, or say what is wrong with it."""
        text = self.editor.toPlainText()
        self._session.document.hold_gesture()
        self.editor.set_declared(declared_in(text))
        try:
            typed = read_formula(text)
        except FormulaError as error:
            self._show_error(error)
            return
        self._show_error(None)
        if typed != meaning_of(self._session.setup.problem):
            self._race(typed)

    def _race(self, typed: TypedFormula) -> None:
        session, begun_from = self._session, self._begun_from
        accepted(
            session,
            lambda: session.set_formula(typed.formula, typed.parameters, begun_from=begun_from),
        )

    def _is_right(self) -> bool:
        return self.editor.error is None

    def _leave(self) -> None:
        """What is wrong is given up, but comes back with the undo of the text."""
        if self.editor.error is not None:
            text = formula_text(self._session.setup.problem)
            self.editor.replace_text(0, len(self.editor.toPlainText()), text)
            self._show_text(text)
        self.editor.clearFocus()

    def _choose(self, identifier: str) -> None:
        accepted(self._session, lambda: self._session.set_function(identifier))
        self._show_problem()

    def _choose_own(self, entry: FunctionEntry) -> None:
        accepted(self._session, lambda: self._session.set_own_function(entry))
        self._show_problem()

    def _follow(self, old: Setup, new: Setup) -> None:
        if is_another_problem(old, new) or old.problem.formula != new.problem.formula:
            self._show_problem()
        elif old.problem.parameters != new.problem.parameters:
            self._show_numbers()

    def _show_name(self) -> None:
        self.function.show_problem(self._session.setup.problem)

    def _show_problem(self) -> None:
        """A text that says the problem already is left alone, comments and spaces with it."""
        problem = self._session.setup.problem
        self._show_name()
        try:
            says_it = read_formula(self.editor.toPlainText()) == meaning_of(problem)
        except FormulaError:
            says_it = False
        if not says_it:
            self._show_text(formula_text(problem))
            self._begun_from = problem.function

    def _show_text(self, text: str) -> None:
        self.formula.set_text(text)
        self.editor.set_declared(declared_in(text))
        self._show_error(None)

    def _show_numbers(self) -> None:
        """Only the numbers of the text, whatever else stands there or is wrong."""
        numbers = meaning_of(self._session.setup.problem).parameters
        for one in renumbered(self.editor.toPlainText(), numbers):
            self.editor.replace_text(one.first, one.last, one.text)

    def _show_error(self, error: FormulaError | None) -> None:
        self.editor.show_error(error)
        self.formula.show_error()
