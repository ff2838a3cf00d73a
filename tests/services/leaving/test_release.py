"""The one door for leaving, at a real desk: what it refuses, what the journal learns, and that nothing leaves before that."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.services.leaving.conftest import NOW, Builder, Family, make_family
from tests.vaults import Town
from vawdesk.i18n import language, plain
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem
from vawdesk.models.second_person import Act, Form
from vawdesk.models.values import Signature
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Prepared, Released, let_go, let_go_together, prepare
from vawdesk.services.second_person import Ask, agreed_here, digest_of
from vawdesk.services.view import Dossier, RecordView, View
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.journal import check_value
from vawdesk.vault.tables import TABLES

TITLE = plain("A page for tests")
COLLEAGUE = Recipient(RecipientKind.STAFF, "M. Worker", staff_member=uuid.UUID(int=55))
MANAGER = "S. Manager"
SECOND = Signature(uuid.UUID(int=77), "S. Manager", "Manager", NOW.utc, Form.IN_PLACE.value, proof="00")


def unbuilt(view: View, _language: DocumentLanguage, _furniture: Furniture) -> bytes:
    """The tests draw their pages with a press of their own."""
    raise AssertionError(view)


NOTE = DocumentEntry(
    "D04", TITLE, "contact_note", Carries.REQUIRED, Carries.REQUIRED,
    frozenset({Profile.INTERNAL, Profile.POLICE, Profile.AGENCY}), unbuilt, blanks=("en", "cy"),
)  # fmt: skip
LETTER = DocumentEntry(
    "D15", TITLE, "contact_note", Carries.FORBIDDEN, Carries.FORBIDDEN, frozenset({Profile.THE_PERSON, Profile.AGENCY}), unbuilt
)
RECOVERY = DocumentEntry("RS", TITLE, "", Carries.FORBIDDEN, Carries.FORBIDDEN, frozenset({Profile.RECOVERY}), unbuilt)


def _lines(view: RecordView) -> Iterator[str]:
    tongue = language("en")
    for name in view.described:
        yield "".join(part if isinstance(part, str) else f"[Withheld: {tongue.say(part.reason)}]" for part in view.segments(name, tongue))


def render(view: View | None, _language: DocumentLanguage, sheet: Sheet) -> bytes:
    """Draws everything a view holds, one line each, and the furniture."""
    said = language("en").say
    lines = [sheet.label.name, sheet.printed_by, sheet.reference, f"copy {sheet.copy}", f"check {sheet.check}"]
    lines += [said(line) for banner in sheet.banner for line in (*banner.why, *banner.what_to_do)]
    if view is not None:
        for record in (view.main, *(one for group in view.groups.values() for one in group)):
            lines += [said(record.title), *_lines(record)]
    return "\n".join(lines).encode()


def read(page: bytes) -> str:
    return page.decode()


PRESS = Press(render, read)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Office:
    """A desk with the family in its vault, and a note in each file."""

    desk: Desk
    door: DeskDoor
    family: Family
    note: ContactNote
    letter: ContactNote
    town: Town

    def journal(self) -> list[dict[str, Any]]:
        table = TABLES["casework"].journal
        with self.desk.reading() as session:
            rows = session.execute(
                select(table.c.content, table.c.signature).where(table.c.action == "release").order_by(table.c.seq)
            ).all()
        return [json.loads(content) | {"signed": signature is not None} for content, signature in rows]

    def signed(self, prepared: Prepared, act: Act) -> Signature:
        """S. Manager signs at the desk for this page, with her own passphrase."""
        ask = Ask(act, self.desk.account.staff, digest_of(act, prepared.page))
        manager = next(one for one in colleagues(self.desk) if one.account_name == MANAGER)
        given = agreed_here(ask, manager, self.town.people[MANAGER], lambda *told: sign(self.desk, *told), self.desk.now())
        assert given.signature is not None
        return given.signature

    def copies(self) -> list[HandledCopy]:
        with self.desk.reading() as session:
            return list(session.scalars(select(HandledCopy).order_by(HandledCopy.copy_number)))


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    town.add_all(**{MANAGER: AccountRole.MANAGER})
    vault = town.open()
    desk = Desk(vault)
    colleague_for(desk, next(one.id for one in vault.keyring.accounts.values() if one.name == MANAGER), MANAGER)
    with desk.writing() as unit:
        build = Builder(unit.session)
        family = make_family(build)
        note = build.note(family.hers, family.alys, what_was_said="Alys is at 12 Heol y Bont.", mode=Mode.PHONE)
        letter = build.note(family.his, family.rhodri, what_was_said="He asked where Alys is.", mode=Mode.PHONE)
        unit.session.commit()
        for record in (note, letter, *vars(family).values()):
            unit.session.refresh(record)
        unit.session.expunge_all()
    yield Office(desk, DeskDoor(desk), family, note, letter, town)
    vault.close()


def internal(office: Office, **said: Any) -> Request:
    made = Request(NOTE, COLLEAGUE, Profile.INTERNAL, "For the paper file.", "en", Dossier(office.note, {"people": (office.family.alys,)}))
    return replace(made, **said)


def to_solicitor(office: Office, **said: Any) -> Request:
    his = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=office.family.rhodri.id)
    made = Request(LETTER, his, Profile.AGENCY, "He asked for it.", "en", Dossier(office.letter, {"people": (office.family.rhodri,)}))
    return replace(made, **said)


def codes(problems: tuple[Problem, ...] | list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


def refused(call: Any, *given: Any, **said: Any) -> set[str]:
    with pytest.raises(Refused) as stopped:
        call(*given, **said)
    return codes(stopped.value.problems)


def test_a_copy_for_a_colleague_leaves_and_the_journal_knows(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    assert prepared.refused == ()
    assert office.journal() == []
    released = let_go(office.door, prepared, Way.PRINT)
    assert released.data == prepared.page
    assert released.copy == 1
    (row,) = office.journal()
    assert row["hash"] == digest(released.data)
    assert row["signed"]
    assert row | {"document": "D04", "copy": 1, "profile": "internal", "purpose": "For the paper file.", "way": "print"} == row
    (copy,) = office.copies()
    assert copy.content_hash == row["hash"]
    assert copy.status is Status.SIGNED
    assert copy.about == (office.family.alys.id,)
    assert copy.in_file == office.family.hers.id


def test_the_footer_shows_the_journal_before_this_copy(office: Office) -> None:
    with office.desk.reading() as session:
        before = check_value(office.desk.compartment("casework").journal.head(session.connection()).hash)
    first = let_go(office.door, prepare(office.door, internal(office), PRESS), Way.PRINT)
    assert f"check {before}" in read(first.data)
    second = let_go(office.door, prepare(office.door, internal(office), PRESS), Way.SAVE_LOCKED, seal=lambda data: b"locked:" + data)
    assert f"check {before}" not in read(second.data)
    assert second.data.startswith(b"locked:")
    assert second.copy == 2
    assert [row["copy"] for row in office.journal()] == [1, 2]
    assert office.journal()[1]["hash"] == digest(second.data.removeprefix(b"locked:"))
    assert len(office.copies()) == 1  # only paper is followed to the shredder


def test_two_copies_prepared_side_by_side_get_their_own_numbers(office: Office) -> None:
    one, other = (prepare(office.door, internal(office), PRESS) for _ in range(2))
    assert one.page == other.page
    first, second = let_go(office.door, one, Way.PRINT), let_go(office.door, other, Way.PRINT)
    assert (first.copy, second.copy) == (1, 2)
    assert "copy 2" in read(second.data)
    assert office.journal()[1]["hash"] == digest(second.data)


def test_only_release_can_make_a_released(office: Office) -> None:
    with pytest.raises(TypeError):
        Released(object(), b"everything", Way.PRINT, 1)
    with pytest.raises((TypeError, ValueError)):
        replace(let_go(office.door, prepare(office.door, internal(office), PRESS), Way.PRINT), data=b"everything")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"recipient": Recipient(RecipientKind.STAFF)}, "X5"),
        ({"recipient": Recipient(RecipientKind.NOBODY, "somebody")}, "X5"),
        ({"purpose": "  "}, "X5 purpose"),
        ({"profile": Profile.MARAC}, "X5 profile"),
        ({"profile": Profile.POLICE}, "X5 reader"),
        ({"dossier": None}, "X5 profile"),
    ],
)
def test_whom_what_for_and_how_much_are_asked(office: Office, said: dict[str, Any], rule: str) -> None:
    prepared = prepare(office.door, internal(office, **said), PRESS)
    assert rule in codes(prepared.refused)
    assert rule in refused(let_go, office.door, prepared, Way.PRINT)
    assert office.journal() == []
    assert office.copies() == []


def test_what_carries_label_or_banner_never_goes_home(office: Office) -> None:
    home = replace(NOTE, profiles=frozenset(Profile))
    alys = Recipient(RecipientKind.PERSON, "Alys", person=office.family.alys.id)
    prepared = prepare(office.door, internal(office, document=home, recipient=alys, profile=Profile.THE_PERSON), PRESS)
    assert codes(prepared.refused) == {"X1"}
    assert prepared.page == b""


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


def test_a_page_that_cannot_be_read_back_does_not_leave(office: Office) -> None:
    prepared = prepare(office.door, to_solicitor(office), Press(render, lambda _page: " "))
    assert codes(prepared.refused) == {"X6 unread"}


@pytest.mark.parametrize("kind", [RecipientKind.FAMILY, RecipientKind.NEW_PARTNER, RecipientKind.EMPLOYER])
def test_nobody_privately_known_is_treated_as_an_agency(office: Office, kind: RecipientKind) -> None:
    asked = to_solicitor(office, recipient=Recipient(kind, "C. Arall"))
    assert "X5 reader" in codes(prepare(office.door, asked, PRESS).refused)


def test_what_changed_since_it_was_looked_at_is_looked_at_again(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    with office.desk.writing() as unit:
        unit.get(type(office.family.alys), office.family.alys.id).pronouns = "she"
        unit.commit()
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}
    assert office.journal() == []


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


def test_an_unprotected_file_needs_an_agreed_channel_or_a_second_person(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    assert refused(let_go, office.door, prepared, Way.SAVE_OPEN) == {"X13"}
    assert refused(let_go, office.door, prepared, Way.SAVE_LOCKED) == {"X5 password"}
    assert refused(let_go, office.door, prepared, Way.SAVE_OPEN, SECOND) == {"X13-passphrase"}
    assert let_go(office.door, prepared, Way.SAVE_OPEN, office.signed(prepared, Act.OPEN_COPY)).way is Way.SAVE_OPEN
    agreed = internal(office, recipient=replace(COLLEAGUE, secure_channel=True))
    assert let_go(office.door, prepare(office.door, agreed, PRESS), Way.SAVE_OPEN)


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


def test_a_blank_form_names_nobody_and_is_still_journalled(office: Office) -> None:
    asked = Request(NOTE, COLLEAGUE, Profile.BLANK, "", "cy", blank_of=ContactNote)
    prepared = prepare(office.door, asked, PRESS)
    assert prepared.refused == ()
    assert office.door.printed_by not in read(prepared.page)
    released = let_go(office.door, prepared, Way.SAVE_OPEN)
    assert released.copy == 0
    assert office.copies() == []
    assert codes(prepare(office.door, replace(asked, language="both"), PRESS).refused) == {"X5 profile"}
    table = TABLES["organisation"].journal
    with office.desk.reading("organisation") as session:
        rows = session.scalars(select(table.c.content).where(table.c.action == "release")).all()
    assert [json.loads(content)["type"] for content in rows] == ["contact_note"]


def test_a_recovery_sheet_leaves_without_its_code_in_the_journal(office: Office) -> None:
    def sheet_page(view: View | None, _language: DocumentLanguage, sheet: Sheet) -> bytes:
        assert view is None
        return f"7K3M 92QD {sheet.label.name}".encode()

    asked = Request(RECOVERY, COLLEAGUE, Profile.RECOVERY, "", "en")
    released = let_go(office.door, prepare(office.door, asked, Press(sheet_page, read)), Way.PRINT)
    assert released.data.startswith(b"7K3M 92QD")
    table = TABLES["organisation"].journal
    with office.desk.reading("organisation") as session:
        assert not [content for content in session.scalars(select(table.c.content)) if content and b"7K3M" in content]
    filled = replace(asked, dossier=Dossier(office.note))
    assert codes(prepare(office.door, filled, PRESS).refused) == {"X5 profile"}


def test_a_days_sheets_leave_with_one_confirmation_or_not_at_all(office: Office) -> None:
    day = [prepare(office.door, internal(office), PRESS) for _ in range(3)]
    spoilt = prepare(office.door, internal(office, purpose=""), PRESS)
    assert refused(let_go_together, office.door, [*day, spoilt]) == {"X5 purpose"}
    assert office.journal() == []
    assert [released.copy for released in let_go_together(office.door, day)] == [1, 2, 3]
    assert len(office.copies()) == 3


def test_a_sealed_case_protects_like_any_other(office: Office) -> None:
    """It lies in no table; whoever may open it releases with its protection."""
    with office.desk.writing() as unit:
        enid, rhodri = office.family.enid, office.family.rhodri
        people = (CasePerson(enid.id, (Role.VICTIM,), Basis.AGENCY), CasePerson(rhodri.id, (Role.CONCERN,), Basis.AGENCY))
        unit.add(Case(person=enid.id, people=people), viewers=(office.desk.account.id,))
        unit.commit()
    assert office.family.enid.id in prepare(office.door, to_solicitor(office), PRESS).protection.protected


def test_a_failure_while_leaving_keeps_nothing(office: Office) -> None:
    """The password could not be put on: the journal must not say that something left."""

    def broken(data: bytes) -> bytes:
        raise OSError("no space")

    prepared = prepare(office.door, internal(office), PRESS)
    with pytest.raises(OSError, match="no space"):
        let_go(office.door, prepared, Way.SAVE_LOCKED, seal=broken)
    assert office.journal() == []
    assert let_go(office.door, prepared, Way.PRINT).copy == 1


@pytest.mark.parametrize("forged", [{"page": b"Alys Sampl, 12 Heol y Bont"}, {"problems": ()}, {"request": None}, {"protection": None}])
def test_nobody_makes_or_changes_a_preparation(office: Office, forged: dict[str, Any]) -> None:
    """What was looked through is what leaves: another page, another reader or no problems cannot be written in."""
    fair = prepare(office.door, to_solicitor(office), PRESS)
    with pytest.raises((ValueError, TypeError)):
        replace(fair, **forged)
    with pytest.raises(TypeError):
        replace(fair, key=object(), **forged)
