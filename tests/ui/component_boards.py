"""Boards with the components of the kit, shown by the gallery."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.person import Person
from vawdesk.models.second_person import Form as SecondForm
from vawdesk.models.values import DO, GALL, OES, YDYN, Tri
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, frame, pair, row, rule, scroll, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import FlagSeen, Notice, StaffRiskBanner
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.masked import Masked
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.picker import Found, PickerEditor
from vawdesk.ui.kit.editors.second_person import SecondPersonEditor
from vawdesk.ui.kit.editors.text import LongTextEditor
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.error_summary import ErrorSummary
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.focus import FocusRing
from vawdesk.ui.kit.form import Form, Section, two_columns
from vawdesk.ui.kit.section import PageHeader, SectionHeader
from vawdesk.ui.kit.task_list import Task, TaskList, TaskState
from vawdesk.ui.kit.timeline import Event, Timeline
from vawdesk.ui.kit.tristate import Question, answer_widths

WHY = "threats to staff, 3 September 2026"
DO_THIS = "Two people. Meet at the office, not at home. Call the police before any contact with him."


def board(*items: QWidget) -> QWidget:
    """A window of the usual ground around some components."""
    page = wrap(column(*items, None, gap=16, edges=(24, 20, 24, 20)))
    page.setObjectName("page")
    window = QWidget()
    window.setObjectName("window")
    window.setLayout(column(scroll(page, sideways=True)))
    window.ring = FocusRing(window)
    return window


def banners(say: Language) -> QWidget:
    """The band in its three states, and the notices."""
    flags = (
        FlagSeen(uuid.UUID(int=1), WHY, DO_THIS, read="Read by you 24 Nov 13:58"),
        FlagSeen(uuid.UUID(int=2), "a dog was set on a colleague, 1 October 2026", "Meet at the office.", confirmed=False),
        FlagSeen(uuid.UUID(int=3), "a weapon was seen, 4 May 2026", "Do not go alone.", mark="Review overdue", late=True),
    )
    notices = [
        Notice("Locked at 14:02", "You pressed Ctrl+L. Your draft is kept.", drawing="lock"),
        Notice("A visit is overdue by 32 minutes", "Next: call Carys Bowen, their buddy.", "late", button=Button("Open visit board")),
        Notice("Concern raised", "Do not go alone. Speak to your manager before this visit.", "danger"),
        Notice("Error: that name and passphrase do not go together", "Three tries left before a wait of one minute.", "error"),
    ]
    halves = [wrap(row((notices[0], 1), (notices[1], 1), gap=16)), wrap(row((notices[2], 1), (notices[3], 1), gap=16))]
    return board(
        StaffRiskBanner(flags, say), *halves, EmptyState("No open case matches “morx”", "Check the spelling.", "Search closed cases too")
    )


def heads(say: Language) -> QWidget:
    """Page head, buttons, badges, panels."""
    head = PageHeader(
        "Case VA-2026-0042", say, "Opened 14 March 2026  ·  worker Carys Bowen", badges=(Badge("Open", "accent"),), label=True
    )
    verbs = [Button("Add note", "primary", "add"), Button("Log decision", drawing="decision"), Button("Plan visit", drawing="visit")]
    off = Button("Refer", drawing="referral")
    off.setEnabled(False)
    more = [Button("Immediate danger? Call 999", "danger", "danger"), Button("Open plan", "quiet"), Button("Show address", "link")]
    chips = [
        Button("Open", "chip", on=True),
        Button("Late", "chip", "late", on=False),
    ]
    badges = [Badge("Planned"), Badge("At the visit", "accent"), Badge("23 hours over", "late"), Badge("Staff risk", "danger")]
    told = frame(
        column(SectionHeader("What we know", "2"), pair("Who may know", "“Alun and reception. Nobody else.”"), edges=(16, 12, 16, 12))
    )
    return board(
        head,
        wrap(Flow([*verbs, off], [Button("Print…", drawing="print")])),
        wrap(Flow([*more, *chips])),
        wrap(Flow(badges)),
        told,
    )


def questions(say: Language) -> QWidget:
    """Questions, their error summary and the sections they stand in."""
    asked = [
        ("aggression", "Has anyone there been aggressive or made threats in the last year?", DO),
        ("weapon", "Is there a weapon or a firearm, or has one been seen?", OES),
        ("drink", "Is drink or drug use likely while you are there?", YDYN),
        ("alone", "Could you be alone with someone in a closed room?", GALL),
    ]
    widths = answer_widths([answers for _key, _words, answers in asked], say)
    made = [Question(key, words, answers, say, index + 1, widths) for index, (key, words, answers) in enumerate(asked)]
    made[0].set_reply(Tri.YES, "Shouted at the housing officer on 3 September. Told by Carys.")
    made[1].set_reply(Tri.NOT_KNOWN)
    made[2].set_reply(Tri.NO)
    made[3].show_error("Question 4: choose an answer")
    summary = ErrorSummary(say)
    tasks = TaskList(say)
    states = (TaskState.COMPLETED, TaskState.IN_PROGRESS, TaskState.NOT_STARTED, TaskState.CANNOT_START)
    titles = ("Visit", "What might happen", "What we will do", "Sign")
    tasks.show_tasks(tuple(Task(letter, title, state) for letter, title, state in zip("ABCD", titles, states, strict=True)), "B")
    left = frame(column(SectionHeader("Sections"), tasks, None, edges=(8, 8, 8, 8)))
    left.setFixedWidth(theme.wide(224))
    ruled = [one for question in made for one in (rule(), question)][1:]
    sheet = frame(column(SectionHeader("C. What might happen"), *ruled, None, gap=0, edges=(8, 8, 8, 8)))
    made_board = board(summary, wrap(row(left, (sheet, 1), gap=16)))
    summary.show_problems([("alone", "Question 4: choose an answer"), ("when", "Write when the visit is.")])
    return made_board


def history(say: Language) -> QWidget:
    """A timeline."""
    line = Timeline()
    line.show_events(
        (
            Event(
                uuid.UUID(int=1),
                "note",
                "Contact note, phone",
                "Today 09:40  ·  Carys Bowen",
                "Mair said: “He was parked outside the school again, twice this week.” She wants us to tell the police.",
                foot="Signed 10:05",
                link="Open",
            ),
            Event(
                uuid.UUID(int=2),
                "referral",
                "Referral to the police",
                "20 Nov 11:15  ·  Carys Bowen",
                "Following and watching near the school.",
                (("No answer, 4 days", "late"),),
                "Consent: agreed",
                "Record answer",
            ),
            Event(
                uuid.UUID(int=3),
                "visit",
                "Home-visit assessment",
                "12 Nov 16:30",
                "Concern raised; both back safe at 17:42.",
                (("Staff risk", "danger"),),
            ),
        )
    )
    return board(frame(column(line, edges=(0, 8, 0, 8))))


class Names:
    """A finder of invented people."""

    people = (
        Found(uuid.UUID(int=7), "Dylan Pugh", "born 1988", flagged=True),
        Found(uuid.UUID(int=8), "Mair Pugh-Ellis", "VA-2026-0042"),
        Found(uuid.UUID(int=9), "Siôn Vaughan"),
    )

    def search(self, words: str) -> list[Found]:
        return [one for one in self.people if words.lower() in one.words.lower()]

    def describe(self, record: uuid.UUID) -> Found:
        return next((one for one in self.people if one.id == record), self.people[0])


def sources() -> Sources:
    """Every reference is found among the invented people."""
    return Sources(
        finders=defaultdict(Names),
        offer_new={"person": N_("Add a new person")},
        now=lambda: datetime(2026, 11, 24, 14, 2, tzinfo=UTC),
        on_reveal=lambda _name: None,
    )


def person_form(say: Language) -> QWidget:
    """A form of a real record, with a mistake in it."""
    fields = Person.fields()
    form = Form(fields, [Section(tuple(fields)[:14], Person.title), Section(tuple(fields)[14:])], say, sources())
    form.setObjectName("form")
    names = [name for name in fields if isinstance(form.editors[name], DateEditor)]
    for name in names:
        form.restore({name: ["31", "2", "2026", False]})
    form.show_problems(form.faults())
    return board(form)


def editors(say: Language) -> QWidget:
    """Editors of a kind of their own."""
    second = SecondPersonEditor(
        Asked("approved_by", N_("Second person")), say, tuple(SecondForm), {SecondForm.IN_PLACE: [(1, "Sioned Parry, manager")]}
    )
    second.how.set_value(SecondForm.IN_PLACE)
    second._formed()
    when = MomentEditor(
        Asked("when", N_("When was it?"), N_("For example 27 3 2007")), say, lambda: datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
    )
    when.boxes.fill("27", "3", "26")
    when.show_error("Which year do you mean: 1926 or 2026?")
    who = PickerEditor(
        Asked("who", N_("Who was there?"), optional=True),
        say,
        Names().search,
        Names().describe,
        several=True,
        offer_new=N_("Add a new person"),
    )
    who.take(Names.people[0])
    who.box.setText("a")
    told = LongTextEditor(Asked("told", N_("What happened?")), say, limit=60)
    told.set_value("He was parked outside the school again, twice this week. She wants us to tell the police.")
    hidden = Masked("address", "Address", say, lambda: "3 Heol y Bont")
    left, right = wrap(column(when, who, told, hidden, None, gap=16)), wrap(column(second, None))
    return board(two_columns(left, right, 560))
