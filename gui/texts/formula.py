"""What can be said about formulas and rules, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FORMULA = (
    QT_TRANSLATE_NOOP("Engine", "The text is too long: at most {limit} characters are read."),
    QT_TRANSLATE_NOOP("Engine", "There is no formula here yet."),
    QT_TRANSLATE_NOOP("Engine", "The character {character} is not part of the language."),
    QT_TRANSLATE_NOOP("Engine", "Write {instead} instead of {character}."),
    QT_TRANSLATE_NOOP("Engine", "A comment stands on a line of its own that starts with #."),
    QT_TRANSLATE_NOOP(
        "Engine", "Write {text} as a plain decimal number, such as 1000 or 0.5 or 1e-3."
    ),
    QT_TRANSLATE_NOOP("Engine", "This number is too large."),
    QT_TRANSLATE_NOOP(
        "Engine", "'{name}' is a word of Python; choices are written where(a, b, c)."
    ),
    QT_TRANSLATE_NOOP("Engine", "An operator such as * is missing before '{text}'."),
    QT_TRANSLATE_NOOP("Engine", "A number or a name is missing at the end."),
    QT_TRANSLATE_NOOP("Engine", "A number or a name is missing before '{text}'."),
    QT_TRANSLATE_NOOP("Engine", "A comma only separates arguments; decimals have a point."),
    QT_TRANSLATE_NOOP(
        "Engine", "An equals sign only stands after the name at the start of a line."
    ),
    QT_TRANSLATE_NOOP("Engine", "This bracket is not closed."),
    QT_TRANSLATE_NOOP("Engine", "This bracket was never opened."),
    QT_TRANSLATE_NOOP("Engine", "This is nested too deeply."),
    QT_TRANSLATE_NOOP("Engine", "This cannot be read as a formula."),
    QT_TRANSLATE_NOOP("Engine", "Compare two values at a time."),
    QT_TRANSLATE_NOOP("Engine", "A line is 'name = expression', one name before the equals sign."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is a word of the language and cannot be assigned."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is given and cannot be assigned here."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is a hyperparameter and cannot be assigned."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is a word of the language and cannot be declared."),
    QT_TRANSLATE_NOOP("Engine", "There is no function '{name}'."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is not a function; to multiply, write {name}*(...)."),
    QT_TRANSLATE_NOOP("Engine", "There is no function '{name}'; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is a function: write {name}(...)."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' takes {wanted} arguments, not {found}."),
    QT_TRANSLATE_NOOP("Engine", "There is no name '{name}' here."),
    QT_TRANSLATE_NOOP("Engine", "There is no name '{name}' here; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "'{name}' can only be used in update rules."),
    QT_TRANSLATE_NOOP("Engine", "This constant is not a finite number."),
    QT_TRANSLATE_NOOP("Engine", "The formula is too large: more than {limit} operations."),
    QT_TRANSLATE_NOOP("Engine", "The height, an expression without a name, must be the last line."),
    QT_TRANSLATE_NOOP("Engine", "The last line must be the height: an expression without a name."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' has an 'init' line already."),
    QT_TRANSLATE_NOOP("Engine", "Only rules have 'init' lines."),
    QT_TRANSLATE_NOOP(
        "Engine", "'{name}' cannot be asked in an 'init' line, before the first step."
    ),
    QT_TRANSLATE_NOOP("Engine", "Every line of a rule is 'name = expression'."),
    QT_TRANSLATE_NOOP("Engine", "The rule never assigns x, so nothing would move."),
    QT_TRANSLATE_NOOP("Engine", "This needs one number a coordinate, such as x or g."),
    QT_TRANSLATE_NOOP("Engine", "The slope lines of a wrapper are assignments, one of them to g."),
    QT_TRANSLATE_NOOP("Engine", "A slope has one number a coordinate, such as g/norm(g)."),
    QT_TRANSLATE_NOOP("Engine", "'{name}', at which the rule runs, needs an 'init' line."),
    QT_TRANSLATE_NOOP("Engine", "x must get one number a coordinate, such as x - learning_rate*g."),
)
