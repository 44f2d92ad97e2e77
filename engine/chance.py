"""Chance that depends on nothing but (seed, stream, step, start, coordinate).

Every start owns a fixed range of Philox counters at every step, so neither more starts, nor more
racers, nor another chunk size moves any other draw (Salmon et al. 2011, "Parallel random numbers:
as easy as 1, 2, 3"). Normals come from pairs of words by Box and Muller (1958), because methods
that reject take a varying number of words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices

WORDS_A_COUNTER = 4
RULE_STREAM = 1 << 32
"""Streams below belong to disturbances, streams from here on to the `normal()` of a text."""


def normals(seed: int, stream: int, step: int, starts: Indices, dims: int) -> Array:
    """Standard normal draws `(dims, len(starts))`; `starts` are ascending indices of starts."""
    counters = -(-(dims + dims % 2) // WORDS_A_COUNTER)
    words = np.empty((len(starts), counters * WORDS_A_COUNTER), np.uint64)
    breaks = np.flatnonzero(np.diff(starts) != 1) + 1
    for run in np.split(np.arange(len(starts)), breaks):
        if len(run):
            counter = [int(starts[run[0]]) * counters, step, 0, 0]
            source = np.random.Philox(counter=counter, key=[seed, stream])
            words[run[0] : run[-1] + 1] = source.random_raw(words[run].size).reshape(len(run), -1)
    return _box_muller(words)[:, :dims].T.copy()


def _box_muller(words: NDArray[np.uint64]) -> Array:
    uniform = ((words >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    radius = np.sqrt(-2.0 * np.log(np.ascontiguousarray(uniform[:, 0::2])))
    angle = 2.0 * np.pi * np.ascontiguousarray(uniform[:, 1::2])
    drawn = np.empty_like(uniform)
    drawn[:, 0::2] = radius * np.cos(angle)
    drawn[:, 1::2] = radius * np.sin(angle)
    return drawn
