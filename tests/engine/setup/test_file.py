"""Session files: read with a cap, written whole or not at all."""

from pathlib import Path

import pytest

from engine.messages import SlalomError
from engine.setup import Setup, SetupError, load_setup, save_setup
from engine.setup.json_text import MAX_BYTES
from tests.engine.setup.sessions import SESSION


def test_a_saved_session_is_loaded_again(tmp_path: Path) -> None:
    setup = Setup.from_dict(SESSION)
    save_setup(setup, tmp_path / "race.slalom")
    assert load_setup(tmp_path / "race.slalom") == setup
    assert [file.name for file in tmp_path.iterdir()] == ["race.slalom"]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "race.slalom"
    path.write_text(Setup.from_dict(SESSION).to_text(), encoding="utf-8-sig")
    assert load_setup(path) == Setup.from_dict(SESSION)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"There is no file .*nothing\.slalom\."):
        load_setup(tmp_path / "nothing.slalom")


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be read: Is a directory"):
        load_setup(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(SetupError, match="cannot be read: embedded null byte"):
        load_setup("a\0b")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "race.slalom"
    path.write_bytes(b'{"format": "\xff"}')
    with pytest.raises(SetupError, match="byte 12 cannot be read"):
        load_setup(path)


def test_a_file_without_end_is_read_no_further_than_the_cap(tmp_path: Path) -> None:
    path = tmp_path / "race.slalom"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SetupError, match="too large for a session"):
        load_setup(path)


def test_a_file_that_cannot_be_written_leaves_no_trace(tmp_path: Path) -> None:
    setup = Setup.from_dict(SESSION)
    with pytest.raises(SlalomError, match="cannot be written: No such file or directory"):
        save_setup(setup, tmp_path / "nowhere" / "race.slalom")
    with pytest.raises(SlalomError, match="cannot be written"):
        save_setup(setup, tmp_path)
    assert list(tmp_path.iterdir()) == []
