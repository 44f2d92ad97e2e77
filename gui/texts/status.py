"""What can be said about where a path stands, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

STATUS = (
    QT_TRANSLATE_NOOP("Engine", "Still running."),
    QT_TRANSLATE_NOOP("Engine", "Stopped by the stop rule."),
    QT_TRANSLATE_NOOP("Engine", "Diverged: the numbers exploded or left for good."),
    QT_TRANSLATE_NOOP("Engine", "Escaped below everything in the window."),
    QT_TRANSLATE_NOOP("Engine", "At a minimum: the slope is flat and every curvature is positive."),
    QT_TRANSLATE_NOOP("Engine", "At a saddle: the slope is flat and one curvature is negative."),
    QT_TRANSLATE_NOOP("Engine", "On a plateau: the slope is flat and so is the ground."),
)
