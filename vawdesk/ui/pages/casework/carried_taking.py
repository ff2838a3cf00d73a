"""Taking visits and cases along: which, until when, and where to. What it protects against and what not is said before."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.carries import Carry
from vawdesk.services.carry_choice import VisitOffered, offered, until
from vawdesk.services.carry_out import Chosen, against, carry_out
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.ticks import Lines, TicksEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.outcome import Outcome
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.progress import ProgressPlace
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.vault.errors import in_words
from vawdesk.vault.vault import SUFFIX

KEY, LIST = "carried_taking", "carried"
TITLE = N_("Take it with you")
ABOUT = N_("An encrypted copy on a memory stick or a laptop. It opens with your name and passphrase, and with nobody else's.")
TAKE, CHOOSE = N_("Choose a folder and take it along…"), N_("What do you take?")
VISITS, CASES, UNTIL = N_("Visits"), N_("Cases"), N_("Last day on which it opens")
UNTIL_HELP = N_("At most 14 days. After it the copy opens for the office alone. What you added still comes home.")
SHOW_WHO, HIDE_WHO, WITH_NAME = N_("Show who"), N_("Hide the names"), N_("{what}: {name}")
VISIT_LINE = N_("{at}, case {reference}")
MAKING, NOT_TAKEN = N_("Writing the copy and checking it"), N_("Nothing was taken along")
WHAT_IT_IS = N_("What it protects, and what it does not")
PROTECTS = (
    N_("Whoever finds it without your passphrase reads nothing. What you add away is sealed at once: nobody reads it there, you neither."),
    N_(
        "It cannot be called back. Taking an account out, changing a passphrase, or saying in the office that a copy is lost or destroyed "
        "reaches no laptop and no stick."
    ),
    N_("Whoever has your passphrase, or can make you type it, reads what you took until its last day. Take no more than you need."),
    N_("The last day is kept by the program and the computer's clock, not by a key: do not count on it against somebody with tools."),
    N_("Sealed files, attachments, letters and hidden addresses that are not visited stay in the office."),
)


class TakingPage(Page):
    """One page: ticks, a day, and a folder."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        self.outcome = Outcome(at.language, self)
        self.visits = TicksEditor(Asked("visits", VISITS, optional=True), at.language)
        self.cases = TicksEditor(Asked("cases", CASES, optional=True), at.language)
        self.until = DateEditor(Asked("until", UNTIL, UNTIL_HELP), at.language)
        self.take = verb(say(TAKE), "take", self._folder, primary=True, drawing="carried")
        self._progress = ProgressPlace(at.language)
        self.who = verb(say(SHOW_WHO), "show_who", self._name, look="quiet")
        self._found, self._named = offered(at.desk, id), False
        self._offer()
        visits = {one.id for one in self._found.visits}
        self.visits.set_value(tuple(one for one in self._found.chosen if one in visits))
        self.cases.set_value(tuple(one for one in self._found.chosen if one not in visits))
        self.until.set_value(self._found.until)
        self.set_head(say(TITLE), say(ABOUT), right=(self.back_button(),))
        self.set_verbs([self.take])
        self.add(self.outcome.wrong, self._progress, panel(say(CHOOSE), self.visits, self.cases, self.until, right=(self.who,)))
        self.add(panel(say(WHAT_IT_IS), *(Text(say(words), wrap=True) for words in PROTECTS)))
        self.end()

    def _offer(self) -> None:
        """The lines, by number, or with the names once they are asked for: so that no wrong file travels."""
        language, named = self.language, self._named
        self.visits.offer(Lines([(one.id, _visit(one, language, named=named)) for one in self._found.visits]))
        self.cases.offer(Lines([(one.id, _with(one.reference, one.who if named else "", language)) for one in self._found.cases]))

    def _name(self) -> None:
        self._named = not self._named
        self.who.say(self.language.say(HIDE_WHO if self._named else SHOW_WHO))
        self._offer()

    def _folder(self) -> None:
        """Ask where to, once there is nothing to be said against what is chosen."""
        fault, day = self.until.fault(), self.until.value()
        if fault is not None or day is None:
            self.outcome.stopped(NOT_TAKEN, fault or UNTIL_HELP)
            self.until.focus_first()
            return
        chosen = Chosen(tuple(self.visits.value() or ()), tuple(self.cases.value() or ()), until(day))
        if found := against(chosen, self.at.now()):
            self._not_taken(Refused(found))
            getattr(self, found[0].field).focus_first()
            return
        self.at.files.folder(self, lambda folder: self._take(chosen, folder))

    def _take(self, chosen: Chosen, folder: Path) -> None:
        desk, now = self.at.desk, self.at.now()
        place = folder / f"carried-{now.local.strftime('%Y-%m-%d-%H%M')}{SUFFIX}"  # neutral: everybody sees the name of a folder
        self.outcome.clear()
        self.take.setEnabled(False)
        self.at.locking.begin_work()
        task = self.at.worker.run(lambda _progress: carry_out(desk, chosen, place), self._taken, self._not_taken)
        task.ended.connect(self._ended)
        self._progress.follow(task, self.language.say(MAKING))

    def _ended(self) -> None:
        self.at.locking.end_work()
        self.take.setEnabled(True)

    def _taken(self, carry: Carry) -> None:
        self.closed.emit()
        self.go.emit(LIST, carry.id)

    def _not_taken(self, problem: Exception) -> None:
        say = self.language.say
        words: str | Message
        if isinstance(problem, Refused):
            words = " ".join(say(one.message) for one in problem.problems)
        else:
            words = problem.message if isinstance(problem, NothingHere) else in_words(problem).message
        self.outcome.stopped(NOT_TAKEN, words)

    def guidance(self) -> Guidance | None:
        """Take no more than is needed."""
        return Guidance(self.language.say(TITLE), "UK GDPR 5(1)(f)", tuple(self.language.say(words) for words in PROTECTS))


def _visit(one: VisitOffered, language: Language, *, named: bool) -> str:
    """When, in which case, with whom where that is asked, and what stands against going."""
    line = language.say(VISIT_LINE, at=language.moment(one.at, "short"), reference=one.case)
    stands = language.say(one.stands) if one.stands is not None else ""
    return " – ".join(part for part in (_with(line, language.list(list(one.who)) if named else "", language), stands) if part)


def _with(words: str, who: str, language: Language) -> str:
    return language.say(WITH_NAME, what=words, name=who) if who else words


ENTRY = PageEntry(
    KEY, TITLE, "carried", "casework", TakingPage, in_menu=False, under="visits", roles=("worker", "manager"), paragraph="UK GDPR 5(1)(f)"
)
