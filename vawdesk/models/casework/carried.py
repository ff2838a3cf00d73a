"""A carried copy as the office speaks of it: how it stands."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class CarryStanding(Option):
    """How one copy stands. That its time is over says nothing of where it is."""

    OUT = "out", N_("Out")
    OVER = "over", N_("Its time is over")
    CAME_BACK = "came back", N_("Brought back, the copy is still there")
    DESTROYED = "destroyed", N_("Destroyed")
    LOST = "lost", N_("Lost")
