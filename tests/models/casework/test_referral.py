"""What is said of a referral before it is sent (R1-R11): each rule where it applies, and silence where it does not."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.people import NOW, broken, lacking
from tests.strategies import ids
from vawdesk.models.base import Status
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_advice import suggested_kinds
from vawdesk.models.casework.referral_options import (
    Agreed,
    Criterion,
    Help,
    ReferralOutcome,
    ReferralPurpose,
    ReferralStanding,
    SentHow,
    Standards,
    Told,
)
from vawdesk.models.casework.referral_waits import ANSWER_WITHIN, CONFIRM_WITHIN, WAITING_WITHIN, answer_due, confirm_by
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Weight
from vawdesk.models.values import Tri

MAIR, DYLAN, CAI = ids(3)


def referral(**said: Any) -> Referral:
    """One about Dylan for the specialist service, with everything it needs and nothing to be said of it."""
    values: dict[str, Any] = {
        "case": uuid.uuid4(), "to_contact": uuid.uuid4(), "to_kind": ContactKind.SPECIALIST, "purpose": ReferralPurpose.ADVICE,
        "subject": DYLAN, "why_now": "He asked for help on Monday.", "consent": Agreed.AGREED, "why_needed": PlainReason.AGREED,
        "standing": ReferralStanding.READY,
    } | said  # fmt: skip
    return Referral(**values)


def programme(**said: Any) -> Referral:
    """One for a programme, with everything known and arranged."""
    values: dict[str, Any] = {
        "to_kind": ContactKind.PROGRAMME, "purpose": ReferralPurpose.INTERVENTION, "help_asked": Help.PROGRAMME, "partner_contact": Tri.YES,
        "standards": Standards.ACCREDITED, "told": tuple(Told), "children_links": Tri.YES, "attendance": Tri.YES,
    } | said  # fmt: skip
    return referral(**values)


def test_one_that_suits_is_silent_and_what_must_be_said_is_asked() -> None:
    assert broken(referral()) == set()
    wanted = {"case", "to_name", "purpose", "subject", "why_now", "consent", "why_needed"}
    assert lacking(Referral()) == wanted


@pytest.mark.parametrize("consent", [Agreed.REFUSED, Agreed.UNSAFE, Agreed.NOT_NEEDED])
def test_without_their_agreement_the_reason_is_asked(consent: Agreed) -> None:
    assert lacking(referral(consent=consent)) == {"consent_reason"}
    assert lacking(referral(consent=consent, consent_reason="He reads her messages.")) == set()


def test_couples_work_goes_on_only_with_a_decision() -> None:
    asked = {"purpose": ReferralPurpose.INTERVENTION, "help_asked": Help.COUPLES}
    (problem,) = referral(**asked).problems(NOW)
    assert (problem.rule, problem.weight, problem.field, problem.paragraph) == ("R1", Weight.REFUSE, "decision", "9.31")
    assert broken(referral(**asked, decision=uuid.uuid4())) == {"R1 known"}
    assert "R1 during" in broken(referral(during_couples_work=True))
    assert "R1 during" not in broken(referral())


@pytest.mark.parametrize(
    ("asked", "rule", "reason"),
    [(Help.RESTORATIVE, "R2", True), (Help.PARENTING, "R3", False), (Help.ANGER, "R4", True)],
)
def test_other_help_says_what_it_cannot_do_and_some_asks_why(asked: Help, rule: str, reason: bool) -> None:
    made = referral(purpose=ReferralPurpose.INTERVENTION, help_asked=asked)
    assert rule in broken(made)
    assert lacking(made) == ({"help_reason"} if reason else set())
    made.help_asked = Help.ONE_PERSON
    assert broken(made) == set()


def test_a_risk_is_told_to_the_police_or_the_reason_why_not_is_written() -> None:
    asked = {"purpose": ReferralPurpose.RISK, "why_needed": PlainReason.DANGER_NOW}
    assert broken(referral(**asked)) == {"R6"}
    assert broken(referral(**asked, why_not_police="They were told on Monday.")) == set()
    for kind in (ContactKind.POLICE_PPU, ContactKind.CHILDREN, ContactKind.MASH):
        assert "R6" not in broken(referral(**asked, to_kind=kind))


CALM = {"purpose": ReferralPurpose.VICTIM_SUPPORT, "help_asked": Help.ONE_PERSON, "why_needed": PlainReason.AGREED}
"""Nothing of this speaks of a risk."""


@pytest.mark.parametrize(
    "said",
    [
        {"purpose": ReferralPurpose.SAFEGUARDING}, {"purpose": ReferralPurpose.RISK}, {"purpose": ReferralPurpose.LICENCE},
        {"purpose": ReferralPurpose.POLICE_ORDER},
        {"why_needed": PlainReason.DANGER_NOW}, {"why_needed": PlainReason.PROTECT}, {"why_needed": PlainReason.PREVENT_CRIME},
    ],
    ids=str,
)  # fmt: skip
def test_a_risk_is_seen_in_what_is_asked_or_in_why(said: dict[str, object]) -> None:
    assert "R6" not in broken(referral(**CALM))
    made = referral(**(CALM | {"help_asked": None if "purpose" in said else Help.ONE_PERSON} | said))
    assert "R6" in broken(made)
    made.why_not_police = "They were told on Monday."
    assert "R6" not in broken(made)


def test_whom_a_risk_goes_to_follows_whom_it_is_about() -> None:
    assert suggested_kinds(ReferralPurpose.RISK, True, False) == (ContactKind.POLICE_PPU, ContactKind.CHILDREN)
    assert suggested_kinds(ReferralPurpose.SAFEGUARDING, False, True) == (ContactKind.POLICE_PPU, ContactKind.ADULTS)
    assert suggested_kinds(ReferralPurpose.VICTIM_SUPPORT, True, True) == ()


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"partner_contact": Tri.NO}, "R7"), ({"partner_contact": Tri.NOT_KNOWN}, "R7"), ({"standards": Standards.NOT_KNOWN}, "R8"),
        ({"told": (Told.WHAT, Told.IF_YES)}, "R11"), ({"children": (CAI,), "children_links": Tri.NOT_KNOWN}, "R11 children"),
    ],
)  # fmt: skip
def test_a_programme_is_asked_about(changed: dict[str, Any], rule: str) -> None:
    assert broken(programme()) == {"R10"}  # always: it is no promise
    assert broken(programme(**changed)) == {"R10", rule}
    assert rule not in broken(referral(**{name: value for name, value in changed.items() if name != "children"}))


def test_a_programme_needs_its_answers_and_nothing_else_does() -> None:
    asked = {"partner_contact", "standards", "told", "attendance"}
    bare = dict.fromkeys((*asked, "children_links"))
    assert lacking(programme(**bare)) == asked
    assert lacking(programme(**bare, children=(CAI,))) == asked | {"children_links"}
    assert lacking(programme(**bare, consent=Agreed.UNSAFE, consent_reason="The court orders it.")) == asked - {"told"}


def test_marac_asks_who_is_harmed_by_which_criterion_and_what_they_want() -> None:
    made = referral(to_kind=ContactKind.MARAC)
    assert lacking(made) == {"victims", "criterion"}
    assert "R-marac-wishes" in broken(made)
    said = {"victims": (MAIR,), "criterion": Criterion.ESCALATION}
    for answer in ({"what_victim_wants": "“To sleep.”"}, {"wishes_not_asked": True}):
        assert broken(referral(to_kind=ContactKind.MARAC, **said, **answer)) == set()


def test_nobody_is_the_one_who_is_harmed_and_sent_to_change_what_they_do() -> None:
    asked = {"purpose": ReferralPurpose.INTERVENTION, "help_asked": Help.ONE_PERSON}
    assert broken(referral(**asked, victims=(DYLAN,))) == {"R-people"}
    assert broken(referral(**asked, victims=(MAIR,))) == set()


def test_what_has_left_is_followed_and_not_judged_again() -> None:
    sent = {"standing": ReferralStanding.SENT, "sent_how": SentHow.POST, "sent_at": NOW.utc, "sent_by": uuid.uuid4()}
    assert broken(programme(**sent)) == set()
    assert lacking(referral(standing=ReferralStanding.SENT)) == {"sent_how", "sent_at", "sent_by"}


def test_a_call_is_confirmed_within_a_day() -> None:
    called = NOW.utc - timedelta(hours=3)
    made = referral(standing=ReferralStanding.SENT, sent_how=SentHow.PHONE, sent_at=called, sent_by=uuid.uuid4(), status=Status.SIGNED)
    assert broken(made) == {"R-confirm"}
    assert confirm_by(made) == called + CONFIRM_WITHIN
    made.confirmed_at = NOW.utc
    assert (broken(made), confirm_by(made)) == (set(), None)


def test_an_answer_is_waited_for_from_the_last_word_of_theirs() -> None:
    made = referral(standing=ReferralStanding.SENT, sent_at=NOW.utc - timedelta(days=9))
    assert answer_due(made) == made.sent_at + ANSWER_WITHIN  # type: ignore[operator]  # it was sent
    made.standing, made.acknowledged_on = ReferralStanding.ACKNOWLEDGED, NOW.today
    later = answer_due(made)
    assert later is not None
    assert later > NOW.utc
    made.standing, made.outcome = ReferralStanding.ANSWERED, ReferralOutcome.ACCEPTED
    assert (answer_due(made), made.is_open) == (None, False)
    made.outcome, made.waiting_list_since = ReferralOutcome.WAITING, date(2026, 10, 1)
    place = answer_due(made)
    assert made.is_open
    assert place is not None
    assert place < NOW.utc
    assert WAITING_WITHIN.days == 28


def test_an_answer_before_it_was_sent_is_refused() -> None:
    made = referral(standing=ReferralStanding.ACKNOWLEDGED, sent_how=SentHow.POST, sent_at=NOW.utc, sent_by=uuid.uuid4())
    made.acknowledged_on = NOW.today - timedelta(days=1)
    assert broken(made) == {"R-sent"}
    made.acknowledged_on = NOW.today
    assert broken(made) == set()


@settings(max_examples=60)
@given(st.sampled_from(Help), st.sampled_from(ReferralPurpose), st.sampled_from(ContactKind), st.sampled_from(PlainReason))
def test_only_couples_work_stands_in_the_way(asked: Help, purpose: ReferralPurpose, kind: ContactKind, why: PlainReason) -> None:
    made = programme(help_asked=asked, purpose=purpose, to_kind=kind, why_needed=why, help_reason="Advised by the service.")
    made.victims, made.criterion, made.what_victim_wants = (MAIR,), Criterion.REPEAT, "“Quiet.”"
    refused = {problem.rule for problem in made.problems(NOW) if problem.weight is not Weight.ADVISE}
    assert refused == ({"R1"} if asked is Help.COUPLES else set())
