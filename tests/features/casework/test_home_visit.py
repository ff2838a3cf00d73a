"""The strand: from an empty folder to a decided home visit on paper, typed and clicked as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from vaults import CHEAP, SetClock

from tests.hands import fill, press, put, write
from tests.tour.drive import settle, until
from tests.ui.test_setting_up import go_on, screen, type_in, until_sheet
from tests.ui.world import Stage
from vawdesk import app, features
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Purpose, Source
from vawdesk.models.casework.flag_options import Standing as FlagStanding
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.roles import Basis, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.models.profile import Profile
from vawdesk.models.second_person import Form
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.protection import RecipientKind
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.pages.casework.handled_copy_ask import PrintAsking
from vawdesk.ui.pages.casework.handled_copy_dialogs import PasswordQuestion
from vawdesk.ui.pages.casework.handled_copy_page import PrintPage
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag
from vawdesk.ui.program import Program
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.vault import choose_passphrase

WORKER, PASSPHRASE = "Huw Maddocks", "bore da pawb ohonoch"
LOCKED_WITH = "a key for one page 71"
MANAGERS = "llyn mynydd afon coeden"  # of whoever makes the vault


class Strand:
    """The program as it runs, and short words for what is done in it."""

    def __init__(self, qtbot: QtBot, stage: Stage, folder: Path) -> None:
        self.qtbot, self.stage, self.folder = qtbot, stage, folder
        self.program: Program | None = None
        self.ended: list[bool] = []

    def start(self) -> Program:
        self.program = app.program(self.stage.world())
        self.ended = []
        self.program.ended.connect(lambda: self.ended.append(True))
        self.program.start()
        self.qtbot.waitExposed(self.program.window)
        return self.program

    def quit(self) -> None:
        if self.program is not None and not self.ended:
            self.program.quit()
            self.qtbot.waitUntil(lambda: bool(self.ended), timeout=20000)
        if self.program is not None:
            self.program.window.deleteLater()
            self.program = None

    def sign_in(self, name: str, passphrase: str) -> None:
        program = self.start()
        type_in(self.qtbot, program, "name", name)
        type_in(self.qtbot, program, "passphrase", passphrase)
        press(program.window, "unlock")
        self.qtbot.waitUntil(lambda: program.signed_in is not None, timeout=30000)
        self.quiet()

    @property
    def desk(self) -> Desk:
        assert self.program is not None
        assert self.program.signed_in is not None
        return self.program.signed_in.session.desk

    @property
    def page(self) -> Page:
        assert self.program is not None
        assert self.program.signed_in is not None
        page = self.program.signed_in.desk_window.shell.page
        assert page is not None
        return page

    def open(self, key: str, about: Any = None) -> Page:
        assert self.program is not None
        assert self.program.signed_in is not None
        page = self.program.signed_in.desk_window.open(key, about)
        assert page is not None, key
        self.quiet()
        return page

    def quiet(self) -> None:
        assert self.program is not None
        for _turn in range(2):
            if self.program.signed_in is not None:
                worker = self.program.signed_in.session.worker
                until(lambda worker=worker: worker.waiting() == 0, "the worker does not end")
            settle()
        assert self.program.window.windowTitle() == "VAWDesk"

    def save(self, kind: type[Record], page: Page, /, **said: Any) -> Any:
        """Fill a form, save it, and give the record that is new on file."""
        before = self.ids(kind)
        assert page.form is not None
        fill(page.form, **said)
        press(page, "save")
        self.quiet()
        new = self.ids(kind) - before
        wrong = [one.error() for one in page.form.editors.values() if one.error()]
        assert new, f"{kind.type_name} was not saved: {wrong}"
        return self.desk.peek(kind, new.pop())

    def ids(self, kind: type[Record]) -> set[Any]:
        with self.desk.reading(kind.compartment) as session:
            return set(session.scalars(select(kind.id)))


@pytest.fixture
def strand(qtbot: QtBot, tmp_path: Path) -> Iterator[Strand]:
    (tmp_path / "data").mkdir()
    stage = Stage(Edges(tmp_path / "data" / "witness.json", SetClock(), Files(), CHEAP, Place("office-pc", 1)))
    made = Strand(qtbot, stage, tmp_path / "offices")
    yield made
    made.quit()


def first_run(strand: Strand) -> None:
    """From nothing to Home: language, organisation, place, account, sheet, typed back."""
    program = strand.start()
    until_sheet(strand.qtbot, program, strand.folder)
    code = screen(program).told.code
    go_on(strand.qtbot, program)
    type_in(strand.qtbot, program, "code_typed", code)
    go_on(strand.qtbot, program)
    strand.qtbot.waitUntil(lambda: program.signed_in is not None, timeout=30000)
    strand.quiet()


def more_accounts(strand: Strand) -> None:
    """A worker and a second manager are given accounts and choose passphrases of their own; somebody stays by the telephone."""
    vault, edges, once = strand.desk.vault, strand.stage.edges, {}
    for name, role in ((WORKER, AccountRole.WORKER), ("Mared Owen", AccountRole.MANAGER)):
        account, once[name] = Members(vault).add(name, frozenset({role}))
        colleague_for(strand.desk, account.id, name, role.value.title())
    with strand.desk.writing("organisation") as unit:
        unit.add(StaffMember(name="Beth Okafor", post="Reception", kind=StaffKind.VOLUNTEER, status=Status.SIGNED))
        unit.commit()
    strand.quit()
    for name, given in once.items():
        choose_passphrase(vault.folder, name, given, PASSPHRASE, edges)


def person(strand: Strand, name: str, born: date, *, harmed: bool) -> Person:
    said = {"privacy_information": Privacy.NOT_SAFE, "privacy_look_again_on": date(2026, 12, 24)}
    said |= {"consent_status": Consent.YES} if harmed else {}
    made = strand.save(
        Person, strand.open("person_form"), display_name=name, dob=PartialDate.of(born), person_type=PersonType.ADULT,
        first_language=Speech.WELSH, language_choice=Speech.WELSH, interpreter_needed=Tri.NO, **said,
    )  # fmt: skip
    assert isinstance(made, Person)
    return made


def test_from_an_empty_folder_to_a_note_that_is_found_again(strand: Strand) -> None:
    first_run(strand)
    assert strand.program is not None
    assert strand.program.window.windowTitle() == "VAWDesk"
    more_accounts(strand)
    strand.sign_in(WORKER, PASSPHRASE)
    nerys = person(strand, "Nerys Glynne", date(1990, 5, 4), harmed=True)
    gethin = person(strand, "Gethin Prys", date(1988, 2, 1), harmed=False)
    strand.save(
        Relationship, strand.open("relationship", nerys.id), to_person="Gethin Prys", kind=RelationshipKind.EX_PARTNER,
        how_it_stands=Standing.ENDED, behaviour_direction=Direction.SECOND_TO_FIRST,
    )  # fmt: skip
    home = strand.save(Address, strand.open("address", nerys.id), line1="4 Rhes y Felin", town="Trefelin", kind=AddressKind.HOME)
    assert isinstance(home, Address)
    assert home.people == (nerys.id,)
    page = strand.open("case_form", nerys.id)
    case = strand.save(
        Case, page, people=[{"roles": (Role.SURVIVOR,), "basis": Basis.OWN_WORDS},
                            {"person": "Gethin Prys", "roles": (Role.CONCERN,), "basis": Basis.OWN_WORDS}],
        worked_separately=Apart.YES, counter_allegations_present=Tri.NO,
    )  # fmt: skip
    assert isinstance(case, Case)
    assert case.ref_no == "VA-2026-0001"
    _written_now_and_filed(strand, case)
    _locked_and_back(strand, case)
    flag = _flagged_and_confirmed(strand, gethin)
    assert flag.approved_by is not None
    visit = _assessed(strand, case)
    _decided(strand, visit)
    _on_paper(strand, visit)
    _saved_with_a_password(strand, visit)
    with strand.desk.reading() as session:
        hits = search.find(session, "casework", "melinydd")
    assert [hit.file for hit in hits] == [case.id]


def _written_now_and_filed(strand: Strand, case: Case) -> None:
    """Ctrl+N, the words, into the case, signed by one button."""
    assert strand.program is not None
    page = strand.open("write_it_down")
    assert page.form is not None
    fill(page.form, what_was_said="Nerys: “The melinydd saw him at the gate.”")
    press(page, f"file_in_{case.ref_no}")
    strand.quiet()
    note = strand.page
    assert note.form is not None
    fill(note.form, mode=Mode.PHONE, child_in_household=Tri.NO, new_information_to_share=Tri.NO)
    press(note, "save")
    strand.quiet()
    with strand.desk.reading() as session:
        kept = session.scalars(select(ContactNote).where(ContactNote.case == case.id)).one()
        assert kept.ref_no == "N-2026-0001"
        assert kept.signed is not None


def _locked_and_back(strand: Strand, case: Case) -> None:
    """Hidden and locked in the middle of a sentence; after signing in the same words stand in the same field."""
    page = strand.open("contact_note", case.id)
    assert page.form is not None
    fill(page.form, what_was_said="She began to say")
    assert strand.program is not None
    program = strand.program
    QTest.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    strand.qtbot.waitUntil(lambda: bool(strand.ended), timeout=20000)
    told = strand.stage.relaunching.handovers[-1]
    program.window.deleteLater()
    strand.program = app.program(strand.stage.world(), None, told)
    strand.ended = []
    strand.program.ended.connect(lambda: strand.ended.append(True))
    strand.program.start()
    again = strand.program
    assert "Nerys" not in again.window.windowTitle()
    type_in(strand.qtbot, again, "passphrase", PASSPHRASE)
    press(again.window, "unlock")
    strand.qtbot.waitUntil(lambda: again.signed_in is not None, timeout=30000)
    strand.quiet()
    assert strand.page.form is not None
    assert strand.page.form.editors["what_was_said"].value() == "She began to say"


def _flagged_and_confirmed(strand: Strand, about: Person) -> StaffRiskFlag:
    """Raised by the worker, in view at once, confirmed in place by the manager's own passphrase; the worker stays signed in."""
    page = strand.open("staff_risk_flag", about.id)
    assert page.form is not None
    fill(
        page.form, category=Category.THREATS, incident_date=PartialDate(2026, 11, 20), source=Source.OWN_STAFF, witness="Huw Maddocks",
        factual_description="At the door he said “come here again and see”.", control_instructions=(Instruction.TWO_PEOPLE,),
        proportionality="A note alone reaches nobody who meets him elsewhere.", why_needed=Purpose.KEEP_STAFF_SAFE,
        notify_person=Notify.WILL_NOT, notify_reason="It could put somebody at risk.",
    )  # fmt: skip
    press(page, "next")
    strand.quiet()
    press(page, "next")
    strand.quiet()
    with strand.desk.reading() as session:
        flag = session.scalars(select(StaffRiskFlag)).one()
    assert flag.standing is FlagStanding.PROPOSED
    opened = strand.page
    assert isinstance(opened, OpenFlag)
    assert opened.agreeing is not None
    asked = opened.agreeing.editor
    put(asked.how, Form.IN_PLACE)
    while "Nerys Hopkins" not in asked.who.box.currentText():
        QTest.keyClick(asked.who.box, Qt.Key.Key_Down)
    write(asked.secret.box, MANAGERS)
    QTest.keyClick(asked.secret.box, Qt.Key.Key_Return)
    strand.quiet()
    kept = strand.desk.peek(StaffRiskFlag, flag.id)
    assert kept is not None
    assert kept.standing is FlagStanding.CONFIRMED
    assert strand.desk.account.name == WORKER
    return kept


