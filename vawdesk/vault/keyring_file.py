"""keyring.json: read with suspicion, written whole. A file made by an enemy gives only KeyringUnreadable or KeyringChanged."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from vawdesk.vault.accounts import COMPARTMENTS, LONGEST_NAME, Account, Role, State
from vawdesk.vault.errors import KeyringChanged, KeyringUnreadable, Newer, NotAVault
from vawdesk.vault.files import Files
from vawdesk.vault.keyring import FORMAT, Carried, Generation, Holding, Keyring, RecoveryUse, SheetKey
from vawdesk.vault.keys import KEY_BYTES, NONCE_BYTES, SALT_BYTES, CompartmentKey, Parameters, PublicKeys, Purpose, Wrapped, derive, same
from vawdesk.vault.recovery import Sheet

NAME = "keyring.json"
LARGEST = 1 << 20
MOST_ACCOUNTS = 1000
Raw = dict[str, Any]


def to_json(keyring: Keyring, organisation: CompartmentKey) -> bytes:
    """The file's bytes, with the check value under the newest organisation key."""
    raw = _raw(keyring)
    return json.dumps({**raw, "mac": _b64(_mac(raw, organisation))}, ensure_ascii=False, indent=1, sort_keys=True).encode()


def from_json(data: bytes) -> tuple[Keyring, bytes]:
    """The keyring and its check value, not yet believed. Raises KeyringUnreadable, Newer."""
    try:
        raw = json.loads(data, object_pairs_hook=_no_twins)
        if not isinstance(raw, dict):
            raise KeyringUnreadable
        if type(raw.get("format")) is int and FORMAT < raw["format"] < 1000:
            raise Newer
        return _keyring(raw), _bytes(raw["mac"], 32)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as problem:
        raise KeyringUnreadable from problem


def check(keyring: Keyring, mac: bytes, organisation: CompartmentKey) -> None:
    """Raises KeyringChanged unless the check value fits. Only after this is anything but a public key believed."""
    if not same(mac, _mac(_raw(keyring), organisation)):
        raise KeyringChanged


def load(folder: Path, files: Files) -> tuple[Keyring, bytes]:
    """The folder's keyring; its copy where the first cannot be read. Raises NotAVault, KeyringUnreadable, Newer, OSError."""
    path = folder / NAME
    copy = path.with_name(NAME + ".bak")
    if not files.exists(path) and not files.exists(copy):
        raise NotAVault
    problem: Exception = KeyringUnreadable()
    for candidate in (path, copy):
        try:
            return from_json(files.read(candidate, LARGEST))
        except (KeyringUnreadable, ValueError, FileNotFoundError) as found:
            problem = problem if isinstance(problem, KeyringUnreadable) else found
    raise KeyringUnreadable from problem


def store(folder: Path, files: Files, keyring: Keyring, organisation: CompartmentKey) -> Keyring:
    """Write the keyring with the next sequence number; the last one stays as .bak. Returns what was written."""
    numbered = replace(keyring, sequence=keyring.sequence + 1)
    files.write(folder / NAME, to_json(numbered, organisation), keep=True)
    return numbered


