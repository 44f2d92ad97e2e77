"""What every test stands on: no real screen, one BLAS thread, settings of no person."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
