"""What the window remembers between two starts: its place and its theme."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

THEMES = ("system", "light", "dark")
MOST_BYTES = 64 * 1024


def settings_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def own_folder() -> Path:
    """Where a person's own functions and rules are kept."""
    location = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(location))


class Settings:
    """A small JSON file. Damaged or out of reach, it counts as empty: nothing stops the start.

    JSON and not QSettings, because reading any key of a QSettings file can run code in it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_path()
        self._values = _read(self._path)

    @property
    def theme(self) -> str:
        theme = self._values.get("theme")
        return theme if theme in THEMES else THEMES[0]

    def set_theme(self, theme: str) -> None:
        self._set("theme", theme)

    @property
    def geometry(self) -> QByteArray:
        try:
            return QByteArray(base64.b64decode(self._values.get("geometry", ""), validate=True))
        except binascii.Error:
            return QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        self._set("geometry", base64.b64encode(geometry.data()).decode("ascii"))

    def reset(self) -> None:
        self._values = {}
        self._write()

    def _set(self, key: str, value: str) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._write()

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._values), encoding="utf-8")
        except OSError:
            # A read-only home costs the memory of the window's place, nothing else.
            return


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {key: value for key, value in values.items() if isinstance(value, str)}
