"""Nothing that was written is missing from the program: record types, pages and documents are joined, and fit together."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from vaults import Town

from tests.tour.stops import IN_SCENES, STOPS
from vawdesk import features
from vawdesk.i18n import language
from vawdesk.models import registry
from vawdesk.models.profile import Profile
from vawdesk.ui.kit import icons
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings_menu import PAGES
from vawdesk.vault.accounts import Role

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = {entry.code: entry for entry in features.document_entries()}
WANTED = {"D03", "D04", "D12", "D20", "D21", "D22"}


def modules_with(folder: str, made: str) -> set[str]:
    """The modules under a folder that make an entry of this class."""
    found = set()
    for path in (ROOT / "vawdesk" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == made:
                found.add(path.stem)
    return found


def test_every_record_module_is_known() -> None:
    names = {record.__module__.rsplit(".", 1)[-1] for record in registry.record_types().values()}
    for name in names:
        assert any((ROOT / "vawdesk" / "models" / wing / f"{name}.py").exists() for wing in registry.WINGS)


def test_every_document_of_the_strand_is_there_and_about_a_known_record() -> None:
    assert set(DOCUMENTS) >= WANTED, WANTED - set(DOCUMENTS)
    for entry in DOCUMENTS.values():
        assert entry.noun in registry.record_types(), entry.code
        assert entry.profiles or entry.blanks
        for type_name, field in entry.reveals:
            assert field in registry.record_type(type_name).fields(), f"{entry.code} reveals {type_name}.{field}"


def test_every_module_that_makes_a_document_is_joined() -> None:
    made = modules_with("reports/forms", "DocumentEntry")
    assert len(made) <= len(DOCUMENTS)


def test_no_two_documents_share_a_code() -> None:
    codes = [entry.code for entry in features.document_entries()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", sorted(DOCUMENTS))
def test_label_and_banner_keep_to_their_rules(code: str) -> None:
    """X1: what carries the warning to staff or the full label is never made for the person or their household."""
    entry = DOCUMENTS[code]
    for profile in entry.profiles & {Profile.THE_PERSON, Profile.EMPLOYEE}:
        assert not entry.banner_for(profile)
        assert not entry.banner_for(profile, released=True)
        assert entry.label_for(profile).name != "ABUSE"


def test_every_module_that_makes_a_page_is_joined() -> None:
    made = modules_with("ui/pages", "PageEntry")
    joined = {entry.make.__module__.rsplit(".", 1)[-1] for entry in features.page_entries()}
    assert made <= joined, made - joined


def test_pages_have_keys_of_their_own_in_each_room_and_drawings_that_exist() -> None:
    seen: set[tuple[str, str, str]] = set()
    for entry in features.page_entries():
        for where in ("office", "away") if entry.where == "both" else (entry.where,):  # at a carried copy's desk pages may be others
            assert (entry.room, entry.key, where) not in seen, entry.key
            seen.add((entry.room, entry.key, where))
        assert entry.icon in icons.DRAWINGS, entry.icon


def test_pages_lead_only_to_pages_that_exist() -> None:
    """What a page opens by a key written in it is a page of the manifest, in its own wing or in organisation's."""
    keys = {entry.key for entry in features.page_entries()}
    for path in (ROOT / "vawdesk" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("go.emit") and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in keys, f"{path.name} leads to {node.args[0].value}"


def test_settings_pages_are_those_of_their_menu() -> None:
    keys = {entry.key for entry in features.page_entries()}
    assert {key for key, _drawing, _words in PAGES} <= keys


def test_every_page_stands_in_the_menu_or_belongs_under_one_that_does() -> None:
    menu = {entry.key for entry in features.page_entries() if entry.in_menu}
    anywhere = {"search"}  # it finds people and cases alike, and leaves lit what was
    for entry in features.page_entries():
        assert entry.in_menu or entry.under in menu or entry.key in anywhere, entry.key


def test_a_page_that_names_subjects_answers_for_them() -> None:
    for entry in features.page_entries():
        if entry.subjects and isinstance(entry.make, type):
            assert any("subjects" in vars(kind) for kind in entry.make.__mro__[:-1] if kind.__name__ != "Page"), entry.key


def test_the_navigation_speaks_welsh() -> None:
    say = language("cy").say
    for entry in features.page_entries():
        if entry.in_menu:
            assert say(entry.title)


def shown(town: Town, name: str, room: str = "casework") -> set[str]:
    vault = town.open(name, "hr" if room == "hr" else "casework")
    found = {entry.key for entry in features.pages_of(vault)}
    rooms = {entry.room for entry in features.pages_of(vault)}
    vault.close()
    assert room == "hr" or "hr" not in rooms
    return found


def test_who_cannot_open_a_part_is_shown_none_of_its_pages(town: Town) -> None:
    town.add_all(Dai=Role.WORKER, Bronwen=Role.HR_OFFICER, Gwyn=Role.TRUSTEE, Iwan=Role.SETUP)
    casework = {entry.key for entry in features.page_entries() if entry.room == "casework"} - {
        "home",
        "handled_copy",
    }  # the organisation has its own
    for name in ("Bronwen", "Gwyn", "Iwan"):
        assert not shown(town, name) & casework
    assert casework - {entry.key for entry in features.page_entries() if entry.roles} <= shown(town, "Dai")
    assert "hr_room" in shown(town, "Bronwen")
    assert "hr_room" not in shown(town, "Dai")
    assert "home" in shown(town, "Bronwen", "hr")


def test_every_entry_is_a_page_entry() -> None:
    assert all(isinstance(entry, PageEntry) for entry in features.page_entries())


def test_the_tour_stops_at_every_page() -> None:
    assert {entry.key for entry in features.page_entries()} == {stop.key for stop in STOPS} | IN_SCENES
