"""Referral: what was asked of whom, about whom and why, with whose consent, how it went, and what came of it (8.25-8.31, 9, 10)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, Sections, field
from vawdesk.models.casework import agreement
from vawdesk.models.casework.referral_advice import appropriate
from vawdesk.models.casework.referral_options import (
    HAS_LEFT,
    IS_OPEN,
    NEEDS_REASON,
    NOT_GONE,
    Agreed,
    Criterion,
    Help,
    ReferralOutcome,
    ReferralPurpose,
    ReferralStanding,
    SentHow,
    Standards,
    Told,
)
from vawdesk.models.casework.referral_rows import DashHeard
from vawdesk.models.casework.referral_rules import CONFIRM_IN_WRITING, ITSELF, ONE_OF_THEM, SENT_BEFORE, WISHES_FOR_MARAC
from vawdesk.models.casework.referral_waits import to_be_confirmed
from vawdesk.models.dates import happened
from vawdesk.models.kinds import (
    Choice,
    DateKind,
    Email,
    Flag,
    LongText,
    MomentKind,
    Reference,
    References,
    Rows,
    Several,
    Signed,
    Telephone,
    TextKind,
    TriKind,
)
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import DO, YDY, Signature, Tri
from vawdesk.zone import LOCAL


def to_marac(referral: Referral) -> bool:
    """Whether it goes to MARAC, whose forms ask more."""
    return referral.to_kind is ContactKind.MARAC


def to_programme(referral: Referral) -> bool:
    """Whether somebody is sent to a programme for people who abuse."""
    return referral.help_asked is Help.PROGRAMME or referral.to_kind is ContactKind.PROGRAMME


def _sent(referral: Referral) -> bool:
    return referral.standing in HAS_LEFT


def _answered(referral: Referral) -> bool:
    return referral.standing is ReferralStanding.ANSWERED


class Referral(CaseworkRecord):
    """One referral. Checked, it keeps its words; how it was sent and what they said to it is added as it happens."""

    __tablename__ = "referral"
    type_name = "referral"
    title = N_("Referral")
    reference_prefix = "R"
    signs = True
    hand = "signed"
    living = frozenset({
        "standing", "sent_how", "sent_at", "sent_by", "spoke_to", "confirmed_at", "acknowledged_on", "acknowledged_by", "outcome",
        "outcome_on", "outcome_words", "reason_rejected", "waiting_list_since", "not_sent_why", "decision",
    })  # fmt: skip

    standing: Mapped[ReferralStanding | None] = field(
        N_("How it stands"), Choice(ReferralStanding), default=ReferralStanding.DRAFT, sensitive=False, index=True, paragraph="8.25"
    )  # fmt: skip
    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, index=True, paragraph="8.25", missing=N_("Choose the case to which this belongs.")
    )  # fmt: skip
    to_contact: Mapped[uuid.UUID | None] = field(
        N_("To whom, from the directory"), Reference("contact"), sensitive=False, index=True, paragraph="9.1",
        help=N_("By name, by kind or by area. Not there? Fill in the lines below."),
    )  # fmt: skip
    to_name: Mapped[str | None] = field(
        N_("To whom, if not in the directory"), TextKind(160), sensitive=False, paragraph="9.1",
        required=lambda r: r.to_contact is None, missing=N_("Choose a contact, or write to whom it goes."),
    )  # fmt: skip
    to_kind: Mapped[ContactKind | None] = field(
        N_("What sort of service it is"), Choice(ContactKind), sensitive=False, paragraph="8.28",
        required=lambda r: r.to_contact is not None or bool(r.to_name),
        missing=N_("Choose what sort of service it is."), help=N_("What is asked below depends on it."),
    )  # fmt: skip
    to_phone: Mapped[str | None] = field(N_("Their telephone"), Telephone(about=None), sensitive=False, paragraph="8.28")
    to_email: Mapped[str | None] = field(N_("Their e-mail"), Email(about=None), sensitive=False, paragraph="8.26")
    purpose: Mapped[ReferralPurpose | None] = field(
        N_("What for"), Choice(ReferralPurpose), required=True, paragraph="9.1", missing=N_("Choose what the referral is for.")
    )  # fmt: skip
    help_asked: Mapped[Help | None] = field(
        N_("What sort of help"), Choice(Help), paragraph="9.31",
        required=lambda r: r.purpose is ReferralPurpose.INTERVENTION, missing=N_("Choose what sort of help you ask for."),
        help=N_("Some sorts of help do harm where there is abuse. We say so here, with the paragraph."),
    )  # fmt: skip
    help_reason: Mapped[str | None] = field(
        N_("Why it is right here all the same"), LongText(2_000), paragraph="9.35",
        required=lambda r: r.help_asked in NEEDS_REASON, missing=N_("Write why it is right here, and who advised it."),
    )  # fmt: skip
    decision: Mapped[uuid.UUID | None] = field(
        N_("The decision for it"), Reference("decision"), paragraph="9.31", help=N_("Couples work or mediation goes on only with one.")
    )  # fmt: skip
    during_couples_work: Mapped[bool | None] = field(
        N_("It came out during couples work or mediation"), Flag(), paragraph="9.32"
    )  # fmt: skip
    subject: Mapped[uuid.UUID | None] = field(
        N_("Whom it is about"), Reference("person"), required=True, index=True, paragraph="8.25", missing=N_("Choose whom it is about.")
    )  # fmt: skip
    victims: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Who is harmed"), References("person"), required=to_marac, paragraph="10.13",
        missing=N_("MARAC is about somebody who is harmed. Choose who it is."),
    )  # fmt: skip
    of_concern: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Whose behaviour is a concern"), References("person"), paragraph="10.13",
        help=N_("MARAC, the police and safeguarding need to know of them too. Nobody under 18 is called a perpetrator."),
    )  # fmt: skip
    children: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Children"), References("person"), paragraph="8.13")
    why_now: Mapped[str | None] = field(
        N_("Why now"), LongText(), required=True, paragraph="8.28",
        missing=N_("Write why now: what happened, when and where, who was hurt, and whether the police know."),
        help=N_("What happened, when, where, who was there, injuries, and whether the police know. Their own words in quotation marks."),
    )  # fmt: skip
    what_victim_wants: Mapped[str | None] = field(
        N_("What the person who is harmed wants"), LongText(4_000), paragraph="4.2",
        help=N_("In their own words, asked alone. It does not decide, but everybody has to know it."),
    )  # fmt: skip
    wishes_not_asked: Mapped[bool | None] = field(N_("It was not safe to ask"), Flag(), paragraph="4.2")
    criterion: Mapped[Criterion | None] = field(
        N_("Why it is one for MARAC"), Choice(Criterion), required=to_marac, paragraph="10.11",
        missing=N_("Choose by which criterion it is one for MARAC."), help=N_("Areas differ. Ask the co-ordinator if you are not sure."),
    )  # fmt: skip
    dash: Mapped[tuple[DashHeard, ...] | None] = field(
        N_("If somebody trained went through the Dash list"), Rows(DashHeard), paragraph="11.10",
        help=N_("Who, when and where it is kept. Never the list itself."),
    )  # fmt: skip
    consent: Mapped[Agreed | None] = agreement.consent(N_("Say whether the person whose details are sent agreed."))
    consent_reason: Mapped[str | None] = agreement.consent_reason(
        N_("Why it is sent without their agreement"), N_("Write why it is sent although they refused, or why they were not asked.")
    )
    why_needed: Mapped[PlainReason | None] = agreement.why_needed()
    why_not_police: Mapped[str | None] = field(
        N_("If it does not go to the police or to safeguarding as well: why not"), LongText(2_000), paragraph="8.28",
        help=N_("A risk that somebody is harmed is theirs to know. If you decide otherwise, say why, or write down a decision."),
    )  # fmt: skip
    partner_contact: Mapped[Tri | None] = field(
        N_("Is it arranged who is in touch with the partner?"), TriKind(answers=YDY), required=to_programme, paragraph="ST 1.v",
        missing=N_("Say whether it is arranged who is in touch with the partner."),
    )  # fmt: skip
    standards: Mapped[Standards | None] = field(
        N_("Does the programme meet the standards?"), Choice(Standards), required=to_programme, paragraph="9.12",
        missing=N_("Say what is known of its standards."),
    )  # fmt: skip
    told: Mapped[tuple[Told, ...] | None] = field(
        N_("What the person was told before they agreed"), Several(Told), paragraph="ST 3.ii",
        required=lambda r: to_programme(r) and r.consent is Agreed.AGREED, missing=N_("Tick what they were told before they agreed."),
    )  # fmt: skip
    children_links: Mapped[Tri | None] = field(
        N_("Is the programme in touch with those who look after the children?"), TriKind(answers=YDY), paragraph="ST 22.i",
        required=lambda r: to_programme(r) and bool(r.children), missing=N_("Say whether the programme is in touch about the children."),
    )  # fmt: skip
    attendance: Mapped[Tri | None] = field(
        N_("Has the programme agreed to tell us whether they attend?"), TriKind(answers=DO), required=to_programme, paragraph="9.16",
        missing=N_("Say whether the programme tells us of attendance."),
    )  # fmt: skip
    because_of: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("What in the file raised it"), References("record"), paragraph="8.28")
    re_referral_of: Mapped[uuid.UUID | None] = field(N_("Follows on from"), Reference("referral"), paragraph="ST 2.iii")
    signed: Mapped[Signature | None] = field(N_("Checked by"), Signed(), paragraph="8.25")
    sent_how: Mapped[SentHow | None] = field(
        N_("How it was sent"), Choice(SentHow), required=_sent, paragraph="8.26", missing=N_("Choose how it was sent.")
    )  # fmt: skip
    sent_at: Mapped[datetime | None] = field(
        N_("When it was sent"), MomentKind(), required=_sent, index=True, paragraph="8.29", missing=N_("Write when it was sent.")
    )  # fmt: skip
    sent_by: Mapped[uuid.UUID | None] = field(
        N_("Who sent it"), Reference("staff_member"), required=_sent, paragraph="8.25", missing=N_("Choose who sent it.")
    )  # fmt: skip
    spoke_to: Mapped[str | None] = field(N_("Who took the call"), TextKind(160), paragraph="8.25")
    confirmed_at: Mapped[datetime | None] = field(
        N_("Confirmed in writing"), MomentKind(), paragraph="8.29", help=N_("Within 24 hours of the call.")
    )  # fmt: skip
    acknowledged_on: Mapped[date | None] = field(N_("They said that they have it"), DateKind(), paragraph="ST 1.ii")
    acknowledged_by: Mapped[str | None] = field(N_("Who said so"), TextKind(160), paragraph="ST 1.ii")
    outcome: Mapped[ReferralOutcome | None] = field(
        N_("What they said"), Choice(ReferralOutcome), required=_answered, paragraph="ST 1.ii", missing=N_("Choose what they said.")
    )  # fmt: skip
    outcome_on: Mapped[date | None] = field(
        N_("When they said it"), DateKind(), required=_answered, paragraph="ST 1.ii", missing=N_("Write when they said it.")
    )  # fmt: skip
    outcome_words: Mapped[str | None] = field(N_("In their words"), LongText(4_000), paragraph="8.25")
    reason_rejected: Mapped[str | None] = field(
        N_("Why they do not take it, and what they suggest"), LongText(2_000), paragraph="ST 2.iv",
        required=lambda r: r.outcome is ReferralOutcome.REJECTED, missing=N_("Write why they do not take it, and what they suggest."),
    )  # fmt: skip
    waiting_list_since: Mapped[date | None] = field(
        N_("On the waiting list since"), DateKind(), paragraph="ST 1.ii",
        required=lambda r: r.outcome is ReferralOutcome.WAITING, missing=N_("Write since when."),
    )  # fmt: skip
    not_sent_why: Mapped[str | None] = field(
        N_("Why it was not sent"), LongText(2_000), paragraph="8.25",
        required=lambda r: r.standing is ReferralStanding.NOT_SENT and r.decision is None, missing=N_("Write why it was not sent."),
    )  # fmt: skip

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("A", N_("To whom, and what for"), ("case", *span("to_contact", "purpose"), *span("help_asked", "during_couples_work"))),
            ("B", N_("Whom it is about"), span("subject", "children")),
            ("C", N_("Why now"), span("why_now", "dash")),
            ("D", N_("Agreement, and why it is needed"), span("consent", "why_not_police")),
            ("E", N_("Before somebody goes to a programme"), span("partner_contact", "attendance")),
            ("F", N_("How it went"), ("standing", *span("because_of", "not_sent_why"))),
        )

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.standing in IS_OPEN or self.waits_for_a_place

    @property
    def waits_for_a_place(self) -> bool:
        """Whether the answer was a place on a waiting list: nobody helps yet (ST 1.ii)."""
        return self.standing is ReferralStanding.ANSWERED and self.outcome is ReferralOutcome.WAITING

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        named = (self.subject, *(self.victims or ()), *(self.of_concern or ()), *(self.children or ()))
        return tuple(dict.fromkeys(person for person in named if person is not None))

    def rules(self, now: Moment) -> Iterator[Problem]:
        """R1-R4, R6-R8, R10, R11, and the dates."""
        if self.subject is not None and self.subject in (self.victims or ()) and self.purpose is ReferralPurpose.INTERVENTION:
            yield ONE_OF_THEM.at("victims")
        if to_marac(self) and not self.what_victim_wants and not self.wishes_not_asked:
            yield WISHES_FOR_MARAC.at("what_victim_wants")
        if self.re_referral_of == self.id:
            yield ITSELF.at("re_referral_of")
        if self.standing in NOT_GONE:
            yield from appropriate(self)
        yield from self._dates(now)

    def _dates(self, now: Moment) -> Iterator[Problem]:
        for name in ("sent_at", "confirmed_at", "acknowledged_on", "outcome_on", "waiting_list_since"):
            yield from happened(name, self.value(name), now)
        if self.sent_at is not None:
            sent_on = self.sent_at.astimezone(LOCAL).date()
            for name in ("acknowledged_on", "outcome_on"):
                if (on := self.value(name)) is not None and on < sent_on:
                    yield SENT_BEFORE.at(name)
        if to_be_confirmed(self):
            yield CONFIRM_IN_WRITING.at("confirmed_at")
