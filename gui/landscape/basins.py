"""Basins as swarms are coloured by them: each known minimum has the places nearest to it.

Where a path will end is known only once it has ended; which minimum it is nearest to, any time.
"""

from __future__ import annotations

import numpy as np

from engine.problem import Problem
from gui.plotting.tints import NearestTint
from gui.theme import Theme, distinct_colors

_MOST = 256


def has_basins(problem: Problem) -> bool:
    """Whether any minimum is known."""
    return bool(problem.minima)


def basin_colors(theme: Theme, count: int) -> tuple[str, ...]:
    """One a known minimum, the theme's first; of very many minima the last have no own ones."""
    colors = distinct_colors(theme, min(count, _MOST))
    return tuple(colors[index % _MOST] for index in range(count))


def basin_tint(problem: Problem, theme: Theme, t: float) -> NearestTint:
    """The basins as of a step."""
    minima = problem.minima_at(t)[:_MOST]
    places = np.array([minimum.point[:2] for minimum in minima]).reshape(-1, 2).T
    return NearestTint(places, basin_colors(theme, len(minima)))
