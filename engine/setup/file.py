"""Session files on disk: read with a cap, written whole or not at all."""

import os
from pathlib import Path

from engine.atomic_file import atomic_file, reason_of
from engine.setup.error import SetupError
from engine.setup.json_text import MAX_BYTES, MEGABYTE
from engine.setup.setup import Setup


def load_setup(path: str | os.PathLike[str]) -> Setup:
    """The setup in a session file. Raises SetupError; a bad file leaves nothing half read."""
    data = _bytes_of(Path(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SetupError("setup_not_utf8", byte=error.start) from None
    return Setup.from_text(text)


def save_setup(setup: Setup, path: str | os.PathLike[str]) -> None:
    """Writes a session file; until it is whole the old one stays. Raises SlalomError."""
    with atomic_file(path) as file:
        file.write(setup.to_text())


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SetupError("file_missing", path=path) from None
    except (OSError, ValueError) as error:
        raise SetupError("file_unreadable", path=path, reason=reason_of(error)) from None
    if len(data) > MAX_BYTES:
        raise SetupError("file_too_large", path=path, limit=MAX_BYTES // MEGABYTE)
    return data
