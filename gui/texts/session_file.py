"""What can be said about session files and their JSON, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SESSION_FILE = (
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
)
