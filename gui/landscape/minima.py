"""Known minima as stars; the lowest stronger than those that are only local."""

from __future__ import annotations

import numpy as np

from engine.problem import Problem
from gui.landscape.basins import basin_colors
from gui.plotting.markers import MarkerLayer, MarkerStyle
from gui.theme import MINIMUM_MARK, Theme

_SIZE, _SIZE_OF_LOCAL = 14.0, 10.0


def show_minima(
    layer: MarkerLayer, problem: Problem, theme: Theme, t: float, by_basin: bool = False
) -> None:
    """One star a known minimum, kinks too: a slope of zero is not what makes one.

    Shown where it is at step `t`, and where dots are coloured by basin, in the colour of its own.
    """
    minima = problem.minima_at(t)
    points = np.array([minimum.point[:2] for minimum in minima]).reshape(-1, 2).T
    local = [minimum.scope == "local" for minimum in minima]
    if by_basin:
        colors = basin_colors(theme, len(minima))
    else:
        colors = tuple(theme.muted if one else theme.good for one in local)
    sizes = [_SIZE_OF_LOCAL if one else _SIZE for one in local]
    styles = [
        MarkerStyle(MINIMUM_MARK, color, theme.ring, size, 1.0)
        for color, size in zip(colors, sizes, strict=True)
    ]
    layer.set_markers(points, range(len(minima)), styles)
