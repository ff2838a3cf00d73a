"""Whether a referral suits: what one record can say of itself (R1-R4, R6-R8, R10, R11). Information, and only R1 stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vawdesk.models.casework import referral_rules as rules
from vawdesk.models.casework.referral_options import (
    ABOUT_RISK,
    SAFEGUARDING_KINDS,
    Agreed,
    Help,
    ReferralPurpose,
    Standards,
    Told,
)
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri

if TYPE_CHECKING:
    from vawdesk.models.casework.referral import Referral

SPOKEN_OF = {Help.RESTORATIVE: rules.RESTORATIVE, Help.PARENTING: rules.PARENTING, Help.ANGER: rules.ANGER}
SPEAKS_OF_RISK = frozenset({PlainReason.DANGER_NOW, PlainReason.PROTECT, PlainReason.PREVENT_CRIME})


def appropriate(referral: Referral) -> Iterator[Problem]:
    """What is said about the sort of help, about telling the police, and about a programme."""
    if referral.help_asked is Help.COUPLES:
        yield (rules.COUPLES if referral.decision is not None else rules.COUPLES_DECISION).at("decision")
    if referral.during_couples_work:
        yield rules.DURING_COUPLES.at("during_couples_work")
    if referral.help_asked in SPOKEN_OF:
        yield SPOKEN_OF[referral.help_asked].at("help_asked")
    if tells_of_risk(referral) and referral.to_kind not in SAFEGUARDING_KINDS and not referral.why_not_police:
        yield rules.RISK_TO_POLICE.at("why_not_police")
    if referral.help_asked is Help.PROGRAMME or referral.to_kind is ContactKind.PROGRAMME:
        yield from _programme(referral)


def tells_of_risk(referral: Referral) -> bool:
    """R6: whether what is sent is about a risk that somebody is harmed."""
    return referral.purpose in ABOUT_RISK or referral.why_needed in SPEAKS_OF_RISK


def _programme(referral: Referral) -> Iterator[Problem]:
    yield rules.NO_PROMISE.at("attendance")
    if referral.partner_contact in (Tri.NO, Tri.NOT_KNOWN):
        yield rules.PARTNER_CONTACT.at("partner_contact")
    if referral.standards is Standards.NOT_KNOWN:
        yield rules.STANDARDS_NOT_KNOWN.at("standards")
    if referral.consent is Agreed.AGREED and referral.told and set(referral.told) != set(Told):
        yield rules.NOT_ALL_TOLD.at("told")
    if referral.children and referral.children_links in (Tri.NO, Tri.NOT_KNOWN):
        yield rules.CHILDREN_LINKS.at("children_links")


def suggested_kinds(purpose: ReferralPurpose | None, about_child: bool, about_adult: bool) -> tuple[ContactKind, ...]:
    """R6: to whom a new risk goes unless somebody says otherwise: the Public Protection Unit, and safeguarding for whom it is (8.28)."""
    if purpose is not None and purpose not in ABOUT_RISK:
        return ()
    found = [ContactKind.POLICE_PPU]
    found += [ContactKind.CHILDREN] if about_child else []
    found += [ContactKind.ADULTS] if about_adult else []
    return tuple(found)
