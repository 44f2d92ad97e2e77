"""Answers to the questions of the window, instead of dialogs."""

from __future__ import annotations

from pathlib import Path

from gui.window.dialogs import CANCEL, Complaint


class Answers:
    """What a person would answer, and what they were asked and told."""

    def __init__(
        self, path: Path | str = "", what: str = CANCEL, name: str = "", agrees: bool = False
    ) -> None:
        self.path = str(path)
        self.what = what
        self.name = name
        self.agreed = agrees
        self.refusal = ""
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

    def function_to_load(self) -> str:
        self.asked.append("load")
        return self.path

    def rule_to_load(self) -> str:
        self.asked.append("load a rule")
        return self.path

    def name_to_keep(self, title: str, suggestion: str, complaint: Complaint) -> str:
        self.asked.append(f"{title}: {suggestion}")
        self.refusal = complaint(self.name)
        return "" if self.refusal else self.name

    def agrees(self, question: str, verb: str) -> bool:
        self.asked.append(f"{question} {verb}")
        return self.agreed

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}\n{text}")
