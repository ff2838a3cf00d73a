"""Whole windows with invented people, shown by the gallery."""

from __future__ import annotations

import io
from pathlib import Path

from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from tests.ui.component_boards import board
from tests.ui.sample_pages import FLAGS, CasesPage, PersonPage, entries
from vawdesk.i18n import Language
from vawdesk.ui.first_run import FirstRunWindow
from vawdesk.ui.first_run_steps import FirstRun, Step
from vawdesk.ui.kit.banner import FlagSeen
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.preview import Preview
from vawdesk.ui.shell import Shell
from vawdesk.ui.sign_in import LockedNotice, SignIn


def window(say: Language, page: Page, key: str, flags: tuple[FlagSeen, ...] = (), practice: bool = False) -> Shell:
    """A page in the window."""
    shell = Shell(say, practice)
    shell.set_entries(entries())
    shell.top.set_who("Sioned Parry", "Manager")
    shell.show_page(page, key)
    shell.set_flags(flags)
    shell.status.set_saved("Saved 14:02")
    shell.status.set_backup("Backed up today 09:00")
    return shell


def cases(say: Language) -> QWidget:
    """A list in the window."""
    page = CasesPage(say)
    shell = window(say, page, "cases")
    page.listing.search_box.setText("mor llyr")
    page.listing.load()
    page.listing.table.selectRow(2)
    shell.activateWindow()
    page.listing.table.take_focus()
    return shell


def person(say: Language) -> QWidget:
    """A form in a practice vault, with a flag and guidance."""
    shell = window(say, PersonPage(say), "people", FLAGS, practice=True)
    shell.toggle_guidance()
    return shell


def locked(say: Language) -> QWidget:
    """The lock screen."""
    card = SignIn(say, "sioned", LockedNotice("Locked at 14:02", "You pressed Ctrl+L. Your draft is kept."))
    card.secret.box.setText("correct horse")
    return card


def refused(say: Language) -> QWidget:
    """The sign-in card after a wrong passphrase."""
    card = SignIn(say, "sioned")
    card.refuse(3)
    return card


def paper_pdf(pages: int = 2) -> bytes:
    """A small document of A4 pages with a word on each."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(72, 760, f"Summary of contact, page {number}")
        canvas.rect(72, 500, 450, 220)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def preview(say: Language) -> QWidget:
    """A page as it will print."""
    made = Preview(say)
    made.setMinimumHeight(640)
    made.show_pdf(paper_pdf())
    return board(made)


def account(say: Language) -> QWidget:
    """The first run, at the account, with mistakes."""
    card = FirstRunWindow(say.code, FirstRun(language=say.code, organisation="Pont Deg", sign_in_name="sioned"))
    card.show_step(Step.ACCOUNT)
    card.page.secret.secret.box.setText("pedair afal glas")
    card.try_on()
    return card


def recovery(say: Language) -> QWidget:
    """The first run, at the recovery sheet."""
    card = FirstRunWindow(say.code)
    card.show_sheet("7F3K 92QD 0000 1111 2222 ABCD EFGH JKMN PQRS", "1")
    return card


def place(say: Language) -> QWidget:
    """The first run, at the folder, warned."""
    card = FirstRunWindow(say.code, FirstRun(language=say.code, folder=Path("/home/sioned/OneDrive/VAWDesk")))
    card.show_step(Step.PLACE)
    card.try_on()
    return card
