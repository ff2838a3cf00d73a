"""Things to notice and tell someone about (11.6): data for notes, never counted, never weighed, never a checklist."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import ApproximateDate, Choice, TextKind
from vawdesk.models.values import Option, PartialDate, Row

HEADER = N_("These are things to notice and tell someone about. They are not a checklist, a score, or a way to rule risk out.")
PARAGRAPH = "11.6"


class Indicator(Option):
    """One thing to notice. The order says nothing about weight."""

    PREVIOUS_VICTIMS = "previous victims", N_("Other people were hurt before")
    SUICIDAL = "suicidal", N_("Thoughts or threats of suicide")
    ESCALATION = "escalation", N_("It happens more often, or is getting worse")
    DISTORTED_ABUSE = "distorted abuse", N_("Denies or excuses the abuse, or thinks it is justified")
    TRAUMA = "trauma", N_("Trauma in the past")
    WORK_OR_MONEY = "work or money", N_("Trouble with work or money")
    SUBSTANCES = "substances", N_("Misuse of alcohol or drugs")
    MENTAL_ILLNESS = "mental illness", N_("Serious mental illness")
    ANTISOCIAL = "antisocial", N_("Anti-social behaviour")
    PERSONALITY = "personality", N_("Personality disorder")
    IMPULSIVE = "impulsive", N_("Acts on impulse")
    DISTORTED_SEXUAL = "distorted sexual", N_("Says things that excuse sexual violence")
    HOMELESS = "homeless", N_("No home of their own")
    STALKING = "stalking", N_("Stalking or harassment")
    RELATIONSHIPS = "relationships", N_("Trouble in close relationships")
    SEXUAL_PREOCCUPATION = "sexual preoccupation", N_("Taken up with sex")
    EMOTIONS = "emotions", N_("Cannot manage strong feelings")
    PROBLEM_SOLVING = "problem solving", N_("Finds it hard to solve problems")
    SEXUAL_OFFENDING = "sexual offending", N_("Sexual interest in offending")
    MULTI_AGENCY = "multi agency", N_("Known to MAPPA, MARAC or WISDOM")


# A diagnosis, or what only a specialist can tell: may be written down only as another agency said it.
CLINICAL = frozenset({Indicator.MENTAL_ILLNESS, Indicator.PERSONALITY, Indicator.SEXUAL_OFFENDING})


class Noticed(Option):
    """How we came to know of an indicator."""

    SEEN = "seen", N_("I saw it")
    HEARD = "heard", N_("I heard it")
    TOLD = "told", N_("I was told by a person")
    TOLD_BY_AGENCY = "told by agency", N_("I was told by an agency")


@dataclass(frozen=True)
class IndicatorNoticed(Row):
    """One indicator as it was noticed: what, how, from whom, when."""

    indicator: Indicator | None = row_field(N_("What you noticed"), Choice(Indicator), required=True, paragraph=PARAGRAPH)
    how: Noticed | None = row_field(
        N_("How you know"), Choice(Noticed), required=True, missing=N_("Choose how you know of each thing you noticed."), paragraph="11.6"
    )
    source: str | None = row_field(N_("Who told you, or where"), TextKind(200), paragraph="11.6")
    on: PartialDate | None = row_field(N_("When"), ApproximateDate(), paragraph="11.6")


def only_as_told(row: IndicatorNoticed) -> bool:
    """Whether this row says as our own finding, or without naming the agency, what only an agency can have told us."""
    return row.indicator in CLINICAL and (row.how is not Noticed.TOLD_BY_AGENCY or not row.source)
