"""The organisation's own times in the settings, as whoever keeps them writes them."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QLineEdit

from tests.hands import press, write
from tests.ui.pages.organisation_desk import AtWork
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.first_steps import organisation_of


def test_closing_time_is_written_as_people_write_a_time(work: AtWork) -> None:
    page = work.open("settings_organisation")
    assert page.form is not None
    name, box = (page.findChild(QLineEdit, f"{one}_box") for one in ("name_welsh", "closing_time"))
    assert isinstance(name, QLineEdit)
    assert isinstance(box, QLineEdit)
    write(name, "Cymorth Teulu")
    write(box, "half five")
    press(page, "save")
    assert "for example 14:02" in page.form.editors["closing_time"].error()
    page.form.flush()
    work.qtbot.waitUntil(lambda: bool(work.desk.drafts.mine("organisation")), timeout=5000)
    kept = work.open("settings_organisation").findChild(QLineEdit, "closing_time_box")
    assert isinstance(kept, QLineEdit)
    assert kept.text() == "half five"
    again = work.open("settings_organisation")
    box = again.findChild(QLineEdit, "closing_time_box")
    assert isinstance(box, QLineEdit)
    write(box, "17.30")
    press(again, "save")
    record = organisation_of(work.desk)
    assert isinstance(record, Organisation)
    assert record.closing_time == time(17, 30)
    shown = work.open("settings_organisation").findChild(QLineEdit, "closing_time_box")
    assert isinstance(shown, QLineEdit)
    assert shown.text() == "17:30"
    work.quit()
