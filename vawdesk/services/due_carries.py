"""What Home says of carried copies: the two sentences."""

from __future__ import annotations

from vawdesk.i18n import N_, NN_
from vawdesk.services.due_kinds import Group, Kind, Sentence

CARRY_SENTENCES: dict[Kind, Sentence] = {
    Kind.CARRY_OVER: Sentence(
        Group.LATE,
        NN_(
            "The time of a carried copy is over, and nobody has said that it was destroyed.",
            "The time of {n} carried copies is over, and nobody has said that they were destroyed.",
        ),
        "UK GDPR 5(1)(f)",
        N_("Bring it back, then destroy it: {who}."),
    ),
    Kind.CARRY_OUT: Sentence(
        Group.DUE, NN_("A carried copy is out.", "{n} carried copies are out."), "UK GDPR 5(1)(f)", N_("It cannot be called back: {who}.")
    ),
}
