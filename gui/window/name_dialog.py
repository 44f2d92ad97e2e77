"""One field for a name, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.style_property import show_properties

_LONGEST_NAME = 80
_WIDTH = 380


class NameDialog(QDialog):
    """Keeps nothing under a name that `complaint` says something against."""

    def __init__(
        self,
        title: str,
        suggestion: str,
        complaint: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._complaint = complaint
        self.setWindowTitle(title)
        self.field = QLineEdit(suggestion)
        self.refusal = QLabel()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._build()
        self.field.textChanged.connect(self._judge)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._judge(suggestion)
        self.field.selectAll()

    @property
    def name(self) -> str:
        return self.field.text().strip()

    def _build(self) -> None:
        self.setObjectName("name_dialog")
        self.setMinimumWidth(_WIDTH)
        self.field.setObjectName("kept_name")
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setToolTip(self.tr("It becomes the name of the file, too."))
        self.refusal.setObjectName("name_refusal")
        self.refusal.setWordWrap(True)
        # Keeps its line when there is nothing to say.
        self.refusal.setMinimumHeight(2 * self.refusal.fontMetrics().lineSpacing())
        label = QLabel(self.tr("&Name"))
        label.setProperty("muted", True)
        label.setBuddy(self.field)
        layout = QVBoxLayout(self)
        for widget in (label, self.field, self.refusal, self.buttons):
            layout.addWidget(widget)

    def _judge(self, text: str) -> None:
        """An empty field is no mistake yet: what it needs is said, not complained of."""
        refusal = self._complaint(text)
        self.refusal.setText(refusal)
        is_empty = not text.strip()
        show_properties(self.refusal, muted=is_empty, wrong=not is_empty)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not refusal)
