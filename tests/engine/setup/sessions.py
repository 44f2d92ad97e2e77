"""Sessions that the tests of setups start from."""

import copy
from typing import Any

SESSION: dict[str, Any] = {
    "format": "slalom",
    "schema": 1,
    "problem": {"function": "beale", "parameters": {}},
    "starts": [[1.0, 1.5], [-2.0, 2.0]],
    "racers": [
        {"optimizer": "adam", "hyperparameters": {"learning_rate": 0.01}},
        {"optimizer": "momentum", "label": "heavy", "color": "#0072B2"},
        {"rule": "x = x - learning_rate*sign(g)", "hyperparameters": {"learning_rate": 0.02}},
    ],
    "stop": {"max_steps": 1000},
    "seed": 0,
    "edits": [{"step": 200, "racer": 0, "hyperparameters": {"learning_rate": 0.1}}],
    "view": {"zoom": [1, 2.5]},
    "note": "of the valley",
}


def session(**changes: object) -> dict[str, Any]:
    """A copy of the session with some of its entries replaced."""
    return {**copy.deepcopy(SESSION), **changes}


def with_racer(**entries: object) -> dict[str, Any]:
    """The session with one racer only, made of these entries."""
    return session(racers=[entries], edits=[])
