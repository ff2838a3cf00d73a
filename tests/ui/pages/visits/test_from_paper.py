"""A form that was filled in by pen is typed up: by one tick, with who filled it in and when, and never in the typist's name (8.29, X13)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from tests.hands import fill, put
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome import VisitOutcome, is_late
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.from_paper import SheetNow
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.editors.from_paper import FromPaperEditor
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework import contact_note, visit_outcome
from vawdesk.ui.pages.casework.contact_note import NotePage
from vawdesk.ui.pages.casework.contact_note_form import NoteForm
from vawdesk.ui.pages.casework.visit_outcome_form import OutcomeForm
from vawdesk.ui.pages.casework.visit_outcome_read import OutcomePage

ORDINARY: dict[str, Any] = {"incident": Tri.NO, "near_miss": Tri.NO, "nothing_to_pass_on": True}


def sheet(at: datetime, writer: str = "Huw", **said: Any) -> dict[str, Any]:
    """What stands on a sheet that its writer signed."""
    return {
        "writer": writer, "written_at": at, "signed": Tri.YES, "signed_by": [writer], "sheet": SheetNow.KEPT, "kept_where": "Folder 3",
    } | said  # fmt: skip


def back_since_two_days(office: Office) -> tuple[HomeVisit, datetime]:
    """Huw has been on his visit, and wrote by pen how it went, an hour after it. Two days later Sioned is at the desk."""
    visit = visit_steps.sign(office.desk, office.visit(*office.family()))
    assert visit.planned_at is not None
    office.town.clock.advance(days=3)
    office.sign_in("Sioned")
    return visit, visit.planned_at + timedelta(hours=2)


def form_of(office: Office, visit: HomeVisit) -> OutcomeForm:
    page = visit_outcome.open_page(office.at, visit.id)
    assert isinstance(page, OutcomeForm)
    office.show(page)
    return page


def seen(page: Page) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def errors(page: Any) -> str:
    return " ".join(link.accessibleName() for link in page.form.summary.links)


def test_an_outcome_is_typed_up_as_its_writers_own_and_says_who_typed(office: Office) -> None:
    visit, written = back_since_two_days(office)
    page = form_of(office, visit)
    fill(page.form, from_paper=sheet(written), ended_at=written - timedelta(hours=1), information_learned="She starts work on Monday.",
         **ORDINARY)  # fmt: skip
    press(office, page, "save")
    held = office.desk.open(VisitOutcome, outcome_id(visit.id))
    assert held.status is Status.SIGNED, errors(page)
    assert held.signed is not None
    assert (held.signed.person, held.signed.name, held.signed.at, held.signed.how) == (office.staff["Huw"], "Huw", written, "on paper")
    assert held.paper is not None
    assert (held.paper.entered_by, held.paper.entered_at) == (office.staff["Sioned"], office.town.clock.utc)
    assert not is_late(held, office.at.now())
    assert held.note is not None
    assert office.desk.open(ContactNote, held.note).contact_by == office.staff["Huw"]  # who learned it, not who typed it
    shown = visit_outcome.open_page(office.at, held.id)
    assert isinstance(shown, OutcomePage)
    office.show(shown)
    say = office.at.language
    assert f"Entered from paper on {say.moment(office.town.clock.utc)} by Sioned." in seen(shown)
    assert f"Filled in by Huw on {say.moment(written)}. Signed on paper by Huw. The sheet is kept: Folder 3" in seen(shown)
    assert "Entered late" not in seen(shown)
    assert "Entered from paper" in seen(shown).splitlines()  # at the head, too
    assert faults(shown) == []


def test_without_the_tick_nothing_is_asked_and_with_it_everything_is(office: Office) -> None:
    visit, written = back_since_two_days(office)
    page = form_of(office, visit)
    assert page.form is not None
    editor = page.form.editors["from_paper"]
    assert isinstance(editor, FromPaperEditor)
    assert not editor.inside.isVisible()
    fill(page.form, ended_at=written - timedelta(hours=1), from_paper={}, **ORDINARY)
    assert editor.inside.isVisible()
    for missing, said in (
        ("Say who filled the form in by pen.", {"writer": "Huw"}), ("Say when the form was filled in by pen.", {"written_at": written}),
        ("Say whether the sheet is signed.", {"signed": Tri.YES}), ("Say who signed the sheet.", {"signed_by": ["Huw"]}),
        ("Say what becomes of the sheet.", {"sheet": SheetNow.KEPT}), ("Say where the sheet is kept.", {"kept_where": "Folder 3"}),
    ):  # fmt: skip
        press(office, page, "save")
        assert missing in errors(page)
        assert office.desk.peek(VisitOutcome, outcome_id(visit.id)) is None
        put(editor, said)
    press(office, page, "save")
    assert office.desk.open(VisitOutcome, outcome_id(visit.id)).paper is not None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"written_at": timedelta(days=4)}, "This time has not come yet."),
        ({"written_at": timedelta(minutes=-10)}, "By these times it was filled in before it happened."),
        ({"signed_by": ["Sioned"]}, "Whoever typed it up cannot be the only one who signed"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, said: dict[str, Any], words: str) -> None:
    visit, written = back_since_two_days(office)
    assert visit.planned_at is not None
    page = form_of(office, visit)
    moved = {name: visit.planned_at + value if isinstance(value, timedelta) else value for name, value in said.items()}
    if said.get("written_at") == timedelta(days=4):
        moved = {"written_at": office.town.clock.utc + timedelta(hours=2)}
    fill(page.form, from_paper=sheet(written, **moved), **ORDINARY)
    press(office, page, "save")
    assert words in errors(page)
    assert office.desk.peek(VisitOutcome, outcome_id(visit.id)) is None


def test_ones_own_sheet_is_signed_here_and_counts_from_the_pen(office: Office) -> None:
    visit, written = back_since_two_days(office)
    office.sign_in("Huw")
    page = form_of(office, visit)
    fill(page.form, from_paper=sheet(written, signed=Tri.NO, signed_by=[]), **ORDINARY)
    press(office, page, "save")
    held = office.desk.open(VisitOutcome, outcome_id(visit.id))
    assert held.signed is not None
    assert (held.signed.person, held.signed.at, held.signed.how) == (office.staff["Huw"], office.town.clock.utc, "in place")
    assert not is_late(held, office.at.now())


def test_what_nobody_signed_is_no_signature(office: Office) -> None:
    visit, written = back_since_two_days(office)
    page = form_of(office, visit)
    fill(page.form, from_paper=sheet(written, signed=Tri.NO, signed_by=[], about=True), **ORDINARY)
    press(office, page, "save")
    held = office.desk.open(VisitOutcome, outcome_id(visit.id))
    assert held.signed is not None
    assert (held.signed.person, held.signed.how) == (office.staff["Huw"], "by pen")
    shown = visit_outcome.open_page(office.at, held.id)
    office.show(shown)
    assert "Filled in by pen, not signed" in seen(shown)
    assert "It was not signed on paper." in seen(shown)


def test_the_draft_of_a_typed_up_form_comes_back_as_it_was(office: Office) -> None:
    visit, written = back_since_two_days(office)
    page = form_of(office, visit)
    said = sheet(written)
    del said["kept_where"]
    fill(page.form, from_paper=said)
    page.drafting.keep_now()
    assert page.form is not None
    before = page.form.editors["from_paper"].value()
    again = form_of(office, visit)
    assert again.form is not None
    assert again.form.editors["from_paper"].value() == before


def test_a_note_by_pen_was_made_by_its_writer_and_is_not_late(office: Office) -> None:
    _nerys, _home, case = office.family()
    happened = office.town.clock.utc - timedelta(hours=1)
    office.town.clock.advance(days=3)
    office.sign_in("Sioned")
    page = contact_note.note_page(office.at, case.id)
    assert isinstance(page, NoteForm)
    office.show(page)
    fill(page.form, from_paper=sheet(happened + timedelta(minutes=30)), nobody=True, mode=Mode.VISIT, occurred_at=happened)
    page.look()
    assert page.form is not None
    assert page.form.editors["contact_by"].value() == office.staff["Huw"]
    assert page.form.editors["late_reason"].isHidden()
    press(office, page, "save")
    with office.desk.reading() as session:
        (id,) = session.scalars(select(ContactNote.id))
    kept = office.desk.open(ContactNote, id)
    assert (kept.contact_by, kept.recorded_at) == (office.staff["Huw"], office.town.clock.utc)
    assert kept.signed is not None
    assert (kept.signed.person, kept.signed.at) == (office.staff["Huw"], happened + timedelta(minutes=30))
    read = contact_note.note_page(office.at, kept.id)
    assert isinstance(read, NotePage)
    office.show(read)
    assert "Entered late" not in seen(read)
    assert "Signed on paper by Huw." in seen(read)


def test_nobody_is_told_as_having_typed_who_did_not(office: Office) -> None:
    """The desk itself refuses it, whatever a page does: another typist, another hand, another time."""
    visit, written = back_since_two_days(office)
    page = form_of(office, visit)
    fill(page.form, from_paper=sheet(written), **ORDINARY)
    made = page.with_values()
    assert made.paper is not None
    huw, megan = office.staff["Huw"], office.staff["Megan Price"]

    def kept(entered_by: uuid.UUID, person: uuid.UUID, at: datetime) -> set[str]:
        told = replace(made.paper, entered_by=entered_by, entered_at=office.town.clock.utc) if made.paper else None
        with office.desk.writing() as unit:
            held = unit.add(VisitOutcome.from_content(made.content(), VisitOutcome.schema))
            held.from_paper, held.status = (told,) if told else None, Status.SIGNED
            held.signed = replace(office.desk.account.signature(unit.now), person=person, at=at, how="on paper")
            with pytest.raises(Refused) as refused:
                unit.commit()
        return {one.rule for one in refused.value.problems}

    assert kept(megan, huw, written) == {"pen-typed-by"}
    assert kept(office.staff["Sioned"], megan, written) == {"pen-typed-by"}
    assert kept(office.staff["Sioned"], huw, written + timedelta(hours=1)) == {"pen-typed-by"}
