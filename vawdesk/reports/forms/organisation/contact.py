"""D54, local contacts: a sheet for the wall of the staff room, and a pocket list to cut out. About nobody, so without any label.

The numbers stand first; what nobody has checked for long says so, on the paper too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NBSP, Language
from vawdesk.models.facts import Helpline
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.reports.kit.style import STRONG, TELEPHONE, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.directory import CHECK_FIRST
from vawdesk.services.view import RecordView, View

TITLE = N_("Local contacts")
INSIDE = N_("For everybody who works here. It stays inside: it names nobody who comes to us, and it is not for the waiting room.")
IN_DANGER = N_("In danger now: ring {number}. On a mobile, press 55 if you cannot speak.")
AFTER_HOURS = N_("Out of hours")
CERTAIN_FROM = N_("The helplines are as they stood on {date}.")
CHECKED_ON = N_("Checked on {date}")
HELPLINES, FOR_WHOM = N_("Helplines"), N_("For whom")
HEADS = (N_("Service"), N_("Telephone"), N_("When, where and how"))
WIDTHS, LINE_WIDTHS = (74 * mm, 31 * mm, 67 * mm), (50 * mm, 38 * mm, 84 * mm)


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The wall sheet. Groups: `contacts`. Facts: `helplines`, their `edition`, and `check_first`, the ids that nobody has checked."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, handling=False)
    lines = [Helpline(*held) for held in view.fact("helplines", ())]
    paper.p(INSIDE)
    if emergency := next((line for line in lines if line.key == "emergency"), None):
        paper.p(IN_DANGER.with_(number=emergency.number), replace(STRONG, after=6))
    stale = view.fact("check_first", ())
    if contacts := view.group("contacts"):
        paper.table(HEADS, [_contact(paper, one, one.id in stale) for one in contacts], WIDTHS, pad=1 * mm)
    paper.h2(HELPLINES)
    helplines = [_helpline(paper, line) for line in lines if line.key != "emergency"]
    paper.table((HELPLINES, HEADS[1], FOR_WHOM), helplines, LINE_WIDTHS, pad=1 * mm)
    paper.p(CERTAIN_FROM.with_(date=view.fact("edition")))
    return paper.build()


def _contact(paper: Paper, one: RecordView, check_first: bool) -> list[Content]:
    writer = paper.writer
    name: Stack = [Text([Run(_typed(one, "agency"), bold=True)], TIGHT, Node("P")), writer.free(values.words_of(one, "kind"))]
    if one.get("named") and _typed(one, "named") not in _kinds(paper, one):
        name.append(Text([Run(_typed(one, "named"))], TIGHT, Node("P")))
    numbers: Stack = []
    if one.get("phone"):
        numbers.append(number(_typed(one, "phone")))
    if one.get("phone_after_hours"):
        numbers.append(writer.free(AFTER_HOURS))
        numbers.append(number(_typed(one, "phone_after_hours")))
    about: Stack = [writer.free(CHECK_FIRST, STRONG)] if check_first else []
    when = " · ".join(part for part in (_typed(one, "hours"), _typed(one, "area")) if part)
    lines = [line for line in (when, _typed(one, "email")) if line]
    about += [Text([Run(line)], TIGHT, Node("P")) for line in lines]
    if one.get("languages"):
        about.append(writer.text(values.words_of(one, "languages"), TIGHT, "P"))
    if (checked := one.get("checked_on")) is not None:
        about.append(writer.text(CHECKED_ON.with_(date=checked), TIGHT, "P"))
    return [name, numbers, about]


def number(typed: str) -> Text:
    """A telephone number as it hangs on a wall: on one line, its zeros plain."""
    return Text([Run(typed.replace(" ", NBSP))], TELEPHONE, Node("P"))


def _kinds(paper: Paper, one: RecordView) -> set[object]:
    """What sort of service it is, in the languages of the paper: a post that is called so is not said twice."""
    return {one.text("kind", language) for language in paper.words.languages}


def _typed(one: RecordView, name: str) -> str:
    held = one.get(name)
    return held if isinstance(held, str) else ""


def _helpline(paper: Paper, line: Helpline) -> list[Content]:
    """An address for e-mail has the widest column, and a line of its own: broken in the middle it cannot be typed."""
    ways: Stack = [number(way) for way in (line.number, line.text) if way]
    about: Stack = [paper.writer.text(Told(partial(_for_whom, line)), TIGHT, "P")]
    if line.email:
        about.append(Text([Run(line.email)], TIGHT, Node("P")))
    return [Told(line.name), ways, about]


def _for_whom(line: Helpline, language: Language) -> str:
    return line.for_whom(language) if line.certain else f"{line.for_whom(language)}. {language.say(CHECK_FIRST)}."


ENTRY = DocumentEntry(
    code="D54",
    title=TITLE,
    noun="organisation",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    languages=("both", "en", "cy"),
    plain=Label.NONE,
    numbered=False,
)
