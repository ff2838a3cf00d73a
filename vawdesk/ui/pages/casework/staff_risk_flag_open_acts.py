"""What is done with a flag, each act behind one verb; where it needs an answer, that is asked first (F3, F5-F8, F11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, flag_removal, flag_steps
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.second_question import SecondPersonQuestion
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.staff_risk_flag_open_later import QUESTIONS, LaterQuestion

REVIEW, DECIDE, CHALLENGE, END = N_("Review…"), N_("Decide on the challenge…"), N_("Challenge…"), N_("End…")
LETTER, REMOVE = N_("Write the letter…"), N_("Remove for good…")
REMOVE_ASK, REMOVE_IT = N_("Remove this flag for good?"), N_("Remove it")
REMOVE_WHY = N_(
    "The flag and its reviews are erased, from the history too. That it was there stays, without a word of it. Two people decide it."
)
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
        self.page, self.at, self.flag = page, at, flag

    def confirm_here(self) -> None:
        """Whoever is at the desk confirms it with one press."""
        agreed = colleagues.own_hand(self.at.desk, flag_steps.asked_of(self.at.desk, self.flag))
        if agreed.signature is not None:
            self.confirm(agreed.signature)
        else:
            self.refused.emit(self.at.language.say(agreed.problems[0].message))

    def confirm(self, signature: Signature) -> None:
        """A second person has agreed."""
        self._try(lambda: flag_steps.confirm(self.at.desk, self.flag.id, signature))

    def confirm_later(self) -> None:
        """Put one's own signature to what was agreed elsewhere."""
        self._try(lambda: flag_steps.confirm_later(self.at.desk, self.flag.id))

    def _try(self, step: Callable[[], object]) -> None:
        if self._kept(step):
            self.done.emit()

    def _kept(self, step: Callable[[], object]) -> bool:
        """Whether a step was done; it says why not."""
        try:
            step()
        except Refused as refused:
            self.refused.emit(self.at.language.say(refused.problems[0].message))
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.refused.emit(self.at.language.say(stopped.message))
        else:
            return True
        return False

    def ask_removal(self) -> None:
        """Two people agree, and say why."""
        say, ask = self.at.language.say, flag_removal.asked_of(self.at.desk, self.flag)
        label = RemovedRecord.fields()["reason"].label
        self.removing = SecondPersonQuestion(self.page, self.at, ask, say(REMOVE_ASK), say(REMOVE_WHY), label, REMOVE_IT)
        self.removing.agreed_with.connect(self._remove)
        self.removing.open()

    def _remove(self, agreed: Signature, why: str) -> None:
        """On to the mark that is left: the page of the flag is about nothing any more."""
        made = list[RemovedRecord]()
        if self._kept(lambda: made.append(flag_removal.remove(self.at.desk, self.flag, why, agreed))):
            self.page.go.emit("removed_record", made[0].id)

    def ask_challenge(self) -> None:
        """What is said against it."""
        self._ask_why("challenge", CHALLENGE_ASK, CHALLENGE_WHY, CHALLENGE_IT, flag_steps.challenge)

    def ask_end(self) -> None:
        """Why it ends."""
        self._ask_why("ended_why", END_ASK, END_WHY, END_IT, flag_steps.end)

    def _ask_why(self, field: str, question: Message, why: Message, words: Message, step: Callable[..., None]) -> None:
        say, label = self.at.language.say, StaffRiskFlag.fields()[field].label
        asked = ReasonQuestion(self.page, say(question), say(why), Asked(field, label), say(words), self.at.language)
        asked.reason_given.connect(lambda reason: self._try(lambda: step(self.at.desk, self.flag.id, reason)))
        asked.open()

    def ask_later(self, act: str) -> None:
        """What is said of it afterwards."""
        self.asking = LaterQuestion(self.page, self.at, self.flag, act)
        self.asking.agreed.connect(self.done)
        self.asking.open()


def verbs_of(acts: FlagActs, review_first: bool) -> list[Button]:
    """What whoever is at the desk may do with the flag as it stands, the next step first. `review_first`: a review is due."""
    say, flag, made = acts.at.language.say, acts.flag, list[Button]()
    if flag.standing not in IN_VIEW:
        ready = not flag_removal.against(acts.at.desk, flag)
        return [verb(say(REMOVE), "remove", acts.ask_removal)] if ready else []
    challenged = flag.standing is Standing.CHALLENGED
    write = flag.notify_person is Notify.WILL_TELL and flag.person is not None
    letter_first = write and flag.standing is Standing.CONFIRMED and not review_first
    letter = partial(acts.page.go.emit, "letter", flag.id)
    if letter_first:
        made.append(verb(say(LETTER), "write_letter", letter, drawing="post", primary=True))
    if colleagues.may_decide(acts.at.desk):
        words, first = say(DECIDE if challenged else REVIEW), review_first or challenged or flag.standing is Standing.CONFIRMED
        made.append(verb(words, "review", partial(acts.page.go.emit, "flag_review", flag.id), primary=first and not letter_first))
    if not challenged:
        made.append(verb(say(CHALLENGE), "challenge", acts.ask_challenge))
        if colleagues.may_decide(acts.at.desk):
            made.append(verb(say(END), "end", acts.ask_end))
    for act, (words_of, name, _question, _why) in QUESTIONS.items():
        made.append(verb(say(words_of), name, partial(acts.ask_later, act)))
    if write and not letter_first:
        made.append(verb(say(LETTER), "write_letter", letter, drawing="post"))
    return made
