"""Carried copies: who has one, bringing one back, and what to do when one is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.casework.carried import CarryStanding
from vawdesk.services.carries import Carry, carries, destroyed, found_again
from vawdesk.services.carry_home import BroughtBack, bring_back
from vawdesk.services.desk import Desk
from vawdesk.services.gone_wrong_starts import from_carry
from vawdesk.services.names_on_file import cases_called, staff_called
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.progress import ProgressPlace
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.carried_came import CameIn
from vawdesk.ui.pages.casework.carried_copies import CarriedCopies
from vawdesk.vault.carry_errors import NothingNewInIt
from vawdesk.vault.errors import in_words

TITLE = N_("Carried copies")
ABOUT = N_("Whoever has one may have the addresses and the words of people with them. Bring it back, then destroy it.")
TAKE, BRING, COPIES = N_("Take it with you…"), N_("Bring one back…"), N_("Who has one")
READING, NOT_BACK = N_("Reading the copy and checking every page of it"), N_("Nothing was brought back")
CAME = NN_("{n} thing came home.", "{n} things came home.")
BEGUN = NN_("{n} draft came with it, for whoever began it to finish.", "{n} drafts came with it, for whoever began them to finish.")
LEFT = NN_(
    "{n} draft stayed in the copy: another is begun in its place here, or it cannot be kept here. It can be read there.",
    "{n} drafts stayed in the copy: others are begun in their place here, or they cannot be kept here. They can be read there.",
)
LOOKED = NN_(
    "{n} look at what is in it is now in the history, with its own time.",
    "{n} looks at what is in it are now in the history, with their own times.",
)
HOME_ALREADY, DESTROY = N_("Everything is home already"), N_("Now destroy the copy, wherever it is, and say so here.")
KNOWN = N_("What had come home before is not taken in twice. Now destroy the copy, wherever it is, and say so here.")
CANNOT = N_(
    "It cannot be called back. Taking an account out, changing a passphrase, or saying here that a copy is lost or destroyed reaches no "
    "laptop and no stick. After its last day the program itself shuts it, where it is opened."
)
LOST, LOST_WORDS = (
    N_("Is this copy lost or stolen?"),
    N_("What has to be done next is opened, with what was in the copy filled in. Somebody's safety comes first, and nobody is blamed."),
)
SEE_TO_IT = N_("See to it now")


class CarriedPage(Page):
    """The copies, what came in just now, and the two ways: out and back."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        self.outcome, self.came, self.copies = Outcome(at.language, self, "done"), CameIn(at.language), CarriedCopies(at.language)
        self.asking: Question | None = None
        self._progress = ProgressPlace(at.language)
        self.bring = verb(say(BRING), "bring_back", lambda: at.files.folder(self, self._bring), primary=True, drawing="home")
        take = verb(say(TAKE), "take_along", lambda: self.go.emit("carried_taking", None), drawing="carried")
        self.set_head(say(TITLE), say(ABOUT), right=(self.back_button(),))
        self.set_verbs([self.bring, take])
        self.add(self.outcome.told, self.outcome.wrong, self._progress, self.came)
        self.add(panel(say(COPIES), self.copies, Text(say(CANNOT), "meta", "muted", wrap=True)))
        self.end()
        self.came.opened.connect(self.go)
        self.copies.opened.connect(lambda id: self.go.emit("disclosure_gone_wrong", id))
        self.copies.destroyed.connect(lambda one: self._said(destroyed, one))
        self.copies.found.connect(lambda one: self._said(found_again, one))
        self.copies.lost.connect(self._ask_lost)
        self._look()

    def _look(self) -> None:
        held = carries(self.at.desk)
        self.copies.show_copies(held, staff_called(self.at.desk), self.at.now())
        self.bring.wear("plain" if any(one.standing(self.at.now()) is CarryStanding.CAME_BACK for one in held) else "primary")

    def _said(self, act: Callable[[Desk, UUID], None], one: Carry) -> None:
        act(self.at.desk, one.id)
        self._look()

    def _ask_lost(self, one: Carry) -> None:
        say = self.language.say
        self.asking = Question(self, say(LOST), say(LOST_WORDS), say(SEE_TO_IT), self.language)
        self.asking.agreed.connect(lambda: self.go.emit("disclosure_gone_wrong", from_carry(self.at.desk, one, self.language)))
        self.asking.open()

    def _bring(self, folder: Path) -> None:
        desk = self.at.desk
        self.bring.setEnabled(False)
        self.outcome.clear()
        self.at.locking.begin_work()
        task = self.at.worker.run(lambda _progress: bring_back(desk, folder), self._brought, self._not_brought)
        task.ended.connect(self._ended)
        self._progress.follow(task, self.language.say(READING))

    def _ended(self) -> None:
        self.at.locking.end_work()
        self.bring.setEnabled(True)

    def _not_brought(self, problem: Exception) -> None:
        """That all of it is home already is no fault of anybody's: nothing is lost, and the copy can be destroyed."""
        found = in_words(problem)
        if isinstance(found, NothingNewInIt):
            self.outcome.done(HOME_ALREADY, " ".join(self.language.say(one) for one in (found.message, DESTROY)))
        else:
            self.outcome.stopped(NOT_BACK, found.message)

    def _brought(self, brought: BroughtBack) -> None:
        say = self.language.say
        words = [say(BEGUN, n=brought.begun)] if brought.begun else []
        words += [say(LEFT, n=brought.left)] if brought.left else []
        words += [say(LOOKED, n=brought.looked)] if brought.looked else []
        self.outcome.done(say(CAME, n=len(brought.came)), " ".join([*words, say(KNOWN)]))
        with self.at.desk.reading() as session:
            numbers = cases_called(session, [one.case for one in brought.came if one.case is not None])
        self.came.show_came(brought.came, numbers)
        self._look()

    def guidance(self) -> Guidance | None:
        """Why it is brought back and destroyed."""
        return Guidance(self.language.say(TITLE), "UK GDPR 5(1)(f)", (self.language.say(ABOUT), self.language.say(CANNOT)))


ENTRY = PageEntry("carried", TITLE, "carried", "casework", CarriedPage, in_menu=False, under="visits", paragraph="UK GDPR 5(1)(f)")
