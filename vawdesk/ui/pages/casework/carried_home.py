"""Home away from the office: the visits and cases that were taken along, and what was added to them so far."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.services.away import AddedHere, CarriedHere, added_here, called_here, cases_here, visits_here
from vawdesk.ui.kit.arrange import Item, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import link, panel
from vawdesk.ui.kit.verbs import verb

HOME, TITLE = N_("Home"), N_("What you took with you")
ABOUT = N_("Case numbers only. Who it is about stands in the visit and in the case.")
VISITS, CASES, ADDED = N_("Visits"), N_("Cases"), N_("What you added")
NO_VISITS, NOTHING_ADDED = N_("No visit was taken along."), N_("Nothing yet.")
ADD_NOTE = N_("Add note")
OPEN, OPEN_WHAT = N_("Open"), N_("Open: {what}")
LINE, ADDED_LINE = N_("{at}, case {reference}"), N_("{title}, {at}, case {reference}")
SEALED = N_("Sealed for the office: nobody reads it here, you neither. It gets its number there.")
LEFT_BEHIND = N_(
    "Sealed files, attachments, letters and hidden addresses that are not visited stayed in the office. So did everything else."
)


class CarriedHomePage(Page):
    """Three panels, and a note to be written."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        self.set_head(say(TITLE), say(ABOUT))
        self.set_verbs([verb(say(ADD_NOTE), "go_contact_note", lambda: self.go.emit("contact_note", None), primary=True, drawing="add")])
        self.add(
            panel(say(VISITS), *self._lines(visits_here(at.desk), lambda id: self.go.emit("home_visit", id), NO_VISITS)),
            panel(say(CASES), *self._lines(cases_here(at.desk), lambda id: self.go.emit("case", id), NO_VISITS)),
            panel(say(ADDED), *self._added(added_here(at.desk))),
            Text(say(LEFT_BEHIND), "meta", "muted", wrap=True),
        )
        self.end()

    def _lines(self, held: list[CarriedHere], open_: Callable[[UUID], None], nothing: Message) -> list[Item]:
        say, language = self.language.say, self.language
        made: list[Item] = []
        for one in held:
            words = say(LINE, at=language.moment(one.at, "short"), reference=one.case) if one.at is not None else one.case
            go = link(say(OPEN), say(OPEN_WHAT, what=words), f"open_{one.id.hex}")
            go.clicked.connect(lambda _on=False, id=one.id: open_(id))
            made.append(wrap(row((Text(words, "strong"), 1), go)))
        return made or [Text(say(nothing), "body", "muted", wrap=True)]

    def _added(self, added: list[AddedHere]) -> list[Item]:
        say, called = self.language.say, called_here(self.at.desk)
        lines: list[Item] = [
            Text(
                say(
                    ADDED_LINE,
                    title=one.title,
                    at=self.language.moment(one.at, "short"),
                    reference=called.get(one.case, "") if one.case else "",
                ),
                wrap=True,
            )
            for one in added
        ]
        return [*lines, Text(say(SEALED), "meta", "muted", wrap=True)] if lines else [Text(say(NOTHING_ADDED), "body", "muted")]

    def guidance(self) -> Guidance | None:
        """What can be done here."""
        say = self.language.say
        return Guidance(say(TITLE), "8.25", (say(SEALED), say(LEFT_BEHIND)))


ENTRY = PageEntry("home", HOME, "home", "casework", CarriedHomePage, (), paragraph="8.25", where="away")
