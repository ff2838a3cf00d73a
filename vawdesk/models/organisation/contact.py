"""A contact of the local directory: whom to ring, write to and refer to, and when somebody last checked that it is right (3.21)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import OrganisationRecord, Sections, field
from vawdesk.models.kinds import Choice, DateKind, Email, LongText, Reference, Several, Telephone, TextKind
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel
from vawdesk.models.organisation.staff_member import WorkLanguage
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans

CHECK_AFTER = timedelta(days=180)

NOT_CHECKED = Rule(
    "directory.unchecked",
    N_("Nobody has checked this contact for more than half a year. Check it before you use it, and say so here."),
    "9 practice points",
    Weight.ADVISE,
)
CHECKED_IN_FUTURE = Rule(
    "directory.checked", N_("The day it was checked lies in the future. Write the day on which somebody checked it."), "house rule"
)
NO_WAY = Rule(
    "directory.reach", N_("Write a telephone number, an e-mail address or a portal: a contact nobody can reach helps nobody."), "8.28"
)
CHANNEL_NEEDS_EMAIL = Rule(
    "directory.channel", N_("A secure e-mail needs an address. Write the address that was agreed, or choose another channel."), "UK GDPR 32"
)
CJSM_ADDRESS = Rule(
    "directory.cjsm",
    N_("An address of the criminal justice secure e-mail ends in “.cjsm.net”. Check the address."),
    "UK GDPR 32",
    Weight.ADVISE,
)
CHANNEL_BY_MANAGER = Rule(
    "directory.manager",
    N_("What is sent through an agreed secure channel needs no password. A manager writes down, or changes, where it leads."),
    "UK GDPR 32",
)
CHANNEL = ("secure_channel", "channel_words", "email")
BY_EMAIL = frozenset({SecureChannel.CJSM, SecureChannel.ENCRYPTED_EMAIL})


class Contact(OrganisationRecord):
    """A service or somebody in it, as everybody here may ring or write to it. Ended when it is gone, never deleted.

    Its e-mail address stands on the allow-list of referrals and shares as long as the contact is in use: an address that is
    in no contact is one that nobody here has checked.
    """

    __tablename__ = "contact"
    type_name = "contact"
    title = N_("Local contact")

    agency: Mapped[str | None] = field(
        N_("Organisation or service"), TextKind(160), required=True, sensitive=False, index=True, paragraph="9 practice points",
        missing=N_("Write which organisation or service it is."),
    )  # fmt: skip
    kind: Mapped[ContactKind | None] = field(
        N_("What it is"), Choice(ContactKind), required=True, sensitive=False, index=True, paragraph="8.28",
        missing=N_("Choose what it is."),
    )  # fmt: skip
    named: Mapped[str | None] = field(
        N_("Person or position"), TextKind(160), sensitive=False, paragraph="8.30",
        help=N_("A position lasts longer than a name: “duty sergeant”, “referral co-ordinator”."),
    )  # fmt: skip
    area: Mapped[str | None] = field(
        N_("Area it serves"), TextKind(160), sensitive=False, paragraph="8.28",
        help=N_("The council, the police force or the health board."),
    )  # fmt: skip
    phone: Mapped[str | None] = field(N_("Telephone"), Telephone(), sensitive=False, paragraph="8.28")
    phone_after_hours: Mapped[str | None] = field(N_("Telephone out of hours"), Telephone(), sensitive=False, paragraph="8.28")
    email: Mapped[str | None] = field(
        N_("Secure e-mail"), Email(), sensitive=False, paragraph="8.26",
        help=N_("Only an address you have checked with them. Referrals warn of any that no second person has looked at."),
    )  # fmt: skip
    secure_channel: Mapped[SecureChannel | None] = field(
        N_("Agreed secure channel"), Choice(SecureChannel), sensitive=False, paragraph="UK GDPR 32",
        help=N_("A file that goes this way needs no password. Leave it empty until both sides have agreed."),
    )  # fmt: skip
    channel_words: Mapped[str | None] = field(
        N_("Where the portal is, or what was agreed"), TextKind(300), sensitive=False, paragraph="UK GDPR 32",
        required=lambda contact: contact.secure_channel is SecureChannel.PORTAL, missing=N_("Write where the portal is."),
    )  # fmt: skip
    address: Mapped[str | None] = field(N_("Address for post"), LongText(400), sensitive=False, paragraph="8.26")
    hours: Mapped[str | None] = field(N_("When they can be reached"), TextKind(200), sensitive=False, paragraph="8.28")
    languages: Mapped[tuple[WorkLanguage, ...] | None] = field(
        N_("Languages they work in"), Several(WorkLanguage), sensitive=False, paragraph="8.23"
    )  # fmt: skip
    route: Mapped[str | None] = field(
        N_("How to refer"), LongText(2_000), sensitive=False, paragraph="9 practice points",
        help=N_("Which form, to whom, and what they want to know first."),
    )  # fmt: skip
    notes: Mapped[str | None] = field(
        N_("Notes"), LongText(2_000), sensitive=False, paragraph="8.24",
        help=N_("About the service, not about anybody on file. What you learn from community groups helps everybody."),
    )  # fmt: skip
    checked_on: Mapped[date | None] = field(
        N_("Checked on"), DateKind(), required=True, sensitive=False, paragraph="9 practice points",
        missing=N_("Write when somebody last checked that all this is right."),
    )  # fmt: skip
    checked_by: Mapped[uuid.UUID | None] = field(
        N_("Checked by"), Reference("staff_member"), sensitive=False, paragraph="9 practice points"
    )
    ended_on: Mapped[date | None] = field(
        N_("No longer in use since"), DateKind(), sensitive=False, paragraph="house rule",
        help=N_("It leaves every list. What was sent to it keeps its name."),
    )  # fmt: skip

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("Who it is"), span("agency", "area")),
            ("", N_("How it is reached"), span("phone", "languages")),
            ("", N_("What to know"), span("route", "notes")),
            ("", N_("Is it still right?"), span("checked_on", "ended_on")),
        )

    def in_use(self, today: date) -> bool:
        """Whether it may still be chosen."""
        return self.ended_on is None or self.ended_on > today

    def needs_check(self, today: date) -> bool:
        """Whether nobody has checked it for more than 180 days, or ever: it is shown as "check before use"."""
        return self.in_use(today) and (self.checked_on is None or today - self.checked_on > CHECK_AFTER)

    def own_names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.agency, self.named) if name)

    def rules(self, now: Moment) -> Iterator[Problem]:
        """The directory's own rules (3.21)."""
        if self.checked_on is not None and self.checked_on > now.today:
            yield CHECKED_IN_FUTURE.at("checked_on")
        elif self.checked_on is not None and self.needs_check(now.today):
            yield NOT_CHECKED.at("checked_on")
        if not any((self.phone, self.phone_after_hours, self.email, self.secure_channel is SecureChannel.PORTAL)):
            yield NO_WAY.at("phone")
        if self.secure_channel in BY_EMAIL and not self.email:
            yield CHANNEL_NEEDS_EMAIL.at("email")
        elif self.secure_channel is SecureChannel.CJSM and self.email and not self.email.casefold().endswith(".cjsm.net"):
            yield CJSM_ADDRESS.at("email")
