"""What the journal keeps of acts on sealed records is read by those who are named, whatever its ciphertext looks like (C11)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.services.sealed_town import account, family
from tests.services.test_sealed_file import other, seal
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.services import sealing
from vawdesk.services.acts_of import acts_of
from vawdesk.services.desk import Desk
from vawdesk.services.gone_past import EXCEPTION
from vawdesk.services.revealing import reason_needed
from vawdesk.services.sealed_file import remove_viewer
from vawdesk.services.what_left import releases
from vawdesk.services.written_before import why_kept
from vawdesk.vault.journal import ACT, Action, Entry

RULE = "R2"
WHY = {"rule": RULE, "reason": "The panel meets tomorrow.", "field": "outcome"}
LIKE_JSON = pytest.mark.parametrize("first", [b"{", b"[", b"\x00"], ids=["as an object begins", "as a list begins", "as nothing begins"])


@pytest.fixture
def case(carys: Desk) -> Case:
    """Carys works on it; Nerys is named for it too, and Dai is not."""
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held, "Nerys")
    return carys.open(Case, held.case)


def write(desk: Desk, case: Case, action: str, first: bytes) -> None:
    """An act on the sealed case, whose ciphertext happens to begin with this byte."""
    with desk.writing() as unit:
        opened = sealing.envelopes(desk, "casework").open(unit.session.connection(), case.id)
        content = b""
        while not content.startswith(first):
            content = opened.encrypt(sealing.JOURNAL, json.dumps(WHY).encode())
        desk.append(unit.session, "casework", Entry(str(action), case.id, case.file(), ACT, None, content))
        unit.session.commit()


def told(desk: Desk, case: Case, action: str) -> list[object]:
    with desk.reading() as session:
        return [one.told for one in acts_of(desk, session, case.id, action)]


def why(desk: Desk, case: Case) -> object:
    return why_kept(desk, case.id, RULE)


@LIKE_JSON
def test_its_particulars_are_read(carys: Desk, case: Case, first: bytes) -> None:
    write(carys, case, EXCEPTION, first)
    assert told(carys, case, EXCEPTION) == [WHY]
    assert why(carys, case) == WHY["reason"]


@LIKE_JSON
def test_a_release_is_listed(carys: Desk, case: Case, first: bytes) -> None:
    write(carys, case, Action.RELEASE, first)
    assert [content for _row, content, _name in releases(carys, carys.now().utc - timedelta(days=1), lambda _told: True)] == [WHY]


@LIKE_JSON
def test_a_reason_that_was_given_today_is_not_asked_for_again(carys: Desk, case: Case, town: Town, first: bytes) -> None:
    nerys = other(carys, town, "Nerys")
    assert reason_needed(nerys, case)
    write(nerys, case, Action.REVEAL, first)
    assert not reason_needed(nerys, case)
    nerys.vault.close()


@LIKE_JSON
@pytest.mark.parametrize("asked", [lambda desk, case: told(desk, case, EXCEPTION), why], ids=["acts", "why"])
def test_whoever_is_not_named_reads_nothing(
    carys: Desk, case: Case, town: Town, first: bytes, asked: Callable[[Desk, Case], object]
) -> None:
    write(carys, case, EXCEPTION, first)
    dai = other(carys, town, "Dai")
    assert not asked(dai, case)
    dai.vault.close()


@LIKE_JSON
def test_a_reason_sealed_to_others_counts_as_none_that_was_given(carys: Desk, case: Case, town: Town, first: bytes) -> None:
    """The account was named when it gave the reason, and is named no more."""
    nerys = other(carys, town, "Nerys")
    write(nerys, case, Action.REVEAL, first)
    again = other(nerys, town, "Carys")
    with again.writing() as unit:
        remove_viewer(unit, case.id, account(again, "Nerys"))
        unit.commit()
    nerys = other(again, town, "Nerys")
    assert reason_needed(nerys, case)
    nerys.vault.close()


def test_a_reason_that_was_written_before_the_file_was_sealed_is_offered(carys: Desk) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    with carys.writing() as unit:
        unit.note(EXCEPTION, unit.get(Case, held.case), {**WHY, "reason": "An older one."})
        unit.note(EXCEPTION, unit.get(Case, held.case), dict(WHY))
        unit.commit()
    seal(carys, held)
    assert why(carys, carys.open(Case, held.case)) == WHY["reason"]
