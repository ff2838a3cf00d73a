"""The badges of a decision, on its own page and where a carried copy shows it: what was decided, and what is unsettled about it (8.25)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.casework.decision import Decision, is_late
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.from_paper_badge import from_paper

LATE, WAITS, DECIDED_AGAIN = N_("Entered late"), N_("Waits for a second signature"), N_("Decided again since")


def standing(at: AtDesk, held: Decision, *, again: bool) -> tuple[Badge, ...]:
    """What was decided, and what is unsettled about it. `again`: another decision has taken its place."""
    say, outcome = at.language.say, held.outcome()
    past = held.put_off and not again and held.review_on is not None and held.review_on < at.now().today
    badges = [Badge(say(outcome), "late" if past else "accent")] if outcome is not None else []
    badges += from_paper(held, at.language)
    badges += [Badge(say(DECIDED_AGAIN))] if again else []
    badges += [Badge(say(WAITS), "late")] if held.waits and not again else []
    badges += [Badge(say(LATE), "late")] if is_late(held, at.now()) else []
    return tuple(badges)
