"""Whoever is chosen in a form is met from then on: their warning comes while one writes, and not only when the page is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.people.conftest import Room
from vawdesk.models.casework.address import Resident
from vawdesk.services.flags_met import flags_met
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework import (
    address,
    connection,
    contact_note_form,
    decision_form,
    information_share_form,
    person_link,
    planned_contact,
    relationship,
)

FORMS: list[tuple[PageEntry, str, Callable[[Any], object]]] = [
    (planned_contact.ENTRY, "with_people", lambda one: (one,)),
    (relationship.ENTRY, "to_person", lambda one: one),
    (person_link.ENTRY, "other", lambda one: one),
    (address.ENTRY, "residents", lambda one: (Resident(person=one),)),
    (decision_form.ENTRY, "about_people", lambda one: (one,)),
    (information_share_form.ENTRY, "about_people", lambda one: (one,)),
    (contact_note_form.ENTRY, "with_people", lambda one: (one,)),
]


def shown(room: Room, page: Page) -> int:
    """How many warnings the window would show above the page."""
    with room.desk.reading() as session:
        return len(flags_met(session, page.subjects(), room.desk.now()))


@pytest.mark.parametrize(("entry", "field", "value"), FORMS, ids=lambda one: one.key if isinstance(one, PageEntry) else "")
def test_whoever_is_chosen_brings_their_warning(
    room: Room, qtbot: QtBot, entry: PageEntry, field: str, value: Callable[[Any], object]
) -> None:
    mair, emyr = room.person("Mair Pugh-Ellis"), room.person("Emyr Tudor")
    case = room.case(mair)
    room.flag(emyr)
    in_case = {"decision_form", "information_share_form", "planned_contact", "contact_note_form"}
    page = room.open(entry, case.id if entry.key in in_case else mair.id)
    assert shown(room, page) == 0
    with qtbot.waitSignal(page.subjects_changed):
        page.form.editors[field].set_value(value(emyr.id))
        page.form.editors[field].changed.emit()
    assert shown(room, page) == 1
    page.drafting.done()


def test_whoever_declares_a_connection_is_told_nothing(room: Room, qtbot: QtBot) -> None:
    emyr = room.person("Emyr Tudor")
    room.flag(emyr)
    page = room.open(connection.ENTRY)
    with qtbot.waitSignal(page.subjects_changed):
        page.form.editors["person"].set_value(emyr.id)
        page.form.editors["person"].changed.emit()
    assert shown(room, page) == 0
    page.drafting.done()
