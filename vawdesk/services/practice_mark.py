"""Whether a vault is for practice: said once, in the journal that every account can read and nobody can take back.

A practice vault has an identity of its own like any other, so a backup of one is never put in the place of the other.
"""

from __future__ import annotations

from sqlalchemy import select

from vawdesk.vault.opened import OpenVault
from vawdesk.vault.tables import TABLES

ACTION = "practice"
FIRST_ROWS = 8  # it is written while the vault is made, or never


def mark(vault: OpenVault) -> None:
    """Say for ever that this vault holds invented people only. Called while it is made."""
    vault.record(ACTION, {"invented": True}, sign=True)


def is_practice(vault: OpenVault) -> bool:
    """Whether this vault was made for practice. Read by the first rows of the journal, at once."""
    journal = TABLES["organisation"].journal
    with vault["organisation"].connection() as connection:
        asked = select(journal.c.seq).where(journal.c.seq <= FIRST_ROWS, journal.c.action == ACTION)
        return connection.execute(asked).first() is not None
