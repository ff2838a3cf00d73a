"""keyring.json in an enemy's hands: only the declared errors, in bounded time, and never another role."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vaults import CHEAP, FOUNDER, PASSPHRASE, Town

from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.errors import KeyringChanged, KeyringUnreadable, Newer, NotAVault, VaultError
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.unlocking import unlock
from vawdesk.vault.vault import open_vault

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(
        [0, -1, 1, 2, 2**40, 2**80, 1.5, "", "x" * 10_000, "setup", "hr officer", "hr", [], {}, [[]], "\ud800", "A" * 44, "\u202e"]
    ),
    st.binary(min_size=32, max_size=32).map(lambda data: base64.b64encode(data).decode()),
    st.binary(min_size=96, max_size=96).map(lambda data: base64.b64encode(data).decode()),
)


def paths(raw: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    found = [before] if before else []
    inside = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in inside:
        found += paths(value, (*before, key))
    return found


def altered(raw: Any, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Any:
    made = json.loads(json.dumps(raw))
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return made


def try_to_open(data: bytes) -> frozenset[Role] | None:
    """The roles this keyring gives the founder, None where it is refused with a declared error."""
    try:
        keyring, mac = keyring_file.from_json(data)
        return unlock(keyring, mac, FOUNDER, PASSPHRASE, CHEAP, "casework").roles
    except VaultError:
        return None


@pytest.fixture(scope="module")
def whole(blank_vault: tuple[Path, Any]) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((blank_vault[0] / keyring_file.NAME).read_bytes())
    return raw


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_replaced_is_refused_or_changes_nothing(whole: dict[str, Any], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(whole)))
    junk = data.draw(JUNK)
    made = altered(whole, path, lambda holder, key: holder.__setitem__(key, junk))
    roles = try_to_open(json.dumps(made).encode())
    assert roles is None or (roles == {Role.SETUP, Role.MANAGER} and made == whole)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_taken_away_is_refused(whole: dict[str, Any], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(whole)))
    made = altered(whole, path, lambda holder, key: holder.pop(key))
    assert try_to_open(json.dumps(made).encode()) is None


@given(st.binary(max_size=400))
def test_junk_is_unreadable(junk: bytes) -> None:
    with pytest.raises(KeyringUnreadable):
        keyring_file.from_json(junk)


@given(st.integers(0, 10**9), st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_bit_is_refused_or_changes_nothing(whole: dict[str, Any], place: int, bit: int) -> None:
    data = bytearray(json.dumps(whole).encode())
    data[place % len(data)] ^= 1 << bit
    roles = try_to_open(bytes(data))
    assert roles in (None, frozenset((Role.SETUP, Role.MANAGER)))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"format": 1, "format": 1}',
        b"1" * 5000,
        b"",
        b"null",
        b'{"format": true}',
    ],
    ids=["deep lists", "deep tables", "twins", "long number", "empty", "null", "true"],
)
def test_hostile_json_is_unreadable_at_once(data: bytes) -> None:
    began = time.perf_counter()
    with pytest.raises(KeyringUnreadable):
        keyring_file.from_json(data)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("name", "value"), [("memory", 0), ("memory", 2**40), ("passes", 0), ("passes", 2**40), ("lanes", 0), ("lanes", 2**40)]
)
def test_costs_out_of_bounds_cost_nothing(whole: dict[str, Any], name: str, value: int) -> None:
    account = next(iter(whole["accounts"]))
    made = altered(whole, ("accounts", account, "wrapped", name), lambda holder, key: holder.__setitem__(key, value))
    keyring, mac = keyring_file.from_json(json.dumps(made).encode())
    began = time.perf_counter()
    for who in (FOUNDER, "Nobody At All"):
        with pytest.raises(VaultError) as told:
            unlock(keyring, mac, who, PASSPHRASE, CHEAP, "casework")
        assert isinstance(told.value, KeyringUnreadable)
    assert time.perf_counter() - began < 1


def test_a_role_given_by_hand_is_noticed(whole: dict[str, Any]) -> None:
    account = next(iter(whole["accounts"]))
    made = altered(whole, ("accounts", account, "roles"), lambda holder, key: holder.__setitem__(key, ["hr officer", "manager", "setup"]))
    keyring, mac = keyring_file.from_json(json.dumps(made).encode())
    with pytest.raises(KeyringChanged):
        unlock(keyring, mac, FOUNDER, PASSPHRASE, CHEAP, "casework")


def test_swapped_seals_do_not_open(whole: dict[str, Any]) -> None:
    made = json.loads(json.dumps(whole))
    first, second = (made["compartments"][name]["generations"][0] for name in ("organisation", "casework"))
    first["seals"], second["seals"] = second["seals"], first["seals"]
    keyring, mac = keyring_file.from_json(json.dumps(made).encode())
    with pytest.raises(KeyringChanged):
        unlock(keyring, mac, FOUNDER, PASSPHRASE, CHEAP, "casework")


def test_a_newer_format_says_so(whole: dict[str, Any]) -> None:
    with pytest.raises(Newer):
        keyring_file.from_json(json.dumps({**whole, "format": 2, "more": 1}).encode())


def test_what_is_written_is_read_back_exactly(town: Town) -> None:
    vault = town.open()
    town.add(vault, "Siân Ŵyn-O'Dowd 🐉", Role.TRUSTEE)
    vault.close()
    keyring, mac = keyring_file.load(town.folder, Files())
    assert keyring == vault.keyring
    keyring_file.check(keyring, mac, vault.unlocked.newest("organisation"))
    assert keyring_file.to_json(keyring, vault.unlocked.newest("organisation")) == (town.folder / keyring_file.NAME).read_bytes()


def test_a_spoilt_keyring_gives_way_to_its_copy_and_says_so(town: Town) -> None:
    vault = town.open()
    town.add(vault, "Dai", Role.WORKER)
    town.add(vault, "Eleri", Role.WORKER)
    vault.sign_out()
    (town.folder / keyring_file.NAME).write_bytes(b"\x00" * 100)
    again = town.open()
    assert {Kind.KEYRING_COPY, Kind.OLDER_KEYRING} <= {finding.kind for finding in again.findings}
    assert {account.name for account in again.keyring.accounts.values()} == {FOUNDER, "Dai"}
    again.close()
    (town.folder / f"{keyring_file.NAME}.bak").write_bytes(b"{}")
    with pytest.raises(KeyringUnreadable):
        town.open()


def test_a_folder_without_a_keyring_is_not_a_vault(town: Town, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotAVault):
            open_vault(folder, FOUNDER, PASSPHRASE, "casework", town.edges)
