"""The answers of a referral beside somebody else's form: Enter copies one and goes on to the next (3.7)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.services.flags_met import Thing
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request, Way
from vawdesk.services.redaction import NOT_FOR_THIS_READER
from vawdesk.services.referral_answers import ANSWER, TEXT, Answer, answers
from vawdesk.services.referral_reader import PURPOSE_ANSWER, reader_of
from vawdesk.services.refusals import NOTHING_HERE, NothingHere, Refused
from vawdesk.services.release import Prepared, let_go, prepare
from vawdesk.ui.kit.arrange import Item, column, rule, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.folded import NEVER_FOR_THEM, Folded
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.referral_copy_line import AnswerLine

KEY = "referral_copy"
TITLE = N_("Answers for their form")
FOR_WHOM = N_("For {whom}. Shown as for: {profile}.")
HOW, HOW_WORDS = (
    N_("Enter copies an answer and goes on to the next"),
    N_("Paste it into their form at once: it is forgotten in half a minute."),
)
KEPT_BACK, KEPT_LINE = N_("Kept back from this reader"), N_("{what}: {why}.")
TOLD = frozenset({Address.title, Person.title, Referral.title})
STOPPED = N_("Nothing can be copied")
REFERRAL = N_("The referral itself")
BACK_TO = N_("Open the referral")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
ONE_ROW = N_("Each answer that you copy is noted, with the moment and for whom it was.")


def prepared(at: AtDesk, referral: Referral, answer: Answer | None = None) -> Prepared:
    """One answer as it would leave, or all of them; the referral says for whom and what for. Raises NothingHere."""
    paper, reader, dossier = at.papers[TEXT], reader_of(at.desk, referral), gather(at.desk, TEXT, referral.id)
    purpose = reader.purpose
    if answer is not None:
        dossier = replace(dossier, facts={**dossier.facts, ANSWER: answer.key})
        purpose = PURPOSE_ANSWER.with_(reference=referral.ref_no or "", answer=answer.label)
    asked = Request(paper.document, reader.recipient, reader.profile, at.language.say(purpose), at.language.code, dossier)
    return prepare(at.door, asked, paper.press)


def kept_back(whole: Prepared, language: Language) -> list[Item]:
    """Last on the page: what of the people and the places is not here, gathered by reason; folded, what such a reader never gets."""
    found: dict[tuple[Message, Message], list[str]] = {}
    for one in whole.held:
        if one.title in TOLD:
            found.setdefault((one.title, one.reason), []).append(language.say(one.label) if one.field else "")
    if not found:
        return []
    say, missed, never = language.say, list[str](), list[Item]()
    for (title, reason), labels in found.items():
        fields = [label for label in dict.fromkeys(labels) if label]
        if reason == NOT_FOR_THIS_READER:
            never.append(Text(f"{say(title)}: {language.list(fields)}" if fields else say(title), "body", wrap=True))
        else:
            missed.append(say(KEPT_LINE, what=language.list([say(title), *fields]), why=say(reason)))
    told: list[Item] = [Notice(say(KEPT_BACK), "\n".join(missed), "soft")] if missed else []
    return [*told, Folded(say(NEVER_FOR_THEM, count=len(never)), wrap(column(*never)))] if never else told


class CopyPage(Page):
    """Everything the reader may have, answer by answer. What the release check keeps back is said and is not here."""

    begins_at_work = True  # Enter copies, and goes on to the next

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at = at
        self.lines: list[AnswerLine] = []
        self.referral = at.desk.peek(Referral, id) if id is not None else None
        try:
            whole = prepared(at, self.referral) if self.referral is not None else None
        except NothingHere:
            self.referral, whole = None, None
        if whole is None or self.referral is None:
            show_nothing(self, Referral.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        else:
            self._show(self.referral, whole)

    def _show(self, referral: Referral, whole: Prepared) -> None:
        say, reader = self.language.say, reader_of(self.at.desk, referral)
        about = say(FOR_WHOM, whom=reader.recipient.name, profile=reader.profile.label)
        self.set_head(say(TITLE), about, right=(self.back_button(),), label=True)
        self.set_verbs([verb(say(BACK_TO), "go_referral", lambda: self.go.emit("referral", referral.id), drawing="referral")])
        if whole.refused or whole.view is None:
            self.add(Notice(say(STOPPED), "\n".join(say(one.message) for one in whole.refused), "error"))
        else:
            self.add(Notice(say(HOW), say(HOW_WORDS), "soft"), *self._panels(answers(whole.view, self.language)))
            self.add(*kept_back(whole, self.language))
        self.end()

    def _panels(self, found: list[Answer]) -> list[Item]:
        made: list[Item] = []
        group: list[Item] = []
        for place, one in enumerate(found):
            line = AnswerLine(one, place, self.language)
            line.copied.connect(partial(self._copy, line))
            self.lines.append(line)
            group += [rule(), line] if group else [line]
            if place + 1 == len(found) or found[place + 1].about != one.about:
                made.append(panel(one.about or self.language.say(REFERRAL), *group))
                group = []
        return made

    def _copy(self, line: AnswerLine) -> None:
        """Release this one answer, and go on to the next."""
        if self.referral is None:
            return
        try:
            one = prepared(self.at, self.referral, line.answer)
            self.saved.emit(self.language.say(self.at.leave.copy(let_go(self.at.door, one, Way.COPY))))
        except (Refused, NothingHere) as no:
            refused = no.problems if isinstance(no, Refused) else []
            self.saved.emit(" ".join(self.language.say(one.message) for one in refused) or self.language.say(NOTHING_HERE))
            return
        line.done()
        following = self.lines.index(line) + 1
        if following < len(self.lines):
            self.lines[following].button.setFocus()

    # for the shell

    def first_focus(self) -> None:
        """On the first answer."""
        if self.lines:
            self.lines[0].button.setFocus()

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody it is about."""
        return (self.referral,) if self.referral is not None else ()

    def guidance(self) -> Guidance | None:
        """What is noted."""
        return Guidance(self.language.say(TITLE), "8.25", (self.language.say(HOW_WORDS), self.language.say(ONE_ROW)))


ENTRY = PageEntry(KEY, TITLE, "referral", "casework", CopyPage, ("person",), in_menu=False, under="cases", paragraph="8.25")
