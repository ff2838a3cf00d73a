"""The badges beside a person's name, on their own page and where a carried copy shows them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.person import Person
from vawdesk.ui.kit.badge import Badge

STAFF_RISK, UNDER_18, DIED = N_("Staff risk"), N_("Under 18"), N_("Has died")


def badges(person: Person, flagged: bool, language: Language, today: date) -> tuple[QWidget, ...]:
    """A risk to staff, a child, a death."""
    say, ages = language.say, person.ages(today)
    found: list[QWidget] = [Badge(say(STAFF_RISK), "danger")] if flagged else []
    found += [Badge(say(UNDER_18), "accent")] if ages is not None and ages[1] < 18 else []
    found += [Badge(say(DIED))] if person.deceased_on is not None else []
    return tuple(found)
