"""One folder of entries that a person made: what is broken is skipped, and told."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from engine.atomic_file import atomic_file, reason_of
from engine.catalog.folder import SUFFIX
from engine.catalog.identifier import identifier_of
from engine.catalog.own_file import is_inside, place_of, text_of
from engine.catalog.place import CatalogError
from engine.messages import SlalomError

MOST_FILES = 500


class Named(Protocol):
    """What every entry has."""

    @property
    def identifier(self) -> str: ...
    @property
    def name(self) -> str: ...


Entry = TypeVar("Entry", bound=Named)


@dataclass(frozen=True)
class Kind(Generic[Entry]):
    """What is kept in a folder.

    Attributes:
        folder: its name.
        read: identifier, file and text to a checked entry that compiles, or a CatalogError.
        write: the text of an entry.
        shipped: the entries that every Slalom has; their identifiers are taken.
    """

    folder: str
    read: Callable[[str, str, str], Entry]
    write: Callable[[Entry], str]
    shipped: Callable[[], Mapping[str, Entry]]


class OwnFolder(Mapping[str, Entry], Generic[Entry]):
    """Entries sorted by identifier; all are read when the first is asked for."""

    def __init__(self, root: Path, kind: Kind[Entry]) -> None:
        self._root = root
        self._folder = root / kind.folder
        self._kind = kind
        self._entries: dict[str, Entry] | None = None
        self._errors: list[CatalogError] = []

    @property
    def errors(self) -> list[CatalogError]:
        """What was skipped, and why."""
        self._known()
        return list(self._errors)

    def __getitem__(self, identifier: str) -> Entry:
        return self._known()[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    @property
    def root(self) -> Path:
        """The person's folder, in which this one lies."""
        return self._root

    def shipped_as(self, name: str) -> Entry | None:
        """The entry of every Slalom that a display name would stand for, if any."""
        return self._kind.shipped().get(identifier_of(name))

    def has_file(self, name: str) -> bool:
        """Whether keeping something under this display name replaces a file."""
        path = self._path(identifier_of(name))
        return path.exists() or path.is_symlink()

    def refresh(self) -> None:
        """Forget what was read: files may have changed."""
        self._entries = None

    def save(self, entry: Entry, overwrite: bool = False) -> Entry:
        """Write an entry to the file that its display name gives, whole or not at all.

        Returns:
            The entry as it is read back, under its identifier.

        Raises:
            SlalomError: if its name is taken, it could not be read back, or the disk refuses.
        """
        identifier = identifier_of(entry.name)
        path = self._path(identifier)
        if shipped := self.shipped_as(entry.name):
            raise SlalomError("own_name_shipped", name=shipped.name)
        if not overwrite and self.has_file(entry.name):
            raise SlalomError("own_name_taken", name=entry.name, file=place_of(path))
        text = self._kind.write(entry)
        saved = self._kind.read(identifier, place_of(path), text)
        with suppress(OSError):  # the file will say what is wrong
            self._folder.mkdir(parents=True, exist_ok=True)
        if not is_inside(path, self._root):
            raise CatalogError("own_not_a_file", place_of(path), 1)
        with atomic_file(path) as file:
            file.write(text)
        self.refresh()
        return saved

    def remove(self, identifier: str) -> None:
        """Delete the file of an entry. Raises KeyError without one, SlalomError if it stays."""
        path = self._path(self[identifier].identifier)
        try:
            path.unlink()
        except OSError as error:
            raise SlalomError("own_not_removed", path=path, reason=reason_of(error)) from None
        self.refresh()

    def _path(self, identifier: str) -> Path:
        return self._folder / f"{identifier}{SUFFIX}"

    def _known(self) -> dict[str, Entry]:
        if self._entries is None:
            self._errors, self._entries = [], {}
            for path in self._files():
                try:
                    self._entries[path.stem] = self._load(path)
                except CatalogError as error:
                    self._errors.append(error)
        return self._entries

    def _files(self) -> list[Path]:
        """The files to read, by name; hidden ones and other endings are nobody's business."""
        try:
            names = sorted(one.name for one in self._folder.iterdir() if one.suffix == SUFFIX)
        except FileNotFoundError:
            return []
        except OSError as error:
            reason = reason_of(error)
            self._errors.append(CatalogError("own_unreadable", self._kind.folder, 1, reason=reason))
            return []
        paths = [self._folder / name for name in names if not name.startswith(".")]
        if len(paths) > MOST_FILES:
            place = place_of(paths[MOST_FILES])
            self._errors.append(CatalogError("own_too_many", place, 1, limit=MOST_FILES))
        return paths[:MOST_FILES]

    def _load(self, path: Path) -> Entry:
        text = text_of(path, self._root)
        if path.stem in self._kind.shipped():
            raise CatalogError("own_file_shipped", place_of(path), 1)
        return self._kind.read(path.stem, place_of(path), text)
