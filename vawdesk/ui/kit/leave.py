"""The way out: the only module that hands record text to a printer, a file or the clipboard, and it takes nothing but a `Released`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile
from PySide6.QtWidgets import QWidget

from vawdesk.clock import Clock
from vawdesk.i18n import N_, Message
from vawdesk.services.leaving import Way
from vawdesk.services.release import Released
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.file_dialog import Chosen, FileDialog
from vawdesk.ui.printer import Handed, Printer, Queue, Result

SAVED = N_("Saved. Whoever opens it there is no longer asked by this program.")
SAVED_BESIDE = N_("Saved as “{name}”, because the file of the chosen name is open in another program.")
NOT_WRITTEN = N_("It could not be saved there. Choose another place and try again.")
COPIED = N_("Copied. It is forgotten in half a minute.")


class WrongWay(TypeError):
    """Something released for one way was sent another way: a mistake in the program."""


class Leave:
    """Printer, file and clipboard behind one door. What was released for paper does not go into a file, and the other way round."""

    def __init__(self, printer: Printer, dialog: FileDialog, clipboard: Clipboard, clock: Clock) -> None:
        self._printer, self._dialog, self._clipboard, self._clock = printer, dialog, clipboard, clock

    def queues(self) -> list[Queue]:
        """The printers, with their warnings. May take a second: for a worker."""
        return self._printer.queues()

    def print(self, released: Released, queue: str) -> Handed:
        """Hand the pages to a queue. For a worker; the answer does not mean that paper came out, so ask the person."""
        _only(released, Way.PRINT)
        return self._printer.send(queue, released.data)

    def ask_where(self, parent: QWidget, then: Chosen) -> None:
        """Ask for a place, offering a name that says nothing. To be asked before the release, so that a change of mind releases nothing."""
        self._dialog.save(parent, self.neutral_name(), then)

    def neutral_name(self) -> str:
        """ "Document 2026-11-24 1402.pdf": the moment, and nothing about anybody."""
        return f"Document {self._clock.now().local:%Y-%m-%d %H%M}.pdf"

    def save(self, released: Released, path: Path) -> tuple[Result, Message]:
        """Write the file whole or not at all. TAKEN or REFUSED, with the sentence to show."""
        _only(released, Way.SAVE_LOCKED, Way.SAVE_OPEN)
        if _written(path, released.data):
            return Result.TAKEN, SAVED
        beside = path.with_stem(f"{path.stem} {self._clock.now().local:%H%M%S}")  # Windows keeps a file that another program has open
        if path.exists() and _written(beside, released.data):
            return Result.TAKEN, SAVED_BESIDE.with_(name=beside.name)
        return Result.REFUSED, NOT_WRITTEN

    def copy(self, released: Released) -> Message:
        """Put the words on the clipboard, from where they are forgotten in time."""
        _only(released, Way.COPY)
        self._clipboard.put(released.data.decode())
        return COPIED

    def close(self) -> None:
        """Forget what was copied, and watch the clipboard no more: a watcher that is left behind empties it at its own time."""
        self._clipboard.stop()


def _written(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    whole = file.write(data) == len(data)
    if not whole:
        file.cancelWriting()
    return file.commit() and whole


def _only(released: Released, *ways: Way) -> None:
    if not isinstance(released, Released) or released.way not in ways:
        raise WrongWay
