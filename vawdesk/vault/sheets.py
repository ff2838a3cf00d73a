"""Recovery sheets in the keyring: making one, replacing it, and opening compartments with a typed code."""

from __future__ import annotations

import uuid
from dataclasses import replace

from vawdesk.models.base import CompartmentName
from vawdesk.vault import keyring_file, recovery
from vawdesk.vault.code_errors import CodeOfAnotherSheet
from vawdesk.vault.errors import NoKey
from vawdesk.vault.keyring import Keyring, RecoveryUse, SheetKey
from vawdesk.vault.keys import CompartmentKey, PrivateKeys, same, sheet_keys
from vawdesk.vault.recovery import SHEET_OPENS, RecoverySheet, Sheet
from vawdesk.vault.unlocking import Keys


def with_new_sheet(keyring: Keyring, sheet: Sheet, keys: Keys) -> tuple[Keyring, RecoverySheet]:
    """A sheet with a new code and the next seal number; the one before opens nothing from now on. Raises NoKey.

    Envelopes stay sealed to the sheet of their day: an old sheet is kept with the new one until they have gone.
    """
    if any(compartment not in keys for compartment in SHEET_OPENS[sheet]):
        raise NoKey
    secret = recovery.new_secret()
    number = keyring.sheets[sheet].number + 1 if sheet in keyring.sheets else 1
    keyring = replace(keyring, sheets={**keyring.sheets, sheet: SheetKey(number, sheet_keys(secret).public().agree)})
    for compartment in SHEET_OPENS[sheet]:
        keyring = keyring.resealed_sheet(compartment, keys[compartment])
    return keyring, RecoverySheet(sheet, number, recovery.spell(secret))


def typed_back(keyring: Keyring, code: str) -> tuple[Sheet, PrivateKeys]:
    """Which sheet in force a typed code belongs to, and its private key. Raises CodeError."""
    private = sheet_keys(recovery.parse(code))
    public = private.public().agree
    for sheet, key in keyring.sheets.items():
        if same(key.public, public):
            return sheet, private
    raise CodeOfAnotherSheet


def with_typed_back(keyring: Keyring, sheet: Sheet) -> Keyring:
    """The keyring remembering that somebody could read the code off this sheet."""
    return replace(keyring, sheets={**keyring.sheets, sheet: replace(keyring.sheets[sheet], typed_back=True)})


def spent(keyring: Keyring, sheet: Sheet) -> bool:
    """Whether the sheet in force has been used: whoever saw its code could use it again, so another one is due."""
    key = keyring.sheets.get(sheet)
    return key is not None and any(use.sheet is sheet and use.number == key.number for use in keyring.recoveries)


def opened_by_sheet(keyring: Keyring, mac: bytes, code: str) -> Keys:
    """Organisation's and casework's keys from their sheet, the keyring checked. Raises CodeError, KeyringChanged, NoKey."""
    sheet, private = typed_back(keyring, code)
    if sheet is not Sheet.CASEWORK:
        raise CodeOfAnotherSheet
    keys: dict[CompartmentName, tuple[CompartmentKey, ...]] = {
        compartment: keyring.open_with_sheet(sheet, private, compartment) for compartment in SHEET_OPENS[sheet]
    }
    keyring_file.check(keyring, mac, keys["organisation"][-1])
    return keys


def with_use(keyring: Keyring, use: RecoveryUse) -> Keyring:
    """The keyring remembering that a sheet was used."""
    return replace(keyring, recoveries=(*keyring.recoveries, use))


def untold(keyring: Keyring, account: uuid.UUID) -> tuple[RecoveryUse, ...]:
    """Uses of a sheet that this account, a holder of what the sheet opens, has not yet been told of."""
    return tuple(
        use
        for use in keyring.recoveries
        if account not in use.told and account != use.account and any(keyring.holds(account, each) for each in SHEET_OPENS[use.sheet])
    )


def with_told(keyring: Keyring, account: uuid.UUID) -> Keyring:
    """The keyring remembering that this account has been told."""
    told = set(untold(keyring, account))
    uses = tuple(replace(use, told=use.told | {account}) if use in told else use for use in keyring.recoveries)
    return replace(keyring, recoveries=uses)
