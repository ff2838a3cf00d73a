"""Which printer? Lists the queues with what they do to a document, hands the pages over, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.release import Released
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.choice import OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.printer import TAKEN, Handed, Queue, Result, pages_of

WHICH = N_("Which printer?")
PRINTER = N_("Printer")
LOOKING = N_("Looking for printers…")
NO_PRINTER = N_("This computer knows no printer. Connect one and try again.")
CHOOSE_ONE = N_("Choose a printer.")
PRINT, SENDING = N_("Print"), N_("Sending…")
DID_NOT_WORK = N_("It could not be sent. Nothing was printed.")
STOPPED = N_("The printer stopped after {done} of {all} documents. Stay with it: what it has may still come out. The others were not sent.")

LetGo = Callable[[], Released | Sequence[Released]]


class PrintDialog(Question):
    """`let_go` writes the release and gives the pages, or those of several; it is called, in the worker, only once a printer was chosen.

    Signals:
        handed(object): a Handed. TAKEN does not mean that paper came out: ask the person.
        refused(object): the exception with which `let_go` refused.
    """

    handed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget, leave: Leave, worker: Worker, let_go: LetGo, language: Language, what: str = "") -> None:
        super().__init__(parent, language.say(WHICH), what, language.say(PRINT), language)
        self._leave, self._worker, self._let_go, self._language = leave, worker, let_go, language
        self._queues: dict[str, Queue] = {}
        self.sent: tuple[Released, ...] = ()  # what the printer was given, and what it was not: to be cancelled
        self.kept_back: tuple[Released, ...] = ()
        self.state = Text(language.say(LOOKING), "body", wrap=True)
        self.body.addWidget(self.state)
        self.choice: OptionsEditor | None = None
        self.verb.setEnabled(False)
        worker.run(lambda _progress: leave.queues(), self._listed)

    def _listed(self, queues: list[Queue]) -> None:
        self._queues = {queue.name: queue for queue in queues}
        if not queues:
            self._tell(NO_PRINTER)
            return
        self.choice = OptionsEditor(Asked("printer", PRINTER), self._language, [(queue.name, queue.name) for queue in queues])
        self.choice.changed.connect(self._warn)
        self.body.addWidget(self.choice)
        first = queues[0]
        self.choice.set_value(first.name if first.warning is None else None)
        self._warn()
        self.verb.setEnabled(True)
        self.choice.focus_first()

    def _warn(self) -> None:
        queue = self._queues.get(self.choice.value()) if self.choice else None
        self._tell(queue.warning if queue else None)

    def _tell(self, words: Message | None) -> None:
        """A sentence above the printers, or none and no gap."""
        self.state.say(self._language.say(words) if words else "")
        self.state.setVisible(words is not None)

    def try_accept(self) -> None:
        """Send it to the chosen printer; the dialog closes when that is done."""
        name = self.choice.value() if self.choice else None
        if name is None:
            self._tell(CHOOSE_ONE)
            return
        self.verb.setEnabled(False)
        self.verb.say(self._language.say(SENDING))
        leave, let_go = self._leave, self._let_go
        self._worker.run(lambda _progress: _print_all(leave, let_go(), name), self._sent, self._failed)

    def _sent(self, done: tuple[Handed, tuple[Released, ...], tuple[Released, ...]]) -> None:
        handed, self.sent, self.kept_back = done
        self.handed.emit(handed)
        self.accept()

    def _failed(self, problem: object) -> None:
        self.refused.emit(problem)
        self.handed.emit(Handed(Result.REFUSED, DID_NOT_WORK))
        self.accept()


def _print_all(
    leave: Leave, released: Released | Sequence[Released], queue: str
) -> tuple[Handed, tuple[Released, ...], tuple[Released, ...]]:
    """Hand everything over in its order, and stop at the first that the printer does not take: what came of it, what went, what did not."""
    handed, pages = Handed(Result.REFUSED, DID_NOT_WORK), (released,) if isinstance(released, Released) else tuple(released)
    gone = 0
    for one in pages:
        handed = leave.print(one, queue)
        gone += handed.result is not Result.REFUSED  # held, or not known: it may have come out
        if handed.result is not Result.TAKEN:
            break
    return _whole(handed, pages, gone), pages[:gone], pages[gone:]


def _whole(last: Handed, pages: Sequence[Released], gone: int) -> Handed:
    """What came of everything, where there was more than one: the last answer tells only of the last."""
    if len(pages) < 2 or not gone:
        return last
    if gone < len(pages):
        return Handed(last.result, STOPPED.with_(done=gone, all=len(pages)))
    if last.result is Result.TAKEN:
        return Handed(last.result, TAKEN.with_(n=sum(pages_of(one.data) for one in pages)))
    return last
