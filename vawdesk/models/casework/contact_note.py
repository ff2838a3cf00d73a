"""Contact note: what happened with a person, who was there, and what was said and seen (8.19, 8.25, 8.29, 11.6-11.8)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import from_paper as pen
from vawdesk.models.base import CaseworkRecord, Sections, Status, field, row_field
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.indicators import HEADER, IndicatorNoticed, only_as_told
from vawdesk.models.casework.note_words import COMPLIANCE_TIP, LATE_REASON_TEXT
from vawdesk.models.dates import LATE, WRITTEN_WITHIN, entered_late, happened
from vawdesk.models.from_paper import PenForm
from vawdesk.models.kinds import (
    Choice,
    DateKind,
    Flag,
    LongText,
    MomentKind,
    Reference,
    References,
    Rows,
    Several,
    Signed,
    TextKind,
    TriKind,
)
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans
from vawdesk.models.values import OEDD, OES, Option, Row, Signature, Tri


class Mode(Option):
    """How the contact was made."""

    VISIT = "visit", N_("Visit")
    OFFICE = "office", N_("At the office")
    PHONE = "phone", N_("By phone")
    TEXT = "text", N_("By text message")
    EMAIL = "email", N_("By e-mail")
    THIRD_PARTY = "third party", N_("Through another person")
    AGENCY = "agency", N_("Through another agency")


class LateReason(Option):
    """Why a note was written down more than a day afterwards. Counted for the organisation, never for a worker."""

    NOT_AT_WORK = "not at work", N_("I was not at work")
    NO_COMPUTER = "no computer", N_("There was no computer")
    SAFETY_FIRST = "safety first", N_("Safety came first")
    LEARNED_LATER = "learned later", N_("I learned of it later")
    OTHER = "other", N_("Another reason")


@dataclass(frozen=True)
class FollowUp(Row):
    """One thing to be done after a contact."""

    what: str | None = row_field(
        N_("What"), TextKind(300), required=True, missing=N_("Write what is to be done, in each row."), paragraph="8.25"
    )
    who: uuid.UUID | None = row_field(N_("Who"), Reference("staff_member"), paragraph="8.25")
    by: date | None = row_field(N_("By when"), DateKind(), paragraph="8.25")
    done_on: date | None = row_field(N_("Done on"), DateKind(), paragraph="8.25")


RISK_TO_SELF = Rule(
    "N1", N_("This person's life may be in danger, and so may the lives of those close to them. Follow the steps."), "11.7", Weight.ADVISE
)
TO_SHARE = Rule("N4", N_("Somebody needs what you have learned. Share it or refer it, or write down why not."), "8.28", Weight.ADVISE)
AS_TOLD = Rule(
    "N5", N_("This can only be written down as an agency told it. Choose that, and name the agency. We do not diagnose."), "11.6"
)
LATER_CORRECTION = Rule(
    "X3-correct",
    N_("A saved note can be corrected by its author for 15 minutes, and until somebody else has opened it. Add to it instead."),
    "8.25",
)
NOT_YOURS_TO_WITHDRAW = Rule(
    "X3-withdraw", N_("Only the author or a manager can take a note out of a file to which it never belonged. Ask your manager."), "8.25"
)
SAME_CASE = Rule("X3-file", N_("Choose another case: the note is in this one already."), "8.25")


def _met(note: ContactNote) -> bool:
    return not note.nobody


def _on_record(note: ContactNote) -> bool:
    return note.status is not Status.DRAFT


def _withdrawn(note: ContactNote) -> bool:
    return note.status is Status.WITHDRAWN


class ContactNote(PenForm, CaseworkRecord):
    """What happened in one contact. A draft needs nothing but the words; it shows as "to be filed" until it is signed."""

    __tablename__ = "contact_note"
    __table_args__ = (
        Index("ix_contact_note_newest", "case", "occurred_at", "status", "mode"),  # the last contact of a case
        Index("ix_contact_note_restricted", "case", sqlite_where=text("restricted_words IS NOT NULL")),  # few, looked for at each release
        Index("ix_contact_note_confidence", "case", sqlite_where=text("told_in_confidence IS 1")),
    )
    type_name = "contact_note"
    title = N_("Contact note")
    reference_prefix = "N"
    signs = True
    hand = "signed"
    there = ("contact_by",)
    added_away = True
    living = frozenset({"follow_up", "told_in_confidence", "withdrawn", "withdrawn_why", "belongs_to"})

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, paragraph="8.25", missing=N_("Choose the case to which this belongs."), index=True,
        help=N_("You can write now and choose the case afterwards. Until then the note waits on Home, to be filed."),
    )  # fmt: skip
    occurred_at: Mapped[datetime | None] = field(
        N_("When it happened"), MomentKind(), required=True, paragraph="8.29", missing=N_("Say when it happened."), index=True,
        help=LATE_REASON_TEXT,
    )  # fmt: skip
    occurred_about: Mapped[bool | None] = field(N_("The time is approximate"), Flag(), paragraph="8.25")
    # set when the note is signed: words that wait to be filed are not yet on record
    recorded_at: Mapped[datetime | None] = field(N_("Written down"), MomentKind(), required=_on_record, paragraph="8.29", index=True)
    late_reason: Mapped[LateReason | None] = field(N_("Why it is late"), Choice(LateReason), paragraph="8.29", help=LATE_REASON_TEXT)
    nobody: Mapped[bool | None] = field(
        N_("Nobody answered, or nobody was there"), Flag(), paragraph="8.25",
        help=N_("A call without an answer, or a door that stays shut, is worth a note too."),
    )  # fmt: skip
    with_people: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Who you were in contact with"), References("person"), paragraph="8.25",
        required=lambda note: not note.nobody and not note.with_others,
        missing=N_("Choose who you were in contact with, or say that nobody answered."),
    )  # fmt: skip
    with_others: Mapped[str | None] = field(N_("Others who took part"), TextKind(300), paragraph="8.25")
    contact_by: Mapped[uuid.UUID | None] = field(
        N_("Who made the contact"), Reference("staff_member"), required=True, paragraph="8.25", missing=N_("Choose who made the contact."),
        help=N_("If a colleague or volunteer tells you and you type, choose them here. You are kept as the one who wrote it down."),
    )  # fmt: skip
    begun_by: Mapped[uuid.UUID | None] = field(N_("Begun by"), Reference("staff_member"), paragraph="8.25")
    mode: Mapped[Mode | None] = field(
        N_("How"), Choice(Mode), required=True, paragraph="8.25", missing=N_("Choose how the contact was made.")
    )
    in_earshot: Mapped[Tri | None] = field(
        N_("Was anybody else within earshot?"), TriKind(answers=OEDD), paragraph="8.5",
        help=N_("People say less, or something else, when somebody can hear them."),
    )  # fmt: skip
    in_earshot_who: Mapped[str | None] = field(N_("Who could hear"), TextKind(300), paragraph="8.5")
    what_was_said: Mapped[str | None] = field(
        N_("What was said"), LongText(), paragraph="8.25",
        required=lambda note: not note.nobody and not note.what_i_saw, missing=N_("Write what was said, or what you saw."),
        help=N_("Write down the person's own words, in quotation marks. Say who said what."),
    )  # fmt: skip
    what_i_saw: Mapped[str | None] = field(
        N_("What you saw"), LongText(), paragraph="8.25", help=N_("Only what you saw or heard yourself. What you make of it comes below.")
    )
    checked_with_partners: Mapped[str | None] = field(
        N_("What other agencies say"), LongText(), paragraph="8.19",
        help=N_("One person's account can mislead. Write down whom you asked, and what they said."),
    )  # fmt: skip
    restricted_words: Mapped[str | None] = field(
        N_("What an agency told us and may not be passed on"), LongText(), paragraph="8.10",
        help=N_("At MARAC or MAPPA, for instance. It stays out of every page that leaves, and so does whatever repeats it word for word."),
    )  # fmt: skip
    restricted_owner: Mapped[str | None] = field(
        N_("Whose words these are"), TextKind(200), paragraph="8.10", required=lambda note: bool(note.restricted_words),
        missing=N_("Write which agency told us. It is asked before anybody else is told."),
    )  # fmt: skip
    my_view: Mapped[str | None] = field(N_("What you make of it"), LongText(), paragraph="8.20", help=COMPLIANCE_TIP)
    what_has_changed: Mapped[tuple[Change, ...] | None] = field(
        N_("What has changed"), Several(Change), paragraph="8.13",
        help=N_("A change can raise the danger. Planned visits, flags and addresses are looked at again."),
    )  # fmt: skip
    change_source: Mapped[str | None] = field(
        N_("How we know of the change"), TextKind(300), paragraph="8.19", required=lambda note: bool(note.what_has_changed),
        missing=N_("Write who told us of the change, or how we know."),
    )  # fmt: skip
    indicators_noticed: Mapped[tuple[IndicatorNoticed, ...] | None] = field(
        N_("Things you noticed"), Rows(IndicatorNoticed), paragraph="11.6", help=HEADER
    )
    behaviour_of_concern: Mapped[bool | None] = field(
        N_("Somebody took part whose behaviour is a concern"), Flag(), paragraph="11.7",
        help=N_("Filled in from the case. Change it if it is wrong."),
    )  # fmt: skip
    risk_to_self: Mapped[Tri | None] = field(
        N_("Is there any sign that this person may harm themselves?"), TriKind(answers=OES), paragraph="11.7",
        required=lambda note: bool(note.behaviour_of_concern) and _met(note),
        missing=N_("Say whether there is any sign that this person may harm themselves."),
        help=N_(
            "Ask directly. If you are safe, stay with them or on the phone; if not, leave and call 999 from outside. "
            "Think about the partner and children as well."
        ),
    )  # fmt: skip
    child_in_household: Mapped[Tri | None] = field(
        N_("Is there a child in the household?"), TriKind(answers=OES), required=_met, paragraph="8.13",
        missing=N_("Say whether there is a child in the household."),
    )  # fmt: skip
    new_information_to_share: Mapped[Tri | None] = field(
        N_("Is there anything new that somebody else needs to know?"), TriKind(answers=OES), required=_met, paragraph="8.28",
        missing=N_("Say whether there is anything new that somebody else needs to know."),
        help=N_(
            "You can share to protect someone, even without consent, if it is needed. Write down what you shared, with whom, and why. "
            "Say it is about domestic abuse."
        ),
    )  # fmt: skip
    follow_up: Mapped[tuple[FollowUp, ...] | None] = field(N_("What is to be done next"), Rows(FollowUp), paragraph="8.25")
    told_in_confidence: Mapped[bool | None] = field(
        N_("Told in confidence"), Flag(), paragraph="8.5", default=False,
        help=N_("Then this note stays out of every paper for somebody the person may be afraid of, or for anybody who can reach them."),
    )  # fmt: skip
    share_with_other_side: Mapped[bool | None] = field(
        N_("May be said to the other person"), Flag(), paragraph="8.5", default=False,
        help=N_("Colleagues who work with the other person can read this. That person is told none of it unless you allow it here."),
    )  # fmt: skip
    supervision_needed: Mapped[bool | None] = field(
        N_("For supervision"), Flag(), paragraph="8.32", default=False, help=N_("Brings this note to your next supervision.")
    )
    signed: Mapped[Signature | None] = field(N_("Signed"), Signed(), required=_on_record, paragraph="8.25")
    withdrawn: Mapped[Signature | None] = field(N_("Taken out of this file"), Signed(), paragraph="8.25", required=_withdrawn)
    withdrawn_why: Mapped[str | None] = field(
        N_("Why it never belonged in this file"), LongText(2_000), paragraph="8.25", required=_withdrawn,
        missing=N_("Write why the note never belonged in this file."),
    )  # fmt: skip
    belongs_to: Mapped[uuid.UUID | None] = field(N_("Case to which it belongs"), Reference("case"), paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            (
                "",
                N_("The contact"),
                ("case", "occurred_at", "occurred_about", *span("nobody", "contact_by"), *span("mode", "in_earshot_who")),
            ),
            ("", N_("What happened"), span("what_was_said", "my_view")),
            ("", N_("What it may mean"), span("what_has_changed", "new_information_to_share")),
            ("", N_("What follows"), span("follow_up", "supervision_needed")),
            ("", N_("On record"), ("from_paper", "recorded_at", "late_reason", "begun_by", *span("signed", "belongs_to"))),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return self.with_people or ()

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X2, X9, N1, N4 and N5."""
        yield from happened("occurred_at", self.occurred_at, now)
        yield from pen.problems(self, now, self.occurred_at)
        if is_late(self, now) and self.late_reason is None:
            yield LATE.at("late_reason")
        if any(only_as_told(row) for row in self.indicators_noticed or ()):
            yield AS_TOLD.at("indicators_noticed")
        if self.risk_to_self is Tri.YES:
            yield RISK_TO_SELF.at("risk_to_self")
        if self.new_information_to_share is Tri.YES:
            yield TO_SHARE.at("new_information_to_share")
        if self.belongs_to is not None and self.belongs_to == self.case:
            yield SAME_CASE.at("belongs_to")


def is_late(note: ContactNote, now: Moment) -> bool:
    """X2: whether the note was, or if signed now would be, written down more than 24 hours afterwards."""
    return entered_late(note.occurred_at, pen.put_down_at(note, note.recorded_at or now.utc))


def to_be_filed(note: ContactNote) -> bool:
    """Whether these are words that still wait for their case and their answers."""
    return note.status is Status.DRAFT


def not_finished(note: ContactNote, now: Moment) -> bool:
    """Whether this draft is older than 24 hours, so that its case shows who began it and a manager may finish it."""
    return to_be_filed(note) and now.utc - note.created_at > WRITTEN_WITHIN


def may_withdraw(note: ContactNote, account: uuid.UUID, manager: bool) -> Problem | None:
    """X3: what stands against this account taking a misfiled note out of the file to which it never belonged."""
    return None if manager or account == note.created_by else NOT_YOURS_TO_WITHDRAW.at()
