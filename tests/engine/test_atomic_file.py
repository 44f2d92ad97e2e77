"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from engine.atomic_file import atomic_file
from engine.messages import SlalomError


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with atomic_file(path) as file:
        file.write("new\n")
        assert path.read_text() == "old"
    assert path.read_bytes() == b"new\n"
    assert os.listdir(tmp_path) == ["file"]


def test_an_error_on_the_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_file(path) as file:
        file.write("new")
        _ = 1 / 0
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    with atomic_file(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with atomic_file(os.devnull) as file:
        file.write("gone")
    assert not Path(os.devnull).is_file()


def test_what_the_system_refuses_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SlalomError, match="cannot be written: Not a directory"):
        (tmp_path / "file").write_text("")
        with atomic_file(tmp_path / "file" / "below"):
            pass


def test_an_error_of_the_block_itself_is_not_disguised(tmp_path: Path) -> None:
    with pytest.raises(SlalomError) as caught, atomic_file(tmp_path / "file"):
        raise SlalomError("setup_not_slalom")
    assert caught.value.code == "setup_not_slalom"
    assert os.listdir(tmp_path) == []
