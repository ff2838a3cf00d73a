"""The verbs of a referral that was checked: the step that is next first; what was turned away is referred again first (8.25-8.31)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import WAITS_FOR_THEM, ReferralOutcome, ReferralStanding
from vawdesk.services.referral_steps import may
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework import referral_deciding
from vawdesk.ui.pages.casework.referral_step import QUESTIONS

COPY, AGAIN, ANEW = "referral_copy", "referral_again", "referral_anew"
FOR_THEIR_FORM, REFER_AGAIN, WRITE_ANEW = N_("Copy for their form"), N_("Refer again"), N_("Write it anew")
OPEN_CASE, ADD_TO = N_("Open the case"), N_("Add to this referral")

Go = Callable[[str, object], object]


def steps(at: AtDesk, referral: Referral, go: Go, ask: Callable[[str], object]) -> list[Button]:
    """What can be done with it now, in order; `ask` opens the question of a step."""
    say, id = at.language.say, referral.id
    refused, next_steps = referral.outcome is ReferralOutcome.REJECTED, may(referral)
    made = [
        verb(say(QUESTIONS[one][0]), QUESTIONS[one][1], partial(ask, one), primary=not refused and one == next_steps[0])
        for one in next_steps
    ]
    made += referral_deciding.verbs(at, referral, go)
    copy_first = not (next_steps or refused)
    made.append(verb(say(FOR_THEIR_FORM), "copy_form", lambda: go(COPY, id), drawing="page", primary=copy_first))
    if referral.standing not in (ReferralStanding.READY, *WAITS_FOR_THEM):
        again = verb(say(REFER_AGAIN), "again", lambda: go(AGAIN, id), drawing="add", primary=refused)
        made.insert(0 if refused else len(made), again)
    if referral.standing is ReferralStanding.READY:
        made.append(verb(say(WRITE_ANEW), "anew", lambda: go(ANEW, id), drawing="change"))
    made.append(verb(say(ADD_TO), "add_to", lambda: go("addendum", id)))
    if referral.case is not None:
        made.append(verb(say(OPEN_CASE), "go_case", lambda: go("case", referral.case), drawing="cases"))
    return made
