"""A staff-risk flag: proposed on one page with a check before it is shown, then read, confirmed, reviewed, challenged, ended (8.17).

The page holds no rule: the record and the steps of a flag are asked.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_banner import proposed_notice
from vawdesk.models.casework.flag_options import Notify, Source, Standing
from vawdesk.models.casework.flag_rules import OPINION, first_review
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import flag_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.answers import AnswerPart, names_of
from vawdesk.ui.kit.arrange import column, scroll, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.pages.casework.staff_risk_flag_check import FlagCheck
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag

KEY = "staff_risk_flag"
CHECK, PROPOSE, CANCEL = N_("Check your answers"), N_("Propose this flag"), N_("Save draft and close")
DRAFT_SAVED, PROPOSED = N_("Draft saved {time}"), N_("Proposed {time}. Colleagues see it now.")
DESCRIBE = N_("Describe what happened")
AT_ONCE_WHY = N_("It stands as not yet confirmed on every screen where this person or address is met, until a second person decides.")
LATER = frozenset(
    {"standing", "proposed_by", "approved_by", "confirmed_by", "reviews", "shared_with", "agencies_told", "challenged_on", "challenge"}
)
ENDS = frozenset({"ended_on", "ended_why", "ended_by"})


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The flag with this id; a new one for no id, or for the id of a person, an address or a case."""
    flag = at.desk.open(StaffRiskFlag, id) if id is not None and at.desk.peek(StaffRiskFlag, id) is not None else None
    return OpenFlag(at, flag) if flag is not None and flag.standing is not Standing.DRAFT else ProposeFlag(at, id)


def written_sections() -> list[Section]:
    """What is written when a flag is proposed: everything but what comes of it afterwards."""
    parts = [(title, tuple(name for name in names if name not in LATER | ENDS)) for _letter, title, names in StaffRiskFlag.sections()]
    return [Section(names, title) for title, names in parts if names]


def fresh(at: AtDesk, about: UUID | None) -> StaffRiskFlag:
    """A new flag, about this person or address when one is given. It is looked at again in six months unless somebody says otherwise."""
    flag = StaffRiskFlag(review_on=first_review(at.now().today))
    held: Record | None = None
    kinds: tuple[tuple[str, type[Record]], ...] = (("person", Person), ("address", Address), ("case", Case))
    for name, kind in kinds:
        if about is not None and (held := at.desk.peek(kind, about)) is not None:
            setattr(flag, name, held.id)
            break
    return flag


