"""Answers to the questions of the window, instead of dialogs."""

from __future__ import annotations

from pathlib import Path

from gui.window.dialogs import CANCEL


class Answers:
    """What a person would answer, and what they were asked and told."""

    def __init__(self, path: Path | str = "", what: str = CANCEL) -> None:
        self.path = str(path)
        self.what = what
        self.asked: list[str] = []
        self.told: list[str] = []

    def path_to_open(self) -> str:
        self.asked.append("open")
        return self.path

    def path_to_save(self, suggestion: str) -> str:
        self.asked.append(f"save {suggestion}")
        return self.path

    def what_with_changes(self, name: str) -> str:
        self.asked.append(f"changes of {name}")
        return self.what

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}\n{text}")
