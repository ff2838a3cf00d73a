"""Local contacts, agreements, the law and the facts as somebody uses them at the desk."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from vaults import Town

from tests.ui.pages.organisation_desk import AtWork, fill, settled, words
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel
from vawdesk.models.organisation.lawful_basis import LawfulBasis, id_of
from vawdesk.models.organisation.sharing_protocol import Party, ProtocolKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import Tri
from vawdesk.services.directory import contacts_listed
from vawdesk.services.protocols import protocols_listed
from vawdesk.ui.kit.directory_finders import Contacts, Protocols
from vawdesk.ui.pages.organisation.contact import ContactPage
from vawdesk.ui.pages.organisation.contact_form import ContactForm
from vawdesk.ui.pages.organisation.contacts import ContactsPage
from vawdesk.ui.pages.organisation.lawful_basis import LawfulBasisForm
from vawdesk.ui.pages.organisation.settings_law import LawPage
from vawdesk.ui.pages.organisation.sharing_protocol import SharingProtocolForm
from vawdesk.ui.pages.organisation.sharing_protocols import ProtocolsPage
from vawdesk.vault.accounts import Role


def shown(page: ContactsPage) -> list[str]:
    return [row.cells[0].first for row in page.source.rows("", 0, 50)]


def add(work: AtWork, agency: str, kind: ContactKind, **given: object) -> None:
    work.open("contacts")
    work.press("add_contact")
    fill(work.here(ContactForm), agency=agency, kind=kind, **{"phone": "01632 960111", **given})
    work.press("save")
    work.here(ContactsPage)


# contacts


def test_a_contact_is_added_found_and_checked(work: AtWork) -> None:
    assert "The directory is empty" in words(work.open("contacts"))
    add(work, "Heddlu'r Dyffryn", ContactKind.POLICE_PPU, area="Canolbarth", checked_on=date(2026, 1, 5))
    add(work, "Tŷ Diogel", ContactKind.SPECIALIST, area="Derwen")
    page = work.here(ContactsPage)
    assert shown(page) == ["Heddlu'r Dyffryn", "Tŷ Diogel"]
    for typed, found in (("ty dio", ["Tŷ Diogel"]), ("public", ["Heddlu'r Dyffryn"]), ("derwen", ["Tŷ Diogel"]), ("zzz", [])):
        page.listing.search_box.setText(typed)
        page.listing.load()
        assert shown(page) == found, typed
    assert "No contact here" in words(page)
    page.listing.search_box.clear()
    work.press("specialist")
    assert shown(page) == ["Tŷ Diogel"]
    work.press("all")
    page.filters.where.setCurrentIndex(page.filters.where.findData("Canolbarth"))
    assert shown(page) == ["Heddlu'r Dyffryn"]
    page.filters.where.setCurrentIndex(0)
    work.press("unchecked")
    assert shown(page) == ["Heddlu'r Dyffryn"]
    police = page.source.rows("", 0, 1)[0].id
    page.listing.opened.emit(police)
    assert "Check before use" in words(work.here(ContactPage))
    work.press("checked_today")
    assert "Check before use" not in words(work.here(ContactPage))
    assert work.desk.peek(Contact, police).checked_on == work.desk.now().today  # type: ignore[union-attr]  # it is there
    work.quit()


def test_while_one_only_looks_nothing_is_checked_and_it_says_so(work: AtWork) -> None:
    add(work, "Heddlu'r Dyffryn", ContactKind.POLICE_PPU, checked_on=date(2026, 1, 5))
    (line,) = contacts_listed(work.desk)
    work.window.open("contact", line.id)
    work.desk.vault.looking_only = True  # as after an older backup that somebody only looks at
    work.press("checked_today")
    assert work.here(ContactPage).nothing.isVisible()
    work.desk.vault.looking_only = False
    work.quit()


def test_what_is_wrong_is_said_at_its_field(work: AtWork) -> None:
    work.open("contact_form")
    page = work.here(ContactForm)
    work.press("save")
    assert page.form is not None
    said = page.form.summary.accessibleName()
    assert "Write which organisation or service it is" in said
    fill(page, agency="A", kind=ContactKind.GP, phone="ring the desk")
    work.press("save")
    assert "does not look like a telephone number" in work.here(ContactForm).form.summary.accessibleName()
    fill(page, phone=None)
    work.press("save")
    assert "a contact nobody can reach helps nobody" in work.here(ContactForm).form.summary.accessibleName()
    assert contacts_listed(work.desk) == []
    work.quit()


def test_a_worker_is_not_asked_about_secure_channels(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Dai=Role.WORKER, Gwyn=Role.TRUSTEE)
    work = AtWork(qtbot, town, "Dai", town.people["Dai"])
    page = work.open("contact_form")
    assert page.form is not None
    assert "secure_channel" not in page.form.editors
    assert "Only a manager" in words(page)
    add(work, "Meddygfa", ContactKind.GP)
    assert work.window.open("lawful_basis", id_of(PlainReason.AGREED)) is None  # a manager's page
    work.quit()
    trustee = AtWork(qtbot, town, "Gwyn", town.people["Gwyn"])
    assert trustee.window.open("contacts") is None
    trustee.quit()


def test_pickers_warn_and_forget_what_has_ended(work: AtWork) -> None:
    add(work, "Heddlu", ContactKind.POLICE_PPU, checked_on=date(2025, 1, 5))
    finder = Contacts(work.desk, work.window.at.language)
    (found,) = finder.search("hedd")
    assert "Check before use" in found.about
    assert Contacts(work.desk, work.window.at.language, {ContactKind.GP}).search("hedd") == []
    work.window.open("contact_form", found.id)
    fill(work.here(ContactForm), ended_on=work.desk.now().today)
    work.press("save")
    assert finder.search("hedd") == []
    assert finder.describe(found.id).words == "Heddlu"
    work.quit()


def test_home_leads_from_the_missing_police_contact_to_the_directory(work: AtWork) -> None:
    page = work.open("home")
    work.qtbot.waitUntil(lambda: "whom to ring at the police" in words(page), timeout=5000)
    add(work, "Ystafell reoli", ContactKind.IMMINENT_RISK, secure_channel=SecureChannel.PORTAL, channel_words="Tile")
    page = work.open("home")
    work.qtbot.waitUntil(lambda: "backup" in words(page), timeout=5000)
    assert "whom to ring at the police" not in words(page)
    work.quit()


# agreements


def test_an_agreement_closes_a_gap(work: AtWork) -> None:
    add(work, "Heddlu", ContactKind.POLICE_PPU)
    police = contacts_listed(work.desk)[0].id
    page = work.open("sharing_protocols")
    assert "The police are party to none" in words(page)
    assert "No agreement is on file" in words(page)
    work.press("add_protocol")
    work.press("save")
    assert "Write with whom the agreement is made" in work.here(SharingProtocolForm).form.summary.accessibleName()
    today = work.desk.now().today
    fill(
        work.here(SharingProtocolForm), heading="Risg i staff", kind=ProtocolKind.ISP, parties=(Party(contact=police),),
        purpose="To warn", covers_staff_risk=Tri.YES, covers_home_visits=Tri.YES, signed_on=today - timedelta(days=40),
        review_on=today - timedelta(days=1),
    )  # fmt: skip
    work.press("save")
    page = work.here(ProtocolsPage)
    assert "The police are party to none" not in words(page)
    assert "No prison, probation" in words(page)
    (line,) = protocols_listed(work.desk)
    assert (line.parties, line.overdue) == (("Heddlu",), True)
    assert [one.words for one in Protocols(work.desk, work.window.at.language).search("risg")] == ["Risg i staff"]
    work.quit()


# the law


def test_whoever_opens_no_casework_reads_the_law_and_confirms_nothing(qtbot: QtBot, town: Town) -> None:
    settled(town)
    town.add_all(Gwyn=Role.TRUSTEE)
    work = AtWork(qtbot, town, "Gwyn", town.people["Gwyn"])
    page = work.open("settings_law")
    assert "Lawful basis" in words(page)
    assert page.findChild(QPushButton, "law_protect") is None
    work.quit()


def test_the_law_is_read_and_confirmed_once(work: AtWork) -> None:
    page = work.open("settings_law")
    assert "A suggestion of 22 November 2026: check before use" in words(page)
    work.press("law_protect")
    form = work.here(LawfulBasisForm)
    assert form.form is not None
    assert "Schedule 1, paragraph 18" in str(form.form.editors["condition"].value())
    fill(form, basis="Our public task.")
    work.press("save")
    assert "Confirmed on 24 November 2026 by Megan Price" in words(work.here(LawPage))
    held = work.desk.peek(LawfulBasis, id_of(PlainReason.PROTECT))
    assert held is not None
    assert (held.reason, held.basis, held.set_by) == (PlainReason.PROTECT, "Our public task.", work.desk.account.staff)
    work.press("law_protect")
    fill(work.here(LawfulBasisForm), basis=None, basis_welsh=None)
    work.press("save")
    assert "Write the lawful basis" in work.here(LawfulBasisForm).form.summary.accessibleName()
    work.quit()
