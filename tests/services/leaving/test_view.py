"""What a document may draw, after profile and particulars have taken out what may not be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from tests.services.leaving.conftest import NOW, Builder, Family
from vawdesk.i18n import N_, language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.flag_options import Source
from vawdesk.models.casework.person import Person, Vehicle
from vawdesk.models.casework.roles import CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.models.values import PartialDate, Signature, Tri
from vawdesk.services.particulars import hidden_places, own_addresses, own_particulars, particulars_of, spoken_openly
from vawdesk.services.protection import Protection, protected_from
from vawdesk.services.redaction import (
    ANOTHER_FILE,
    IN_CONFIDENCE,
    NEVER_TO_THEM,
    NOT_FOR_THIS_READER,
    PROTECTED,
    SEE_FILE,
    SOMEBODY_ELSE,
    Scope,
    blocked,
    redact,
)
from vawdesk.services.scrub import Net
from vawdesk.services.view import GAP, Dossier, Prose, Withheld, blank_view

EN, CY = language("en"), language("cy")


def scope_for(session: Session, profile: Profile, *recipients: Person, cases: tuple[Case, ...] = ()) -> Scope:
    ids = {person.id for person in recipients}
    protection = protected_from(session, ids, NOW) if ids else Protection()
    net = Net(particulars_of(session, protection.protected), own_particulars(session, protection.counts_as, NOW))
    return Scope(profile, protection, net, frozenset(), {case.id: case.person for case in cases if case.person}, today=NOW.today)


def test_the_withheld_set_holds_everything_that_names_or_locates(casework: Session, build: Builder, family: Family) -> None:
    family.alys.vehicles = (Vehicle(description="Small, blue", plate="AB12 CDE"),)
    casework.flush()
    values = {told.value for told in particulars_of(casework, {family.alys.id, family.mali.id})}
    assert {
        "Alys Sampl", "Mali Sampl", "01632 960417", "alys.sampl@example.org", "12 Heol y Bont", "Aberteifi", "SA43 1AA", "Ysgol Bro Tywod",
        "AB12 CDE",
    } <= values  # fmt: skip
    assert "01632 960188" not in values
    assert "3 Rhes y Felin" not in values
    assert particulars_of(casework, ()) == ()


def test_a_safe_address_is_nobodys_own_whoever_is_linked_with_it(casework: Session, build: Builder, family: Family) -> None:
    own = {told.value for told in own_particulars(casework, {family.alys.id}, NOW)}
    assert "Alys Sampl" in own
    assert "12 Heol y Bont" not in own
    assert "3 Rhes y Felin" in {told.value for told in own_particulars(casework, {family.rhodri.id}, NOW)}


def test_inside_masked_fields_point_to_the_file(casework: Session, family: Family) -> None:
    view, held = redact(Dossier(family.alys, {"addresses": (family.refuge,)}), scope_for(casework, Profile.INTERNAL))
    assert view.main.text("display_name", EN) == "Alys Sampl"
    assert view.main.get("health_note") == Withheld(SEE_FILE)
    assert view.group("addresses")[0].text("line1", EN) == Withheld(SEE_FILE)
    assert {one.field for one in held} == {"health_note", "line1", "town", "postcode"}
    revealing = replace(scope_for(casework, Profile.INTERNAL), reveals=frozenset({("address", "line1")}))
    assert redact(Dossier(family.refuge), revealing)[0].main.text("line1", EN) == "12 Heol y Bont"


def test_police_get_the_address_and_another_agency_does_not(casework: Session, family: Family) -> None:
    police = redact(Dossier(family.refuge), scope_for(casework, Profile.POLICE))[0]
    assert police.main.text("postcode", EN) == "SA43 1AA"
    agency, held = redact(Dossier(family.refuge), scope_for(casework, Profile.AGENCY))
    assert agency.main.get("postcode") is None
    assert agency.main.text("postcode", EN) == ""
    assert NOT_FOR_THIS_READER in {one.reason for one in held}


def test_free_text_loses_what_locates_and_keeps_the_rest(casework: Session, build: Builder, family: Family) -> None:
    """His solicitor gets a note of his own file."""
    words = "He asked where Alys is. I did not say 12 heol-y-bont, nor 01632-960-417."
    note = build.note(family.his, family.rhodri, what_was_said=words, mode=Mode.PHONE)
    scope = scope_for(casework, Profile.AGENCY, family.rhodri, cases=(family.hers, family.his))
    view, held = redact(Dossier(note, {"people": (family.rhodri, family.alys)}), scope)
    shown = view.main.get("what_was_said")
    assert isinstance(shown, Prose)
    assert shown.flat() == f"He asked where {GAP} is. I did not say {GAP}, nor {GAP}."
    assert [person.text("display_name", EN) for person in view.group("people")] == ["Rhodri Sampl"]
    assert view.main.text("with_people", EN) == "Rhodri Sampl"
    assert {(one.field, one.reason) for one in held} >= {("what_was_said", PROTECTED), ("", PROTECTED)}


def test_inside_a_withheld_part_says_so(casework: Session, build: Builder, family: Family) -> None:
    """A colleague who is close to the feared person counts as them."""
    note = build.note(family.his, family.rhodri, what_was_said="Alys is at the refuge.")
    view, _held = redact(Dossier(note), scope_for(casework, Profile.INTERNAL, family.rhodri, cases=(family.his,)))
    assert view.main.segments("what_was_said", EN) == (Withheld(PROTECTED), " is at the refuge.")


def _flag(build: Builder, family: Family, source: Source) -> StaffRiskFlag:
    return build.keep(
        StaffRiskFlag(
            person=family.rhodri.id,
            case=family.his.id,
            source=source,
            informant=family.alys.id,
            witness="A neighbour",
            factual_description="He shouted at a colleague.",
            incident_date=PartialDate(2026, 6, 3),
        )
    )


def test_nothing_of_somebodys_account_reaches_the_flagged_person(casework: Session, build: Builder, family: Family) -> None:
    scope = scope_for(casework, Profile.THE_PERSON, family.rhodri, cases=(family.hers, family.his))
    own = redact(Dossier(_flag(build, family, Source.OWN_STAFF)), scope)[0].main
    assert own.text("factual_description", EN) == "He shouted at a colleague."
    assert own.get("informant") is None
    assert own.get("witness") is None
    elsewhere = _flag(build, family, Source.OWN_STAFF)
    elsewhere.case = family.hers.id
    assert blocked(elsewhere, scope) is None
    told, held = redact(Dossier(_flag(build, family, Source.VICTIM)), scope)
    assert told.main.get("factual_description") is None
    assert NEVER_TO_THEM in {one.reason for one in held}


def _blocked(casework: Session, family: Family, record: Record, profile: Profile = Profile.THE_PERSON) -> object:
    return blocked(record, scope_for(casework, profile, family.rhodri, cases=(family.hers, family.his)))


def test_whole_records_are_kept_back(casework: Session, build: Builder, family: Family) -> None:
    theirs = build.note(family.hers, family.alys, what_was_said="x")
    allowed = build.note(family.hers, family.alys, what_was_said="x", share_with_other_side=True)
    secret = build.note(family.his, family.enid, what_was_said="x", told_in_confidence=True)
    his_own = build.note(family.his, family.rhodri, what_was_said="x", told_in_confidence=True)
    assert _blocked(casework, family, theirs) is ANOTHER_FILE
    assert _blocked(casework, family, allowed) is None
    assert _blocked(casework, family, secret) is IN_CONFIDENCE
    assert _blocked(casework, family, his_own) is None
    assert _blocked(casework, family, family.alys) is PROTECTED
    assert _blocked(casework, family, family.refuge) is PROTECTED
    assert _blocked(casework, family, family.hers) is ANOTHER_FILE
    assert _blocked(casework, family, family.his) is None
    assert _blocked(casework, family, family.former) is None


def test_a_page_for_the_person_is_about_nobody_else(casework: Session, build: Builder, family: Family) -> None:
    scope = scope_for(casework, Profile.THE_PERSON, family.alys, cases=(family.hers, family.his))
    assert blocked(family.rhodri, scope) is SOMEBODY_ELSE
    assert blocked(family.former, scope) is SOMEBODY_ELSE
    assert blocked(_flag(build, family, Source.OWN_STAFF), scope) is NEVER_TO_THEM
    assert blocked(family.his, scope) is ANOTHER_FILE
    assert blocked(family.refuge, scope) is None


def test_a_shared_home_is_shown_and_a_refuge_never(casework: Session, build: Builder, family: Family) -> None:
    scope = scope_for(casework, Profile.AGENCY, family.rhodri, cases=(family.hers, family.his))
    home = build.address(family.rhodri, family.alys, kind=AddressKind.HOME, line1="5 Lôn Glai", confidential=False)
    assert redact(Dossier(home), scope)[0].main.text("line1", EN) == "5 Lôn Glai"
    assert blocked(build.address(family.alys, kind=AddressKind.REFUGE, line1="Refuge"), scope) is PROTECTED
    assert blocked(build.address(family.rhodri, family.alys, kind=AddressKind.SAFE, line1="x"), scope) is PROTECTED


def test_the_town_of_a_refuge_is_not_said_to_somebody_who_lives_in_it(casework: Session, build: Builder, family: Family) -> None:
    family.former.town = "Aberteifi"  # he moves to where she is safe, and nobody may tell him that it is there
    casework.flush()
    protected, own = {family.alys.id}, {family.rhodri.id}
    his = own_addresses(casework, own, NOW)
    assert his == ("3 Rhes y Felin\nAberteifi\nSA38 9ZZ", "3 Rhes y Felin\nAberteifi")
    told, mine = particulars_of(casework, protected), own_particulars(casework, own, NOW)
    net = Net(told, mine, his, hidden_places(casework, protected))
    assert not net.find("Rhodri Sampl\n3 Rhes y Felin, Aberteifi, SA38 9ZZ")
    assert net.find("She was seen in Aberteifi.")
    family.refuge.kind, family.refuge.confidential = AddressKind.HOME, True
    casework.flush()
    assert not Net(told, mine, his, hidden_places(casework, protected)).find("We met in Aberteifi.")
    assert hidden_places(casework, ()) == ()


def test_a_particular_is_kept_back_by_whose_it_is_even_where_no_word_gives_it_away(
    casework: Session, build: Builder, family: Family
) -> None:
    slight = build.address(family.alys, kind=AddressKind.OTHER, line1="No. 9", confidential=False)
    scope = Scope(Profile.AGENCY, Protection(frozenset(), {family.alys.id: (PROTECTED,)}), Net(()), today=NOW.today)
    view, held = redact(Dossier(slight), scope)
    assert view.main.get("line1") is None
    assert "Address, Address line 1: this person's details are protected" in {one.words(EN) for one in held}


def test_a_home_that_the_reader_left_and_they_did_not_is_kept_back_whole(casework: Session, build: Builder, family: Family) -> None:
    """Its street and postcode are hers, and would be cut out; "Flat 1, Aberteifi" that is left would still say where she stayed."""
    left = Resident(person=family.rhodri.id, until=PartialDate(2025, 3, 1))
    stayed = Address(kind=AddressKind.HOME, line1="Flat 1", line2="4 Stryd y Bont", town="Aberteifi", postcode="SA43 1AB")
    stayed.residents = (left, Resident(person=family.alys.id))
    build.keep(stayed)
    scope = scope_for(casework, Profile.AGENCY, family.rhodri)
    assert blocked(stayed, scope) == PROTECTED
    stayed.residents = (left, Resident(person=family.alys.id, until=PartialDate(2025, 3, 1)))
    assert blocked(stayed, scope) is None  # both have left it
    stayed.residents = (Resident(person=family.rhodri.id), Resident(person=family.alys.id))
    assert blocked(stayed, scope) is None  # it is his home as well


def test_no_page_for_the_person_says_perpetrator(casework: Session, build: Builder, family: Family) -> None:
    roles = (CasePerson(person=family.rhodri.id, roles=(Role.PERPETRATOR, Role.CONCERN)),)
    case = build.keep(Case(person=family.rhodri.id, people=roles))
    for profile in (Profile.THE_PERSON, Profile.EMPLOYEE, Profile.AGENCY):
        scope = replace(scope_for(casework, profile, family.rhodri), reveals=frozenset({("case", "people")}))
        said = redact(Dossier(case), scope)[0].main.text("people", EN)
        assert isinstance(said, str)
        assert ("Perpetrator" in said) == (profile is Profile.AGENCY)


def test_a_withdrawn_entry_is_on_no_page(casework: Session, build: Builder, family: Family) -> None:
    wrong = build.note(family.hers, family.alys, what_was_said="of another file")
    wrong.status = Status.WITHDRAWN
    view, _held = redact(Dossier(family.hers, {"notes": (wrong,)}), scope_for(casework, Profile.INTERNAL))
    assert view.group("notes") == ()
    assert view.find(wrong.id) is None


def test_facts_are_looked_through_and_what_cannot_be_is_refused(casework: Session, family: Family) -> None:
    scope = scope_for(casework, Profile.AGENCY, family.rhodri, cases=(family.his,))
    facts = {
        "last": "Rang Alys",
        "count": 3,
        "said": N_("{name} rang").with_(name="Alys"),
        "lines": ("ok", "SA43 1AA is near"),
        "none": None,
    }
    view, _held = redact(Dossier(family.his, facts=facts), scope)
    assert view.fact("last") == f"Rang {GAP}"
    assert view.fact("count") == 3
    assert EN.say(view.fact("said")) == f"{GAP} rang"
    assert view.fact("lines") == ("ok", f"{GAP} is near")
    assert view.fact("missing", "-") == "-"
    with pytest.raises(TypeError, match="Person"):
        redact(Dossier(family.his, facts={"person": family.alys}), scope)


def test_words_of_values_in_both_languages(casework: Session, build: Builder, family: Family) -> None:
    made = Signature(family.alys.id, "M. Worker", "Support worker", NOW.utc)
    note = build.note(
        family.hers, family.alys, occurred_at=NOW.utc, mode=Mode.PHONE, in_earshot=Tri.NO, told_in_confidence=True, signed=made,
        what_was_said="“I am well.”",
    )  # fmt: skip
    view, _held = redact(Dossier(note, {"people": (family.alys,)}), scope_for(casework, Profile.INTERNAL))
    main = view.main
    assert main.text("occurred_at", EN) == "3\u00a0September\u00a02026, 09:30"
    assert main.text("in_earshot", EN) == "No"
    assert main.text("told_in_confidence", EN) == "Yes"
    assert main.text("with_people", EN) == "Alys Sampl"
    assert main.text("case", EN) == ""
    assert main.text("signed", EN).startswith("M. Worker, Support worker, 3")
    assert main.label("mode") == ContactNote.fields()["mode"].label
    assert view.name(family.alys.id) == "Alys Sampl"
    assert view.name(None) == ""
    assert view.find(family.alys.id) is view.group("people")[0]
    phones = view.group("people")[0].get("phones")
    assert phones[0].text("number", CY) == "01632 960417"
    assert view.group("people")[0].text("phones", EN) == "01632 960417"
    with pytest.raises(KeyError):
        main.get("not_a_field")


def test_an_empty_form_has_labels_and_nothing_else() -> None:
    view = blank_view(Address)
    assert view.blank
    assert all(view.main.text(name, EN) == "" for name in Address.fields())
    assert view.main.title == Address.title
    assert view.main.type_name == "address"
    assert view.find(None) is None


def test_our_own_words_pass_and_those_of_the_protected_do_not(casework: Session, family: Family) -> None:
    net = Net(particulars_of(casework, {family.alys.id}), (), ("Alys Evans", "Alys", "01632 960 101"))
    assert not net.find("Your worker is Alys Evans.")
    assert net.find("Your worker is Alys Evans. Alys Sampl rang.")
    assert net.find("Alys rang")
    colleague = StaffMember(name="Alys Evans")
    house = Organisation(name_english="Sampl Housing", address="1 Stryd Fawr\nAberteifi", phone="01632 960100")
    assert {"Alys Evans", "Sampl Housing", "Aberteifi", "01632 960100"} <= set(spoken_openly(house, (colleague,)))
    assert spoken_openly(None, ()) == ()
