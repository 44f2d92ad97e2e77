"""One TOML text to one checked entry.

An entry of a person's own (`own`) may leave out what a person does not know; one that is shipped
may not.
"""

import re
import tomllib
from collections.abc import Mapping
from math import inf
from types import MappingProxyType
from typing import Literal, cast

from engine.catalog.entries import FunctionEntry, OptimizerEntry, ScheduleEntry, WrapperEntry
from engine.catalog.fields import Fields
from engine.catalog.limits import MOST_DECLARED
from engine.catalog.place import CatalogError, Place
from engine.hyperparameter import Hyperparameter, described
from engine.minimum import Minimum

OPTIMIZER_KEYS = frozenset(
    {"name", "source", "meaning", "rule", "memory", "hyperparameters"}
    | {"method", "family", "convention", "difference", "stable_rate"}
)
SCHEDULE_KEYS = frozenset({"name", "source", "meaning", "formula", "parameters"})
WRAPPER_KEYS = frozenset(
    {"name", "short", "source", "meaning", "slope", "point", "step", "memory", "hyperparameters"}
)
FUNCTION_KEYS = frozenset(
    {"name", "source", "meaning", "formula", "parameters", "window", "view", "height_scale"}
    | {"minima", "starts", "rates", "group"}
)
HYPERPARAMETER_KEYS = frozenset(
    {"name", "symbol", "default", "range", "scale", "meaning", "minimum", "maximum", "integer"}
)
MINIMUM_KEYS = frozenset({"point", "height", "kind", "scope"})
SCALES = ("linear", "log")
HEIGHT_SCALES = ("rank", "log", "linear")
GROUPS = ("valley", "many", "shape")
KINDS = ("smooth", "kink")
SCOPES = ("global", "local")


def read_optimizer(identifier: str, file: str, text: str, own: bool = False) -> OptimizerEntry:
    """The entry of a file in `optimizers`; CatalogError says what is wrong and where.

    Of a person's own only `rule` and the `name` and `default` of each hyperparameter must stand.
    """
    fields = _parsed(file, text, OPTIMIZER_KEYS - {"method"} if own else OPTIMIZER_KEYS)
    memory, names = fields.open_table("memory")
    unknown = "" if own else None
    return OptimizerEntry(
        identifier=identifier,
        name=fields.label("name", identifier if own else None),
        rule="" if "method" in fields else fields.text("rule"),
        hyperparameters=_hyperparameters(fields, "hyperparameters", own),
        memory=MappingProxyType({name: memory.text(name) for name in names}),
        meaning=fields.text("meaning", unknown),
        source=fields.text("source", unknown),
        method=fields.optional_text("method"),
        family=fields.optional_text("family"),
        convention=fields.optional_text("convention"),
        difference=fields.optional_text("difference"),
        stable_rate=fields.optional_text("stable_rate"),
    )


def read_schedule(identifier: str, file: str, text: str) -> ScheduleEntry:
    """The entry of a file in `schedules`; CatalogError says what is wrong and where."""
    fields = _parsed(file, text, SCHEDULE_KEYS)
    return ScheduleEntry(
        identifier=identifier,
        name=fields.label("name"),
        formula=fields.text("formula"),
        parameters=_hyperparameters(fields, "parameters"),
        meaning=fields.text("meaning"),
        source=fields.text("source"),
    )


def read_wrapper(identifier: str, file: str, text: str) -> WrapperEntry:
    """The entry of a file in `wrappers`; CatalogError says what is wrong and where."""
    fields = _parsed(file, text, WRAPPER_KEYS)
    memory, names = fields.open_table("memory")
    return WrapperEntry(
        identifier=identifier,
        name=fields.label("name"),
        short=fields.text("short"),
        slope=fields.optional_text("slope") or "",
        point=fields.optional_text("point") or "",
        step=fields.optional_text("step") or "",
        hyperparameters=_hyperparameters(fields, "hyperparameters"),
        memory=MappingProxyType({name: memory.text(name) for name in names}),
        meaning=fields.text("meaning"),
        source=fields.text("source"),
    )


