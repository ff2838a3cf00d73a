"""The style sheet: shape and colour of every control, filled from the tokens of one theme. No font and no colour is named here."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from vawdesk.ui.kit.tokens import Tokens


def style_sheet(t: Tokens, radius: int, scale: float, images: Path) -> str:
    """The sheet for one theme; `images` is the folder of the arrow and the tick, which a style sheet takes from files."""
    values: dict[str, object] = {f.name: getattr(t, f.name) for f in fields(t)}
    values |= {"radius": radius, "hair": 2 if t.name == "contrast" else 1, "images": images.as_posix()}
    values |= {"dot": round(16 * scale), "round": round(16 * scale) // 2 + 2, "arrow": round(12 * scale), "drop": round(28 * scale)}
    sheet = SHEET
    for key, value in values.items():
        sheet = sheet.replace(f"@{key}@", str(value))
    return sheet


SHEET = """
QWidget { color: @text@; }
QWidget#window, QWidget#content, QWidget#page { background: @ground@; }
QToolTip { background: @surface@; color: @text@; border: 1px solid @edge@; padding: 4px 8px; }

QLabel { background: transparent; border: 0; }
QLabel[tone="muted"] { color: @muted@; }      QLabel[tone="accent"] { color: @accent@; }
QLabel[tone="danger"] { color: @danger@; }    QLabel[tone="late"] { color: @late@; }
QLabel[tone="on_danger"] {
    color: @on_danger@; } QLabel[tone="on_label"] { color: @on_label@; } QLabel[tone="on_accent"] { color: @on_accent@;
}

QWidget#ladder { border: 2px solid @text@; }
QFrame[kind="chrome"] { background: @chrome@; border: 0; }
QFrame[kind="panel"] { background: @surface@; border: 1px solid @line@; border-radius: @radius@px; }
QFrame[kind="sunken"] { background: @sunken@; border: 1px solid @line@; border-radius: @radius@px; }
QFrame[kind="soft"] { background: @soft@; border: 1px solid @line@; border-radius: @radius@px; }
QFrame[kind="late"] { background: @late_soft@; border: @hair@px solid @late@; border-radius: @radius@px; }
QFrame[kind="danger"] { background: @danger_soft@; border: @hair@px solid @danger@; border-radius: @radius@px; }
QFrame[kind="error"] { background: @surface@; border: 2px solid @text@; border-radius: @radius@px; }
QFrame[kind="label"] { background: @label@; border: 0; border-radius: 3px; }
QFrame[kind="band"] { background: @danger_fill@; border: 0; border-top: 3px solid @bar@; border-bottom: 3px solid @bar@; }
QFrame[kind="quote"] { background: transparent; border: 0; border-left: 4px solid @accent@; }
QFrame[kind="practice"] { background: @soft@; border: 0; border-bottom: 3px solid @accent@; }
QWidget#window[practice="true"] { border: 6px solid @accent@; }
QFrame[kind="rule"] { background: @line@; border: 0; }

QFrame[badge="neutral"] { background: @sunken@; border: 1px solid @line@; border-radius: 4px; }
QFrame[badge="accent"] { background: @soft@; border: 1px solid @accent@; border-radius: 4px; }
QFrame[badge="late"] { background: @late_soft@; border: 1px solid @late@; border-radius: 4px; }
QFrame[badge="danger"] { background: @danger_soft@; border: 1px solid @danger@; border-radius: 4px; }

