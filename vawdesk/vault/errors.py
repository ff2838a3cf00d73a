"""What can go wrong with the folder, each in words a person can act on. No error holds a word of any record."""

from __future__ import annotations

import errno
from typing import ClassVar

from vawdesk.i18n import N_, NP_, Message


class VaultError(Exception):
    """Something about the folder that a person must be told. `message` is what they read."""

    words: ClassVar[Message] = N_("Something went wrong with the folder. Nothing that was saved is lost.")

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.message = self.words.with_(**values) if values else self.words


class WrongPassphrase(VaultError):
    """The name is not known or the passphrase does not open it; which of the two is not said."""

    words = N_("The name and the passphrase do not belong together. Check both and try again.")


class TooManyTries(VaultError):
    """Wrong passphrases came one after the other; the next try has to wait. `seconds` says how long."""

    words = N_("Too many wrong passphrases. Seconds to wait before the next try: {n}.")

    def __init__(self, seconds: int) -> None:
        super().__init__(n=seconds)
        self.seconds = seconds


class MustChangePassphrase(VaultError):
    """The one-time passphrase was right; a passphrase of the person's own has to be chosen now."""

    words = N_("This passphrase works only once. Choose one that only you know.")


class WeakPassphrase(VaultError):
    """The passphrase is too easily guessed. `message` says why."""

    words = N_("Choose a longer passphrase: at least 12 characters. Four unrelated words are good.")

    def __init__(self, message: Message | None = None) -> None:
        super().__init__()
        self.message = message or self.words


class NotAVault(VaultError):
    """The folder does not hold a keyring."""

    words = N_("This folder does not hold VAWDesk records. Choose the folder whose name ends in .vawdesk.")


class AlreadyThere(VaultError):
    """A vault cannot be made where something lies already."""

    words = N_("There is already something in this folder. Choose another place.")


class KeyringUnreadable(VaultError):
    """Neither the keyring nor its copy has the right form, or they ask for something out of bounds."""

    words = N_("The list of accounts in this folder cannot be read. Bring back a backup; the records themselves may be whole.")


class KeyringChanged(VaultError):
    """The keyring's check value is wrong although the passphrase was right."""

    words = N_("The list of accounts was changed by something other than this program. Do not go on; bring back a backup.")


class Damaged(VaultError):
    """A compartment does not open although the keyring proved the passphrase right."""

    words = N_("Your passphrase is right, but a file of records is damaged. Do not save anything; bring back a backup.")


class MissingFile(VaultError):
    """A compartment's file is not where it should be."""

    words = N_("A file of records is missing from this folder. Bring back a backup, or put the file back where it was.")


class WrongFile(VaultError):
    """A compartment's file opens, but belongs to another folder or is another part."""

    words = N_("A file of records in this folder belongs to another folder. Put the right file back, or bring back a backup.")


class Newer(VaultError):
    """The file was written by a newer version of the program."""

    words = N_("These records were saved by a newer version of VAWDesk. Install the newer version on this computer to open them.")


class NoSpace(VaultError):
    """The disk is full."""

    words = N_("The disk is full. Free some space and try again; nothing that was saved is lost.")


class FileTooLarge(VaultError):
    """The disk is of a kind that holds no file of this size."""

    words = N_(
        "A file of records is too large for this stick: many hold no single file of more than 4 GB, however empty they are. Use another "
        "stick, or have this one formatted anew as exFAT or NTFS, which empties it."
    )


class NoMemory(VaultError):
    """The computer has no memory left for what was asked."""

    words = N_("This computer has too little memory free. Close other programs and try again; nothing that was saved is lost.")


class DiskTrouble(VaultError):
    """The disk refused a read or a write."""

    words = N_("The disk did not do what was asked of it. Try again; if it happens again, make a backup to another disk.")


class ReadOnlyPlace(VaultError):
    """The folder cannot be written to."""

    words = N_("This folder can be read but not written to. Check that the disk is not write-protected.")


class Busy(VaultError):
    """Something else is being saved or is still open."""

    words = N_("Something else is being saved at this moment. Try again.")


class NoKey(VaultError):
    """The account does not hold the key of that compartment."""

    words = N_("Your account does not hold the key of this part. Someone who holds it can give it to you.")


class NotAllowed(VaultError):
    """The account's roles do not include this act."""

    words = N_("Your account may not do this. Ask someone whose account may.")


