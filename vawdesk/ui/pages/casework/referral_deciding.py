"""From a referral to the decision about it, in one press: not to refer, because, or why it is made (8.25, X7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import NOT_GONE, ReferralOutcome, ReferralStanding
from vawdesk.services.deciding import DecisionAsk
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb

FORM, DECISION = "decision_form", "decision"
NOT_TO, WHY_WE = N_("Do not refer, because…"), N_("Write down why we refer")
OPEN = N_("Open the decision")
WAITS = N_("It was decided not to refer, and a second person has still to sign")
WAITS_HOW = N_("Until then nothing is settled, and the referral can still be sent.")

Go = Callable[[str, object], object]


def ask_about(referral: Referral, decided: Decided, draft: str = "") -> DecisionAsk:
    """What the page of the decision is told: the referral itself once it was checked, before that what raised it and its draft."""
    raised = next(iter(referral.because_of or ()), None)
    on_file = referral.signed is not None
    return DecisionAsk(referral.case, About.REFER, referral.id if on_file else raised, referral.subjects(), decided=decided, draft=draft)


def decide(language: Language, read: Callable[[], Referral], decided: Decided, go: Go, draft: str = "") -> Button:
    """The verb that leads to it; `read` gives the referral as it stands when it is pressed, `draft` names the form where it is written."""
    words, name = (NOT_TO, "not_refer") if decided is Decided.DID_NOT else (WHY_WE, "why_we_refer")
    return verb(language.say(words), name, lambda: go(FORM, ask_about(read(), decided, draft)), drawing="change")


def verbs(at: AtDesk, referral: Referral, go: Go) -> list[Button]:
    """Of a referral on file: what can still be decided about it, and what was."""
    held = _held(at, referral)
    made = partial(decide, at.language, lambda: referral, go=go)
    found = [made(decided=Decided.DID_NOT)] if _may_not(referral, held) else []
    if held is not None:
        found.append(verb(at.language.say(OPEN), "open_decision", lambda: go(DECISION, held.id), drawing="change"))
    elif referral.standing is not ReferralStanding.NOT_SENT and referral.outcome is not ReferralOutcome.REJECTED:
        found.append(made(decided=Decided.DID))
    return found


def notices(at: AtDesk, referral: Referral) -> list[Notice]:
    """That a decision not to refer waits for its second hand."""
    held, say = _held(at, referral), at.language.say
    if held is None or not held.waits or held.decision is not Decided.DID_NOT:
        return []
    return [Notice(say(WAITS), say(WAITS_HOW), "late")]


def _held(at: AtDesk, referral: Referral) -> Decision | None:
    return at.desk.peek(Decision, referral.decision) if referral.decision is not None else None


def _may_not(referral: Referral, held: Decision | None) -> bool:
    """Whether it can still be decided not to refer: it has not gone, or they turned it away, and nobody has decided so."""
    open_still = referral.standing in (*NOT_GONE, ReferralStanding.NOT_SENT) or referral.outcome is ReferralOutcome.REJECTED
    return open_still and (held is None or held.decision is not Decided.DID_NOT)
