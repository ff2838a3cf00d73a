"""How a form came from paper: one tick at the head of every form that has a blank for the pen, and what is asked once it is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.from_paper import FromPaper, SheetNow
from vawdesk.models.values import Tri
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.editors.choice import TickWords, tick_box
from vawdesk.ui.kit.editors.editor import Asked, Editor, begin_in

TYPING_UP = N_("I am typing up a form that was filled in by pen")
ASKED = ("writer", "written_at", "about", "signed", "signed_by", "sheet", "kept_where")  # the rest the program knows


class FromPaperEditor(Editor):
    """Its value is a tuple of one `FromPaper`, or None while the tick is not set. `parts` are the editors of its columns."""

    def __init__(self, asked: Asked, language: Language, parts: Sequence[Editor]) -> None:
        super().__init__(asked, language)
        self.label.hide()
        self._entered: FromPaper | None = None
        self.parts = dict(zip(ASKED, parts, strict=True))
        self.tick = tick_box("")
        self.name_part(self.tick, words=language.say(TYPING_UP))
        self.tick.toggled.connect(self._toggled)
        self.put(row(self.tick, (TickWords(language.say(TYPING_UP), self.tick), 1), gap=8, top=True))
        self.inside = QFrame()
        self.inside.setProperty("kind", "sunken")
        self.inside.setLayout(column(*self.parts.values(), gap=12, edges=(16, 12, 16, 12)))
        self.put(self.inside)
        for part in self.parts.values():
            part.changed.connect(self._answered)
        self._follow()

    def value(self) -> Any:
        """How it came from paper, or None."""
        if not self.tick.isChecked():
            return None
        held = {name: part.value() for name, part in self.parts.items()}
        if held["signed"] is not Tri.YES:
            held["signed_by"] = None
        if held["sheet"] is not SheetNow.KEPT:
            held["kept_where"] = None
        known = self._entered or FromPaper()
        return (FromPaper(**held, entered_at=known.entered_at, entered_by=known.entered_by),)

    def set_value(self, value: Any) -> None:
        """Show how it came from paper, or that it did not."""
        self._entered = value[0] if value else None
        self.tick.blockSignals(True)
        self.tick.setChecked(bool(value))
        self.tick.blockSignals(False)
        for name, part in self.parts.items():
            part.set_value(getattr(self._entered, name) if self._entered is not None else None)
        self._follow()

    def fault(self) -> Message | None:
        """What is wrong with any part, or what is not said of a sheet that is typed up."""
        if not self.tick.isChecked():
            return None
        shown = [part for part in self.parts.values() if not part.isHidden()]
        if found := next((fault for part in shown if (fault := part.fault())), None):
            return found
        held = self.value()[0]
        described = FromPaper.described()
        return next((described[name].missing for name in ASKED if described[name].required(held) and getattr(held, name) is None), None)

    def typed(self) -> Any:
        """What the parts hold that is no value, and that the tick is set."""
        if not self.tick.isChecked():
            return None
        return {name: raw for name, part in self.parts.items() if (raw := part.typed()) is not None}

    def set_typed(self, raw: Any) -> None:
        """Show it again."""
        self.tick.setChecked(True)
        for name, kept in raw.items():
            self.parts[name].set_typed(kept)

    def waits(self) -> bool:
        """Writing begins here only where the tick is set already."""
        return self.tick.isChecked()

    def focus_first(self) -> None:
        """Go to the part that is wrong, else to the tick."""
        wrong = [part for part in self.parts.values() if not part.isHidden() and part.fault()]
        if self.tick.isChecked() and (wrong or self.error()):
            begin_in(wrong or list(self.parts.values()))
        else:
            self.tick.setFocus()

    def forget(self) -> None:
        """Empty every part before it goes."""
        for part in self.parts.values():
            part.forget()
        self.set_value(None)

    def _toggled(self, on: bool) -> None:
        self._follow()
        self.changed.emit()
        if on:
            self.parts[ASKED[0]].focus_first()

    def _answered(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Ask only what comes into question."""
        self.inside.setVisible(self.tick.isChecked())
        self.parts["signed_by"].setVisible(self.parts["signed"].value() is Tri.YES)
        self.parts["kept_where"].setVisible(self.parts["sheet"].value() is SheetNow.KEPT)
