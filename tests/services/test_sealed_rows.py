"""What is done to the rows of sealed records behind the program's back is found, also by a colleague who cannot open them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.services.sealed_town import account, family
from tests.services.test_sealed_file import other, seal
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.services.desk import Desk
from vawdesk.services.sealed_file import add_viewer, remove_viewer
from vawdesk.vault.connection import connect
from vawdesk.vault.findings import Kind


def behind(desk: Desk, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """As somebody would who holds the compartment's key and knows SQL."""
    vault = desk.vault
    raw = connect(vault["casework"].path, vault.unlocked.newest("casework"), guarded=False)
    found = [tuple(row) for row in raw.execute(sql, values).fetchall()]
    raw.commit()
    raw.close()
    return found


def kinds(desk: Desk) -> set[Kind]:
    return {finding.kind for finding in desk.verify("casework")}


ROW = "SELECT nonce, body, seals FROM envelope WHERE id = ?"
PUT = "UPDATE envelope SET nonce = ?, body = ?, seals = ? WHERE id = ?"
Spoil = Callable[[Desk, str], object]
WAYS: dict[str, tuple[Spoil, Kind]] = {
    "edited": (lambda desk, id: behind(desk, "UPDATE envelope SET body = x'00' WHERE id = ?", id), Kind.EDITED),
    "a viewer slipped in": (lambda desk, id: behind(desk, "UPDATE envelope SET seals = '{}' WHERE id = ?", id), Kind.EDITED),
    "no envelope any more": (lambda desk, id: behind(desk, "UPDATE envelope SET seals = '7' WHERE id = ?", id), Kind.EDITED),
    "moved to another file": (lambda desk, id: behind(desk, "UPDATE envelope SET file = NULL WHERE id = ?", id), Kind.EDITED),
    "removed": (lambda desk, id: behind(desk, "DELETE FROM envelope WHERE id = ?", id), Kind.MISSING),
    "put in": (
        lambda desk, id: behind(desk, "INSERT INTO envelope SELECT ?, file, nonce, body, seals FROM envelope WHERE id = ?", "0" * 32, id),
        Kind.UNKNOWN,
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_envelope_that_was_touched_is_found_by_everybody(carys: Desk, town: Town, way: str) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held)
    assert kinds(carys) == set()
    spoil, expected = WAYS[way]
    spoil(carys, held.case.hex)
    assert kinds(carys) == {expected}
    dai = other(carys, town, "Dai")
    assert kinds(dai) == {expected}
    assert all("anary" not in str(one.message) for one in dai.verify("casework"))
    dai.vault.close()


def test_an_older_envelope_that_is_put_back_is_found(carys: Desk) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held)
    older = behind(carys, ROW, held.case.hex)[0]
    with carys.writing() as unit:
        unit.get(Case, held.case).outcome = "A canary word"
        unit.commit()
    assert kinds(carys) == set()
    behind(carys, PUT, *older, held.case.hex)
    assert kinds(carys) == {Kind.EDITED}


def test_a_colleague_let_in_again_by_an_older_envelope_is_found(carys: Desk) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held)
    nerys = account(carys, "Nerys")
    for act in (add_viewer, remove_viewer):
        older = behind(carys, ROW, held.case.hex)[0]
        with carys.writing() as unit:
            act(unit, held.case, nerys)
            unit.commit()
        assert kinds(carys) == set()
    behind(carys, PUT, *older, held.case.hex)
    assert kinds(carys) == {Kind.EDITED}
