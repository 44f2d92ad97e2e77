"""A schedule of one's own as the text that a person types."""

from __future__ import annotations

from engine.formula import compile_function
from engine.setup import ScheduleSetup
from engine.setup.around import TOTAL
from gui.problem.formula_text import declared_in
from gui.racers.scheduled_rate import middle
from gui.widgets.number_text import exact_text

_FIRST_FORMULA = "1/sqrt(t)"


def read_schedule(text: str) -> ScheduleSetup:
    """Reads what a person typed.

    Raises:
        FormulaError: with the line and the column in the text as typed.
    """
    parameters = declared_in(text)
    rest = ["" if declared_in(line) else line for line in text.split("\n")]
    compile_function("\n".join(rest), (), tuple(dict.fromkeys((*parameters, TOTAL))))
    formula = "\n".join(line for line in rest if line.strip()).strip()
    return ScheduleSetup(formula=formula, parameters=parameters)


def schedule_text(schedule: ScheduleSetup) -> str:
    """The text that stands for a schedule of one's own in the field."""
    numbers = numbers_of(schedule)
    declarations = [f"{name} = {exact_text(value)}" for name, value in numbers.items()]
    return "\n".join([*declarations, schedule.text])


def as_own(schedule: ScheduleSetup | None) -> ScheduleSetup:
    """The same as a formula to begin with."""
    if schedule is None:
        return ScheduleSetup(formula=_FIRST_FORMULA)
    usual = {name: one.default for name, one in schedule.declared.items() if one and name != TOTAL}
    return ScheduleSetup(formula=schedule.text, parameters={**usual, **schedule.parameters})


def numbers_of(schedule: ScheduleSetup) -> dict[str, float]:
    """Its parameters as far as they are given."""
    return {name: middle(value) for name, value in schedule.parameters.items()}
