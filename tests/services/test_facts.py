"""Newer facts are accepted by a manager, read twice where a number changes, and shown everywhere from then on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.vaults import Town
from vawdesk import paths
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.facts import shipped
from vawdesk.models.facts_format import FactsFault
from vawdesk.models.organisation.facts_edition import FactsEdition
from vawdesk.models.values import Signature
from vawdesk.services import facts
from vawdesk.services.before_reliance import FACTS_OLD, still_to_do
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.refusals import Refused
from vawdesk.services.second_person import agreed_here
from vawdesk.vault.accounts import Role

EN = language("en")
NEWER = "2026-11-24"


def newer(*, edition: str = NEWER, number: str | None = None, whom: str | None = None) -> bytes:
    held: dict[str, Any] = json.loads((paths.resources() / "facts" / "facts.json").read_text(encoding="utf-8"))
    held["edition"] = edition
    if number is not None:
        held["helplines"][5]["number"] = number
    if whom is not None:
        held["helplines"][5]["for"]["en"] = whom
    return json.dumps(held, ensure_ascii=False).encode()


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    town.add_all(Nia=Role.MANAGER)
    vault = town.open()
    desk = Desk(vault)
    for account in vault.keyring.accounts.values():
        colleague_for(desk, account.id, account.name, "Manager")
    yield Desk(vault)
    vault.close()


def second_reader(desk: Desk, town: Town, offered: facts.Offered) -> Signature:
    nia = next(one for one in colleagues(desk) if one.account_name == "Nia")
    agreed = agreed_here(
        facts.ask_for(desk, offered), nia, town.people["Nia"], lambda name, secret, digest: sign(desk, name, secret, digest), desk.now()
    )
    assert agreed.signature is not None
    return agreed.signature


def test_until_something_newer_comes_what_ships_is_shown(desk: Desk) -> None:
    assert facts.facts_of(desk) is shipped()
    assert facts.accepted_edition(desk) is None


def test_words_alone_need_one_manager(desk: Desk) -> None:
    offered = facts.offered(desk, newer(whom="Everybody LGBT+"), EN)
    assert not offered.two_readers
    facts.accept(desk, offered, None)
    assert facts.helplines(desk)["galop"].for_whom(EN) == "Everybody LGBT+"
    held = facts.accepted_edition(desk)
    assert held is not None
    assert "Everybody LGBT+" in (held.changed or "")
    assert held.accepted_by is not None
    assert held.accepted_by.person == desk.account.staff


def test_a_number_is_read_twice(desk: Desk, town: Town) -> None:
    offered = facts.offered(desk, newer(number="0800 000 0001"), EN)
    assert offered.two_readers
    with pytest.raises(Refused) as refused:
        facts.accept(desk, offered, None)
    assert [problem.rule for problem in refused.value.problems] == ["facts.numbers"]
    facts.accept(desk, offered, second_reader(desk, town, offered))
    assert facts.helplines(desk)["galop"].number == "0800 000 0001"


def test_a_signature_is_for_these_very_facts(desk: Desk, town: Town) -> None:
    one = facts.offered(desk, newer(number="0800 000 0001"), EN)
    other = facts.offered(desk, newer(number="0800 000 0002"), EN)
    signature = second_reader(desk, town, one)
    for wrong in (signature, replace(signature, proof=""), desk.account.signature(desk.now())):
        with pytest.raises(Refused):
            facts.accept(desk, other, wrong)
    assert facts.facts_of(desk) is shipped()


@pytest.mark.parametrize("edition", ["2026-11-22", "2025-01-01", "2026-11-25"])
def test_neither_old_facts_nor_those_of_tomorrow(desk: Desk, edition: str) -> None:
    with pytest.raises(FactsFault):
        facts.offered(desk, newer(edition=edition), EN)


def test_what_was_read_before_another_edition_came_is_refused(desk: Desk) -> None:
    late = facts.offered(desk, newer(whom="Late"), EN)
    facts.accept(desk, facts.offered(desk, newer(whom="First"), EN), None)
    with pytest.raises(Refused):
        facts.accept(desk, late, None)
    assert facts.helplines(desk)["galop"].for_whom(EN) == "First"


def test_nobody_goes_round_it(desk: Desk) -> None:
    """An edition written by hand, or first as a draft, is weighed like any other."""
    words = newer(number="0800 000 0001").decode()
    given: dict[str, Any] = {"edition": date(2026, 11, 24), "words": words, "accepted_by": desk.account.signature(desk.now())}
    with desk.writing("organisation") as unit:
        unit.add(FactsEdition(**given, status=Status.SIGNED))
        with pytest.raises(Refused):
            unit.commit()
    with desk.writing("organisation") as unit:
        draft = unit.add(FactsEdition(**given))
        unit.commit()
    assert facts.facts_of(desk) is shipped()
    with desk.writing("organisation") as unit:
        unit.get(FactsEdition, draft.id).status = Status.SIGNED
        with pytest.raises(Refused):
            unit.commit()
    for changed in ({"words": "{"}, {"edition": date(2026, 11, 23)}):
        with desk.writing("organisation") as unit:
            unit.add(FactsEdition(**{**given, "words": newer().decode(), **changed}, status=Status.SIGNED))
            with pytest.raises(Refused):
                unit.commit()


def test_a_worker_takes_nothing_in(town: Town) -> None:
    town.add_all(Dai=Role.WORKER)
    vault = town.open("Dai")
    desk = Desk(vault)
    with pytest.raises(Refused) as refused:
        facts.accept(desk, facts.offered(desk, newer(), EN), None)
    assert [problem.rule for problem in refused.value.problems] == ["facts.manager"]
    vault.close()


def test_home_says_when_they_are_old(desk: Desk, town: Town) -> None:
    assert FACTS_OLD not in still_to_do(desk, backed_up=True)
    town.clock.advance(days=200)
    assert FACTS_OLD in still_to_do(desk, backed_up=True)
    facts.accept(desk, facts.offered(desk, newer(edition=(desk.now().today - timedelta(days=1)).isoformat()), EN), None)
    assert FACTS_OLD not in still_to_do(desk, backed_up=True)
