"""D21, check-in sheet: what the buddy does and when, and the address in a strip that a fold seals.

It names nobody who is visited, and says nothing of a flag or of abuse: it lies on a desk while the visit is out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NBSP, NN_, NP_, Message, plain
from vawdesk.models.casework.visit_rows import CALL_OTHERS, CALL_WORKER, as_proposed
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.block import Block, Stack, draw_stack, split_stack, stack_height
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.fonts import REGULAR
from vawdesk.reports.kit.marks import dashed, dense_pattern, pen_node, tick_and_time, writing_lines
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import LEFT, MEASURE, PEN_BOX, SMALL, STRONG, TIGHT, Style
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.words import DocumentLanguage, Said
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RowView, View
from vawdesk.zone import LOCAL

TITLE = N_("Check-in sheet")
INTRO = N_("You are the buddy for this visit. You are not on the visit. The computer cannot phone anyone: you make the calls.")
SEAL = N_(
    "After printing: fold the lower edge up along the lower line, and seal it with tape. Open it only when the last step says so, "
    "or at once if you hear the code word."
)
POLICE = N_("For the police only")
BY_HAND = N_("Where the visit is, to be written here before the fold is sealed")
FOLD_HERE = N_("Fold up along this line")
NO_NUMBER = N_("{name}: no number is on file. Write it here before they go:")
CALLS_FROM, AT_THE_LATEST = N_("They call from"), N_("At the latest")
NO_SIGNAL = N_("No signal there: they may be late. From {time} on try their phone, from {latest} on take these steps.")
LANDLINE = N_("Landline there, for the police. Do not ring it, nobody knows who answers: {number}")
LATE = NN_("{n} minute late", "{n} minutes late")
DUE, AT, ADDRESS = Style(15, 17, bold=True, after=0), Style(14, 17, bold=True, after=0), Style(14, 18, bold=True, after=3)
LEAST_FOLD, GREATEST_FOLD, MARGIN = 52 * mm, 118 * mm, 5 * mm
STEP_WIDTHS = (34 * mm, 92 * mm, 46 * mm)
CALL_WIDTHS = (34 * mm, 46 * mm, 46 * mm, 46 * mm)
ADDRESS_LINES = ("line1", "line2", "line3", "line4", "town", "postcode")


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The sheet for one visit. The group `place` holds the address; without it the strip is filled in by hand.

    The fact `in_set` says whose set of the day it belongs to.
    """
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    writer, visit = paper.writer, view.main
    call, latest, steps = visit.get("check_in_at"), visit.get("latest_call_at"), visit.get("steps")
    due = latest if isinstance(latest, datetime) else call  # from which the steps are counted
    planned = [_usual(row) for row in steps] if isinstance(steps, tuple) else []
    if in_set := view.fact("in_set"):
        paper.p(in_set)
    paper.p(INTRO)
    call_by: Content = [paper.writer.free(_clock(call), DUE)] if isinstance(call, datetime) else ""
    paper.fields(
        [
            [values.field(writer, visit, "workers", N_("On the visit")), values.field(writer, visit, "buddy")],
            [values.field(writer, visit, "planned_at", N_("Arrive")), Field(N_("Call due by"), call_by)],
            *_without_signal(paper, view),
            *([] if CALL_OTHERS in planned else [[values.field(writer, visit, "overdue_order", N_("Whom to call"))]]),
            *([] if CALL_WORKER in planned else [[Field(N_("Their numbers"), _workers(paper, view))]]),
        ],
        after=2,
    )
    if isinstance(latest, datetime) and isinstance(call, datetime):
        paper.p(NO_SIGNAL.with_(time=_time(call), latest=_time(latest)), TIGHT)
    paper.h3(N_("If there is no call by {time}").with_(time=_time(due)) if isinstance(due, datetime) else N_("If there is no call"), "H2")
    rows = [_step(paper, row, due, view) for row in steps] if isinstance(steps, tuple) else []
    paper.table((NP_("time", "At"), N_("Do this"), N_("Done, and time")), rows, STEP_WIDTHS, after=2, pad=1.2 * mm)
    paper.h3(N_("Calls I had"), "H2")
    heads = ("", NP_("visit", "Arrived"), NP_("visit", "Left"), N_("Back safe"))
    paper.table(heads, [(N_("Time"), "", "", "")], CALL_WIDTHS, least=9 * mm, after=4, pad=1 * mm)
    paper.p(SEAL)
    for part in _strips(_address(paper, view)):
        paper.add(SealedStrip(paper, part))
    return paper.build()


