"""What leaves of somebody who is protected from the reader, and what nobody lets go alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import (
    LETTER,
    PRESS,
    SECOND,
    Office,
    at_work,
    codes,
    internal,
    read,
    refused,
    render,
    to_solicitor,
)
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.profile import Profile
from vawdesk.models.second_person import Act, Form
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier, View


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def test_a_page_about_somebody_protected_is_not_made_for_whom_they_fear(office: Office) -> None:
    for recipient in (
        Recipient(RecipientKind.PERSON, "Rhodri", person=office.family.rhodri.id),
        Recipient(RecipientKind.PERSON, "Enid", person=office.family.enid.id),
    ):
        asked = Request(LETTER, recipient, Profile.THE_PERSON, "A letter.", "en", Dossier(office.note))
        prepared = prepare(office.door, asked, PRESS)
        assert "X6" in codes(prepared.refused)
        assert prepared.page == b""
        assert "X6" in refused(let_go, office.door, prepared, Way.PRINT)
    hers = Request(
        LETTER, Recipient(RecipientKind.PERSON, "Alys", person=office.family.alys.id), Profile.THE_PERSON, "A letter.", "cy",
        Dossier(office.note),
    )  # fmt: skip
    assert prepare(office.door, hers, PRESS).refused == ()


def test_his_solicitor_gets_his_note_without_her_name(office: Office) -> None:
    prepared = prepare(office.door, to_solicitor(office), PRESS)
    assert prepared.refused == ()
    text = read(let_go(office.door, prepared, Way.PRINT).data)
    assert "He asked where … is." in text
    assert "Alys" not in text
    assert office.family.alys.id in prepared.protection.protected


def test_his_solicitor_does_not_learn_that_she_is_in_his_own_town(office: Office) -> None:
    with office.desk.writing() as unit:
        build = Builder(unit.session)
        build.address(office.family.rhodri, line1="8 Maes y Dref", town="Aberteifi", postcode="SA43 9ZZ")
        note = build.note(
            office.family.his, office.family.rhodri, what_was_said="His home: 8 Maes y Dref, Aberteifi. Seen in Aberteifi: her."
        )
        unit.session.commit()
        unit.session.refresh(note)
        unit.session.expunge_all()
    prepared = prepare(office.door, to_solicitor(office, dossier=Dossier(note)), PRESS)
    assert prepared.refused == ()
    assert "His home: 8 Maes y Dref, Aberteifi. Seen in …: her." in read(prepared.page)


def test_somebody_who_may_pass_it_on_is_asked_about(office: Office) -> None:
    friend = Recipient(RecipientKind.SOLICITOR, "Arall a'i Chwmni")
    asked = to_solicitor(office, recipient=friend)
    prepared = prepare(office.door, asked, PRESS)
    assert "X6 proxy" in codes(prepared.problems)
    assert prepared.refused == ()
    assert "Alys" not in read(prepared.page)
    cleared = replace(friend, not_a_proxy_because="They act for the council and not for him.")
    prepared = prepare(office.door, replace(asked, recipient=cleared), PRESS)
    assert "X6 proxy" not in codes(prepared.problems)
    assert let_go(office.door, prepared, Way.PRINT)
    assert office.journal()[-1]["not a proxy because"] == cleared.not_a_proxy_because


def leaky(view: View | None, tongue: DocumentLanguage, sheet: Sheet) -> bytes:
    """A page that draws what it should not: as if a report had gone past its view."""
    return render(view, tongue, sheet) + b"\nSend it to 12, HEOL-Y-BONT"


def test_the_finished_text_is_looked_through_once_more(office: Office) -> None:
    prepared = prepare(office.door, to_solicitor(office), Press(leaky, read))
    (problem,) = prepared.refused
    assert problem.rule == "X6 text"
    assert "HEOL-Y-BONT" in language("en").say(problem.message)
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 text"}
    assert office.journal() == []
    assert prepare(office.door, internal(office), Press(leaky, read)).refused == ()


@pytest.mark.parametrize("kind", [RecipientKind.FAMILY, RecipientKind.NEW_PARTNER, RecipientKind.EMPLOYER])
def test_nobody_privately_known_is_treated_as_an_agency(office: Office, kind: RecipientKind) -> None:
    asked = to_solicitor(office, recipient=Recipient(kind, "C. Arall"))
    assert "X5 reader" in codes(prepare(office.door, asked, PRESS).refused)


def test_somebody_protected_meanwhile_stops_it(office: Office) -> None:
    prepared = prepare(office.door, to_solicitor(office), PRESS)
    with office.desk.writing() as unit:
        unit.get(type(office.family.lowri), office.family.lowri.id).do_not_disclose_to = (office.family.rhodri.id,)
        unit.commit()
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}


def test_details_of_somebody_protected_go_only_with_a_reason_and_a_second_person(office: Office) -> None:
    lifted = {office.family.alys.id: "The court ordered it on 1 September."}
    asked = to_solicitor(office, lifted=lifted)
    assert "X6 lift" in codes(prepare(office.door, replace(asked, lifted={office.family.alys.id: "yes"}), PRESS).refused)
    with office.desk.writing() as unit:  # lifting one record of a person lifts all that are joined with it
        again = Builder(unit.session).person("Alys S.")
        Builder(unit.session).join(office.family.alys, again)
        unit.session.commit()
    prepared = prepare(office.door, asked, PRESS)
    assert prepared.needs_second
    assert "He asked where Alys is." in read(prepared.page)
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X13"}
    by_phone = replace(SECOND, how=Form.REACHED.value, words="Yes, go on.")
    assert refused(let_go, office.door, prepared, Way.PRINT, by_phone) == {"X13-form"}
    own = replace(SECOND, person=office.door.staff_member)
    assert "X13-self" in refused(let_go, office.door, prepared, Way.PRINT, own)
    assert refused(let_go, office.door, prepared, Way.PRINT, SECOND) == {"X13-passphrase"}  # a signature that nobody gave
    other = office.signed(prepare(office.door, internal(office), PRESS), Act.RELEASE_WITHHELD)  # for another page
    assert refused(let_go, office.door, prepared, Way.PRINT, other) == {"X13-passphrase"}
    open_only = office.signed(prepared, Act.OPEN_COPY)
    assert refused(let_go, office.door, prepared, Way.PRINT, open_only) == {"X13-passphrase"}
    assert let_go(office.door, prepared, Way.PRINT, office.signed(prepared, Act.RELEASE_WITHHELD))
    assert office.journal()[-1]["lifted"] == {office.family.alys.id.hex: "The court ordered it on 1 September."}
    assert office.journal()[-1]["second"]["name"] == "S. Manager"


def test_a_sealed_case_protects_like_any_other(office: Office) -> None:
    """It lies in no table; whoever may open it releases with its protection."""
    with office.desk.writing() as unit:
        enid, rhodri = office.family.enid, office.family.rhodri
        people = (CasePerson(enid.id, (Role.VICTIM,), Basis.AGENCY), CasePerson(rhodri.id, (Role.CONCERN,), Basis.AGENCY))
        unit.add(Case(person=enid.id, people=people), viewers=(office.desk.account.id,))
        unit.commit()
    assert office.family.enid.id in prepare(office.door, to_solicitor(office), PRESS).protection.protected
