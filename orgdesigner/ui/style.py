"""The look of the window: Fusion with a palette and a style sheet made from a theme."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import FONT_FAMILY, resource
from orgdesigner.chart.theme import Theme
from orgdesigner.ui.textsize import read_system, scaled, with_sizes

TEXT_SIZE = 13
"""The size of ordinary text, in pixels at 100 %."""


_DRESSED = "theme"
_TYPESET = "typeset"


def set_type(application: QApplication) -> None:
    """Give the program its style and its own font, in the system's text size: once, before any widget."""
    if application.property(_TYPESET):
        return
    application.setProperty(_TYPESET, True)
    read_system(application)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(scaled(TEXT_SIZE))
    # As on the chart: with hinting every letter takes whole pixels, and words come out a tenth wider.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setStyle("Fusion")
    application.setFont(font)


def dress(application: QApplication, theme: Theme) -> None:
    """Give the whole program a theme's palette and style sheet, besides what `set_type` gives.

    Every widget thinks again for each of these, so each is given once, and the style sheet last. Under a
    style sheet it also thinks again each time that it, or what it is in, gets another parent: a window that
    is put together first, and dressed then, takes half the time.
    """
    if application.property(_DRESSED) == theme.name:
        return
    set_type(application)
    application.setProperty(_DRESSED, theme.name)
    application.setStyleSheet("")
    application.setPalette(palette(theme))
    application.setStyleSheet(with_sizes(style_sheet(theme)))


def palette(theme: Theme) -> QPalette:
    """Return a theme's colours as Qt's roles."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.window,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.strong_border,
        role.Accent: theme.accent,
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme: hairlines instead of boxes in boxes, no gradients, no shadows."""
    colours = {
        name: getattr(theme, name)
        for name in (
            "window", "panel", "field", "border", "strong_border", "text", "muted", "disabled", "accent",
            "on_accent", "selected", "hover", "chip", "error", "wrong",
        )
    }  # fmt: skip
    colours["handle"] = theme.tie if theme.dark else theme.border
    shade = "dark" if theme.dark else "light"
    arrows = {
        "arrow": f"chevron-down-{shade}.svg",
        "closed": f"chevron-right-{shade}.svg",
        "tick": f"check-{shade}.svg",
    }
    return _SHEET.substitute(
        colours, **{name: resource("icons", file).as_posix() for name, file in arrows.items()}
    )


_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { background: $text; color: $window; border: 0; padding: 5px 8px; }
QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 3px 8px; spacing: 2px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $border; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
#topbar { background: $window; border-bottom: 1px solid $border; }
#brand { font-weight: 600; font-size: 14px; padding: 0 10px 0 6px; }
#filename { color: $muted; }
#paneheading { color: $muted; font-size: 11px; font-weight: 600; letter-spacing: 0.5px; }
#hint, #fieldlabel, #supporting { color: $muted; font-size: 12px; }
#fielderror { color: $wrong; font-size: 12px; }
#strong { font-weight: 600; }
#reporttitle { font-size: 22px; font-weight: 600; }
#reportpart { font-size: 16px; font-weight: 600; }
QToolButton#fold { border: 1px solid transparent; background: transparent; padding: 3px 6px 3px 2px; }
QToolButton#fold:hover { background: $hover; }
QToolButton#fold:focus { border-color: $accent; }
#reporttable QHeaderView::section { border-bottom: 1px solid $strong_border; }
#report { border: 1px solid transparent; }
#report:focus { border-color: $accent; }
#panel { background: $panel; }
QMessageBox QLabel#qt_msgbox_label { padding: 10px 12px 6px 2px; }
#statusbar { background: $window; border-top: 1px solid $border; }
#statusbar QToolButton {
  background: transparent; border: 1px solid transparent; padding: 3px 7px; border-radius: 5px;
  color: $text; }
#statusbar QToolButton:hover, #statusbar QToolButton:focus { background: $hover; }
#statusbar QToolButton:focus { border-color: $accent; }
QAbstractScrollArea { background: $panel; border: 0; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton, QPushButton {
  background: $field; border: 1px solid $border; border-radius: 7px; padding: 5px 12px; color: $text; }
QToolButton { padding: 5px 8px; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed { background: $selected; }
QToolButton:focus, QPushButton:focus { border-color: $accent; }
QToolButton:disabled, QPushButton:disabled { color: $disabled; background: $window; }
QPushButton:default, QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus, QPushButton#primary:focus { border: 2px solid $on_accent; padding: 4px 11px; }
QPushButton:default:disabled, QPushButton#primary:disabled {
  background: $window; color: $disabled; border-color: $border; }
QToolButton#quiet, QPushButton#quiet { border: 1px solid transparent; background: transparent; }
QToolButton#quiet:hover, QPushButton#quiet:hover { background: $hover; }
QToolButton#quiet:focus, QPushButton#quiet:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
#segments QToolButton { border-radius: 0; border-right-width: 0; padding: 5px 12px; }
#segments QToolButton[place="first"] { border-top-left-radius: 7px; border-bottom-left-radius: 7px; }
#segments QToolButton[place="last"] {
  border-top-right-radius: 7px; border-bottom-right-radius: 7px; border-right-width: 1px; }
