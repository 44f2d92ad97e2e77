"""Numbers that have a name: hyperparameters and parameters, declared here or by the catalog."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.catalog.limits import MOST_DECLARED
from engine.hyperparameter import Hyperparameter
from engine.setup import fields
from engine.setup.error import SetupError

Values = float | tuple[float, ...]


def plain(values: Mapping[str, Values]) -> dict[str, object]:
    """Values as JSON holds them."""
    return {name: list(one) if isinstance(one, tuple) else one for name, one in values.items()}


def of_python(value: object) -> Any:
    """A number of numpy as one of Python, arrays and what stands in lists as well."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    return [of_python(one) for one in value] if isinstance(value, list | tuple) else value


def as_declared_number(data: object, place: str, declared: Hyperparameter) -> float:
    """A number within the hard limits that the catalog declares."""
    number = fields.as_number(data, place, declared.minimum, declared.maximum)
    if declared.integer and not number.is_integer():
        raise SetupError("setup_whole", place)
    return number


def as_declared_numbers(data: object, place: str) -> dict[str, float]:
    """Numbers that declare themselves beside a formula."""
    entries = fields.as_object(data, place)
    return {name: fields.as_number(entries[name], at) for name, at in names_in(entries, place)}


def names_in(entries: Mapping[str, object], place: str) -> list[tuple[str, str]]:
    """Names that a formula can use, each with its place."""
    if len(entries) > MOST_DECLARED:
        raise SetupError("setup_many", place, found=len(entries), limit=MOST_DECLARED)
    places = [(name, fields.member(place, name)) for name in entries]
    return [(fields.as_name(name, at), at) for name, at in places]


def as_values(data: object, place: str, declared: Hyperparameter | None, starts: int) -> Values:
    """One number for all starts, or a list with one number a start."""
    if not isinstance(data, list | tuple):
        return _number(data, place, declared)
    listed = fields.as_tuple_of(data, place, starts)
    return tuple(_number(one, f"{place}[{index}]", declared) for index, one in enumerate(listed))


def _number(data: object, place: str, declared: Hyperparameter | None) -> float:
    if declared is None:
        return fields.as_number(data, place)
    return as_declared_number(data, place, declared)
