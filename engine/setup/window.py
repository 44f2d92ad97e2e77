"""Intervals of coordinates: the window of a problem, the spread of random starts."""

from collections.abc import Mapping

from engine.catalog.limits import FARTHEST, is_too_narrow
from engine.problem import Window
from engine.setup import fields
from engine.setup.error import SetupError

Point = tuple[float, ...]

COORDINATES = 2


def read_point(data: object, place: str) -> Point:
    """One number a coordinate."""
    numbers = fields.as_tuple_of(data, place, COORDINATES)
    return tuple(
        fields.as_number(number, f"{place}[{axis}]", -FARTHEST, FARTHEST)
        for axis, number in enumerate(numbers)
    )


def read_window(data: object, place: str) -> Window:
    """One interval a coordinate."""
    horizontal, vertical = fields.as_tuple_of(data, place, COORDINATES)
    return _interval(horizontal, f"{place}[0]"), _interval(vertical, f"{place}[1]")


def optional_window(entries: Mapping[str, object], key: str, place: str) -> Window | None:
    """The window under `key`, if it is there."""
    return read_window(entries[key], fields.member(place, key)) if key in entries else None


def _interval(data: object, place: str) -> tuple[float, float]:
    low, high = read_point(data, place)
    if not low < high:
        raise SetupError("setup_interval", place)
    if is_too_narrow(low, high):
        raise SetupError("setup_narrow", place)
    return low, high
