"""Chance that depends on nothing but (seed, stream, step, start, coordinate).

Every start owns a fixed range of Philox counters at every step, so neither more starts, nor more
racers, nor another chunk size moves any other draw (Salmon et al. 2011, "Parallel random numbers:
as easy as 1, 2, 3"). Each draw takes a fixed number of words, because methods that reject take a
varying one: normals come in pairs from pairs of words by Box and Muller (1958), draws from
Student's t with two degrees of freedom by its quantile, which has a closed form.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Array, Indices

WORDS_A_COUNTER = 4
RULE_STREAM = 1 << 32
"""Streams below belong to disturbances, streams from here on to the `normal()` of a text."""
CLASSICAL_STREAM = 1 << 33
"""Streams from here on belong to methods that are no rule, one for each of their draws."""
AHEAD = 64
TABLE = 4096
"""Few draws are made for up to AHEAD steps at once, at most so many: one step costs nearly as much
as all of them, and every racer meets the same ones."""
KEPT_TABLES = 64

Words = NDArray[np.uint64]


def normals(seed: int, stream: int, step: int, starts: Indices, dims: int) -> Array:
    """Standard normal draws; see `drawn`."""
    return drawn("normal", seed, stream, step, starts, dims)


def drawn(kind: str, seed: int, stream: int, step: int, starts: Indices, dims: int) -> Array:
    """Draws `(dims, len(starts))`; `starts` are indices, in any order.

    `kind` is "normal", "uniform" (between 0 and 1, neither of them) or "student" (2 degrees).
    """
    reach = 1 << int(starts.max(initial=0)).bit_length()
    if reach * dims > TABLE:
        alone: Array = _block(kind, seed, stream, range(step, step + 1), starts, dims)[0]
        return alone
    ahead = min(TABLE // (reach * dims), AHEAD)
    first = step - step % ahead
    table = _table(kind, seed, stream, range(first, first + ahead), reach, dims)
    draws: Array = table[step - first][:, starts]
    return draws


@lru_cache(maxsize=KEPT_TABLES)
def _table(kind: str, seed: int, stream: int, steps: range, reach: int, dims: int) -> Array:
    """Draws of the first starts `(len(steps), dims, reach)`."""
    return _block(kind, seed, stream, steps, np.arange(reach), dims)


def _block(kind: str, seed: int, stream: int, steps: range, starts: Indices, dims: int) -> Array:
    """Draws `(len(steps), dims, len(starts))`."""
    words = _words(seed, stream, steps, starts, dims + dims % 2)
    return np.ascontiguousarray(DRAWS[kind](words)[..., :dims].swapaxes(1, 2))


def _words(seed: int, stream: int, steps: range, starts: Indices, count: int) -> Words:
    """So many random words of each start `(len(steps), len(starts), count)`."""
    counters = -(-count // WORDS_A_COUNTER)
    words = np.empty((len(steps), len(starts), counters * WORDS_A_COUNTER), np.uint64)
    source = np.random.Philox(key=[seed, stream])
    state = source.state
    breaks = np.flatnonzero(np.diff(starts) != 1) + 1
    runs = [(run[0], run[-1] + 1) for run in np.split(np.arange(len(starts)), breaks) if len(run)]
    for row, step in zip(words, steps, strict=True):
        for first, last in runs:
            state["state"]["counter"][:] = (int(starts[first]) * counters, step, 0, 0)
            source.state = state
            row[first:last] = source.random_raw(row[first:last].size).reshape(last - first, -1)
    return np.ascontiguousarray(words[..., :count])


def _normal(words: Words) -> Array:
    uniform = ((words >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    radius = np.sqrt(-2.0 * np.log(np.ascontiguousarray(uniform[..., 0::2])))
    angle = 2.0 * np.pi * np.ascontiguousarray(uniform[..., 1::2])
    draws = np.empty_like(uniform)
    draws[..., 0::2] = radius * np.cos(angle)
    draws[..., 1::2] = radius * np.sin(angle)
    return draws


def _uniform(words: Words) -> Array:
    """The middles of 2**52 equal parts of the interval from 0 to 1."""
    return ((words >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def _student(words: Words) -> Array:
    """`(2*u - 1)/sqrt(2*u*(1 - u))` is the quantile at two degrees of freedom."""
    uniform = _uniform(words)
    return (2.0 * uniform - 1.0) / np.sqrt(2.0 * uniform * (1.0 - uniform))


DRAWS: dict[str, Callable[[Words], Array]] = {
    "normal": _normal,
    "uniform": _uniform,
    "student": _student,
}
