"""Reasons and the law: behind each plain reason the lawful basis and the condition, confirmed once by a manager (3.7, 8.26)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.facts import in_language
from vawdesk.models.organisation.lawful_basis import OLD_LAW, LawfulBasis, id_of
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.services.facts import facts_of
from vawdesk.services.law import confirmed
from vawdesk.services.names_on_file import staff_called
from vawdesk.ui.kit.arrange import Item, column, pair, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph

PAGE = N_("Reasons and the law")
ABOUT = N_(
    "Colleagues choose a plain reason. Behind each stands the law, which a manager confirms here once. "
    "A referral and what is shared show both. It is not legal advice."
)
SUGGESTED = N_("A suggestion of {date}: check before use")
CONFIRMED = N_("Confirmed on {date} by {name}")
LOOK_AGAIN = N_("Look again")
BASIS, CONDITION = N_("Lawful basis"), N_("Condition")
CONFIRM, CHANGE = N_("Read and confirm…"), N_("Change…")
CONFIRM_OF = N_("Read and confirm: {reason}")
WHY = N_("Data protection does not stand in the way of protecting somebody. It asks that you can say why, and under which law.")
WHO = N_("Show these words to whoever advises you on data protection before you confirm them.")


class LawPage(SettingsPage):
    """A panel for each of the six reasons."""

    key = "settings_law"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        self._called, self._facts = staff_called(at.desk), facts_of(at.desk)
        self.panels.addWidget(paragraph(at.language.say(ABOUT)))
        with at.desk.reading("organisation") as session:
            for reason in PlainReason:
                self.panel(reason.label, self._reason(reason, confirmed(session, reason)))
        self.finish()

    def _reason(self, reason: PlainReason, held: LawfulBasis | None) -> QWidget:
        say, tongue = self.language.say, self.language
        note = self._facts.laws[reason]
        basis = held.basis_in(tongue) if held is not None else in_language(note.basis, tongue)
        condition = held.condition_in(tongue) if held is not None else in_language(note.condition, tongue)
        lines: list[Item] = [self._state(held), pair(say(BASIS), basis), pair(say(CONDITION), condition)]
        if self.at.desk.account.manages:
            words = CONFIRM if held is None else CHANGE
            about = held.id if held is not None else id_of(reason)
            button = verb(say(words), f"law_{reason.name.lower()}", lambda: self.go.emit("lawful_basis", about))
            button.setAccessibleName(say(CONFIRM_OF, reason=reason.label))
            lines.append(wrap(Flow([button])))
        return wrap(column(*lines, gap=8, edges=(16, 12, 16, 12)))

    def _state(self, held: LawfulBasis | None) -> QWidget:
        say = self.language.say
        if held is None:
            return wrap(row(Badge(say(SUGGESTED, date=self._facts.edition), "late"), None))
        by = self._called.get(held.set_by, "") if held.set_by is not None else ""
        words = Text(say(CONFIRMED, date=held.checked_on, name=by), "meta", "muted", wrap=True)
        old = (Badge(say(LOOK_AGAIN), "late"),) if held.needs_check(self.at.now().today) else ()
        return wrap(row(*old, (words, 1), gap=8))

    def guidance(self) -> Guidance | None:
        """Why a law stands behind each reason."""
        say = self.language.say
        return Guidance(say(PAGE), "8.27", (say(WHY), say(WHO), say(OLD_LAW.message)))


ENTRY = PageEntry(
    "settings_law", PAGE, "decision", "organisation", LawPage, in_menu=False, under="settings", paragraph="8.26",
)  # fmt: skip