def read_function(identifier: str, file: str, text: str, own: bool = False) -> FunctionEntry:
    """The entry of a file in `functions`; CatalogError says what is wrong and where.

    Of a person's own only `formula`, `window` and the `name` and `default` of each parameter must
    stand.
    """
    fields = _parsed(file, text, FUNCTION_KEYS)
    scale = fields.choice("height_scale", HEIGHT_SCALES, HEIGHT_SCALES[0] if own else None)
    unknown = "" if own else None
    return FunctionEntry(
        identifier=identifier,
        name=fields.label("name", identifier if own else None),
        formula=fields.text("formula"),
        parameters=_hyperparameters(fields, "parameters", own),
        window=fields.window("window"),
        view=fields.window("window" if own and "view" not in fields else "view"),
        height_scale=cast(Literal["rank", "log", "linear"], scale),
        minima=tuple(_minimum(table) for table in fields.tables("minima", MINIMUM_KEYS)),
        starts=() if own and "starts" not in fields else fields.points("starts"),
        rates=_rates(fields),
        meaning=fields.text("meaning", unknown),
        source=fields.text("source", unknown),
        group=cast(Literal["valley", "many", "shape", ""], fields.choice("group", GROUPS, "")),
    )


def _parsed(file: str, text: str, known: frozenset[str]) -> Fields:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = re.sub(r" \(at [^)]*\)$", "", str(error))
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise CatalogError("catalog_syntax", file, line, reason=reason) from None
    except (RecursionError, ValueError):  # brackets in brackets; a number of thousands of digits
        raise CatalogError("catalog_absurd", file, 1) from None
    return Fields(values, Place(file, text), known)


def _hyperparameters(fields: Fields, key: str, own: bool = False) -> tuple[Hyperparameter, ...]:
    found: dict[str, Hyperparameter] = {}
    for table in fields.tables(key, HYPERPARAMETER_KEYS):
        one = _hyperparameter(_completed(table) if own else table, "" if own else None)
        if one.name in found:
            table.fail("catalog_twice", "name", name=one.name)
        found[one.name] = one
    if len(found) > MOST_DECLARED:
        fields.fail("catalog_many", key, name=key, limit=MOST_DECLARED)
    return tuple(found.values())


def _completed(fields: Fields) -> Fields:
    """The table with a range, a scale and a symbol where a person left them out."""
    usual = described(fields.formula_name("name"), fields.number("default"))
    least, most = fields.number("minimum", -inf), fields.number("maximum", inf)
    if not least <= usual.default <= most:
        fields.fail("catalog_default", "default", name=usual.name)
    low, high = max(usual.low, least), min(usual.high, most)
    scale = "linear" if "range" in fields else usual.scale
    return fields.filled({"range": [low, high], "scale": scale, "symbol": usual.symbol})


def _hyperparameter(fields: Fields, meaning: str | None) -> Hyperparameter:
    low, high = fields.interval("range")
    scale = fields.choice("scale", SCALES)
    one = Hyperparameter(
        name=fields.formula_name("name"),
        default=fields.number("default"),
        low=low,
        high=high,
        scale=cast(Literal["linear", "log"], scale),
        symbol=fields.text("symbol"),
        meaning=fields.text("meaning", meaning),
        minimum=fields.number("minimum", -inf),
        maximum=fields.number("maximum", inf),
        integer=fields.flag("integer"),
    )
    if not low <= one.default <= high:
        fields.fail("catalog_default", "default", name=one.name)
    if low < one.minimum or high > one.maximum:
        fields.fail("catalog_range", "range", name=one.name)
    if scale == "log" and low <= 0:
        fields.fail("catalog_logarithm", "range", name=one.name)
    return one


def _minimum(fields: Fields) -> Minimum:
    kind = fields.choice("kind", KINDS)
    scope = fields.choice("scope", SCOPES)
    return Minimum(
        point=fields.point("point"),
        height=fields.number("height"),
        kind=cast(Literal["smooth", "kink"], kind),
        scope=cast(Literal["global", "local"], scope),
    )


def _rates(fields: Fields) -> Mapping[str, float]:
    table, identifiers = fields.open_table("rates")
    for identifier in identifiers:
        if table.number(identifier) <= 0:
            table.fail("catalog_rate", identifier, name=identifier)
    return MappingProxyType({name: table.number(name) for name in identifiers})
