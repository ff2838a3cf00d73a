"""What narrows the local directory: sorts of service, what is to be checked, and one area."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from vawdesk.i18n import N_
from vawdesk.services.directory import areas, contacts_listed
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.chooser import Chooser
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.kinds import Kinds
from vawdesk.ui.pages.organisation.contacts_source import GROUPS, ContactSource

UNCHECKED = N_("To check")
ANYWHERE, AREA = N_("Every area"), N_("Area it serves")
AREA_LETTERS = 12


class Filters(QObject):
    """`chips` are the sorts and "to check"; `where` is the list of areas, hidden while there is none.

    Signals:
        changed(): other contacts are wanted now.
    """

    changed = Signal()

    def __init__(self, at: AtDesk, source: ContactSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source, say = source, at.language.say
        self._sorts = Kinds({name: say(words) for name, words, _kinds in GROUPS}, "all", self)
        self._sorts.chosen.connect(self._choose)
        self.unchecked = _chip("unchecked", say(UNCHECKED), self._only_unchecked)
        self.chips = [*self._sorts.chips.values(), self.unchecked]
        self.where = _areas(say(AREA), say(ANYWHERE), areas(contacts_listed(at.desk)))
        self.where.currentIndexChanged.connect(lambda _index: self._area_chosen())

    def _choose(self, name: str) -> None:
        """Show one sort of service."""
        self._source.kinds = next(kinds for known, _words, kinds in GROUPS if known == name)
        self.changed.emit()

    def _only_unchecked(self) -> None:
        self._source.unchecked = self.unchecked.isChecked()
        self.changed.emit()

    def _area_chosen(self) -> None:
        self._source.area = str(self.where.currentData() or "")
        self.changed.emit()


def _chip(name: str, words: str, act: Callable[[], None]) -> Button:
    made = Button(words, "chip", on=False)
    made.setObjectName(name)
    made.clicked.connect(lambda _on=False: act())
    return made


def _areas(label: str, anywhere: str, found: list[str]) -> Chooser:
    made = Chooser(label, tall=False)
    made.setObjectName("area")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(AREA_LETTERS)
    made.addItem(anywhere, "")
    for area in found:
        made.addItem(area, area)
    if not found:
        made.hide()
    return made
