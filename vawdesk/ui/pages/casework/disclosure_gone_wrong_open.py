"""A disclosure that went wrong, as it is seen to: the person's safety, getting it back, who is told, what will change (8.5, 8.26)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, clock_over, clock_words
from vawdesk.models.casework.wrong_options import Stage, Step
from vawdesk.services.flags_met import Thing
from vawdesk.services.gone_wrong_touches import around
from vawdesk.ui.kit.arrange import Item, clear, column, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text, Tone
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.disclosure_gone_wrong_acts import WrongActs
from vawdesk.ui.pages.casework.disclosure_gone_wrong_side import above, known, reached, touched, waiting
from vawdesk.ui.pages.casework.disclosure_gone_wrong_steps import StageSteps

KEY, FORM = "disclosure_gone_wrong", "disclosure_gone_wrong_form"
CLOSED = N_("Closed")
CLOSE, TAKE_UP, PRINT_IT, CASE = N_("Close…"), N_("Take it up again"), N_("Print…"), N_("Open the case")
FIRST = N_("See first that the person is safe. Reach them only by a way that is known to be safe; the rest can wait an hour.")
NO_BLAME = N_("It is written down to protect somebody and to do better. It names nobody of us as at fault.")
SIDE = 360


class OpenDisclosure(Page):
    """Steps at the left, each with its verbs; at the right what is known, and what it may have touched."""

    def __init__(self, at: AtDesk, record: DisclosureGoneWrong) -> None:
        super().__init__(at.language)
        self.at, self.record = at, record
        self.around, self.acts = around(at.desk, record), WrongActs(self, at, record)
        self.acts.said.connect(self._again)
        self.acts.turned.connect(lambda: self.go.emit(KEY, record.id))
        self.acts.refused.connect(self.saved)
        case = at.desk.peek(Case, record.case) if record.case is not None else None
        about = "  ·  ".join(part for part in (record.ref_no, case.ref_no if case else "") if part)
        badges = () if record.is_open else (Badge(at.language.say(CLOSED)),)
        self.set_head(at.language.say(DisclosureGoneWrong.title), about, badges, (self.back_button(),), label=True)
        self.set_verbs(_verbs(self, case), [verb(at.language.say(PRINT_IT), "print", self.print_asked, drawing="print")])
        self._inside = QVBoxLayout()
        self.add(self._inside)
        self.end()
        self._fill()

    def _fill(self) -> None:
        clear(self._inside)
        self._inside.addWidget(wrap(column(*above(self.record, self.language, self.at.now(), self.change), self._body(), gap=16)))

    def _again(self, step: Step) -> None:
        """Something was said of a step: show it where it stands, and stay there."""
        self.record = self.acts.record = self.at.desk.open(DisclosureGoneWrong, self.record.id)
        self.around = around(self.at.desk, self.record)
        self._fill()
        names = (f"change_{step.name.lower()}", f"done_{step.name.lower()}")
        stop = next((found for name in names if (found := self.findChild(Button, name)) is not None), None)
        if stop is not None:
            stop.setFocus()

    def _body(self) -> Beside:
        clock = clock_words(self.record, self.at.now())
        tone: Tone = "late" if clock_over(self.record, self.at.now()) else "accent"
        first: dict[Stage, list[Item]] = {
            Stage.SAFETY: reached(self.around, self.language),
            Stage.TELL: [Text(self.language.say(clock), "strong", tone, wrap=True)] if clock is not None else [],
        }  # fmt: skip
        waits = waiting(self.record, self.around, self.language)
        parts = [StageSteps(stage, self.record, self.around.called, self.language, waits, *first.get(stage, [])) for stage in Stage]
        for part in parts:
            part.taken.connect(self.acts.ask)
            part.again.connect(self.acts.again)
        right = wrap(column(
            known(self.record, self.around, self.language, self.change), touched(self.around, self.language, self.go.emit), None, gap=16,
        ))  # fmt: skip
        return Beside(wrap(column(*parts, None, gap=16)), right, right, SIDE)

    def change(self) -> None:
        """To the form of what is known."""
        self.go.emit(FORM, self.record.id)

    # what the shell asks

    def first_focus(self) -> None:
        """What is still to be said; else at the top, so that the notice of what comes first is read before the steps."""
        if (say_more := self.findChild(Button, "say_more")) is not None:
            say_more.setFocus()
        else:
            super().first_focus()

    def print_asked(self) -> None:
        """Ctrl+P: the whole record, for use inside."""
        self.go.emit(PRINT, PrintAsk("D58", self.record.id))

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody and every place it is about."""
        return (self.record,)

    def guidance(self) -> Guidance | None:
        """What comes first, and that nobody is blamed."""
        say = self.language.say
        return Guidance(say(DisclosureGoneWrong.title), "8.5", (say(FIRST), say(NO_BLAME)))


def _verbs(page: OpenDisclosure, case: Case | None) -> list[Button]:
    """Closing or taking up again, and the way to the case."""
    say, acts = page.language.say, page.acts
    turn = verb(say(CLOSE), "close_it", acts.ask_close) if page.record.is_open else verb(say(TAKE_UP), "take_up", acts.take_up)
    return [turn, *([verb(say(CASE), "open_case", lambda: page.go.emit("case", case.id))] if case is not None else [])]
