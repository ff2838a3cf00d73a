"""Label, banner and draft mark: which copy carries them, whatever a caller asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.services.leaving.conftest import NOW, Builder
from tests.services.leaving.release_office import (
    COLLEAGUE,
    LETTER,
    NOTE,
    PRESS,
    SECOND,
    TITLE,
    Office,
    at_work,
    codes,
    internal,
    read,
    refused,
    unbuilt,
)
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Label
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier
from vawdesk.vault.statements import let_through


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def test_what_carries_label_or_banner_never_goes_home(office: Office) -> None:
    home = replace(NOTE, profiles=frozenset(Profile))
    alys = Recipient(RecipientKind.PERSON, "Alys", person=office.family.alys.id)
    prepared = prepare(office.door, internal(office, document=home, recipient=alys, profile=Profile.THE_PERSON), PRESS)
    assert codes(prepared.refused) == {"X1"}
    assert prepared.page == b""


def flagged(office: Office, **said: Any) -> StaffRiskFlag:
    """A flag on Rhodri, raised by a colleague."""
    with office.desk.writing() as unit:
        flag = Builder(unit.session).flag(office.family.rhodri, office.family.his, **said)
        unit.session.commit()
        unit.session.refresh(flag)
        unit.session.expunge_all()
    return flag


def test_the_banner_is_inside_and_goes_to_an_agency_only_when_chosen(office: Office) -> None:
    flagged(office)
    assert "Threats to staff, 3\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2026." in read(prepare(office.door, internal(office), PRESS).page)
    police = Recipient(RecipientKind.POLICE, "Public Protection Unit")
    asked = internal(office, recipient=police, profile=Profile.POLICE)
    kept = prepare(office.door, asked, PRESS)
    assert "Threats to staff, 3\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2026." not in read(kept.page)
    assert kept.sheet is not None
    assert kept.sheet.label is Label.ABUSE
    shared = prepare(office.door, replace(asked, share_banner=True), PRESS)
    assert "Threats to staff, 3\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2026." in read(shared.page)
    let_go(office.door, shared, Way.PRINT)
    assert office.journal()[-1]["banner"] is True


THREATS = "Threats to staff, 3\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2026."


def test_no_caller_can_leave_the_banner_off_a_page_that_stays_inside(office: Office) -> None:
    """The file says who is in it, not the objects that somebody hands over."""
    flagged(office)
    bare = ContactNote(id=office.note.id, what_was_said="Nothing.", mode=Mode.PHONE)
    assert bare.subjects() == ()
    for dossier in (Dossier(office.note), Dossier(bare), Dossier(office.letter)):
        prepared = prepare(office.door, internal(office, dossier=dossier), PRESS)
        assert THREATS in read(prepared.page)
        assert prepared.sheet is not None
        assert prepared.sheet.banner


def test_no_caller_can_put_the_banner_before_the_household_or_whoever_may_be_feared(office: Office) -> None:
    flagged(office)
    shared = replace(LETTER, label=Carries.BY_RELEASE, banner=Carries.BY_RELEASE)
    alys, rhodri = office.family.alys.id, office.family.rhodri.id
    for recipient, profile, record in (
        (Recipient(RecipientKind.PERSON, "Alys", person=alys), Profile.THE_PERSON, office.note),
        (Recipient(RecipientKind.PERSON, "Rhodri", person=rhodri), Profile.THE_PERSON, office.letter),
        (Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=rhodri), Profile.AGENCY, office.letter),
        (Recipient(RecipientKind.SOLICITOR, "Arall a'i Chwmni"), Profile.AGENCY, office.letter),
        (Recipient(RecipientKind.COURT, "The court"), Profile.AGENCY, office.letter),
    ):
        asked = Request(shared, recipient, profile, "It was asked for.", "en", Dossier(record), share_banner=True)
        prepared = prepare(office.door, asked, PRESS)
        assert prepared.refused == (), recipient
        assert THREATS not in read(prepared.page)
        assert prepared.sheet is not None
        assert prepared.sheet.banner == ()
        assert prepared.sheet.label is Label.CONFIDENTIAL


def test_a_warning_raised_meanwhile_stops_the_page_that_lacks_it(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    flagged(office)
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}
    assert let_go(office.door, prepare(office.door, internal(office), PRESS), Way.PRINT)


def test_no_caller_can_take_the_draft_mark_off(office: Office) -> None:
    """A manager's signature on the object, and none in the file."""
    planned = NOW.utc + timedelta(days=90)
    with office.desk.writing() as unit:
        visit = Builder(unit.session).keep(
            HomeVisit(
                case=office.family.hers.id, planned_at=planned, to_see=(office.family.alys.id,), people_there=(office.family.rhodri.id,)
            )
        )
        unit.session.commit()
        unit.session.refresh(visit)
        unit.session.expunge_all()
    flagged(office)
    visit.manager_signed = visit.worker_signed = SECOND
    visit.to_see = visit.people_there = ()
    page = DocumentEntry("D20", TITLE, "home_visit", Carries.REQUIRED, Carries.REQUIRED, frozenset({Profile.INTERNAL}), unbuilt)
    prepared = prepare(office.door, internal(office, document=page, dossier=Dossier(visit)), PRESS)
    assert prepared.sheet is not None
    assert prepared.sheet.draft
    assert THREATS in read(prepared.page)
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}


