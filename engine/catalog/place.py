"""Where something stands in a catalog file, and the error that says so."""

import re
from dataclasses import dataclass

from engine.messages import SlalomError

# Compiled when an error is told, not at start-up.
HEADER = r"\[+\s*(\w+)\s*\]+"
LONG_TEXT = r'(?s)"""(?:\\.|.)*?"""|\'\'\'.*?\'\'\''


class CatalogError(SlalomError):
    """An entry of the catalog is wrong; `file` and `line` (from 1) say where."""

    def __init__(self, code: str, file: str, line: int, **fields: object) -> None:
        super().__init__(code, file=file, line=line, **fields)
        self.file = file
        self.line = line


@dataclass(frozen=True, slots=True)
class Place:
    """The index-th `[header]` or `[[header]]` of a file's text; no header means its beginning."""

    file: str
    text: str
    header: str = ""
    index: int = 0

    def line_of(self, key: str) -> int:
        """The line that gives `key` in this table; of the table's header if there is none."""
        assignment = rf'\s*"?{re.escape(key)}"?\s*='
        inside, seen, found = not self.header, -1, 1
        for number, line in enumerate(_without_long_texts(self.text), start=1):
            if header := re.match(HEADER, line):
                if not self.header and header[1] == key:
                    return number
                seen += header[1] == self.header
                inside = header[1] == self.header and seen == self.index
                found = number if inside else found
            elif inside and re.match(assignment, line):
                return number
        return found

    def line_inside(self, key: str, value: str) -> int:
        """The line on which the text that `key` gives begins, after its quotes."""
        begin = self.line_of(key)
        first = value.partition("\n")[0]
        lines = enumerate(self.text.split("\n"), start=1)
        return next((n for n, line in lines if n >= begin and first in line), begin)


def _without_long_texts(text: str) -> list[str]:
    """The lines of the text, emptied where a long text stands: a rule has assignments too."""
    return re.sub(LONG_TEXT, lambda found: "\n" * found[0].count("\n"), text).split("\n")
