"""The engine in a plain training loop: any optimizer over arrays that somebody else computes with.

weights = {"W1": np.zeros((4, 3)), "b1": np.zeros(3)}
updater = Updater("adam", weights, learning_rate=1e-3)
updater.step(gradients)  # a dict of arrays like the weights, which change in place
"""

from engine.training.updater import Updater

__all__ = ["Updater"]
