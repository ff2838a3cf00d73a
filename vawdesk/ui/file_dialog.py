"""The file-dialog edge: where a person says where to save, what to open, which folder. The system's own dialog.

Qt's own replacement keeps its last folder and its history in a settings file, so it is never used where the system has one, and is
told to forget where it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vawdesk.i18n import N_, Language, Message

SAVE_AS = N_("Where should the document be saved?")
WHICH_FOLDER = N_("Which folder?")
WHICH_FILES = N_("Which files?")
WHICH_FILE, FACTS_FILES = N_("Which file?"), N_("Facts files (*.json)")
PDF_FILES = N_("PDF documents (*.pdf)")

Chosen = Callable[[Path], None]
SeveralChosen = Callable[[Sequence[Path]], None]


class FileDialog(Protocol):
    """The edge itself. `then` is called with the place a person chose, and not at all when they cancel."""

    def save(self, parent: QWidget, name: str, then: Chosen) -> None:
        """Ask where a document of this (neutral) name is to be saved."""
        ...

    def folder(self, parent: QWidget, then: Chosen, start: Path | None = None) -> None:
        """Ask for a folder."""
        ...

    def file(self, parent: QWidget, names: Message, then: Chosen) -> None:
        """Ask for one file to read; `names` says which are shown: "Facts files (*.json)"."""
        ...

    def files(self, parent: QWidget, then: SeveralChosen) -> None:
        """Ask for one or several files to read, of whatever kind: what they are is found out by looking into them."""
        ...


class SystemFileDialog:
    """The system's own dialogs, opened without blocking the window behind them, so that locking can still cover everything."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.open_now: QFileDialog | None = None

    def save(self, parent: QWidget, name: str, then: Chosen) -> None:
        """Ask where a document of this (neutral) name is to be saved."""
        dialog = self._dialog(parent, self.language.say(SAVE_AS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.language.say(PDF_FILES))
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        self._show(dialog, then)

    def folder(self, parent: QWidget, then: Chosen, start: Path | None = None) -> None:
        """Ask for a folder."""
        dialog = self._dialog(parent, self.language.say(WHICH_FOLDER))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if start is not None:
            dialog.setDirectory(str(start))
        self._show(dialog, then)

    def file(self, parent: QWidget, names: Message, then: Chosen) -> None:
        """Ask for one file to read."""
        dialog = self._dialog(parent, self.language.say(WHICH_FILE))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.language.say(names))
        self._show(dialog, then)

    def files(self, parent: QWidget, then: SeveralChosen) -> None:
        """Ask for one or several files to read."""
        dialog = self._dialog(parent, self.language.say(WHICH_FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        self._open(dialog)

    def _dialog(self, parent: QWidget, title: str) -> QFileDialog:
        dialog = QFileDialog(parent, title)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setHistory([])
        dialog.setSidebarUrls([])
        return dialog

    def _show(self, dialog: QFileDialog, then: Chosen) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.open_now = dialog
        dialog.open()
