"""What can be said about the command line and the display, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

COMMAND_LINE = (
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
)
