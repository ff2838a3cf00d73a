"""A flag while it is written: what it says so far, its draft, what stands against it, and the proposal itself (F1-F10)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.models.casework.flag_banner import proposed_notice
from vawdesk.models.casework.flag_rules import OPINION
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import flag_steps
from vawdesk.services.flags_met import touched
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.answers import names_of
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.finders import finders
from vawdesk.ui.pages.casework.staff_risk_flag_proposal import fresh
from vawdesk.ui.pages.casework.staff_risk_flag_sheet import FlagSheet

DRAFT_SAVED, PROPOSED = N_("Draft saved {time}"), N_("Proposed {time}. Colleagues see it now.")


class FlagWriting(QObject):
    """Carries the form's values to the flag and shows in the form what follows from them.

    Signals:
        told(str): the words for the status line.
        stopped(object): nothing was kept; the problems that stand against it.
        others(): it is about another person or address now.
    """

    told = Signal(str)
    stopped = Signal(object)
    others = Signal()

    def __init__(self, at: AtDesk, name: str, about: UUID | None) -> None:
        known = finders(at)
        sheet = FlagSheet(at.language, Sources(known))
        super().__init__(sheet)
        self._at, self._known, self.sheet, form = at, known, sheet, sheet.form
        self.drafting = Drafting(at, name, form, self.written)
        draft = self.drafting.find(StaffRiskFlag)
        kept = draft.record if draft is not None and isinstance(draft.record, StaffRiskFlag) else None
        self.flag = kept or fresh(at, about)
        form.load({field: self.flag.value(field) for field in StaffRiskFlag.fields()})
        if draft is not None:
            self.drafting.show(draft)
        form.changed.connect(self._changed)
        self.drafting.kept.connect(lambda when: self.told.emit(at.language.say(DRAFT_SAVED, time=at.language.time(when))))
        self.drafting.not_kept.connect(lambda problem: self.stopped.emit([Problem("", problem.message, "", Weight.REFUSE)]))
        self.follow()

    def written(self) -> StaffRiskFlag:
        """The flag as it now stands, apart from what goes on being written."""
        for name, value in self.sheet.form.values().items():
            setattr(self.flag, name, value)
        return StaffRiskFlag.from_content(self.flag.content(), StaffRiskFlag.schema)

    def _changed(self) -> None:
        before, source = touched(self.flag), self.flag.source
        self.written()
        if self.flag.source is not source and self.flag.notify_person is None:
            self.sheet.form.editors["notify_person"].set_value(proposed_notice(self.flag.source))
            self.written()
        self.follow()
        if touched(self.flag) != before:
            self.others.emit()

    def follow(self) -> None:
        """Show what comes into question after what was written."""
        opinions = [one for one in self.flag.problems(self._at.now()) if one.rule == OPINION.code]
        self.sheet.follow(flag_steps.in_question(self.flag), next(iter(opinions), None))

    def problems(self) -> list[Problem]:
        """What stands against proposing it; advice stands in nobody's way."""
        self.written()
        return self.sheet.form.with_faults(one for one in self.flag.problems(self._at.now()) if one.weight is not Weight.ADVISE)

    def check(self) -> None:
        """Show every answer, under what is only said."""
        advice = [one for one in self.flag.problems(self._at.now()) if one.weight is Weight.ADVISE]
        self.sheet.to_check(self.flag, names_of(self._known, self.flag), advice)

    def propose(self) -> UUID | None:
        """Put it in view of everybody. The id of the flag that is kept; None when something stands against it."""
        try:
            kept = flag_steps.propose(self._at.desk, self.written())
        except Refused as refused:
            self.stopped.emit([one for one in refused.problems if one.weight is not Weight.ADVISE])
            return None
        self.drafting.done()
        return kept.id

    def say_proposed(self) -> None:
        """Say that colleagues see it now."""
        language = self._at.language
        self.told.emit(language.say(PROPOSED, time=language.time(self._at.now().local)))
