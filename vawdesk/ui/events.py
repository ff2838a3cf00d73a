"""One filter over every event of the program, for all who have to see some of them whatever window they go to.

An event costs two microseconds here before anybody looks at it, and showing one page sends ten thousand; so there is one filter, and
it goes by the class of the event, which is at hand, and not by its type, which has to be made into a member of an enumeration.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

See = Callable[[QObject, QEvent], bool]
"""A method that is told to whom the event goes; True keeps it from them."""
Asked = tuple[WeakMethod[See], frozenset[type[QEvent]]]


class Events(QObject):
    """Hands the classes of events that were asked for to whoever asked; the last who asked comes first."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._asked: list[Asked] = []
        self._kinds: frozenset[type[QEvent]] = frozenset()
        application.installEventFilter(self)

    @staticmethod
    def here() -> Events:
        """The one of this program. Raises RuntimeError before there is an application."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("events can be watched once there is an application")
        found = application.findChild(Events)
        return found if isinstance(found, Events) else Events(application)

    def watch(self, see: See, *kinds: type[QEvent]) -> None:
        """From now on `see` is told of every event of these classes, as long as whose method it is lives.

        A class that derives from one of them is another class.
        """
        self.leave(see)
        self._keep([(WeakMethod(see), frozenset(kinds)), *self._asked])

    def leave(self, see: See) -> None:
        """`see` is told no more."""
        self._keep([one for one in self._asked if one[0]() not in (see, None)])

    def _keep(self, asked: list[Asked]) -> None:
        self._asked = asked
        self._kinds = frozenset[type[QEvent]]().union(*(kinds for _see, kinds in asked))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell whoever asked for this class of event, until one of them keeps it."""
        kind = type(event)
        if kind not in self._kinds:
            return False
        told = [see for method, kinds in self._asked if kind in kinds and (see := method()) is not None]
        return any(see(watched, event) for see in told)
