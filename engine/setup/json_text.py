"""Strict JSON: what Python's reader lets pass, or overflows on, is refused with a sentence."""

import json
from collections.abc import Iterable, Mapping
from typing import NoReturn

from engine.setup.error import SetupError

MEGABYTE = 1_000_000
MAX_BYTES = 20 * MEGABYTE
MAX_DIGITS = 400
MAX_DEPTH = 32


def read_json(text: str) -> object:
    """The plain data of a JSON text. Raises SetupError."""
    if len(text) > MAX_BYTES:
        raise SetupError("setup_too_long", limit=MAX_BYTES // MEGABYTE)
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse_constant,
            parse_int=_short_integer,
            object_pairs_hook=_unique_keys,
        )
    except json.JSONDecodeError as error:
        raise SetupError("setup_not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise SetupError("setup_too_deep", limit=MAX_DEPTH) from None


def write_json(data: Mapping[str, object]) -> str:
    """JSON with a line a key, and a line an entry where there are several."""
    lines = (f"  {_compact(key)}: {_entries(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _entries(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    return "[\n" + ",\n".join(f"    {_compact(entry)}" for entry in value) + "\n  ]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def depth_within(data: object, limit: int) -> bool:
    """Whether lists and objects nest at most `limit` levels deep; a loop, never a recursion."""
    level = [data]
    for _ in range(limit + 1):
        level = [child for container in level for child in _children(container)]
        if not level:
            return True
    return False


def _children(data: object) -> list[object]:
    if isinstance(data, dict):
        return list(data.values())
    return list(data) if isinstance(data, list | tuple) else []


def _refuse_constant(name: str) -> NoReturn:
    raise SetupError("setup_not_finite", number=name)


def _short_integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise SetupError("setup_long_number", digits=len(digits), limit=MAX_DIGITS)
    return int(digits)


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise SetupError("setup_key_twice", name=_first_repeated(key for key, _ in pairs))
    return data


def _first_repeated(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    raise ValueError("no key is repeated")
