"""Optimizers that no rule expresses, from the literature that their catalog entries name.

A catalog entry with `method` instead of `rule` names one of `METHODS`.
"""

from collections.abc import Mapping

from engine.classical.barzilai_borwein import LongBarzilaiBorwein, ShortBarzilaiBorwein
from engine.classical.cma_es import CMAES
from engine.classical.conjugate_gradient import (
    FletcherReeves,
    HestenesStiefel,
    PolakRibierePlus,
)
from engine.classical.gradient_descent import ArmijoGradientDescent, WolfeGradientDescent
from engine.classical.method import Method
from engine.classical.nelder_mead import NelderMead
from engine.classical.newton import DampedNewton
from engine.classical.optimizer import ClassicalOptimizer
from engine.classical.quasi_newton import BFGS, LBFGS
from engine.classical.trust_region import TrustRegion
from engine.optimizer import Value

__all__ = ["METHODS", "ClassicalOptimizer", "classical_optimizer"]

METHODS: Mapping[str, Method] = {
    "armijo_gradient_descent": ArmijoGradientDescent(),
    "wolfe_gradient_descent": WolfeGradientDescent(),
    "long_barzilai_borwein": LongBarzilaiBorwein(),
    "short_barzilai_borwein": ShortBarzilaiBorwein(),
    "fletcher_reeves": FletcherReeves(),
    "polak_ribiere_plus": PolakRibierePlus(),
    "hestenes_stiefel": HestenesStiefel(),
    "damped_newton": DampedNewton(),
    "trust_region": TrustRegion(),
    "bfgs": BFGS(),
    "l_bfgs": LBFGS(),
    "nelder_mead": NelderMead(),
    "cma_es": CMAES(),
}


def classical_optimizer(method: str, hyperparameters: Mapping[str, Value]) -> ClassicalOptimizer:
    """The optimizer of a method, by name."""
    return ClassicalOptimizer(METHODS[method], hyperparameters)
