"""A change of the ground under a race: moved, turned, stretched, and on its way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transform:
    """Stretch, then turn, then shift, about a pivot that the problem chooses.

    Attributes:
        shift: how far the picture is moved.
        rotation: degrees against the clock.
        condition: factor by which the condition number grows, at least 1: the picture is squeezed
            along its second axis by the root of it.
        height_scale: factor in front of the height.
        drift: how far it moves in each step.
        spin: degrees that it turns in each step.
    """

    shift: tuple[float, float] = (0.0, 0.0)
    rotation: float = 0.0
    condition: float = 1.0
    height_scale: float = 1.0
    drift: tuple[float, float] = (0.0, 0.0)
    spin: float = 0.0

    @property
    def changes_nothing(self) -> bool:
        """Whether the ground stays as it is."""
        return self == Transform()
