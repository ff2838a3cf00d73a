"""An "agency" that is him, his firm, his place of work or his mother: chosen as another agency, it is still told nothing of her."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attack.test_told_elsewhere import to_council
from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import PRESS, Office, at_work, codes
from tests.vaults import Town
from vawdesk.models.casework.address import AddressKind
from vawdesk.services.leaving import Request
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import prepare


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        with office.desk.writing() as unit:
            Builder(unit.session).address(
                office.family.rhodri, kind=AddressKind.WORK, line1="Adeiladwyr Tywod a'i Fab", town="Aberaeron", county="Ceredigion"
            )
            unit.session.commit()
        yield office


def to_agency(office: Office, name: str, because: str = "") -> Request:
    return to_council(office, office.note, recipient=Recipient(RecipientKind.AGENCY, name, not_a_proxy_because=because))


@pytest.mark.parametrize(
    "name",
    [
        "R. Sampl", "Mr R Sampl", "c/o R Sampl", "Housing, Mr R. Sampl", "Mr Sampl", "R.Sampl Ltd", "RhodriSampl", "Sampl Builders",
        "Cwmni Rhodri", "Adeiladwyr Rhodri a'i Feibion", "01632 960188", "Adeiladwyr Tywod a'i Fab", "ADEILADWYR TYWOD A'I FAB, Aberaeron",
        "Enid Tywod", "Cyngor, Enid Tywod",
    ],
)  # fmt: skip
def test_whoever_is_called_like_him_or_his_is_taken_for_him(office: Office, name: str) -> None:
    stopped = prepare(office.door, to_agency(office, name), PRESS)
    assert "X6" in codes(stopped.refused)
    assert "X6 proxy" in codes(stopped.problems)
    assert stopped.page == b""


@pytest.mark.parametrize(
    "name",
    [
        "Cyngor Sir Ceredigion", "Heddlu Aberaeron", "Rhodri Huws, Cyngor Sir Enghraifft", "Siân Sampl, Cyngor Sir Enghraifft",
        "Lowri Llwyd", "Alys Sampl", "Cymorth i Fenywod Enghraifft", "Mrs Tywod", "Uned Cam-drin Domestig",
    ],
)  # fmt: skip
def test_a_town_a_first_name_or_a_common_surname_is_nobody(office: Office, name: str) -> None:
    assert prepare(office.door, to_agency(office, name), PRESS).refused == ()


def test_somebody_who_looked_says_why_it_is_not_them(office: Office) -> None:
    why = "Another R. Sampl: the housing officer, seen here on Monday."
    assert prepare(office.door, to_agency(office, "R. Sampl, Housing", why), PRESS).refused == ()
