"""What can be said about the command line and the display."""

COMMAND_LINE = {
    "option_needs": "{option} needs {other}.",
    "option_clash": "{option} cannot be used together with {other}.",
    "option_empty": "{option} needs the name of a file.",
    "option_ending": "{option} must end in {endings}, not '{text}'.",
    "option_language": "This version only speaks English.",
    "output_unwritable": "The output cannot be written: {reason}.",
    "option_whole": "{option} must be a whole number from {least} to {most}, not '{text}'.",
    "window_no_display": "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.",
    "window_dead_display": "The display {display} does not answer.",
    "window_no_platform": "QT_QPA_PLATFORM asks for '{platform}', which this Qt does not have.",
    "window_no_library": (
        "The window needs libraries that are missing here; on Debian and Ubuntu: "
        "apt install {packages}."
    ),
    "window_no_library_unknown": "The window needs a library that cannot be loaded: {reason}.",
    "window_no_pyside": "The window needs PySide6, which is not installed: pip install {wanted}.",
    "window_bad_pyside": (
        "PySide6 {version} stops every program on Python before 3.12: pip install {wanted}."
    ),
    "window_instead": "The race runs without a window instead.",
}
