"""What is attached as it leaves: what can be read of it goes through the nets, what cannot is looked through by a person (X6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, plain
from vawdesk.models.base import Record
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.services import additions, attached_bytes
from vawdesk.services.leaving import Request
from vawdesk.services.pdfium import PDFIUM
from vawdesk.services.protection import Protection
from vawdesk.services.refusals import NothingHere
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import Dossier, Enclosed

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

LOOKED = Rule(
    "F looked",
    N_(
        "No program can read everything in a picture. Look at each page for names, addresses, number plates and places. "
        "Then write that you did, and what you saw."
    ),
    "8.5",
    Weight.REASON,
)
NOBODY_LOOKED = Rule(
    "F unseen goes",
    N_(
        "Nobody here has seen what is in this file: e-mail and Word keep old words, copies and names that do not show. "
        "Better save it as PDF and attach that. If it must go as it is, write why."
    ),
    "8.5",
    Weight.REASON,
)
FEARED = Rule(
    "F feared",
    N_(
        "Somebody may be afraid of this reader, and from a picture nothing can be kept out. It goes to them only when two people "
        "decide to let the details go."
    ),
    "8.5",
)
NAMED_INSIDE = Rule(
    "F named",
    N_("What is attached holds words that may not reach this reader: {words}. From a page that came from elsewhere nothing is cut out."),
    "8.5",
)
SHOWN = 5  # of the words that were found


def gathered(casework: Session, organisation: Session, record: Attachment, now: Moment) -> Dossier:
    """D60: the attachment, what was added to it, whom it is about, and the case in which it lies: whoever is in that may be in it."""
    cases = tuple(by_ids(casework, Case, [record.case] if record.case else []))
    people: tuple[Record, ...] = tuple(by_ids(casework, Person, record.people or ()))
    return Dossier(record, {"people": people, "cases": cases, "addenda": tuple(additions.gathered(casework, [record.id]))})


def with_content(desk: Desk, session: Session, dossier: Dossier) -> Dossier:
    """The same with the bytes, and what a program can read of them. Raises NothingHere where they are damaged or gone."""
    record = dossier.main
    if not isinstance(record, Attachment):
        return dossier
    try:
        content = attached_bytes.bytes_of(desk, session, record)
    except attached_bytes.Altered as problem:
        raise NothingHere from problem
    media = record.media or Media.TEXT
    words = readable(content, media) if record.is_shown else ""
    facts = {**dossier.facts, "words": words} if media is Media.TEXT else dossier.facts
    return Dossier(record, dossier.groups, facts, Enclosed(media, content, words, record.is_shown))


def readable(content: bytes, media: Media) -> str:
    """The words that a program finds in it; "" for a picture."""
    if media is Media.TEXT:
        return content.decode()
    if media is not Media.PDF:
        return ""
    with PDFIUM, pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def against_attachment(request: Request, protection: Protection, net: Net) -> Iterator[Problem]:
    """What stands against letting it go; nothing for any other document, and nothing for a colleague who may see the file."""
    dossier = request.dossier
    enclosed = dossier.enclosed if dossier is not None else None
    if enclosed is None or request.profile.stays_inside or enclosed.media is Media.TEXT:
        return  # the words of a text are kept back one by one, like any others
    if protection.protected:
        yield FEARED.at("recipient")
    found = dict.fromkeys(" ".join(enclosed.words[span.start : span.end].split()) for span in net.find(enclosed.words)) if net else {}
    if found:
        yield NAMED_INSIDE.at("text", words=plain(" · ".join(list(found)[:SHOWN])))
    asked = (LOOKED if enclosed.shown else NOBODY_LOOKED).at("pages")
    if not request.answered(asked):
        yield asked