def _without_signal(paper: Paper, view: View) -> list[list[Field]]:
    """From where they call, and by when at the latest; nothing where there is a signal."""
    latest = view.main.get("latest_call_at")
    if not isinstance(latest, datetime):
        return []
    place = values.field(paper.writer, view.main, "call_from", CALLS_FROM)
    return [[place, Field(AT_THE_LATEST, [paper.writer.free(_clock(latest), DUE)])]]


def _strips(content: Stack) -> list[Stack]:
    """The address in as many strips as it takes: nearly always one, and each sealed by its own fold."""
    strips: list[Stack] = []
    while content:
        part, content = split_stack(content, MEASURE, GREATEST_FOLD - 2 * MARGIN)
        strips.append(part or content)
        content = content if part else []
    return strips


def _time(moment: datetime) -> time:
    return moment.astimezone(LOCAL).time()


def _clock(moment: datetime) -> Said:
    return plain("{time}").with_(time=_time(moment))


def _workers(paper: Paper, view: View) -> Stack:
    """Each colleague on the visit with the number that is called when they do not call; a line for the pen where none is on file."""
    told, found = [], list[Block]()
    for worker in view.main.get("workers") or ():
        name, held = view.name(worker), view.find(worker)
        number = held.text("check_in_phone", paper.words.languages[0]) if held is not None else ""
        if not isinstance(name, str) or not name:
            continue
        if isinstance(number, str) and number:
            told.append((name, number))
        else:
            found += [paper.writer.free(NO_NUMBER.with_(name=name)), writing_lines(1, Node("P", alt=name))]
    return [*_numbers(paper, told), *found]


def _called(paper: Paper, view: View) -> Stack:
    """Those who are called when the worker does not answer, in their order, each with the number."""
    language, rows = paper.words.languages[0], view.main.get("overdue_order")
    parts = [[row.text(name, language) for name in ("who", "name", "telephone")] for row in rows] if isinstance(rows, tuple) else []
    told = [[part for part in one if isinstance(part, str) and part] for one in parts]
    return _numbers(paper, [(", ".join(one[:-1]), one[-1]) for one in told if len(one) > 1])


def _numbers(paper: Paper, told: Sequence[tuple[str, str]]) -> Stack:
    """Names and numbers in one text, none of them broken."""
    words = "\n".join(f"{name}: {number}".replace(" ", NBSP) for name, number in told)
    return [paper.writer.free(plain(words), STRONG)] if words else []


def _step(paper: Paper, row: RowView, due: object, view: View) -> list[Content]:
    minutes = row.get("minutes")
    when: Stack = []
    spoken = paper.words.say(LATE.with_(n=minutes)) if isinstance(minutes, int) else ""
    if isinstance(due, datetime) and isinstance(minutes, int):
        when.append(paper.writer.free(_clock(due + timedelta(minutes=minutes)), AT))
    if isinstance(minutes, int):
        when.append(paper.writer.free(LATE.with_(n=minutes)))
    done = Node("Form", alt=spoken, attributes={"O": "/PrintField", "Role": "/cb", "checked": "/off", "Desc": spoken})
    return [when, _what(paper, row, view), [tick_and_time(done, PEN_BOX)]]


