"""What Home says: the sentence of each kind of thing that needs a person, and one line of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from vawdesk.i18n import N_, NN_, Message
from vawdesk.services.due_carries import CARRY_SENTENCES
from vawdesk.services.due_kinds import Group, Kind, Sentence
from vawdesk.services.due_outside import OUTSIDE_SENTENCES
from vawdesk.services.due_visits import VISIT_SENTENCES

_WRITTEN = N_("Write up within 24 hours. If it is late you can still save it.")
_STILL_SHOWN = N_("Still shown to keep people safe. A manager needs to check it.")
_SHOWN_UNCONFIRMED = N_("Colleagues see it as not yet confirmed until somebody decides.")

SENTENCES: dict[Kind, Sentence] = (
    {
        Kind.WRONG_SAFETY: Sentence(
            Group.WAITING,
            NN_(
                "Somebody's details have got out, and their safety is not settled.",
                "The details of people have got out {n} times, and their safety is not settled.",
            ),
            "8.5",
            N_("See first that they are safe."),
        ),
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
        Kind.WRONG_CLOCK: Sentence(
            Group.DUE,
            NN_(
                "It is to be decided whether the Information Commissioner is told that details have got out.",
                "It is to be decided of {n} disclosures that went wrong whether the Information Commissioner is told.",
            ),
            "UK GDPR 33-34",
        ),
        Kind.WRONG_CLOCK_OVER: Sentence(
            Group.LATE,
            NN_(
                "72 hours are over, and nothing is decided about telling the Information Commissioner.",
                "72 hours are over, and nothing is decided about telling the Information Commissioner of {n} disclosures.",
            ),
            "UK GDPR 33-34",
            N_("They can still be told; say then what took the time."),
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
        Kind.FLAG_UNREAD: Sentence(
            Group.WAITING,
            NN_("There is a staff-risk flag that you have not read.", "There are {n} staff-risk flags that you have not read."),
            "8.17",
            N_("Or it has changed since. Opening it is enough."),
        ),
        Kind.FLAG_CHALLENGED: Sentence(
            Group.WAITING,
            NN_(
                "Somebody says that a staff-risk flag is wrong. Decide on it.", "{n} staff-risk flags are said to be wrong. Decide on them."
            ),
            "UK GDPR 16",
            N_("Whoever said so is answered within a month."),
        ),
        Kind.FLAG_ANSWER: Sentence(
            Group.DUE,
            NN_(
                "Somebody who said that a flag is wrong still waits for an answer.",
                "{n} people who said that a flag is wrong still wait for an answer.",
            ),
            "UK GDPR 12",
        ),
        Kind.FLAG_KEPT_OVER: Sentence(
            Group.DUE,
            NN_(
                "A flag that ended has been kept as long as your trustees decided.",
                "{n} flags that ended have been kept as long as your trustees decided.",
            ),
            "UK GDPR 5(1)(e)",
            N_("Look at it once more, and remove it with a second person."),
        ),
        Kind.DECISION_COUNTERSIGN: Sentence(
            Group.WAITING,
            NN_(
                "A decision not to refer or share waits for your signature.",
                "{n} decisions not to refer or share wait for your signature.",
            ),
            "8.25",
        ),
        Kind.DECISION_AGAIN: Sentence(
            Group.LATE,
            NN_("A decision was put off until now and is to be made.", "{n} decisions were put off until now and are to be made."),
            "8.25",
        ),
        Kind.NOT_PASSED_ON: Sentence(
            Group.LATE,
            NN_(
                "Something you learned was to be passed on, and nothing says that it was, or why not.",
                "{n} things you learned were to be passed on, and nothing says that they were, or why not.",
            ),
            "8.28",
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
        Kind.HOLD_PROPOSED: Sentence(
            Group.WAITING,
            NN_(
                "Somebody on a case has died. Decide whether what is on file is held.",
                "{n} people on cases have died. Decide whether what is on file is held.",
            ),
            "UK GDPR 5(1)(e)",
            N_("What is held is not disposed of, whatever term is over."),
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
        Kind.WRONG_STEPS: Sentence(
            Group.DUE,
            NN_(
                "Something is still to be done after details got out.",
                "Something is still to be done after {n} disclosures that went wrong.",
            ),
            "UK GDPR 33-34",
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
        Kind.NOW_ADULT: Sentence(
            Group.DUE,
            NN_(
                "In a case somebody is 18 or over by now, and their role is one for younger people.",
                "In {n} cases somebody is 18 or over by now, and their role is one for younger people.",
            ),
            "6.9",
            N_("Look at the role again. Nothing has been changed for you."),
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
    | VISIT_SENTENCES
    | OUTSIDE_SENTENCES
    | CARRY_SENTENCES
)


@dataclass(frozen=True)
class Due:
    """One line of Home. Case numbers and colleagues only, never a client's name: this page is left open.

    `targets` are the records it is about, (type, id), the most pressing first; `since` when it began or is due;
    `flagged` whether staff are warned of somebody or a place that is met there (8.17).
    """

    kind: Kind
    words: Message
    targets: tuple[tuple[str, uuid.UUID], ...] = ()
    references: tuple[str, ...] = ()
    detail: Message | None = None
    since: datetime | date | None = None
    flagged: bool = False

    @property
    def group(self) -> Group:
        return SENTENCES[self.kind].group

    @property
    def paragraph(self) -> str:
        """The paragraph on which it rests."""
        return SENTENCES[self.kind].paragraph
