"""The rules of a home-visit assessment, as words (8.15, 8.18, 11.6; H1-H8). None of them adds anything up."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.rules import Rule, Weight

CONCERN = N_("Concern raised")
CONCERN_WHAT_TO_DO = N_("Do not go alone. Speak to your manager before this visit.")
ANOTHER_MANAGER = N_("Nobody goes alone. A manager who does not go on this visit decides before it.")
NO_REASON_NEEDED = N_("You never have to explain why you did not feel safe to visit.")

NOT_AS_PLANNED = Rule(
    "H1",
    N_("A concern was raised, so this visit does not go ahead as planned unless a manager agrees and the reason is written down."),
    "8.15",
    Weight.SECOND_PERSON,
)
NOT_ALONE = Rule(
    "H1-alone",
    N_("A concern was raised, so nobody goes alone unless a manager agrees and the reason is written down."),
    "8.15",
    Weight.SECOND_PERSON,
)
AGAINST_FLAG = Rule(
    "H1-flag",
    N_("A staff-risk flag says to do otherwise, so nobody goes like this unless a manager agrees and the reason is written down."),
    "8.17",
    Weight.SECOND_PERSON,
)
EXCEPTION_REASON = Rule("H1-reason", N_("Write why the visit goes ahead in this way although a concern was raised."), "8.15")
ASK_MEASURE = Rule("H1-measure", N_("Choose what you will do about each question that is answered Yes or Not known."), "8.15")
SECOND_WORKER = Rule("H1-two", N_("Two people go: choose the second worker."), "8.15")
SPEAK_TO_MANAGER = Rule("H2", N_("A concern was raised. Speak to your manager, and write down who it was and when."), "8.15")
SPEAK_IF_YOU_CAN = Rule(
    "H2-tell", N_("A concern was raised. Tell your manager, so that somebody else does not go there unknowing."), "8.15", Weight.ADVISE
)
MANAGER_DISAGREES = Rule("H2-no", N_("The manager has not agreed to this visit. Choose another outcome, or speak to them again."), "8.15")
MANAGER_VISITS = Rule("H2-own", N_("Whoever goes on the visit cannot be the one who agrees to it. Ask another manager."), "8.15")
AGREED_LATE = Rule(
    "H2-late",
    N_(
        "The hour of this visit has come, so it cannot be agreed to beforehand any more. If it was agreed before by phone or on paper, say "
        "so with that time. If somebody is there, write down what is heard of them, and afterwards how it went. If nobody is, move the "
        "visit or call it off."
    ),
    "8.15",
)
STILL_SO = Rule("H3", N_("Question {number}: say whether this is still so on the new day."), "8.15")
SERIES_CONCERN = Rule("H3-series", N_("A concern was raised for one of these visits, so they cannot be agreed together."), "8.15")
SERIES_LONG = Rule("H3-weeks", N_("Visits are agreed together for up to four weeks. Leave the later ones for then."), "8.15")
SERIES_DIFFERS = Rule("H3-same", N_("Only visits to the same people at the same place are agreed together."), "8.15")
SERIES_OVER = Rule(
    "H3-over", N_("Something new has come to the file since these visits were agreed together. Assess this one by itself."), "8.15"
)  # fmt: skip
SERIES_FIRST = Rule("H3-first", N_("Only a visit that is signed, goes ahead and raised no concern is repeated."), "8.15")
SERIES_DAYS = Rule("H3-days", N_("Choose at least one day that is still to come."), "8.15")
RECHECK = Rule(
    "H4", N_("Something new has come to this file since the visit was assessed. Look at it before you go."), "8.15", Weight.ADVISE
)
GONE_WRONG = Rule(
    "H-gone-wrong",
    N_("Ask them, by a way that is safe, whether they can still be met there. If nobody is sure, meet somewhere else."),
    "8.5",
    Weight.ADVISE,
)
SEEN_INSTEAD = Rule(
    "H7", N_("Say how this person will be seen or heard instead, and by when. It stays on Home until it is done."), "8.15", Weight.ADVISE
)

UNANSWERED = Rule("H-answer", N_("Question {number}: choose an answer."), "8.15")
NOT_OFFERED = Rule("H-offered", N_("Question {number}: this answer is not offered here. Choose another one."), "8.15")
FILE_DIFFERS = Rule(
    "H-file", N_("Question {number}: the file says Yes. Change the answer, or write in the note why it is No."), "8.15", Weight.REASON
)
NOT_NEEDED = Rule("H-need", N_("There may be no need to visit at home. Meeting somewhere else is safer."), "HSE INDG73", Weight.ADVISE)
OLD = Rule("H-old", N_("Some of this is more than six months old. Ask again before you rely on it."), "8.15", Weight.ADVISE)
CLOCK_BACK = Rule(
    "H-clock",
    N_("The clock of this computer stands before what is already written here. Put the date and the time right, and try again."),
    "8.25",
)
PAST = Rule("H-past", N_("This visit lies in the past. Choose a day and time that are still to come."), "8.15")
BUDDY_VISITS = Rule("H-buddy", N_("The buddy is on the visit. Choose somebody who stays behind."), "HSE INDG73")
BUDDY_BY = Rule("H3-buddy-by", N_("The buddy is changed by whoever goes on this visit, or by a manager. Ask one of them."), "HSE INDG73")
BUDDY_OVER = Rule(
    "H3-buddy-over", N_("Nobody waits for a call of this visit any more: it is over, it was called off, or nobody goes."), "HSE INDG73"
)  # fmt: skip
BUDDY_SAME = Rule(
    "H3-buddy-same", N_("This colleague is the buddy already, and calls the same people. Choose somebody else."), "HSE INDG73"
)  # fmt: skip
BUDDY_CALLED = Rule(
    "H3-buddy-called", N_("The buddy makes these calls, and cannot be the one who is called. Name somebody else."), "HSE INDG73"
)  # fmt: skip
BUDDY_OUT = Rule("H-buddy-out", N_("The buddy is out on a visit at that time. Choose somebody who is not."), "HSE INDG73")
TWICE = Rule(
    "H-twice",
    N_("Somebody who goes is planned for another visit at {time}, which is signed and overlaps with this one. Move one, or send others."),
    "8.15",
)
CHECK_IN_EARLY = Rule("H-check-in", N_("The call is due before the visit begins. Check both times."), "HSE INDG73")
CHECK_IN_LATE = Rule(
    "H-check-in-late", N_("The call is due more than an hour after the visit ends. Choose an earlier time."), "HSE INDG73", Weight.ADVISE
)
TOO_MANY_TO_CALL = Rule("H-order", N_("Name one to three people to call, in their order."), "HSE INDG73")
CALLED_VISITS = Rule(
    "H-order-visitor", N_("Somebody who is on the visit cannot be called about it. Name people who stay behind."), "HSE INDG73"
)
LATEST_EARLY = Rule("H-latest", N_("The latest time lies before the call that was agreed. Check both times."), "HSE INDG73")
LATEST_LATE = Rule(
    "H-latest-late",
    N_("The latest time is more than an hour after the agreed call. Choose an earlier one: until then nobody looks for you."),
    "HSE INDG73",
)
CALL_FROM_TELLS = Rule(
    "H-call-from",
    N_("This names the home, its postcode or somebody who is visited, and it is printed where others may read it. Name a landmark."),
    "8.5",
)
HOW_TO_REGISTER = N_(
    "Before a phone can text 999 it has to be registered: text the word register to 999, and answer yes to what comes back. "
    "A text needs some signal too, and an answer: it does not stand in for the call."
)
TEXT_999 = Rule("H-text-999", HOW_TO_REGISTER, "HSE INDG73", Weight.ADVISE)
BUDDY_PAPER = Rule(
    "V5-paper",
    N_(
        "The last call may come when the office has closed. The alarm rings only on the computer there: make sure that the buddy takes "
        "the check-in sheet along, and tick it."
    ),
    "HSE INDG73",
)
CALL_AFTER_CLOSING = Rule(
    "V5-move",
    N_(
        "At that time the last call may come when the office has closed. Choose an earlier time; or call this visit off and assess a "
        "new one, which asks whether the buddy has the check-in sheet."
    ),
    "HSE INDG73",
)
WHAT_ELSE = Rule("H-measure", N_("Write down what the measure is."), "8.15")
