import itertools
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.catalog import functions
from engine.race import Race
from gui.landscape.basins import basin_colors, basin_tint
from gui.landscape.swarm_bar import SwarmBar
from gui.theme import DARK, LIGHT, MOST_APART, Theme, contrast
from tests.gui.setups import two_racers
from tests.gui.test_theme import difference

THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
EYE = np.eye(3)


@THEMES
@pytest.mark.parametrize("function", [key for key, one in functions().items() if one.minima])
def test_each_known_minimum_has_a_colour_of_its_own(theme: Theme, function: str) -> None:
    problem = Race(
        replace(two_racers(), problem=replace(two_racers().problem, function=function))
    ).problem
    tint = basin_tint(problem, theme, 0.0)
    assert len(tint.colors) == len(problem.minima)
    for first, second in itertools.combinations(tint.colors, 2):
        assert difference(first, second, EYE) > 15


@THEMES
def test_of_many_minima_all_differ_as_racers_do_and_show_on_the_map(theme: Theme) -> None:
    colors = basin_colors(theme, MOST_APART)
    assert colors[: len(theme.racers)] == theme.racers
    for first, second in itertools.combinations(colors, 2):
        assert difference(first, second, EYE) > 15
    for color in colors[len(theme.racers) :]:
        assert min(contrast(color, ground) for ground in (theme.map_low, theme.map_high)) >= 2.5


@THEMES
def test_another_minimum_changes_the_colours_of_no_other(theme: Theme) -> None:
    for count in (0, 1, 12, 13, 18, 40):
        assert basin_colors(theme, 41)[:count] == basin_colors(theme, count)


def test_so_many_that_colours_are_alike_are_said_to_be(qtbot: QtBot) -> None:
    bar, problem = SwarmBar(), Race(two_racers()).problem
    qtbot.addWidget(bar)

    class Many:
        @staticmethod
        def minima_at(t: float) -> tuple[object, ...]:
            del t
            return problem.minima * 300

    bar.show_key("basin", Many(), DARK, 0.0)  # type: ignore[arg-type]
    assert bar.key.text().endswith("and 296 more, some in colours alike")
