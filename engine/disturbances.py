"""How a problem's answers are disturbed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disturbances:
    """Strengths; by default nothing is disturbed. Every racer meets the same draws.

    Attributes:
        additive: standard deviation of normal noise added to each coordinate of the slope.
        multiplicative: standard deviation of a normal factor around 1 on each coordinate.
        heavy_tailed: scale of noise from Student's t with two degrees of freedom, whose variance is
            infinite, added to each coordinate.
        seen: probability that a coordinate of the slope is seen in a step; else it is 0.
    """

    additive: float = 0.0
    multiplicative: float = 0.0
    heavy_tailed: float = 0.0
    seen: float = 1.0

    @property
    def change_nothing(self) -> bool:
        """Whether the problem answers as it is."""
        return self == Disturbances()
