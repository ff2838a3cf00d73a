"""Changes in people's lives that raise the danger (8.13), what is offered after them and what is looked at again."""

from __future__ import annotations

from collections.abc import Iterable

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class Change(Option):
    """A change in somebody's life after which plans are looked at again."""

    SEPARATION = "separation", N_("They have separated, or are about to")
    RELEASE = "release", N_("Release from custody, or a date for it")
    ORDER = "order", N_("An order was made, is ending or has ended")
    NEW_PARTNER = "new partner", N_("A new partner")
    CHILD_CONTACT = "child contact", N_("Contact with the children")
    LOST_HOME = "lost home", N_("Loss of a home")
    LOST_WORK = "lost work", N_("Loss of work")
    SUICIDE_THREAT = "suicide threat", N_("A threat of suicide")
    MOVED = "moved", N_("Somebody has moved")


class Offer(Option):
    """What the page of a note offers to begin after a change."""

    SHARE = "share", N_("Share this with those who need it")
    CLARES_LAW = "clares law", N_("Ask the police under Clare's Law")
    DECISION = "decision", N_("Write down a decision")


ENDS_SERIES = frozenset({Change.SEPARATION, Change.RELEASE, Change.ORDER})  # H3: an approved series of visits does not outlast these


def offers(changes: Iterable[Change] | None) -> tuple[Offer, ...]:
    """What to offer after these changes: sharing and a decision after any, Clare's Law after a new partner."""
    noted = frozenset(changes or ())
    if not noted:
        return ()
    return (Offer.SHARE, Offer.CLARES_LAW, Offer.DECISION) if Change.NEW_PARTNER in noted else (Offer.SHARE, Offer.DECISION)


def ends_series(changes: Iterable[Change] | None) -> bool:
    """Whether a series of visits that was approved together ends with one of these (H3). Any change asks to look again (H4)."""
    return not ENDS_SERIES.isdisjoint(changes or ())
