"""The transform and the disturbances of a setup."""

from dataclasses import asdict
from dataclasses import fields as fields_of
from typing import Any

from engine.disturbances import Disturbances
from engine.setup import fields
from engine.transform import Transform

PLACE = "transform"
LARGEST = 1e9
LIMITS = {
    "rotation": (-360.0, 360.0),
    "condition": (1.0, 1e6),
    "height_scale": (1e-9, 1e9),
    "spin": (-360.0, 360.0),
}


def read_transform(data: object) -> Transform:
    """The transform of a session. Raises SetupError."""
    known = [one.name for one in fields_of(Transform)]
    entries = fields.as_object(data, PLACE, known)
    read: dict[str, Any] = {}
    for name, value in entries.items():
        at = f"{PLACE}.{name}"
        read[name] = (
            fields.as_number(value, at, *LIMITS[name]) if name in LIMITS else _pair(value, at)
        )
    return Transform(**read)


def read_disturbances(data: object) -> Disturbances:
    """The disturbances of a session. Raises SetupError."""
    place = "disturbances"
    known = [one.name for one in fields_of(Disturbances)]
    entries = fields.as_object(data, place, known)
    most = {"seen": 1.0}
    return Disturbances(
        **{
            name: fields.as_number(value, f"{place}.{name}", 0.0, most.get(name, LARGEST))
            for name, value in entries.items()
        }
    )


def as_plain(value: Transform | Disturbances) -> dict[str, object]:
    """What differs from the defaults, as a session file holds it."""
    usual = asdict(type(value)())
    plain = {name: one for name, one in asdict(value).items() if one != usual[name]}
    return {name: list(one) if isinstance(one, tuple) else one for name, one in plain.items()}


def _pair(data: object, place: str) -> tuple[float, float]:
    first, second = (
        fields.as_number(one, f"{place}[{index}]", -LARGEST, LARGEST)
        for index, one in enumerate(fields.as_tuple_of(data, place, 2))
    )
    return first, second
