"""What a flag says wherever its person or address is met, who may confirm it, and what of it the person may never see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models import second_person
from vawdesk.models.base import RecordLanguage
from vawdesk.models.casework.flag_options import SOURCE_LINES, WHY_LINES, Category, Notify, Source, Standing
from vawdesk.models.casework.flag_rules import NOT_PROPOSED
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, StaffRiskFlag, confirmation_overdue, review_overdue
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Signature

HEADING = N_("STAFF RISK")
DATE_NOT_KNOWN = N_("date not known")
OWN_WORDS = {
    RecordLanguage.ENGLISH: N_("In English: {words}"),
    RecordLanguage.WELSH: N_("In Welsh: {words}"),
    RecordLanguage.BOTH: N_("In both languages: {words}"),
}
CONFIRMATION_OVERDUE = N_("Confirmation overdue")
REVIEW_OVERDUE = N_("Review overdue")


@dataclass(frozen=True)
class Banner:
    """The words of one flag. `mark` says what is unsettled about it, and is None when nothing is."""

    why: tuple[Message, ...]
    what_to_do: tuple[Message, ...]
    mark: Message | None = None


def mark(flag: StaffRiskFlag, now: Moment) -> Message | None:
    """What is unsettled about the flag, in two or three words."""
    if confirmation_overdue(flag, now):
        return CONFIRMATION_OVERDUE
    if flag.standing is not Standing.PROPOSED and review_overdue(flag, now):
        return REVIEW_OVERDUE
    return flag.standing.label if flag.standing in {Standing.PROPOSED, Standing.CHALLENGED} else None


def banner(flag: StaffRiskFlag, now: Moment) -> Banner:
    """The words for screens and for pages that stay inside; never for anything that the person or their household may see (X1)."""
    why = WHY_LINES[flag.category or Category.OTHER].with_(date=flag.incident_date or DATE_NOT_KNOWN)
    lines = [instruction.label for instruction in flag.control_instructions or ()]
    if flag.other_instructions:
        lines.append(OWN_WORDS[flag.other_instructions_language or flag.language].with_(words=flag.other_instructions))
    source = (SOURCE_LINES[flag.source],) if flag.source else ()
    return Banner((why, *source), tuple(lines), mark(flag, now))


def may_confirm(flag: StaffRiskFlag, agreed: Signature | None, now: Moment, acting_until: date | None = None) -> list[Problem]:
    """F1: what stands against confirming this flag with `agreed`: anything missing, or a second person who is none (X13)."""
    if flag.asked_by is None or flag.standing is not Standing.PROPOSED:
        return [NOT_PROPOSED.at("standing")]
    lacking = [problem for problem in flag.problems(now) if problem.weight is Weight.REFUSE and problem.field != "approved_by"]
    return lacking + second_person.problems(
        second_person.Act.FLAG, agreed, flag.asked_by.person, now, field="approved_by", acting_until=acting_until
    )


def proposed_notice(source: Source | None) -> Notify | None:
    """What to propose about telling the person: where it rests on somebody's account, a manager decides; else nothing is chosen."""
    return Notify.LATER if source in ACCOUNT_OF_OTHERS else None


ALWAYS_KEPT = frozenset(
    {
        "informant",
        "witness",
        "source_reference",
        "support_offered_to",
        "notify_reason",
        "notify_risk_to_victim",
        "shared_with",
        "agencies_told",
    }
)
KEPT_WITH_ACCOUNT = frozenset(
    {"source", "incident_date", "factual_description", "proportionality", "control_instructions", "other_instructions", "case"}
)


def never_to_subject(flag: StaffRiskFlag) -> frozenset[str]:
    """F5: the fields of which nothing may stand on a paper that the flagged person or their household could see.

    Who told us is always kept back. Where it rests on somebody's account, so is all from which the account could be recognised.
    """
    return ALWAYS_KEPT | KEPT_WITH_ACCOUNT if flag.source in ACCOUNT_OF_OTHERS else ALWAYS_KEPT
