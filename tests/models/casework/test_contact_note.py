"""Contact notes: what is needed, what is late, what is never our own finding, and who may correct or take one away."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework import changes, contact_note, indicators, note_words
from vawdesk.models.casework.changes import Change, Offer
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, LateReason, Mode
from vawdesk.models.casework.indicators import Indicator, IndicatorNoticed, Noticed
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature, Tri

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
CARYS, NERYS = uuid.uuid4(), uuid.uuid4()


def note(**changed: Any) -> ContactNote:
    """A note with everything an ordinary note needs."""
    values: dict[str, Any] = {
        "case": uuid.uuid4(),
        "occurred_at": NOW.utc - timedelta(hours=1),
        "with_people": (uuid.uuid4(),),
        "contact_by": uuid.uuid4(),
        "mode": Mode.PHONE,
        "what_was_said": "“Mae’n iawn nawr.”",
        "child_in_household": Tri.YES,
        "new_information_to_share": Tri.NO,
        "created_by": CARYS,
        "created_at": NOW.utc,
        "behaviour_of_concern": False,
    }
    return ContactNote(**(values | changed))


def rules(made: ContactNote) -> set[str]:
    return {problem.rule for problem in made.problems(NOW)}


def fields(made: ContactNote) -> set[str]:
    return {problem.field for problem in made.problems(NOW) if problem.weight is Weight.REFUSE}


def test_an_ordinary_note_can_be_signed() -> None:
    assert note().problems(NOW) == []


@pytest.mark.parametrize(
    "missing",
    ["case", "occurred_at", "with_people", "contact_by", "mode", "what_was_said", "child_in_household", "new_information_to_share"],
)
def test_each_required_field_is_asked_for(missing: str) -> None:
    assert fields(note(**{missing: None})) == {missing}


def test_a_call_without_an_answer_needs_only_case_time_caller_and_way() -> None:
    made = note(nobody=True, with_people=None, what_was_said=None, child_in_household=None, new_information_to_share=None)
    assert made.problems(NOW) == []


def test_what_was_seen_is_enough_when_nothing_was_said() -> None:
    assert note(what_was_said=None, what_i_saw="The door was broken.").problems(NOW) == []


def test_words_alone_wait_to_be_filed_and_are_unfinished_after_a_day() -> None:
    made = ContactNote(what_was_said="She rang from the car.", created_by=CARYS, created_at=NOW.utc - timedelta(hours=24))
    assert contact_note.to_be_filed(made)
    assert not contact_note.not_finished(made, NOW)
    made.created_at -= timedelta(minutes=1)
    assert contact_note.not_finished(made, NOW)


def test_x9_an_event_in_the_future_is_refused_with_words_for_a_slip_of_the_hour() -> None:
    assert rules(note(occurred_at=NOW.utc + timedelta(hours=3))) == {"X9-hours"}
    assert rules(note(occurred_at=NOW.utc + timedelta(days=3))) == {"X9"}
    assert rules(note(occurred_at=NOW.utc)) == set()


def test_a_year_typed_wrongly_is_only_pointed_out() -> None:
    found = note(occurred_at=NOW.utc.replace(year=1926 - 1), late_reason=LateReason.OTHER).problems(NOW)
    assert [(p.rule, p.weight) for p in found] == [("X9-old", Weight.ADVISE)]
    assert rules(note(occurred_at=NOW.utc.replace(year=1926), late_reason=LateReason.OTHER)) == set()  # exactly a hundred years


def test_x2_late_asks_why_and_never_stands_in_the_way() -> None:
    late = note(occurred_at=NOW.utc - timedelta(hours=24, seconds=1))
    assert [(p.rule, p.field, p.weight, p.paragraph) for p in late.problems(NOW)] == [("X2", "late_reason", Weight.ADVISE, "8.29")]
    late.late_reason = LateReason.SAFETY_FIRST
    assert late.problems(NOW) == []
    assert contact_note.is_late(late, NOW)


def test_x2_a_day_to_the_second_is_not_late() -> None:
    assert not contact_note.is_late(note(occurred_at=NOW.utc - timedelta(hours=24)), NOW)


def test_n2_beside_ones_own_view_stands_what_not_to_read_into_good_behaviour() -> None:
    help = ContactNote.fields()["my_view"].help
    assert help is not None
    said = language("en").say(help)
    assert "may still cause harm" in said
    assert "less risk" in said


def test_x2_counts_to_the_moment_it_was_written_down_not_to_today() -> None:
    made = note(occurred_at=NOW.utc - timedelta(days=30), recorded_at=NOW.utc - timedelta(days=29, hours=12))
    assert not contact_note.is_late(made, NOW)


def test_n1_risk_to_self_is_asked_where_the_behaviour_is_a_concern_and_brings_the_steps() -> None:
    assert fields(note(behaviour_of_concern=True)) == {"risk_to_self"}
    assert rules(note(behaviour_of_concern=True, risk_to_self=Tri.NO)) == set()
    found = note(risk_to_self=Tri.YES).problems(NOW)
    assert [(p.rule, p.weight, p.paragraph) for p in found] == [("N1", Weight.ADVISE, "11.7")]
    said = " ".join(language("en").say(step) for step in note_words.RISK_TO_SELF_STEPS)
    assert "999" in said
    assert "partner" in said
    assert "children" in said


def test_n4_something_new_offers_to_share_it() -> None:
    assert rules(note(new_information_to_share=Tri.YES)) == {"N4"}


@pytest.mark.parametrize("indicator", sorted(indicators.CLINICAL, key=lambda item: item.value))
def test_n5_a_diagnosis_is_only_ever_somebody_elses(indicator: Indicator) -> None:
    assert rules(note(indicators_noticed=(IndicatorNoticed(indicator, Noticed.SEEN),))) == {"N5"}
    assert rules(note(indicators_noticed=(IndicatorNoticed(indicator, Noticed.TOLD_BY_AGENCY),))) == {"N5"}
    assert rules(note(indicators_noticed=(IndicatorNoticed(indicator, Noticed.TOLD_BY_AGENCY, "Ward 4"),))) == set()


def test_twenty_indicators_under_words_that_say_what_they_are_not() -> None:
    assert len(Indicator) == 20
    assert "not a checklist, a score" in indicators.HEADER.text
    assert rules(note(indicators_noticed=tuple(IndicatorNoticed(one, Noticed.TOLD_BY_AGENCY, "MARAC") for one in Indicator))) == set()


def test_a_row_without_its_words_is_refused() -> None:
    assert fields(note(follow_up=(FollowUp(by=NOW.today),))) == {"follow_up"}
    assert fields(note(indicators_noticed=(IndicatorNoticed(how=Noticed.SEEN),))) == {"indicators_noticed"}


def test_a_change_needs_its_source_and_offers_what_follows() -> None:
    assert fields(note(what_has_changed=(Change.MOVED,))) == {"change_source"}
    assert note(what_has_changed=(Change.MOVED,), change_source="Her sister").problems(NOW) == []
    assert changes.offers(None) == ()
    assert changes.offers((Change.MOVED,)) == (Offer.SHARE, Offer.DECISION)
    assert Offer.CLARES_LAW in changes.offers((Change.NEW_PARTNER,))


@pytest.mark.parametrize("change", list(Change))
def test_h3_only_separation_release_and_orders_end_a_series(change: Change) -> None:
    assert changes.ends_series((change,)) == (change in {Change.SEPARATION, Change.RELEASE, Change.ORDER})


def signed(at: datetime) -> ContactNote:
    return note(status=Status.SIGNED, recorded_at=at, signed=Signature(CARYS, "Carys Bowen", "Support worker", at))


def test_x3_only_the_author_or_a_manager_takes_a_misfiled_note_away_and_says_why() -> None:
    made = signed(NOW.utc)
    assert contact_note.may_withdraw(made, CARYS, manager=False) is None
    assert contact_note.may_withdraw(made, NERYS, manager=True) is None
    assert contact_note.may_withdraw(made, NERYS, manager=False) is not None
    made.status = Status.WITHDRAWN
    assert fields(made) == {"withdrawn", "withdrawn_why"}
    made.belongs_to = made.case
    assert "X3-file" in rules(made)


def test_fifty_thousand_characters_are_refused_not_cut() -> None:
    made = note(what_was_said="a" * 50_000)
    assert fields(made) == {"what_was_said"}
    made.clean()
    assert made.what_was_said is not None
    assert len(made.what_was_said) == 50_000
    assert note(what_was_said="ŵ" * 20_000).problems(NOW) == []


def test_a_note_on_record_says_when_it_was_written_down_and_by_whom() -> None:
    assert fields(note(status=Status.SIGNED)) == {"recorded_at", "signed"}
    assert signed(NOW.utc).problems(NOW) == []


def test_it_lies_in_its_case_and_shows_its_people() -> None:
    made = note()
    assert made.file() == made.case
    assert made.subjects() == made.with_people
    assert ContactNote().subjects() == ()


def test_its_sections_hold_every_field_once() -> None:
    named = [name for _, _, names in ContactNote.sections() for name in names]
    assert sorted(named) == sorted(ContactNote.fields())
