"""The choices of a referral: what it is for, what sort of help, who agreed, how it went, and what came of it (3.7)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.values import Option


class ReferralStanding(Option):
    """How far a referral has come. Checked and ready, it has not left yet."""

    DRAFT = "draft", N_("Being written")
    READY = "ready", N_("Checked, not sent yet")
    SENT = "sent", N_("Sent, no answer yet")
    ACKNOWLEDGED = "acknowledged", N_("They have it, no outcome yet")
    ANSWERED = "answered", N_("Answered")
    NOT_SENT = "not sent", N_("Not sent after all")


WAITS_FOR_THEM = frozenset({ReferralStanding.SENT, ReferralStanding.ACKNOWLEDGED})
HAS_LEFT = frozenset({*WAITS_FOR_THEM, ReferralStanding.ANSWERED})
NOT_GONE = frozenset({ReferralStanding.DRAFT, ReferralStanding.READY})
IS_OPEN = frozenset({ReferralStanding.DRAFT, ReferralStanding.READY, *WAITS_FOR_THEM})


class ReferralPurpose(Option):
    """What a referral asks for."""

    SAFEGUARDING = "safeguarding", N_("To safeguard a child or an adult at risk")
    RISK = "information on risk", N_("To tell them of a risk")
    INTERVENTION = "intervention", N_("Help for somebody to change what they do")
    VICTIM_SUPPORT = "victim support", N_("Support for somebody who is harmed")
    ADVICE = "advice", N_("Advice for us")
    POLICE_ORDER = "police order", N_("To ask the police to consider a protection order")
    RIGHT_TO_ASK = "right to ask", N_("Clare's Law: the right to ask")
    RIGHT_TO_KNOW = "right to know", N_("Clare's Law: the right to know")
    COURT = "probation or court", N_("Information for probation or the court")
    LICENCE = "licence", N_("A concern about somebody on licence")
    HOUSING = "housing", N_("Housing for the person who causes harm")
    PANEL = "panel", N_("A panel about the person who causes harm")


CLARES_LAW = frozenset({ReferralPurpose.RIGHT_TO_ASK, ReferralPurpose.RIGHT_TO_KNOW})
ABOUT_RISK = frozenset({
    ReferralPurpose.SAFEGUARDING, ReferralPurpose.RISK, ReferralPurpose.LICENCE, ReferralPurpose.POLICE_ORDER,
})  # fmt: skip
ASKS_FOR_HELP = frozenset({ReferralPurpose.INTERVENTION, ReferralPurpose.VICTIM_SUPPORT})


class Help(Option):
    """What sort of help is asked for. Some sorts can do harm where there is abuse (9.31-9.35)."""

    PROGRAMME = "programme", N_("A programme for people who abuse")
    ONE_PERSON = "one person", N_("Support or counselling for one person")
    COUPLES = "couples", N_("Counselling for couples, or mediation")
    RESTORATIVE = "restorative justice", N_("Restorative justice")
    PARENTING = "parenting", N_("A parenting course")
    ANGER = "anger management", N_("Anger management")
    OTHER = "other", N_("Another sort of help")


NEEDS_REASON = frozenset({Help.RESTORATIVE, Help.ANGER})


class Agreed(Option):
    """Whether the person whose details are sent agreed to it."""

    AGREED = "agreed", N_("They agreed")
    REFUSED = "refused", N_("They refused")
    UNSAFE = "not asked, unsafe", N_("Not asked, because asking is not safe")
    NOT_NEEDED = "not needed", N_("Not needed")


class Criterion(Option):
    """By which of its criteria a case comes to MARAC. Local forms differ: check before use."""

    JUDGEMENT = "professional judgement", N_("Professional judgement")
    VISIBLE = "visible high risk", N_("High risk that a trained person saw with the Dash list")
    ESCALATION = "escalation", N_("It is getting worse or more often")
    REPEAT = "repeat", N_("Again within twelve months of a MARAC")


class Standards(Option):
    """Whether it is known that a programme meets the standards (9.12)."""

    ACCREDITED = "accredited", N_("Accredited by Respect or CSAAP")
    OWN_CHECK = "own check", N_("Checked by the Welsh standards list, nothing red")
    NOT_KNOWN = "not known", N_("Not known")


class Told(Option):
    """What somebody is told before they agree to a programme (ST 3.ii)."""

    WHAT = "what", N_("What it is that they agree to")
    IF_YES = "if yes", N_("What may come of it if they agree")
    IF_NO = "if no", N_("What may come of it if they do not")
    INFORMATION = "information", N_("What is done with what they say, and who hears of it")


class SentHow(Option):
    """How a referral went."""

    SECURE_EMAIL = "secure email", N_("By secure e-mail")
    PORTAL = "portal", N_("On their own form or portal")
    PHONE = "phone and written", N_("By phone, and in writing afterwards")
    POST = "post", N_("By post")
    IN_PERSON = "in person", N_("Handed over in person")


class ReferralOutcome(Option):
    """What they said to it."""

    ACCEPTED = "accepted", N_("They take it on")
    NOTED = "noted", N_("They have noted the information")
    WAITING = "waiting list", N_("On their waiting list")
    REJECTED = "rejected", N_("They do not take it")
    ELSEWHERE = "elsewhere", N_("They sent us elsewhere")
    WITHDRAWN = "person withdrew", N_("The person no longer wants it")


SAFEGUARDING_KINDS = frozenset({
    ContactKind.POLICE_PPU, ContactKind.IMMINENT_RISK, ContactKind.MARAC, ContactKind.MASH, ContactKind.CHILDREN, ContactKind.ADULTS,
    ContactKind.EMERGENCY_DUTY, ContactKind.DESIGNATED_OFFICER,
})  # fmt: skip
REPORTS_SAFEGUARDING = frozenset({ContactKind.CHILDREN, ContactKind.ADULTS, ContactKind.EMERGENCY_DUTY, ContactKind.MASH})