class ProposeFlag(Page):
    """Writing a flag: one page, then the check, then it is in view."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, self.known = at, finders(at)
        say = self.language.say
        shown = written_sections()
        form = Form(StaffRiskFlag.fields(), shown, at.language, Sources(self.known))
        self.form, self.sheet = form, form
        self.parts = [AnswerPart(str(index), say(one.title) if one.title else "", one.fields) for index, one in enumerate(shown)]
        self.check = FlagCheck(at.language)
        self.drafting = Drafting(at, f"{KEY}/{id}" if id else KEY, form, self._written)
        draft = self.drafting.find(StaffRiskFlag)
        kept = draft.record if draft is not None and isinstance(draft.record, StaffRiskFlag) else None
        self.flag = kept or fresh(at, id)
        self._build()
        form.load({name: self.flag.value(name) for name in StaffRiskFlag.fields()})
        if draft is not None:
            self.drafting.show(draft)
        self._connect()
        self._follow()

    def _build(self) -> None:
        say = self.language.say
        self.set_head(say(StaffRiskFlag.title), say(AT_ONCE_WHY), label=True)
        self.next, self.close_button = Button(say(CHECK), "primary"), Button(say(CANCEL))
        self.next.setObjectName("next")
        self.close_button.setObjectName("save_and_close")
        self.prompt = Notice(say(DESCRIBE), "", "soft")
        self.prompt.setObjectName("opinion")
        self.prompt.hide()
        body = scroll(wrap(column(self.prompt, self.sheet, self.check, None, gap=16)))
        body.setMinimumHeight(360)
        self.scroller = body
        self.check.hide()
        self.add(body, share=1)
        self.set_verbs([self.next, self.close_button])

    def _connect(self) -> None:
        self.sheet.changed.connect(self._changed)
        self.check.change.connect(self._back_to)
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self._close)
        self.drafting.kept.connect(lambda at: self.saved.emit(self.language.say(DRAFT_SAVED, time=self.language.time(at))))
        self.drafting.not_kept.connect(lambda problem: self._show([Problem("", problem.message, "", Weight.REFUSE)]))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    # what stands there

    def _written(self) -> StaffRiskFlag:
        for name, value in self.sheet.values().items():
            setattr(self.flag, name, value)
        return StaffRiskFlag.from_content(self.flag.content(), StaffRiskFlag.schema)

    def _changed(self) -> None:
        before, source = self.flag.subjects(), self.flag.source
        self._written()
        if self.flag.source is not source and self.flag.notify_person is None:
            self.sheet.editors["notify_person"].set_value(proposed_notice(self.flag.source))
            self._written()
        self._follow()
        if self.flag.subjects() != before:
            self.subjects_changed.emit()

    def _follow(self) -> None:
        """Show the fields that come into question, and the soft prompt for a word that is an opinion (F4)."""
        flag, show = self.flag, self.sheet.show_field
        account = flag.source in (Source.VICTIM, Source.THIRD_PERSON)
        told = flag.notify_person in (Notify.WILL_TELL, Notify.TOLD)
        shown = {
            "source_reference": flag.source in (Source.AGENCY, Source.COURT_ORDER), "informant": account,
            "other_instructions_language": bool(flag.other_instructions), "told_on": flag.notify_person is Notify.TOLD,
            "notify_reason": flag.notify_person is Notify.WILL_NOT, "notify_decide_by": flag.notify_person is Notify.LATER,
            "notify_risk_to_victim": told,
        }  # fmt: skip
        for name, on in shown.items():
            show(name, on)
        found = [one for one in flag.problems(self.at.now()) if one.rule == OPINION.code]
        self.prompt.setVisible(bool(found) and not self.check.isVisible())
        if found and self.prompt.body.words != self.language.say(found[0].message):
            self.prompt.say(self.language.say(DESCRIBE), self.language.say(found[0].message))

    # going through it

    def _go_on(self) -> None:
        self._written()
        problems = [one for one in self.flag.problems(self.at.now()) if one.weight is not Weight.ADVISE]
        if not self._show(self.sheet.with_faults(problems)):
            return
        if self.check.isHidden():
            self._to_check()
        else:
            self._propose()

    def _show(self, problems: list[Problem]) -> bool:
        if problems:
            self._back_to("")
        fine = self.sheet.show_problems(problems)
        if self.head is not None:
            self.head.in_error(not fine)
        if not fine:
            self.scroller.ensureWidgetVisible(self.sheet.summary)
        return fine

    def _to_check(self) -> None:
        advice = [one for one in self.flag.problems(self.at.now()) if one.weight is Weight.ADVISE]
        self.check.show_answers(self.flag, self.parts, names_of(self.known, self.flag), advice)
        self.sheet.hide()
        self.prompt.hide()
        self.check.show()
        self.next.say(self.language.say(PROPOSE))
        self.scroller.verticalScrollBar().setValue(0)
        self.next.setFocus()

    def _back_to(self, section: str) -> None:
        self.check.hide()
        self.sheet.show()
        self.next.say(self.language.say(CHECK))
        self._follow()
        if section:
            self.sheet.editors[self.parts[int(section)].fields[0]].focus_first()

    def _propose(self) -> None:
        try:
            kept = flag_steps.propose(self.at.desk, self._written())
        except Refused as refused:
            self._show([one for one in refused.problems if one.weight is not Weight.ADVISE])
            return
        self.drafting.done()
        self.go.emit(KEY, kept.id)
        self.saved.emit(self.language.say(PROPOSED, time=self.language.time(self.at.now().local)))  # last: another page empties the line

    def _close(self) -> None:
        self.sheet.flush()
        self.closed.emit()

    # what the shell asks

    def subjects(self) -> tuple[UUID, ...]:
        """The person or the address it is about."""
        return self.flag.subjects()

    def guidance(self) -> Guidance | None:
        """What a flag is for."""
        described = StaffRiskFlag.fields()["category"]
        return Guidance(self.language.say(StaffRiskFlag.title), "8.17", (self.language.say(described.help),) if described.help else ())

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.sheet.isAncestorOf(now):
            return
        self.scroller.ensureWidgetVisible(now, 0, 48)
        editor: QWidget | None = now
        while editor is not None and not (isinstance(editor, Editor) and editor is self.sheet.editors.get(editor.objectName())):
            editor = editor.parentWidget()
        if isinstance(editor, Editor):
            described = StaffRiskFlag.fields()[editor.asked.name]
            words = (self.language.say(described.help),) if described.help else ()
            self.guidance_changed.emit(Guidance(editor.said, described.paragraph, words))


ENTRY = PageEntry(KEY, StaffRiskFlag.title, "flag", "casework", open_page, ("flag",), in_menu=False, under="flags", paragraph="8.17")
