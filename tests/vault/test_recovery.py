"""Recovery codes: written so that a shaken hand can copy them, and read so that a slip is told and never passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.vault import crockford, recovery
from vawdesk.vault.code_errors import CodeCharacter, CodeError, CodeLength, CodeMistyped

SECRETS = st.binary(min_size=20, max_size=20)


def test_a_code_is_held_by_a_fixed_vector_for_ever() -> None:
    secret = bytes(range(20))
    assert recovery.spell(secret) == "000G 40R4 0M30 E209 185G R38E 1W81 24GK 7QT4"
    assert recovery.parse("000G 40R4 0M30 E209 185G R38E 1W81 24GK 7QT4") == secret


def test_a_code_has_nine_groups_of_four() -> None:
    groups = recovery.spell(recovery.new_secret()).split()
    assert [len(group) for group in groups] == [4] * 9


@given(SECRETS)
def test_typed_back_it_is_the_same_secret(secret: bytes) -> None:
    assert recovery.parse(recovery.spell(secret)) == secret


@given(SECRETS, st.sampled_from(("", "-", " – ", "\n", ".", "\u00a0")), st.booleans(), st.sampled_from("OoIiLl"))
def test_spaces_dashes_case_and_lookalikes_are_forgiven(secret: bytes, between: str, small: bool, lookalike: str) -> None:
    typed = between.join(recovery.spell(secret).split())
    typed = typed.lower() if small else typed
    typed = typed.replace("0" if lookalike in "Oo" else "1", lookalike)
    assert recovery.parse(f" {typed}\t") == secret


@given(SECRETS, st.integers(0, 35), st.sampled_from(crockford.ALPHABET))
def test_one_wrong_character_is_found(secret: bytes, place: int, other: str) -> None:
    code = recovery.spell(secret).replace(" ", "")
    typed = code[:place] + other + code[place + 1 :]
    if typed != code:
        with pytest.raises(CodeMistyped):
            recovery.parse(typed)


@given(SECRETS, st.integers(0, 34))
def test_two_swapped_characters_are_found(secret: bytes, place: int) -> None:
    code = recovery.spell(secret).replace(" ", "")
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if typed != code:
        with pytest.raises(CodeMistyped):
            recovery.parse(typed)


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 35, "0" * 37, "0" * 100_000])
def test_too_short_or_too_long_says_how_many_were_typed(typed: str) -> None:
    with pytest.raises(CodeLength) as told:
        recovery.parse(typed)
    assert told.value.message.values["n"] == min(len(typed), 720)


def test_a_character_no_code_has_is_named_by_its_group() -> None:
    with pytest.raises(CodeCharacter) as told:
        recovery.parse("0000 0U00 " + "0000 " * 7)
    assert told.value.message.values["n"] == 2


@given(st.text(max_size=200))
def test_anything_typed_gives_a_secret_or_a_code_error(typed: str) -> None:
    try:
        secret = recovery.parse(typed)
    except CodeError:
        return
    assert len(secret) == 20


def test_check_values_are_the_first_sixty_bits() -> None:
    assert crockford.grouped(crockford.spell(bytes(32), 12)) == "0000 0000 0000"
    assert crockford.spell(b"\xff" * 32, 12) == "Z" * 12
    with pytest.raises(ValueError, match="too few"):
        crockford.spell(b"\x00", 2)
