"""Typed reading of plain data; every refusal names the place."""

import math
from collections.abc import Collection, Mapping, Sequence

from engine.catalog.limits import LONGEST_LABEL, is_name
from engine.messages import unknown_name
from engine.setup.error import SetupError

MAX_LABEL = LONGEST_LABEL
MAX_FORMULA = 4_096


def member(place: str, key: str) -> str:
    """The place of one key of an object; keys that are no names are quoted and cut."""
    if not is_name(key):
        return f"{place}[{key[:64]!r}]"
    return f"{place}.{key}" if place else key


def refuse_unknown(
    place: str, name: str, code: str, known: Collection[str], owner: str = ""
) -> None:
    """Raises SetupError unless `name` is known; the sentence says which known name is nearest."""
    if name not in known:
        code, found = unknown_name(code, name, known)
        raise SetupError(code, place, **found, owner=owner)


def as_object(
    data: object, place: str, known: Collection[str] = (), reserved: Collection[str] = ()
) -> Mapping[str, object]:
    """An object whose keys are all known; without `known` any key will do."""
    if not isinstance(data, Mapping):
        raise _wrong_kind(data, place, "an object")
    for key in data:
        if not isinstance(key, str):
            raise _wrong_kind(key, place, "an object")
        if key in reserved:
            raise SetupError("setup_reserved", member(place, key))
        if known:
            refuse_unknown(member(place, key), key, "setup_unknown_key", known)
    return data


def required(data: Mapping[str, object], key: str, place: str = "") -> object:
    """The value of a key that must be there."""
    if key not in data:
        raise SetupError("setup_missing", member(place, key))
    return data[key]


def one_of(data: Mapping[str, object], place: str, *keys: str) -> str:
    """Which of some keys is there; exactly one has to be."""
    found = [key for key in keys if key in data]
    if len(found) != 1:
        choices = ", ".join(f"'{key}'" for key in keys)
        raise SetupError("setup_exactly_one", place, choices=choices)
    return found[0]


def as_list(data: object, place: str, most: int) -> Sequence[object]:
    """A list of at most `most` entries."""
    if not isinstance(data, list | tuple):
        raise _wrong_kind(data, place, "a list")
    if len(data) > most:
        raise SetupError("setup_many", place, found=len(data), limit=most)
    return data


def as_tuple_of(data: object, place: str, count: int) -> Sequence[object]:
    """A list of exactly `count` entries."""
    if not isinstance(data, list | tuple):
        raise _wrong_kind(data, place, "a list")
    if len(data) != count:
        raise SetupError("setup_count", place, found=len(data), wanted=count)
    return data


def as_text(data: object, place: str, longest: int) -> str:
    """A text that can be written again as UTF-8."""
    if not isinstance(data, str):
        raise _wrong_kind(data, place, "a text")
    if len(data) > longest:
        raise SetupError("setup_long_text", place, found=len(data), limit=longest)
    try:
        data.encode()
    except UnicodeEncodeError:
        raise SetupError("setup_half_character", place) from None
    return data


def optional_text(data: Mapping[str, object], key: str, place: str, longest: int) -> str | None:
    """The text under `key`, if it is there."""
    return as_text(data[key], member(place, key), longest) if key in data else None


def as_name(data: str, place: str) -> str:
    """A name that a formula can use."""
    if not is_name(data):
        raise SetupError("setup_name", place)
    return data


def as_truth(data: object, place: str) -> bool:
    """True or false, and nothing that merely counts as such."""
    if not isinstance(data, bool):
        raise _wrong_kind(data, place, "true or false")
    return data


def as_number(data: object, place: str, least: float = -math.inf, most: float = math.inf) -> float:
    """A finite number; `true` is none."""
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise _wrong_kind(data, place, "a number")
    try:
        number = float(data)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise SetupError("setup_infinite", place)
    _refuse_outside(number, place, least, most)
    return number


def as_whole_number(data: object, place: str, least: int, most: int) -> int:
    """A whole number, written without a decimal point."""
    if isinstance(data, bool) or not isinstance(data, int | float):
        raise _wrong_kind(data, place, "a number")
    if not isinstance(data, int):
        raise SetupError("setup_whole", place)
    _refuse_outside(data, place, least, most)
    return data


def _refuse_outside(number: float, place: str, least: float, most: float) -> None:
    if number < least:
        raise SetupError("setup_low", place, limit=f"{least:.15g}")
    if number > most:
        raise SetupError("setup_high", place, limit=f"{most:.15g}")


def _wrong_kind(data: object, place: str, wanted: str) -> SetupError:
    where = place or "The session"
    return SetupError("setup_kind", where, wanted=wanted, found=_kind(data))


def _kind(data: object) -> str:
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (bool, "true or false"),
        (str, "a text"),
        ((int, float), "a number"),
        ((list, tuple), "a list"),
        (Mapping, "an object"),
    ]
    found = (phrase for kind, phrase in kinds if isinstance(data, kind))
    return next(found, "nothing" if data is None else "something else")
