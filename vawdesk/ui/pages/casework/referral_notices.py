"""What stands above a referral that was checked: what waits, what did not come, and whom to think of (8.25-8.31, R5)."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralOutcome, ReferralStanding
from vawdesk.models.casework.referral_rules import NEW_PARTNER
from vawdesk.models.casework.referral_waits import answer_due, confirm_by
from vawdesk.services.changed_alone import HEADING, told_before_it_goes
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.casework.referral_following import clares_law_fits, clares_law_verb

NOT_YET = N_("It has not gone yet")
NOT_YET_HOW = N_("Print or save it for them, or copy the answers into their form. Then say how it went.")
CONFIRM = N_("Confirm the call in writing by {at}")
CONFIRM_HOW = N_("The safeguarding report has a line for it. Print or save it, send it, and write down when.")
UNANSWERED = N_("No answer for more than a week")
LONG_WAIT = N_("On their waiting list for more than four weeks")
RING = N_("Ring them: nobody may be helping yet. If they do not take it, decide who else could.")
REJECTED = N_("They do not take it")
REJECTED_HOW = N_("Refer to somebody else, or write down the decision not to. Until then the person may have no help.")
NEW_RELATIONSHIP = N_("There is a new relationship")


def notices(at: AtDesk, referral: Referral, clares_law: Callable[[], object]) -> list[Item]:
    """Each thing that is to be seen to, the most pressing first; `clares_law` asks the police."""
    say, now, found = at.language.say, at.now(), list[Item]()
    if referral.standing is ReferralStanding.READY:
        found.append(Notice(say(NOT_YET), say(NOT_YET_HOW), "late"))
    if referral.standing is ReferralStanding.READY and (told := told_before_it_goes(at.desk, referral.to_contact)):
        found.append(Notice(say(HEADING), " ".join(say(words) for words in told), "late"))
    if (until := confirm_by(referral)) is not None:
        found.append(Notice(say(CONFIRM, at=until), say(CONFIRM_HOW), "late"))
    if (due := answer_due(referral)) is not None and due <= now.utc:
        found.append(Notice(say(LONG_WAIT if referral.waits_for_a_place else UNANSWERED), say(RING), "late"))
    if referral.outcome is ReferralOutcome.REJECTED:
        found.append(Notice(say(REJECTED), say(REJECTED_HOW), "soft"))
    if referral.is_open and clares_law_fits(at, referral):
        found.append(Notice(say(NEW_RELATIONSHIP), say(NEW_PARTNER.message), "soft", button=clares_law_verb(at, clares_law)))
    return found
