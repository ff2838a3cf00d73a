"""The clipboard edge: what is copied in this program is marked as secret, and forgotten after half a minute and at every lock."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGET_AFTER = 30  # seconds
OURS = "application/x-vawdesk"
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
SECRET = {  # what clipboard histories and cloud clipboards look for before they keep a copy
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\x01\x00\x00\x00",
    WINDOWS.format("CanIncludeInClipboardHistory"): b"\x00\x00\x00\x00",
    WINDOWS.format("CanUploadToCloudClipboard"): b"\x00\x00\x00\x00",
    "x-kde-passwordManagerHint": b"secret",
    OURS: b"1",
}


class Clipboard(QObject):
    """Watches the clipboard while the program runs. Words copied from any field of ours are marked and forgotten in time."""

    def __init__(self, forget_after: int = FORGET_AFTER) -> None:
        super().__init__()
        self._board: QClipboard = QGuiApplication.clipboard()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.CoarseTimer)
        self.timer.timeout.connect(self.forget)
        self.forget_after(forget_after)
        self._board.dataChanged.connect(self._changed)

    def forget_after(self, seconds: int) -> None:
        """After how many seconds to forget."""
        self.timer.setInterval(seconds * 1000)

    def put(self, words: str) -> None:
        """Copy words, marked so that no history keeps them."""
        data = QMimeData()
        data.setText(words)
        for kind, value in SECRET.items():
            data.setData(kind, value)
        self._board.setMimeData(data)
        self.timer.start()

    @property
    def ours(self) -> bool:
        """Whether what lies on the clipboard now was copied in this program."""
        lying: QMimeData | None = self._board.mimeData()  # None when it is empty, whatever its declaration says
        return lying is not None and lying.hasFormat(OURS)

    def forget(self) -> None:
        """Empty the clipboard, if nobody has copied something else meanwhile."""
        self.timer.stop()
        if self.ours:
            self._board.clear()

    def stop(self) -> None:
        """Forget, and watch no more."""
        self._board.dataChanged.disconnect(self._changed)
        self.forget()

    def _changed(self) -> None:
        if self.ours:  # also when another watcher of this program marked it first: each sees to it that it is forgotten
            if not self.timer.isActive():
                self.timer.start()
            return
        self.timer.stop()
        here = self._board.ownsClipboard() or QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        if here and (words := self._board.text()):
            self.put(words)  # a field copied it the ordinary way, without marks
