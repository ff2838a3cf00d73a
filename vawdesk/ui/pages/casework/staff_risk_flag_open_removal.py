"""The question before a flag is removed for good: why, and who else agrees with their own passphrase (F6, X11)."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import Signature
from vawdesk.services import flag_removal
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.second_question import SecondPersonQuestion

REMOVE_ASK, REMOVE_IT = N_("Remove this flag for good?"), N_("Remove it")
REMOVE_WHY = N_(
    "The flag and its reviews are erased, from the history too. That it was there stays, without a word of it. Two people decide it."
)


def ask_removal(page: Page, at: AtDesk, flag: StaffRiskFlag, refused: Callable[[str], object]) -> None:
    """Ask over `page`, and go on to the mark that is left: the page of the flag is about nothing any more. `refused` hears why not."""
    say, label = at.language.say, RemovedRecord.fields()["reason"].label
    asked = SecondPersonQuestion(page, at, flag_removal.asked_of(at.desk, flag), say(REMOVE_ASK), say(REMOVE_WHY), label, REMOVE_IT)

    def remove(agreed: Signature, why: str) -> None:
        made = list[RemovedRecord]()
        stopped = refusal(lambda: made.append(flag_removal.remove(at.desk, flag, why, agreed)), at.language)
        if stopped is None:
            page.go.emit("removed_record", made[0].id)
        else:
            refused(stopped)

    asked.agreed_with.connect(remove)
    asked.open()


def refusal(step: Callable[[], object], language: Language) -> str | None:
    """Take a step; why it was not done, or None."""
    try:
        step()
    except Refused as refused:
        return language.say(refused.problems[0].message)
    except (ChangedMeanwhile, NothingHere) as stopped:
        return language.say(stopped.message)
    return None
