"""What may not stand in a letter, marked where it stands while it is written; from the line that says so straight to the words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vawdesk.clock import Moment
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import Spans
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.desk import Desk
from vawdesk.services.letter_check import LetterNets, marked, nets, problems
from vawdesk.ui.kit.form import Form
from vawdesk.ui.kit.marked_words import go_to_words, mark_words

IN_BOXES = ("body_welsh", "body_english", "enclosures", "left_at", "subject_welsh", "subject_english")


class LetterMarks:
    """The marks of one form. `stands` are the places, by field, as they were looked at last."""

    def __init__(self, desk: Desk, form: Form) -> None:
        self._desk, self._form = desk, form
        self._nets: LetterNets | None = None
        self._for: tuple[object, ...] = ()
        self.stands: dict[str, Spans] = {}

    def look(self, letter: Letter, now: Moment) -> None:
        """Mark the words of the letter as it stands in the form. The file is asked when reader, place, case or signature is another."""
        wanted = (letter.case, letter.person, letter.address, letter.signed_by)
        if self._nets is None or wanted != self._for:
            with self._desk.reading() as session:
                self._nets = nets(self._desk, session, letter, now)
            self._for = wanted
        self.stands = marked(letter, self._nets)
        for name in IN_BOXES:
            box = self.box_of(name)
            if isinstance(box, QPlainTextEdit):
                mark_words(box, self.stands.get(name, ()))

    def box_of(self, name: str) -> QWidget | None:
        """The box in which the words of a field are written."""
        found = self._form.editors[name].controls() if name in self._form.editors else []
        return found[0] if found else None

    def against(self, letter: Letter) -> Iterator[Problem]:
        """What must go before the letter can be kept."""
        if self._nets is not None:
            yield from (problem for problem in problems(letter, self._nets) if problem.weight is Weight.REFUSE)

    def go_to(self, name: str) -> bool:
        """The focus on the first words that are marked in a field, selected. False where there are none."""
        spans, box = self.stands.get(name), self.box_of(name)
        if not spans or box is None:
            return False
        go_to_words(box, spans[0])
        return True
