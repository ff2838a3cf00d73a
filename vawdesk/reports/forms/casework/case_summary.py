"""D02, case summary: what a colleague who takes over, a conference or an agency has to know, on a page or two (8.26, 8.28, 8.30).

What a reader may not see is not here; only a copy that stays inside says that something was withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from reportlab.lib.units import mm

from vawdesk.i18n import N_, NP_, Language, plain
from vawdesk.models.casework.roles import Role
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework.case_people import numbers, roles, safely
from vawdesk.reports.forms.casework.case_ties import CHILD_OF, TIGHT_ROW, parents, ties
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage, Said, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import GAP, RecordView, RowView, View, Withheld
from vawdesk.zone import LOCAL

TITLE = N_("Case summary")
BOTH_SIDES = N_("There are allegations from both sides. Both are recorded. It is not for us to decide: ask a specialist (8.33–8.35).")
PLANNED = N_("Planned")
ON = N_("{words} ({day})")
CHILDREN = ("child_referral", "child_order", "child_removal")
PEOPLE = (31 * mm, 67 * mm, 37 * mm, 37 * mm)
REACHED = (38 * mm, 40 * mm, 94 * mm)
THREE = (39 * mm, 44 * mm, 89 * mm)
CONTACTS = (52 * mm, 46 * mm, 74 * mm)  # an hour stands beside the day


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """One case. Groups: `people`, `ties`, `orders`, `decisions`, `referrals`, `contacts`, `planned`; an empty one is left out."""
    return _Summary(view, language, furniture).build()


class _Summary:
    """Numbers the parts that have anything in them."""

    def __init__(self, view: View, language: DocumentLanguage, furniture: Furniture) -> None:
        self.view, self.main = view, view.main
        self.paper = Paper(ENTRY.code, TITLE, language, furniture)
        self.number = 0

    def build(self) -> bytes:
        """From top to bottom."""
        self.paper.fields(self._file())
        self._people()
        self._part(N_("What they want, and what keeps them safe"), [*self._newest("what_they_want"), *self._agreed()])
        self._part(N_("What worries us"), self._worries())
        if any(self.main.get(name) for name in CHILDREN):
            self._head(N_("Children"))
            Form(self.paper, self.main, told=self.view.profile.stays_inside).fields(CHILDREN)
        self._rows(N_("Orders we have heard of"), (N_("Date"), N_("Who told us"), N_("What was said")), "orders", self._order)
        self._rows(N_("Decisions"), (N_("Date"), N_("What was decided"), N_("Why")), "decisions", self._decision)
        self._rows(N_("Referrals"), (N_("Date"), N_("To whom"), N_("What for, and what came of it")), "referrals", self._referral)
        heads = (N_("Date"), N_("Who"), N_("How, or where"))
        self._rows(
            N_("Next contacts, and the last"),
            heads,
            "contacts",
            self._contact,
            [self._planned(one) for one in self.view.group("planned")],
            CONTACTS,
        )
        return self.paper.build()

    def _part(self, title: Said, lines: Sequence[Line]) -> None:
        """A part of the record itself, where this reader gets anything of it."""
        if lines:
            self._head(title)
            self.paper.fields(lines)

    def _head(self, title: Said) -> None:
        self.number += 1
        self.paper.h2(title, str(self.number))

    def _file(self) -> list[Line]:
        writer, case = self.paper.writer, self.main
        lines: list[Line] = [
            [Field(N_("Reference"), case.ref_no), values.field(writer, case, "opened_on")],
            [values.field(writer, case, "worker"), values.field(writer, case, "worked_separately", N_("Worked apart?"))],
        ]
        if case.get("counter_allegations_present") is Tri.YES:
            lines.append([Field(N_("Both sides"), BOTH_SIDES)])
        if case.get("closed_on"):
            lines.append([values.field(writer, case, "closed_on")])
        return lines

    def _of(self, name: str) -> list[RowView]:
        """The rows of a list in the record, as far as this reader gets them."""
        held = self.main.get(name)
        return [row for row in held if isinstance(row, RowView)] if isinstance(held, tuple) else []

    def _newest(self, name: str) -> list[Line]:
        """The newest words of a list, and the day on which they were said."""
        rows = self._of(name)
        if not rows:
            return []
        day = rows[-1].get("on")
        words = Told(partial(_dated, rows[-1], day)) if day is not None else values.content(self.paper.writer, rows[-1], "words")
        return [[Field(self.main.label(name), words)]]

    def _agreed(self) -> list[Line]:
        kept = [row for row in self._of("safety_arrangements") if row.get("still_so") is not Tri.NO]
        return [[Field(N_("Agreed"), Told(partial(_row, row, ("what", "who"))))] for row in kept]

    def _worries(self) -> list[Line]:
        kinds = self._of("kinds_of_abuse")
        lines: list[Line] = [[Field(self.main.label("kinds_of_abuse"), Told(partial(_kinds, kinds)))]] if kinds else []
        lines += self._newest("risk_summary")
        for name, parts in (("assessments_done_elsewhere", ("tool", "by", "told_us")), ("assessed_by_specialist", ("who", "summary"))):
            lines += [[Field(self.main.label(name), Told(partial(_row, row, parts)))] for row in self._of(name)]
        open_ones = [row for row in self._of("priority_actions") if row.get("done_on") is None]
        return lines + [[Field(self.main.label("priority_actions"), Told(partial(_row, row, ("what", "who", "by"))))] for row in open_ones]

    def _people(self) -> None:
        rows = {row.get("person"): row for row in self._of("people")}
        shown = self.view.group("people")
        if not shown:
            return
        self._head(N_("People"))
        heads = (N_("Name"), N_("Role"), N_("Born"), N_("Language, and what to know"))
        self.paper.table(heads, [self._person(one, rows.get(one.id)) for one in shown], PEOPLE, pad=TIGHT_ROW)
        reached = [one for one in shown if one.get("phones") or one.get("safe_alt_contact") or one.get("contact_never_by")]
        if reached:
            told = [[self._name(one), numbers(self.paper, one), safely(self.paper, self.view, one)] for one in reached]
            self.paper.table((N_("Name"), NP_("details", "Contact"), N_("Safe contact")), told, REACHED, pad=TIGHT_ROW)
        ties(self.paper, self.view)

    def _name(self, person: RecordView) -> Content:
        return values.named(self.paper.writer, self.view.name(person.id), strong=True)

    def _person(self, person: RecordView, row: RowView | None) -> list[Content]:
        part: Content = Told(partial(_part_of, row, parents(self.view, person)))
        born = values.content(self.paper.writer, person, "dob") or values.content(self.paper.writer, person, "age_band_if_unknown") or ""
        return [self._name(person), part, born, Told(partial(_joined, person, ("language_choice", "access_needs"), "\n"))]

    def _rows(
        self, title: Said, heads: tuple[Said, Said, Said], group: str, row: Callable[[RecordView], list[Content]],
        first: Sequence[list[Content]] = (), widths: tuple[float, float, float] = THREE,
    ) -> None:  # fmt: skip
        """A part made of other records. One of which this reader gets nothing but its day is not told of."""
        found = [made for made in (*first, *(row(one) for one in self.view.group(group))) if any(made[1:])]
        if found:
            self._head(title)
            self.paper.table(heads, found, widths, pad=TIGHT_ROW)

    def _words(self, record: RecordView, name: str) -> Content:
        return values.content(self.paper.writer, record, name) or ""

    def _who(self, id: object) -> Content:
        name = self.view.name(id) if isinstance(id, UUID) else ""
        return values.named(self.paper.writer, name) if name else ""

    def _order(self, note: RecordView) -> list[Content]:
        source = self._words(note, "change_source")
        return [_day(note, "occurred_at"), source, self._words(note, "what_was_said")]

    def _decision(self, decision: RecordView) -> list[Content]:
        what = Told(partial(_joined, decision, ("about", "decision"), "\n"))
        return [_day(decision, "decided_at"), what if decision.get("about") else "", self._words(decision, "reasons")]

    def _referral(self, referral: RecordView) -> list[Content]:
        to = self.view.find(referral.get("to_contact"))
        whom = self._words(referral, "to_name") or (self._words(to, "agency") if to is not None else "")
        what = Told(partial(_joined, referral, ("purpose", "standing", "outcome"), "\n"))
        return [_day(referral, "sent_at"), whom, what if referral.get("purpose") else ""]

    def _contact(self, note: RecordView) -> list[Content]:
        return [_day(note, "occurred_at"), self._who(note.get("contact_by")), self._words(note, "mode")]

    def _planned(self, planned: RecordView) -> list[Content]:
        return [_hour(planned, "at"), self._who(planned.get("who")), self._words(planned, "where") or PLANNED]


def _day(record: RecordView, name: str) -> Content:
    """The day of something; nothing where this reader does not get it."""
    held = record.get(name)
    return plain("{day}").with_(day=held.astimezone(LOCAL).date()) if isinstance(held, datetime) else ""


def _hour(record: RecordView, name: str) -> Content:
    """The day and the hour of something still to come."""
    held = record.get(name)
    return plain("{at}").with_(at=held) if isinstance(held, datetime) else ""


def _dated(row: RowView, day: object, language: Language) -> str:
    """Words, and after them their day; what is taken out leaves its gap."""
    words = row.text("words", language)
    return language.say(ON, words=GAP if isinstance(words, Withheld) else words, day=day)


def _part_of(row: RowView | None, of: list[str], language: Language) -> str:
    """What somebody is in the case; of a child whose, which says that it is one."""
    child_of = [language.say(CHILD_OF, names=language.list(of))] if of else []
    only_child = row is not None and set(row.get("roles") or ()) == {Role.CHILD}
    parts = [words] if row is not None and not (child_of and only_child) and (words := roles(row, language)) else []
    return "\n".join([*parts, *child_of])


def _kinds(rows: Sequence[RowView], language: Language) -> str:
    return language.list([words for row in rows if isinstance(words := row.text("kind", language), str) and words])


def _row(row: RowView, names: tuple[str, ...], language: Language) -> str:
    """Some columns of a row, one after another; what is taken out leaves its gap."""
    parts = [GAP if isinstance(words, Withheld) else words for name in names if (words := row.text(name, language))]
    return " · ".join(parts)


def _joined(record: RecordView, names: tuple[str, ...], between: str, language: Language) -> str:
    """The words of several fields, those that there are."""
    parts = [part for name in names if isinstance(part := record.text(name, language), str) and part]
    return between.join(parts) if between else language.list(parts)


ENTRY = DocumentEntry(
    code="D02",
    title=TITLE,
    noun="case",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY}),
    build=build,
)
