"""A staff-risk flag: proposed on one page with a check before it is shown, then read, confirmed, reviewed, challenged, ended (8.17).

The page holds no rule: the record and the steps of a flag are asked.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.base import Field
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.staff_instruction import StaffInstruction
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.rules import Problem
from vawdesk.services.flags_met import Thing
from vawdesk.services.pointed import is_out_of_sight
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.carried_record import CarriedRecord
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.field_in_hand import FieldInHand
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag, carried_flag, flag_in_view
from vawdesk.ui.pages.casework.staff_risk_flag_proposal import may_begin
from vawdesk.ui.pages.casework.staff_risk_flag_writing import FlagWriting

KEY = "staff_risk_flag"
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")
CHECK, PROPOSE, CANCEL = N_("Check your answers"), N_("Propose this flag"), N_("Save draft and close")
AT_ONCE_WHY = N_("It stands as not yet confirmed on every screen where this person or address is met, until a second person decides.")


def open_page(at: AtDesk, id: UUID | None) -> Page:
    """The flag with this id; a new one for no id, or for that of a person, an address, a case or an outcome. Nothing for one removed.

    Of a flag that is kept from this reader there is what to do, while it is in view, and nothing else (C11).
    """
    instruction = at.desk.peek(StaffInstruction, id) if id is not None and at.away is not None else None
    if instruction is not None:
        return CarriedRecord(at, instruction)
    flag = at.desk.open(StaffRiskFlag, id) if id is not None and at.desk.peek(StaffRiskFlag, id) is not None else None
    hidden = flag is not None and is_out_of_sight(at.desk, flag.id) and not (flag.standing in IN_VIEW and only_what_to_do(at, flag))
    if hidden or (flag is None and id is not None and not may_begin(at, id)):
        page = Page(at.language)
        show_nothing(page, StaffRiskFlag.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
        return page
    if flag is not None and at.away is not None:
        return carried_flag(at, flag)
    return OpenFlag(at, flag) if flag is not None and flag.standing is not Standing.DRAFT else ProposeFlag(at, id)


def only_what_to_do(at: AtDesk, flag: StaffRiskFlag) -> bool:
    """Whether the page of this flag keeps its reason from this reader."""
    seen = flag_in_view(at, flag)
    return seen is not None and seen.reason_kept


class ProposeFlag(Page):
    """Writing a flag: one page, then the check, then it is in view."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at.language)
        say = self.language.say
        self.away = at.away is not None
        self.writing = FlagWriting(at, f"{KEY}/{id}" if id else KEY, id)
        self.whole, self.drafting, self.flag = self.writing.sheet, self.writing.drafting, self.writing.flag
        self.form = self.sheet = self.whole.form
        self.check, self.prompt = self.whole.check, self.whole.prompt
        self.set_head(say(StaffRiskFlag.title), say(AT_ONCE_WHY), label=True)
        self.next = verb(say(CHECK), "next", self._go_on, primary=True)
        self.add(self.whole, share=1)
        self.set_verbs([self.next, verb(say(CANCEL), "save_and_close", self._close)])
        self.check.change.connect(self._back_to)
        self.writing.told.connect(self.saved)
        self.writing.stopped.connect(self._show)
        self.writing.others.connect(self.subjects_changed)
        in_hand = FieldInHand(self.sheet)
        in_hand.moved.connect(self.whole.in_sight)
        in_hand.came.connect(self._tell_why)

    def _go_on(self) -> None:
        if not self._show(self.writing.problems()):
            return
        if not self.check.isHidden():
            if (kept := self.writing.propose()) is not None:
                if self.away:
                    self.closed.emit()  # it is sealed for the office, and read no more here
                else:
                    self.go.emit(KEY, kept)
                self.writing.say_proposed()  # last: another page empties the line
            return
        self.writing.check()
        self.next.say(self.language.say(PROPOSE))
        self.next.setFocus()

    def _show(self, problems: list[Problem]) -> bool:
        if problems:
            self._back_to("")
        if self.head is not None:
            self.head.in_error(bool(problems))
        return self.whole.show_problems(problems)

    def _back_to(self, section: str) -> None:
        self.whole.to_form()
        self.next.say(self.language.say(CHECK))
        self.writing.follow()
        if section:
            self.whole.begin_in(section)

    def _close(self) -> None:
        self.sheet.flush()
        self.closed.emit()

    # what the shell asks

    def subjects(self) -> tuple[Thing, ...]:
        """The person or the address it is about."""
        return (self.flag,)

    def guidance(self) -> Guidance | None:
        """What a flag is for."""
        return self._why(self.language.say(StaffRiskFlag.title), "8.17", StaffRiskFlag.fields()["category"])

    def _tell_why(self, editor: Editor, _control: QWidget) -> None:
        described = StaffRiskFlag.fields()[editor.asked.name]
        self.guidance_changed.emit(self._why(editor.said, described.paragraph, described))

    def _why(self, heading: str, paragraph: str, described: Field) -> Guidance:
        return Guidance(heading, paragraph, (self.language.say(described.help),) if described.help else ())


ENTRY = PageEntry(
    KEY, StaffRiskFlag.title, "flag", "casework", open_page, ("flag",), in_menu=False, under="flags", paragraph="8.17", where="both"
)
