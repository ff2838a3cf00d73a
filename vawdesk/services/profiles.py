"""Release profiles: for each sort of recipient, the fields that may go; what is not named does not."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Profile(Option):
    """How much a page may say, by whom it is for (X5)."""

    INTERNAL = "internal", N_("Inside the organisation")
    POLICE = "police", N_("Police or Public Protection Unit")
    MARAC = "marac", N_("MARAC")
    AGENCY = "agency", N_("Another agency")
    PERSON = "person", N_("The person or their household")
    EMPLOYEE = "employee", N_("An employee, about themselves")
    BUDDY = "buddy", N_("The buddy of a visit")
    BLANK = "blank", N_("Blank form, about nobody")
    RECOVERY = "recovery", N_("Recovery sheet, about nobody")

    @property
    def stays_inside(self) -> bool:
        """Whether a page of this profile stays in the organisation, and so says what was withheld."""
        return self in {Profile.INTERNAL, Profile.BUDDY}

    @property
    def about_nobody(self) -> bool:
        """Whether a page of this profile holds no record at all."""
        return self in {Profile.BLANK, Profile.RECOVERY}
