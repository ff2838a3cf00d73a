"""What is marked while a letter is written is what stops it when it leaves: one judgement, sealed files counted in (X6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import MANAGER, Office, at_work
from tests.services.sealed_town import account
from tests.services.test_desk import person
from tests.vaults import Town
from vawdesk import features
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.profile import Profile
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request
from vawdesk.services.letter_check import found_in, nets
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import prepare

OWNED = "The officers have had his car under watch since the second of the month."


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def letter_to(office: Office, words: str, to: uuid.UUID | None = None, case: uuid.UUID | None = None) -> Letter:
    return Letter(
        case=case or office.family.his.id, person=to or office.family.rhodri.id, written_in=Written.ENGLISH, by_way=ByWay.HANDED,
        subject_english="Your appointment", body_english=words, signed_by=office.desk.account.staff, status=Status.SIGNED,
    )  # fmt: skip


def marked(office: Office, letter: Letter) -> bool:
    """Whether words are marked while it is written."""
    with office.desk.reading() as session:
        return bool(found_in(nets(office.desk, session, letter, office.desk.now()).kept, letter.body_english or ""))


def stopped(office: Office, letter: Letter) -> bool:
    """Whether it is stopped for its words when it is to leave; as a restored or an older file may hold it."""
    with office.desk.writing() as unit:
        Builder(unit.session).keep(letter)
        unit.session.commit()
        id, to = letter.id, letter.person
    paper, reader = features.papers()["D15"], Recipient(RecipientKind.PERSON, "", person=to)
    asked = Request(paper.document, reader, Profile.THE_PERSON, "Your appointment", "en", gather(office.desk, "D15", id))
    found = {one.rule for one in prepare(office.door, asked, paper.press).refused}
    return bool({"letter.kept", "letter.whole"} & found)


def both(office: Office, letter: Letter) -> bool:
    seen = marked(office, letter)
    assert stopped(office, letter) is seen
    return seen


def test_ordinary_words_and_hers(office: Office) -> None:
    assert not both(office, letter_to(office, "We meet on Thursday at ten."))
    assert both(office, letter_to(office, "She is at 12 Heol y Bont."))


def test_what_an_agency_told_us_alone_is_marked_while_it_is_written(office: Office) -> None:
    with office.desk.writing() as unit:
        Builder(unit.session).note(office.family.his, office.family.rhodri, restricted_words=OWNED, restricted_owner="Police")
        unit.session.commit()
    assert both(office, letter_to(office, f"We meet on Thursday. {OWNED}"))


def test_what_somebody_else_said_in_confidence_is_marked(office: Office) -> None:
    with office.desk.writing() as unit:
        said = "He keeps a bag packed behind the shed at the allotment."
        Builder(unit.session).note(office.family.his, office.family.enid, what_was_said=said, told_in_confidence=True)
        unit.session.commit()
    assert both(office, letter_to(office, f"We know this: {said}"))


def test_to_somebody_who_may_reach_him_what_is_hers_is_marked(office: Office) -> None:
    """His mother is no danger to anybody; but he may be afraid of nobody and she comes to him every day."""
    assert both(office, letter_to(office, "Alys is at 12 Heol y Bont.", office.family.enid.id))


def test_one_of_two_whom_a_reader_may_reach_is_protected_from_the_other(office: Office) -> None:
    """Nia is a sister of Rhodri, and of Gwenno who may be afraid of him: the letter to her tells nothing of Gwenno."""
    with office.desk.writing() as unit:
        build = Builder(unit.session)
        gwenno = build.person("Gwenno Eurwyn")
        build.between(gwenno, office.family.rhodri, RelationshipKind.EX_PARTNER, Direction.SECOND_TO_FIRST)
        nia = build.person("Nia Eurwyn")
        iolo = build.person("Iolo Rheinallt")
        build.between(iolo, gwenno, RelationshipKind.EX_PARTNER, Direction.SECOND_TO_FIRST)
        build.address(gwenno, kind=AddressKind.SAFE, line1="4 Maes y Deri", town="Tregaron")
        build.between(nia, gwenno, RelationshipKind.SIBLING)
        build.between(nia, office.family.rhodri, RelationshipKind.SIBLING)
        unit.session.commit()
        sister = nia.id
    assert both(office, letter_to(office, "She is at 4 Maes y Deri.", sister))


def test_somebody_whose_file_is_sealed_is_marked_too(office: Office) -> None:
    """Rhodri's new partner has a sealed file. Whoever can open it is told while they write."""
    with office.desk.writing() as unit:
        viewers = [office.desk.account.id, account(office.desk, MANAGER)]
        new = unit.add(person("Gwenllian Tudno"), viewers=viewers)
        unit.add(
            Relationship(
                from_person=office.family.rhodri.id, to_person=new.id, kind=RelationshipKind.NEW_PARTNER,
                how_it_stands=Standing.CONTINUING, behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
            ),
            viewers=viewers,
        )  # fmt: skip
        place = Address(
            kind=AddressKind.SAFE, residents=(Resident(person=new.id),), line1="9 Golwg y Môr", town="Aberaeron", status=Status.SIGNED
        )
        unit.add(place, viewers=viewers)
        unit.commit()
    assert both(office, letter_to(office, "Gwenllian has come to us."))
    assert both(office, letter_to(office, "She is in Aberaeron."))


def test_what_a_colleague_is_called_is_no_mark(office: Office) -> None:
    """Whoever signs may have her first name."""
    with office.desk.writing() as unit:
        unit.get(Person, office.family.alys.id).display_name = office.desk.account.shown_name.split()[0] + " Sampl"
        unit.commit()
    assert not both(office, letter_to(office, f"{office.desk.account.shown_name} will meet you."))