CASES = [
    (Carries.REQUIRED, Label.ABUSE, Label.ABUSE, Label.CONFIDENTIAL),
    (Carries.BY_RELEASE, Label.ABUSE, Label.ABUSE, Label.CONFIDENTIAL),
    (Carries.FORBIDDEN, Label.CONFIDENTIAL, Label.CONFIDENTIAL, Label.CONFIDENTIAL),
]


@pytest.mark.parametrize(("label", "inside", "agency", "feared"), CASES)
def test_the_label_by_the_reader(office: Office, label: Carries, inside: Label, agency: Label, feared: Label) -> None:
    """In the house and with an agency the full one; plain where it may lie before somebody who is feared (X1, X6)."""
    document = replace(NOTE, label=label)
    lifted = {office.family.alys.id: "The court ordered it on 1 September."}
    council = Recipient(RecipientKind.AGENCY, "Cyngor Sir Tywod")
    his = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=office.family.rhodri.id)
    cleared = Recipient(RecipientKind.SOLICITOR, "Arall a'i Chwmni", not_a_proxy_because="They act for the council and not for him.")
    for recipient, profile, more, expected in (
        (COLLEAGUE, Profile.INTERNAL, {}, inside),
        (council, Profile.AGENCY, {}, agency),
        (cleared, Profile.AGENCY, {}, agency),
        (his, Profile.AGENCY, {}, feared),
        (his, Profile.AGENCY, {"lifted": lifted}, feared),  # what two people let go does not change who reads it
    ):
        asked = internal(office, document=document, recipient=recipient, profile=profile, dossier=Dossier(office.letter), **more)
        prepared = prepare(office.door, asked, PRESS)
        assert prepared.refused == ()
        assert prepared.sheet is not None
        assert prepared.sheet.label is expected, recipient


@pytest.mark.parametrize(
    ("own", "linked", "label"), [(True, False, Label.ABUSE), (False, True, Label.CONFIDENTIAL), (None, False, Label.ABUSE)]
)
def test_the_label_follows_the_case_of_the_page_and_no_linked_one(office: Office, own: bool | None, linked: bool, label: Label) -> None:
    """Nothing but a plain no in its own file takes the label off: not what is said of another case that stands on the page."""
    hers, his = office.family.hers.id, office.family.his.id
    with office.desk.writing() as unit:
        for case, about in ((hers, own), (his, linked)):
            held = unit.get(Case, case)
            held.domestic_abuse = about
        with let_through(unit.session):
            unit.session.commit()
    both = Dossier(office.note, {"also": (office.letter,)})
    prepared = prepare(office.door, internal(office, document=replace(NOTE, label=Carries.REQUIRED), dossier=both), PRESS)
    assert prepared.refused == ()
    assert prepared.sheet is not None
    assert prepared.sheet.label is label