def _mac(raw: Raw, organisation: CompartmentKey) -> bytes:
    canonical = json.dumps(raw, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode()
    return hmac.digest(derive(organisation.to_bytes(), Purpose.KEYRING), canonical, hashlib.sha256)


# writing


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _raw(keyring: Keyring) -> Raw:
    held = keyring.carried
    carried: Raw = {"carried": {"home": held.home.hex, "as_of": held.as_of, "until": held.until}} if held else {}
    return {
        **carried,
        "format": FORMAT,
        "vault": keyring.vault.hex,
        "sequence": keyring.sequence,
        "accounts": {account.id.hex: _raw_account(account) for account in keyring.accounts.values()},
        "compartments": {
            name: {"due": held.due, "generations": [_raw_generation(each) for each in held.generations]}
            for name, held in keyring.compartments.items()
        },
        "sheets": {sheet.value: _raw_sheet(key) for sheet, key in keyring.sheets.items()},
        "recoveries": [
            _raw_use(use)
            for use in keyring.recoveries
        ],
    }  # fmt: skip


def _raw_sheet(key: SheetKey) -> Raw:
    return {"number": key.number, "public": _b64(key.public), "typed_back": key.typed_back}


def _raw_account(account: Account) -> Raw:
    raw: Raw = {
        "name": account.name,
        "roles": sorted(role.value for role in account.roles),
        "state": account.state.value,
        "agree": _b64(account.public.agree),
        "verify": _b64(account.public.verify),
        "earlier": [_b64(key) for key in account.earlier],
        "added": account.added,
        "removed": account.removed,
    }
    if (wrapped := account.wrapped) is not None:
        raw["wrapped"] = {
            "memory": wrapped.cost.memory,
            "passes": wrapped.cost.passes,
            "lanes": wrapped.cost.lanes,
            "salt": _b64(wrapped.salt),
            "nonce": _b64(wrapped.nonce),
            "sealed": _b64(wrapped.sealed),
        }
    return raw


def _raw_use(use: RecoveryUse) -> Raw:
    told = sorted(account.hex for account in use.told)
    return {"at": use.at, "account": use.account.hex, "sheet": use.sheet.value, "number": use.number, "told": told}


def _raw_generation(generation: Generation) -> Raw:
    seals = {holder.hex: _b64(seal) for holder, seal in generation.seals.items()}
    return {
        "number": generation.number,
        "seals": seals,
        "sheet": _b64(generation.sheet_seal),
        "known": {holder.hex: _b64(public) for holder, public in generation.known.items()},
        "sheet_public": _b64(generation.sheet_public),
        "voucher": _b64(generation.voucher),
    }


# reading: every value is looked at; anything unexpected is a ValueError


def _no_twins(pairs: list[tuple[str, Any]]) -> Raw:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("the same name twice")
    return made


def _exact(raw: Any, *names: str, optional: str = "") -> Raw:
    if not isinstance(raw, dict) or set(raw) - {optional} != set(names):
        raise ValueError("unexpected names")
    return raw


def _whole(value: Any, most: int = 1 << 53) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("not a whole number in bounds")
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


def _text(value: Any, longest: int = 64) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("not a short text")
    value.encode()  # half a surrogate pair is a ValueError here
    return value


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("not a short list")
    return value


def _table(value: Any, most: int) -> Raw:
    if not isinstance(value, dict) or len(value) > most:
        raise ValueError("not a short table")
    return value


def _bytes(value: Any, *lengths: int) -> bytes:
    data = base64.b64decode(_text(value, 512), validate=True)
    if len(data) not in lengths:
        raise ValueError("wrong length")
    return data


def _id(value: Any) -> uuid.UUID:
    found = uuid.UUID(_text(value, 32))
    if found.hex != value:
        raise ValueError("not an id as it is written here")
    return found


def _keyring(raw: Raw) -> Keyring:
    names = "format", "vault", "sequence", "accounts", "compartments", "sheets", "recoveries", "mac"
    _exact(raw, *names, optional="carried")
    if raw["format"] != FORMAT or type(raw["format"]) is not int:
        raise ValueError("unknown format")
    accounts = {_id(key): _account(_id(key), value) for key, value in _table(raw["accounts"], MOST_ACCOUNTS).items()}
    compartments = _table(raw["compartments"], len(COMPARTMENTS))
    if set(compartments) - set(COMPARTMENTS) or "organisation" not in compartments:
        raise ValueError("unknown compartment")
    return Keyring(
        _id(raw["vault"]),
        _whole(raw["sequence"]),
        accounts,
        {name: _holding(compartments[name]) for name in COMPARTMENTS if name in compartments},
        {Sheet(key): _sheet(value) for key, value in _table(raw["sheets"], len(Sheet)).items()},
        tuple(_use(each) for each in _list(raw["recoveries"], MOST_ACCOUNTS)),
        _carried(raw["carried"]) if "carried" in raw else None,
    )


def _carried(raw: Any) -> Carried:
    _exact(raw, "home", "as_of", "until")
    if any(datetime.fromisoformat(_text(raw[each])).tzinfo is None for each in ("as_of", "until")):
        raise ValueError("a moment without its zone")
    return Carried(_id(raw["home"]), raw["as_of"], raw["until"])


def _account(id_: uuid.UUID, raw: Any) -> Account:
    names = "name", "roles", "state", "agree", "verify", "earlier", "added", "removed"
    _exact(raw, *names, optional="wrapped")
    state, wrapped = State(raw["state"]), _wrapped(raw["wrapped"]) if "wrapped" in raw else None
    if (wrapped is None) != (state is State.REMOVED):
        raise ValueError("an account in use has keys, a removed one none")
    return Account(
        id_,
        _text(raw["name"], LONGEST_NAME),
        frozenset(Role(role) for role in _list(raw["roles"], len(Role))),
        state,
        PublicKeys(_bytes(raw["agree"], KEY_BYTES), _bytes(raw["verify"], KEY_BYTES)),
        wrapped,
        tuple(_bytes(key, KEY_BYTES) for key in _list(raw["earlier"], 1000)),
        _text(raw["added"]),
        _text(raw["removed"]),
    )


def _wrapped(raw: Any) -> Wrapped:
    _exact(raw, "memory", "passes", "lanes", "salt", "nonce", "sealed")
    cost = Parameters(_whole(raw["memory"]), _whole(raw["passes"]), _whole(raw["lanes"]))
    return Wrapped(cost, _bytes(raw["salt"], SALT_BYTES), _bytes(raw["nonce"], NONCE_BYTES), _bytes(raw["sealed"], 2 * KEY_BYTES + 16))


def _holding(raw: Any) -> Holding:
    _exact(raw, "due", "generations")
    generations = tuple(_generation(each) for each in _list(raw["generations"], 2))
    numbers = [generation.number for generation in generations]
    if type(raw["due"]) is not bool or not numbers or (len(numbers) == 2 and numbers[1] != numbers[0] + 1):
        raise ValueError("generations follow one another")
    return Holding(generations, raw["due"])


def _generation(raw: Any) -> Generation:
    _exact(raw, "number", "seals", "sheet", "known", "sheet_public", "voucher")
    length = KEY_BYTES + SALT_BYTES + 48
    seals = {_id(key): _bytes(value, length) for key, value in _table(raw["seals"], MOST_ACCOUNTS).items()}
    known = {_id(key): _bytes(value, KEY_BYTES) for key, value in _table(raw["known"], MOST_ACCOUNTS).items()}
    sheet_public = _bytes(raw["sheet_public"], 0, KEY_BYTES)
    return Generation(_whole(raw["number"]), seals, _bytes(raw["sheet"], 0, length), known, sheet_public, _bytes(raw["voucher"], 32))


def _sheet(raw: Any) -> SheetKey:
    _exact(raw, "number", "public", "typed_back")
    return SheetKey(_whole(raw["number"]), _bytes(raw["public"], KEY_BYTES), _flag(raw["typed_back"]))


def _use(raw: Any) -> RecoveryUse:
    _exact(raw, "at", "account", "sheet", "number", "told")
    seen = frozenset(_id(each) for each in _list(raw["told"], MOST_ACCOUNTS))
    return RecoveryUse(_text(raw["at"]), _id(raw["account"]), Sheet(raw["sheet"]), _whole(raw["number"]), seen)
