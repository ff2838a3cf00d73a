"""What the records weigh and how much of that is attached: backups take as long, and a stick must be able to hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, Message
from vawdesk.services.attached_bytes import size_of_all

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

KILO, MEGA, GIGA = 1_000, 1_000_000, 1_000_000_000
LARGEST_ON_FAT = 4_294_967_295  # bytes: no file on a stick formatted as FAT32, as many come, can be larger
WARN_FROM = 3 * GIGA  # of the largest file: time enough to get another stick

WEIGH = N_("The records take {whole}. Each backup takes as much again.")
WEIGH_WITH = N_("The records take {whole}, {attached} of it what is attached to files. Each backup takes as much again.")
SOON = N_(
    "The largest file has {size}. A memory stick formatted as FAT32, as many come, holds no file over 4.2 GB: a backup on it would "
    "then fail. Get a stick formatted as exFAT or NTFS in good time."
)
TOO_LARGE = N_(
    "The largest file has {size}. A memory stick formatted as FAT32, as many come, holds no file over 4.2 GB: a backup on it fails. "
    "Use a stick formatted as exFAT or NTFS."
)
GIGABYTES, MEGABYTES, KILOBYTES = N_("{n} GB"), N_("{n} MB"), N_("{n} KB")


@dataclass(frozen=True)
class Weight:
    """In bytes: all encrypted files, the largest of them, and what is attached; None where this room does not open casework."""

    whole: int
    largest: int
    attached: int | None = None

    def words(self) -> Message:
        """What the records weigh."""
        if self.attached is None:
            return WEIGH.with_(whole=in_words(self.whole))
        return WEIGH_WITH.with_(whole=in_words(self.whole), attached=in_words(self.attached))

    def warning(self) -> Message | None:
        """What to do before a file is too large for most memory sticks, or once it is."""
        if self.largest > LARGEST_ON_FAT:
            return TOO_LARGE.with_(size=in_words(self.largest))
        return SOON.with_(size=in_words(self.largest)) if self.largest >= WARN_FROM else None


def weighed(desk: Desk) -> Weight:
    """What this vault weighs, its backups not counted."""
    sizes = list(_sizes(desk.vault.folder))
    return Weight(sum(sizes), max(sizes, default=0), size_of_all(desk) if "casework" in desk.vault.compartments else None)


def _sizes(folder: Path) -> Iterator[int]:
    return (one.stat().st_size for one in folder.glob("*.db"))


def in_words(size: int) -> Message:
    """ "1.2 GB", "340 MB", or "12 KB" for what is smaller."""
    if size >= GIGA:
        return GIGABYTES.with_(n=f"{size / GIGA:.1f}")
    return MEGABYTES.with_(n=round(size / MEGA)) if size >= MEGA else KILOBYTES.with_(n=-(-size // KILO))
