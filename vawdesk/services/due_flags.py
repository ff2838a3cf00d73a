"""What Home says of staff-risk flags: to confirm, to read, challenged, to look at again, to tell of, kept long enough (8.17)."""

from __future__ import annotations

from vawdesk.i18n import N_, NN_
from vawdesk.services.due_kinds import Group, Kind, Sentence

_STILL_SHOWN = N_("Still shown to keep people safe. A manager needs to check it.")
_SHOWN_UNCONFIRMED = N_("Colleagues see it as not yet confirmed until somebody decides.")

FLAG_SENTENCES: dict[Kind, Sentence] = {
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
        NN_("Somebody says that a staff-risk flag is wrong. Decide on it.", "{n} staff-risk flags are said to be wrong. Decide on them."),
        "UK GDPR 16",
        N_("Whoever said so is answered within a month."),
    ),
    Kind.FLAG_REVIEW_OVERDUE: Sentence(
        Group.LATE,
        NN_("A staff-risk flag is past its review.", "{n} staff-risk flags are past their review."),
        "UK GDPR 5(1)(e)",
        _STILL_SHOWN,
    ),
    Kind.TELL_OVERDUE: Sentence(
        Group.LATE,
        NN_(
            "It is to be decided whether somebody is told of a staff-risk flag.",
            "It is to be decided of {n} staff-risk flags whether the people are told.",
        ),
        "UK GDPR 13-14",
    ),
    Kind.FLAG_REVIEW_SOON: Sentence(
        Group.DUE,
        NN_(
            "A staff-risk flag is to be looked at again within two weeks.",
            "{n} staff-risk flags are to be looked at again within two weeks.",
        ),
        "UK GDPR 5(1)(e)",
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
}
