"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from engine.atomic_file import atomic_file, refuse_unwritable
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


def test_a_part_that_another_left_is_in_nobodys_way(tmp_path: Path) -> None:
    """A process that was killed may have had the number that ours has now."""
    with atomic_file(tmp_path / "file"):
        with atomic_file(tmp_path / "file") as file:
            file.write("new")
        assert (tmp_path / "file").read_text() == "new"
    assert os.listdir(tmp_path) == ["file"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    with atomic_file(tmp_path / "file") as file:
        file.write("new")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_could_not_be_written_is_refused_beforehand(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    for path in ("nowhere/file", "file/below", ".", "a\0b"):
        with pytest.raises(SlalomError, match="cannot be written: "):
            refuse_unwritable(tmp_path / path)
    for path in (str(tmp_path / "file"), str(tmp_path / "new"), os.devnull):
        refuse_unwritable(path)
    assert [one.read_text() for one in tmp_path.iterdir()] == ["old"]


def test_an_error_of_the_block_itself_is_not_disguised(tmp_path: Path) -> None:
    with pytest.raises(SlalomError) as caught, atomic_file(tmp_path / "file"):
        raise SlalomError("setup_not_slalom")
    assert caught.value.code == "setup_not_slalom"
    assert os.listdir(tmp_path) == []
