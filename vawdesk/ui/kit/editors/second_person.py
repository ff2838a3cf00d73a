"""The second person (X13): somebody else agrees here with their passphrase, was reached, or could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.second_person import NEEDS, SIGNED_HERE, Form
from vawdesk.models.values import Signature
from vawdesk.ui.kit.arrange import column, frame, row
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.editors.choice import ListEditor, OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.signature import SignatureEditor
from vawdesk.ui.kit.editors.text import LongTextEditor, TextEditor
from vawdesk.ui.kit.line import SecretBox

HOW = N_("How does a second person agree?")
WHO_SIGNS = N_("Who signs here?")
PASSPHRASE = N_("Their passphrase")
WHOM = N_("Whom did you ask?")
POST = N_("Their post")
WHEN = N_("When did they answer?")
WORDS = N_("What did they say?")
WHY = N_("Whom did you try, and why could it not wait?")
AGREE = {
    Form.IN_PLACE: N_("Agree and sign"),
    Form.ACTING: N_("Agree and sign"),
    Form.REACHED: N_("Record their agreement"),
    Form.NOBODY: N_("Record that nobody was reached"),
}
CHOOSE_HOW = N_("Choose how a second person agrees.")
CHOOSE_WHO = N_("Choose who signs here.")
TYPE_PASSPHRASE = N_("The second person types their passphrase here.")
CHECKING = N_("Checking…")
FILL = N_("Fill in: {label}")

Colleagues = Sequence[tuple[Any, str]]


@dataclass(frozen=True)
class SecondAnswer:
    """What was entered. `colleague` is the value offered for whoever signs here; the passphrase is never shown by repr."""

    form: Form
    colleague: Any = None
    passphrase: str = field(default="", repr=False)
    name: str = ""
    post: str = ""
    at: datetime | None = None
    words: str = ""


class SecondPersonEditor(Editor):
    """Its value is a Signature, once the listener has called `accept`.

    `offered` are the forms this act allows; `colleagues` the people who may sign here, for each form.

    Signals:
        agree_asked(object): a SecondAnswer that is complete. The listener answers with `accept` or `refuse`.
    """

    agree_asked = Signal(object)

    def __init__(
        self,
        asked: Asked,
        language: Language,
        offered: Sequence[Form],
        colleagues: Mapping[Form, Colleagues],
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(asked, language)
        self._colleagues = colleagues
        name = asked.name
        self.how = OptionsEditor(Asked(f"{name}_how", HOW), language, [(form, language.say(form.label)) for form in offered])
        self._only = offered[0] if len(offered) == 1 else None
        hide_unless(self.how, self._only is None)
        self.needs = Text("", "meta", "muted", wrap=True)
        self.who = ListEditor(Asked(f"{name}_who", WHO_SIGNS), language, [])
        self.secret = SecretBox(language.say(PASSPHRASE), language, f"{name}_passphrase")
        self.secret_label = Text(language.say(PASSPHRASE), "strong")
        self.secret_label.setBuddy(self.secret.box)
        self.whom = TextEditor(Asked(f"{name}_whom", WHOM), language)
        self.post = TextEditor(Asked(f"{name}_post", POST, optional=True), language)
        self.at = MomentEditor(Asked(f"{name}_at", WHEN), language, now)
        self.words = LongTextEditor(Asked(f"{name}_words", WORDS), language, limit=2000, least=2)
        self.why = LongTextEditor(Asked(f"{name}_why", WHY), language, limit=2000, least=2)
        self.agree = Button("", tall=True)
        self.agree.setObjectName(f"{name}_agree")
        self.signature = SignatureEditor(Asked(f"{name}_signature", asked.label), language)
        self.signature.button.hide()
        self._here: tuple[QWidget, ...] = (self.who, self.secret_label, self.secret)
        self._reached: tuple[QWidget, ...] = (self.whom, self.post, self.at, self.words)
        parts = (self.how, self.needs, *self._here, *self._reached, self.why)
        self.panel = frame(column(*parts, row(self.agree, None), gap=12, edges=(16, 12, 16, 16)), "sunken", self.said)
        self.put(self.panel)
        self.put(self.signature)
        self.how.changed.connect(self._formed)
        self.agree.clicked.connect(self._ask)
        self.secret.entered.connect(self._ask)
        for editor in (self.how, self.who, self.whom, self.post, self.at, self.words, self.why):
            editor.changed.connect(self.changed)
        self.set_value(None)

    def value(self) -> Any:
        """The signature, or None."""
        return self.signature.value()

    def set_value(self, value: Any) -> None:
        """Show a signature, or the form that asks for one."""
        self.signature.set_value(value)
        self.signature.button.hide()
        self.signature.setVisible(value is not None)
        self.panel.setVisible(value is None)
        self.secret.clear()
        if self._only is not None:  # there is nothing to choose
            self.how.set_value(self._only)
        self._formed()

    def accept(self, signature: Signature) -> None:
        """The second person has agreed."""
        self.show_error(None)
        self.set_value(signature)
        self.changed.emit()

    def refuse(self, words: str) -> None:
        """What was entered does not do: say why, forget the passphrase, keep the rest."""
        self._busy(False)
        self.secret.clear()
        self.show_error(words)
        self.speak_error()
        self.focus_first()

    def focus_first(self) -> None:
        """Go to what is still missing."""
        form = self.how.value()
        if form in SIGNED_HERE and self.who.value() is not None:
            self.secret.box.setFocus()
        elif form in SIGNED_HERE:
            self.who.focus_first()
        elif form is Form.REACHED:
            next((e for e in (self.whom, self.at, self.words) if e.value() is None), self.whom).focus_first()
        elif form is Form.NOBODY:
            self.why.focus_first()
        else:
            self.how.focus_first()

    def forget(self) -> None:
        """Empty everything, the passphrase first."""
        self.secret.clear()
        for editor in (self.how, self.who, self.whom, self.post, self.at, self.words, self.why):
            editor.forget()
        self.set_value(None)

    def _formed(self) -> None:
        form = self.how.value()
        for widget in self._here:
            widget.setVisible(form in SIGNED_HERE)
        for widget in self._reached:
            widget.setVisible(form is Form.REACHED)
        self.why.setVisible(form is Form.NOBODY)
        self.needs.say(self.language.say(NEEDS[form]) if form else "")
        self.needs.setVisible(form is not None)
        self.agree.setVisible(form is not None)
        if form in SIGNED_HERE:
            self.who.offer(self._colleagues.get(form, ()))
        self._busy(False)

    def _busy(self, on: bool) -> None:
        form = self.how.value()
        self.agree.setEnabled(not on)
        self.agree.say(self.language.say(CHECKING if on else AGREE[form] if form else CHOOSE_HOW))

    def _ask(self) -> None:
        answer = self._entered()
        if isinstance(answer, str):
            self.show_error(answer)
            self.speak_error()
            self.focus_first()
            return
        self.show_error(None)
        self._busy(answer.form in SIGNED_HERE)
        self.agree_asked.emit(answer)

    def _entered(self) -> SecondAnswer | str:
        say, form = self.language.say, self.how.value()
        if form is None:
            return say(CHOOSE_HOW)
        if form in SIGNED_HERE:
            if self.who.value() is None:
                return say(CHOOSE_WHO)
            if not self.secret.text():
                return say(TYPE_PASSPHRASE)
            return SecondAnswer(form, self.who.value(), self.secret.text())
        if form is Form.NOBODY:
            return SecondAnswer(form, words=self.why.value()) if self.why.value() else say(FILL, label=say(WHY))
        if fault := self.at.fault():
            return say(fault)
        for editor in (self.whom, self.at, self.words):
            if editor.value() is None:
                return say(FILL, label=editor.said)
        return SecondAnswer(form, name=self.whom.value(), post=self.post.value() or "", at=self.at.value(), words=self.words.value())
