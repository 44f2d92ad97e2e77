"""How many samples CMA-ES draws, what each counts, and how fast it learns from them."""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Array


def usual_samples(dims: int) -> int:
    """Hansen's default, 4 + 3 ln(dims), rounded down."""
    return 4 + math.floor(3 * math.log(dims))


class Weights:
    """Default parameters of Hansen 2016, arXiv:1604.00772, Table 1, `(starts,)` each.

    Attributes:
        samples: how many each start draws; `most` is the most of them.
        weights: what the best, the second best, ... counts; 0 for the worse half.
        effective: as how many equal weights they do.
        path_rate, size_rate, rank_one, rank_many: rates of learning.
        damping: of the size.
        expected_length: of a standard normal vector, a number.
    """

    def __init__(self, dims: int, samples: Array) -> None:
        self.samples = samples
        self.most = int(samples.max(initial=usual_samples(dims)))
        chosen = np.floor(samples / 2)
        raw = [
            np.where(rank < chosen, np.log((samples + 1) / 2) - math.log(rank + 1), 0.0)
            for rank in range(self.most // 2)
        ]
        total, squares = np.zeros_like(samples), np.zeros_like(samples)
        for weight in raw:
            total, squares = total + weight, squares + weight * weight
        self.weights = [weight / total for weight in raw]
        many = self.effective = total * total / squares
        self.path_rate = (4 + many / dims) / (dims + 4 + 2 * many / dims)
        self.size_rate = (many + 2) / (dims + many + 5)
        self.rank_one = 2 / ((dims + 1.3) ** 2 + many)
        self.rank_many = np.minimum(
            1 - self.rank_one, 2 * (many - 2 + 1 / many) / ((dims + 2) ** 2 + many)
        )
        excess = np.sqrt(np.maximum(0.0, (many - 1) / (dims + 1))) - 1
        self.damping = 1 + 2 * np.maximum(0.0, excess) + self.size_rate
        self.expected_length = math.sqrt(dims) * (1 - 1 / (4 * dims) + 1 / (21 * dims * dims))
