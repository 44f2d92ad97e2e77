"""Reading a parsed TOML table field by field; what is wrong is told with file and line."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from math import isfinite
from typing import NoReturn

from engine.catalog.limits import FARTHEST, LONGEST_LABEL, is_label, is_name, is_too_narrow
from engine.catalog.place import CatalogError, Place
from engine.messages import unknown_name


class Fields:
    """One table: refuses keys that nobody reads, and values that are not what they should be."""

    def __init__(self, values: Mapping[str, object], place: Place, known: frozenset[str]) -> None:
        self._values = values
        self._place = place
        for key in values:
            if key not in known:
                code, fields = unknown_name("catalog_unknown_key", key, known)
                self.fail(code, key, **fields)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def filled(self, usual: Mapping[str, object]) -> "Fields":
        """The table with usual values for keys that were left out."""
        values = {**usual, **self._values}
        return Fields(values, self._place, frozenset(values))

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self._values:
            return default
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            self.fail("catalog_text", key, name=key)
        return value.strip()

    def label(self, key: str, default: str | None = None) -> str:
        """A text of one line, as a legend has room for."""
        text = self.text(key, default)
        if not is_label(text):
            self.fail("catalog_label", key, name=key, limit=LONGEST_LABEL)
        return text

    def formula_name(self, key: str) -> str:
        """A name that a formula can use."""
        text = self.text(key)
        if not is_name(text):
            self.fail("catalog_name", key, name=text)
        return text

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if key in self else None

    def number(self, key: str, default: float | None = None) -> float:
        if default is not None and key not in self._values:
            return default
        return self._number(key, self._value(key))

    def flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.fail("catalog_flag", key, name=key)
        return value

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        if default is not None and key not in self._values:
            return default
        value = self._value(key)
        if value not in choices:
            self.fail("catalog_choice", key, name=key, choices=", ".join(choices))
        return str(value)

    def point(self, key: str) -> tuple[float, float]:
        return self._pair(key, self._value(key))

    def points(self, key: str) -> tuple[tuple[float, float], ...]:
        return tuple(self._place_of(key, value) for value in self._list(key))

    def interval(self, key: str) -> tuple[float, float]:
        return self._rising(key, self._value(key))

    def window(self, key: str) -> tuple[tuple[float, float], tuple[float, float]]:
        intervals = self._list(key)
        if len(intervals) != 2:
            self.fail("catalog_pair", key, name=key)
        return self._side(key, intervals[0]), self._side(key, intervals[1])

    def tables(self, key: str, known: frozenset[str]) -> Iterator["Fields"]:
        """The tables of `[[key]]`, in their order; none if there are none."""
        for index, values in enumerate(self._list(key) if key in self else ()):
            if not isinstance(values, dict):
                self.fail("catalog_table", key, name=key)
            yield Fields(values, replace(self._place, header=key, index=index), known)

    def open_table(self, key: str) -> tuple["Fields", tuple[str, ...]]:
        """The table `[key]` whose keys are free, and those keys."""
        values = self._values.get(key, {})
        if not isinstance(values, dict):
            self.fail("catalog_table", key, name=key)
        return Fields(values, replace(self._place, header=key), frozenset(values)), tuple(values)

    def fail(self, code: str, key: str, **fields: object) -> NoReturn:
        raise CatalogError(code, self._place.file, self._place.line_of(key), **fields)

    def _value(self, key: str) -> object:
        if key not in self._values:
            self.fail("catalog_missing", key, name=key)
        return self._values[key]

    def _list(self, key: str) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list):
            self.fail("catalog_list", key, name=key)
        return value

    def _number(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail("catalog_number", key, name=key)
        with suppress(OverflowError):  # a whole number may be larger than any float
            if isfinite(value):
                return float(value)
        self.fail("catalog_number", key, name=key)

    def _pair(self, key: str, value: object) -> tuple[float, float]:
        if not isinstance(value, list) or len(value) != 2:
            self.fail("catalog_pair", key, name=key)
        return self._number(key, value[0]), self._number(key, value[1])

    def _place_of(self, key: str, value: object) -> tuple[float, float]:
        """Two coordinates."""
        pair = self._pair(key, value)
        if max(map(abs, pair)) > FARTHEST:
            self.fail("catalog_far", key, name=key, limit=FARTHEST)
        return pair

    def _side(self, key: str, value: object) -> tuple[float, float]:
        """An interval of a coordinate."""
        self._place_of(key, value)
        low, high = self._rising(key, value)
        if is_too_narrow(low, high):
            self.fail("catalog_narrow", key, name=key)
        return low, high

    def _rising(self, key: str, value: object) -> tuple[float, float]:
        low, high = self._pair(key, value)
        if low >= high:
            self.fail("catalog_interval", key, name=key)
        return low, high