def _what(paper: Paper, row: RowView, view: View) -> Content:
    """What to do: a step that the program proposed in the language of the sheet, with whom to call and their numbers; any other in the
    words it was written in."""
    usual = _usual(row)
    if usual is None:
        return values.content(paper.writer, row, "what") or ""
    numbers = {CALL_WORKER: _workers, CALL_OTHERS: _called}.get(usual)
    return [paper.writer.free(usual), *(numbers(paper, view) if numbers is not None else ())]


def _usual(row: RowView) -> Message | None:
    what = row.get("what")
    return as_proposed(what) if isinstance(what, str) else None


def _address(paper: Paper, view: View) -> Stack:
    """Where the visit is, as it is read out to the police; lines to write on when the view does not hold it."""
    node, writer, language = Node("Sect", paper.writer.root), paper.writer, paper.words.languages[0]
    place = view.find(view.main.get("place")) or next(iter(view.group("place")), None)
    lines = [place.text(name, language) for name in ADDRESS_LINES] if place else []
    written = [line for line in lines if isinstance(line, str) and line]
    blocks: Stack = [writer.text(POLICE, STRONG, "H2", node)]
    if not written or place is None:
        label = writer.text(BY_HAND, TIGHT, "P", node)
        return [*blocks, label, writing_lines(4, pen_node(node, paper.words.say(BY_HAND))), *_landline(view, paper, node)]
    blocks.append(writer.text(", ".join(written), ADDRESS, "P", node))
    found = place.text("found_by_a_stranger", language)
    if isinstance(found, str) and found:
        blocks.append(writer.text(found, TIGHT, "P", node))
    return [*blocks, *_landline(view, paper, node)]


def _landline(view: View, paper: Paper, node: Node) -> Stack:
    """Under the seal with the address: a number there tells as much, and a buddy who rings it may put somebody at risk (8.5)."""
    number = view.main.text("landline", paper.words.languages[0])
    if not isinstance(number, str) or not number:
        return []
    return [paper.writer.text(LANDLINE.with_(number=number.replace(" ", NBSP)), TIGHT, "P", node)]


class SealedStrip(Block):
    """Stands at the foot of the sheet: the text between two lines, and below it a flap with a pattern that is folded up over it.

    The fold is as high as the text needs, so that a long way of finding a farm is hidden as well as a short address.
    """

    def __init__(self, paper: Paper, content: Stack) -> None:
        super().__init__()
        self.content, self.bottom, self.words = content, paper.frame.bottom, paper.words
        self.fold = min(max(LEAST_FOLD, stack_height(content, MEASURE) + 2 * MARGIN), GREATEST_FOLD)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All the rest of the sheet, so that the strip stands at its foot."""
        need = 2 * self.fold - self.bottom
        self.width, self.height = width, max(need, height - 0.1)
        return width, self.height

    def least(self, width: float) -> float:
        """What the strip itself needs."""
        return 2 * self.fold - self.bottom

    def draw(self) -> None:
        """Draw the fold, the pattern on the flap, and the text above the fold."""
        canvas = self.page
        canvas.saveState()
        canvas.translate(-LEFT, -self.bottom)  # from here in places on the sheet
        dashed(canvas, self.fold, (6, 4))
        dashed(canvas, 2 * self.fold, (2, 3))
        canvas.setFont(REGULAR, SMALL)
        canvas.drawString(LEFT, self.fold - 11, self.words.say(FOLD_HERE))
        dense_pattern(canvas, LEFT, self.bottom + 2 * mm, MEASURE, self.fold - self.bottom - 8 * mm)
        canvas.restoreState()
        draw_stack(self.content, canvas, 0, 2 * self.fold - self.bottom - MARGIN, self.width)


ENTRY = DocumentEntry(
    code="D21",
    title=TITLE,
    noun="home_visit",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.BUDDY, Profile.INTERNAL}),
    build=build,
    reveals=frozenset(("address", name) for name in (*ADDRESS_LINES, "found_by_a_stranger")),  # in the strip that the fold seals
)
