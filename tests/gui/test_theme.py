"""Colours can be read, told apart, and are the ones that were agreed on."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from pytestqt.qtbot import QtBot

from engine.setup import racers as racer_fields
from gui.theme import (
    DARK,
    DIVERGED_MARK,
    ESCAPED_MARK,
    LIGHT,
    MARKERS,
    MINIMUM_MARK,
    START_MARK,
    TEXT_CONTRAST,
    Theme,
    ThemeSource,
    contrast,
    palette,
    racer_color,
    racer_text,
    stylesheet,
    theme_for,
)

THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
_DEUTAN = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
)
_PROTAN = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.0039, -0.0481, 1.052]]
)  # fmt: skip
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])


def linear(color: str) -> np.ndarray:
    value = QColor(color)
    channels = np.array([value.redF(), value.greenF(), value.blueF()])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(channels: np.ndarray) -> np.ndarray:
    scaled = _XYZ @ np.clip(channels, 0.0, 1.0) / _WHITE
    x, y, z = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(first: str, second: str, eye: np.ndarray) -> float:
    return float(np.linalg.norm(lab(eye @ linear(first)) - lab(eye @ linear(second))))


@THEMES
@pytest.mark.parametrize("text", ["text", "muted", "accent", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["window", "panel", "raised"])
def test_text_can_be_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= TEXT_CONTRAST


@THEMES
def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= TEXT_CONTRAST


@THEMES
def test_names_of_racers_can_be_read_in_their_colour(theme: Theme) -> None:
    for color in (*theme.racers, "#777777", theme.panel):
        readable = racer_text(theme, color)
        for ground in (theme.window, theme.panel, theme.raised):
            assert contrast(readable, ground) >= TEXT_CONTRAST


@THEMES
def test_racers_differ_for_every_eye_or_by_their_marker(theme: Theme) -> None:
    assert len(theme.racers) >= 12
    assert len(set(MARKERS)) == len(MARKERS) >= 8
    for first, second in itertools.combinations(theme.racers, 2):
        assert difference(first, second, np.eye(3)) > 15
    for first, second in itertools.combinations(theme.racers[:6], 2):
        assert max(difference(first, second, eye) for eye in (_DEUTAN, _PROTAN)) > 3.5


@THEMES
def test_racers_that_share_a_marker_differ_for_every_eye(theme: Theme) -> None:
    for first, second in itertools.combinations(range(len(theme.racers)), 2):
        if first % len(MARKERS) == second % len(MARKERS):
            pair = theme.racers[first], theme.racers[second]
            assert min(difference(*pair, eye) for eye in (_DEUTAN, _PROTAN)) > 10


def test_every_marker_may_be_saved_in_a_session() -> None:
    assert set(MARKERS) < set(racer_fields.MARKERS)


def test_no_racer_is_drawn_like_a_mark_of_the_map_by_its_place() -> None:
    marks = {START_MARK, MINIMUM_MARK, DIVERGED_MARK, ESCAPED_MARK}
    assert len(marks) == 4
    assert not marks & set(MARKERS)


@THEMES
def test_a_racer_shows_on_its_halo_and_on_the_low_ground(theme: Theme) -> None:
    for color in theme.racers:
        assert difference(color, theme.map_low, np.eye(3)) >= 15


@THEMES
def test_dots_coloured_by_height_stand_out_and_come_ever_nearer_to_the_map(theme: Theme) -> None:
    away = [
        min(contrast(color, ground) for ground in (theme.map_low, theme.map_high))
        for color in theme.swarm_heights
    ]
    assert min(away) >= 2.5
    assert away == sorted(away, reverse=True)  # in order for every eye
    for eye in (np.eye(3), _DEUTAN, _PROTAN):
        neighbours = itertools.pairwise(theme.swarm_heights)
        assert min(difference(*pair, eye) for pair in neighbours) > 10


@THEMES
def test_a_colour_of_ones_own_is_kept_when_it_shows_and_moved_when_it_does_not(
    theme: Theme,
) -> None:
    assert racer_color(theme, theme.racers[1]) == theme.racers[1]
    assert contrast(racer_color(theme, theme.map_high), theme.map_high) > 2.4
    assert racer_color(theme, len(theme.racers) + 2) == theme.racers[2]


@THEMES
def test_a_racers_colour_of_the_other_theme_is_its_twin_of_this_one(theme: Theme) -> None:
    assert tuple(racer_color(theme, color) for color in DARK.racers) == theme.racers
    assert tuple(racer_color(theme, color) for color in LIGHT.racers) == theme.racers


@THEMES
def test_the_style_sheet_names_only_colours_of_the_theme(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert theme.accent in sheet
    assert sheet.count("{") == sheet.count("}")
    assert not set(re.findall(r"#[0-9a-f]{6}", sheet)) & (
        {DARK.panel, DARK.text} if theme is LIGHT else {LIGHT.panel, LIGHT.map_high}
    )


@THEMES
def test_the_palette_speaks_the_tokens(theme: Theme) -> None:
    colors = palette(theme)
    assert colors.color(QPalette.ColorRole.Window).name() == theme.window
    assert colors.color(QPalette.ColorRole.Text).name() == theme.text
    assert colors.color(QPalette.ColorRole.Highlight).name() == theme.accent


def test_only_another_theme_is_announced(qtbot: QtBot) -> None:
    source = ThemeSource("dark")
    with qtbot.waitSignal(source.changed, timeout=1000):
        source.set_mode("light")
    assert source.current is LIGHT
    with qtbot.assertNotEmitted(source.changed):
        source.set_mode("light")


def test_the_system_mode_follows_the_desktop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ThemeSource("system")
    scheme = {"now": Qt.ColorScheme.Light}
    hints = QGuiApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: scheme["now"])
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert source.current is LIGHT is theme_for("system")
    scheme["now"] = Qt.ColorScheme.Dark
    with qtbot.waitSignal(source.changed, timeout=1000):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert source.current is DARK
