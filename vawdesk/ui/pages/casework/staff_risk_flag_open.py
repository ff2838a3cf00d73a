"""A flag that is in view or has ended: what to do first, then what happened and what came of it since (F1-F6, 8.17)."""

from __future__ import annotations

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_rules import TELL_CAREFULLY
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, IN_VIEW, StaffRiskFlag
from vawdesk.services import flag_steps
from vawdesk.services.flags_in_view import FlagInView, FlagState
from vawdesk.services.flags_met import Thing, flags_met
from vawdesk.ui.kit.agreeing import Agreeing
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.arrange import Item, column, frame
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.from_paper_badge import from_paper
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT as PRINT_PAGE
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.staff_risk_flag_open_acts import FlagActs, verbs_of
from vawdesk.ui.pages.casework.staff_risk_flag_open_confirm import Confirming
from vawdesk.ui.pages.casework.staff_risk_flag_open_since import notices, since

KEY = "staff_risk_flag"
WHAT_TO_DO = N_("What to do")
CONFIRM_LATER, ELSEWHERE = N_("Confirm with my signature"), N_("Agreed away from the desk")
ELSEWHERE_WHY = N_("It was agreed by phone, on paper or by nobody. Somebody who may decide confirms it with their own signature.")
PRINT = N_("Print…")
KEPT = N_("You see what to do, and not why")
KEPT_WHY = N_("You are connected with somebody here, so a manager keeps the reason. Ask a manager before you go.")


class OpenFlag(Page):
    """Reading and deciding. Opening it counts as having read this version of it."""

    def __init__(self, at: AtDesk, flag: StaffRiskFlag) -> None:
        super().__init__(at.language)
        self.at, self.flag = at, flag
        self.agreeing: Agreeing | None = None
        self.confirm_button: Button | None = None
        self.acts = FlagActs(self, at, flag)
        self.acts.done.connect(lambda: self.go.emit(KEY, flag.id))
        self.acts.refused.connect(self.saved)
        self.seen = flag_in_view(at, flag)
        if flag.standing in IN_VIEW:
            at.desk.saw(flag)
        say, state = at.language.say, self.seen.state if self.seen else None
        words = say(state.label) if state else say((flag.standing or Standing.ENDED).label)
        badge = Badge(words, state.tone if state else "neutral")
        self.set_head(
            say(StaffRiskFlag.title), flag.ref_no or "", (badge, *from_paper(flag, at.language)), (self.back_button(),), label=True
        )
        overdue = state is FlagState.REVIEW_OVERDUE
        if self.seen is not None and self.seen.reason_kept:
            self.add(to_do(self.seen, self.language), Notice(say(KEPT), say(KEPT_WHY), "soft"))
        else:
            verbs = verbs_of(self.acts, overdue)
            self.set_verbs(verbs, [verb(say(PRINT), "print", self.print_asked, drawing="print")])
            self.add(*self._body(overdue))
        self.end()

    def _body(self, overdue: bool) -> list[Item]:
        say, flag, items = self.language.say, self.flag, list[Item]()
        if flag.source in ACCOUNT_OF_OTHERS:
            items.append(Notice(f"{say(TELL_CAREFULLY.message)} ({TELL_CAREFULLY.paragraph})", "", "soft"))
        if flag_steps.to_confirm_later(flag):
            here = flag_steps.may_confirm_here(self.at.desk, flag)
            button = verb(say(CONFIRM_LATER), "confirm_later", self.acts.confirm_later) if here else None
            items.append(Notice(say(ELSEWHERE), say(ELSEWHERE_WHY), "late", button=button))
        items += notices(self.at, flag)
        names = names_of(finders(self.at), flag)
        parts = [AnswerPart("", say(title), fields) for _letter, title, fields in StaffRiskFlag.sections()]
        items += [Answers(part, flag, names, self.language, all_fields=False) for part in parts]
        if flag.standing is Standing.PROPOSED:  # below what one confirms to have read
            asked = Confirming(self.at, flag, self.acts, first=not overdue)
            self.agreeing, self.confirm_button = asked.agreeing, asked.button
            items.append(asked)
        return items + since(self.at, flag, self.go.emit)

    # what the shell asks

    def print_asked(self) -> None:
        """Ctrl+P: the flag's own record, for use inside."""
        if self.seen is None or not self.seen.reason_kept:
            self.go.emit(PRINT_PAGE, PrintAsk("D12", self.flag.id))

    def subjects(self) -> tuple[Thing, ...]:
        """The person or the address it is about."""
        return (self.flag,)

    def guidance(self) -> Guidance | None:
        """What a flag is for, and about telling the person."""
        described, say = StaffRiskFlag.fields(), self.language.say
        words = tuple(say(one.help) for name in ("category", "notify_person") if (one := described[name]).help is not None)
        return Guidance(say(StaffRiskFlag.title), "8.17", words)

    def leave(self) -> None:
        """No passphrase stays behind."""
        if self.agreeing is not None:
            self.agreeing.editor.forget()


def to_do(seen: FlagInView, language: Language) -> Item:
    """What colleagues are to do, in red."""
    lines: list[Item] = [Text(language.say(line), "strong", wrap=True) for line in seen.words.what_to_do]
    return frame(column(SectionHeader(language.say(WHAT_TO_DO)), *lines, gap=4, edges=(16, 4, 16, 12)), "danger")


def carried_flag(at: AtDesk, flag: StaffRiskFlag) -> CarriedRecord:
    """A flag as it is read away, under the band that says what to do: what is unsettled about it first."""
    seen, say = flag_in_view(at, flag), at.language.say
    state = seen.state if seen is not None else None
    badge = Badge(say(state.label), state.tone) if state else Badge(say((flag.standing or Standing.ENDED).label), "neutral")
    warned: list[Item] = []
    if flag.source in ACCOUNT_OF_OTHERS:
        warned.append(Notice(f"{say(TELL_CAREFULLY.message)} ({TELL_CAREFULLY.paragraph})", "", "soft"))
    return CarriedRecord(at, flag, [*warned, *(notices(at, flag) if flag.standing is Standing.CHALLENGED else ())], (badge,))


def flag_in_view(at: AtDesk, flag: StaffRiskFlag) -> FlagInView | None:
    """How this flag is shown to whoever is at the desk; None when it is not in view."""
    with at.desk.reading() as session:
        found = flags_met(session, [flag], at.now())
    return next((one for one in found if one.flag.id == flag.id), None)
