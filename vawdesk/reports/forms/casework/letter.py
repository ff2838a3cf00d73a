"""D15, letter to the person, and D13, the one that tells of a flag: ordinary letters that say nothing to whoever finds them (8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import zip_longest

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Code, Language
from vawdesk.models.casework.address import LINES
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import BODY, H2, MEASURE, STRONG, TIGHT
from vawdesk.reports.kit.words import DocumentLanguage, Said, Told
from vawdesk.services.view import RecordView, View

TITLE = N_("Letter")
DEAR, SINCERELY, ENCLOSED = N_("Dear {name},"), N_("Yours sincerely,"), N_("Enclosed:")
TONGUE = {"cy": "welsh", "en": "english"}
WINDOW = 50 * mm  # from the upper edge of the sheet: there an envelope with a window shows name and address
SIGN = 15 * mm
LONGEST_ALONG = 70 * mm  # so high a last paragraph goes with the closing to another page


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One letter. Facts: `on`, `code` where it has one of its own, and who writes: `sender_en`, `sender_cy`, `sender_address`,
    `sender_phone`, `sender_email`, `signed`.
    """
    sender = {"organisation": view.fact("sender_en", furniture.organisation), "organisation_welsh": view.fact("sender_cy", "")}
    paper = Paper(view.fact("code", ENTRY.code), TITLE, language, replace(furniture, reference="", **sender), handling=False, titled=False)
    used = _lines(paper, sender_lines(view))
    paper.space(max(6.0, WINDOW - paper.frame.top - used))
    used = _lines(paper, [name_of(view), *address_lines(view)])
    paper.space(max(14.0, (40 * mm if address_lines(view) else 0) - used))  # the whole window only where somebody posts it
    on = view.fact("on")
    if isinstance(on, date):
        paper.p(Told(lambda tongue: tongue.date(on)), replace(TIGHT, after=12))
    _closing(paper, view, _words(paper, view))
    return paper.build()


def sender_lines(view: View) -> list[str]:
    """Where an answer goes: the organisation's own address and numbers for letters."""
    place = ", ".join(line.strip() for line in str(view.fact("sender_address") or "").splitlines() if line.strip())
    numbers = "  ·  ".join(str(one) for one in (view.fact("sender_phone"), view.fact("sender_email")) if one)
    return [line for line in (place, numbers) if line]


def name_of(view: View) -> str:
    """The name the person likes to be called."""
    called = view.name(view.main.get("person"))
    return called if isinstance(called, str) else ""


def address_lines(view: View) -> list[str]:
    """The lines of the address to which it is posted; none for a letter that is handed over."""
    place = next(iter(view.group("place")), None)
    if place is None:
        return []
    return [words for name in LINES for words in _plain(place, name).splitlines() if words]


def _plain(shape: RecordView, name: str) -> str:
    held = shape.get(name)
    return held if isinstance(held, str) else ""


def _lines(paper: Paper, lines: list[str]) -> float:
    """Short lines one under another; says how high they are together."""
    said = [line for line in lines if line]
    for line in said:
        paper.p(line, TIGHT)
    return len(said) * TIGHT.leading


def _words(paper: Paper, view: View) -> Said:
    """All but the last paragraph, which is given: it goes with the closing."""
    paper.p(DEAR.with_(name=name_of(view)), replace(BODY, after=10))
    paper.add(paper.writer.sides(Told(partial(_text, view, "subject")), replace(H2, before=2, after=6), "H1"))
    paragraphs: list[Said] = [*_paragraphs(view, paper)]
    for paragraph in paragraphs[:-1]:
        paper.p(paragraph, replace(BODY, after=9))
    return paragraphs[-1] if paragraphs else ""


def _text(view: View, name: str, tongue: Language) -> str:
    words = view.main.text(f"{name}_{TONGUE[tongue.code]}", tongue)
    return words if isinstance(words, str) else ""


def _paragraphs(view: View, paper: Paper) -> Iterator[Told]:
    """The paragraphs in their order, each beside its fellow in the other language."""
    split = {tongue.code: _text(view, "body", tongue).replace("\r", "").split("\n\n") for tongue in paper.words.languages}
    for together in zip_longest(*split.values(), fillvalue=""):
        said = dict(zip(split, together, strict=True))
        if any(words.strip() for words in together):
            yield Told(partial(_of, said))


def _of(said: dict[Code, str], tongue: Language) -> str:
    return said[tongue.code].strip()


def _closing(paper: Paper, view: View, last: Said) -> None:
    """Name and post never stand alone on a page; a long last paragraph begins where there is room, and the closing follows it."""
    words = paper.writer.sides(last, replace(BODY, after=9))
    if words.room(MEASURE) > LONGEST_ALONG:
        paper.add(words)
    with paper.together():
        if words.room(MEASURE) <= LONGEST_ALONG:
            paper.add(words)
        paper.p(SINCERELY, replace(BODY, before=4, after=SIGN))
        _lines(paper, list(view.fact("signed") or ()))
    enclosed = [line.strip() for line in _plain(view.main, "enclosures").splitlines() if line.strip()]
    if enclosed:
        paper.space(12)
        paper.add(paper.writer.text(ENCLOSED, STRONG, "P"))  # one list, and so one heading, in both languages on one line
        paper.bullets(enclosed)


ENTRY = DocumentEntry(
    code="D15",
    title=TITLE,
    noun="letter",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.THE_PERSON}),
    build=build,
    languages=("both", "cy", "en"),
)
