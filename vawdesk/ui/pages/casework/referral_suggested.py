"""To whom a risk goes unless somebody decides otherwise: contacts of the directory, each one press away (R6, 8.28)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_advice import suggested_kinds
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.services.directory import ContactLine, contacts_listed
from vawdesk.ui.kit.arrange import clear, wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

RISK_GOES_TO = N_("A risk goes to the police Public Protection Unit, and to safeguarding:")
NOT_THERE = N_("Not in the directory yet: {kind}. A manager can add it.")
CHECK_FIRST = N_("{agency} (check before use)")


class Suggested(QWidget):
    """Shown while nobody is chosen.

    Signals:
        chosen(object): the id of the contact that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._language, self._shown = at.language, tuple[ContactKind, ...]()
        self._lines: list[ContactLine] = contacts_listed(at.desk)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def follow(self, referral: Referral) -> None:
        """Offer whom the purpose and the people suggest."""
        typed = referral.to_contact is not None or bool(referral.to_name)
        kinds = () if typed else suggested_kinds(referral.purpose, bool(referral.children), bool(referral.victims))
        self.setVisible(bool(kinds))
        if kinds != self._shown:
            self._shown = kinds
            self._show(kinds)

    def _show(self, kinds: tuple[ContactKind, ...]) -> None:
        clear(self._column)
        say = self._language.say
        self._column.addWidget(Text(say(RISK_GOES_TO), "meta", "muted", wrap=True))
        found = [line for kind in kinds for line in self._lines if line.kind is kind]
        if found:
            self._column.addWidget(wrap(Flow([self._chip(place, one) for place, one in enumerate(found)])))
        missing = [kind for kind in kinds if all(line.kind is not kind for line in self._lines)]
        for kind in missing:
            self._column.addWidget(Text(say(NOT_THERE, kind=kind.label), "meta", "muted", wrap=True))

    def _chip(self, place: int, line: ContactLine) -> Button:
        say = self._language.say
        words = say(CHECK_FIRST, agency=line.agency) if line.check_first else line.agency
        return verb(words, f"suggest_{place}", partial(self.chosen.emit, line.id), look="chip", about=say(line.kind.label))
