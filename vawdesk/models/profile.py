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
