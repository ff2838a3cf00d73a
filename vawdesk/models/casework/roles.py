"""What a person is in a case, on what ground that is said, and the rule that nobody under 18 is called a perpetrator."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vawdesk.i18n import N_, Message
from vawdesk.models.base import row_field
from vawdesk.models.casework.person import Person, PersonType
from vawdesk.models.kinds import ApproximateDate, Choice, Reference, Several
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Option, PartialDate, Row


class Role(Option):
    """What a person is in a case. Several may be true of one person (6.5)."""

    CONCERN = "behaviour of concern", N_("Person whose behaviour is a concern")
    VICTIM = "victim", N_("Victim")
    SURVIVOR = "survivor", N_("Survivor")
    PERPETRATOR = "perpetrator", N_("Perpetrator")
    YOUNG = "young person", N_("Young person using harmful behaviour")
    CHILD = "child", N_("Child")
    SECONDARY = "secondary victim", N_("Secondary victim")
    PROXY = "proxy perpetrator", N_("Proxy perpetrator")
    FAMILY = "family", N_("Family")
    OTHER = "other", N_("Other")


HARMED = frozenset({Role.VICTIM, Role.SURVIVOR, Role.SECONDARY})
CAUSING = frozenset({Role.CONCERN, Role.PERPETRATOR, Role.YOUNG, Role.PROXY})
ADULT_WORDS = frozenset({Role.PERPETRATOR, Role.PROXY})  # words that are used of adults only
YOUNG_WORDS = frozenset({Role.YOUNG, Role.CHILD})  # words that are used of people under 18 only


class Basis(Option):
    """On what ground a role is recorded."""

    OWN_WORDS = "own words", N_("Their own words")
    SEEN = "conviction or order seen", N_("A conviction or order that we have seen")
    NOT_SEEN = "conviction or order not seen", N_("A conviction or order that we have not seen")
    AGENCY = "police or agency", N_("The police or another agency")
    ANOTHER = "another person", N_("Another person's account")
    OBSERVED = "our observation", N_("What we saw or heard ourselves")


@dataclass(frozen=True)
class CasePerson(Row):
    """One person in a case: what they are in it, on what ground, since when."""

    person: uuid.UUID | None = row_field(
        N_("Person"), Reference("person"), required=True, paragraph="8.25", missing=N_("Choose the person.")
    )  # fmt: skip
    roles: tuple[Role, ...] | None = row_field(
        N_("Role in this case"), Several(Role), required=True, paragraph="5.2",
        missing=N_("Choose what this person is in the case."),
        help=N_("Several roles can be true of one person. Say what is known, not what is supposed."),
    )  # fmt: skip
    basis: Basis | None = row_field(
        N_("How do we know?"), Choice(Basis), required=True, paragraph="8.25",
        missing=N_("Say on what ground this role is recorded."),
        help=N_("Who says so, or what paper says so. A role without a ground is an opinion."),
    )  # fmt: skip
    since: PartialDate | None = row_field(N_("Since"), ApproximateDate(), paragraph="8.25")


UNDER_18 = Rule(
    "P3",
    N_(
        "This person is under 18. The Welsh Government guidance does not describe children as perpetrators. "
        "Use “young person using harmful behaviour”, and contact youth services or safeguarding."
    ),
    "6.9",
)
AGE_NOT_KNOWN = Rule(
    "P3 age not known",
    N_(
        "We do not know that this person is 18 or over. Use “person whose behaviour is a concern”, and ask for the date of birth "
        "before any referral: nobody under 18 is called a perpetrator."
    ),
    "6.9",
)
NOW_ADULT = Rule(
    "P4",
    N_("This person is 18 or over, and their role is one for younger people. Look at the role again. Nothing has been changed for you."),
    "6.9",
    Weight.ADVISE,
)
ASK_CONSENT = Rule(
    "person.consent",
    N_("Say whether this person has been asked for consent, or why not. What we may share about them depends on it."),
    "8.26",
)
ASK_SAFE_PHONE = Rule(
    "person.safe-phone",
    N_("Answer for each number whether it is safe to call and to leave a message. A call can reach the wrong person."),
    "8.5",
)


def may_be_called_perpetrator(person: Person, on: date) -> Problem | None:
    """P3, the only place in which it is decided: None when the person was certainly 18 or over on that day."""
    ages = person.ages(on)
    if ages is None or ages[0] < 18 <= ages[1]:
        return AGE_NOT_KNOWN.at("people")
    return UNDER_18.at("people") if ages[1] < 18 else None


def offered_roles(person: Person, on: date) -> tuple[Role, ...]:
    """The roles that may be chosen for this person, the usual one first."""
    ages = person.ages(on)
    certainly_young = ages is not None and ages[1] < 18
    refused = frozenset() if may_be_called_perpetrator(person, on) is None else ADULT_WORDS
    if not certainly_young:
        refused |= {Role.YOUNG}
    if ages is not None and ages[0] >= 18:
        refused |= {Role.CHILD}
    return tuple(role for role in Role if role not in refused)


def role_problems(person: Person, roles: Iterable[Role], on: date, today: date) -> list[Problem]:
    """What stands against these roles for this person, judged on the day of the case; and P4, who has come of age by `today`."""
    chosen, found = frozenset(roles), list[Problem]()
    if chosen & ADULT_WORDS and (problem := may_be_called_perpetrator(person, on)):
        found.append(problem)
    then, now = person.ages(on), person.ages(today)
    if Role.YOUNG in chosen and (then is None or then[0] < 18 <= then[1]):
        found.append(AGE_NOT_KNOWN.at("people"))
    elif chosen & YOUNG_WORDS and now is not None and now[0] >= 18:
        found.append(NOW_ADULT.at("people"))
    if chosen & HARMED and person.person_type is not PersonType.PROFESSIONAL:
        if person.consent_status is None:
            found.append(ASK_CONSENT.at("consent_status"))
        if any(phone.safe_to_call is None or phone.safe_to_leave_message is None for phone in person.phones or ()):
            found.append(ASK_SAFE_PHONE.at("phones"))
    return found


def outward_label(role: Role) -> Message:
    """The words for a role on a page that the person or their household may see: never "perpetrator"."""
    return Role.CONCERN.label if role in ADULT_WORDS else role.label
