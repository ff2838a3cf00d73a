"""What can be wrong with a carried copy, each in words a person can act on. Whatever it is, nothing has been taken in."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.vault.errors import VaultError


class CarryError(VaultError):
    """A carried copy cannot be opened, or cannot be brought back."""

    words = N_("This carried copy cannot be used. Nothing was changed.")


class NotCarried(CarryError):
    """The folder is a vault or nothing of ours, and no carried copy."""

    words = N_("This folder is not a carried copy. Choose the folder that was made when the visits were taken along. Nothing was changed.")


class CarriedElsewhere(CarryError):
    """It was taken from another vault."""

    words = N_("This carried copy was taken from other records than these. Bring it back to those. Nothing was changed.")


class CarriedDamaged(CarryError):
    """A file of it is missing, cut short, altered or signed by nobody who works here."""

    words = N_(
        "This carried copy is damaged, or something other than this program changed it. Nothing was taken in. "
        "Copy it again from the computer it was used on, and keep the one you have."
    )


class CarriedTooLarge(CarryError):
    """A part of it is larger than anything that is ever taken along: it would fill the disk of the office."""

    words = N_("This carried copy is far larger than any that this program makes. Nothing was taken in. Show it to whoever looks after it.")


class CarryOver(CarryError):
    """Its time is over: what was carried cannot be read away any more. What was added comes home all the same."""

    words = N_(
        "The time for this carried copy is over, and what was carried can no longer be read here. "
        "Take it to the office: what you added comes home from there."
    )


class CarryTooSoon(CarryError):
    """The computer's clock stands before the moment it was taken: nobody could say when its time is over."""

    words = N_(
        "The clock of this computer stands before the day on which this copy was taken along. Set the date and the time, then try again."
    )


class NothingNewInIt(CarryError):
    """It came home before, and whatever is in it is in the files."""

    words = N_("Everything that was added to this carried copy is in the files already. Nothing was changed.")
