"""The entries of one folder, by identifier; a file is read when its entry is asked for first."""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

from engine.catalog.place import CatalogError

Entry = TypeVar("Entry")
SUFFIX = ".toml"


class Folder(Mapping[str, Entry], Generic[Entry]):
    """Sorted by identifier, the file name without its ending.

    Listing costs one look into the folder. Parsing takes half a millisecond a file, which at
    start-up only the entries pay that the first race shows.
    """

    def __init__(self, folder: Traversable, read: Callable[[str, str, str], Entry]) -> None:
        files = {file.name.removesuffix(SUFFIX): file for file in _toml_files(folder)}
        self._files = dict(sorted(files.items()))
        self._read = read
        self._entries: dict[str, Entry] = {}

    def __getitem__(self, identifier: str) -> Entry:
        if identifier not in self._entries:
            self._entries[identifier] = self._load(identifier)
        return self._entries[identifier]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _load(self, identifier: str) -> Entry:
        file = self._files[identifier]
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise CatalogError("catalog_not_utf8", file.name, line) from None
        return self._read(identifier, file.name, text)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith(SUFFIX))
