"""Before the program is closed while somebody is out: who holds the check-in sheet, because nothing here will ring any more (V5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.check_in_ladder import LadderNow, call_due
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services import check_ins
from vawdesk.services.check_ins import Out
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.build import editor_for
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.ladder_words import CLOSE, QUESTION, STAY, WHY, call_words

BUDDY = N_("Buddy: {name}")
WHO = N_("Choose who holds the check-in sheet, or press again to close without saying.")


class OutQuestion(Question):
    """Lists numbers and times, and asks for a colleague. Closing is never refused: it is asked once."""

    def __init__(self, window: DeskWindow, out: Sequence[tuple[Out, LadderNow]]) -> None:
        language, say = window.at.language, window.at.language.say
        super().__init__(window.shell, say(QUESTION, n=len(out)), say(WHY), say(CLOSE), language, say(STAY))
        self._language, self._asked = language, False
        for line in lines(out, staff_called(window.at.desk), language):
            self.body.addWidget(Text(line, "strong", wrap=True))
        self.holder = editor_for(VisitOutcome.fields()["sheet_held_by"], language, sources(window.at))
        self.body.addWidget(self.holder)
        self.holder.focus_first()

    def try_accept(self) -> None:
        """Ask once for whoever holds it."""
        if self.holder.value() is None and not self._asked:
            self._asked = True
            self.holder.show_error(self._language.say(WHO))
            self.holder.focus_first()
            return
        self.accept()


def lines(out: Sequence[tuple[Out, LadderNow]], names: Mapping[UUID, str], language: Language) -> list[str]:
    """One for each visit: the number of its sheet, when the call is, or was, due, and who is the buddy."""
    found = []
    for one, now in out:
        words = call_words(one.sheet, call_due(one.plan), language, known=True, late=now.due is not None)
        name = names.get(one.buddy, "") if one.buddy is not None else ""
        found.append("  ·  ".join((words, *([language.say(BUDDY, name=name)] if name else []))))
    return found


class OutOnLeaving(QObject):
    """Asked before leaving; `then` leaves. Where nobody is out, leaving goes on at once."""

    def __init__(self) -> None:
        super().__init__()
        self.question: OutQuestion | None = None

    def before(self, window: DeskWindow, then: Callable[[], None]) -> None:
        """Ask who holds the sheets, then leave."""
        if self.question is not None:
            return
        out = check_ins.out_now(window.at.desk)
        if not out:
            then()
            return
        asked = self.question = OutQuestion(window, out)
        asked.agreed.connect(lambda: self._leave(window, out, then))
        asked.declined.connect(self._stay)
        asked.open()

    def _leave(self, window: DeskWindow, out: Sequence[tuple[Out, LadderNow]], then: Callable[[], None]) -> None:
        holder = self.question.holder.value() if self.question is not None else None
        self.question = None
        if holder is not None:
            try:
                check_ins.sheets_held(window.at.desk, [one.visit for one, _now in out], holder)
            except (Refused, ChangedMeanwhile, NothingHere) as stopped:
                window.tell_trouble(stopped)
        then()

    def _stay(self) -> None:
        self.question = None
