"""Reading one file that a person put into the user folder: anything may be in it."""

from pathlib import Path

from engine.atomic_file import reason_of
from engine.catalog.folder import SUFFIX
from engine.catalog.identifier import identifier_of, is_identifier
from engine.catalog.place import CatalogError

LARGEST = 64_000


def text_of(path: Path, root: Path) -> str:
    """What stands in a file. Raises CatalogError unless it is a file below `root`, not too large.

    A link is followed as long as it stays below `root`.
    """
    place = place_of(path)
    if not is_identifier(path.stem):
        wanted = f"{identifier_of(path.stem)}{SUFFIX}"
        raise CatalogError("own_odd_name", place, 1, wanted=wanted)
    try:
        is_ours = is_inside(path, root)
    except OSError as error:
        raise CatalogError("own_unreadable", place, 1, reason=reason_of(error)) from None
    if not is_ours:
        raise CatalogError("own_not_a_file", place, 1)
    return text_of_any(path)


def text_of_any(path: Path) -> str:
    """What stands in a file, wherever it is. Raises CatalogError if it is none or too large."""
    place = place_of(path)
    try:
        data = _beginning_of(path) if path.is_file() else None
    except OSError as error:
        raise CatalogError("own_unreadable", place, 1, reason=reason_of(error)) from None
    if data is None:
        raise CatalogError("own_not_a_file", place, 1)
    if len(data) > LARGEST:
        raise CatalogError("own_too_large", place, 1, limit=LARGEST // 1000)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CatalogError("catalog_not_utf8", place, line) from None


def _beginning_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path stays below `root`, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # a link that leads to itself, before Python 3.13
        return False


def place_of(path: Path) -> str:
    """How a file is named to a person: with its folder, without what lies above."""
    return f"{path.parent.name}/{path.name}"
