"""Whether Qt's platform plugins can be loaded here, found out without Qt: Qt would abort.

Qt cannot be asked: where a plugin does not load, it ends the process.
"""

import ctypes
from importlib.util import find_spec
from pathlib import Path

from engine.messages import SlalomError

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
OF_WAYLAND = frozenset({"libwayland-client.so.0", "libwayland-cursor.so.0"})


def library_obstacle(platform: str) -> SlalomError | None:
    """Why the plugin of a platform (`xcb`, `wayland`, `offscreen`) cannot be loaded, or None."""
    folder = _plugins()
    if folder is None:
        return None
    plugin = folder / f"libq{platform}.so"
    if not plugin.is_file():
        return SlalomError("window_no_platform", platform=platform)
    reason = _load_error(str(plugin))
    return None if reason is None else _missing_libraries(platform, reason)


def _plugins() -> Path | None:
    """The folder of the plugins; None where Qt is not laid out as in its wheels."""
    package = find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "Qt" / "plugins" / "platforms"
    return folder if folder.is_dir() else None


def _missing_libraries(platform: str, reason: str) -> SlalomError:
    needed = [name for name in DEBIAN_PACKAGES if platform == "wayland" or name not in OF_WAYLAND]
    missing = {DEBIAN_PACKAGES[name] for name in needed if _load_error(name) is not None}
    if not missing:
        return SlalomError("window_no_library_unknown", reason=reason)
    return SlalomError("window_no_library", packages=" ".join(sorted(missing)))


def _load_error(library: str) -> str | None:
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return None
