"""What a picker offers: by number, name or word, sealed files only to those who are named for them."""

from __future__ import annotations

from tests.services.sealed_town import family
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.services.desk import Desk
from vawdesk.services.picking import LONGEST, addresses_like, cases_like, colleagues_like, own_cases, owners, situations_like


def test_cases_are_found_by_number_and_by_whose_they_are_sealed_ones_only_by_the_named(town: Town, carys: Desk) -> None:
    with carys.writing() as unit:
        openly, sealed = family(unit), family(unit, viewers=[carys.account.id])
        unit.commit()
    shown, kept = carys.peek(Case, openly.case), carys.peek(Case, sealed.case)
    assert shown is not None
    assert kept is not None
    assert [one.id for one in cases_like(carys, shown.ref_no or "", (), 8)] == [openly.case]
    assert [one.id for one in cases_like(carys, (kept.ref_no or "").casefold(), (), 8)] == [sealed.case]
    assert {one.id for one in cases_like(carys, "nobody is called so", (openly.mair, sealed.mair), 8)} == {openly.case, sealed.case}
    assert shown.situation is not None
    assert situations_like(carys, "nobody is called so", (openly.mair,), 8) == [shown.situation]
    assert owners(carys, shown.situation) == ["Mair Canary"]
    assert addresses_like(carys, "nobody is called so", (openly.mair,), 8) == [openly.place]
    carys.vault.sign_out()
    dai = Desk(town.open("Dai"))
    assert [one.id for one in cases_like(dai, kept.ref_no or "", (sealed.mair,), 8)] == []
    dai.vault.close()


def test_more_words_than_anything_holds_are_looked_for_nowhere(carys: Desk) -> None:
    with carys.writing() as unit:
        family(unit)
        unit.commit()
    assert cases_like(carys, "a" * (LONGEST + 1), (), 8) == []
    assert colleagues_like(carys, "a" * (LONGEST + 1), 8) == []


def test_ones_own_open_cases_stand_with_whose_they_are(carys: Desk) -> None:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    with carys.writing() as unit:
        unit.get(Case, made.case).worker = carys.account.staff
        unit.commit()
    assert [(case.id, name) for case, name in own_cases(carys, 8)] == [(made.case, "Mair Canary")]
    assert [one.name for one in colleagues_like(carys, "dai", 8)] == ["Dai"]
