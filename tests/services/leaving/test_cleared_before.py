"""What was written of a reader before is offered again, and only while nothing round whoever is feared has changed (X6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import PRESS, Office, at_work, codes, read, to_solicitor
from tests.vaults import FOUNDER, Town
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.services.cleared_before import ClearedBefore, cleared_before
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Bundle, Prepared, let_go, let_go_bundle, prepare, prepare_bundle

WHY = "They act for the council and have no client in this family."
READER = Recipient(RecipientKind.SOLICITOR, "Arall a'i Chwmni")


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def asked(office: Office, reader: Recipient = READER) -> Request:
    return to_solicitor(office, recipient=reader)


def clear(office: Office, reader: Recipient = READER, why: str = WHY) -> Prepared:
    prepared = prepare(office.door, asked(office, replace(reader, not_a_proxy_because=why)), PRESS)
    let_go(office.door, prepared, Way.PRINT)
    return prepared


def offered(office: Office, reader: Recipient = READER) -> ClearedBefore | None:
    return cleared_before(office.desk, prepare(office.door, asked(office, reader), PRESS))


def test_the_reason_is_offered_with_who_wrote_it_and_clears_nobody_by_itself(office: Office) -> None:
    assert offered(office) is None
    clear(office)
    found = offered(office)
    assert found is not None
    assert (found.by, found.why, found.at) == (FOUNDER, WHY, office.town.clock.utc)
    prepared = prepare(office.door, asked(office), PRESS)
    assert "X6 proxy" in codes(prepared.problems)
    assert "Alys" not in read(prepared.page)


def test_a_page_that_asks_for_no_reason_is_offered_none(office: Office) -> None:
    assert cleared_before(office.desk, clear(office)) is None


def test_for_several_papers_it_is_offered_as_for_one_and_either_way_round(office: Office) -> None:
    def several(reader: Recipient) -> Bundle:
        return prepare_bundle(office.door, [(asked(office, reader), PRESS), (asked(office, reader), PRESS)], b"".join)

    assert cleared_before(office.desk, several(READER)) is None
    clear(office)
    found = cleared_before(office.desk, several(READER))
    assert found is not None
    assert found.why == WHY
    office.town.clock.advance(days=30)
    let_go_bundle(office.door, several(replace(READER, not_a_proxy_because="They said it of all of these.")), Way.PRINT)
    later = offered(office)
    assert later is not None
    assert later.why == "They said it of all of these."


@pytest.mark.parametrize(
    "other",
    [
        Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni"),
        Recipient(RecipientKind.COURT, READER.name),
        replace(READER, name=""),
    ],
)
def test_it_holds_for_that_reader_alone(office: Office, other: Recipient) -> None:
    clear(office)
    assert offered(office, other) is None


def test_the_same_name_on_file_now_or_for_another_client_is_another_reader(office: Office) -> None:
    clear(office)
    assert offered(office, replace(READER, person=office.family.enid.id)) is None
    assert offered(office, replace(READER, acts_for=office.family.lowri.id)) is None


def test_however_the_name_is_spelt(office: Office) -> None:
    clear(office)
    assert offered(office, replace(READER, name=" ARALL A’I  CHWMNI ")) is not None


def test_after_ninety_days_it_is_written_anew(office: Office) -> None:
    clear(office)
    office.town.clock.advance(days=90)
    assert offered(office) is not None
    office.town.clock.advance(minutes=1)
    assert offered(office) is None


def test_the_newest_reason_is_the_one(office: Office) -> None:
    clear(office)
    office.town.clock.advance(days=5)
    clear(office, why="The council's solicitor said it again on the phone.")
    found = offered(office)
    assert found is not None
    assert found.why.startswith("The council's")


def _relationship(office: Office, build: Builder) -> None:
    build.between(office.family.rhodri, office.family.lowri, RelationshipKind.PARTNER, Direction.FIRST_TO_SECOND)


def _joined(office: Office, build: Builder) -> None:
    build.join(office.family.rhodri, build.person("R. Sampl"))


def _wish(office: Office, build: Builder) -> None:
    lowri = build.session.get(Person, office.family.lowri.id)
    assert lowri is not None
    lowri.do_not_disclose_to = (office.family.rhodri.id,)
    build.keep(lowri)


def _came_to_them(office: Office, build: Builder) -> None:
    build.keep(DisclosureGoneWrong(what="Her school.", to_whom="Arall a'i Chwmni, by e-mail", aware_at=office.desk.now().utc))


@pytest.mark.parametrize("happens", [_relationship, _joined, _wish, _came_to_them])
def test_nothing_is_offered_once_something_has_changed(office: Office, happens: object) -> None:
    clear(office)
    assert offered(office) is not None
    assert callable(happens)
    with office.desk.writing() as unit:
        happens(office, Builder(unit.session))
        unit.session.commit()
    assert offered(office) is None


def test_something_else_about_somebody_else_changes_nothing(office: Office) -> None:
    clear(office)
    with office.desk.writing() as unit:
        build = Builder(unit.session)
        build.between(office.family.lowri, build.person("Menna Pritchard"), RelationshipKind.SIBLING)
        unit.session.commit()
    assert offered(office) is not None
