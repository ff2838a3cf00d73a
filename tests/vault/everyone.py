"""One account of each role, and what is asked about them."""

from __future__ import annotations

import json
import uuid

from vaults import Town

from vawdesk.vault.accounts import Role
from vawdesk.vault.journal import Action
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.unlocking import Room

EVERYONE = {"Wyn": Role.WORKER, "Mair": Role.MANAGER, "Hefin": Role.HR_OFFICER, "Tegwen": Role.TRUSTEE, "Siôn": Role.SETUP}

ROOMS: tuple[Room, ...] = ("casework", "hr")


def id_of(vault: OpenVault, name: str) -> uuid.UUID:
    return next(account.id for account in Members(vault).all() if account.name == name and account.in_use)


def accounts_journal(vault: OpenVault) -> list[str]:
    with vault["organisation"].connection() as connection:
        rows = vault["organisation"].journal.rows(connection)
    return [json.loads(row["content"])["act"] for row in rows if row["action"] == Action.ACCOUNT]


def hr_code(town: Town) -> str:
    assert town.hr_sheet
    return town.hr_sheet.code
