"""Above and beside the steps: what comes first, what is known, and what it may have touched: visits, contacts, flags, the address."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language
from vawdesk.models.casework.disclosure_gone_wrong import SAFETY_FIRST, TIME_PASSED, DisclosureGoneWrong, clock_over
from vawdesk.models.casework.wrong_options import Stage, Step
from vawdesk.services.gone_wrong_touches import Around, Reached, Touched
from vawdesk.services.in_words import said
from vawdesk.services.safe_contact import contact_words
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.reading import link, mark, panel
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

Open = Callable[[str, UUID | None], None]

KNOWN, CHANGE = N_("What is known"), N_("Change")
TOUCHED, TOUCHED_WHY = N_("What it may have touched"), N_("Look at each again, now that somebody may know.")
NOTHING_TOUCHED = N_("No visit, contact or flag on file has to do with it.")
OPEN, OPEN_THING = N_("Open"), N_("Open: {what}")
REACH = N_("How {name} may be reached today")
MAY_FEAR = N_("By what is on file they may be afraid of {names}.")
NOT_BEFORE = N_("Do not tell {name} before the others are safe. A manager decides who tells them, how and when.")
ALL_LATER = N_("Each of these may be afraid of another of them. A manager decides first who is told first.")
WAIT = N_("This waits until the others are safe: {names} must not learn of it before.")
ALSO = N_("{name}, also on file as {others},")
IN_CASE, NO_CASE = N_("Case {reference}"), N_("In no case")
SAY_MORE, SAY_MORE_WHY = (
    N_("Say whose details they are, who has them, and whether somebody they fear may learn of it"),
    N_("The answers decide what has to be done first."),
)
SAY_IT = N_("Say it now")
FACTS = (
    "what_happened", "what", "about", "to_whom", "to_person", "feared_may_have", "left_on", "noticed_at", "aware_at", "closed_at",
    "closed_by", "closed_word",
)  # fmt: skip
DRAWINGS = {"home_visit": "visit", "planned_contact": "calendar", "staff_risk_flag": "flag", "address": "home"}


def above(record: DisclosureGoneWrong, language: Language, now: Moment, change: Callable[[], None]) -> list[Item]:
    """What comes first: to say what hangs on it, the person's safety, or calmly that the time has passed."""
    say = language.say
    if not record.is_open:
        return []
    if not record.known_enough:
        return [Notice(say(SAY_MORE), say(SAY_MORE_WHY), button=verb(say(SAY_IT), "say_more", change, primary=True))]
    found: list[Item] = [Notice(say(SAFETY_FIRST.message), "", "danger")] if record.feared and record.to_do(Stage.SAFETY) else []
    return [*found, *([Notice(say(TIME_PASSED.message), "", "late")] if clock_over(record, now) else [])]


def known(record: DisclosureGoneWrong, around: Around, language: Language, change: Callable[[], None]) -> QWidget:
    """The facts as they stand, with the way to change them."""
    button = Button(language.say(CHANGE), "quiet", "change")
    button.setObjectName("change_known")
    button.clicked.connect(lambda: change())
    return panel(language.say(KNOWN), *_facts(record, around, language), right=(button,))


def _facts(record: DisclosureGoneWrong, around: Around, language: Language) -> list[Item]:
    """What it is over what is said of it: there is no room for both beside one another."""
    items: list[Item] = []
    for name in FACTS:
        described = record.fields()[name]
        if words := said(record.value(name), described, language, around.called):
            label, value = language.say(described.label), Text(words, "body", wrap=True)
            value.setAccessibleName(f"{label}: {words}")
            items.append(column(Text(label, "meta", "muted", wrap=True), value, gap=0))
    return items


def reached(around: Around, language: Language) -> list[Item]:
    """For each person whose details they are, how they may be reached: safe first, unsafe in red. Last who is not told before them."""
    items: list[Item] = []
    several = len({one.case for one in around.people}) > 1
    for case, people in groupby(around.people, key=lambda one: one.case):
        if several:
            items.append(SectionHeader(language.say(IN_CASE, reference=case) if case else language.say(NO_CASE)))
        for one in people:
            items += [Text(language.say(REACH, name=_named(one, language)), "strong", wrap=True), *_ways(one, language)]
    if around.feared:
        items.append(mark("staff risk", language.say(MAY_FEAR, names=language.list(list(around.feared))), "danger", "danger"))
    if around.later and not around.people:
        items.append(mark("no", language.say(ALL_LATER), "danger", "danger"))
    return items + [mark("no", language.say(NOT_BEFORE, name=name), "danger", "danger") for name in around.later]


def _named(one: Reached, language: Language) -> str:
    first, *others = one.names
    return language.say(ALSO, name=first, others=language.list(others)) if others else first


def waiting(record: DisclosureGoneWrong, around: Around, language: Language) -> dict[Step, str]:
    """Which steps wait for the others' safety, and why: to tell everybody, while somebody feared is among them."""
    if not around.later or not record.to_do(Stage.SAFETY):
        return {}
    return {Step.TELL_IN_FULL: language.say(WAIT, names=language.list(list(around.later)))}


def _ways(one: Reached, language: Language) -> list[QWidget]:
    """Every way of all their records, each once."""
    said = [contact_words(person, language, theirs) for person, theirs in one.records]
    found = [mark("yes", words, "accent") for words in dict.fromkeys(words for one in said for words in one.safe)]
    if not any(words.reachable for words in said):
        found += [mark("no", line, "danger", "danger") for line in dict.fromkeys(words.line for words in said)]
    return found + [mark("no", words, "danger", "danger") for words in dict.fromkeys(words for one in said for words in one.unsafe)]


def touched(around: Around, language: Language, open_: Open) -> QWidget:
    """What wants a look, each one press away."""
    say = language.say
    if not around.touched:
        return panel(say(TOUCHED), Text(say(NOTHING_TOUCHED), "body", "muted", wrap=True))
    rows = [_line(one, language, open_) for one in around.touched]
    return panel(say(TOUCHED), Text(say(TOUCHED_WHY), "meta", "muted", wrap=True), *rows, count=str(len(rows)))


def _line(one: Touched, language: Language, open_: Open) -> QWidget:
    words = language.say(one.words)
    button = link(language.say(OPEN), language.say(OPEN_THING, what=words), f"look_{one.record_type}")
    button.clicked.connect(lambda: open_(one.record_type, one.record))
    drawing = Icon(DRAWINGS.get(one.record_type, "file"), "muted", 18)
    return wrap(row(drawing, (Text(words, "body", wrap=True), 1), button, gap=8, top=True))
