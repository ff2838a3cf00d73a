"""Writing down what was shared: whoever shares the work stands first, and no missing agreement stands in the way (S1, S2)."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtWidgets import QPushButton

from tests.hands import fill
from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import look, press
from tests.ui.pages.people.test_case_form_advice import advised
from tests.ui.pages.people.test_referral import contact
from vawdesk.models.casework.information_share import NO_PROTOCOL
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.ui.pages.casework import information_share_form


def offered(room: Room, case: uuid.UUID) -> list[str]:
    page = room.open(information_share_form.ENTRY, case)
    return [one.text() for one in page.findChildren(QPushButton) if one.objectName().startswith("share_with_")]


def test_the_team_is_offered_first_then_the_specialists_and_nobody_else(room: Room) -> None:
    contact(room, "Heddlu Bryniau", ContactKind.POLICE_PPU)
    specialist = contact(room, "Cymorth Bryniau", ContactKind.OTHER)
    school, nurse = contact(room, "Ysgol y Bryn", ContactKind.OTHER), contact(room, "Meddygfa'r Bont", ContactKind.OTHER)
    mair = room.person("Mair Pugh-Ellis")
    one = room.case(mair, virtual_team_elsewhere=(school, nurse), specialist_involved=(specialist, school))
    assert offered(room, one.id) == ["Ysgol y Bryn", "Meddygfa'r Bont", "Cymorth Bryniau"]
    page = room.open(information_share_form.ENTRY, one.id)
    press(page, f"share_with_{nurse.hex}")
    assert page.with_values().shared_with == nurse
    assert offered(room, room.case(room.person("Ruth Okafor")).id) == []


@pytest.mark.parametrize("whom", ["shared_with", "heard_by"])
def test_without_an_agreement_it_says_that_one_can_still_share(room: Room, whom: str) -> None:
    said = room.at.language.say(NO_PROTOCOL.message)
    contact(room, "Heddlu Bryniau", ContactKind.POLICE_PPU)
    page = room.open(information_share_form.ENTRY, room.case(room.person("Mair Pugh-Ellis")).id)
    look(page)
    assert said not in advised(page)  # not before it is said with whom
    fill(page.form, **{whom: "Bryniau" if whom == "shared_with" else "The officer on duty"})
    look(page)
    room.qtbot.waitUntil(lambda: said in advised(page))
