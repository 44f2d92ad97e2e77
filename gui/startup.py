"""Whether a window can be opened here, decided before Qt is imported: Qt would abort."""

import ctypes
import re
import socket
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from engine.messages import SlalomError
from gui.platform_libraries import library_obstacle

WANTED = "'PySide6-Essentials>=6.10.3,<6.12'"
BAD_PYSIDE = "6.12.0"  # its void calls lose a reference to None, which is mortal before Python 3.12
SECONDS_TO_ANSWER = 5.0


def refused_pyside() -> SlalomError | None:
    """The reason never to import the PySide6 that is installed, or None."""
    if sys.version_info >= (3, 12):
        return None
    package = find_spec("PySide6")
    if package is None or package.origin is None or not Path(package.origin).is_file():
        return None
    # Reading the text takes a tenth of a millisecond; importlib.metadata takes thirty.
    text = Path(package.origin).read_text(encoding="utf-8", errors="replace")
    if f'__version__ = "{BAD_PYSIDE}"' not in text:
        return None
    return SlalomError("window_bad_pyside", version=BAD_PYSIDE, wanted=WANTED)


def window_obstacle(environment: Mapping[str, str]) -> SlalomError | None:
    """The reason why no window can be opened, or None."""
    if find_spec("PySide6") is None:
        return SlalomError("window_no_pyside", wanted=WANTED)
    if not sys.platform.startswith("linux"):
        return None
    obstacles = []
    for platform in _platforms(environment):
        obstacle = _display_obstacle(platform, environment) or library_obstacle(platform)
        if obstacle is None:
            return None
        obstacles.append(obstacle)
    return max(obstacles, key=lambda obstacle: obstacle.code.startswith("window_no_library"))


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The plugins that Qt will try, in its order; `wayland-egl:option` is one of `wayland`."""
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return [re.split("[:-]", choice)[0] for choice in asked.split(";")]
    on_wayland = environment.get("XDG_SESSION_TYPE") == "wayland"
    on_wayland = on_wayland or bool(environment.get("WAYLAND_DISPLAY"))
    return ["wayland", "xcb"] if on_wayland else ["xcb"]


def _display_obstacle(platform: str, environment: Mapping[str, str]) -> SlalomError | None:
    checks: dict[str, Callable[[Mapping[str, str]], SlalomError | None]] = {
        "xcb": _x_obstacle,
        "wayland": _wayland_obstacle,
    }
    return checks[platform](environment) if platform in checks else None


def _wayland_obstacle(environment: Mapping[str, str]) -> SlalomError | None:
    name = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SECONDS_TO_ANSWER)
        try:
            connection.connect(str(path))
        except OSError:
            return SlalomError("window_dead_display", display=name)
    return None


def _x_obstacle(environment: Mapping[str, str]) -> SlalomError | None:
    display = environment.get("DISPLAY", "")
    if not display:
        return SlalomError("window_no_display")
    answers: list[bool] = []
    # A server far away may never answer, and a call into libxcb cannot be interrupted.
    call = Thread(target=lambda: answers.append(_x_answers(display)), daemon=True)
    call.start()
    call.join(SECONDS_TO_ANSWER)
    return None if answers == [True] else SlalomError("window_dead_display", display=display)


def _x_answers(display: str) -> bool:
    """Connects as Qt will, with the person's authority; True as well where libxcb is missing."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # that is for the check of libraries to say
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
