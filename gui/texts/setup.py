"""What can be said about the entries of a session, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SETUP = (
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
    QT_TRANSLATE_NOOP("Engine", "{place} must have exactly one of {choices}."),
    QT_TRANSLATE_NOOP("Engine", "{place} needs '{name}' beside it."),
    QT_TRANSLATE_NOOP("Engine", "{place} needs a rule with a learning_rate."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be a colour such as #0072b2."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a name: letters, digits and underscores, a letter first."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no function of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} names no function of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no optimizer of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} names no optimizer of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a parameter of {owner}."),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a parameter of {owner}; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a hyperparameter of {owner}."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a hyperparameter of {owner}; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no schedule of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} names no schedule of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} names no wrapper of the catalog: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} names no wrapper of the catalog: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} must be float64 or float32, not '{name}'."),
    QT_TRANSLATE_NOOP("Engine", "{place} must be float64 or float32; did you mean '{nearest}'?"),
    QT_TRANSLATE_NOOP("Engine", "{place} acts on a rule; {owner} is computed without one."),
    QT_TRANSLATE_NOOP("Engine", "{place} names '{name}' a second time."),
    QT_TRANSLATE_NOOP("Engine", "{place} is not a known marker: '{name}'."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not a known marker: '{name}'; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} must be the index of a racer; there are {count} racers, counted from 0."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} must be another racer than the branch itself."),
    QT_TRANSLATE_NOOP("Engine", "{place}, line {line}, column {column}: {sentence}"),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This start is one of {count} made together; at most {limit} can be changed one by one.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} has {found} bytes, at most {limit} are kept."),
    QT_TRANSLATE_NOOP("Engine", "{place} nests more than {limit} levels deep."),
    QT_TRANSLATE_NOOP("Engine", "{place} holds something that JSON cannot store."),
)
