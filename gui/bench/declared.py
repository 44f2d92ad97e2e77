"""The numbers of the bench, with ranges that suit the window and the steepness of the problem."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from engine.disturbances import Disturbances
from engine.hyperparameter import Hyperparameter
from engine.problem import Window
from engine.transform import Transform

STEPS_ACROSS = 200
"""A drift at the end of its slider crosses half the window in so many steps."""

_MOST_SPIN = 5.0
translate = QCoreApplication.translate


def transform_rows(window: Window) -> tuple[Hyperparameter, ...]:
    """Where the ground goes, how it is turned and how it is stretched."""
    half = [(high - low) / 2 for low, high in window]
    return (
        _around_zero("shift_x", half[0], translate("Bench", "How far the ground goes along x.")),
        _around_zero("shift_y", half[1], translate("Bench", "How far the ground goes along y.")),
        _around_zero(
            "rotation",
            180.0,
            translate("Bench", "Degrees that the ground is turned, against the clock."),
        ),
        Hyperparameter(
            name="condition",
            default=1.0,
            low=1.0,
            high=1e6,
            scale="log",
            symbol=translate("Bench", "stretch"),
            meaning=translate(
                "Bench",
                "Condition number: how much steeper a bowl becomes across than along.",
            ),
            minimum=1.0,
            maximum=1e6,
        ),
        Hyperparameter(
            name="height_scale",
            default=1.0,
            low=1e-3,
            high=1e3,
            scale="log",
            symbol=translate("Bench", "height"),
            meaning=translate("Bench", "Factor on every height, and so on every slope."),
            minimum=1e-9,
            maximum=1e9,
        ),
    )


def drift_rows(window: Window) -> tuple[Hyperparameter, ...]:
    """How the ground moves while it is raced on."""
    across = [(high - low) / 2 / STEPS_ACROSS for low, high in window]
    return (
        _around_zero("drift_x", across[0], translate("Bench", "How far it moves along x a step.")),
        _around_zero("drift_y", across[1], translate("Bench", "How far it moves along y a step.")),
        _around_zero("spin", _MOST_SPIN, translate("Bench", "Degrees that it turns a step.")),
    )


def disturbance_rows(median_slope: float) -> tuple[Hyperparameter, ...]:
    """How the answers are disturbed; added noise goes up to the usual steepness."""
    most = float(f"{median_slope:.1e}") if median_slope > 0 else 1.0
    return (
        _share_of(
            "additive", most, translate("Bench", "Spread of normal noise added to each slope.")
        ),
        _share_of(
            "multiplicative",
            2.0,
            translate("Bench", "Spread of a normal factor around 1 on each slope: steep is noisy."),
        ),
        _share_of(
            "heavy_tailed",
            most,
            translate("Bench", "Scale of noise with rare huge values: Student's t."),
        ),
        replace(
            _share_of(
                "seen",
                1.0,
                translate("Bench", "Chance that a coordinate of the slope is seen; else it is 0."),
            ),
            default=1.0,
            maximum=1.0,
            scale="linear",
        ),
    )


def symbol_of(name: str) -> str:
    """The short word before a slider."""
    return {
        "shift_x": translate("Bench", "shift x"),
        "shift_y": translate("Bench", "shift y"),
        "rotation": translate("Bench", "turn"),
        "drift_x": translate("Bench", "drift x"),
        "drift_y": translate("Bench", "drift y"),
        "spin": translate("Bench", "spin"),
        "additive": translate("Bench", "noise"),
        "multiplicative": translate("Bench", "relative"),
        "heavy_tailed": translate("Bench", "heavy"),
        "seen": translate("Bench", "seen"),
    }[name]


def transform_values(transform: Transform) -> dict[str, float]:
    """The numbers by the names of their rows."""
    return {
        "shift_x": transform.shift[0],
        "shift_y": transform.shift[1],
        "rotation": transform.rotation,
        "condition": transform.condition,
        "height_scale": transform.height_scale,
        "drift_x": transform.drift[0],
        "drift_y": transform.drift[1],
        "spin": transform.spin,
    }


def with_value(transform: Transform, name: str, value: float) -> Transform:
    """The transform after one row has changed."""
    values = {**transform_values(transform), name: value}
    return Transform(
        shift=(values["shift_x"], values["shift_y"]),
        rotation=values["rotation"],
        condition=values["condition"],
        height_scale=values["height_scale"],
        drift=(values["drift_x"], values["drift_y"]),
        spin=values["spin"],
    )


def disturbance_values(disturbances: Disturbances) -> dict[str, float]:
    """The numbers by the names of their rows."""
    return {name: getattr(disturbances, name) for name in Disturbances.__slots__}


def _around_zero(name: str, reach: float, meaning: str) -> Hyperparameter:
    return Hyperparameter(name, 0.0, -reach, reach, "linear", symbol_of(name), meaning)


def _share_of(name: str, most: float, meaning: str) -> Hyperparameter:
    """From nothing at all, then in equal factors: slopes differ by powers of ten."""
    symbol = symbol_of(name)
    return Hyperparameter(name, 0.0, 0.0, most, "log", symbol, meaning, minimum=0.0)
