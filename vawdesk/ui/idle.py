"""Nobody at the desk: after three minutes the windows are covered, one key brings them back; then the program locks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent

from vawdesk.clock import Clock
from vawdesk.ui.cover import Cover
from vawdesk.ui.events import Events
from vawdesk.ui.leaving import Why

COVER_AFTER = 3 * 60  # seconds
LONGEST = 15  # minutes; nobody can choose more
STEP = 1  # seconds between two looks
SLEPT = 60  # a gap between two looks that long: the computer slept and nobody said so
HANDS = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}
KINDS = (QKeyEvent, QMouseEvent, QWheelEvent, QTouchEvent, QInputMethodEvent)
WAKES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}


class Idle(QObject):
    """Watches keys and the mouse. What wakes the covered window is swallowed, so that it types into nothing.

    Signals:
        must_lock(object): why (Why.IDLE or Why.SLEEP; Why.ASKED for Ctrl+L, which works over open dialogs too).
        woken(): a key or the mouse was pressed while the cover is down for good, because something could not be saved.
    """

    must_lock = Signal(object)
    woken = Signal()

    def __init__(self, clock: Clock, cover: Cover, lock_after: int = 5) -> None:
        super().__init__()
        self._clock, self._cover = clock, cover
        self._watching = self._for_good = False
        self.timer = QTimer(self)
        self.timer.setInterval(STEP * 1000)
        self.timer.timeout.connect(self.look)
        self.lock_after(lock_after)
        self._hand = self._seen = clock.now()

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse: at least one, at most fifteen."""
        self._lock_seconds = max(1, min(LONGEST, minutes)) * 60

    def start(self) -> None:
        """Begin to watch."""
        self._hand = self._seen = self._clock.now()
        self._watching = True
        Events.here().watch(self.see, *KINDS)
        self.timer.start()

    def covered_for_good(self) -> None:
        """The program locks: no key lifts the cover from now on."""
        self._for_good = True
        self.timer.stop()

    def stop(self) -> None:
        """Watch no more."""
        self._watching = False
        self.timer.stop()
        Events.here().leave(self.see)

    def look(self) -> None:
        """See how long nobody has been here, by the wall clock too: the counter of some computers stands while they sleep."""
        if not self._watching:
            return
        now = self._clock.now()
        slept = _between(self._seen.utc, now.utc) >= SLEPT
        away = max((now.monotonic_ns - self._hand.monotonic_ns) / 1e9, _between(self._hand.utc, now.utc))
        self._seen = now
        if slept or away >= self._lock_seconds:
            self.must_lock.emit(Why.SLEEP if slept else Why.IDLE)
        elif away >= COVER_AFTER and not self._cover.down:
            self._cover.cover()

    def see(self, _watched: QObject, event: QEvent) -> bool:
        """Notice hands; lift the cover at the first key and keep that key from the window."""
        if event.type() not in HANDS or not self._watching:
            return False
        if self._for_good:
            if event.type() in WAKES:
                self.woken.emit()
            return True
        now = self._clock.now()
        late = max((now.monotonic_ns - self._hand.monotonic_ns) / 1e9, _between(self._hand.utc, now.utc)) >= self._lock_seconds
        if late:
            self.look()  # the timer had no chance to see it: a key must not open what should be locked
            return True
        if _lock_keys(event):  # here and not as a shortcut, because a dialog that stands open would swallow it
            self.must_lock.emit(Why.ASKED)
            return True
        if self._cover.down:
            if event.type() in WAKES:
                self._hand = now
                self._cover.lift()
            return True
        self._hand = now
        return False


def _lock_keys(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
        return False
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _between(then: datetime, now: datetime) -> float:
    return (now - then).total_seconds()
