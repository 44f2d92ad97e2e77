"""An entry as TOML text, which reads back equal."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from engine.catalog.entries import FunctionEntry, OptimizerEntry
from engine.hyperparameter import Hyperparameter
from engine.messages import SlalomError

Numbers = float | Sequence["Numbers"]
"""A number, or a list of such."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}
_BARE_KEY = "[A-Za-z0-9_-]+"


def optimizer_text(entry: OptimizerEntry) -> str:
    """The text of a file in `optimizers`. Raises SlalomError for what no file can hold."""
    return _joined(
        [
            *_texts(name=entry.name, source=entry.source, meaning=entry.meaning),
            *_texts(method=entry.method, family=entry.family, convention=entry.convention),
            *_texts(difference=entry.difference, stable_rate=entry.stable_rate),
            *([] if entry.method else [f"rule = {_long_text(entry.rule)}"]),
            *_table("memory", {name: _text(text) for name, text in entry.memory.items()}),
            *_declared("hyperparameters", entry.hyperparameters),
        ]
    )


def function_text(entry: FunctionEntry) -> str:
    """The text of a file in `functions`. Raises SlalomError for what no file can hold."""
    return _joined(
        [
            *_texts(name=entry.name, source=entry.source, meaning=entry.meaning),
            f"formula = {_long_text(entry.formula)}",
            f"window = {_numbers(entry.window)}",
            f"view = {_numbers(entry.view)}",
            f"height_scale = {_text(entry.height_scale)}",
            *_texts(group=entry.group),
            f"starts = {_numbers(entry.starts)}",
            *_declared("parameters", entry.parameters),
            *_minima(entry),
            *_table("rates", {name: _number(rate) for name, rate in entry.rates.items()}),
        ]
    )


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _texts(**values: str | None) -> Iterator[str]:
    """One line for each that is known."""
    return (f"{key} = {_text(value)}" for key, value in values.items() if value)


def _table(header: str, values: Mapping[str, str]) -> list[str]:
    lines = [f"{_key(name)} = {value}" for name, value in values.items()]
    return ["", f"[{header}]", *lines] if lines else []


def _declared(header: str, declared: Iterable[Hyperparameter]) -> Iterator[str]:
    for one in declared:
        yield from ("", f"[[{header}]]")
        yield from _texts(name=one.name, symbol=one.symbol)
        yield f"default = {_number(one.default)}"
        yield f"range = {_numbers((one.low, one.high))}"
        yield f"scale = {_text(one.scale)}"
        for key, limit in (("minimum", one.minimum), ("maximum", one.maximum)):
            if isfinite(limit):
                yield f"{key} = {_number(limit)}"
        if one.integer:
            yield "integer = true"
        yield from _texts(meaning=one.meaning)


def _minima(entry: FunctionEntry) -> Iterator[str]:
    for minimum in entry.minima:
        yield from ("", "[[minima]]", f"point = {_numbers(minimum.point)}")
        yield f"height = {_number(minimum.height)}"
        yield from _texts(kind=minimum.kind, scope=minimum.scope)


def _key(name: str) -> str:
    return name if re.fullmatch(_BARE_KEY, name) else _text(name)


def _text(value: str) -> str:
    escaped = "".join(_escaped(one) for one in value).replace("\n", "\\n")
    return f'"{escaped}"'


def _long_text(value: str) -> str:
    """Between three quotes, a line a line, where there is more than one."""
    if "\n" not in value:
        return _text(value)
    escaped = "".join(one if one == "\t" else _escaped(one) for one in value)
    return f'"""\n{escaped}\n"""'


def _escaped(one: str) -> str:
    if one in _ESCAPES:
        return _ESCAPES[one]
    if "\ud800" <= one <= "\udfff":
        raise SlalomError("catalog_half_character")
    is_control = (one < " " and one != "\n") or one == "\x7f"
    return f"\\u{ord(one):04x}" if is_control else one


def _number(value: float) -> str:
    """As many digits as it takes to be read back as the same number, up to 17."""
    if not isfinite(value):
        raise SlalomError("catalog_not_finite")
    return repr(float(value))


def _numbers(values: Sequence[Numbers]) -> str:
    parts = (_number(one) if isinstance(one, float | int) else _numbers(one) for one in values)
    return f"[{', '.join(parts)}]"
