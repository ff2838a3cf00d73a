"""The second person of a release, in every form (X13): only somebody else, signing here, for this page, for this act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.reports.example import everything
from tests.services.leaving.release_office import PRESS, Office, at_work, internal, read, refused, to_solicitor
from tests.vaults import Town
from vawdesk.features import read_text, read_whole
from vawdesk.models.casework.contact_ways import Way as LeavesBy
from vawdesk.models.second_person import Act, Form
from vawdesk.models.values import Signature
from vawdesk.services.leaving import Destination, Way
from vawdesk.services.release import Prepared, let_go, prepare

WHY = "The court ordered it on 1 September."


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def lifted(office: Office) -> Prepared:
    return prepare(office.door, to_solicitor(office, lifted={office.family.alys.id: WHY}), PRESS)


@pytest.mark.parametrize("way", [Way.PRINT, Way.SAVE_OPEN, Way.SAVE_LOCKED])
@pytest.mark.parametrize("form", list(Form))
def test_withheld_details_go_by_no_form_but_one_signed_here(office: Office, way: Way, form: Form) -> None:
    """(c) somebody reached by phone and (d) nobody reached are for protecting, never for letting go."""
    page, now = lifted(office), office.desk.now()
    said = Signature(office.family.enid.id, "S. Manager", "Manager", now.utc, form.value, words="Yes.", proof="00")
    sealed = (lambda data: data) if way is Way.SAVE_LOCKED else None
    stopped = refused(let_go, office.door, page, way, said, seal=sealed, acting_until=now.today + timedelta(days=9))
    assert stopped & {"X13-form", "X13-passphrase"}
    if form not in (Form.IN_PLACE, Form.ACTING):
        assert "X13-form" in stopped
    assert office.journal() == []


@pytest.mark.parametrize("way", [Way.PRINT, Way.SAVE_OPEN, Way.SAVE_LOCKED])
def test_a_colleague_who_signs_here_lets_it_go_and_stands_in_the_journal(office: Office, way: Way) -> None:
    page = lifted(office)
    signed = office.signed(page, Act.RELEASE_WITHHELD)
    released = let_go(office.door, page, way, signed, seal=(lambda data: data) if way is Way.SAVE_LOCKED else None)
    assert "Alys" in read(released.data)
    row = office.journal()[-1]
    assert row["lifted"] == {office.family.alys.id.hex: WHY}
    assert row["second"]["name"] == "S. Manager"


def test_a_signature_is_for_one_page_one_act_and_one_reader(office: Office) -> None:
    page = lifted(office)
    other_reader = prepare(office.door, replace(page.request, recipient=replace(page.request.recipient, name="Somebody else")), PRESS)
    assert other_reader.page == page.page
    for signed in (
        office.signed(page, Act.OPEN_COPY),
        office.signed(prepare(office.door, internal(office), PRESS), Act.RELEASE_WITHHELD),
        replace(office.signed(page, Act.RELEASE_WITHHELD), person=office.door.staff_member),
        replace(office.signed(page, Act.RELEASE_WITHHELD), proof="00"),
    ):
        assert refused(let_go, office.door, page, Way.PRINT, signed)
    assert office.journal() == []
    signed = office.signed(page, Act.RELEASE_WITHHELD)
    assert refused(let_go, office.door, other_reader, Way.PRINT, signed) == {"X13-passphrase"}
    assert let_go(office.door, page, Way.PRINT, signed)


@pytest.mark.parametrize("why", ["", "   ", "because", "ok ok ok"])
def test_a_reason_says_why(office: Office, why: str) -> None:
    page = prepare(office.door, to_solicitor(office, lifted={office.family.alys.id: why}), PRESS)
    assert "X6 lift" in refused(let_go, office.door, page, Way.PRINT, office.signed(page, Act.RELEASE_WITHHELD))


def test_what_a_file_says_of_itself_is_looked_through_as_well() -> None:
    page = everything().build()
    assert "Elusen Enghraifft" in read_whole(page).removeprefix(read_text(page))
    assert read_whole(page).startswith(read_text(page))


def test_a_signature_is_for_where_it_goes_as_well(office: Office) -> None:
    """Signed for a page that is handed to him, it lets nothing go to another address."""
    page = lifted(office)
    elsewhere = prepare(office.door, replace(page.request, goes_to=Destination(LeavesBy.EMAIL, words="else@example.org")), PRESS)
    assert elsewhere.page == page.page
    signed = office.signed(page, Act.RELEASE_WITHHELD)
    assert "X13-passphrase" in refused(let_go, office.door, elsewhere, Way.PRINT, signed)


def test_a_signature_lets_one_copy_go(office: Office) -> None:
    """What a second person agreed to has left; the next copy is asked for again."""
    page = lifted(office)
    signed = office.signed(page, Act.RELEASE_WITHHELD)
    let_go(office.door, page, Way.PRINT, signed)
    assert refused(let_go, office.door, page, Way.SAVE_OPEN, signed)
    assert len(office.journal()) == 1
