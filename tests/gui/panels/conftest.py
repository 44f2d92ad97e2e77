"""A session by hand and a theme for every panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gui.session import Session
from gui.theme import ThemeSource
from tests.gui.clock import HandClock
from tests.gui.setups import two_racers


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock) -> Iterator[Session]:
    made = Session(two_racers(), clock)
    yield made
    made.player.stop()


@pytest.fixture
def theme_source() -> ThemeSource:
    return ThemeSource("dark")
