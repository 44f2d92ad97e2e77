"""Words that stand in fields of the engine's sentences, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

WORDS = (
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
