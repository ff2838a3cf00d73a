"""Each document has the label and the banner that it must have, and never one that it must not (X1)."""

from __future__ import annotations

import uuid

import pytest

from tests.reports.example import furniture
from tests.reports.reading import check_paper, text
from tests.reports.views import BANNER, CASE, case, flag, note, people, place, view, visit
from vawdesk.i18n import language
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework import buddy_sheet, contact_note, home_visit, staff_risk_flag, visit_sheet
from vawdesk.reports.forms.casework import case as case_cover
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import STAFF_RISK, Label
from vawdesk.reports.kit.words import DocumentLanguage, Words
from vawdesk.services.view import View, blank_view

FORMS = (case_cover, contact_note, staff_risk_flag, home_visit, buddy_sheet)
ENTRIES = {entry.code: entry for entry in (*(form.ENTRY for form in FORMS), visit_sheet.CARRIED, visit_sheet.BLANK)}
FILLED: list[tuple[str, Profile, Label, bool]] = [
    ("D03", Profile.INTERNAL, Label.ABUSE, True),
    ("D04", Profile.INTERNAL, Label.ABUSE, True),
    ("D04", Profile.AGENCY, Label.ABUSE, False),
    ("D04", Profile.POLICE, Label.ABUSE, False),
    ("D04", Profile.MARAC, Label.ABUSE, False),
    ("D12", Profile.INTERNAL, Label.ABUSE, True),
    ("D12", Profile.AGENCY, Label.ABUSE, False),
    ("D12", Profile.POLICE, Label.ABUSE, False),
    ("D12", Profile.MARAC, Label.ABUSE, False),
    ("D20", Profile.INTERNAL, Label.ABUSE, True),
    ("D20C", Profile.THE_PERSON, Label.CONFIDENTIAL, False),
    ("D20C", Profile.INTERNAL, Label.CONFIDENTIAL, False),
    ("D21", Profile.BUDDY, Label.CONFIDENTIAL, False),
    ("D21", Profile.INTERNAL, Label.CONFIDENTIAL, False),
]
BLANKS: list[tuple[str, type, Label]] = [
    ("D04", ContactNote, Label.ABUSE),
    ("D12", StaffRiskFlag, Label.ABUSE),
    ("D20", HomeVisit, Label.ABUSE),
    ("D22", HomeVisit, Label.CONFIDENTIAL),
]
TAG = {"en": "en-GB", "cy": "cy", "both": "cy"}


def about(code: str, profile: Profile, **facts: object) -> View:
    main = {"D03": case, "D04": note, "D12": flag}.get(code, visit)()
    groups = {"people": people(), "flags": (flag(),), "place": (place(),)}
    return view(main, profile, groups=groups, **facts)


def labelled(found: str, label: Label, spoken_in: DocumentLanguage) -> bool:
    words = [spoken.say(label.value) for spoken in Words(spoken_in).languages]
    longer = [spoken.say(Label.ABUSE.value) for spoken in Words(spoken_in).languages] if label is Label.CONFIDENTIAL else []
    return all(word in found for word in words) and not any(word in found for word in longer)


@pytest.mark.parametrize(("code", "profile", "label", "banner"), FILLED)
def test_label_and_banner_are_the_documents_own(code: str, profile: Profile, label: Label, banner: bool) -> None:
    entry = ENTRIES[code]
    for spoken_in in entry.languages:
        for claimed in (furniture(label=Label.NONE, banner=()), furniture(label=Label.ABUSE, banner=(BANNER,))):
            data = entry.render(about(code, profile), spoken_in, claimed)
            found = text(data)
            assert labelled(found, label, spoken_in)
            assert (language("en" if spoken_in == "en" else "cy").say(STAFF_RISK) in found) == banner
            check_paper(data, TAG[spoken_in])


@pytest.mark.parametrize(("code", "kind", "label"), BLANKS)
def test_blank_forms_have_their_label_no_banner_and_nobodys_name(code: str, kind: type, label: Label) -> None:
    entry = ENTRIES[code]
    assert entry.blanks
    for spoken_in in entry.blanks:
        data = entry.render(blank_view(kind), spoken_in, furniture(banner=(BANNER,), reference="", practice=True))
        found = text(data)
        assert labelled(found, label, spoken_in)
        assert "STAFF RISK" not in found
        assert "RISG I STAFF" not in found
        assert "M. Worker" not in found
        assert "PRACTICE / YMARFER" in found
        check_paper(data, TAG[spoken_in])


def test_every_blank_and_every_profile_of_the_manifest_is_tried_above() -> None:
    manifest = {(entry.code, profile) for entry in ENTRIES.values() for profile in entry.profiles}
    assert {(code, profile) for code, profile, _label, _banner in FILLED} == manifest
    assert {code for code, _kind, _label in BLANKS} == {entry.code for entry in ENTRIES.values() if entry.blanks}


def test_a_case_that_is_not_about_abuse_is_confidential_all_the_same() -> None:
    found = text(ENTRIES["D03"].render(about("D03", Profile.INTERNAL, domestic_abuse=False), "en", furniture()))
    assert labelled(found, Label.CONFIDENTIAL, "en")


def test_a_flag_goes_to_an_agency_only_when_it_was_released() -> None:
    entry = ENTRIES["D04"]
    assert "STAFF RISK" not in text(entry.render(about("D04", Profile.AGENCY), "en", furniture()))
    assert "STAFF RISK" in text(entry.render(about("D04", Profile.AGENCY, banner_released=True), "en", furniture()))
    assert not entry.banner_for(Profile.THE_PERSON, released=True)


def test_a_label_by_release_is_never_seen_by_the_household() -> None:
    letter = DocumentEntry(
        "D99", home_visit.TITLE, "home_visit", Carries.BY_RELEASE, Carries.BY_RELEASE, frozenset(Profile), home_visit.build
    )  # fmt: skip
    assert letter.label_for(Profile.THE_PERSON) is Label.CONFIDENTIAL
    assert letter.label_for(Profile.AGENCY) is Label.ABUSE
    assert not letter.banner_for(Profile.EMPLOYEE, released=True)


WRONG: list[tuple[str, View, DocumentLanguage]] = [
    ("D03", about("D03", Profile.AGENCY), "en"),
    ("D04", about("D04", Profile.THE_PERSON), "en"),
    ("D20", about("D20", Profile.THE_PERSON), "en"),
    ("D12", about("D12", Profile.INTERNAL), "both"),
    ("D03", about("D04", Profile.INTERNAL), "en"),
    ("D21", blank_view(HomeVisit), "en"),
    ("D22", about("D20", Profile.INTERNAL), "en"),
]


@pytest.mark.parametrize(("code", "shown", "spoken_in"), WRONG)
def test_a_document_is_not_made_for_a_reader_a_language_or_a_record_that_is_not_its_own(
    code: str, shown: View, spoken_in: DocumentLanguage
) -> None:
    with pytest.raises(ValueError, match=code):
        ENTRIES[code].render(shown, spoken_in, furniture())


def test_the_subjects_of_a_document_are_those_of_its_record() -> None:
    made = HomeVisit(to_see=(CASE,), people_there=(uuid.UUID(int=77),), place=uuid.UUID(int=78))
    assert ENTRIES["D20"].subjects(made) == (CASE, uuid.UUID(int=77), uuid.UUID(int=78))
