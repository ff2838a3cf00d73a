"""D05, decision log: every decision of a file in the order of time, first one line each, then in full. The blank form holds one."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, plain
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import OUTCOMES, About, Decided
from vawdesk.models.dates import entered_late
from vawdesk.models.profile import Profile
from vawdesk.models.values import Option, Signature
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG
from vawdesk.reports.kit.words import DocumentLanguage, Said, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RecordView, View, blank_record

TITLE = N_("Decision log")
AS_CAREFULLY = N_("A decision not to do something is written down just as carefully (8.25).")
NO_NAMES = N_("Do not write names on this form. Use reference numbers.")
NOTHING = N_("No decision is written down in this file.")
WAITS = N_("The second signature is still to come.")
ENTERED_LATE = N_("Entered late")
WIDTHS = (30 * mm, 82 * mm, 60 * mm)
WORDS = ("relied_on", "not_known", "reasons", "who_consulted", "consulted_words", "nobody_because", "dissent")
BLANK = (
    (N_("What had to be decided"), ("about", "question", "options_considered")),
    (N_("What it rests on"), ("relied_on", "not_known")),
    (
        N_("What was decided, and why"),
        ("decision", "review_on", "reasons", "who_consulted", "consulted_words", "nobody_because", "dissent"),
    ),
    (N_("Before you sign"), ("hindsight", "decided_at")),
)
LINES = {"relied_on": 3, "not_known": 2, "reasons": 6, "consulted_words": 2, "nobody_because": 1, "dissent": 2}


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The log of one case. Groups: `decisions` in their order, `relied` what they rest on, `addenda` what was added to them."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, blank=view.blank)
    paper.p(AS_CAREFULLY)
    if view.blank:
        return _blank(paper)
    decisions = view.group("decisions")
    if not decisions:
        paper.p(NOTHING)
        return paper.build()
    if len(decisions) > 1:
        paper.table((N_("When"), N_("The question"), N_("What was decided")), [_line(paper, one) for one in decisions], WIDTHS)
    for number, one in enumerate(decisions, 1):
        with paper.together():  # what was decided and why is read in one piece
            _decision(paper, view, one, number)
    return paper.build()


def _line(paper: Paper, one: RecordView) -> list[Content]:
    return [_when(one), values.content(paper.writer, one, "question") or "", outcome(one)]


def _when(one: RecordView) -> Said:
    at = one.get("decided_at")
    return Told(lambda language: language.moment(at, "short")) if isinstance(at, datetime) else ""


def outcome(one: RecordView) -> Said:
    """What was decided, as one sentence."""
    about, decided, day = one.get("about"), one.get("decision"), one.get("review_on")
    if not isinstance(about, About) or not isinstance(decided, Decided):
        return ""
    return OUTCOMES[about, decided].with_(date=day or "…") if decided is Decided.DEFERRED else OUTCOMES[about, decided]


def _decision(paper: Paper, view: View, one: RecordView, number: int) -> None:
    """One decision: what was decided before anything else, then what it rests on, why, and by whose hands."""
    writer, added = paper.writer, [text for text in view.group("addenda") if text.get("record") == one.id]
    paper.h2(values.words_of(one, "question"), str(number))
    values.from_paper(paper, one)
    for text in (text for text in added if _first(text)):
        _addendum(paper, text)
    lines: list[Line] = [[Field(N_("What was decided"), [writer.free(outcome(one), STRONG)])]]
    options = [row.text("what", paper.words.languages[0]) for row in one.get("options_considered") or ()]
    if shown := [words for words in options if isinstance(words, str)]:
        lines.append([Field(one.label("options_considered"), [writer.items(shown, 118 * mm)])])
    if rests := [words for id in one.get("relied_on_records") or () if (words := _relied(view.find(id)))]:
        lines.append([Field(one.label("relied_on_records"), [writer.items(rests, 118 * mm)])])
    lines += [[_listed(paper, one, name)] for name in WORDS if one.get(name) not in values.EMPTY]
    if one.get("about_people"):
        lines.append([values.field(writer, one, "about_people")])
    lines.append([Field(N_("Decided by"), Told(partial(_by, one)))])
    if one.get("two_because"):
        second = values.content(writer, one, "countersigned_by") or WAITS
        lines += [[_listed(paper, one, "two_because")], [Field(one.label("countersigned_by"), second)]]
    paper.fields(lines)
    for text in (text for text in added if not _first(text)):
        _addendum(paper, text)


def _listed(paper: Paper, one: RecordView, name: str) -> Field:
    """A field; each of several answers has a line of its own, and begins like one."""
    held = one.get(name)
    if not (isinstance(held, tuple) and held and all(isinstance(answer, Option) for answer in held)):
        return values.field(paper.writer, one, name)
    return Field(one.label(name), [paper.writer.items([Told(partial(_begun, answer)) for answer in held], 118 * mm)])


def _begun(answer: Option, language: Language) -> str:
    words = language.say(answer.label)
    return words[:1].upper() + words[1:]


def _relied(record: RecordView | None) -> Said | None:
    """A record on which a decision rests, by what it is, its number and its day."""
    if record is None:
        return None
    at = next(
        (held for name in ("occurred_at", "decided_at", "planned_at") if name in record.described and (held := record.get(name))), None
    )
    when = at if isinstance(at, datetime) else record.created_at
    return Told(lambda language: language.list([
        part for part in (language.say(record.title), record.ref_no, language.date(when.date()) if when else "") if part
    ]))  # fmt: skip


def _by(one: RecordView, language: Language) -> str:
    """Who decided, when, and whether it was written down more than a day afterwards."""
    signed, at = one.get("decided_by"), one.get("decided_at")
    words = [one.text("decided_by", language)]
    if isinstance(signed, Signature) and isinstance(at, datetime) and entered_late(at, values.put_down(one, signed.at)):
        words.append(language.say(ENTERED_LATE))
    return language.list([word for word in words if isinstance(word, str) and word])


def _first(text: RecordView) -> bool:
    return text.get("reason") is AddendumReason.CORRECTS


def _addendum(paper: Paper, text: RecordView) -> None:
    label = N_("Put right since") if _first(text) else N_("Added since")
    said = values.content(paper.writer, text, "text") or plain("")
    paper.fields([[Field(label, said)], [Field(N_("Signed"), values.content(paper.writer, text, "signed") or "")]])


def _blank(paper: Paper) -> bytes:
    """One decision for the pen."""
    form = Form(paper, blank_record(Decision), told=True, lines=LINES)
    paper.p(NO_NAMES)
    for number, (title, names) in enumerate(BLANK, 1):
        paper.h2(title, str(number))
        form.fields(names)
    paper.h2(N_("Sign"), str(len(BLANK) + 1))
    empty = blank_record(Decision)
    paper.signatures([values.signed(empty, "decided_by"), values.signed(empty, "countersigned_by")])
    return paper.build()


ENTRY = DocumentEntry(
    code="D05",
    title=TITLE,
    noun="case",
    label=Carries.REQUIRED,
    banner=Carries.REQUIRED,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    blanks=("en", "cy"),
)
