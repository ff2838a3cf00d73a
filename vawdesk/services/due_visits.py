"""The sentences in which Home speaks of who is out, of how visits went, and of what a manager wants changed before one (V1, V3, V6, H2)."""

from __future__ import annotations

from vawdesk.i18n import N_, NN_
from vawdesk.services.due_kinds import Group, Kind, Sentence

VISIT_SENTENCES: dict[Kind, Sentence] = {
    Kind.VISIT_CODE_WORD: Sentence(
        Group.NOW,
        N_("Call 999 now: the code word was used on a visit."),
        "8.15",
        N_("It was heard at {time}: {who}. Buddy: {buddy}. The address for 999 stands in the visit."),
    ),
    Kind.VISIT_999: Sentence(
        Group.NOW,
        N_("Call 999 now: a visit is overdue by {length}."),
        "8.15",
        N_("The call was due at {time}: {who}. Buddy: {buddy}. The address for 999 stands in the visit."),
    ),
    Kind.VISIT_999_CALLED: Sentence(
        Group.NOW,
        N_("999 was called for a visit. Nobody has said yet that they are safe."),
        "8.15",
        N_("999 was called at {time}: {who}. Buddy: {buddy}. Write it down when the police or one of us have seen that they are safe."),
    ),
    Kind.VISIT_OVERDUE: Sentence(
        Group.NOW,
        N_("A visit is overdue by {length}."),
        "8.15",
        N_("The call was due at {time}: {who}. Buddy: {buddy}. Follow the steps on the check-in sheet."),
    ),
    Kind.VISIT_OUT: Sentence(Group.NOW, N_("A visit is out."), "8.15", N_("The call is due at {time}: {who}. Buddy: {buddy}.")),
    Kind.VISIT_NOT_AGREED: Sentence(
        Group.NOW,
        N_("The hour of a visit has come, and nobody has agreed to it. Do not go. Is somebody there?"),
        "8.15",
        N_(
            "Planned for {time}: {who}. Buddy: {buddy}. If somebody is there, say so under Visits, and listen for the call. If nobody is, "
            "move it or call it off."
        ),
    ),
    Kind.VISIT_INCIDENT: Sentence(
        Group.NOW,
        NN_(
            "There was an incident on a visit. See to your colleague, and say who outside was told.",
            "There were {n} incidents on visits. See to your colleagues, and say who outside was told.",
        ),
        "HSWA 1974",
        N_("Whoever was hurt or frightened comes first. Then RIDDOR, the insurer, the Charity Commission and the police."),
    ),
    Kind.VISIT_CHANGE: Sentence(
        Group.WAITING, NN_("A manager asks for a change to a visit of yours.", "A manager asks for changes to {n} visits of yours."), "8.15"
    ),
    Kind.VISIT_UNASSESSED: Sentence(
        Group.WAITING,
        NN_(
            "A visit took place without an assessment. Assess it before the next one.",
            "{n} visits took place without an assessment. Assess them before the next ones.",
        ),
        "8.15",
        N_("Nobody is blamed for the last one."),
    ),
}
