"""A tree that shows no part of a row."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeView


class WholeRowsTree(QTreeView):
    """What its height leaves over beneath the last whole row stays empty.

    Its rows are of one height.
    """

    _is_leaving = False

    def updateGeometries(self) -> None:
        """Qt calls this after every change of size or rows, and once more within itself."""
        if self._is_leaving:
            return
        super().updateGeometries()
        self._is_leaving = True
        try:
            self._leave_over()
        finally:
            self._is_leaving = False

    def _leave_over(self) -> None:
        model, margins = self.model(), self.viewportMargins()
        row = self.rowHeight(model.index(0, 0)) if model and model.rowCount() else 0
        height = self.viewport().height() + margins.bottom()
        if 0 < row < height:
            margins.setBottom(height % row)
            self.setViewportMargins(margins)
        # A scroll bar may have come or gone meanwhile.
        rows, header = self.viewport().geometry(), self.header()
        header.setGeometry(rows.x(), header.y(), rows.width(), header.height())
