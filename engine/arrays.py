"""The two kinds of array that the engine hands about."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
"""Numbers: points and slopes `(dims, starts)`, heights `(starts,)`; the long axis comes last."""

Indices = NDArray[np.int64]
"""Steps, counts, or indices of starts."""
