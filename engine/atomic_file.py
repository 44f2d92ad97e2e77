"""Text files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, TextIO

from engine.messages import SlalomError


@contextmanager
def atomic_file(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """A text file (UTF-8, LF) that takes its name only when the block ends without an error.

    Raises SlalomError where the file system refuses, BrokenPipeError where a reader has left.
    """
    target = Path(os.path.realpath(path))  # the file behind a link, not the link, is replaced
    try:
        if _is_device(path) or (target.exists() and not target.is_file()):
            with _opened(Path(path), "w") as file:  # nothing else may take the name of a pipe
                yield file
            return
        with _renamed_at_the_end(target) as file:
            yield file
    except (BrokenPipeError, SlalomError):
        raise
    except (OSError, ValueError) as error:
        raise SlalomError("file_unwritable", path=path, reason=reason_of(error)) from None


def reason_of(error: OSError | ValueError) -> str:
    """What the operating system said, without its number and the path."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _is_device(path: str | os.PathLike[str]) -> bool:
    """Also `/dev/stdout`, which may lead to a file that others have open."""
    return Path(os.path.abspath(path)).parts[:2] == ("/", "dev")


@contextmanager
def _renamed_at_the_end(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(part, "x") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _opened(path: Path, mode: Literal["w", "x"]) -> TextIOWrapper:
    return open(path, mode, encoding="utf-8", newline="\n")
