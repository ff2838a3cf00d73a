"""Every document of the manifest, for each of its readers: the warnings to staff stand on it, or never do, as X1 says.

What X1 says is written down here once more, by code. A new document is about somebody unless it is named here, and so must warn.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.practice.conftest import Practice
from tests.practice.flagged_everywhere import SAID, flag_everything
from tests.tour import papers
from vawdesk import features
from vawdesk.models import registry
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.reports.kit.page import Label
from vawdesk.reports.kit.text_entry import TextEntry
from vawdesk.services import release
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.practice.make import SEED
from vawdesk.services.practice.stage import Stage

SEEN_BY_THE_HOUSEHOLD = {"D13", "D15", "D16", "D17", "T17", "D20C", "D21", "D22", "D28", "D42", "D45", "D56"}
PASTED = {"T06"}  # words for somebody else's form: nobody can see any more which of them were for colleagues alone
ABOUT_NOBODY = {"D54", "D54P", "D55"}  # lists of the organisation's own: posters, and cards for the pocket
HOUSEHOLD = {Profile.THE_PERSON, Profile.EMPLOYEE}
INSIDE = {Profile.INTERNAL, Profile.BUDDY}


def wanted(code: str, profile: Profile, shared: bool) -> bool:
    """Whether the warning stands on this copy."""
    if code in SEEN_BY_THE_HOUSEHOLD | PASTED or profile in HOUSEHOLD:
        return False
    return profile in INSIDE or shared


def label_wanted(code: str, profile: Profile) -> Label:
    """What X1 puts at the head of this copy, of something about domestic abuse."""
    if code in ABOUT_NOBODY | PASTED | {"T17"}:
        return Label.NONE
    plain = code in SEEN_BY_THE_HOUSEHOLD or profile in HOUSEHOLD
    return Label.CONFIDENTIAL if plain else Label.ABUSE


@pytest.fixture(scope="module")
def flagged(practice: Practice, tmp_path_factory: pytest.TempPathFactory) -> Practice:
    made = practice.copy(tmp_path_factory.mktemp("flagged"))
    desk = made.desk()
    flag_everything(desk)
    desk.vault.sign_out()
    return made


@pytest.fixture
def desk(flagged: Practice) -> Iterator[Desk]:
    made = flagged.desk()
    yield made
    made.vault.sign_out()


def copies(desk: Desk, stage: Stage, code: str) -> dict[tuple[Profile, bool], str]:
    """The words of a document for each reader for whom it can be made, with and without the warnings let go."""
    made, document = dict[tuple[Profile, bool], str](), features.papers()[code]
    for profile in sorted(document.document.profiles, key=lambda one: one.value):
        for shared in (False, True) if profile in papers.OUTSIDE else (False,):
            asked = papers.asked(desk, stage, code, document.languages[0], profile, share_banner=shared)
            prepared = release.prepare(DeskDoor(desk, practice=True), asked, document.press)
            if prepared.page:
                made[profile, shared] = features.read_text(prepared.page) if prepared.page.startswith(b"%PDF") else prepared.page.decode()
    return made


def of_casework(entry: DocumentEntry | TextEntry) -> bool:
    """Whether a document is about a record of casework; one about the organisation names nobody, and cannot."""
    return registry.record_type(entry.noun).compartment == "casework"


ALL = (*features.document_entries(), *features.text_entries())


@pytest.mark.parametrize("code", sorted(entry.code for entry in ALL if entry.profiles and of_casework(entry)))
def test_the_warning_stands_where_it_must_and_nowhere_else(desk: Desk, code: str) -> None:
    made = copies(desk, Stage(desk.now(), SEED), code)
    assert made, "it can be made for nobody"
    for (profile, shared), words in made.items():
        stands = SAID in " ".join(words.split())
        assert stands is wanted(code, profile, shared), (profile, shared, words[:400])


@pytest.mark.parametrize("code", sorted(entry.code for entry in features.document_entries() if entry.blanks))
def test_no_form_for_the_pen_carries_a_warning_that_is_filled_in(desk: Desk, code: str) -> None:
    pages = [papers.blank(desk, code, language) for language in features.papers()[code].blanks]
    assert not any(SAID in features.read_text(page) for page in pages)


@pytest.mark.parametrize("entry", [one for one in ALL if not of_casework(one)], ids=lambda one: one.code)
def test_what_is_about_the_organisation_carries_none(entry: DocumentEntry | TextEntry) -> None:
    assert not any(entry.banner_for(profile, released) for profile in Profile for released in (False, True))


@pytest.mark.parametrize("entry", ALL, ids=lambda one: one.code)
def test_the_label_is_what_x1_says_for_every_reader(entry: DocumentEntry | TextEntry) -> None:
    for profile in entry.profiles | ({Profile.BLANK} if entry.blanks else frozenset()):
        wanted = label_wanted(entry.code, profile)
        assert entry.label_for(profile) is wanted, profile
        if wanted is Label.ABUSE:
            assert entry.label_for(profile, discreet=True) is Label.CONFIDENTIAL
            assert entry.label_for(profile, domestic_abuse=False) is Label.CONFIDENTIAL
