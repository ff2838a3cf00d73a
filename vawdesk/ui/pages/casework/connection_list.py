"""Declared connections: one's own; for a manager everybody's, names that may be on file by now, and files that lie open (C11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.connection import Connection
from vawdesk.services import colleagues, declared
from vawdesk.services.declared import Declared, FileToSeal, MayBe
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import panel

KEY = "connections"
TITLE = N_("Declared connections")
ABOUT = N_("Nobody works on the file of somebody they are related or close to, and they learn nothing of it.")
DECLARE, COLLEAGUE = N_("Declare a connection"), N_("A connection to a colleague")
MINE, OTHERS = N_("My connections"), N_("Connections of colleagues")
NONE_OWN = N_("You have declared nobody. Say so as soon as you know that somebody you are close to may turn to us.")
NONE_OTHERS = N_("No colleague has declared anybody.")
LINE, ENDED = N_("{how}, declared on {date}"), N_("{how}, declared on {date}, ended on {ended}")
OF_COLLEAGUE = N_("{colleague}: {whom}")
END, END_OF = N_("End"), N_("End: {what}")
END_ASK = N_("Does this connection not stand any more?")
END_WHY = N_("From now on this is no reason to keep a file from them. What is sealed stays sealed to the people named.")
END_LABEL = N_("Why it has ended")
MAY_BE = N_("May be somebody on file")
MAY_BE_ASK = N_("{colleague} declared {name}. On file: {person}.")
IT_IS, IT_IS_NOT = N_("It is this person"), N_("It is somebody else")
SAY_NOTHING = N_("Do not ask the colleague: they would learn who is on file.")
TO_SEAL, SEAL = N_("Files that lie open"), N_("Say who may see it")
TO_SEAL_LINE = N_("Close to somebody in it: {names}")
WHY = N_("A connection is no reproach. It protects the family, and you.")
STILL = N_("At an address they are about to visit colleagues are still told what to do, and never why.")


class ConnectionsPage(Page):
    """Panels of lines, read anew after each act."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        say = at.language.say
        add = Button(say(DECLARE), "primary", "add")
        add.setObjectName("declare")
        add.clicked.connect(lambda: self.go.emit("connection", None))
        colleague = Button(say(COLLEAGUE))
        colleague.setObjectName("colleague")
        colleague.clicked.connect(lambda: self.go.emit("settings_connections", None))
        self.told = Notice("", "", "danger")
        self.told.hide()
        self.set_head(say(TITLE), say(ABOUT), right=(colleague, add))
        self.add(self.told, *self._panels())
        self.end()

    def _panels(self) -> list[QWidget]:
        say, desk = self.language.say, self.at.desk
        made = []
        if colleagues.may_decide(desk):
            if files := declared.files_to_seal(desk):
                made.append(panel(say(TO_SEAL), *(self._file(one) for one in files)))
            if near := declared.may_be_on_file(desk, self.at.names):
                made.append(panel(say(MAY_BE), Text(say(SAY_NOTHING), "meta", "muted", wrap=True), *(self._near(one) for one in near)))
            others = declared.everybodys(desk)
            made.append(panel(say(OTHERS), *self._lines(others, say(NONE_OTHERS))))
        return [*made, panel(say(MINE), *self._lines(declared.own(desk), say(NONE_OWN), mine=True))]

    def _lines(self, found: Sequence[Declared], nothing: str, *, mine: bool = False) -> list[Item]:
        return [self._line(one, mine) for one in found] or [Text(nothing, "body", "muted", wrap=True)]

    def _line(self, one: Declared, mine: bool) -> QWidget:
        say = self.language.say
        whom = say(one.whom)
        what = whom if mine else say(OF_COLLEAGUE, colleague=one.colleague, whom=whom)
        how = say(one.closeness.label) if one.closeness else ""
        when = say(ENDED, how=how, date=one.on, ended=one.ended) if one.ended else say(LINE, how=how, date=one.on)
        verbs = [self._verb(say(END), f"end_{one.id.hex}", lambda: self._ask_end(one.id), say(END_OF, what=what))] if one.may_end else []
        return _line(what, when, *verbs)

    def _near(self, one: MayBe) -> QWidget:
        say = self.language.say
        person = " ".join(part for part in (one.person_name, one.reference) if part)
        words = say(MAY_BE_ASK, colleague=one.colleague, name=one.name, person=person)
        ids = (one.connection, one.person)
        yes = self._verb(say(IT_IS), f"it_is_{one.person.hex}", lambda: self._try(lambda: declared.it_is(self.at.desk, *ids)), words)
        no = self._verb(
            say(IT_IS_NOT), f"it_is_not_{one.person.hex}", lambda: self._try(lambda: declared.it_is_not(self.at.desk, *ids)), words
        )
        return _line(words, say(one.why), yes, no)

    def _file(self, one: FileToSeal) -> QWidget:
        say = self.language.say
        words = say(TO_SEAL_LINE, names=self.language.list(list(one.colleagues)))
        verb = self._verb(say(SEAL), f"seal_{one.case.hex}", lambda: self.go.emit("case_sealing", one.case), f"{one.reference} {words}")
        return _line(one.reference, words, verb)

    def _verb(self, words: str, name: str, act: Callable[[], None], what: str) -> Button:
        made = Button(words, "quiet")
        made.setObjectName(name)
        made.hint(what)
        made.clicked.connect(act)
        return made

    def _ask_end(self, id: UUID) -> None:
        say = self.language.say
        asked = ReasonQuestion(self, say(END_ASK), say(END_WHY), Asked("end_why", END_LABEL), say(END), self.language)
        asked.reason_given.connect(lambda why: self._try(lambda: declared.end(self.at.desk, id, why)))
        asked.open()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Refused as refused:
            self.told.say(self.language.say(refused.problems[0].message), "")
            self.told.show()
        else:
            self.go.emit(KEY, None)

    def guidance(self) -> Guidance | None:
        """Why one says so, and what still reaches a colleague."""
        say = self.language.say
        return Guidance(say(Connection.title), "8.4", (say(ABOUT), say(WHY), say(STILL)))


def _line(words: str, about: str, *verbs: Button) -> QWidget:
    """What is said, what is known about it under that, and the verbs at the right."""
    said = wrap(column(Text(words, "strong", wrap=True), Text(about, "meta", "muted", wrap=True), gap=0))
    return wrap(row((said, 1), *verbs, gap=8))


ENTRY = PageEntry(KEY, TITLE, "people", "casework", ConnectionsPage, (), in_menu=False, paragraph="8.4")
