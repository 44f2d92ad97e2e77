"""A main window whose questions are answered by the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.answers import Answers
from tests.gui.windows import open_window


@pytest.fixture
def answers() -> Answers:
    return Answers(agrees=True)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, answers: Answers) -> Iterator[MainWindow]:
    with open_window(qtbot, tmp_path, answers) as made:
        yield made


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    sentences: list[str] = []
    window.session.said.connect(sentences.append)
    return sentences
