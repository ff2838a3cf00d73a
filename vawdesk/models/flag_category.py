"""The kinds of risk to colleagues: a flag names one, and the trustees decide for each how long an ended flag is kept."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Category(Option):
    """The kind of risk to a colleague."""

    THREATS = "threats", N_("Threats")
    VIOLENCE = "violence", N_("Violence")
    VERBAL_ABUSE = "verbal abuse", N_("Verbal abuse")
    SEXUAL_HARASSMENT = "sexual harassment", N_("Sexual harassment")
    WEAPON = "weapon", N_("A weapon")
    ANIMAL = "animal", N_("A dangerous animal")
    DRUGS = "drugs", N_("Drugs or needles in the home")
    THIRD_PARTY = "third party", N_("Somebody else at the address")
    STALKING = "stalking", N_("Stalking of staff")
    OTHER = "other", N_("Something else")
