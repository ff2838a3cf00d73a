"""What follows while a referral is written: what a chosen contact is, which questions come up, the law, whom to think of first."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import CLARES_LAW as ASKED_UNDER
from vawdesk.models.organisation.contact import Contact
from vawdesk.services.law import law_for
from vawdesk.services.referral_begin import in_question
from vawdesk.services.referral_weighing import new_relationship
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.referral_suggested import Suggested

TO_WHOM, WHOM, WHY, AGREED = N_("To whom, and what for"), N_("Whom it is about"), N_("Why now"), N_("Agreement, and why it is needed")
PROGRAMME = N_("Before somebody goes to a programme")
LAW = N_("In law: {law}")
CLARES_LAW, UNDER_CLARES_LAW = "referral_clares_law", N_("Ask the police under Clare's Law")
SECTIONS = (
    Section(("to_contact", "to_name", "to_kind", "to_phone", "to_email", "purpose", "help_asked", "help_reason", "decision",
             "during_couples_work"), TO_WHOM),
    Section(("subject", "victims", "of_concern", "children", "case"), WHOM),
    Section(("why_now", "what_victim_wants", "wishes_not_asked", "criterion", "dash"), WHY),
    Section(("consent", "consent_reason", "why_needed", "why_not_police"), AGREED),
    Section(("partner_contact", "standards", "told", "children_links", "attendance"), PROGRAMME),
)  # fmt: skip


class Following(QObject):
    """Shows in the form what follows from what was written.

    Signals:
        chosen(object): a contact that was suggested was pressed; its id.
        clares_law(): somebody wants to ask the police under Clare's Law as well.
    """

    chosen = Signal(object)
    clares_law = Signal()

    def __init__(self, at: AtDesk, form: Form) -> None:
        super().__init__(form)
        self._at, self._form = at, form
        self._contact: UUID | None = None
        self.law, self.suggested = Text("", "meta", "muted", wrap=True), Suggested(at)
        form.editors["why_needed"].put(self.law)
        form.editors["to_contact"].put(self.suggested)
        self.asking = clares_law_verb(at, self.clares_law.emit)
        form.editors["purpose"].put(self.asking)
        self.suggested.chosen.connect(self._choose)

    def take_contact(self) -> None:
        """What sort of service a contact is, once it is chosen; the lines for whoever stands in no directory are emptied."""
        chosen = self._form.editors["to_contact"].value()
        if chosen == self._contact:
            return
        self._contact = chosen
        contact = self._at.desk.peek(Contact, chosen) if chosen is not None else None
        self._form.editors["to_kind"].set_value(contact.kind if contact is not None else None)
        for name in ("to_name", "to_phone", "to_email"):
            self._form.editors[name].set_value(None)

    def show(self, record: Referral) -> None:
        """Only what comes into question; the law beside the reason; whom a risk goes to, while nobody is chosen."""
        asked = in_question(record)
        for name, on in asked.items():
            self._form.show_field(name, on)
        self._form.panels[-1].setVisible(asked["partner_contact"])
        law = law_for(self._at.desk, record.why_needed, self._at.language) if record.why_needed is not None else None
        self.law.setVisible(law is not None)
        if law is not None:
            self.law.say(self._at.language.say(LAW, law=law.one_line))
        self.suggested.follow(record)
        self.asking.setVisible(clares_law_fits(self._at, record))

    def _choose(self, contact: UUID) -> None:
        self._form.editors["to_contact"].set_value(contact)
        self._form.changed.emit()
        self.chosen.emit(contact)


def clares_law_verb(at: AtDesk, ask: Callable[[], object]) -> Button:
    """One press to a referral that asks the police."""
    return verb(at.language.say(UNDER_CLARES_LAW), "clares_law", ask, look="chip")


def clares_law_fits(at: AtDesk, referral: Referral) -> bool:
    """R5: whether to offer it: there is a new relationship, and this referral does not ask already."""
    if referral.case is None or referral.purpose in ASKED_UNDER:
        return False
    with at.desk.reading() as session:
        return new_relationship(session, referral, at.now())
