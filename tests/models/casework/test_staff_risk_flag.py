"""Staff-risk flags: facts and a date, something to do, a second person, a review that never hides it, and no word to the wrong reader."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.base import RecordLanguage
from vawdesk.models.casework import flag_banner
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.flag_rows import SupportOffered
from vawdesk.models.casework.flag_rules import first_review, opinion_in
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag, confirmation_overdue, review_overdue
from vawdesk.models.dates import months_after
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.rules import Weight
from vawdesk.models.second_person import Form
from vawdesk.models.values import PartialDate, Signature, Tri

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
CARYS, SIONED = uuid.uuid4(), uuid.uuid4()


def by(person: uuid.UUID, at: datetime = NOW.utc, how: str = "in place", words: str = "", proof: str = "ab12") -> Signature:
    return Signature(person, "Name", "Post", at, how, words, proof)


def flag(**changed: Any) -> StaffRiskFlag:
    """A flag with everything that it needs to be proposed."""
    values: dict[str, Any] = {
        "standing": Standing.PROPOSED,
        "person": uuid.uuid4(),
        "category": Category.THREATS,
        "incident_date": PartialDate(2026, 9, 3),
        "source": Source.OWN_STAFF,
        "witness": "The housing officer",
        "factual_description": "He said: “I know your car.”",
        "control_instructions": (Instruction.TWO_PEOPLE, Instruction.POLICE_BEFORE),
        "proportionality": "Two threats in a week.",
        "why_needed": PlainReason.KEEP_STAFF_SAFE,
        "proposed_by": by(CARYS),
        "review_on": first_review(NOW.today),
        "notify_person": Notify.LATER,
        "notify_decide_by": date(2026, 12, 1),
    }
    return StaffRiskFlag(**(values | changed))


def refused(made: StaffRiskFlag) -> set[str]:
    return {problem.field for problem in made.problems(NOW) if problem.weight is Weight.REFUSE}


def rules(made: StaffRiskFlag) -> set[str]:
    return {problem.rule for problem in made.problems(NOW)}


def test_a_whole_flag_can_be_proposed() -> None:
    assert flag().problems(NOW) == []


@pytest.mark.parametrize(
    "missing",
    [
        "person",
        "category",
        "incident_date",
        "source",
        "witness",
        "factual_description",
        "control_instructions",
        "proportionality",
        "why_needed",
        "review_on",
        "notify_person",
        "proposed_by",
        "notify_decide_by",
    ],
)
def test_f1_nothing_required_can_be_left_out(missing: str) -> None:
    assert refused(flag(**{missing: None})) == {missing}


def test_it_is_about_a_person_or_an_address() -> None:
    made = flag(person=None, address=uuid.uuid4())
    assert made.problems(NOW) == []
    assert made.subjects() == (made.address,)


def test_own_words_are_an_instruction_once_their_language_is_named() -> None:
    made = flag(control_instructions=None, other_instructions="Canwch y corn yn gyntaf.")
    assert refused(made) == {"other_instructions_language"}
    made.other_instructions_language = RecordLanguage.WELSH
    assert made.problems(NOW) == []


@pytest.mark.parametrize("source", [Source.AGENCY, Source.COURT_ORDER])
def test_an_agency_and_a_court_are_named_by_their_reference(source: Source) -> None:
    assert refused(flag(source=source)) == {"source_reference"}


def test_an_incident_lies_in_the_past_as_far_as_its_date_is_known() -> None:
    assert rules(flag(incident_date=PartialDate(2026, 11, 25))) == {"X9"}
    assert rules(flag(incident_date=PartialDate(2026, 12))) == {"X9"}
    assert rules(flag(incident_date=PartialDate(2026))) == set()


def test_the_review_lies_ahead_and_within_a_year() -> None:
    assert first_review(NOW.today) == date(2027, 5, 24)
    assert rules(flag(review_on=NOW.today)) == {"F8-past"}
    assert rules(flag(review_on=date(2027, 11, 24))) == set()
    assert rules(flag(review_on=date(2027, 11, 25))) == {"F8-far"}


@pytest.mark.parametrize("standing", [Standing.CONFIRMED, Standing.CHALLENGED])
def test_a_review_that_keeps_the_flag_lies_within_a_year_too(standing: Standing) -> None:
    made = flag(standing=standing, approved_by=by(SIONED), challenged_on=NOW.today, review_on=date(2027, 11, 25))
    assert rules(made) == {"F8-far"}
    made.review_on = date(2027, 11, 24)
    assert rules(made) == set()


def test_a_decision_on_telling_that_was_put_off_comes_back() -> None:
    found = flag(notify_decide_by=NOW.today - timedelta(days=1)).problems(NOW)
    assert [(p.rule, p.weight) for p in found] == [("F10", Weight.ADVISE)]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_months_are_counted_as_people_count_them(day: date, months: int) -> None:
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + timedelta(days=1)).day == 1


def test_f2_a_proposed_flag_shows_at_once_and_stays_however_late() -> None:
    made = flag(proposed_by=by(CARYS, NOW.utc - timedelta(hours=72)))
    assert made.standing in IN_VIEW
    assert not confirmation_overdue(made, NOW)
    assert flag_banner.mark(made, NOW) == Standing.PROPOSED.label
    made.proposed_by = by(CARYS, NOW.utc - timedelta(hours=72, minutes=1))
    assert confirmation_overdue(made, NOW)
    assert [(p.rule, p.weight) for p in made.problems(NOW)] == [("F2", Weight.ADVISE)]
    assert made.standing in IN_VIEW
    assert flag_banner.mark(made, NOW) == flag_banner.CONFIRMATION_OVERDUE


@pytest.mark.parametrize("standing", list(Standing))
def test_f3_an_overdue_review_never_hides_a_flag(standing: Standing) -> None:
    made = flag(standing=standing, review_on=NOW.today - timedelta(days=1))
    assert (made.standing in IN_VIEW) == (standing in {Standing.PROPOSED, Standing.CONFIRMED, Standing.CHALLENGED})
    assert review_overdue(made, NOW) == (made.standing in IN_VIEW)
    made.review_on = NOW.today
    assert not review_overdue(made, NOW)


def test_f3_the_banner_says_that_the_review_is_overdue() -> None:
    made = flag(standing=Standing.CONFIRMED, approved_by=by(SIONED), review_on=NOW.today - timedelta(days=1))
    assert flag_banner.mark(made, NOW) == flag_banner.REVIEW_OVERDUE
    assert [(p.rule, p.weight) for p in made.problems(NOW)] == [("F3", Weight.ADVISE)]
    made.review_on = NOW.today
    assert flag_banner.mark(made, NOW) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He is a psycho.", "psycho"),
        ("a real nutter", "nutter"),
        ("She went CRAZY again", "CRAZY"),
        ("a dangerous man", "dangerous"),
        ("Mae o'n beryglus iawn.", "beryglus"),
        ("Dyn gwallgof.", "gwallgof"),
        ("yn wallgof", "wallgof"),
        ("Hen ddyn creulon", "creulon"),
        ("hen ddrwg ydi o", "ddrwg"),
    ],
)
def test_f4_a_word_of_opinion_gets_a_soft_prompt(text: str, word: str) -> None:
    found = [p for p in flag(factual_description=text).problems(NOW) if p.rule == "F4"]
    assert [p.weight for p in found] == [Weight.ADVISE]
    assert f"“{word}”" in language("en").say(found[0].message)


@pytest.mark.parametrize(
    "text",
    [
        "He kicked the door and shouted for ten minutes.",
        "He said: “I'll go mad if you come back.”",
        "Madog Evans was there.",
        "The address is Nantddrwgdy.",
        "He lives in Llanfair-ym-Muallt.",
        "Made a fist.",
        'She heard "you are evil" twice.',
    ],
)
def test_f4_facts_and_quoted_words_get_none(text: str) -> None:
    assert opinion_in(text) is None


@pytest.mark.parametrize("source", list(Source))
def test_f5_whose_account_it_is_never_reaches_the_person(source: Source) -> None:
    kept = flag_banner.never_to_subject(flag(source=source))
    assert {"informant", "witness", "notify_reason"} <= kept
    assert ("factual_description" in kept) == (source in {Source.VICTIM, Source.THIRD_PERSON})
    assert ("incident_date" in kept) == (source in {Source.VICTIM, Source.THIRD_PERSON})
    assert kept <= set(StaffRiskFlag.fields())


def test_f5_a_manager_decides_where_it_rests_on_somebodys_account() -> None:
    assert flag_banner.proposed_notice(Source.VICTIM) is Notify.LATER
    assert flag_banner.proposed_notice(Source.OWN_STAFF) is None
    assert rules(flag(source=Source.VICTIM, notify_person=Notify.WILL_TELL, notify_risk_to_victim=Tri.NO)) == {"F5"}


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
def test_f7_no_letter_while_it_could_put_somebody_at_risk(answer: Tri) -> None:
    found = flag(notify_person=Notify.WILL_TELL, notify_risk_to_victim=answer).problems(NOW)
    assert [(p.rule, p.weight) for p in found] == [("F7", Weight.REFUSE)]
    told = flag(notify_person=Notify.TOLD, notify_risk_to_victim=answer, told_on=NOW.today).problems(NOW)
    assert [(p.rule, p.weight) for p in told] == [("F7-told", Weight.ADVISE)]


@pytest.mark.parametrize("notify", [Notify.WILL_TELL, Notify.TOLD])
def test_f7_telling_asks_for_the_risk_first(notify: Notify) -> None:
    assert refused(flag(notify_person=notify, told_on=NOW.today)) == {"notify_risk_to_victim"}
    assert rules(flag(notify_person=notify, notify_risk_to_victim=Tri.NO, told_on=NOW.today)) == set()


def test_telling_later_or_never_or_done_says_when_or_why() -> None:
    assert refused(flag(notify_person=Notify.WILL_NOT)) == {"notify_reason"}
    assert refused(flag(notify_person=Notify.TOLD, notify_risk_to_victim=Tri.NO)) == {"told_on"}


def test_the_approver_is_another_person_with_their_own_passphrase() -> None:
    made = flag()
    assert flag_banner.may_confirm(made, by(SIONED), NOW) == []
    assert [p.rule for p in flag_banner.may_confirm(made, by(CARYS), NOW)] == ["X13-self"]
    assert [p.rule for p in flag_banner.may_confirm(made, None, NOW)] == ["X13"]
    nobody = by(CARYS, how=Form.NOBODY.value, words="Rang Sioned three times.", proof="")
    assert flag_banner.may_confirm(made, nobody, NOW) == []


def test_what_lacks_something_or_was_never_proposed_is_not_confirmed() -> None:
    assert {p.field for p in flag_banner.may_confirm(flag(witness=None), by(SIONED), NOW)} == {"witness"}
    assert [p.rule for p in flag_banner.may_confirm(flag(standing=Standing.DRAFT, proposed_by=None), by(SIONED), NOW)] == ["F1-proposed"]
    assert [p.rule for p in flag_banner.may_confirm(flag(standing=Standing.ENDED), by(SIONED), NOW)] == ["F1-proposed"]
    assert refused(flag(standing=Standing.CONFIRMED)) == {"approved_by"}


def test_challenging_and_ending_leave_their_traces() -> None:
    assert refused(flag(standing=Standing.CHALLENGED)) == {"challenged_on"}
    assert refused(flag(standing=Standing.ENDED)) == {"ended_on", "ended_why", "ended_by"}
    ended = flag(standing=Standing.ENDED, ended_on=date(2026, 9, 2), ended_why="The dog died.", ended_by=by(SIONED))
    assert rules(ended) == {"F9"}


def test_rows_are_whole() -> None:
    assert refused(flag(support_offered_to=(SupportOffered(what="A day off"),))) == {"support_offered_to"}


def test_the_banner_speaks_the_readers_language_and_keeps_own_words_as_written() -> None:
    made = flag(incident_date=PartialDate(2026, 9), other_instructions="Honk first.", other_instructions_language=RecordLanguage.ENGLISH)
    words, english = flag_banner.banner(made, NOW), language("en")
    assert [english.say(line) for line in words.why] == [
        "Threats to staff, September\u00a02026.",
        "Seen and written down by our own staff.",
    ]
    assert [english.say(line) for line in words.what_to_do][-1] == "In English: Honk first."
    assert len(words.what_to_do) == 3
    assert words.mark is not None


@pytest.mark.parametrize("source", [Source.VICTIM, Source.THIRD_PERSON])
def test_the_banner_never_says_whose_account_it_is(source: Source) -> None:
    made = flag(source=source, witness="Mair Pugh", informant=uuid.uuid4())
    words = flag_banner.banner(made, NOW)
    said = " ".join(language("en").say(line) for line in (*words.why, *words.what_to_do))
    assert "Mair" not in said
    assert "account" not in said
    assert "harmed" not in said


def test_its_sections_hold_every_field_once() -> None:
    named = [name for _, _, names in StaffRiskFlag.sections() for name in names]
    assert sorted(named) == sorted(StaffRiskFlag.fields())
