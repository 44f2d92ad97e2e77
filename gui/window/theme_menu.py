"""The choice between the themes, as checkable menu entries."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from gui.settings import Settings
from gui.theme import ThemeSource


class ThemeMenu(QObject):
    """A chosen theme is shown at once and remembered."""

    def __init__(self, theme_source: ThemeSource, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme_source = theme_source
        self._settings = settings
        group = QActionGroup(self)
        texts = {
            "system": self.tr("Theme of the s&ystem"),
            "light": self.tr("&Light theme"),
            "dark": self.tr("&Dark theme"),
        }
        for name, text in texts.items():
            action = group.addAction(text)
            action.setObjectName(f"theme_{name}")
            action.setCheckable(True)
            action.setChecked(name == theme_source.mode)
            action.setData(name)
        group.triggered.connect(self._choose)
        self.actions = tuple(group.actions())

    def _choose(self, action: QAction) -> None:
        mode = action.data()
        self._theme_source.set_mode(mode)
        self._settings.set_theme(mode)
