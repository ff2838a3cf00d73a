"""How a member of staff can be connected with somebody: with a person on file (C11) or with another member of staff (HR1)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Closeness(Option):
    """What makes two people too close for one to work on the other's file."""

    RELATIVE = "relative", N_("Relative")
    PARTNER = "partner", N_("Partner")
    FORMER_PARTNER = "former partner", N_("Former partner")
    FRIEND = "close friend", N_("Close friend")
    NEIGHBOUR = "neighbour", N_("Neighbour")
    COLLEAGUE = "close colleague", N_("Close colleague")
    OTHER = "other", N_("Other")
