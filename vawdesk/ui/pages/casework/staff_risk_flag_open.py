"""A flag that is in view or has ended: what to do first, then what happened; confirmed here, reviewed, challenged, ended (F1-F5, 8.17)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_rules import TELL_CAREFULLY
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, IN_VIEW, StaffRiskFlag
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, flag_steps
from vawdesk.services.flags_in_view import FlagInView, FlagState, flags_in_view
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.arrange import Item, column, frame, row
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import ReasonQuestion
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT as PRINT_PAGE
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.pages.casework.staff_risk_flag_open_later import QUESTIONS, LaterQuestion
from vawdesk.ui.pages.casework.staff_risk_flag_open_review import ReviewQuestion

WHAT_TO_DO = N_("What to do")
CONFIRM_HERE = N_("Confirm this flag")
CONFIRM = N_("A second person confirms it")
CONFIRM_WHY = N_("You read what happened and what colleagues are to do, and agree that the warning is needed.")
CHALLENGED = N_("Somebody says that this flag should not stand")
CHALLENGED_WHY = N_("Confirm it where colleagues still need the warning. Review or end it where they do not.")
ASK_WHY = N_("Whoever proposed a flag cannot confirm it. It stays in view until somebody decides.")
CONFIRM_LATER, ELSEWHERE = N_("Confirm with my signature"), N_("Agreed away from the desk")
ELSEWHERE_WHY = N_("It was agreed by phone, on paper or by nobody. Somebody who may decide confirms it with their own signature.")
PRINT = N_("Print…")
REVIEW, CHALLENGE, END = N_("Review…"), N_("Challenge…"), N_("End…")
CHALLENGE_ASK, CHALLENGE_IT = N_("What is said against this flag?"), N_("Record the challenge")
CHALLENGE_WHY = N_("It stays in view, as under challenge, until a manager decides.")
END_ASK, END_WHY, END_IT = (
    N_("End this flag?"),
    N_("It is no longer shown to colleagues. What was written stays on file."),
    N_("End the flag"),
)
KEPT = N_("You see what to do, and not why")
KEPT_WHY = N_("You are connected with somebody here, so a manager keeps the reason. Ask a manager before you go.")
TONES: dict[FlagState, BadgeTone] = {FlagState.CONFIRMED: "danger", FlagState.CHALLENGED: "neutral", FlagState.NOT_YET_CONFIRMED: "neutral"}


class OpenFlag(Page):
    """Reading and deciding. Opening it counts as having read this version of it."""

    def __init__(self, at: AtDesk, flag: StaffRiskFlag) -> None:
        super().__init__(at.language)
        self.at, self.flag = at, flag
        self.agreeing: Agreeing | None = None
        self.confirm_button: Button | None = None
        self.seen = self._in_view()
        if flag.standing in IN_VIEW:
            at.desk.saw(flag)
        say = at.language.say
        state = self.seen.state if self.seen else None
        words = say(state.label) if state else say((flag.standing or Standing.ENDED).label)
        badge = Badge(words, TONES.get(state, "late") if state else "neutral")
        self.set_head(say(StaffRiskFlag.title), flag.ref_no or "", (badge,), (self.back_button(),), label=True)
        if self.seen is not None and self.seen.reason_kept:
            self.add(self._to_do(self.seen), Notice(say(KEPT), say(KEPT_WHY), "soft"))
        else:
            self.set_verbs(self._verbs(), [self._button(say(PRINT), "print", self.print_asked, drawing="print")])
            self.add(*self._body())
        self.end()

    def _in_view(self) -> FlagInView | None:
        with self.at.desk.reading() as session:
            subjects = self.flag.subjects()
            found = flags_in_view(session, subjects, subjects, self.at.now())
        return next((one for one in found if one.flag.id == self.flag.id), None)

    def _verbs(self) -> list[Button]:
        if self.flag.standing not in IN_VIEW:
            return []
        made = []
        if flag_steps.may_decide(self.at.desk):
            overdue = self.seen is not None and self.seen.state is FlagState.REVIEW_OVERDUE
            first = overdue or self.flag.standing is Standing.CONFIRMED
            made.append(self._button(self.language.say(REVIEW), "review", self._ask_review, primary=first))
            made.append(self._button(self.language.say(END), "end", self._ask_end))
        made.insert(1 if made else 0, self._button(self.language.say(CHALLENGE), "challenge", self._ask_challenge))
        for act, (words, name, _question, _why) in QUESTIONS.items():
            made.append(self._button(self.language.say(words), name, partial(self._ask_later, act)))
        return made

    def _button(self, words: str, name: str, act: Callable[[], None], *, primary: bool = False, drawing: str = "") -> Button:
        made = Button(words, "primary" if primary else "plain", drawing)
        made.setObjectName(name)
        made.clicked.connect(act)
        return made

    def _body(self) -> list[Item]:
        say, flag, items = self.language.say, self.flag, list[Item]()
        if self.seen is not None:
            items.append(self._to_do(self.seen))
        if flag.source in ACCOUNT_OF_OTHERS:
            items.append(Notice(f"{say(TELL_CAREFULLY.message)} ({TELL_CAREFULLY.paragraph})", "", "soft"))
        if flag_steps.to_confirm_later(flag):
            here = flag_steps.may_confirm_here(self.at.desk, flag)
            button = self._button(say(CONFIRM_LATER), "confirm_later", self._confirm_later) if here else None
            items.append(Notice(say(ELSEWHERE), say(ELSEWHERE_WHY), "late", button=button))
        if flag.standing in (Standing.PROPOSED, Standing.CHALLENGED):
            items.append(self._confirming())
        names = names_of(finders(self.at), flag)
        for _letter, title, fields in StaffRiskFlag.sections():
            items.append(Answers(AnswerPart("", say(title), fields), flag, names, self.language, all_fields=False))
        return items

    def _to_do(self, seen: FlagInView) -> Item:
        lines: list[Item] = [Text(self.language.say(line), "strong", wrap=True) for line in seen.words.what_to_do]
        return frame(column(SectionHeader(self.language.say(WHAT_TO_DO)), *lines, gap=4, edges=(16, 4, 16, 12)), "danger")

    def _confirming(self) -> Item:
        """Whoever is at the desk confirms it with one press; where they may not, a second person is asked in place."""
        say, items, against = self.language.say, list[Item](), self.flag.standing is Standing.CHALLENGED
        title, why = (say(CHALLENGED), say(CHALLENGED_WHY)) if against else (say(CONFIRM), say(CONFIRM_WHY))
        said = [Text(self.flag.challenge, "body", wrap=True)] if against and self.flag.challenge else []
        if flag_steps.may_confirm_here(self.at.desk, self.flag):
            overdue = self.seen is not None and self.seen.state is FlagState.REVIEW_OVERDUE
            self.confirm_button = self._button(say(CONFIRM_HERE), "confirm", self._confirm_here, primary=not overdue)
            items = [Text(why, "meta", "muted", wrap=True), row(self.confirm_button, None)]
        else:
            self.agreeing = Agreeing(
                self.at, flag_steps.asked_of(self.at.desk, self.flag), self, StaffRiskFlag.fields()["approved_by"].label
            )
            self.agreeing.agreed.connect(self._confirm)
            items = [Text(say(ASK_WHY), "meta", "muted", wrap=True), self.agreeing.editor]
        return frame(column(SectionHeader(title), *said, *items, gap=8, edges=(16, 4, 16, 16)), "panel", title)

    # what it does

    def print_asked(self) -> None:
        """Ctrl+P: the flag's own record, for use inside."""
        if self.seen is None or not self.seen.reason_kept:
            self.go.emit(PRINT_PAGE, PrintAsk("D12", self.flag.id))

    def _confirm_here(self) -> None:
        agreed = colleagues.own_hand(self.at.desk, flag_steps.asked_of(self.at.desk, self.flag))
        if agreed.signature is not None:
            self._confirm(agreed.signature)
        else:
            self.saved.emit(self.language.say(agreed.problems[0].message))

    def _confirm(self, signature: Signature) -> None:
        self._try(lambda: flag_steps.confirm(self.at.desk, self.flag.id, signature))

    def _confirm_later(self) -> None:
        self._try(lambda: flag_steps.confirm_later(self.at.desk, self.flag.id))

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except Refused as refused:
            words = self.language.say(refused.problems[0].message)
            if self.agreeing is not None:
                self.agreeing.editor.set_value(None)
                self.agreeing.editor.refuse(words)
            self.saved.emit(words)
        else:
            self.go.emit("staff_risk_flag", self.flag.id)

    def _ask_review(self) -> None:
        asked = ReviewQuestion(self, self.language, self.at.now().today)
        asked.reviewed.connect(lambda why, day: self._try(lambda: flag_steps.review(self.at.desk, self.flag.id, why, day)))
        asked.open()

    def _ask_challenge(self) -> None:
        said = StaffRiskFlag.fields()["challenge"]
        say = self.language.say
        asked = ReasonQuestion(
            self, say(CHALLENGE_ASK), say(CHALLENGE_WHY), Asked("challenge", said.label), say(CHALLENGE_IT), self.language
        )  # fmt: skip
        asked.reason_given.connect(lambda words: self._try(lambda: flag_steps.challenge(self.at.desk, self.flag.id, words)))
        asked.open()

    def _ask_later(self, act: str, _on: bool = False) -> None:
        self.asking = LaterQuestion(self, self.at, self.flag, act)
        self.asking.agreed.connect(lambda: self.go.emit("staff_risk_flag", self.flag.id))
        self.asking.open()

    def _ask_end(self) -> None:
        why, say = StaffRiskFlag.fields()["ended_why"], self.language.say
        asked = ReasonQuestion(self, say(END_ASK), say(END_WHY), Asked("ended_why", why.label), say(END_IT), self.language)
        asked.reason_given.connect(lambda words: self._try(lambda: flag_steps.end(self.at.desk, self.flag.id, words)))
        asked.open()

    # what the shell asks

    def subjects(self) -> tuple[UUID, ...]:
        """The person or the address it is about."""
        return self.flag.subjects()

    def guidance(self) -> Guidance | None:
        """What a flag is for, and about telling the person."""
        described, say = StaffRiskFlag.fields(), self.language.say
        words = tuple(say(one.help) for name in ("category", "notify_person") if (one := described[name]).help is not None)
        return Guidance(say(StaffRiskFlag.title), "8.17", words)

    def leave(self) -> None:
        """No passphrase stays behind."""
        if self.agreeing is not None:
            self.agreeing.editor.forget()
