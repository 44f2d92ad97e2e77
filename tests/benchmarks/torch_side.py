"""torch on the same work: its optimizers fed with the analytic gradient of Beale's function."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

from engine.arrays import Array

Contestant = Callable[[int], None]
IS_INSTALLED = importlib.util.find_spec("torch") is not None


def torch_contestant(points: Array, optimizer: str, **arguments: Any) -> Contestant:
    """One of `torch.optim` on the points `(2, starts)`, on one thread.

    Raises RuntimeError or TypeError where it does not take these arguments.
    """
    import torch

    torch.set_num_threads(1)
    x = torch.tensor(points, dtype=torch.float64, requires_grad=True)
    stepped = getattr(torch.optim, optimizer)([x], **arguments)

    def run(steps: int) -> None:
        for _ in range(steps):
            with torch.no_grad():
                x.grad = _beale_gradient(torch, x)
            stepped.step()

    return run


def _beale_gradient(torch: Any, x: Any) -> Any:
    u, w = x[0], x[1]
    w2 = w * w
    w3 = w2 * w
    a, b, c = 1.5 - u + u * w, 2.25 - u + u * w2, 2.625 - u + u * w3
    by_u = 2 * a * (w - 1) + 2 * b * (w2 - 1) + 2 * c * (w3 - 1)
    by_w = 2 * a * u + 4 * b * u * w + 6 * c * u * w2
    return torch.stack([by_u, by_w])
