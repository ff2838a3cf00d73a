"""What Home says: the kinds of things that need a person, each with its sentence, in the order of the danger they carry."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.values import Option


class Group(Option):
    """The groups in which Home shows them."""

    NOW = "now", N_("Now")
    WAITING = "waiting", N_("Waiting for you")
    LATE = "late", N_("Late")
    DUE = "due", N_("Due soon")
    BEFORE = "before", N_("Before you rely on this")


@dataclass(frozen=True)
class Sentence:
    """What is said of one kind: its words for one and for many, where it belongs, and the paragraph it rests on."""

    group: Group
    words: Message
    paragraph: str
    detail: Message | None = None


_WRITTEN = N_("Write up within 24 hours. If it is late you can still save it.")
_STILL_SHOWN = N_("Still shown to keep people safe. A manager needs to check it.")
_SHOWN_UNCONFIRMED = N_("Colleagues see it as not yet confirmed until somebody decides.")


class Kind(StrEnum):
    """The kinds, in the order of the danger they carry."""

    VISIT_OVERDUE = "visit overdue"
    VISIT_OUT = "visit out"
    VISIT_DECIDE_TODAY = "visit to decide today"
    VISIT_DECIDE_TOMORROW = "visit to decide tomorrow"
    VISIT_ASSESS = "visit to assess"
    FLAG_UNCONFIRMED = "flag confirmation overdue"
    FLAG_CONFIRM = "flag to confirm"
    FILE_TO_SEAL = "file to seal"
    CONNECTION_FOUND = "declared name on file"
    SEEN_LATE = "seen instead, late"
    NOTE_LATE = "note late"
    NOTE_LATE_OTHERS = "note late, a colleague's"
    NOTE_TO_FILE = "note to be filed"
    FLAG_REVIEW_OVERDUE = "flag review overdue"
    VISIT_DECIDE = "visit to decide"
    AGREED_ELSEWHERE = "agreement to confirm"
    VISIT_NOT_WRITTEN_UP = "visit not written up"
    CONTACT_UNTOLD = "planned contact, nothing said"
    TELL_OVERDUE = "telling to decide"
    SEEN_DUE = "seen instead"
    CONTACT_TODAY = "planned contact today"
    CONTACT_TOMORROW = "planned contact tomorrow"
    FLAG_REVIEW_SOON = "flag review soon"
    SECOND_ACCOUNT = "second account"
    RECOVERY_SHEET = "recovery sheet"
    BACKUP = "backup"
    HELPLINES = "helplines"


SENTENCES: dict[Kind, Sentence] = {
    Kind.VISIT_OVERDUE: Sentence(
        Group.NOW,
        NN_("A visit is overdue by {n} minute.", "A visit is overdue by {n} minutes."),
        "8.15",
        N_("The call was due at {time}: {who}. Buddy: {buddy}. Follow the steps on the check-in sheet."),
    ),
    Kind.VISIT_OUT: Sentence(Group.NOW, N_("A visit is out."), "8.15", N_("The call is due at {time}: {who}. Buddy: {buddy}.")),
    Kind.VISIT_DECIDE_TODAY: Sentence(
        Group.WAITING, NN_("A visit today waits for your decision.", "{n} visits today wait for your decision."), "8.15"
    ),
    Kind.VISIT_DECIDE_TOMORROW: Sentence(
        Group.WAITING, NN_("A visit tomorrow waits for your decision.", "{n} visits tomorrow wait for your decision."), "8.15"
    ),
    Kind.VISIT_ASSESS: Sentence(
        Group.WAITING,
        NN_(
            "A visit of yours is near and its assessment is not signed.",
            "{n} visits of yours are near and their assessments are not signed.",
        ),
        "8.15",
    ),
    Kind.FLAG_UNCONFIRMED: Sentence(
        Group.LATE,
        NN_("A staff-risk flag has waited for more than 72 hours.", "{n} staff-risk flags have waited for more than 72 hours."),
        "8.17",
        _SHOWN_UNCONFIRMED,
    ),
    Kind.FLAG_CONFIRM: Sentence(
        Group.WAITING,
        NN_("A staff-risk flag waits for your confirmation.", "{n} staff-risk flags wait for your confirmation."),
        "8.17",
        _SHOWN_UNCONFIRMED,
    ),
    Kind.FILE_TO_SEAL: Sentence(
        Group.WAITING,
        NN_(
            "A file lies open to a colleague who is close to somebody in it.",
            "{n} files lie open to a colleague who is close to somebody in them.",
        ),
        "8.4",
    ),
    Kind.CONNECTION_FOUND: Sentence(
        Group.WAITING,
        NN_(
            "A name that a colleague declared may be that of somebody on file.",
            "{n} names that colleagues declared may be those of people on file.",
        ),
        "8.4",
    ),
    Kind.SEEN_LATE: Sentence(
        Group.LATE,
        NN_(
            "Somebody who was not visited should have been seen or heard by now.",
            "{n} people who were not visited should have been seen or heard by now.",
        ),
        "8.15",
    ),
    Kind.NOTE_LATE: Sentence(
        Group.LATE,
        NN_(
            "A note of yours was begun more than 24 hours ago and is not finished.",
            "{n} notes of yours were begun more than 24 hours ago and are not finished.",
        ),
        "8.29",
        _WRITTEN,
    ),
    Kind.NOTE_LATE_OTHERS: Sentence(
        Group.LATE,
        NN_(
            "A colleague's note was begun more than 24 hours ago and is not finished.",
            "{n} notes of colleagues were begun more than 24 hours ago and are not finished.",
        ),
        "8.29",
    ),
    Kind.NOTE_TO_FILE: Sentence(
        Group.WAITING, NN_("A note of yours waits to be filed.", "{n} notes of yours wait to be filed."), "8.29", _WRITTEN
    ),
    Kind.FLAG_REVIEW_OVERDUE: Sentence(
        Group.LATE,
        NN_("A staff-risk flag is past its review.", "{n} staff-risk flags are past their review."),
        "UK GDPR 5(1)(e)",
        _STILL_SHOWN,
    ),
    Kind.VISIT_DECIDE: Sentence(Group.WAITING, NN_("A visit waits for your decision.", "{n} visits wait for your decision."), "8.15"),
    Kind.AGREED_ELSEWHERE: Sentence(
        Group.WAITING,
        NN_(
            "Something that was agreed by phone, on paper or alone waits for your signature.",
            "{n} things that were agreed by phone, on paper or alone wait for your signature.",
        ),
        "8.25",
    ),
    Kind.VISIT_NOT_WRITTEN_UP: Sentence(
        Group.LATE,
        NN_("A visit is over and nothing is said of how it went.", "{n} visits are over and nothing is said of how they went."),
        "8.18",
    ),
    Kind.CONTACT_UNTOLD: Sentence(
        Group.LATE,
        NN_("Nothing is said yet of what came of a planned contact.", "Nothing is said yet of what came of {n} planned contacts."),
        "8.25",
    ),
    Kind.TELL_OVERDUE: Sentence(
        Group.LATE,
        NN_(
            "It is to be decided whether somebody is told of a staff-risk flag.",
            "It is to be decided of {n} staff-risk flags whether the people are told.",
        ),
        "UK GDPR 13-14",
    ),
    Kind.SEEN_DUE: Sentence(
        Group.DUE,
        NN_("Somebody is to be seen or heard instead of a visit.", "{n} people are to be seen or heard instead of a visit."),
        "8.15",
    ),
    Kind.CONTACT_TODAY: Sentence(Group.DUE, NN_("You have a planned contact today.", "You have {n} planned contacts today."), "8.7"),
    Kind.CONTACT_TOMORROW: Sentence(
        Group.DUE, NN_("You have a planned contact tomorrow.", "You have {n} planned contacts tomorrow."), "8.7"
    ),
    Kind.FLAG_REVIEW_SOON: Sentence(
        Group.DUE,
        NN_(
            "A staff-risk flag is to be looked at again within two weeks.",
            "{n} staff-risk flags are to be looked at again within two weeks.",
        ),
        "UK GDPR 5(1)(e)",
    ),
    Kind.SECOND_ACCOUNT: Sentence(
        Group.BEFORE, N_("There is only one account that manages. Nobody else can be the second person, or let you back in."), "8.25"
    ),
    Kind.RECOVERY_SHEET: Sentence(
        Group.BEFORE, N_("The recovery sheet has not been checked. Without it a lost passphrase loses everything."), "UK GDPR 5(1)(f)"
    ),
    Kind.BACKUP: Sentence(Group.BEFORE, N_("There is no backup of the last seven days away from this computer."), "UK GDPR 5(1)(f)"),
    Kind.HELPLINES: Sentence(
        Group.BEFORE, N_("The numbers of the helplines have not been checked. Check them before you hand them out."), "8.23"
    ),
}
ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Due:
    """One line of Home. Case numbers and colleagues only, never a client's name: this page is left open.

    `targets` are the records it is about, (type, id), the most pressing first; `since` when it began or is due.
    """

    kind: Kind
    words: Message
    targets: tuple[tuple[str, uuid.UUID], ...] = ()
    references: tuple[str, ...] = ()
    detail: Message | None = None
    since: datetime | date | None = None

    @property
    def group(self) -> Group:
        return SENTENCES[self.kind].group

    @property
    def paragraph(self) -> str:
        """The paragraph on which it rests."""
        return SENTENCES[self.kind].paragraph
