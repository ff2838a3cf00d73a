"""Giving a compartment another key: begun in the keyring, done in the file, finished in the keyring. It may stop anywhere."""

from __future__ import annotations

from vawdesk.models.base import CompartmentName
from vawdesk.vault import membership
from vawdesk.vault.errors import NoKey
from vawdesk.vault.journal import Action
from vawdesk.vault.keys import CompartmentKey
from vawdesk.vault.opened import OpenVault


def change_key(vault: OpenVault, name: CompartmentName) -> None:
    """Another key for a compartment that is open here. Raises NoKey; Busy while a session is open; VaultError.

    Wherever it stops, the keyring holds both keys and the file opens with one of them; `finish` does the rest.
    """
    if name not in vault.compartments:
        raise NoKey
    held = vault.unlocked.keys[name]
    if len(held) == 1:
        key = CompartmentKey.new()
        begun = membership.with_change_begun(vault.keyring, name, key)
        vault.hold(name, held[0], key)
        try:
            vault.store(begun)
        except BaseException:
            vault.hold(name, *held)
            raise
    finish(vault, name)


def finish(vault: OpenVault, name: CompartmentName) -> None:
    """Do what is left of a change of key."""
    older_and_newer = vault.unlocked.keys[name]
    if len(older_and_newer) != 2:
        return
    compartment, newest = vault[name], vault.keyring.compartments[name].newest
    if compartment.generation_index == 0:
        with vault.alone():
            compartment.rekey(older_and_newer[1], newest.number)
        compartment.generation_index = 1
    vault.store(membership.with_change_finished(vault.keyring, name))
    vault.hold(name, older_and_newer[1])
    compartment.generation_index = 0
    vault.record(Action.KEY, {"compartment": name, "generation": newest.number})


def settle(vault: OpenVault) -> tuple[CompartmentName, ...]:
    """Finish what was begun and change every key that is due and held here. Returns the compartments that got another key."""
    changed = []
    for name in tuple(vault.compartments):
        if len(vault.unlocked.keys[name]) == 2:
            finish(vault, name)
        if vault.keyring.compartments[name].due:
            change_key(vault, name)
            changed.append(name)
    return tuple(changed)
