"""A document as release uses it: a function that draws its page, and one that reads the finished page back."""

from __future__ import annotations

import pypdfium2

from vawdesk.reports.kit.entry import DocumentEntry
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.services.leaving import DocumentLanguage, Press, Sheet
from vawdesk.services.view import View


def furniture_of(sheet: Sheet) -> Furniture:
    """What stands round the text, as the kit draws it."""
    return Furniture(
        organisation=sheet.organisation,
        organisation_welsh=sheet.organisation_welsh,
        label=Label[sheet.label.name],
        printed_at=sheet.printed_at,
        printed_by=sheet.printed_by,
        reference=sheet.reference,
        copy=sheet.copy,
        check=sheet.check,
        banner=sheet.banner,
        draft=sheet.draft,
        practice=sheet.practice,
    )


def text_of(page: bytes) -> str:
    """Every word of a PDF, page after page, as a reader would copy it."""
    document = pypdfium2.PdfDocument(page)
    try:
        return "\n".join(_page_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()


def press(entry: DocumentEntry) -> Press:
    """The press of one document of the manifest."""

    def render(view: View | None, language: DocumentLanguage, sheet: Sheet) -> bytes:
        if view is None:
            raise ValueError(f"{entry.code} is drawn from a view")
        return entry.render(view, language, furniture_of(sheet))

    return Press(render, text_of)
