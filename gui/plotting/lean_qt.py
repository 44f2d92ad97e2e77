"""pyqtgraph, imported without making every class of Qt.

`pyqtgraph.Qt` copies each name of QtCore, QtGui and QtWidgets into modules of its own. PySide6
makes a class when its name is first asked for, so the copying costs about a sixth of a second at
every start. Here those modules look a name up when it is used, and keep it.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"


class _Lookup(ModuleType):
    """A module whose names are those of another, taken over one by one."""

    def __init__(self, name: str, source: ModuleType) -> None:
        super().__init__(name)
        self.__dict__["_source"] = source

    def __getattr__(self, name: str) -> object:
        value = getattr(self.__dict__["_source"], name)
        self.__dict__[name] = value
        return value


def import_pyqtgraph() -> None:
    """To be called before anything else imports it; later it does nothing."""
    if "pyqtgraph" in sys.modules:
        return
    listings = {module: module.__dict__.get("__dir__") for module in (QtCore, QtGui, QtWidgets)}
    for module in listings:
        name = f"pyqtgraph.Qt.{module.__name__.rpartition('.')[2]}"
        sys.modules[name] = _Lookup(name, module)
        module.__dict__["__dir__"] = list  # nothing to copy
    try:
        import pyqtgraph  # noqa: F401
    finally:
        for module, listing in listings.items():
            if listing is None:
                del module.__dict__["__dir__"]
            else:
                module.__dict__["__dir__"] = listing
