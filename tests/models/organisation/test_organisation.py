"""The organisation: its name in one language at least, steps that climb, terms that its trustees decide."""

from __future__ import annotations

from typing import Any

import pytest

from tests.models.people import NOW, broken, lacking
from vawdesk.models.organisation.organisation import HouseLanguage, KeepingTerm, KeptFrom, Office, Organisation
from vawdesk.models.rules import Weight

DECIDED = (KeepingTerm("Cases", 7, KeptFrom.CLOSED, "As long as a claim can be made"),)


def organisation(**changed: Any) -> Organisation:
    return Organisation(**{"name_english": "Llanfair Family Support", "keeping_terms": DECIDED, **changed})


def test_one_language_is_enough() -> None:
    assert lacking(Organisation()) == {"name_english"}
    assert lacking(Organisation(name_welsh="Cymorth Teulu Llanfair")) == set()


def test_it_starts_with_usable_times() -> None:
    made = organisation()
    assert made.ladder == (15, 30, 45)
    assert made.lock_minutes == 5
    assert made.languages is HouseLanguage.BOTH
    assert broken(made) == set()


@pytest.mark.parametrize(("first", "second", "third"), [(30, 30, 45), (15, 50, 45), (45, 30, 15)])
def test_each_step_comes_later_than_the_one_before(first: int, second: int, third: int) -> None:
    made = organisation(first_call_minutes=first, manager_call_minutes=second, emergency_minutes=third)
    assert broken(made) == {"V1 ladder"}


@pytest.mark.parametrize("minutes", [0, 16, 999])
def test_the_lock_cannot_be_put_off(minutes: int) -> None:
    assert broken(organisation(lock_minutes=minutes)) == {"form"}


@pytest.mark.parametrize("terms", [None, (KeepingTerm("Cases"),), (KeepingTerm("Cases", 7),)])
def test_terms_are_the_trustees_to_decide(terms: tuple[KeepingTerm, ...] | None) -> None:
    (problem,) = organisation(keeping_terms=terms).problems(NOW)
    assert (problem.rule, problem.weight, problem.paragraph) == ("organisation.terms", Weight.ADVISE, "UK GDPR 5(1)(e)")


def test_offices_have_names() -> None:
    assert broken(organisation(offices=(Office("Bangor", "1 Stryd Fawr", "01632 960123"),))) == set()
    assert broken(organisation(offices=(Office(phone="01632 960123"),))) == {"form"}