class NameTaken(VaultError):
    """Two accounts cannot have the same name."""

    words = N_("There is already an account of this name. Add something that tells the two apart.")


class NoName(VaultError):
    """An account needs a name of ordinary characters."""

    words = N_("Give the account a name.")


class UnknownAccount(VaultError):
    """No account of this id is in use."""

    words = N_("There is no such account in use.")


class NotYetTheirOwn(VaultError):
    """The account still has its one-time passphrase: whoever handed that over could have kept what it opens."""

    words = N_("This person has not chosen a passphrase of their own yet. Ask them to sign in once, then try again.")


class LastHolder(VaultError):
    """Nobody could open a part any more."""

    words = N_("Nobody else could open these records then. Give the key to another account first.")


class RoomExists(VaultError):
    """The HR room is made once."""

    words = N_("The HR room has been made already. Someone who holds its key can give it to you.")


class InUse(VaultError):
    """Somebody else has the folder open. `note` says who, where and since when."""

    words = N_("{name} has these records open on the computer {host}, since {since}.")
    unknown = N_("These records are open in another window or on another computer.")

    def __init__(self, **values: object) -> None:
        super().__init__(**values)
        if not values:
            self.message = self.unknown


class LeftOpen(VaultError):
    """A computer stopped without closing the folder; a person has to confirm that nobody works there."""

    words = N_(
        "These records were left open on the computer {host} by {name}, and that computer has stopped answering. "
        "Open them here only if nobody is working there."
    )


class SharedFolder(VaultError):
    """The folder lies where something synchronises it or where a network carries it."""

    words = N_(
        "This folder is copied by {service}. Records that are copied while they are open can be lost or read by others. "
        "Choose a folder that only this computer keeps."
    )
    network = N_(
        "This folder is on a network drive. Records can be damaged there while they are open. Choose a folder on this computer's own disk."
    )

    def __init__(self, service: str = "") -> None:
        super().__init__(service=service)
        if not service:
            self.message = self.network


class BackupIncomplete(VaultError):
    """A backup does not hold what its list says."""

    words = N_("This backup is not whole: a file is missing or was changed. Use another one.")


class NoPlaceForBackups(VaultError):
    """The folder for backups is not there: nothing is made in its place, where nobody would look for it."""

    words = N_("The folder for backups is not there. Plug in the stick, or choose another folder.")


class StatementRefused(RuntimeError):
    """The program tried to write past the journal. A mistake in the program, never shown as the person's."""


PARTS: dict[str, Message] = {
    "organisation": NP_("part of the folder", "the organisation"),
    "casework": NP_("part of the folder", "casework"),
    "hr": NP_("part of the folder", "HR"),
}

_BY_ERRNO: dict[int, type[VaultError]] = {
    errno.ENOSPC: NoSpace, errno.EFBIG: FileTooLarge, errno.EROFS: ReadOnlyPlace, errno.EACCES: ReadOnlyPlace,
}  # fmt: skip
_TOO_LARGE_ON_WINDOWS = 223  # ERROR_FILE_TOO_LARGE, for which Python has no errno
_BY_SQLITE: dict[str, type[VaultError]] = {
    "SQLITE_FULL": NoSpace,
    "SQLITE_NOMEM": NoMemory,
    "SQLITE_IOERR_NOMEM": NoMemory,
    "SQLITE_READONLY": ReadOnlyPlace,
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_CORRUPT": Damaged,
}

_BY_PHRASE = {  # the store's own words where the driver gives no name: it does not when it copies a file page by page
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
}


def in_words(problem: BaseException) -> VaultError:
    """The error to show for what the operating system or the store reported.

    Call it for store errors only after the keyring has proved the passphrase right: before that, "damaged" may be a wrong key.
    """
    if isinstance(problem, VaultError):
        return problem
    if isinstance(problem, MemoryError):
        return NoMemory()
    if isinstance(problem, OSError) and getattr(problem, "winerror", None) == _TOO_LARGE_ON_WINDOWS:
        return FileTooLarge()
    if isinstance(problem, OSError):
        return _BY_ERRNO.get(problem.errno or 0, DiskTrouble)()
    original = getattr(problem, "orig", None) or problem
    name = str(getattr(original, "sqlite_errorname", None) or _BY_PHRASE.get(str(original), ""))
    for start, kind in _BY_SQLITE.items():
        if name.startswith(start):
            return kind()
    return DiskTrouble()
