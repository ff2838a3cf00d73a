"""D55, the register of sharing protocols: what was agreed with whom, when it is looked at again, and what nothing covers."""

from __future__ import annotations

from datetime import date
from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.protocols import Gap
from vawdesk.services.view import RecordView, RowView, View

TITLE = N_("Register of sharing protocols")
ABOUT = N_("No agreement is needed to share what protects somebody. These let it go faster.")
GAPS, NO_GAPS = N_("Not covered by any agreement"), N_("The police, criminal justice, risk to staff and home visits are all covered.")
HEADS = (N_("Agreement"), N_("Parties"), N_("It covers"), N_("Signed and review"))
WIDTHS = (54 * mm, 46 * mm, 34 * mm, 38 * mm)
STAFF_RISK, HOME_VISITS, OTHER_THINGS = N_("Risk to staff"), N_("Home visits"), N_("Other things")
SIGNED, NOT_SIGNED, REVIEW, OVERDUE = N_("Signed {date}"), N_("Not signed yet"), N_("Review {date}"), N_("Review overdue since {date}")
NONE = N_("No agreement is on file.")


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The register. Groups: `protocols` and the contacts that are `parties`. Facts: `gaps`, and what day `today` is."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, handling=False)
    paper.p(ABOUT)
    rows = [_row(paper, view, one) for one in view.group("protocols")]
    if rows:
        paper.table(HEADS, rows, WIDTHS)
    else:
        paper.p(NONE, STRONG)
    gaps: tuple[tuple[Message, str], ...] = view.fact("gaps", ())
    paper.h2(GAPS)
    if gaps:
        paper.bullets([Told(Gap(words, paragraph).said) for words, paragraph in gaps])
    else:
        paper.p(NO_GAPS)
    return paper.build()


def _row(paper: Paper, view: View, one: RecordView) -> list[Content]:
    writer = paper.writer
    kind = values.content(writer, one, "kind") or ""
    heading: Content = [writer.free(values.words_of(one, "heading"), STRONG), writer.free(kind if not isinstance(kind, list) else "")]
    return [heading, _parties(view, one), Told(partial(_covers, one)), Told(partial(_days, one, view.fact("today")))]


def _parties(view: View, one: RecordView) -> str:
    held = one.get("parties")
    return "\n".join(name for row in held if (name := _party(view, row))) if isinstance(held, tuple) else ""


def _party(view: View, row: RowView) -> str:
    contact = view.find(row.get("contact"))
    name = contact.get("agency") if contact is not None else row.get("name")
    return name if isinstance(name, str) else ""


def _covers(one: RecordView, language: Language) -> str:
    covered = [
        words for name, words in (("covers_staff_risk", STAFF_RISK), ("covers_home_visits", HOME_VISITS)) if one.get(name) is Tri.YES
    ]
    return "\n".join(language.say(words) for words in covered or (OTHER_THINGS,))


def _days(one: RecordView, today: date, language: Language) -> str:
    signed, review = one.get("signed_on"), one.get("review_on")
    lines = [language.say(SIGNED, date=signed) if signed else language.say(NOT_SIGNED)]
    if isinstance(review, date):
        lines.append(language.say(OVERDUE if review < today else REVIEW, date=review))
    reference = one.get("accord_reference")
    return "\n".join([*lines, *([reference] if isinstance(reference, str) else [])])


ENTRY = DocumentEntry(
    code="D55",
    title=TITLE,
    noun="organisation",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    plain=Label.NONE,
    numbered=False,
)
