"""For whom a page is: the sort of reader, then who it is, as that sort asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.gathering import called_so
from vawdesk.services.protection import ACTS_FOR_SOMEBODY, Recipient, RecipientKind
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.line import Line
from vawdesk.ui.pages.casework.handled_copy_choice import Choice

FOR_WHOM = N_("Who is it for?")
COLLEAGUE, PERSON, NAME, ACTS_FOR = N_("Which colleague?"), N_("Which person?"), N_("Their name"), N_("For whom do they act?")
NOBODY_HERE = N_("Nobody in this file")

Named = tuple[UUID, str]


def labelled(label: str, box: Line, name: str) -> QWidget:
    """A line to type in, under its question."""
    box.setObjectName(name)
    words = Text(label, "strong")
    words.setBuddy(box)
    return wrap(column(words, box, gap=4))


class ReaderAsked(QObject):
    """The cells that name a reader; the page lays them out. `people` are those of the file, `staff` the colleagues, `me` at the desk.

    Signals:
        sort_chosen(): another sort of reader; comes before `another`.
        another(): another reader was chosen. What is typed in `name` is for the page to follow.
    """

    sort_chosen = Signal()
    another = Signal()

    def __init__(
        self, kinds: Sequence[RecipientKind], language: Language, people: Sequence[Named], staff: Sequence[Named], me: UUID, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._people, self._staff = people, staff
        self.cleared = ""  # why the reader cannot pass it on to somebody feared
        say = language.say
        self.kind = Choice(say(FOR_WHOM), "print_for", language)
        self.reader = Choice(say(COLLEAGUE), "print_colleague", language, 200)
        self.person = Choice(say(PERSON), "print_person", language, 200)
        self.name = Line(say(NAME), 200)
        self.acts_for = Choice(say(ACTS_FOR), "print_acts_for", language, 200)
        self._named = labelled(say(NAME), self.name, "print_name")
        self.cells: list[QWidget] = [self.kind, self.reader, self.person, self._named, self.acts_for]
        self.kind.offer([(kind, say(kind.label)) for kind in kinds])
        self.reader.offer(staff, me)
        self.person.offer(people)
        self.acts_for.offer([*people, (NOBODY_HERE, say(NOBODY_HERE))])
        self.kind.changed.connect(self._sort_chosen)
        for choice in (self.kind, self.reader, self.person, self.acts_for):
            choice.changed.connect(self._another)
        for cell in self.cells[1:]:
            cell.hide()

    def _sort_chosen(self) -> None:
        self.show_asked()
        self.sort_chosen.emit()

    def show_asked(self) -> None:
        """Show the cells that this sort of reader asks for; not before they are laid out, or each would flash as a window of its own."""
        kind = self.kind.value()
        self.reader.setVisible(kind is RecipientKind.STAFF)
        self.person.setVisible(kind is RecipientKind.PERSON)
        self._named.setVisible(kind not in (None, RecipientKind.STAFF, RecipientKind.PERSON))
        self.acts_for.setVisible(kind in ACTS_FOR_SOMEBODY)

    def choose(self, known: Recipient) -> None:
        """Begin with this colleague or person, where it is known that they are the reader."""
        self.kind.choose(known.kind)
        (self.reader if known.staff_member else self.person).choose(known.staff_member or known.person)
        self.show_asked()

    def _another(self) -> None:
        self.cleared = ""
        self.another.emit()

    def recipient(self) -> Recipient | None:
        """The reader, or None while that is not said."""
        kind: RecipientKind | None = self.kind.value()
        if kind is RecipientKind.STAFF:
            staff: UUID | None = self.reader.value()
            return Recipient(kind, dict(self._staff)[staff], staff_member=staff) if staff else None
        if kind is RecipientKind.PERSON:
            person: UUID | None = self.person.value()
            return Recipient(kind, dict(self._people)[person], person=person) if person else None
        name, acts_for = self.name.text().strip(), self.acts_for.value()
        if kind is None or not name or (kind in ACTS_FOR_SOMEBODY and acts_for is None):
            return None
        acts = acts_for if isinstance(acts_for, UUID) else None
        return Recipient(kind, name, person=called_so(name, self._people), acts_for=acts, not_a_proxy_because=self.cleared)

    def boxes(self) -> list[tuple[QWidget, QWidget, Any]]:
        """Each cell, the box in it, and what stands there."""
        return [
            (self.kind, self.kind.box, self.kind.value()), (self.reader, self.reader.box, self.reader.value()),
            (self.person, self.person.box, self.person.value()), (self._named, self.name, self.name.text().strip()),
            (self.acts_for, self.acts_for.box, self.acts_for.value()),
        ]  # fmt: skip
