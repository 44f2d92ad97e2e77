from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import Settings, settings_path

DAMAGE = (
    b"",
    b"\x00\x01\xff" * 100,
    b"{",
    b"[" * 100_000,
    b"[1, 2]",
    b'{"theme": 7, "geometry": {"a": 1}}',
    b'{"theme": "purple", "geometry": "not base64!"}',
    b'{"theme": "dark"' + b" " * 1_000_000 + b"}",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_settings_count_as_empty(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    settings = Settings(path)
    assert (settings.theme, settings.geometry) == ("system", QByteArray())


def test_what_is_set_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "of" / "nobody" / "settings.json"
    settings = Settings(path)
    settings.set_theme("dark")
    settings.set_geometry(QByteArray(b"\x01\xd9\xff"))
    again = Settings(path)
    assert (again.theme, again.geometry) == ("dark", QByteArray(b"\x01\xd9\xff"))


def test_reset_forgets_everything(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(path).set_theme("light")
    Settings(path).reset()
    assert Settings(path).theme == "system"


def test_a_place_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "a file"
    path.write_text("in the way")
    settings = Settings(path / "settings.json")
    settings.set_theme("dark")
    assert settings.theme == "dark"


def test_tests_never_touch_the_settings_of_a_person(tmp_path: Path) -> None:
    assert settings_path().is_relative_to(tmp_path)
