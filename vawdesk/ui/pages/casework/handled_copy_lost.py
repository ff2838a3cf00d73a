"""What is asked of lost copies, once for all of them: how, when, when somebody noticed, and whether it belongs to one that is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.disclosure_gone_wrong import LEFT_LATER, DisclosureGoneWrong, left_later
from vawdesk.models.casework.handled_copy import LOST_COPY
from vawdesk.services.gone_wrong_copies import Joinable, Loss
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.choice import ListEditor
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.moment import MomentEditor

HOW_Q, HOW = NN_("How was this copy lost?", "How were these {n} copies lost?"), N_("What happened")
WHEN, NOTICED = N_("When it was lost, as well as it is known"), N_("When somebody noticed")
BELONGS, A_NEW_ONE = N_("Does it belong to something that is seen to already?"), N_("No, it is something new")
OPEN_ONE = N_("{reference}: {happened}, known since {when}")
TO_COME = N_("This time has not come yet. Check the day and the hour.")
KEEP = N_("Write it down")


class LossQuestion(ReasonQuestion):
    """Only how it was lost has to be said; what nobody knows stays empty. `open_ones` are those to which it may belong.

    Signals:
        said(str, object): how they were lost, and the Loss.
    """

    said = Signal(str, object)

    def __init__(self, parent: QWidget, at: AtDesk, count: int, open_ones: Sequence[Joinable]) -> None:
        say = at.language.say
        super().__init__(parent, say(HOW_Q, n=count), say(LOST_COPY.message), Asked("copy_words", HOW), say(KEEP), at.language)
        self._at = at
        self.when = DateEditor(Asked("lost_on", WHEN, optional=True), at.language, approximate=True)
        self.noticed = MomentEditor(Asked("lost_noticed", NOTICED, optional=True), at.language, lambda: at.now().utc)
        offered = [("", say(A_NEW_ONE)), *((one.id, _called(one, at.language)) for one in open_ones)]
        self.belongs = ListEditor(Asked("lost_belongs", BELONGS), at.language, offered)
        self.belongs.set_value("")
        for editor in (self.when, self.noticed, *([self.belongs] if open_ones else [])):
            self.body.addWidget(editor)

    def try_accept(self) -> None:
        """Accept once it is said how, and no time is impossible."""
        when, noticed = self.when.fault(), self.noticed.fault() or self._wrong()
        for editor, fault in ((self.when, when), (self.noticed, noticed)):
            editor.show_error(self._at.language.say(fault) if fault else None)
        if when or noticed:
            (self.when if when else self.noticed).focus_first()
            return
        if (words := self.reason.value()) is not None:
            self.said.emit(words, Loss(self.when.value(), self.noticed.value(), self.belongs.value() or None))
        super().try_accept()

    def _wrong(self) -> Message | None:
        noticed = self.noticed.value()
        if noticed is not None and noticed > self._at.now().utc:
            return TO_COME
        return LEFT_LATER.message if left_later(DisclosureGoneWrong(left_on=self.when.value(), noticed_at=noticed)) else None


def _called(one: Joinable, language: Language) -> str:
    when = language.moment(one.aware_at, "short") if one.aware_at is not None else ""
    return language.say(OPEN_ONE, reference=one.reference, happened=one.happened, when=when)
