"""Keeping and signing an assessment that is being written; where it cannot be kept, what stands against that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import visit_steps
from vawdesk.services.drafts import Draft
from vawdesk.services.refusals import ChangedMeanwhile, Refused, SignedAlready
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.draft_notice import DraftNotice
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.pages.casework.home_visit_following import Following
from vawdesk.ui.pages.casework.home_visit_hand import VisitInHand
from vawdesk.vault.errors import VaultError

DRAFT_SAVED, SAVED, SIGNED = N_("Draft saved {time}"), N_("Saved {time}"), N_("Signed {time}")


class Keeping(QObject):
    """The steps that leave something behind.

    Signals:
        told(str): the words for the status line.
        kept(): the record is on file as it stands; there is no draft of it.
        closed(): the writing was put away.
        stopped(object): nothing was kept; the problems that stand against it.
    """

    told = Signal(str)
    kept = Signal()
    closed = Signal()
    stopped = Signal(object)

    def __init__(self, at: AtDesk, drafting: Drafting, hand: VisitInHand, following: Following) -> None:
        super().__init__(drafting)
        self._at, self._drafting, self._hand, self._following = at, drafting, hand, following
        drafting.kept.connect(lambda when: self.told.emit(at.language.say(DRAFT_SAVED, time=at.language.time(when))))
        drafting.not_kept.connect(self._not_kept)

    def keep(self) -> bool:
        """Keep the record as it stands; its draft is not needed then. False when somebody else was first."""
        return self._try(lambda: visit_steps.keep(self._at.desk, self._following.written()), SAVED)

    def sign(self) -> bool:
        """The worker signs; the draft is done with."""
        signed = self._try(lambda: visit_steps.sign(self._at.desk, self._following.written()), SIGNED)
        if signed:
            self._drafting.done()
        return signed

    def close(self) -> None:
        """Keep it and put the writing away."""
        if self.keep():
            self._away()

    def notices(self, draft: Draft | None, on_file: HomeVisit | None) -> list[DraftNotice]:
        """What stands above the form while it shows a draft."""
        if draft is None:
            return []
        made = DraftNotice(draft, on_file, self._at.language)
        made.thrown_away.connect(self._away)
        self.kept.connect(made.hide)
        return [made]

    def _away(self) -> None:
        self._drafting.done()
        self.closed.emit()

    def _try(self, step: Callable[[], HomeVisit], words: Message) -> bool:
        desk, language = self._at.desk, self._at.language
        try:
            self._hand.visit = step()
        except Refused as refused:
            self.stopped.emit([one for one in refused.problems if one.weight is not Weight.ADVISE])
            return False
        except (ChangedMeanwhile, SignedAlready) as stopped:
            self.stopped.emit([Problem("", stopped.message, "", Weight.REFUSE)])
            return False
        self._drafting.saved()
        self._drafting.name = f"{HomeVisit.type_name}/{self._hand.visit.id}"  # what is typed from now on belongs to the record
        self.kept.emit()
        self.told.emit(language.say(words, time=language.time(desk.now().local)))
        return True

    def _not_kept(self, problem: VaultError) -> None:
        self.stopped.emit([Problem("", problem.message, "", Weight.REFUSE)])
