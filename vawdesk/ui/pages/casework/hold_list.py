"""The holds: what a death proposes to hold, what is held now, and what was lifted or decided otherwise (X11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.hold import Hold
from vawdesk.services import hold_steps
from vawdesk.services.colleagues import may_decide
from vawdesk.services.hold_list import HoldLine, holds_listed
from vawdesk.services.hold_steps import Proposed
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import link, panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.hold_form import ABOUT, SEALED, WIDE

KEY = hold_steps.PAGE
TITLE, NEW = N_("Holds"), N_("Hold a person, a situation or a period")
PROPOSED, DIED = N_("Somebody on a case has died"), N_("{name} died on {date}. Cases: {cases}")
HOLD_IT, HOLD_OF = N_("Hold it"), N_("Hold what is on file about {name}")
NOT_IT, NOT_OF = N_("It is not held…"), N_("What is on file about {name} is not held")
NOT_ASK, NOT_WHY = N_("Why is it not held?"), N_("Then the usual terms count. The decision stays on file, and nobody is asked again.")
NOT_LABEL, NOT_SAVE = N_("Why it is not held"), N_("Decide so")
NOW, BEFORE = N_("Held now"), N_("Lifted, or decided not to hold")
NOTHING, NOTHING_BEFORE = N_("Nothing is held."), N_("None yet.")
SINCE, LIFTED = N_("Since {date}: {why}"), N_("Since {date}: {why}. Lifted on {lifted}.")
OPEN = N_("Open: {what}")


class HoldsPage(Page):
    """Panels of lines, read anew after each act."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self._people = at, tuple[UUID, ...]()
        say = at.language.say
        new = verb(say(NEW), "new_hold", lambda: self.go.emit("hold", None), drawing="add")
        self.set_head(say(TITLE), say(ABOUT), right=(new,))
        self.told = Notice("", "", "danger")
        self.told.hide()
        listed = holds_listed(at.desk)
        self._people = tuple(line.hold.person for line in listed if line.hold.person is not None)
        made = [self._panel(NOW, [line for line in listed if line.stands], NOTHING)]
        made.append(self._panel(BEFORE, [line for line in listed if not line.stands], NOTHING_BEFORE))
        if waiting := hold_steps.proposed(at.desk):
            self._people += tuple(one.person for one in waiting)
            made.insert(0, panel(say(PROPOSED), *(self._proposal(one) for one in waiting), count=str(len(waiting))))
        self.add(self.told, *made)
        self.end()

    def _panel(self, title: Message, lines: list[HoldLine], nothing: Message) -> QWidget:
        say = self.language.say
        shown: list[Item] = [self._line(line) for line in lines]
        return panel(say(title), *(shown or [Text(say(nothing), "body", "muted", wrap=True)]), count=str(len(lines)))

    def _line(self, line: HoldLine) -> QWidget:
        say, hold, what = self.language.say, line.hold, self.language.say(line.what)
        why = hold.because.label if hold.because else ""
        about = say(SINCE, date=hold.since or "", why=why)
        if hold.lifted_on is not None:
            about = say(LIFTED, date=hold.since or "", why=why, lifted=hold.lifted_on)
        elif not line.stands and hold.standing is not None:
            about = f"{say(hold.standing.label)}  ·  {about}"
        opens = link(what, say(OPEN, what=what), f"hold_{hold.id.hex}")
        opens.clicked.connect(lambda: self.go.emit(Hold.type_name, hold.id))
        return wrap(column(opens, Text(about, "meta", "muted", wrap=True), gap=0))

    def _proposal(self, one: Proposed) -> QWidget:
        say = self.language.say
        words = say(DIED, name=one.name, date=one.died, cases=self.language.list(list(one.cases)))
        hold = partial(self._try, lambda: hold_steps.hold_after_death(self.at.desk, one.person, self.language))
        verbs = [verb(say(HOLD_IT), f"hold_{one.person.hex}", hold, primary=True, about=say(HOLD_OF, name=one.name))]
        if may_decide(self.at.desk):
            ask = partial(self._ask_not, one.person)
            verbs.append(verb(say(NOT_IT), f"not_{one.person.hex}", ask, look="quiet", about=say(NOT_OF, name=one.name)))
        return wrap(row((Text(words, wrap=True), 1), *verbs, gap=8))

    def _ask_not(self, person: UUID) -> None:
        say = self.language.say
        self.asking = ReasonQuestion(self, say(NOT_ASK), say(NOT_WHY), Asked("not_held_why", NOT_LABEL), say(NOT_SAVE), self.language)
        self.asking.reason_given.connect(lambda why: self._try(lambda: hold_steps.not_held(self.at.desk, person, why)))
        self.asking.open()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self.told.say(self.language.say(refused.problems[0].message), "")
            self.told.show()
        except NothingHere as nothing:
            self.told.say(self.language.say(nothing.message), "")
            self.told.show()
        else:
            self.go.emit(KEY, None)

    def subjects(self) -> tuple[UUID, ...]:
        return self._people

    def guidance(self) -> Guidance | None:
        """What a hold does."""
        say = self.language.say
        return Guidance(say(TITLE), "UK GDPR 5(1)(e)", (say(ABOUT), say(WIDE), say(SEALED)))


ENTRY = PageEntry(
    KEY, TITLE, "lock", "casework", HoldsPage, subjects=("person",), in_menu=False, under="cases", paragraph="UK GDPR 5(1)(e)"
)
