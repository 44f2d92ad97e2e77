"""The engine of Slalom: pure numpy, silent, the same numbers to the last bit everywhere."""

import os
import sys

__version__ = "0.1.0"

if "numpy" not in sys.modules:
    # OpenBLAS reads this once, when numpy loads it; several threads would add in another order.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
