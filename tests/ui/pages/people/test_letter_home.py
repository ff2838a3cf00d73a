"""A letter to the home that she kept and somebody she fears has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.pages.people.conftest import Room
from tests.ui.pages.people.hands import press
from tests.ui.pages.people.test_letter import kept, prepared, write
from vawdesk import features
from vawdesk.models.casework.address import Address, Resident
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import PartialDate, Tri
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework import handled_copy, letter


def test_where_somebody_she_fears_has_lived_a_letter_goes_only_with_a_reason(room: Room) -> None:
    """She kept the home and he moved out: it is offered, never filled in, and asked about where it is written and where it leaves."""
    mair, dylan = room.person("Mair Pugh-Ellis", phones=None), room.person("Dylan Prosser")
    room.relationship(dylan, mair)
    hers = room.case(mair, (dylan, Role.CONCERN))
    gone = PartialDate.of(room.desk.now().today - timedelta(days=40))
    home = room.address(mair, line1="5 Teras y Graig", town="Aberteifi", confidential=False)
    with room.desk.writing() as unit:
        held = unit.get(Address, home.id)
        held.residents = (Resident(person=mair.id, safe_to_post=Tri.YES), Resident(person=dylan.id, until=gone))
        unit.commit()
    page = room.open(letter.ENTRY, hers.id)
    assert page.form.values()["by_way"] is ByWay.HANDED
    page.form.editors["written_in"].set_value(Written.ENGLISH)
    write(page, subject_english="Your appointment", body_english="We meet on Thursday at ten.")
    page.form.editors["by_way"].set_value(ByWay.POST)
    page.look()
    page.form.editors["address"].set_value(home.id)
    press(page, "save")
    assert isinstance(page.saving.asking, ReasonQuestion)
    why = "He gave back his key, and the post comes to her alone."
    page.saving.asking.reason.set_value(why)
    page.saving.asking.verb.click()
    (made,) = kept(room)
    assert made.address == home.id
    assert {problem.rule for problem in prepared(room, made, name="Mair Pugh-Ellis").refused} == {"X6 delivery before"}
    assert prepared(room, made, name="Mair Pugh-Ellis", because={"X6 delivery before": why}).refused == ()
    room.at = replace(room.at, papers=features.papers())
    printing = room.open(handled_copy.ENTRY, PrintAsk("D15", made.id))
    room.qtbot.waitUntil(lambda: printing.findChild(QPushButton, "why_X6_delivery_before") is not None, timeout=10_000)
    press(printing, "why_X6_delivery_before")
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, ReasonQuestion)
    assert asked.reason.value() == why  # what was written when the letter was kept is there to be confirmed
    asked.verb.click()
    room.qtbot.waitUntil(lambda: printing.print_button.isEnabled(), timeout=10_000)
