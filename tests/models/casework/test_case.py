"""A case: the file of one person, labelled, worked with apart, never weighed, and closed with nothing forgotten."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from tests.models.people import NOW, TODAY, broken, case, lacking, part, person, relationship
from vawdesk.i18n import language
from vawdesk.models.casework.case import Apart, Case, CloseReason
from vawdesk.models.casework.case_rows import Abuse, AbuseNoted, Carried, DatedWords, Learned, LeftOpen, Wish
from vawdesk.models.casework.case_rules import broken_roles, closing_problems, name_in_heading, same_worker
from vawdesk.models.casework.person import Alias
from vawdesk.models.casework.relationship import Direction
from vawdesk.models.casework.roles import CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.rules import RULES, Weight
from vawdesk.models.values import PartialDate, Tri

MAIR, GWYN = person(), person("Gwyn Rees", dob=PartialDate(1985))


def test_a_case_with_everything_needed_has_no_problem() -> None:
    assert case(MAIR).problems(NOW) == []


def test_what_a_new_case_needs() -> None:
    assert lacking(Case()) == {
        "person", "opened_on", "people", "worker", "situation", "worked_separately", "counter_allegations_present",
    }  # fmt: skip
    assert Case().domestic_abuse is True


def test_taking_off_the_label_needs_a_reason() -> None:
    assert lacking(case(MAIR, domestic_abuse=False)) == {"not_domestic_abuse_because"}
    assert broken(case(MAIR, domestic_abuse=False, not_domestic_abuse_because="A neighbour dispute.")) == set()


@pytest.mark.parametrize("apart", [Apart.NOT_YET, Apart.NOT_POSSIBLE])
def test_not_apart_says_why(apart: Apart) -> None:
    assert lacking(case(MAIR, worked_separately=apart)) == {"not_apart_because"}
    assert broken(case(MAIR, worked_separately=apart, not_apart_because="One worker until January.")) == set()


def test_a_child_named_brings_three_questions() -> None:
    child = person("Gwen", dob=PartialDate(2018))
    answers: dict[str, Any] = dict.fromkeys(("child_referral", "child_order", "child_removal"), Tri.NOT_KNOWN)
    assert lacking(case(MAIR, part(child, Role.CHILD))) == set(answers)
    assert broken(case(MAIR, part(child, Role.CHILD), **answers)) == set()


def test_the_owner_is_among_the_people_once() -> None:
    assert broken(case(MAIR, people=(part(GWYN, Role.CONCERN),))) == {"case.owner"}
    assert broken(case(MAIR, part(MAIR, Role.FAMILY))) == {"case.person-twice"}


def test_a_role_has_its_ground() -> None:
    bare = CasePerson(person=GWYN.id, roles=(Role.CONCERN,))
    (problem,) = case(MAIR, bare).problems(NOW)
    assert (problem.field, problem.rule) == ("people", "form")


def test_days_in_their_order() -> None:
    assert broken(case(MAIR, opened_on=date(2026, 11, 25))) == {"X9 opened"}
    closing: dict[str, Any] = {"close_reason": CloseReason.FINISHED, "outcome": "Settled."}
    assert broken(case(MAIR, closed_on=date(2026, 11, 2), **closing)) == {"X9 closed"}
    assert broken(case(MAIR, closed_on=date(2026, 11, 25), **closing)) == {"X9 closed"}
    assert broken(case(MAIR, closed_on=TODAY, **closing)) == set()


def test_closing_says_why_and_what_came_of_it() -> None:
    assert lacking(case(MAIR, closed_on=TODAY)) == {"close_reason", "outcome"}


def test_allegations_from_both_sides_are_recorded_and_never_weighed() -> None:
    (problem,) = case(MAIR, counter_allegations_present=Tri.YES).problems(NOW)
    assert (problem.rule, problem.weight, problem.paragraph) == ("C6", Weight.ADVISE, "8.34")
    assert broken(case(MAIR, counter_allegations_present=Tri.NOT_KNOWN)) == set()
    words = " ".join(name + (item.help.text if item.help else "") for name, item in Case.fields().items()).lower()
    assert "finding" not in words
    assert "false allegation" not in words


@pytest.mark.parametrize("kind", [Abuse.FORCED_MARRIAGE, Abuse.HONOUR, Abuse.FGM])
def test_some_things_are_for_specialists_first(kind: Abuse) -> None:
    assert broken(case(MAIR, kinds_of_abuse=(AbuseNoted(kind, Learned.TOLD),))) == {"case.specialist-first"}
    assert broken(case(MAIR, kinds_of_abuse=(AbuseNoted(Abuse.PHYSICAL, Learned.SEEN),))) == set()


def test_what_they_want_says_when_and_whether_they_were_alone() -> None:
    assert broken(case(MAIR, what_they_want=(Wish(TODAY, "To stay in my home", Tri.YES),))) == set()
    assert broken(case(MAIR, what_they_want=(Wish(TODAY, "To stay in my home"),))) == {"form"}
    assert broken(case(MAIR, risk_summary=(DatedWords(words="He waits outside."),))) == {"form"}


def test_it_is_called_by_its_number_and_never_by_a_name() -> None:
    made = case(MAIR, ref_no="VA-2026-0042")
    assert language("en").say(made.called()) == "Case VA-2026-0042"
    made.heading = "Blue folder"
    assert language("cy").say(made.called()) == "Blue folder"


@pytest.mark.parametrize("heading", ["Mair", "the llwyd case", "MAIR-2", "Mai and the rest"])
def test_a_name_in_the_title_is_refused(heading: str) -> None:
    mair = person(aliases=(Alias(name="Mai"),))
    assert name_in_heading(heading, [mair]) is not None


@pytest.mark.parametrize("heading", [None, "", "Blue folder 7", "Mairwen"])
def test_a_neutral_title_passes(heading: str | None) -> None:
    assert name_in_heading(heading, [MAIR]) is None


def test_roles_and_subjects() -> None:
    made = case(MAIR, part(GWYN, Role.CONCERN, Role.FAMILY))
    assert made.roles_of(GWYN.id) == (Role.CONCERN, Role.FAMILY)
    assert made.roles_of(uuid.uuid4()) == ()
    assert made.subjects() == (MAIR.id, GWYN.id)
    assert made.file() == made.id


def test_the_age_rule_runs_over_everybody_in_the_case() -> None:
    young = person("Iolo", dob=PartialDate(2010))
    made = case(MAIR, part(young, Role.PERPETRATOR), part(GWYN, Role.PERPETRATOR))
    found = broken_roles(made, {one.id: one for one in (MAIR, GWYN, young)}, TODAY)
    assert [(who, problem.rule) for who, problem in found] == [(young.id, "P3")]


def test_an_age_put_right_afterwards_shows_what_is_broken() -> None:
    made = case(MAIR, part(GWYN, Role.PERPETRATOR))
    corrected = person("Gwyn Rees", id=GWYN.id, dob=PartialDate(2011))
    assert broken_roles(made, {GWYN.id: GWYN}, TODAY) == []
    assert [problem.rule for _, problem in broken_roles(made, {GWYN.id: corrected}, TODAY)] == ["P3"]
    assert made.roles_of(GWYN.id) == (Role.PERPETRATOR,)  # listed, never relabelled


def test_one_worker_for_two_who_may_be_afraid() -> None:
    worker = uuid.uuid4()
    hers, his = case(MAIR, worker=worker), case(GWYN, roles=(Role.CONCERN,), worker=worker)
    fear = [relationship(GWYN.id, MAIR.id)]
    problem = same_worker(hers, his, fear)
    assert problem is not None
    assert (problem.rule, problem.weight, problem.paragraph) == ("C1", Weight.SECOND_PERSON, "8.4")
    assert same_worker(his, hers, fear) is not None
    assert same_worker(hers, his, []) is None
    assert same_worker(hers, hers, fear) is None
    assert same_worker(hers, case(GWYN), fear) is None
    assert same_worker(case(MAIR, worker=None), case(GWYN, worker=None), fear) is None
    assert same_worker(hers, his, [relationship(GWYN.id, MAIR.id, behaviour_direction=Direction.NOT_KNOWN)]) is not None


def test_nothing_open_is_passed_over_at_closing() -> None:
    flag, order = uuid.uuid4(), uuid.uuid4()
    made = case(MAIR, closed_on=TODAY, left_open=(LeftOpen("staff_risk_flag", flag, "Flag", Carried.GOES_ON, "Carys keeps it"),))
    assert closing_problems(made, [flag]) == []
    assert [problem.rule for problem in closing_problems(made, [flag, order])] == ["C10"]
    assert closing_problems(case(MAIR), [flag, order]) == []


def test_a_situation_is_its_own_file_and_needs_only_a_day() -> None:
    made = Situation(children=(GWYN.id,))
    assert lacking(made) == {"opened_on"}
    assert made.file() == made.id
    assert made.subjects() == (GWYN.id,)


def test_no_rule_of_a_case_counts_or_measures() -> None:
    for code in ("C1", "C6", "C9", "C10", "P3", "P4"):
        words = RULES[code].message.text.lower()
        assert not {"score", "low risk", "per cent"} & set(words.split())
        assert "low risk" not in words
