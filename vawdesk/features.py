"""The manifest: record types, pages and documents joined. A record type, its page and its form have one name on every floor."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pypdfium2

from vawdesk.i18n import Code, Message
from vawdesk.models.casework.attachment_kinds import Media
from vawdesk.models.profile import Profile
from vawdesk.reports.forms import casework as casework_forms
from vawdesk.reports.forms import hr as hr_forms
from vawdesk.reports.forms import organisation as organisation_forms
from vawdesk.reports.forms.organisation import recovery_sheet
from vawdesk.reports.kit import page as paper_page
from vawdesk.reports.kit.binding import bind as bound
from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.reports.kit.fonts import unprintable as missing_letters
from vawdesk.reports.kit.sealing import lock
from vawdesk.reports.kit.text_entry import TextEntry, read_words
from vawdesk.services.account_words import role_words
from vawdesk.services.leaving import DocumentLanguage, Press, Sheet
from vawdesk.services.view import View
from vawdesk.ui.kit.context import Paper
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.eye import pages_of as drawn_pages
from vawdesk.ui.kit.pdfium import PDFIUM
from vawdesk.ui.pages import casework as casework_pages
from vawdesk.ui.pages import hr as hr_pages
from vawdesk.ui.pages import organisation as organisation_pages
from vawdesk.ui.practising import Practice, PracticeAccount
from vawdesk.vault.accounts import Role
from vawdesk.vault.edges import Edges
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.recovery import Sheet as Which
from vawdesk.zone import LOCAL

ORDER = (  # of the navigation; a page that stands in no menu needs no place here
    "home", "people", "cases", "visits", "flags", "contacts", "sharing_protocols", "settings",
)  # fmt: skip
HR_ROOM = "hr_room"  # its door is shown to its officers and to whoever else holds its key


def furniture(sheet: Sheet) -> paper_page.Furniture:
    """What stands round the page, as the page's own room calls it."""
    return paper_page.Furniture(
        organisation=sheet.organisation,
        organisation_welsh=sheet.organisation_welsh,
        printed_at=sheet.printed_at,
        label=paper_page.Label[sheet.label.name],
        printed_by=sheet.printed_by,
        reference=sheet.reference,
        copy=sheet.copy,
        check=sheet.check,
        banner=sheet.banner,
        draft=sheet.draft,
        practice=sheet.practice,
        bundle=(sheet.bound.number, sheet.bound.part, sheet.bound.parts) if sheet.bound else None,
    )


