"""What the program gives every page: who is at the desk, the ways out, the worker, the look. Never a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.i18n import Language
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.labels import Document
from vawdesk.services.leaving import DocumentLanguage, Press
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.ui.file_dialog import FileDialog
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.lock import Locking
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.vault.keyring import Carried
from vawdesk.vault.recovery import RecoverySheet

if TYPE_CHECKING:
    from vawdesk.ui.kit.drafting import Drafting


@dataclass(frozen=True)
class Paper:
    """A document as a page can use it: what release must know of it, and the functions that draw it and read it back."""

    document: Document
    press: Press
    languages: tuple[DocumentLanguage, ...] = ("en", "cy")
    blanks: tuple[DocumentLanguage, ...] = ()


@dataclass(frozen=True)
class AtDesk:
    """Given to every page when it is made.

    `door` is what release needs; `worker` is the window's one worker; `locking.work()` holds the exit back while something must
    not be cut; `papers` are the documents by code; `bind` makes one PDF of several, `seal` puts a password on
    one; `recovery` is the paper of a recovery sheet; `drafting` are the open forms whose drafts a lock must keep; `unprintable` gives
    the letters of a text that paper cannot show.
    """

    desk: Desk
    door: DeskDoor
    language: Language
    worker: Worker
    leave: Leave
    settings: SettingsFile
    locking: Locking
    files: FileDialog
    papers: Mapping[str, Paper]
    bind: Callable[[Sequence[bytes]], bytes]
    seal: Callable[[bytes, str], bytes]
    recovery: Callable[[RecoverySheet | None], Paper] | None = None
    practice: bool = False
    drafting: list[Drafting] = field(default_factory=list)
    unprintable: Callable[[str], list[str]] = lambda _words: []

    def now(self) -> Moment:
        """The clock of the vault."""
        return self.desk.now()

    @property
    def away(self) -> Carried | None:
        """What this carried copy says of itself; None at the office's own desk."""
        return self.desk.vault.keyring.carried

    @cached_property
    def names(self) -> NamesOnFile:
        """The names on file, read once and shared by every page and picker."""
        return NamesOnFile(self.desk)
