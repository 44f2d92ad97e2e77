"""A folder of entries: found by listing, read when asked for, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.catalog import functions, optimizers
from engine.catalog.folder import Folder


def recorder(calls: list[str]) -> Callable[[str, str, str], str]:
    def read(identifier: str, file: str, text: str) -> str:
        calls.append(f"{identifier} {file}")
        return text

    return read


def test_entries_are_sorted_by_identifier_and_other_files_ignored(tmp_path: Path) -> None:
    for name in ("zeta.toml", "alpha.toml", "notes.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    folder = Folder(tmp_path, recorder([]))
    assert dict(folder) == {"alpha": "alpha.toml", "zeta": "zeta.toml"}
    assert list(folder) == ["alpha", "zeta"]
    assert "notes" not in folder


def test_a_file_is_read_when_its_entry_is_asked_for_and_only_once(tmp_path: Path) -> None:
    calls: list[str] = []
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    folder = Folder(tmp_path, recorder(calls))
    assert len(folder) == 2
    assert "one" in folder
    assert calls == []
    assert folder["two"] is folder["two"]
    assert calls == ["two two.toml"]


def test_an_unknown_identifier_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Folder(tmp_path, recorder([]))["nobody"]


def test_the_catalog_is_one_object_each_and_keeps_the_identifier_of_the_file() -> None:
    assert functions() is functions()
    assert optimizers() is optimizers()
    for catalog in (functions(), optimizers()):
        assert list(catalog) == sorted(catalog)
        for identifier, entry in catalog.items():
            assert entry.identifier == identifier
            assert entry.source
            assert entry.meaning.endswith(".")
