"""A referral that was checked: what is next with it, what it says, how it went and what came of it (8.25-8.31)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import (
    HAS_LEFT,
    REPORTS_SAFEGUARDING,
    ReferralStanding,
)
from vawdesk.services.flags_met import Thing
from vawdesk.services.law import law_for
from vawdesk.services.referral_begin import called, contact_of
from vawdesk.ui.kit.answers import AnswerPart, Answers, names_of
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.badge import Badge, BadgeTone
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework import referral_deciding, referral_verbs
from vawdesk.ui.pages.casework.referral_following import CLARES_LAW
from vawdesk.ui.pages.casework.referral_notices import NOT_YET_HOW, RING, notices
from vawdesk.ui.pages.casework.referral_step import StepQuestion

KEY, COPY, AGAIN, ANEW = "referral", "referral_copy", "referral_again", "referral_anew"
TITLE = N_("Referral {reference}")
FOR_THEIR_FORM, PRINT_IT, REPORT = N_("Copy for their form"), N_("Print or save for them…"), N_("Safeguarding report…")
REFER_AGAIN, WRITE_ANEW, OPEN_CASE, ADD_TO = N_("Refer again"), N_("Write it anew"), N_("Open the case"), N_("Add to this referral")
LAW = N_("In law")
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
SIGNED_WORDS = N_("It keeps its words. What they say to it is added here; anything else you can add to it.")
TONES: dict[ReferralStanding, BadgeTone] = {
    ReferralStanding.READY: "late", ReferralStanding.SENT: "accent", ReferralStanding.ACKNOWLEDGED: "accent",
}  # fmt: skip


class ReferralPage(Page):
    """One referral, with the steps that are next as its verbs."""

    def __init__(self, at: AtDesk, referral: Referral) -> None:
        super().__init__(at.language)
        self.at, self.referral = at, referral
        self.asking: StepQuestion | None = None
        say, contact = at.language.say, contact_of(at.desk, referral)
        standing = referral.standing or ReferralStanding.DRAFT
        badge = Badge(say(standing.label), TONES.get(standing, "neutral"))
        self.set_head(say(TITLE, reference=referral.ref_no or ""), called(referral, contact), (badge,), (self.back_button(),), label=True)
        self.set_verbs(referral_verbs.steps(at, referral, self.go.emit, self._ask), self._paper())
        self.add(
            *referral_deciding.notices(at, referral),
            *notices(at, referral, lambda: self.go.emit(CLARES_LAW, referral.case)),
            *self._parts(),
        )
        self.end()

    def _paper(self) -> list[Button]:
        say, made = self.language.say, list[Button]()
        if self.referral.to_kind in REPORTS_SAFEGUARDING:
            made.append(verb(say(REPORT), "report", lambda: self._print("D08"), drawing="print"))
        return [*made, verb(say(PRINT_IT), "print", self.print_asked, drawing="print")]

    def _parts(self) -> list[Item]:
        say, names = self.language.say, names_of(finders(self.at), self.referral)
        sections = Referral.sections()
        order = (sections[-1], *sections[:-1]) if self.referral.standing in HAS_LEFT else sections
        parts = [AnswerPart("", say(title), tuple(one for one in fields if one != "because_of")) for _letter, title, fields in order]
        held = [part for part in parts if any(self.referral.value(name) not in (None, (), "") for name in part.fields)]
        made: list[Item] = [Answers(part, self.referral, names, self.language, all_fields=False) for part in held]
        law = law_for(self.at.desk, self.referral.why_needed, self.language) if self.referral.why_needed else None
        return [*made, Notice(say(LAW), law.one_line, "soft")] if law is not None else made

    def _ask(self, name: str) -> None:
        self.asking = StepQuestion(self, self.at, self.referral, name)
        self.asking.agreed.connect(lambda: self.go.emit(KEY, self.referral.id))
        self.asking.open()

    # for the shell

    def _print(self, code: str) -> None:
        self.go.emit(PRINT, PrintAsk(code, self.referral.id))

    def print_asked(self) -> None:
        """Ctrl+P: the referral for whom it is."""
        self._print("D06")

    def subjects(self) -> tuple[Thing, ...]:
        """Everybody it is about."""
        return (self.referral,)

    def guidance(self) -> Guidance | None:
        """Why it is followed to its answer."""
        say = self.language.say
        return Guidance(say(Referral.title), "8.25", (say(NOT_YET_HOW), say(RING), say(SIGNED_WORDS)))
