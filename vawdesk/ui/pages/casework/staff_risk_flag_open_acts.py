"""What is done with a flag, each act behind one verb; where it needs an answer, that is asked first (F3, F5-F8, F11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, flag_removal, flag_steps
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.staff_risk_flag_open_later import QUESTIONS, LaterQuestion
from vawdesk.ui.pages.casework.staff_risk_flag_open_removal import ask_removal, refusal

REVIEW, DECIDE, CHALLENGE, END = N_("Review…"), N_("Decide on the challenge…"), N_("Challenge…"), N_("End…")
LETTER, REMOVE = N_("Write the letter…"), N_("Remove for good…")
CHALLENGE_ASK, CHALLENGE_IT = N_("What is said against this flag?"), N_("Record the challenge")
CHALLENGE_WHY = N_("It stays in view, as under challenge, until a manager decides.")
END_ASK, END_IT = N_("End this flag?"), N_("End the flag")
END_WHY = N_("It is no longer shown to colleagues. What was written stays on file.")


class FlagActs(QObject):
    """The acts on one flag.

    Signals:
        done(): it was done; the flag stands otherwise now.
        refused(str): it was not, and why.
    """

    done = Signal()
    refused = Signal(str)

    def __init__(self, page: Page, at: AtDesk, flag: StaffRiskFlag) -> None:
        super().__init__(page)
        self._page, self._at, self._flag = page, at, flag

    def verbs(self, review_first: bool) -> list[Button]:
        """What whoever is at the desk may do with the flag as it stands. `review_first`: a review is what it needs now."""
        say, flag, made = self._at.language.say, self._flag, list[Button]()
        if flag.standing not in IN_VIEW:
            ready = not flag_removal.against(self._at.desk, flag)
            return [verb(say(REMOVE), "remove", partial(ask_removal, self._page, self._at, flag, self.refused.emit))] if ready else []
        challenged = flag.standing is Standing.CHALLENGED
        if flag_steps.may_decide(self._at.desk):
            words = say(DECIDE if challenged else REVIEW)
            made.append(verb(words, "review", partial(self._page.go.emit, "flag_review", flag.id), primary=review_first or challenged))
        if not challenged:
            made.append(verb(say(CHALLENGE), "challenge", self._ask_challenge))
            if flag_steps.may_decide(self._at.desk):
                made.append(verb(say(END), "end", self._ask_end))
        for act, (words_of, name, _question, _why) in QUESTIONS.items():
            made.append(verb(say(words_of), name, partial(self._ask_later, act)))
        if flag.notify_person is Notify.WILL_TELL and flag.person is not None:
            made.append(verb(say(LETTER), "write_letter", partial(self._page.go.emit, "letter", flag.id), drawing="post"))
        return made

    def confirm_here(self) -> None:
        """Whoever is at the desk confirms it with one press."""
        agreed = colleagues.own_hand(self._at.desk, flag_steps.asked_of(self._at.desk, self._flag))
        if agreed.signature is not None:
            self.confirm(agreed.signature)
        else:
            self.refused.emit(self._at.language.say(agreed.problems[0].message))

    def confirm(self, signature: Signature) -> None:
        """A second person has agreed."""
        self._try(lambda: flag_steps.confirm(self._at.desk, self._flag.id, signature))

    def confirm_later(self) -> None:
        """Put one's own signature to what was agreed elsewhere."""
        self._try(lambda: flag_steps.confirm_later(self._at.desk, self._flag.id))

    def _try(self, step: Callable[[], object]) -> None:
        if (stopped := refusal(step, self._at.language)) is None:
            self.done.emit()
        else:
            self.refused.emit(stopped)

    def _ask_challenge(self) -> None:
        self._ask_why("challenge", CHALLENGE_ASK, CHALLENGE_WHY, CHALLENGE_IT, flag_steps.challenge)

    def _ask_end(self) -> None:
        self._ask_why("ended_why", END_ASK, END_WHY, END_IT, flag_steps.end)

    def _ask_why(self, field: str, question: Message, why: Message, words: Message, step: Callable[..., None]) -> None:
        say, label = self._at.language.say, StaffRiskFlag.fields()[field].label
        asked = ReasonQuestion(self._page, say(question), say(why), Asked(field, label), say(words), self._at.language)
        asked.reason_given.connect(lambda reason: self._try(lambda: step(self._at.desk, self._flag.id, reason)))
        asked.open()

    def _ask_later(self, act: str) -> None:
        self.asking = LaterQuestion(self._page, self._at, self._flag, act)
        self.asking.agreed.connect(self.done)
        self.asking.open()
