"""A signature: who signed, as what, when and how; or the button to sign."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from vawdesk.i18n import N_, Language
from vawdesk.models.from_paper import BY_PEN, NOT_SIGNED
from vawdesk.models.values import Signature
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.editors.editor import Asked, Editor

NOT_YET = N_("Not signed yet")
SIGN = N_("Sign")
SIGN_FOR = N_("Sign: {label}")
SIGNED = N_("{name}, {post}, {at}")
HOW = {
    "in place": N_("Signed here"),
    "acting manager": N_("Signed here as acting manager"),
    "reached": N_("Reached by phone or on paper"),
    "on paper": N_("Signed on paper"),
    BY_PEN: NOT_SIGNED,
    "nobody reached": N_("Nobody could be reached"),
}


class SignatureEditor(Editor):
    """Shows a signature. It cannot be changed here; the button asks for one, and whoever listens sets it.

    Signals:
        sign_asked(): the button was pressed.
    """

    sign_asked = Signal()

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language)
        self._signature: Signature | None = None
        self.words = Text("", "body", wrap=True)
        self.button = Button(language.say(SIGN), "plain", "sign")
        self.name_part(self.button, "sign")
        self.button.setAccessibleName(language.say(SIGN_FOR, label=self.said))
        self.button.clicked.connect(self.sign_asked)
        self.put(self.words)
        self.put(row(self.button, None))
        self.set_value(None)

    def value(self) -> Any:
        """The signature, or None."""
        return self._signature

    def set_value(self, value: Any) -> None:
        """Show a signature, or that there is none."""
        self._signature = value
        say = self.language.say
        if value is None:
            self.words.say(say(NOT_YET))
        else:
            how = HOW.get(value.how)
            parts = [say(SIGNED, name=value.name, post=value.post, at=value.at), say(how) if how else value.how, value.words]
            self.words.say("  ·  ".join(part for part in parts if part))
        self.button.setVisible(value is None)
