"""The README's example: a network of one hidden layer learns a parabola."""

import numpy as np

EXAMPLE = """
import numpy as np
from engine.training import Updater

x = np.linspace(-1, 1, 50)[:, None]
weights = {"W": np.linspace(1, 3, 8)[None], "b": np.linspace(-2, 2, 8), "out": np.zeros((8, 1))}
updater = Updater("adam", weights, learning_rate=0.03)
for _ in range(1000):
    hidden = np.tanh(x @ weights["W"] + weights["b"])
    error = (hidden @ weights["out"] - x**2) / len(x)
    back = error @ weights["out"].T * (1 - hidden**2)
    updater.step({"W": x.T @ back, "b": back.sum(axis=0), "out": hidden.T @ error})
"""


def test_the_example_learns() -> None:
    names: dict[str, object] = {}
    exec(EXAMPLE, names)
    error = names["error"]
    assert isinstance(error, np.ndarray)
    assert abs(error).max() * 50 < 0.02