def _assessed(strand: Strand, case: Case) -> HomeVisit:
    """The flag and a "Not known" keep the visit from going ahead alone: it waits for a manager, with two workers."""
    page = strand.open("home_visit", case.id)
    assert isinstance(page, HomeVisitPage)
    assert page.form is not None
    at = strand.stage.edges.clock.now().utc + timedelta(days=1)
    parts: tuple[tuple[str, dict[str, Any]], ...] = (
        ("A", {"planned_at": at, "expected_minutes": 45, "purpose": "To go through the letter.", "workers": ["Nerys Hopkins"],
               "necessary": Tri.YES, "first_visit": Tri.YES}),
        ("B", {"abuse_known": AbuseKnown.KNOWN, "people_there": ["Gethin Prys"], "others_there": "Nobody else.",
               "last_contact": "Today, by telephone.", "not_asked_because": "Asked last week.", "old_information": Tri.NO}),
        ("C", {"answers": {"person there": Tri.NOT_KNOWN, "threats to staff": Tri.YES}}),
        ("D", {"measures": (Measure.TWO_WORKERS, Measure.PARK)}),
    )  # fmt: skip
    for letter, said in parts:
        page.show_section(letter)
        fill(page.form, **said)
    page.show_section("E")
    outcome = page.form.editors["outcome"]
    assert isinstance(outcome, OutcomeEditor)
    assert not outcome.buttons[Outcome.AS_PLANNED].isEnabled()
    fill(page.form, outcome=Outcome.TWO_PEOPLE)
    page.show_section("F")
    fill(page.form, buddy="Beth", check_in_at=at + timedelta(minutes=60), overdue_order=[{"name": "Beth", "telephone": "01632 960117"}],
         code_word="glaswellt")  # fmt: skip
    page.show_section("G")
    press(page, "next")
    strand.quiet()
    with strand.desk.reading() as session:
        visit = session.scalars(select(HomeVisit)).one()
    wrong = [one.error() for one in page.form.editors.values() if one.error()]
    assert visit.standing is VisitStanding.WAITING, wrong
    return visit


