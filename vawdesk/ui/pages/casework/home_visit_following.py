"""What follows from what stands in an assessment: which fields come into question, what is closed, what raises a concern (H1-H3)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_signal import WITHOUT_SIGNAL, after_closing, no_signal
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.flags_met import touched
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.casework.home_visit_hand import VisitInHand
from vawdesk.ui.pages.casework.home_visit_layout import VisitLayout
from vawdesk.ui.pages.casework.home_visit_outcome import OutcomeEditor
from vawdesk.ui.pages.casework.home_visit_still_so import StillSoEditor

VISIT_ON = N_("Visit on {when}")


class Following(QObject):
    """Carries the form's values to the assessment in hand, and back to the form what the assessment makes of them.

    Signals:
        about(str): the line under the title: the case, the day, and who goes. It names nobody who is visited.
    """

    about = Signal(str)

    def __init__(self, at: AtDesk, hand: VisitInHand, layout: VisitLayout) -> None:
        super().__init__(layout)
        self._at, self._hand, self._layout = at, hand, layout
        editors = layout.form.editors
        layout.form.follow_writer(HomeVisit.there, at.desk.account.staff)
        self.outcome, self._still = cast("OutcomeEditor", editors["outcome"]), cast("StillSoEditor", editors["still_so"])

    def load(self) -> None:
        """Show the assessment in the form; a concern that was there before is not spoken."""
        visit = self._hand.visit
        before = self._at.desk.peek(HomeVisit, visit.carried_from) if visit.carried_from else None
        self._still.ask(visit, before.answers if before is not None else None)
        self._layout.form.load({name: visit.value(name) for name in HomeVisit.fields()})
        self._show(loud=False)

    def written(self) -> HomeVisit:
        """The assessment as it now stands, apart from what goes on being written."""
        self._hand.write(self._layout.form.values())
        return self._hand.copy()

    def change(self) -> bool:
        """Something was changed in the form. True when other people or another place are met now."""
        before = touched(self._hand.visit)
        self._still.follow(self._layout.form.editors["answers"].value())
        self._hand.write(self._layout.form.values())
        self._show()
        return touched(self._hand.visit) != before

    def _show(self, loud: bool = True) -> None:
        visit, layout = self._hand.visit, self._layout
        layout.means.show_concerns(self._hand.concerns(), loud)
        self.outcome.offer(self._hand.choices(), exception=bool(visit.exception_reason))
        instead = still_to_be_seen(visit)
        shown = {"exception_reason": bool(visit.exception_reason), "still_so": visit.carried_from is not None}
        shown |= dict.fromkeys(WITHOUT_SIGNAL, no_signal(visit)) | {"buddy_has_paper": after_closing(visit)}
        for name, on in (shown | {"seen_instead": instead, "seen_instead_by": instead}).items():
            layout.form.show_field(name, on)
        layout.show_tasks(self._hand.states())
        self.about.emit(self._about())

    def _about(self) -> str:
        visit, desk, language = self._hand.visit, self._at.desk, self._at.language
        case = desk.peek(Case, visit.case) if visit.case else None
        when = language.say(VISIT_ON, when=language.moment(visit.planned_at, "weekday")) if visit.planned_at else ""
        workers = [member.name or "" for one in visit.workers or () if (member := desk.peek(StaffMember, one)) is not None]
        return "  ·  ".join(part for part in ((case.ref_no or "") if case else "", when, language.list(workers)) if part) or " "
