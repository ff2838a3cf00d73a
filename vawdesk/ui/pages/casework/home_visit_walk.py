"""The way through the sections of an assessment: one at a time, back to any of them, the check of every answer at the end."""

from __future__ import annotations

from collections.abc import Mapping

from vawdesk.models.casework.visit_options import Outcome
from vawdesk.models.casework.visit_signal import tidy
from vawdesk.ui.kit.answers import AnswerPart, names_of
from vawdesk.ui.kit.editors.build import Finder
from vawdesk.ui.kit.editors.editor import begin_in
from vawdesk.ui.pages.casework.home_visit_hand import VisitInHand
from vawdesk.ui.pages.casework.home_visit_layout import FIELDS, LAST, LETTERS, PARTS, VisitLayout


class Walk:
    """Which section is open, and where the writing begins in it."""

    def __init__(self, hand: VisitInHand, layout: VisitLayout, known: Mapping[str, Finder]) -> None:
        self._hand, self._layout, self._known = hand, layout, known

    @property
    def at_the_end(self) -> bool:
        """Whether the next step is the signature."""
        return self._layout.here == LAST

    def problems_here(self) -> str:
        """The section whose problems stand in the way of going on; "" for all of them."""
        return "" if self.at_the_end else self._layout.here

    def onward(self) -> str:
        """The letter of the next section."""
        return LETTERS[LETTERS.index(self._layout.here) + 1]

    def open(self, letter: str) -> None:
        """Show a section, without the problems of another one."""
        self._layout.form.show_problems([])
        if letter == LAST:
            self._show_check()
        self.turn_to(letter)

    def turn_to(self, letter: str) -> None:
        """Show a section with whatever is said in it."""
        self._layout.show_section(letter)
        self._layout.show_tasks(self._hand.states())

    def _show_check(self) -> None:
        visit, say = self._hand.copy(), self._layout.language.say
        tidy(visit)  # as it will be signed
        parts = [AnswerPart(one, f"{one}. {say(PARTS[one][0])}", FIELDS[one]) for one in LETTERS[:-1]]
        waits = bool(self._hand.concerns()) and visit.outcome is not Outcome.DO_NOT_VISIT
        self._layout.check.show_answers(visit, parts, names_of(self._known, visit), waits)

    def to_field(self, field: str) -> None:
        """A line of the error summary was pressed: show its section, keeping the errors where they stand."""
        letter = self._hand.section_of(field)
        if letter != self._layout.here:
            self.turn_to(letter)
        self._layout.form.focus_field(field)

    def begin(self) -> None:
        """Put the focus into the open section, at its first question."""
        form = self._layout.form
        editors = [form.editors[name] for name in FIELDS[self._layout.here] if name in form.editors]
        if not begin_in(editors) and (button := self._layout.check.first_change()) is not None:
            button.setFocus()
