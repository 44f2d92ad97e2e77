"""Small setups for tests of the window."""

from __future__ import annotations

from engine.setup import ProblemSetup, RacerSetup, Setup, Stop

STARTS = ((1.0, 1.0), (-4.0, 0.5))


def two_racers(stop: Stop | None = None) -> Setup:
    """Gradient descent and momentum on the elongated bowl, from two starts."""
    return Setup(
        ProblemSetup(function="elongated_bowl"),
        starts=STARTS,
        racers=(
            RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.1}),
            RacerSetup(optimizer="momentum", hyperparameters={"learning_rate": 0.05}),
        ),
        stop=stop or Stop(),
    )


def cheap_dear_and_searching() -> Setup:
    """Gradient descent, SAM at two gradients a step, and a line search, which pays as it needs."""
    return Setup(
        ProblemSetup(function="rosenbrock"),
        starts=((-1.2, 1.0), (0.5, -0.5), (-0.5, 2.0)),
        racers=(
            RacerSetup(optimizer="sgd", hyperparameters={"learning_rate": 0.0005}),
            RacerSetup(optimizer="sam", hyperparameters={"learning_rate": 0.0005}),
            RacerSetup(optimizer="gradient_descent_wolfe"),
        ),
    )
