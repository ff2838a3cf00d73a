"""What a check of the folder found, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vawdesk.i18n import N_, Message
from vawdesk.vault.errors import PARTS


class Kind(StrEnum):
    """What was found."""

    GAP = "gap"
    CHANGED_ROW = "changed row"
    CHANGED_CONTENT = "changed content"
    LOST_CONTENT = "lost content"
    CUT = "cut"
    OTHER_HISTORY = "other history"
    BAD_SIGNATURE = "bad signature"
    EDITED = "edited"
    MISSING = "missing"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"
    OLDER_KEYRING = "older keyring"
    WITNESS_CHANGED = "witness changed"
    KEYRING_COPY = "keyring copy"
    CLOCK = "clock"
    RECOVERY = "recovery"
    KEY_DUE = "key due"
    WRONG_PASSPHRASES = "wrong passphrases"
    BACKUP = "backup"


WORDS: dict[Kind, Message] = {
    Kind.GAP: N_("In the journal of {part} an entry is missing after number {n}."),
    Kind.CHANGED_ROW: N_("In the journal of {part} entry {n} was altered, or one before it was taken out."),
    Kind.CHANGED_CONTENT: N_("In the journal of {part} what entry {n} says was altered."),
    Kind.LOST_CONTENT: N_("In the journal of {part} what entry {n} said was taken out, and no erasure is recorded."),
    Kind.CUT: N_("The end of the journal of {part} is missing: this computer saw entry {n}. Perhaps an older copy was put back."),
    Kind.OTHER_HISTORY: N_("The journal of {part} is not what this computer saw: entry {n} differs. Perhaps an older copy was put back."),
    Kind.BAD_SIGNATURE: N_("In the journal of {part} the signature of entry {n} is false."),
    Kind.EDITED: N_("A record of {part} was changed outside the program. Entry {n} of the journal holds it as it was saved."),
    Kind.MISSING: N_("A record of {part} was removed outside the program. Entry {n} of the journal holds it as it was saved."),
    Kind.UNKNOWN: N_("A record of {part} was put in outside the program. The journal does not know it."),
    Kind.UNREADABLE: N_("Pages of the file of {part} are damaged or were exchanged. Do not save anything there; bring back a backup."),
    Kind.OLDER_KEYRING: N_("The list of accounts is older than the one this computer saw last. Someone may have put an older copy back."),
    Kind.WITNESS_CHANGED: N_("What this computer remembers of the folder was altered. Compare the check value on the last printed page."),
    Kind.KEYRING_COPY: N_("The list of accounts could not be read; the one before it is used. See whether the last change is there."),
    Kind.CLOCK: N_("The clock of this computer stands before the last entry of {part}. Check the date and the time."),
    Kind.RECOVERY: N_(
        "A recovery sheet was used on {when} for the account of {name}. If nobody of you did this, somebody else has its code: make a new "
        "sheet now."
    ),
    Kind.KEY_DUE: N_("The key of {part} was changed now, because someone who held it no longer may."),
    Kind.BACKUP: N_("In the backup of {when} the file of {part} is damaged or was changed. Do not rely on it; make another one."),
    Kind.WRONG_PASSPHRASES: N_("Wrong passphrases were typed on this computer since the last sign-in: {n}."),
}  # fmt: skip

NOTES = frozenset((Kind.KEYRING_COPY, Kind.CLOCK, Kind.RECOVERY, Kind.KEY_DUE, Kind.WRONG_PASSPHRASES, Kind.BACKUP))


@dataclass(frozen=True)
class Finding:
    """One thing found. `grave`: somebody or something may have altered the folder; the rest is for information."""

    kind: Kind
    message: Message
    compartment: str = ""
    seq: int = 0

    @property
    def grave(self) -> bool:
        return self.kind not in NOTES


def found(kind: Kind, compartment: str = "", seq: int = 0, **values: object) -> Finding:
    """A finding with its words filled in."""
    gaps: dict[str, object] = {"n": seq, **values}
    if compartment:
        gaps["part"] = PARTS[compartment]
    return Finding(kind, WORDS[kind].with_(**gaps), compartment, seq)
