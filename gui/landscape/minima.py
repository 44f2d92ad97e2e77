"""Known minima as stars; the lowest stronger than those that are only local."""

from __future__ import annotations

import numpy as np

from engine.problem import Problem
from gui.plotting.markers import MarkerLayer, MarkerStyle
from gui.theme import MINIMUM_MARK, Theme

_SIZE, _SIZE_OF_LOCAL = 14.0, 10.0


def show_minima(layer: MarkerLayer, problem: Problem, theme: Theme, t: float) -> None:
    """One star a known minimum, kinks too: a slope of zero is not what makes one.

    Shown where it is at step `t`.
    """
    minima = problem.minima_at(t)
    points = np.array([minimum.point[:2] for minimum in minima]).reshape(-1, 2).T
    styles = (
        MarkerStyle(MINIMUM_MARK, theme.good, theme.ring, _SIZE, 1.0),
        MarkerStyle(MINIMUM_MARK, theme.muted, theme.ring, _SIZE_OF_LOCAL, 1.0),
    )
    layer.set_markers(points, [int(minimum.scope == "local") for minimum in minima], styles)
