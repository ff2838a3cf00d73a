"""The lines of declared connections: what is said, what is known about it under that, and its verbs at the right (C11)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.declared import Declared, FileToSeal, MayBe
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.verbs import verb

LINE, ENDED = N_("{how}, declared on {date}"), N_("{how}, declared on {date}, ended on {ended}")
OF_COLLEAGUE = N_("{colleague}: {whom}")
END, END_OF = N_("End"), N_("End: {what}")
MAY_BE_ASK = N_("{colleague} declared {name}. On file: {person}.")
IT_IS, IT_IS_NOT = N_("It is this person"), N_("It is somebody else")
SEAL = N_("Say who may see it")
TO_SEAL_LINE = N_("Close to somebody in it: {names}")


class Lines(QObject):
    """Makes the lines of one reader.

    Signals:
        end_asked(object): the id of the connection that is to end.
        it_is(object), it_is_not(object): the MayBe that was decided.
        seal_asked(object): the id of the case that lies open.
    """

    end_asked = Signal(object)
    it_is = Signal(object)
    it_is_not = Signal(object)
    seal_asked = Signal(object)

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language, self._say = language, language.say

    def connections(self, found: Sequence[Declared], nothing: str, *, mine: bool = False) -> list[Item]:
        """One line for each, or a sentence where there is none; of `mine` it goes without saying whose they are."""
        return [self._connection(one, mine) for one in found] or [Text(nothing, "body", "muted", wrap=True)]

    def _connection(self, one: Declared, mine: bool) -> QWidget:
        say, whom = self._say, self._say(one.whom)
        what = whom if mine else say(OF_COLLEAGUE, colleague=one.colleague, whom=whom)
        how = say(one.closeness.label) if one.closeness else ""
        when = say(ENDED, how=how, date=one.on, ended=one.ended) if one.ended else say(LINE, how=how, date=one.on)
        verbs = [self._verb(END, f"end_{one.id.hex}", self.end_asked, one.id, say(END_OF, what=what))] if one.may_end else []
        return _line(what, when, *verbs)

    def may_be(self, one: MayBe) -> QWidget:
        """Somebody on file who may be the one whom a colleague declared by name."""
        person = " ".join(part for part in (one.person_name, one.reference) if part)
        words = self._say(MAY_BE_ASK, colleague=one.colleague, name=one.name, person=person)
        yes = self._verb(IT_IS, f"it_is_{one.person.hex}", self.it_is, one, words)
        no = self._verb(IT_IS_NOT, f"it_is_not_{one.person.hex}", self.it_is_not, one, words)
        return _line(words, self._say(one.why), yes, no)

    def file(self, one: FileToSeal) -> QWidget:
        """A file that lies open to somebody close to the people in it."""
        words = self._say(TO_SEAL_LINE, names=self._language.list(list(one.colleagues)))
        press = self._verb(SEAL, f"seal_{one.case.hex}", self.seal_asked, one.case, f"{one.reference} {words}")
        return _line(one.reference, words, press)

    def _verb(self, words: Message, name: str, asked: SignalInstance, what: object, about: str) -> Button:
        return verb(self._say(words), name, partial(asked.emit, what), look="quiet", about=about)


def _line(words: str, about: str, *verbs: Button) -> QWidget:
    said = wrap(column(Text(words, "strong", wrap=True), Text(about, "meta", "muted", wrap=True), gap=0))
    return wrap(row((said, 1), *verbs, gap=8))
