"""A page as it would leave, drawn by the worker for the answers as they stand, with what stands beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.services.gathering import BLANK_OF, gather
from vawdesk.services.leaving import Request
from vawdesk.services.names_on_file import people_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.release import Prepared, prepare
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted


@dataclass(frozen=True)
class Drawn:
    """The prepared page, what the people in its notices are called, and the letters that the paper cannot show."""

    prepared: Prepared
    called: Mapping[UUID, str]
    letters: list[str]

    def kept_from_reader(self) -> list[tuple[UUID, str]]:
        """Whose details are kept from this reader, or go although they would be: id and name."""
        ids = {*self.prepared.protection.protected, *self.prepared.request.lifted}
        return [(id, self.called[id]) for id in sorted(ids) if self.called.get(id)]


class Drawing(QObject):
    """Has a page drawn again whenever an answer changes; `now` is what is shown, or None.

    Signals:
        drawn(object): the Drawn for the answers as they stand. What was asked before them is not told.
        not_drawn(bool): whether that is because there is no such page for this account; any other fault the window tells.
    """

    drawn = Signal(object)
    not_drawn = Signal(bool)

    def __init__(self, at: AtDesk, ask: PrintAsk, parent: QObject) -> None:
        super().__init__(parent)
        self._at, self._ask, self._asked_for = at, ask, 0
        self.now: Drawn | None = None
        self.lifted: Mapping[UUID, str] = {}  # whose details go all the same, and why

    def draw(self, wanted: Wanted | None) -> None:
        """Draw for these answers, or nothing while one is missing."""
        self._asked_for += 1
        number, at, ask, lifted = self._asked_for, self._at, self._ask, self.lifted
        if wanted is None:
            self.now = None
        else:
            at.worker.run(lambda _progress: drawn(at, ask, wanted, lifted), lambda made: self._drawn(number, made), self._not_drawn)

    def _drawn(self, number: int, made: Drawn) -> None:
        if number == self._asked_for:  # else the answers have changed since
            self.now = made
            self.drawn.emit(made)

    def _not_drawn(self, problem: object) -> None:
        self.not_drawn.emit(isinstance(problem, NothingHere))
        if not isinstance(problem, NothingHere):
            self._at.worker.failed.emit(problem)

    def forget(self) -> None:
        """Let go of the page, and of one that is being drawn."""
        self._asked_for += 1
        self.now = None


def drawn(at: AtDesk, ask: PrintAsk, wanted: Wanted, lifted: Mapping[UUID, str]) -> Drawn:
    """Gather, redact and draw. For the worker. Raises NothingHere."""
    prepared = prepare(at.door, _request(at, ask, wanted, lifted), at.papers[ask.document].press)
    ids = {*prepared.protection.counts_as, *prepared.protection.protected, *lifted} - at.names.hidden()
    with at.desk.reading() as session:
        called = people_called(session, ids) if ids else {}
    return Drawn(prepared, called, at.unprintable(prepared.words(at.language)))


def _request(at: AtDesk, ask: PrintAsk, wanted: Wanted, lifted: Mapping[UUID, str]) -> Request:
    document = at.papers[ask.document].document
    if ask.record is None:
        return Request(
            document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, blank_of=BLANK_OF.get(ask.document)
        )  # fmt: skip
    dossier = gather(at.desk, ask.document, ask.record)
    return Request(document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, dossier, lifted=dict(lifted))