def _decided(strand: Strand, visit: HomeVisit) -> None:
    """The manager, who does not go, signs in and decides."""
    strand.quit()
    strand.sign_in("Mared Owen", PASSPHRASE)
    page = strand.open("home_visit", visit.id)
    assert isinstance(page, SignedVisit)
    assert page.decision is not None
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    press(page, "decide")
    strand.quiet()
    kept = strand.desk.peek(HomeVisit, visit.id)
    assert kept is not None
    assert kept.standing is VisitStanding.DECIDED
    assert kept.manager_signed is not None
    assert kept.manager_signed.name == "Mared Owen"


def _asked_for(strand: Strand, code: str, visit: HomeVisit) -> PrintPage:
    """The print page of a document with its questions answered and its preview drawn."""
    page = strand.open("handled_copy", PrintAsk(code, visit.id))
    assert isinstance(page, PrintPage)
    assert isinstance(page.asking, PrintAsking)
    asking = page.asking
    for choice, wanted in ((asking.kind, RecipientKind.STAFF), (asking.profile, Profile.INTERNAL)):
        for _turn in range(choice.box.count()):
            if choice.value() is not wanted:
                QTest.keyClick(choice.box, Qt.Key.Key_Down)
    write(asking.why, "For the visit")
    QTest.keyClick(asking.why, Qt.Key.Key_Return)
    strand.quiet()
    strand.qtbot.waitUntil(page.print_button.isEnabled, timeout=20000)
    assert page.now_shown is not None
    return page


