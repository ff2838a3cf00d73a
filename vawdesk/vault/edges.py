"""What the vault takes from outside: the clock, the disk, the cost of a passphrase, the witness, the computer's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vawdesk.clock import Clock
from vawdesk.vault.files import Files
from vawdesk.vault.keys import Derivation
from vawdesk.vault.lockfile import Place, VaultLock
from vawdesk.vault.witness import Witness


@dataclass(frozen=True)
class Edges:
    """Handed to everything that makes or opens a vault. Tests hand over a cheap derivation and clocks and disks of their own."""

    witness_path: Path
    clock: Clock = field(default_factory=Clock)
    files: Files = field(default_factory=Files)
    derivation: Derivation = field(default_factory=Derivation)
    place: Place = field(default_factory=Place.here)

    def witness(self) -> Witness:
        return Witness(self.witness_path, self.files)

    def lock(self, folder: Path) -> VaultLock:
        return VaultLock(folder, self.files, self.clock, self.place)

    def now(self) -> str:
        """The moment, in UTC to the second, as the keyring keeps it."""
        return self.clock.now().utc.isoformat(timespec="seconds")
