"""What a racer looks like is chosen on its card."""

from PySide6.QtGui import QColor

from gui.panels.racers import RacersPanel
from gui.session import Session
from gui.theme import DARK, ThemeSource


def test_colour_and_marker_are_chosen_from_the_menu(
    racers_panel: RacersPanel, session: Session
) -> None:
    menu = racers_panel.cards[0].look_menu
    menu.aboutToShow.emit()
    actions = {action.text(): action for action in menu.actions()}
    actions["Diamond"].trigger()
    actions["Green"].trigger()
    racer = session.setup.racers[0]
    assert racer.marker == "d"
    assert racer.color == DARK.racers[2]


def test_the_menu_checks_the_colour_and_marker_in_use(
    racers_panel: RacersPanel, session: Session
) -> None:
    def checked() -> set[str]:
        menu = racers_panel.cards[0].look_menu
        menu.aboutToShow.emit()
        return {action.objectName() for action in menu.actions() if action.isChecked()}

    assert checked() == {"color_0", "color_of_place", "marker_o"}
    session.set_racer(0, color=DARK.racers[3], marker="star")
    assert checked() == {"color_3", "marker_star"}
    actions = racers_panel.cards[0].look_menu.actions()
    names = [action.objectName() for action in actions if not action.isSeparator()]
    assert all(names) and len(set(names)) == len(names)
    texts = [action.text() for action in actions if not action.isSeparator()]
    assert len(set(texts)) == len(texts)


def test_the_marker_takes_the_colours_of_the_theme(
    racers_panel: RacersPanel, theme_source: ThemeSource
) -> None:
    def middle() -> QColor:
        return racers_panel.cards[0].marker.icon().pixmap(14, 14).toImage().pixelColor(7, 7)

    assert middle() == QColor(theme_source.current.racers[0])
    dark = middle()
    theme_source.set_mode("light")
    assert middle() == QColor(theme_source.current.racers[0]) != dark
