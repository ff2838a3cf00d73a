"""The sentences in which Home speaks of what goes to others: letters, referrals, contacts and sharing protocols (8.25, 8.28, 8.29)."""

from __future__ import annotations

from vawdesk.i18n import N_, NN_
from vawdesk.services.due_kinds import Group, Kind, Sentence

OUTSIDE_SENTENCES: dict[Kind, Sentence] = {
    Kind.LETTER_UNSENT: Sentence(
        Group.WAITING,
        NN_("A letter of yours is written and has not been sent.", "{n} letters of yours are written and have not been sent."),
        "8.25",
    ),
    Kind.LETTER_LEFT_BEHIND: Sentence(
        Group.WAITING,
        NN_(
            "A letter has not been sent, and whoever signs it cannot sign in any more.",
            "{n} letters have not been sent, and those who sign them cannot sign in any more.",
        ),
        "8.25",
        N_("Take it over, or lay it aside and say why."),
    ),
    Kind.REFERRAL_CONFIRM: Sentence(
        Group.NOW,
        NN_(
            "A report made by phone waits to be confirmed in writing.",
            "{n} reports made by phone wait to be confirmed in writing.",
        ),
        "8.29",
        N_("Within 24 hours of the call. The page is filled in: print or copy it, send it, and write down when."),
    ),
    Kind.REFERRAL_READY: Sentence(
        Group.WAITING,
        NN_("A referral is checked and has not been sent.", "{n} referrals are checked and have not been sent."),
        "8.28",
        N_("Send it and say how, or write down why not."),
    ),
    Kind.CONTACT_CHANGED: Sentence(
        Group.WAITING,
        NN_("One person alone changed how a contact is reached.", "One person alone changed how {n} contacts are reached."),
        "9 practice points",
        N_("Ring where they were reached before, and say that you checked it."),
    ),
    Kind.REFERRAL_UNANSWERED: Sentence(
        Group.LATE,
        NN_("A referral has waited long for an answer or a place.", "{n} referrals have waited long for an answer or a place."),
        "ST 1.ii",
        N_("Ring them. Nobody may be helping yet."),
    ),
    Kind.PROTOCOL_OVERDUE: Sentence(
        Group.LATE, NN_("A sharing protocol is past its review.", "{n} sharing protocols are past their review."), "WASPI"
    ),
    Kind.CONTACTS_UNCHECKED: Sentence(
        Group.DUE,
        NN_(
            "A local contact has not been checked for more than half a year.",
            "{n} local contacts have not been checked for more than half a year.",
        ),
        "9 practice points",
    ),
}