QPushButton { background: @surface@; color: @text@; border: 1px solid @edge@; border-radius: 4px; padding: 0 12px; }
QPushButton:hover { background: @sunken@; }
QPushButton:pressed { background: @soft@; }
QPushButton:disabled { color: @muted@; border: 1px dashed @edge@; }
QPushButton[look="primary"] { background: @accent@; color: @on_accent@; border: 1px solid @accent@; padding: 0 16px; }
QPushButton[look="primary"]:hover { background: @accent_over@; border-color: @accent_over@; }
QPushButton[look="primary"]:disabled { background: @sunken@; color: @muted@; border: 1px dashed @edge@; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; color: @accent@; padding: 0 8px; }
QPushButton[look="quiet"]:disabled { color: @muted@; border: 1px dashed @edge@; }
QPushButton[look="quiet"]:hover { background: @soft@; }
QPushButton[side="right"] { text-align: right; }
QPushButton[look="link"] {
    background: transparent; border: 0; color: @accent@; padding: 0; text-align: left; text-decoration: underline;
}
QPushButton[look="danger"] { background: transparent; border: 1px solid transparent; color: @danger@; padding: 0 8px; }
QPushButton[look="danger"]:hover { background: @danger_soft@; }
QPushButton[look="onband"] { background: transparent; border: 1px solid @on_danger@; color: @on_danger@; }
QPushButton[look="chip"] { background: @surface@; border: 1px solid @edge@; border-radius: 16px; padding: 0 12px; }
QPushButton[look="chip"]:checked { background: @soft@; border-color: @accent@; color: @accent@; }
QPushButton[look="row"] { background: transparent; border: 0; border-radius: 4px; text-align: left; }
QPushButton[look="row"]:hover { background: @sunken@; }
QPushButton[look="row"]:checked { background: @soft@; }
QPushButton[look="nav"] {
    background: transparent; border: 0; border-left: 4px solid transparent; border-radius: 0; padding: 0 16px 0 20px;
    text-align: left; color: @text@;
}
QPushButton[look="nav"][narrow="true"] { padding: 0 0 0 12px; }
QPushButton[look="nav"]:hover { background: @sunken@; }
QPushButton[look="nav"]:checked { background: @soft@; border-left-color: @accent@; color: @accent@; }

QLineEdit, QPlainTextEdit { placeholder-text-color: @muted@; }
QLineEdit, QComboBox, QPlainTextEdit {
    background: @surface@; color: @text@; border: 1px solid @edge@; border-radius: 4px; padding: 0 8px;
    selection-background-color: @accent@; selection-color: @on_accent@;
}
QPlainTextEdit { padding: 4px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid @text@; padding: 0 7px; }
QPlainTextEdit[wrong="true"] { border: 2px solid @text@; padding: 3px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @sunken@; }
QComboBox QAbstractItemView {
    background: @surface@; color: @text@; border: 1px solid @edge@; selection-background-color: @soft@; selection-color: @text@;
    outline: 0;
}
QComboBox::drop-down { border: 0; width: @drop@px; }
QComboBox::down-arrow { image: url("@images@/down-@name@.svg"); width: @arrow@px; height: @arrow@px; }

QRadioButton, QCheckBox { background: transparent; spacing: 8px; }
QRadioButton::indicator { width: @dot@px; height: @dot@px; border: 2px solid @edge@; border-radius: @round@px; background: @surface@; }
QRadioButton::indicator:hover { border-color: @accent@; }
QRadioButton::indicator:checked {
    border-color: @accent@;
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 @accent@, stop:0.54 @accent@, stop:0.62 @surface@, stop:1 @surface@);
}
QCheckBox::indicator { width: @dot@px; height: @dot@px; border: 2px solid @edge@; border-radius: 4px; background: @surface@; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@; image: url("@images@/tick-@name@.svg"); }

QTableView { background: @surface@; border: 1px solid @line@; border-radius: @radius@px; gridline-color: @line@; outline: 0; }
QHeaderView { background: @sunken@; border: 0; border-top-left-radius: @radius@px; border-top-right-radius: @radius@px; }
QHeaderView::section {
    background: @sunken@; color: @muted@; border: 0; border-bottom: 1px solid @line@; padding: 0 16px; text-align: left;
}

QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 4px 3px; }
QScrollBar::handle:vertical { background: @edge@; border-radius: 3px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 3px 4px; }
QScrollBar::handle:horizontal { background: @edge@; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { height: 0; background: transparent; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }

QProgressBar { background: @sunken@; border: 1px solid @edge@; border-radius: 4px; height: 10px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QDialog { background: @surface@; }
QListView { background: @surface@; border: 1px solid @edge@; border-radius: 4px; outline: 0; }
QListView::item { padding: 4px 8px; min-height: 24px; }
QListView::item:selected { background: @soft@; color: @text@; }
"""