#segments QToolButton[place="only"] { border-radius: 7px; border-right-width: 1px; }
#segments QToolButton[place="menu"] { border-radius: 7px; border-right-width: 1px; padding-right: 26px; }
#segments QToolButton[place="menu"]::menu-indicator {
  image: url("$arrow"); width: 12px; height: 12px; subcontrol-origin: padding;
  subcontrol-position: right center; right: 8px; }
#segments QToolButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
#segments QToolButton:focus { border: 2px solid $accent; padding: 4px 10px 4px 11px; }
#segments QToolButton[place="last"]:focus, #segments QToolButton[place="only"]:focus { padding-right: 11px; }
#segments QToolButton[place="menu"]:focus { padding-right: 25px; }
#segments QToolButton:checked:focus { border-color: $on_accent; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {
  background: $field; border: 1px solid $strong_border; border-radius: 7px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: 18px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QDoubleSpinBox { min-height: 18px; padding: 2px 8px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: 0; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $disabled; background: $window; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $error; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
  background: $panel; border: 1px solid $border; selection-background-color: $selected;
  selection-color: $text; padding: 3px; outline: 0; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {
  width: 14px; height: 14px; border: 1px solid $strong_border; border-radius: 4px; background: $field; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { background: $window; border-color: $disabled; }
QCheckBox::indicator:checked:disabled { background: $disabled; }
QCheckBox:disabled { color: $disabled; }
QCheckBox:focus { color: $accent; }
QRadioButton::indicator {
  width: 12px; height: 12px; border: 1px solid $strong_border; border-radius: 7px; background: $field; }
QRadioButton::indicator:checked {
  width: 6px; height: 6px; border: 4px solid $accent; border-radius: 7px; background: $on_accent; }
QRadioButton:focus { color: $accent; }
QTreeView, QListView, QTableView {
  background: $panel; border: 0; outline: 0; selection-background-color: $selected; selection-color: $text; }
QTreeView { show-decoration-selected: 0; }
QTreeView::branch { background: $panel; }
QTreeView::branch:has-children:closed { image: url("$closed"); }
QTreeView::branch:has-children:open { image: url("$arrow"); }
QTreeView::item, QListView::item { padding: 3px 2px; border-radius: 5px; }
QTreeView::item:hover, QListWidget::item:hover { background: $hover; }
QTreeView::item:selected, QListWidget::item:selected { background: $selected; color: $text; }
QTreeView::item:first { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QTreeView::item:middle { border-radius: 0; }
QTreeView::item:last { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QTreeView:focus, QListView:focus { border: 1px solid $accent; border-radius: 6px; }
#findings:focus { border: 0; }
#tray { border: 1px dashed $strong_border; border-radius: 8px; margin-right: 4px; }
#tray[drop="possible"] { border: 2px solid $accent; }
#tray[drop="impossible"] { border: 2px dashed $disabled; }
QHeaderView::section {
  background: $panel; color: $muted; border: 0; border-bottom: 1px solid $border; padding: 5px 8px; }
QTabBar { background: $panel; border: 0; }
QTabBar::tab { background: transparent; color: $muted; border: 0; padding: 8px 2px; margin: 0 9px 0 9px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar:focus { outline: 0; border: 1px solid $accent; border-radius: 6px; }
RulePage { border: 1px solid transparent; }
RulePage:focus { border-color: $accent; }
QPushButton#line { border: 0; background: transparent; text-align: left; padding: 4px; }
QPushButton#line:hover { background: $hover; }
QPushButton#line:focus { background: $hover; border: 1px solid $accent; }
#hairline { background: $border; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 9px; margin: 0; border: 0; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 1px 2px; }
QScrollBar::handle:horizontal { margin: 2px 1px; }
QScrollBar::handle:hover { background: $strong_border; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
#bar { background: $selected; border-bottom: 1px solid $border; }
#bar[kind="warning"] { background: $chip; }
#legend { background: $panel; border: 1px solid $border; border-radius: 8px; }
#legend QScrollArea, #legend QScrollArea > QWidget > QWidget { background: transparent; }
#toast { background: $text; border-radius: 8px; }
#palette { border: 1px solid $strong_border; }
#toast QLabel { color: $window; }
#toast QPushButton { background: transparent; color: $window; border: 1px solid $muted; padding: 3px 10px; }
QToolButton#infield { border: 0; background: transparent; padding: 3px; border-radius: 5px; }
QToolButton#infield:hover { background: $hover; }
#pathbar { background: $panel; border-bottom: 1px solid $border; }
#pathbar QToolButton#quiet, #pathbar #strong { padding: 4px 6px; }
#pathbar QToolButton::menu-indicator { image: none; width: 0; }
#found { background: $panel; border: 1px solid $border; border-radius: 8px; }
#tray { border: 1px dashed $strong_border; border-radius: 8px; color: $muted; }
""")