def read_text(pdf: bytes) -> str:
    """The words of a finished document, page after page."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _drawn(view: View) -> View:
    """The view with what is attached drawn as pictures: only what can be looked at leaves."""
    held = view.enclosed
    if held is None or not held.shown or held.media is Media.TEXT:
        return view
    return replace(view, enclosed=replace(held, pages=drawn_pages(held.content, held.media)))


def read_whole(pdf: bytes) -> str:
    """The same with what the file says of itself, which the last net looks through as well. Nothing, where no page can be read."""
    text = read_text(pdf)
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        told = document.get_metadata_dict(skip_empty=True)
    return "\n".join([text, *(str(words) for words in told.values())]) if text.strip() else ""


def _press(entry: DocumentEntry | TextEntry) -> Press:
    def render(view: View | None, language: DocumentLanguage, sheet: Sheet) -> bytes:
        if view is None:
            raise ValueError(f"{entry.code} is about a record")
        return entry.render(_drawn(view), language, furniture(sheet))

    return Press(render, read_words if entry.as_text else read_whole)


def _found(packages: tuple[ModuleType, ...]) -> list[ModuleType]:
    names = [f"{package.__name__}.{item.name}" for package in packages for item in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(name) for name in names]


@cache
def document_entries() -> tuple[DocumentEntry, ...]:
    """Every document, found by walking the wings: a module nobody imports cannot be forgotten."""
    modules = _found((organisation_forms, casework_forms, hr_forms))
    entries = [item for module in modules for item in vars(module).values() if isinstance(item, DocumentEntry)]
    return tuple(sorted(entries, key=lambda entry: entry.code))


@cache
def text_entries() -> tuple[TextEntry, ...]:
    """Every text to copy, found in the same modules."""
    modules = _found((organisation_forms, casework_forms, hr_forms))
    entries = [item for module in modules for item in vars(module).values() if isinstance(item, TextEntry)]
    return tuple(sorted(dict.fromkeys(entries), key=lambda entry: entry.code))


@cache
def papers() -> Mapping[str, Paper]:
    """The documents and the texts to copy by code, as pages use them."""
    entries: tuple[DocumentEntry | TextEntry, ...] = (*document_entries(), *text_entries())
    return {entry.code: Paper(entry, _press(entry), entry.languages, entry.blanks) for entry in entries}


@dataclass(frozen=True)
class RecoveryPaper:
    """The recovery sheet as release sees it: about nobody, without label or banner, and never followed as a copy."""

    code: str = "RS"
    title: Message = recovery_sheet.TITLE
    profiles: frozenset[Profile] = frozenset({Profile.RECOVERY, Profile.BLANK})
    reveals: frozenset[tuple[str, str]] = frozenset()
    numbered: bool = False
    as_text: bool = False
    blanks: tuple[str, ...] = ("en", "cy")

    def label_for(self, _profile: Profile, _domestic_abuse: bool = True, _discreet: bool = False) -> paper_page.Label:
        """Plain "Confidential": it says nothing of what is kept."""
        return paper_page.Label.CONFIDENTIAL

    def banner_for(self, _profile: Profile, _released: bool = False) -> bool:
        """Never: it is about nobody."""
        return False


def recovery(sheet: RecoverySheet | None) -> Paper:
    """The paper of a recovery sheet, or of the blank one to copy a code onto by hand."""

    def render(_view: View | None, language: DocumentLanguage, page: Sheet) -> bytes:
        code: Code = "cy" if language == "cy" else "en"
        if sheet is None:
            return recovery_sheet.blank_recovery_sheet("organisation and casework", code, furniture(page))
        opens: recovery_sheet.Sheet = "hr" if sheet.sheet is Which.HR else "organisation and casework"
        owner = page.organisation_welsh or page.organisation if code == "cy" else page.organisation or page.organisation_welsh
        made = page.printed_at.astimezone(LOCAL).date()
        return recovery_sheet.recovery_sheet(sheet.code.split(), str(sheet.number), opens, owner, made, code, furniture(page))

    return Paper(RecoveryPaper(), Press(render, read_whole))


@cache
def page_entries() -> tuple[PageEntry, ...]:
    """Every page, found the same way, in the order of the navigation."""
    modules = _found((casework_pages, hr_pages, organisation_pages))
    entries = [item for module in modules for item in vars(module).values() if isinstance(item, PageEntry)]
    return tuple(sorted(dict.fromkeys(entries), key=lambda entry: (entry.group, _place(entry.key), entry.key)))


def _place(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def pages_of(vault: OpenVault) -> list[PageEntry]:
    """The pages that this account may open in this room, or in a carried copy.

    Of two with one key the room's own comes before the organisation's.
    """
    roles = {role.value for role in vault.account.roles}
    where = "office" if vault.keyring.carried is None else "away"
    found: dict[str, PageEntry] = {}
    for entry in page_entries():
        held = entry.room in vault.compartments or (entry.room == "hr" and vault.room == "hr")
        wanted = entry.where in (where, "both") and (not entry.roles or bool(roles & set(entry.roles)))
        if entry.key == HR_ROOM:
            wanted = Role.HR_OFFICER in vault.account.roles or vault.keyring.holds(vault.account.id, "hr")
        if held and wanted and (entry.key not in found or entry.room != "organisation"):
            found[entry.key] = entry
    return sorted(found.values(), key=lambda entry: (entry.group, _place(entry.key), entry.key))


def unprintable(words: str) -> list[str]:
    """The letters that the paper cannot show: to be said before anything is printed."""
    return missing_letters(words)


def bind(pages: Sequence[bytes]) -> bytes:
    """One document of several."""
    return bound(pages)


def seal(pdf: bytes, password: str) -> bytes:
    """The document under a password (AES-256)."""
    return lock(pdf, password)


def practice(edges: Edges) -> Practice:
    """The practice vault: who can be tried, and how it is made. Loaded only when it is asked for."""
    from vawdesk.services.practice.accounts import ACCOUNTS
    from vawdesk.services.practice.make import make_practice

    def make(folder: Path, told: Callable[[float], None]) -> None:
        make_practice(folder, edges, told=told)

    return Practice(tuple(PracticeAccount(one.name, one.passphrase, role_words(one.roles)) for one in ACCOUNTS), make)
