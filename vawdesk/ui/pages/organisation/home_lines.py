"""The pieces of Home: a line with its verb, what is happening now, today's visits, and a word for whoever does this work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, NN_, NP_, Language
from vawdesk.models.facts import Helpline
from vawdesk.services.before_reliance import StillToDo
from vawdesk.services.due import Due
from vawdesk.services.due_kinds import Group, Kind
from vawdesk.services.home_now import HomeNow, VisitToday, mark_of
from vawdesk.services.page_ask import PageAsk
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, row, rule, wrap
from vawdesk.ui.kit.badge import Badge, state_badge
from vawdesk.ui.kit.basics import Button, Icon, Text, hide_unless
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.zone import LOCAL

WRITE = N_("Write it down now")
NEED = NN_("{n} thing needs somebody", "{n} things need somebody")
REVIEW, OPEN = NP_("verb", "Review"), NP_("verb", "Open")
VERB_OF = N_("{verb}: {what}")
OPEN_VISIT = N_("Open the visit")
TODAY, NO_VISITS = N_("Visits today"), N_("No visit is planned for today.")
BUDDY, STAFF_RISK, VISIT = N_("buddy {name}"), N_("Staff risk"), N_("Open the visit at {time}")
ALL_VISITS, MY_EXCEPTIONS = N_("All visits"), N_("What I agreed to")
HARD = N_("This is hard work. Talk to your manager or your supervisor, or ring {name} on {number}.")
HARD_ALONE = N_("What a trustee hears can be hard. Talk to another trustee, or ring {name} on {number}.")
MORE = NN_("And {n} more.", "And {n} more.")
OF_ALL = N_("{n} of {total}")
DRAWINGS = {
    "case": "cases",
    "home_visit": "visit",
    "visit_outcome": "visit",
    "staff_risk_flag": "flag",
    "flag_review": "flag",
    "contact_note": "note",
    "letter": "post",
    "decision": "decision",
    "planned_contact": "calendar",
    "referral": "referral",
    "case_sealing": "lock",
    "connections": "people",
    "holds": "lock",
    "contact": "contacts",
    "sharing_protocol": "share",
    "disclosure_gone_wrong": "wrong",
    "carried": "carried",
}
LISTS = {
    "home_visit": "visits",
    "staff_risk_flag": "flags",
    "case_sealing": "connections",
    "connections": "connections",
    "holds": "holds",
    "disclosure_gone_wrong": "disclosures_gone_wrong",
    "carried": "carried",
}  # where several of one sort are seen together, those that wait first; of any other sort there is a list of just those
THOSE = "home_list"
LOUD: dict[Kind, tuple[Literal["late", "danger"], str]] = {
    Kind.VISIT_CODE_WORD: ("danger", "danger"),
    Kind.VISIT_999: ("danger", "danger"),
    Kind.VISIT_999_CALLED: ("danger", "danger"),
    Kind.VISIT_OVERDUE: ("late", "late"),
    Kind.VISIT_NOT_AGREED: ("late", "late"),
    Kind.VISIT_INCIDENT: ("danger", "wrong"),
}  # red is 999 and an incident; amber, with a clock, what is overdue
SHOWN = 4  # visits in the panel; the rest stand on their own page

Open = Callable[[str, object], None]


def write_now(language: Language, open_: Open) -> Button:
    """For a hand that does not know the key."""
    made = Button(language.say(WRITE), drawing="change", key="Ctrl+N")
    made.setObjectName("write_now")
    made.clicked.connect(lambda: open_("write_it_down", None))
    return made


def needs(now: HomeNow, missing: Sequence[StillToDo], language: Language) -> str:
    """The day and the time of the look, and how many things need somebody."""
    when = f"{language.date(now.at.today, 'weekday')}, {language.time(now.at.utc)}"
    count = len(now.lines.all) + len(missing)
    return "  ·  ".join([when, *([language.say(NEED, n=count)] if count else [])])


@dataclass(frozen=True)
class LineAsk(PageAsk):
    """What is said to the list of what a line counts: which line it was."""

    kind: Kind


def place_of(due: Due) -> tuple[str, UUID | LineAsk | None]:
    """The page that this line opens: the record, or where there are several, a list in which they are."""
    if not due.targets:
        return "settings", None
    kind, id = due.targets[0]
    if len(due.targets) == 1:
        return (kind, id)
    return (LISTS[kind], None) if kind in LISTS else (THOSE, LineAsk(due.kind))


def _verb(button: Button, due: Due, what: str, language: Language, open_: Open) -> Button:
    key, id = place_of(due)
    button.setObjectName(f"due_{due.kind.name.lower()}_{id.hex if isinstance(id, UUID) else ''}".rstrip("_"))
    button.setAccessibleName(language.say(VERB_OF, verb=button.accessibleName(), what=what))
    button.clicked.connect(lambda: open_(key, id))
    return button


def line(due: Due, now: Moment, language: Language, open_: Open) -> QWidget:
    """One sentence of a group, with its case numbers, how late it is, and its verb."""
    say = language.say
    what, known = say(due.words), language.list(list(due.references))
    detail = say(due.detail) if due.detail else ""
    first = wrap(row((Text(what, "strong", wrap=True), 1)))
    second = Text("  ·  ".join(part for part in (known, detail) if part), "meta", "muted", wrap=True)
    hide_unless(second, bool(known or detail))
    mark = mark_of(due, now)
    badges = [Badge(say(STAFF_RISK), "danger")] if due.flagged else []
    badges += [Badge(say(mark), "late", "" if due.group is Group.LATE else "due")] if mark else []
    verb = Button(say(REVIEW if due.group is Group.WAITING else OPEN), "quiet")
    _verb(verb, due, " ".join(part for part in (what, known, say(STAFF_RISK) if due.flagged else "") if part), language, open_)
    drawing = Icon(DRAWINGS.get(due.targets[0][0], "due") if due.targets else "due", "muted", 20)
    made = wrap(row(drawing, (wrap(column(first, second, gap=0)), 1), *badges, verb, gap=12, edges=(16, 4, 8, 4)))
    made.setMinimumHeight(theme.wide(48))
    return made


def group(title: str, dues: list[Due], total: int, now: Moment, language: Language, open_: Open) -> QFrame:
    """A panel of lines, of `total` that there are."""
    count = language.say(OF_ALL, n=len(dues), total=total) if total > len(dues) else str(total)
    items: list[Item] = [row(SectionHeader(title, count), edges=(16, 4, 16, 0))]
    for due in dues:
        items += [rule(), line(due, now, language, open_)]
    return frame(column(*items, gap=0), "panel", title)


def happening(due: Due, first: bool, language: Language, open_: Open) -> QFrame:
    """A visit that is out, or overdue, or an incident: above everything else, with the one primary where it is the first."""
    say = language.say
    loud, drawn = LOUD.get(due.kind, (None, "visits"))
    what, known = say(due.words), language.list(list(due.references))
    detail = Text("  ·  ".join(part for part in (known, say(due.detail) if due.detail else "") if part), wrap=True)
    words = column(Text(what, "strong", loud or "", wrap=True), detail, gap=2)
    visit = bool(due.targets) and due.targets[0][0] in ("home_visit", "visit_outcome")
    verb = _verb(Button(say(OPEN_VISIT if visit else OPEN), "primary" if first else "plain"), due, what, language, open_)
    drawing = Icon(drawn, loud or "accent", 24)
    made = frame(row(drawing, (wrap(words), 1), verb, gap=12, edges=(16, 10, 16, 10)), loud or "soft", what)
    made.setMinimumHeight(theme.wide(64))
    return made


def visits_today(now: HomeNow, language: Language, open_: Open, *, manages: bool) -> QFrame:
    """Who is out today, when, with which buddy. Neither whom nor where they visit. Whoever `manages` looks back from here too."""
    say, shown = language.say, now.visits[:SHOWN]
    count = f"{len(shown)} / {len(now.visits)}" if len(now.visits) > SHOWN else str(len(now.visits) or "")
    items: list[Item] = [row(SectionHeader(say(TODAY), count), edges=(16, 4, 16, 0))]
    for visit in shown:
        items += [rule(), _visit(visit, language, open_)]
    if not shown:
        items += [rule(), row(Text(say(NO_VISITS), "meta", "muted", wrap=True), edges=(16, 12, 16, 12))]
    more = Button(say(ALL_VISITS), "quiet")
    more.setObjectName("all_visits")
    more.clicked.connect(lambda: open_("visits", None))
    own = verb(say(MY_EXCEPTIONS), "my_exceptions", lambda: open_("my_exceptions", None), look="quiet")
    ways = wrap(Flow([more, own] if manages else [more]))
    return frame(column(*items, rule(), row((ways, 1), edges=(8, 0, 8, 4)), gap=0), "panel", say(TODAY))


def _visit(visit: VisitToday, language: Language, open_: Open) -> QWidget:
    say = language.say
    at = language.time(visit.at.astimezone(LOCAL).time())
    clock = Button(at, "link")
    clock.setObjectName(f"visit_{visit.id.hex}")
    clock.setFixedWidth(theme.wide(56))
    clock.setAccessibleName(say(VISIT, time=at))
    clock.clicked.connect(lambda: open_("home_visit", visit.id))
    about = [visit.reference, *([say(BUDDY, name=visit.buddy)] if visit.buddy else [])]
    state: list[Item] = []
    marks = [Badge(say(STAFF_RISK), "danger")] if visit.flagged else []
    if visit.tone == "late" or visit.tone == "danger":  # says for how long, so it is too long for one line of this panel
        state = [row(Icon(visit.tone, visit.tone, 16), (Text(say(visit.state), "strong", visit.tone, wrap=True), 1), gap=8, top=True)]
    else:
        marks.insert(0, state_badge(say(visit.state), visit.tone))
    who = Text(language.list([name for name in visit.workers if name]), "strong", wrap=True)
    words = column(who, Text("  ·  ".join(part for part in about if part), "meta", "muted", wrap=True), *state, 2, wrap(Flow(marks)), gap=2)
    return wrap(row(clock, (wrap(words), 1), gap=8, edges=(12, 8, 16, 8), top=True))


def support(helpline: Helpline, language: Language, oversees: bool) -> QFrame:
    """Whoever works with this is affected too (8.20). Somebody who `oversees` and does nothing else has no manager to talk to."""
    words = language.say(HARD_ALONE if oversees else HARD, name=helpline.name(language), number=helpline.number.replace(" ", "\u00a0"))
    return frame(row(Icon("heart", "accent", 20), (Text(words, "meta", wrap=True), 1), gap=12, edges=(16, 12, 16, 12), top=True), "soft")
