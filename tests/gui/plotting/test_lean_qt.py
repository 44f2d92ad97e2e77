"""pyqtgraph imported quickly is the same pyqtgraph."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
from gui.plotting.lean_qt import import_pyqtgraph
from PySide6 import QtCore
before = set(dir(QtCore))
import_pyqtgraph()
import pyqtgraph
from pyqtgraph.Qt import QtCore as copied, QtGui, QtWidgets
assert set(dir(QtCore)) == before
assert copied.QObject is QtCore.QObject and pyqtgraph.QtCore.Qt is QtCore.Qt
assert issubclass(pyqtgraph.PlotWidget, QtWidgets.QWidget) and QtGui.QColor("red").isValid()
try:
    copied.NoSuchName
except AttributeError:
    print("the same")
"""


def test_names_are_those_of_pyside_and_unknown_ones_are_refused() -> None:
    told = subprocess.run(
        [sys.executable, "-c", CHECK], capture_output=True, text=True, timeout=60, check=False
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "the same\n", "")
