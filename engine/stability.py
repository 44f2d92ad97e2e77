"""Up to which rate a racer's rule is stable on a quadratic, where its catalog entry knows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.catalog import optimizers
from engine.catalog.entries import CURVATURE
from engine.formula.numbers import numbers_of
from engine.setup import RacerSetup


def stable_rate(
    racer: RacerSetup, values: Mapping[str, float], curvature: float | None
) -> float | None:
    """The largest rate at which the rule does not diverge on a quadratic of this curvature.

    None where nothing is known: of a rule of its own, of one with wrappers, of one that scales its
    slopes; and where no curvature is positive. Heavy ball: 2(1 + momentum)/curvature, Nesterov:
    2(1 + momentum)/((1 + 2 momentum) curvature); Cohen et al. 2021, arXiv:2103.00065, appendix B.

    Args:
        racer: the racer.
        values: the rule's hyperparameters at the moment.
        curvature: the largest eigenvalue of the Hessian.
    """
    formula = None if racer.optimizer is None else optimizers()[racer.optimizer].stable_rate
    if formula is None or racer.wrappers or curvature is None:
        return None
    names = tuple(values)
    given = {**values, CURVATURE: curvature}
    return float(numbers_of(formula, (*names, CURVATURE), given, np.zeros(1))[0])