def _printed(strand: Strand, code: str, visit: HomeVisit) -> str:
    """What came out of the printer, as it can be read."""
    page, before = _asked_for(strand, code, visit), len(strand.stage.tray.sheets)
    press(page, "print")
    dialog = page.window().findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    strand.qtbot.waitUntil(dialog.verb.isEnabled, timeout=20000)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    strand.qtbot.waitUntil(lambda: len(strand.stage.tray.sheets) == before + 1, timeout=20000)
    strand.quiet()
    return " ".join(features.read_text(strand.stage.tray.sheets[-1]).split())


def _on_paper(strand: Strand, visit: HomeVisit) -> None:
    """The assessment says everything and is no draft any more; the page to carry says nothing that the household may not see."""
    office = _printed(strand, "D20", visit)
    for words in ("STAFF RISK", "Nerys Glynne", "Gethin Prys", "Mared Owen", "To go through the letter."):
        assert words in office, words
    assert "DRAFT" not in office
    carried = _printed(strand, "D20C", visit)
    assert "Huw Maddocks" in carried
    for words in ("STAFF RISK", "RISG", "Gethin", "Nerys Glynne", "abuse", "cam-drin", "camdrin", "trais", "flag", "glaswellt", "Felin"):
        assert words.casefold() not in carried.casefold(), words


def _saved_with_a_password(strand: Strand, visit: HomeVisit) -> None:
    """One copy as a file that opens with its password only, under a name that says nothing."""
    place = strand.folder.parent / "stick"
    place.mkdir()
    strand.stage.choosing.place = place
    page = _asked_for(strand, "D20", visit)
    press(page, "save_locked")
    asked = page.window().findChild(PasswordQuestion)
    assert isinstance(asked, PasswordQuestion)
    for box in (asked.first, asked.again):
        write(box.box, LOCKED_WITH)
    QTest.keyClick(asked.again.box, Qt.Key.Key_Return)
    strand.quiet()
    strand.qtbot.waitUntil(lambda: any(place.iterdir()), timeout=20000)
    (saved,) = place.iterdir()
    assert not {"nerys", "gethin"} & set(saved.stem.casefold().split())
    reader = PdfReader(saved)
    assert reader.is_encrypted
    assert not reader.decrypt("something else")
    assert reader.decrypt(LOCKED_WITH)
    assert "Nerys Glynne" in reader.pages[0].extract_text()
