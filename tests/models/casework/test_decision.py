"""A decision: reasons that say something, at least two ways, who was asked, and the day on which it is decided again."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models.people import NOW, broken, lacking
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.decision import Decision, is_late
from vawdesk.models.casework.decision_options import About, Alternative, Consulted, Decided, Hindsight, TwoBecause
from vawdesk.models.casework.decision_rules import SHORTEST
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature

WHY = "She asks us to wait until the hearing; he is told of everything that goes to the police, through his brother."
HAND = Signature(uuid.uuid4(), "Carys Bowen", "Worker", NOW.utc)


def decision(**changed: Any) -> Decision:
    """One with everything that is needed."""
    values: dict[str, Any] = {
        "case": uuid.uuid4(), "about": About.REFER, "question": "Should we refer now?", "decision": Decided.DID_NOT, "reasons": WHY,
        "options_considered": (Alternative(what="Refer now"), Alternative(what="Do nothing")), "relied_on": "Her own words.",
        "not_known": "Where he was on Sunday.", "who_consulted": (Consulted.MANAGER,), "decided_at": NOW.utc,
    }  # fmt: skip
    return Decision(**{**values, **changed})


def refused(**changed: Any) -> set[str]:
    return {one.rule for one in decision(**changed).problems(NOW) if one.weight is Weight.REFUSE}


def test_what_is_needed() -> None:
    assert lacking(Decision()) == {
        "case", "about", "question", "options_considered", "decision", "reasons", "who_consulted", "decided_at",
    }  # fmt: skip
    assert broken(decision()) == set()
    assert lacking(decision(status=Status.SIGNED)) == {"decided_by"}


@pytest.mark.parametrize("decided", [Decided.DID, Decided.DID_NOT])
def test_not_doing_it_asks_for_nothing_more_than_doing_it(decided: Decided) -> None:
    assert broken(decision(decision=decided)) == set()


@pytest.mark.parametrize("words", [
    "n/a", "N/A.", "None", "As discussed", "as discussed with Sioned.", "As agreed, see notes", "See case notes above.", "tbc",
    "As per manager, see file", "Fel y trafodwyd", "fel y cytunwyd gyda’r rheolwr", "Gweler y nodiadau uchod", "Amherthnasol", "Dim byd.",
    "Wedi'i drafod gyda Sioned Parry.", "I'w gadarnhau",
])  # fmt: skip
def test_words_that_stand_in_the_place_of_reasons_are_refused(words: str) -> None:
    found = [one for one in decision(reasons=words).problems(NOW) if one.field == "reasons"]
    assert [one.rule for one in found] == ["DE-words"]
    assert "write what was discussed" in language("en").say(found[0].message)


@pytest.mark.parametrize("words", [
    "As discussed on Monday, she sleeps at her mother's until the hearing, and he does not know.",
    "None of the three services could see her before Friday, and she is safe where she is until then.",
    "Fel y trafodwyd, mae hi'n aros gyda'i mam tan y gwrandawiad ac nid yw ef yn gwybod hynny.",
])  # fmt: skip
def test_the_same_words_beside_reasons_are_let_be(words: str) -> None:
    assert "DE-words" not in refused(reasons=words)
    assert "DE-reasons" not in refused(reasons=words)


@given(st.text(max_size=SHORTEST - 1))
@settings(max_examples=60)
def test_fewer_than_twenty_characters_never_do(words: str) -> None:
    held = decision(reasons=words)
    held.clean()
    assert {"required", "DE-reasons", "DE-words"} & broken(held)


def test_short_reasons_are_pointed_out_and_not_refused() -> None:
    found = {one.rule: one.weight for one in decision(reasons="She asked us to wait a week.").problems(NOW)}
    assert found == {"DE-short": Weight.ADVISE}


def test_two_different_ways_are_needed() -> None:
    once = Alternative(what="Refer now")
    assert refused(options_considered=(once,)) == {"DE-options"}
    assert refused(options_considered=(once, Alternative(what="refer NOW"))) == {"DE-options"}


def test_it_rests_on_something() -> None:
    assert refused(relied_on=None) == {"DE-relied"}
    assert refused(relied_on=None, relied_on_records=(uuid.uuid4(),)) == set()
    assert broken(decision(not_known=None)) == {"DE-unknown"}


def test_nobody_was_asked_and_why() -> None:
    assert refused(who_consulted=(Consulted.NOBODY,)) == {"required"}
    assert refused(who_consulted=(Consulted.NOBODY,), nobody_because="It was night, and it could not wait.") == set()
    assert refused(who_consulted=(Consulted.NOBODY, Consulted.POLICE), nobody_because="It was night.") == {"DE-asked"}


def test_what_is_put_off_has_a_day_after_the_one_on_which_it_was_put_off() -> None:
    assert refused(decision=Decided.DEFERRED) == {"required"}
    assert refused(decision=Decided.DEFERRED, review_on=NOW.today) == {"DE-review"}
    assert refused(decision=Decided.DEFERRED, review_on=NOW.today + timedelta(days=1)) == set()


def test_a_decision_of_tomorrow_is_refused_and_one_of_last_week_is_late() -> None:
    assert refused(decided_at=NOW.utc + timedelta(days=2)) == {"X9"}
    assert not is_late(decision(decided_at=NOW.utc - timedelta(hours=23), decided_by=HAND), NOW)
    assert is_late(decision(decided_at=NOW.utc - timedelta(hours=25), decided_by=HAND), NOW)


def test_it_waits_until_as_many_hands_as_it_needs_have_signed() -> None:
    held = decision(status=Status.SIGNED, decided_by=HAND)
    assert held.settled
    held.two_because = (TwoBecause.CHILD,)
    assert held.waits
    assert not held.settled
    held.countersigned_by = HAND
    assert held.settled
    assert not decision(two_because=(TwoBecause.CHILD,)).waits  # a draft waits for nobody


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("decided", Decided)
def test_what_was_decided_is_one_sentence_in_both_languages(about: About, decided: Decided) -> None:
    held = decision(about=about, decision=decided, review_on=date(2026, 12, 3))
    words = held.outcome()
    assert words is not None
    english, welsh = (language(code).say(words).replace("\xa0", " ") for code in ("en", "cy"))
    assert english.startswith("Decided: ")
    assert ("3 December 2026" in english) is (decided is Decided.DEFERRED)
    assert welsh


def test_four_things_are_looked_at_before_it_is_signed() -> None:
    """DE2: they are told, and none of them stands in the way of signing."""
    assert [one.value for one in Hindsight] == ["facts", "alternatives", "consulted", "prompt"]
    assert refused(hindsight=None) == refused(hindsight=tuple(Hindsight)) == refused()
