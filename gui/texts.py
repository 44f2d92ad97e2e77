"""The engine's sentences in the person's language.

The engine speaks English; the translator's tools find only literals, so its templates and the
words in them stand here once more. A test compares the two.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.messages import MESSAGES, WORDS, SlalomError

CONTEXT = "Engine"


def sentence(error: SlalomError) -> str:
    """What the engine said, translated."""
    fields = {name: _word(value) for name, value in error.fields.items()}
    return message(error.code, **fields)


def message(code: str, **fields: object) -> str:
    """One of the engine's messages, translated."""
    return QCoreApplication.translate(CONTEXT, MESSAGES[code]).format(**fields)


def _word(value: object) -> object:
    is_word = isinstance(value, str) and value in WORDS
    return QCoreApplication.translate(CONTEXT, str(value)) if is_word else value


ENGINE_TEXTS = (
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
    QT_TRANSLATE_NOOP("Engine", "x must get one number a coordinate, such as x - learning_rate*g."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: {reason}."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: the file is not UTF-8 text."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' is not a known key."),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: '{name}' is not a known key; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' is missing."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' is declared twice."),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: '{name}' must be a text with something in it."
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must hold finite numbers."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must be true or false."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must be a list."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must have pairs of two."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must be a table."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must be one of: {choices}."),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: '{name}' must go from a smaller to a larger number."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: the default of '{name}' lies outside its range."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: the range of '{name}' goes beyond its limits."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file}, line {line}: the range of '{name}' must be above 0 for a logarithmic scale.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: the rate of '{name}' must be greater than 0."
    ),
    QT_TRANSLATE_NOOP("Engine", "Still running."),
    QT_TRANSLATE_NOOP("Engine", "Stopped by the stop rule."),
    QT_TRANSLATE_NOOP("Engine", "Diverged: the numbers exploded or left for good."),
    QT_TRANSLATE_NOOP("Engine", "Escaped below everything in the window."),
    QT_TRANSLATE_NOOP("Engine", "At a minimum: the slope is flat and every curvature is positive."),
    QT_TRANSLATE_NOOP("Engine", "At a saddle: the slope is flat and one curvature is negative."),
    QT_TRANSLATE_NOOP("Engine", "On a plateau: the slope is flat and so is the ground."),
    QT_TRANSLATE_NOOP("Engine", "There is no file {path}."),
    QT_TRANSLATE_NOOP("Engine", "{path} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Engine", "{path} cannot be written: {reason}."),
    QT_TRANSLATE_NOOP("Engine", "{path} is too large for a session: at most {limit} MB are read."),
    QT_TRANSLATE_NOOP("Engine", "The session is not UTF-8 text: byte {byte} cannot be read."),
    QT_TRANSLATE_NOOP("Engine", "The session is not valid JSON: line {line}, column {column}."),
    QT_TRANSLATE_NOOP("Engine", "The session nests more than {limit} levels deep."),
    QT_TRANSLATE_NOOP("Engine", "The session is too long: at most {limit} MB are read."),
    QT_TRANSLATE_NOOP("Engine", "The session has the key '{name}' twice in one object."),
    QT_TRANSLATE_NOOP("Engine", "The session holds the number {number}, which is not finite."),
    QT_TRANSLATE_NOOP(
        "Engine", "The session holds a number of {digits} digits, at most {limit} are read."
    ),
    QT_TRANSLATE_NOOP("Engine", "This is not a Slalom session: 'format' must be \"slalom\"."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This session was written by a newer Slalom (schema {schema}, this version reads {known}).",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} must be {wanted}, not {found}."),
    QT_TRANSLATE_NOOP("Engine", "{place} is missing."),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a known key."),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a known key; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "{place} is not supported by this version."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be a finite number."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be at least {limit}."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be at most {limit}."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be a whole number."),
    QT_TRANSLATE_NOOP("Engine", "{place} must have {wanted} entries, not {found}."),
    QT_TRANSLATE_NOOP("Engine", "{place} has {found} entries, at most {limit} are allowed."),
    QT_TRANSLATE_NOOP("Engine", "{place} has {found} characters, at most {limit} are allowed."),
    QT_TRANSLATE_NOOP("Engine", "{place} holds half a character, which no file can store."),
    QT_TRANSLATE_NOOP("Engine", "{place} holds a line break or a control character."),
    QT_TRANSLATE_NOOP("Engine", "{place} is too narrow to be drawn."),
    QT_TRANSLATE_NOOP("Engine", "{place} must go from a smaller to a larger number."),
    QT_TRANSLATE_NOOP("Engine", "{place} must have exactly one of '{first}' and '{second}'."),
    QT_TRANSLATE_NOOP("Engine", "{place} needs '{name}' beside it."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be a colour such as #0072b2."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a name: letters, digits and underscores, a letter first."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no function of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} names no function of the catalog: '{name}'; did you mean '{nearest}'?",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no optimizer of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} names no optimizer of the catalog: '{name}'; did you mean '{nearest}'?",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a parameter of {owner}."),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a parameter of {owner}; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a hyperparameter of {owner}."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a hyperparameter of {owner}; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a known marker: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a known marker: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} must be the index of a racer; there are {count} racers, counted from 0.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place}, line {line}, column {column}: {sentence}"),
    QT_TRANSLATE_NOOP("Engine", "{place} has {found} bytes, at most {limit} are kept."),
    QT_TRANSLATE_NOOP("Engine", "{place} nests more than {limit} levels deep."),
    QT_TRANSLATE_NOOP("Engine", "{place} holds something that JSON cannot store."),
    QT_TRANSLATE_NOOP("Engine", "{option} needs {other}."),
    QT_TRANSLATE_NOOP("Engine", "{option} cannot be used together with {other}."),
    QT_TRANSLATE_NOOP("Engine", "{option} needs the name of a file."),
    QT_TRANSLATE_NOOP("Engine", "{option} must end in {endings}, not '{text}'."),
    QT_TRANSLATE_NOOP("Engine", "This version only speaks English."),
    QT_TRANSLATE_NOOP("Engine", "The output cannot be written: {reason}."),
    QT_TRANSLATE_NOOP(
        "Engine", "{option} must be a whole number from {least} to {most}, not '{text}'."
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set."),
    QT_TRANSLATE_NOOP("Engine", "The display {display} does not answer."),
    QT_TRANSLATE_NOOP(
        "Engine", "QT_QPA_PLATFORM asks for '{platform}', which this Qt does not have."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The window needs libraries that are missing here; on Debian and Ubuntu: apt "
        "install {packages}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The window needs a library that cannot be loaded: {reason}."),
    QT_TRANSLATE_NOOP(
        "Engine", "The window needs PySide6, which is not installed: pip install {wanted}."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "PySide6 {version} stops every program on Python before 3.12: pip install {wanted}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The race runs without a window instead."),
    QT_TRANSLATE_NOOP("Engine", "The session"),
    QT_TRANSLATE_NOOP("Engine", "a list"),
    QT_TRANSLATE_NOOP("Engine", "a number"),
    QT_TRANSLATE_NOOP("Engine", "a text"),
    QT_TRANSLATE_NOOP("Engine", "an object"),
    QT_TRANSLATE_NOOP("Engine", "nothing"),
    QT_TRANSLATE_NOOP("Engine", "something else"),
    QT_TRANSLATE_NOOP("Engine", "the rule"),
    QT_TRANSLATE_NOOP("Engine", "true or false"),
)
