"""Two people of whom one may be afraid of the other: their files, their relationship, where they live, a linked case for each."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.features.casework.at_the_desk import AtTheDesk
from tests.features.casework.steps_accounts import OTHER_WORKER
from vawdesk.models.casework.address import AddressKind
from vawdesk.models.casework.case import Apart
from vawdesk.models.casework.person import Consent, PersonType, Privacy, Speech
from vawdesk.models.casework.relationship import Direction, RelationshipKind, Standing
from vawdesk.models.casework.roles import Basis, Role
from vawdesk.models.values import PartialDate, Tri

HARMED, FEARED = "Lowri Glynne", "Gethin Prys"
STREET, TOWN = "4 Rhes y Felin", "Trefelin"


def record_a_person(desk: AtTheDesk, name: str, born: date, *, harmed: bool) -> None:
    """People, Add a person: what is known of them. One comes to their page."""
    desk.go("people")
    desk.press("add_person")
    said: dict[str, Any] = {"consent_status": Consent.YES} if harmed else {}
    desk.fill(
        display_name=name, dob=PartialDate.of(born), person_type=PersonType.ADULT, first_language=Speech.WELSH,
        language_choice=Speech.WELSH, interpreter_needed=Tri.NO, privacy_information=Privacy.NOT_SAFE,
        privacy_look_again_on=date(2026, 12, 24), **said,
    )  # fmt: skip
    desk.save()
    assert desk.place == "person"
    assert name in desk.seen


def record_how_they_stand(desk: AtTheDesk) -> None:
    """From the page of whoever is harmed: a former partner, from whom behaviour is reported; and where she lives."""
    desk.open_in_list("people", HARMED)
    desk.press("go_relationship")
    desk.fill(
        to_person=FEARED, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED, behaviour_direction=Direction.SECOND_TO_FIRST
    )
    desk.save()
    assert f"Behaviour is reported from {FEARED} towards {HARMED}." in desk.seen
    desk.press("go_address")
    desk.fill(line1=STREET, town=TOWN, kind=AddressKind.HOME)
    desk.save()
    assert desk.place == "person"


def open_her_case(desk: AtTheDesk) -> str:
    """From her page; gives the number of the case."""
    desk.press("go_case_form")
    desk.fill(
        people=[{"roles": (Role.SURVIVOR,), "basis": Basis.OWN_WORDS},
                {"person": FEARED, "roles": (Role.CONCERN,), "basis": Basis.OWN_WORDS}],
        worked_separately=Apart.YES, counter_allegations_present=Tri.NO,
    )  # fmt: skip
    desk.save()
    return _number_of_the_case(desk)


def open_his_case(desk: AtTheDesk, linked_with: str) -> str:
    """From his page, in the same situation, with a worker of his own (8.4)."""
    desk.open_in_list("people", FEARED)
    desk.press("go_case_form")
    desk.fill(
        situation=HARMED, people=[{"roles": (Role.CONCERN,), "basis": Basis.OWN_WORDS}], worked_separately=Apart.YES,
        counter_allegations_present=Tri.NO,
    )  # fmt: skip
    desk.press("worker_remove_0")
    desk.fill(worker=OTHER_WORKER)
    desk.save()
    number = _number_of_the_case(desk)
    assert linked_with in desk.seen
    assert f"Worker: {OTHER_WORKER}" in desk.seen
    return number


def _number_of_the_case(desk: AtTheDesk) -> str:
    assert desk.place == "case"
    found = [word for word in desk.seen.split() if word.startswith("VA-2026-")]
    return found[0]
