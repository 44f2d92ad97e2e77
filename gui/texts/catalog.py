"""What can be said about catalog entries, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

CATALOG = (
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: {reason}."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: the file is not UTF-8 text."),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}: brackets nest too deeply, or a number has too many digits."
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: {sentence}"),
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
        "Engine", "{file}, line {line}: '{name}' must be one line of at most {limit} characters."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{file}, line {line}: '{name}' is not a name: letters, digits and underscores, "
        "a letter first.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}, line {line}: '{name}' are too many, at most {limit} are allowed."
    ),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' must stay within {limit} of 0."),
    QT_TRANSLATE_NOOP("Engine", "{file}, line {line}: '{name}' is too narrow to be drawn."),
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
    QT_TRANSLATE_NOOP("Engine", "A text holds half a character, which no file can store."),
    QT_TRANSLATE_NOOP("Engine", "A number is not finite, which no file can store."),
    QT_TRANSLATE_NOOP(
        "Engine", "{file}: the name must be like {wanted}, in lower case with underscores."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{file} is not a file of this folder; links that lead out are not followed."
    ),
    QT_TRANSLATE_NOOP("Engine", "{file} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Engine", "{file} is too large: at most {limit} kB are read."),
    QT_TRANSLATE_NOOP("Engine", "{file} and all files after it are not read: at most {limit} are."),
    QT_TRANSLATE_NOOP("Engine", "{file} has the name of a built-in entry; give it another."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is built in; choose another name."),
    QT_TRANSLATE_NOOP("Engine", "There is '{name}' already, in {file}."),
    QT_TRANSLATE_NOOP("Engine", "{path} cannot be deleted: {reason}."),
)
