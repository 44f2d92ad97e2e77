"""Why a path has its status, once more for the translator."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

REASON = (
    QT_TRANSLATE_NOOP(
        "Engine", "Running: the slope is {slope}; at {limit} or less it would count as flat."
    ),
    QT_TRANSLATE_NOOP("Engine", "Running: the slope is not a number here."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Minimum: the slope is flat ({slope}) and every eigenvalue is positive, from {least}"
        " to {greatest}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Saddle: the slope is flat ({slope}) and one eigenvalue is negative ({least})."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Saddle: the slope is flat ({slope}) and {count} eigenvalues of {dims} are negative,"
        " down to {least}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Saddle, here a maximum: the slope is flat ({slope}) and every eigenvalue is negative,"
        " from {least} to {greatest}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Plateau: the slope is flat ({slope}) and the least eigenvalue is as good as zero"
        " ({least}).",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Plateau: the slope is flat ({slope}) and the curvature is not a number."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Diverged in step {step}: it went farther than {widths} widths of the window."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Diverged in step {step}: its numbers became too large to compute."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Escaped in step {step}: its height, {height}, is below the lowest of the window,"
        " {lowest}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Stopped in step {step}: that is as many as the stop rule allows."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Stopped in step {step}: the height changed by {figure}; the stop rule asks for"
        " {limit} or less.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Stopped in step {step}: the slope is {figure}; the stop rule asks for {limit} or less.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Stopped in step {step}: the nearest minimum is {figure} away; the stop rule asks for"
        " {limit} or less.",
    ),
)
