"""The text of the style sheet; `$names` are colours."""

CONTAINERS = """
QMainWindow, QDialog { background: $window; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $line; padding: 2px 4px;
}
QWidget[card="true"] {
    background: $panel; border: 1px solid $line; border-radius: 8px;
}
QLabel { background: transparent; border: none; }
QLabel[title="true"] {
    color: $muted; font-size: 8pt; font-weight: 600; letter-spacing: 0.5px;
}
QLabel[muted="true"] { color: $muted; }
QLabel[muted="true"]:disabled { color: $faded; }
QLabel[wrong="true"] { color: $bad; }
QLabel[good="true"] { color: $good; }
QLabel[warned="true"] { color: $warn; }
QFrame[racer_card="true"] { border: 1px solid transparent; border-radius: 6px; }
QFrame[racer_card="true"][highlighted="true"] { background: $raised; }
QFrame[racer_card="true"][selected="true"] { background: $chosen; border-color: $line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; border-radius: 3px; }
QStatusBar { background: $window; color: $muted; }
QStatusBar::item { border: none; }
QMenuBar { background: $window; color: $text; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $raised; }
QMenu {
    background: $panel; color: $text; border: 1px solid $line; border-radius: 8px; padding: 5px;
}
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faded; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }
QDockWidget { color: $muted; }
QGroupBox {
    border: 1px solid $line; border-radius: 6px; margin-top: 14px; padding-top: 6px;
}
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: $muted; }
"""

CONTROLS = """
QPushButton, QToolButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 4px 11px; min-height: 16px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked { background: $chosen; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faded; }
QPushButton[accent="true"], QToolButton[accent="true"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[accent="true"]:hover, QToolButton[accent="true"]:hover { background: $accent_hover; }
QPushButton[accent="true"]:pressed, QToolButton[accent="true"]:pressed {
    background: $accent_pressed;
}
QPushButton[accent="true"]:focus, QToolButton[accent="true"]:focus { border: 2px solid $text; }
QPushButton[quiet="true"], QToolButton[quiet="true"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 3px 8px;
}
QPushButton[glyph="true"], QToolButton[glyph="true"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 2px;
}
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover,
QPushButton[glyph="true"]:hover, QToolButton[glyph="true"]:hover {
    background: $hover; color: $text;
}
QPushButton[quiet="true"]:checked, QToolButton[quiet="true"]:checked,
QToolButton[glyph="true"]:checked {
    background: $chosen; color: $text;
}
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus,
QPushButton[glyph="true"]:focus, QToolButton[glyph="true"]:focus { border-color: $accent; }
QFileDialog QToolButton { padding: 3px; }
QToolButton::menu-indicator { image: none; }
QPushButton[chip="true"] {
    background: transparent; border: 1px solid transparent; border-radius: 9px;
    padding: 0px 5px 0px 3px; text-align: left;
}
QPushButton[chip="true"]:hover, QPushButton[chip="true"][highlighted="true"] {
    background: $raised;
}
QPushButton[chip="true"][selected="true"] { background: $chosen; }
QPushButton[chip="true"]:focus { border-color: $accent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 3px 7px; min-height: 16px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { background: $hover; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: $faded;
}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $bad; }
QFrame[field="true"] {
    background: $raised; border: 1px solid $line; border-radius: 6px;
}
QFrame[field="true"]:hover { background: $hover; }
QFrame[field="true"][focused="true"] { background: $raised; border-color: $accent; }
QFrame[field="true"][wrong="true"] { border-color: $bad; }
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus {
    background: transparent; border: none; padding: 0px; min-height: 0px;
}
QLineEdit[label="true"] {
    background: transparent; border: 1px solid transparent; padding: 1px 3px; font-weight: 600;
}
QLineEdit[label="true"][muted="true"] { color: $muted; }
QLineEdit[label="true"]:focus { background: $raised; border-color: $accent; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
    background: transparent; border: none; width: 16px; subcontrol-origin: border;
}
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: $glyph_up; width: 9px; height: 9px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: $glyph_down; width: 9px; height: 9px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: $glyph_down; width: 12px; height: 12px; }
QComboBox::down-arrow:on { image: $glyph_up; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 6px; padding: 1px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 12px; height: 12px; background: $raised; border: 1px solid $muted; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: $glyph_check;
}
QRadioButton::indicator:checked { background: $accent; border: 3px solid $raised; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 1px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faded; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QComboBox QAbstractItemView {
    background: $panel; border: 1px solid $line; border-radius: 6px; outline: none; padding: 4px;
}
QSlider { background: transparent; min-height: 18px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $handle; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 8px; height: 8px; }
QSlider::sub-page:horizontal:disabled { background: $line; }
QSlider::handle:horizontal:disabled { background: $faded; }
QSlider#timeline::groove:horizontal { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

VIEWS = """
QAbstractItemView {
    background: $panel; color: $text; border: none; outline: none;
    alternate-background-color: $raised; gridline-color: $line;
    selection-background-color: $chosen; selection-color: $text;
}
QAbstractItemView::item { padding: 3px 6px; }
QAbstractItemView::item:hover { background: $raised; }
QAbstractItemView::item:selected { background: $chosen; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 6px; font-weight: normal;
}
QHeaderView::section:vertical { border-bottom: none; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $panel; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 4px 10px; border: none;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
"""
