"""Keys: fixed vectors hold every derivation and seal for ever; nothing opens with the wrong one."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaults import CHEAP

from vawdesk.vault import keys
from vawdesk.vault.keys import (
    FIRST_CHOICE,
    LEAST,
    MOST,
    CompartmentKey,
    Derivation,
    Parameters,
    PrivateKeys,
    Purpose,
    SealError,
    Wrapped,
    derive,
    open_seal,
    seal,
    signed_by,
    unwrap,
    wrap,
)

ME = PrivateKeys(bytes(range(32)), bytes(range(32, 64)))
OTHER = PrivateKeys(bytes(range(1, 33)), bytes(range(33, 65)))
CONTEXT = keys.bound_to(uuid.UUID(int=1), uuid.UUID(int=2))


def test_stretching_is_held_by_a_fixed_vector() -> None:
    assert (
        CHEAP.stretch("gwynt ar y mynydd", bytes(16), Parameters(64, 1, 1)).hex()
        == "9169e72a1b83115857c6466dfa697dd7aab119df3c58d77f5d4e512f8d656a6e"
    )


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    salt, cost = bytes(16), Parameters(64, 1, 1)
    assert CHEAP.stretch("tŷ bach glân ﬁ", salt, cost) == CHEAP.stretch("tŷ bach glân fi", salt, cost)
    assert CHEAP.stretch("ty bach glan fi", salt, cost) != CHEAP.stretch("tŷ bach glân fi", salt, cost)


def test_every_purpose_is_held_by_a_fixed_vector() -> None:
    found = {purpose.name: derive(bytes(range(48)), purpose).hex()[:16] for purpose in Purpose}
    assert found == PURPOSES
    assert len(set(found.values())) == len(Purpose)


WRAPPED = (
    "a422e4ff618cfbe0059d83ae337b746ad578123e84cb279d2c11bafed26d8b42068b9c25905ffe7c"
    "db3d64b4d16b783fc59fa8740941b164544493962e201ac93c6b3a7b8ee55e85c2e04212dd279c26"
)
SEALED = (
    "bae1ff0952e022d7ebce8f49782efd1670ff51815a12c7eb56c27f27c8229e683a82f810deac75414f01fffc5e9616ec"
    "011d0e580e34484eea606a9c704a393a07ac07809cce8398561e516d09d8db6643bc76ee5a8b8835d918b2ccf53512af"
)
PURPOSES = {
    "HOLDERS": "4aa6a602aafb4890",
    "WRAP": "5af2eca1ebb07973",
    "KEYRING": "34815ef9dedf4c5a",
    "INNER": "5696dc7fd1199eea",
    "CHAIN": "6a16c2556de66dbb",
    "INDEX": "dfa3a74052e70046",
    "WITNESS": "eed0fd8218e8450c",
    "REMINDER": "38ac64df5a7c5eda",
    "SHEET": "c2105bebc729b000",
    "CARRY": "ae4ee1ff4d275da1",
}


def test_public_keys_and_signatures_are_held_by_fixed_vectors() -> None:
    assert ME.public().agree.hex() == "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"
    assert ME.public().verify.hex() == "29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7"
    assert ME.signature(b"penderfyniad").hex()[:32] == "f62e51c6813c26e8b253e5f4d45ba789"
    assert signed_by(ME.public().verify, ME.signature(b"penderfyniad"), b"penderfyniad")
    assert not signed_by(OTHER.public().verify, ME.signature(b"penderfyniad"), b"penderfyniad")
    assert not signed_by(ME.public().verify, ME.signature(b"penderfyniad"), b"Penderfyniad")
    assert not signed_by(bytes(5), b"", b"")


def test_a_seal_made_once_opens_for_ever() -> None:
    assert open_seal(bytes.fromhex(SEALED), ME, CONTEXT) == bytes(range(48))


def test_a_wrap_made_once_opens_for_ever() -> None:
    wrapped = Wrapped(Parameters(64, 1, 1), bytes(16), bytes(12), bytes.fromhex(WRAPPED))
    assert unwrap(wrapped, "gwynt ar y mynydd", CHEAP, CONTEXT) == ME


def test_a_sheet_always_gives_the_same_keys() -> None:
    assert keys.sheet_keys(bytes(20)).public().agree.hex() == "cb7a99f6f9e4dc40f942b2d7f0d4e50e584f315dd22bebb8d0632cc2fa098267"


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_a_seal_opens_for_its_holder_in_its_context_only(content: bytes, context: bytes) -> None:
    sealed = seal(content, ME.public().agree, context)
    assert open_seal(sealed, ME, context) == content
    for private, where in ((OTHER, context), (ME, context + b"x")):
        with pytest.raises(SealError):
            open_seal(sealed, private, where)


@given(st.binary(max_size=120))
def test_junk_is_never_opened_as_a_seal(junk: bytes) -> None:
    with pytest.raises(SealError):
        open_seal(junk, ME, b"")


@given(st.text(max_size=40), st.text(max_size=40))
def test_private_keys_come_back_with_the_passphrase_and_no_other(passphrase: str, other: str) -> None:
    import unicodedata

    wrapped = wrap(ME, passphrase, CHEAP, CONTEXT)
    assert unwrap(wrapped, passphrase, CHEAP, CONTEXT) == ME
    if unicodedata.normalize("NFKC", passphrase) != unicodedata.normalize("NFKC", other):
        with pytest.raises(SealError):
            unwrap(wrapped, other, CHEAP, CONTEXT)
    with pytest.raises(SealError):
        unwrap(wrapped, passphrase, CHEAP, keys.bound_to(uuid.UUID(int=1), uuid.UUID(int=3)))


@pytest.mark.parametrize(
    "asked",
    [Parameters(0, 0, 0), Parameters(2**40, 3, 4), Parameters(64 * 1024, 2**40, 1), replace(LEAST, lanes=0), replace(LEAST, passes=1)],
)
def test_costs_out_of_bounds_are_refused_before_anything_is_spent(asked: Parameters) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Derivation().stretch("x", bytes(16), asked)


def test_the_house_costs_what_was_decided() -> None:
    assert Derivation() == Derivation(FIRST_CHOICE, LEAST, MOST)
    assert (FIRST_CHOICE.memory, FIRST_CHOICE.passes, FIRST_CHOICE.lanes) == (256 * 1024, 3, 4)
    assert (LEAST.memory, LEAST.passes) == (64 * 1024, 3)


def test_calibration_stays_within_the_bounds() -> None:
    found = keys.calibrated(goal=0.0)
    assert found.choice.memory == LEAST.memory
    assert found.believes(found.choice)


def test_calibration_never_asks_for_more_than_it_was_given() -> None:
    cheap = Derivation(Parameters(1024, 1, 1), Parameters(64, 1, 1), MOST)
    assert keys.calibrated(goal=60, within=cheap) == cheap
    assert keys.calibrated(goal=0.0, within=cheap).choice == Parameters(64, 1, 1)


def test_a_cost_out_of_bounds_is_not_taken_over() -> None:
    assert Derivation().at(Parameters(2**40, 3, 4)) == Derivation()
    assert Derivation().at(LEAST).choice == LEAST


def test_keys_do_not_show_themselves() -> None:
    key = CompartmentKey.new()
    assert key.key.hex() not in repr(key)
    assert str(bytes(range(32))) not in repr(ME)
    with pytest.raises(ValueError, match="48"):
        CompartmentKey.from_bytes(bytes(47))
