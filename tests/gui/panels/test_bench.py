from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.disturbances import Disturbances
from engine.transform import Transform
from gui.bench.declared import transform_values, with_value
from gui.panels.bench import BenchPanel
from gui.session import Session
from gui.theme import ThemeSource
from gui.widgets.hyper_row import HyperRow


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme_source: ThemeSource) -> BenchPanel:
    made = BenchPanel(session, theme_source)
    qtbot.addWidget(made)
    made.show()
    return made


def row(panel: BenchPanel, name: str) -> HyperRow:
    rows = [r for s in panel.sections.values() for n, r in s.form.rows.items() if n == name]
    (found,) = rows
    return found


def enter(qtbot: QtBot, panel: BenchPanel, name: str, text: str) -> None:
    field = row(panel, name).field
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("name", transform_values(Transform()))
def test_every_number_of_the_transform_is_one_slider(name: str) -> None:
    changed = with_value(Transform(), name, 2.5)
    assert transform_values(changed) == {**transform_values(Transform()), name: 2.5}


def test_a_turned_ground_takes_the_starts_along_and_can_be_undone(
    qtbot: QtBot, panel: BenchPanel, session: Session
) -> None:
    before = session.setup
    enter(qtbot, panel, "rotation", "90")
    assert session.setup.transform == Transform(rotation=90.0)
    x, y = before.points()
    np.testing.assert_allclose(session.setup.points(), [-y, x], atol=1e-12)
    session.undo_stack.undo()
    assert session.setup == before
    assert row(panel, "rotation").field.value == 0.0


def test_the_race_stays_at_its_step_while_the_ground_is_turned(
    qtbot: QtBot, panel: BenchPanel, session: Session
) -> None:
    session.show_step(7)
    qtbot.waitUntil(lambda: session.shown_step == 7)
    enter(qtbot, panel, "rotation", "30")
    assert session.shown_step == 7


def test_starts_stay_when_they_are_not_to_go_along(
    qtbot: QtBot, panel: BenchPanel, session: Session
) -> None:
    starts = session.setup.starts
    panel.carry.setFocus()
    qtbot.keyClick(panel.carry, Qt.Key.Key_Space)
    enter(qtbot, panel, "rotation", "45")
    assert session.setup.starts == starts


def test_disturbances_reach_the_setup(qtbot: QtBot, panel: BenchPanel, session: Session) -> None:
    enter(qtbot, panel, "additive", "0.5")
    enter(qtbot, panel, "seen", "0.25")
    assert session.setup.disturbances == Disturbances(additive=0.5, seen=0.25)


def test_a_probability_above_one_is_refused_in_a_sentence(
    qtbot: QtBot, panel: BenchPanel, session: Session
) -> None:
    enter(qtbot, panel, "seen", "1.5")
    assert session.setup.disturbances == Disturbances()
    assert row(panel, "seen").complaint.text()


def test_each_section_goes_back_by_itself(
    qtbot: QtBot, panel: BenchPanel, session: Session
) -> None:
    enter(qtbot, panel, "rotation", "30")
    enter(qtbot, panel, "spin", "1")
    enter(qtbot, panel, "additive", "0.5")
    qtbot.mouseClick(panel.sections["transform"].clear, Qt.MouseButton.LeftButton)
    assert session.setup.transform == Transform(spin=1.0)
    qtbot.mouseClick(panel.sections["drift"].clear, Qt.MouseButton.LeftButton)
    assert session.setup.transform == Transform()
    assert session.setup.disturbances == Disturbances(additive=0.5)
    qtbot.mouseClick(panel.sections["disturbances"].clear, Qt.MouseButton.LeftButton)
    assert session.setup.disturbances == Disturbances()
    assert not panel.sections["disturbances"].clear.isVisible()


def test_sliders_suit_the_window_of_another_function(panel: BenchPanel, session: Session) -> None:
    session.set_function("himmelblau")
    low, high = session.setup.problem.full_window[0]
    shift = row(panel, "shift_x").hyperparameter
    assert (shift.low, shift.high) == (-(high - low) / 2, (high - low) / 2)
    noise = row(panel, "additive").hyperparameter
    assert noise.high == pytest.approx(session.race.landmarks.median_slope, rel=0.05)


def test_sliders_that_nobody_saw_change_are_right_when_they_are_shown(
    panel: BenchPanel, session: Session
) -> None:
    before = row(panel, "shift_x").hyperparameter.high
    panel.hide()
    session.set_window(((-500.0, 500.0), (-1.0, 1.0)))
    panel.show()
    assert row(panel, "shift_x").hyperparameter.high > before


def test_sliders_are_made_when_they_are_first_seen(
    qtbot: QtBot, session: Session, theme_source: ThemeSource
) -> None:
    session.change(replace(session.setup, transform=Transform(rotation=30.0)), "")
    made = BenchPanel(session, theme_source)
    qtbot.addWidget(made)
    assert not made.findChildren(HyperRow)
    made.show()
    assert row(made, "rotation").field.text() == "30"


def test_sliders_of_all_sections_begin_at_one_line(panel: BenchPanel) -> None:
    panel.resize(360, 600)
    QApplication.processEvents()
    rows = [row for section in panel.sections.values() for row in section.form.rows.values()]
    assert len({one.slider.mapTo(panel, QPoint(0, 0)).x() for one in rows}) == 1
