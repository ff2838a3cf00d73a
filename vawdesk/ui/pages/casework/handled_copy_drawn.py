"""A page as it would leave, drawn by the worker for the answers as they stand, with what stands beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import Message
from vawdesk.services.agreed_channel import how_a_file_goes
from vawdesk.services.changed_alone import told_before_it_goes
from vawdesk.services.cleared_before import ClearedBefore, cleared_before
from vawdesk.services.gathering import BLANK_OF, gather
from vawdesk.services.leaving import Request
from vawdesk.services.names_on_file import people_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.release import Bundle, Prepared, prepare, prepare_bundle
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted


@dataclass(frozen=True)
class Decided:
    """What was decided about the page that stands there: whose details go, why a rule need not stop it, whether warnings go along."""

    lifted: Mapping[UUID, str] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)
    share_banner: bool = False


@dataclass(frozen=True)
class Drawn:
    """One prepared page or several, what the people in its notices are called, the letters that the paper cannot show.

    `before` is why this reader was once said not to pass it on, for somebody to say that it is still so. `by_file` is how a file
    may go to them, after what is to be made sure of first where one person alone has changed how they are reached.
    """

    prepared: Prepared | Bundle
    called: Mapping[UUID, str]
    letters: list[str]
    before: ClearedBefore | None = None
    by_file: tuple[Message, ...] = ()

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
        self.decided = Decided()

    def draw(self, wanted: Wanted | None) -> None:
        """Draw for these answers, or nothing while one is missing."""
        self._asked_for += 1
        number, at, ask, decided = self._asked_for, self._at, self._ask, self.decided
        if wanted is None:
            self.now = None
        else:
            at.worker.run(lambda _progress: drawn(at, ask, wanted, decided), lambda made: self._drawn(number, made), self._not_drawn)

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


def drawn(at: AtDesk, ask: PrintAsk, wanted: Wanted, decided: Decided) -> Drawn:
    """Gather, redact and draw. For the worker. Raises NothingHere."""
    asked = [(_request(at, one, wanted, decided), at.papers[one.document].press) for one in ask.all]
    prepared = prepare_bundle(at.door, asked, at.bind) if ask.also else prepare(at.door, *asked[0])
    ids = {*prepared.protection.may_be, *prepared.protection.protected, *decided.lifted}
    letters, by_file = at.unprintable(prepared.words(at.language)), how_a_file_goes(at.desk, wanted.recipient)
    told = (*told_before_it_goes(at.desk, wanted.recipient.contact), *((by_file,) if by_file is not None else ()))
    return Drawn(prepared, _called(at, ids), letters, cleared_before(at.desk, prepared), told)


def _called(at: AtDesk, ids: set[UUID]) -> dict[UUID, str]:
    """The names of those whom this page concerns; a paper about nobody is printed where no casework opens, and asks for none."""
    if not ids:
        return {}
    with at.desk.reading() as session:
        return people_called(session, ids - at.names.hidden())


def _request(at: AtDesk, ask: PrintAsk, wanted: Wanted, decided: Decided) -> Request:
    document = at.papers[ask.document].document
    if ask.record is None:
        return Request(
            document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, blank_of=BLANK_OF.get(ask.document)
        )  # fmt: skip
    dossier = gather(at.desk, ask.document, ask.record, ask.month)
    return Request(
        document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, dossier,
        share_banner=decided.share_banner, lifted=dict(decided.lifted), because=dict(decided.because),
    )  # fmt: skip
