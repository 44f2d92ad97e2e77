"""What can be said about arrays that a training loop updates, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

TRAINING = (
    QT_TRANSLATE_NOOP("Engine", "The weights must be a dict of numpy arrays by name."),
    QT_TRANSLATE_NOOP(
        "Engine", "'{name}' must be a numpy array of float64 or float32, not {found}."
    ),
    QT_TRANSLATE_NOOP("Engine", "'{name}' is read-only, so it cannot be updated in place."),
    QT_TRANSLATE_NOOP("Engine", "'{name}' and '{other}' share memory; every array needs its own."),
    QT_TRANSLATE_NOOP("Engine", "{what} must be a dict with one entry for each array."),
    QT_TRANSLATE_NOOP("Engine", "{what} lack '{name}'."),
    QT_TRANSLATE_NOOP("Engine", "{what} hold '{name}', which is no array that is updated."),
    QT_TRANSLATE_NOOP(
        "Engine", "{what} hold '{name}', which is no array; did you mean '{nearest}'?"
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{what} of '{name}' have the shape {found}, the array has {wanted}."
    ),
    QT_TRANSLATE_NOOP("Engine", "{what} of '{name}' must be real numbers."),
    QT_TRANSLATE_NOOP(
        "Engine", "'{name}' searches by itself; gradients alone cannot move it step by step."
    ),
    QT_TRANSLATE_NOOP("Engine", "This rule asks for {what} at points of its own: give {argument}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This rule reads the height: give it to step(gradients, height), or give heights_at.",
    ),
    QT_TRANSLATE_NOOP("Engine", "A height must be one real number."),
    QT_TRANSLATE_NOOP("Engine", "This is not the state of an updater of the same rule and arrays."),
)
