"""What can be said about catalog entries, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

CATALOG = (
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
)
