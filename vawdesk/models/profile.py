"""For whom something leaves the program: the profile decides what is in it (X5)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Profile(Option):
    """The sort of reader a page is made for."""

    INTERNAL = "internal", N_("For use in our own organisation")
    POLICE = "police", N_("The police or Public Protection Unit")
    MARAC = "marac", N_("MARAC")
    AGENCY = "other agency", N_("Another agency")
    THE_PERSON = "the person", N_("The person themselves")
    EMPLOYEE = "employee", N_("A member of staff about themselves")
    BLANK = "blank", N_("A blank form")
    BUDDY = "buddy", N_("The buddy of a visit")
    RECOVERY = "recovery", N_("A recovery sheet")

    @property
    def stays_inside(self) -> bool:
        """Whether a page for this reader stays in the organisation, so that it says what was withheld and carries warnings to staff."""
        return self in {Profile.INTERNAL, Profile.BUDDY}

    @property
    def about_nobody(self) -> bool:
        """Whether a page of this sort holds no record at all."""
        return self in {Profile.BLANK, Profile.RECOVERY}
