"""What was heard of whoever is out, in one line each: when, what, until when, by whom; and a step as it is drawn (3.11, V1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from vawdesk.i18n import N_, NBSP, NP_
from vawdesk.models.casework.visit_outcome_options import CheckInHow
from vawdesk.models.casework.visit_outcome_rows import CheckIn, that_hold
from vawdesk.services.visit_ladder import LadderStep
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.ladder_steps import StepShown
from vawdesk.zone import LOCAL

HEARD_AT, UNTIL = NP_("check-in", "{time}: {what}"), N_("until {time}")
NO_LONGER = N_("{entry} (pressed in error)")
NUMBER, NO_NUMBER = N_("{name}: {number}"), N_("{name}: no number on file")


def at_time(moment: datetime, now: datetime) -> object:
    """The time alone where it is today, else the day as well; to be put into the gap of a message."""
    here = moment.astimezone(LOCAL)
    return here.time() if here.date() == now.astimezone(LOCAL).date() else moment


def heard_line(row: CheckIn, holds: bool, names: Mapping[UUID, str], at: AtDesk) -> str:
    """One entry. What was pressed in error says so, and stays."""
    say, now = at.language.say, at.now().utc
    what = [say(row.said.label)] if row.said is not None else []
    what += [say(UNTIL, time=at_time(row.until, now))] if row.until is not None else []
    what += [say(row.how.label)] if row.how not in (None, CheckInHow.PHONE) else []
    what += [names[row.by]] if row.by is not None and row.by in names else []
    words = say(HEARD_AT, time=at_time(row.made or now, now), what=", ".join(what))
    return words if holds or row.takes_back is not None else say(NO_LONGER, entry=words)


def shown(step: LadderStep, names: Mapping[UUID, str], at: AtDesk) -> StepShown:
    """A step in the words of the reader's language."""
    say, now = at.language.say, at.now().utc
    lines = [
        say(NUMBER, name=one.name, number=one.number.replace(" ", NBSP)) if one.number else say(NO_NUMBER, name=one.name)
        for one in step.calls
    ]
    held = that_hold(step.heard)
    came = [heard_line(row, True, names, at) for row in held]
    return StepShown(step.rung, at_words(at, step.rung.due, now), say(step.what), tuple(lines), tuple(came), step.now, step.past)


def at_words(at: AtDesk, moment: datetime, now: datetime) -> str:
    """The time alone where it is today, else the day as well."""
    here = moment.astimezone(LOCAL)
    return at.language.time(here) if here.date() == now.astimezone(LOCAL).date() else at.language.moment(moment, "short")
