"""The window of Slalom: the only package that imports PySide6 and pyqtgraph."""
