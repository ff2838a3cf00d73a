"""A letter that is written: read as it stands, printed with its envelope, said to have gone. A new one is written (8.5, 8.25)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.letter import Letter
from vawdesk.models.rules import Weight
from vawdesk.services.gone_wrong_starts import from_letter
from vawdesk.services.letter_file import LetterFile, letter_file
from vawdesk.services.letter_rules import way_problems
from vawdesk.services.letter_steps import lay_aside
from vawdesk.services.letters_left import may_take_over
from vawdesk.services.refusals import NOTHING_HERE, ChangedMeanwhile, NothingHere, Refused
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question, ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import parts
from vawdesk.ui.pages.casework.letter_form import LETTER, WHY_PLAIN, LetterForm
from vawdesk.ui.pages.casework.letter_verbs import LetterActs, far, near
from vawdesk.ui.pages.casework.letter_ways import place_words
from vawdesk.ui.pages.casework.letter_went import WentQuestion

TITLE, IN_CASE = N_("Letter {reference}"), N_("Case {reference}")
WAITS, WENT, STAYS = N_("Not sent yet"), N_("Sent {day}"), N_("It is not sent")
WHY_NOT, WHY_NOT_WORDS, WHY = (
    N_("Lay this letter aside?"),
    N_("It stays in the file with the reason, and is not sent."),
    N_("Why it is not sent"),
)
LAY_ASIDE, GONE_WRONG = N_("Lay it aside"), "disclosure_gone_wrong"
LEFT = N_("Whoever signs this letter cannot sign in any more")
LEFT_WHY = N_("Sign it yourself, or lay it aside and say why.")
NOW_CLOSED = N_("The way that was chosen is not open any more")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
STAYS_AS_IT_WENT = N_("What has left stays as it went. If it must be put right, write another letter.")


class LetterPage(Page):
    """One letter, with what comes next first."""

    def __init__(self, at: AtDesk, id: UUID) -> None:
        super().__init__(at.language)
        self.at = at
        self.file: LetterFile | None = None
        self.asking: Question | None = None
        self._acts = LetterActs(self._print, self._keep, self._ask_how, self._ask_why, self._wrong_hands, self.go.emit)
        try:
            self.file = letter_file(at.desk, id)
        except NothingHere:
            show_nothing(self, Letter.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return
        self._show(self.file, self.file.letter)

    def _show(self, file: LetterFile, letter: Letter) -> None:
        say = self.language.say
        about = say(IN_CASE, reference=file.case.ref_no or "") if file.case is not None else ""
        abuse = file.case is None or file.case.domestic_abuse is not False
        badge, left = _badge(letter, self.language), may_take_over(self.at.desk, letter)
        self.set_head(say(TITLE, reference=letter.ref_no or ""), about, (badge,), (self.back_button(),), label=abuse)
        self.set_verbs(near(letter, self._acts, self.language, left=left), far(letter, self._acts, self.language))
        sections = [(title, names) for _letter, title, names in Letter.sections()]
        called = file.called | {place.id: place_words(place, self.language) for place in file.places()}
        self.add(*_notices(self.at, letter), *parts(letter, sections, self.language, called))
        self.end()

    def _print(self, document: str) -> None:
        if self.file is not None:
            self.go.emit(PRINT, PrintAsk(document, self.file.letter.id))

    def print_asked(self) -> None:
        """The letter on paper, or as a locked file: Ctrl+P."""
        self._print("D15")

    def _keep(self, act: Callable[[Unit, UUID], Letter]) -> None:
        if self.file is None:
            return
        try:
            with self.at.desk.writing() as unit:
                act(unit, self.file.letter.id)
                unit.commit()
        except Refused as refused:
            self.saved.emit(" ".join(self.language.say(problem.message) for problem in refused.problems))
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.saved.emit(self.language.say(stopped.message))
        else:
            self.go.emit(LETTER, self.file.letter.id)

    def _ask_why(self) -> None:
        say = self.language.say
        asking = ReasonQuestion(self, say(WHY_NOT), say(WHY_NOT_WORDS), Asked("why_not", WHY), say(LAY_ASIDE), self.language)
        asking.reason_given.connect(lambda why: self._keep(lambda unit, id: lay_aside(unit, id, why)))
        self.asking = asking
        asking.open()

    def _ask_how(self) -> None:
        if (file := self.file) is not None:
            self.asking = WentQuestion(self, self.at, file)
            self.asking.agreed.connect(lambda: self.go.emit(LETTER, file.letter.id))
            self.asking.open()

    def _wrong_hands(self) -> None:
        """On to what is done when details reached somebody who should not have them (3.27)."""
        if self.file is not None:
            self.go.emit(GONE_WRONG, from_letter(self.at.desk, self.file.letter, self.language))

    def subjects(self) -> tuple[UUID, ...]:
        """Everybody of the case, and the address to which it goes."""
        return self.file.subjects() if self.file is not None else ()

    def guidance(self) -> Guidance | None:
        """Why it says so little, and why it does not change once it went."""
        say: Callable[[Message], str] = self.language.say
        return Guidance(say(Letter.title), "8.5", (say(WHY_PLAIN), say(STAYS_AS_IT_WENT)))


def _badge(letter: Letter, language: Language) -> Badge:
    if letter.sent_on is not None:
        return Badge(language.say(WENT, day=letter.sent_on), "accent")
    return Badge(language.say(WAITS), "late") if letter.is_waiting else Badge(language.say(STAYS))


def _notices(at: AtDesk, letter: Letter) -> list[Notice]:
    """A way that was safe when it was written may not be so now, and whoever was to sign it may have left."""
    say = at.language.say
    if not letter.is_waiting:
        return []
    left = [Notice(say(LEFT), say(LEFT_WHY), "late")] if may_take_over(at.desk, letter) else []
    with at.desk.reading() as session:
        found = list(way_problems(session, letter, at.now()))
    return left + [Notice(say(NOW_CLOSED), say(problem.message), "danger") for problem in found if problem.weight is Weight.REFUSE]


def letter_page(at: AtDesk, id: UUID | None) -> Page:
    """A letter that is kept, or a new one in the case or to the person of this id."""
    known = id is not None and at.desk.peek(Letter, id) is not None
    return LetterPage(at, id) if known and id is not None else LetterForm(at, id, LETTER)


ENTRY = PageEntry(
    LETTER,
    Letter.title,
    "post",
    "casework",
    letter_page,
    subjects=("person", "case", "address"),
    in_menu=False,
    under="cases",
    paragraph="8.5",
)
