"""The kinds of things that need a person, in the order of the danger they carry, and the groups in which Home shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vawdesk.i18n import N_, Message
from vawdesk.models.values import Option


class Group(Option):
    """The groups in which Home shows them."""

    NOW = "now", N_("Now")
    WAITING = "waiting", N_("Waiting for you")
    LATE = "late", N_("Late")
    DUE = "due", N_("Due soon")
    BEFORE = "before", N_("Before you rely on this")


class Kind(StrEnum):
    """The kinds, in the order of the danger they carry."""

    VISIT_CODE_WORD = "code word used on a visit"
    VISIT_999 = "visit overdue, 999"
    VISIT_999_CALLED = "visit for which 999 was called"
    VISIT_OVERDUE = "visit overdue"
    VISIT_NOT_AGREED = "visit not agreed, its hour come"
    VISIT_OUT = "visit out"
    VISIT_INCIDENT = "incident on a visit"
    WRONG_SAFETY = "disclosure, safety first"
    VISIT_DECIDE_TODAY = "visit to decide today"
    VISIT_DECIDE_TOMORROW = "visit to decide tomorrow"
    VISIT_CHANGE = "visit to change first"
    VISIT_ASSESS = "visit to assess"
    VISIT_DECIDE = "visit to decide"
    WRONG_CLOCK = "disclosure, regulator to decide"
    WRONG_CLOCK_OVER = "disclosure, 72 hours over"
    FLAG_UNCONFIRMED = "flag confirmation overdue"
    FLAG_CONFIRM = "flag to confirm"
    FLAG_UNREAD = "flag not read"
    FLAG_CHALLENGED = "flag challenged"
    DECISION_COUNTERSIGN = "decision to countersign"
    AGREED_ELSEWHERE = "agreement to confirm"
    SEEN_LATE = "seen instead, late"
    DECISION_AGAIN = "decision put off"
    NOT_PASSED_ON = "learned and not passed on"
    FILE_TO_SEAL = "file to seal"
    CONNECTION_FOUND = "declared name on file"
    HOLD_PROPOSED = "hold to decide"
    REFERRAL_CONFIRM = "referral to confirm in writing"
    VISIT_UNASSESSED = "visit unassessed"
    NOTE_LATE = "note late"
    NOTE_LATE_OTHERS = "note late, a colleague's"
    NOTE_TO_FILE = "note to be filed"
    FLAG_REVIEW_OVERDUE = "flag review overdue"
    VISIT_NOT_WRITTEN_UP = "visit not written up"
    CARRY_OVER = "carried copy, its time over"
    LETTER_UNSENT = "letter not sent"
    LETTER_LEFT_BEHIND = "letter not sent, nobody to sign it"
    CONTACT_UNTOLD = "planned contact, nothing said"
    REFERRAL_UNANSWERED = "referral unanswered"
    CONTACT_CHANGED = "contact changed by one person"
    REFERRAL_READY = "referral to be sent"
    TELL_OVERDUE = "telling to decide"
    SEEN_DUE = "seen instead"
    WRONG_STEPS = "disclosure, steps to do"
    CONTACT_TODAY = "planned contact today"
    CONTACT_TOMORROW = "planned contact tomorrow"
    CARRY_OUT = "carried copy out"
    FLAG_REVIEW_SOON = "flag review soon"
    FLAG_ANSWER = "challenge to answer"
    FLAG_KEPT_OVER = "flag kept long enough"
    NOW_ADULT = "role for younger people"
    PROTOCOL_OVERDUE = "sharing protocol overdue"
    CONTACTS_UNCHECKED = "contacts unchecked"
    SECOND_ACCOUNT = "second account"
    RECOVERY_SHEET = "recovery sheet"
    BACKUP = "backup"
    HELPLINES = "helplines"


@dataclass(frozen=True)
class Sentence:
    """What is said of one kind: its words for one and for many, where it belongs, and the paragraph it rests on."""

    group: Group
    words: Message
    paragraph: str
    detail: Message | None = None


SOMEBODY_OUT = frozenset(
    {
        Kind.VISIT_CODE_WORD, Kind.VISIT_999, Kind.VISIT_999_CALLED, Kind.VISIT_OVERDUE, Kind.VISIT_NOT_AGREED, Kind.VISIT_OUT,
    }
)  # fmt: skip
"""Somebody is out, or may be. Each visit has a line of its own."""

NEVER_LEFT_OUT = frozenset(
    {
        Kind.VISIT_CODE_WORD, Kind.VISIT_999, Kind.VISIT_999_CALLED, Kind.VISIT_OVERDUE, Kind.VISIT_NOT_AGREED, Kind.VISIT_INCIDENT,
        Kind.WRONG_SAFETY, Kind.WRONG_CLOCK, Kind.WRONG_CLOCK_OVER,
        Kind.VISIT_DECIDE_TODAY, Kind.VISIT_DECIDE_TOMORROW, Kind.VISIT_CHANGE, Kind.VISIT_DECIDE, Kind.FLAG_UNCONFIRMED,
        Kind.FLAG_CONFIRM, Kind.FLAG_UNREAD, Kind.FLAG_CHALLENGED, Kind.DECISION_COUNTERSIGN, Kind.AGREED_ELSEWHERE, Kind.SEEN_LATE,
    }
)  # fmt: skip
"""A signature, a decision, somebody's safety: nobody sees to it if this reader does not. Home leaves none of them out."""

ORDER = {kind: place for place, kind in enumerate(Kind)}
