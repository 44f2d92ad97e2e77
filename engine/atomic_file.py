"""Text files that are written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from typing import Literal, TextIO

from engine.messages import SlalomError


@contextmanager
def atomic_file(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """A text file (UTF-8, LF) that takes its name only when the block ends without an error.

    Raises SlalomError where the file system refuses, BrokenPipeError where a reader has left.
    """
    with _refusals(path):
        if _is_written_through(path):
            with _opened(Path(path), "w") as file:
                yield file
            return
        with _renamed_at_the_end(_target(path)) as file:
            yield file


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Raises the SlalomError that `atomic_file` would, before there is anything to write."""
    with _refusals(path):
        if _target(path).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not _is_written_through(path):
            TemporaryFile(dir=_target(path).parent).close()


def reason_of(error: OSError | ValueError) -> str:
    """What the operating system said, without its number and the path."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


@contextmanager
def _refusals(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except (BrokenPipeError, SlalomError):
        raise
    except (OSError, ValueError) as error:
        raise SlalomError("file_unwritable", path=path, reason=reason_of(error)) from None


def _target(path: str | os.PathLike[str]) -> Path:
    """The file behind a link, which is replaced instead of the link."""
    return Path(os.path.realpath(path))


def _is_written_through(path: str | os.PathLike[str]) -> bool:
    """A pipe or a device, whose name nothing else may take."""
    return _is_device(path) or (_target(path).exists() and not _target(path).is_file())


def _is_device(path: str | os.PathLike[str]) -> bool:
    """Also `/dev/stdout`, which may lead to a file that others have open."""
    return Path(os.path.abspath(path)).parts[:2] == ("/", "dev")


@contextmanager
def _renamed_at_the_end(target: Path) -> Iterator[TextIO]:
    # Drawn by chance: a process that was killed may have had our number, and left its part.
    part = target.with_name(f".slalom-{token_hex(8)}.part")
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
