"""Why something about a person is written down or told: six plain answers, each mapped once to the law by the organisation."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class PlainReason(Option):
    """Why it is needed, in the words of whoever decides. The law behind each stands in the record `lawful_basis`."""

    DANGER_NOW = "danger now", N_("Someone is in danger now")
    PROTECT = "protect", N_("To protect a child or an adult")
    PREVENT_CRIME = "prevent crime", N_("To prevent a crime")
    AGREED = "agreed", N_("They agreed")
    LAW_REQUIRES = "law requires", N_("The law requires it")
    KEEP_STAFF_SAFE = "keep staff safe", N_("To keep staff safe")
