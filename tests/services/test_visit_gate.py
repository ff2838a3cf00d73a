"""The gate before a visit: it rings where it must, names why, lets a manager decide, and stays silent on an ordinary visit."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House, later
from vawdesk.clock import local
from vawdesk.i18n import language
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.flag_options import Category, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature, Tri
from vawdesk.services.visit_gate import (
    ManagerWord,
    against_series,
    check,
    choices,
    day_sheets,
    decide,
    moved,
    needs_new_signature,
    to_sign,
    visits_on,
)

EN = language("en")


class Home(NamedTuple):
    """Nerys at home, in a file of her own; Paul has one in the same situation and lives elsewhere."""

    nerys: Person
    paul: Person
    case: Case
    place: Address


@pytest.fixture
def home(house: House) -> Home:
    nerys, paul = house.person("Nerys Glynne"), house.person("Paul Harding")
    situation = house.situation().id
    case = house.case(nerys, situation=situation)
    house.case(paul, situation=situation, worker=BETH, role=Role.CONCERN)
    return Home(nerys, paul, case, house.address(nerys))


def signed(person: uuid.UUID = CARYS, how: str = "in place", words: str = "", proof: str = "ab") -> Signature:
    return Signature(person, "Carys Bowen", "Manager", NOW.utc, how, words, proof)


def standing_against(session: Session, visit: HomeVisit) -> list[str]:
    return [problem.rule for problem in check(session, visit, NOW).problems if problem.weight is not Weight.ADVISE]


def test_an_ordinary_visit_raises_nothing_and_may_go(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(
        home.case, home.place, home.nerys, worries={"steps": Tri.YES}, measures=(Measure.OTHER,), other_measures="By the back."
    )
    checked = check(casework, visit, NOW)
    assert checked.concerns == ()
    assert standing_against(casework, visit) == []
    assert (checked.may_go, checked.draft, checked.recheck, checked.waits_for_manager) == (True, False, False, False)


@pytest.mark.parametrize("answer", [Tri.YES, Tri.NOT_KNOWN])
def test_not_known_counts_and_stops_a_lone_worker(casework: Session, house: House, home: Home, answer: Tri) -> None:
    visit = house.visit(home.case, home.place, home.nerys, worries={"weapon": answer}, measures=(Measure.DOOR,))
    checked = check(casework, visit, NOW)
    assert [concern.question for concern in checked.concerns] == ["weapon"]
    assert {"H1", "H1-alone", "H2"} <= set(standing_against(casework, visit))
    assert not checked.may_go
    assert checked.draft
    assert not checked.waits_for_manager
    visit.exception_reason = "The shotgun is in the police station."
    assert check(casework, visit, NOW).waits_for_manager


@pytest.mark.parametrize("standing", [Standing.PROPOSED, Standing.CONFIRMED, Standing.CHALLENGED])
def test_a_flag_raises_a_concern_whatever_was_answered(casework: Session, house: House, home: Home, standing: Standing) -> None:
    house.flag(home.place, standing=standing)
    checked = check(casework, house.visit(home.case, home.place, home.nerys), NOW)
    assert [EN.say(concern.words) for concern in checked.concerns] == ["There is an open staff-risk flag."]
    assert not checked.may_go


def test_a_flag_by_household_and_by_who_may_be_there_raises_one_and_by_situation_only_shows(
    casework: Session, house: House, home: Home
) -> None:
    house.flag(home.paul)
    visit = house.visit(home.case, home.place, home.nerys)
    checked = check(casework, visit, NOW)
    assert (len(checked.facts.flags), checked.concerns) == (1, ())
    visit.people_there = (home.paul.id,)
    assert check(casework, visit, NOW).concerns
    visit.people_there = None
    assert check(casework, house.visit(home.case, house.address(home.nerys, home.paul), home.nerys), NOW).concerns


def test_the_file_that_says_yes_asks_for_a_word_on_a_no(casework: Session, house: House, home: Home) -> None:
    house.flag(home.place, category=Category.WEAPON)
    house.note(home.case, home.nerys, days=3, what_has_changed=(Change.SEPARATION,))
    visit = house.visit(home.case, home.place, home.nerys, people_there=(home.paul.id,), others_there=None)
    differs = {problem.field for problem in check(casework, visit, NOW).problems if problem.rule == "H-file"}
    assert differs == {"answers.weapon", "answers.just happened", "answers.person there"}
    assert visit.answers is not None
    visit.answers = visit.answers.with_reply("weapon", Tri.NO, "It was handed in to the police.")
    assert "answers.weapon" not in {problem.field for problem in check(casework, visit, NOW).problems if problem.rule == "H-file"}


def test_what_is_closed_says_why_and_what_opens_it(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(home.case, home.place, home.nerys, worries={"animal": Tri.YES})
    by_outcome = {one.outcome: one for one in choices(visit, check(casework, visit, NOW).facts)}
    assert list(Outcome) == list(by_outcome)
    closed = {outcome for outcome, one in by_outcome.items() if one.closed_because}
    assert closed == {Outcome.AS_PLANNED, Outcome.WITH_MEASURES}
    assert all(by_outcome[one].exception and by_outcome[one].paragraph == "8.15" for one in closed)
    assert "nobody goes alone" in EN.say(by_outcome[Outcome.WITH_MEASURES].closed_because or "")
    visit.workers = (HUW, BETH)
    assert {one.outcome for one in choices(visit, check(casework, visit, NOW).facts) if one.closed_because} == {Outcome.AS_PLANNED}


def test_a_manager_decides_in_place(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(
        home.case, home.place, home.nerys, worries={"weapon": Tri.YES}, measures=(Measure.TWO_WORKERS,), outcome=Outcome.TWO_PEOPLE,
        workers=(HUW, BETH), buddy=CARYS, overdue_order=None, standing=VisitStanding.WAITING,
    )  # fmt: skip
    said = ManagerWord(ManagerDecision.AGREED, signed(), CARYS, NOW.utc - timedelta(minutes=5), "Park in the road.")
    assert "required" in [problem.rule for problem in decide(casework, visit, said, NOW)]  # nobody to call: nothing was decided
    assert (visit.standing, visit.manager_signed, visit.manager_words) == (VisitStanding.WAITING, None, None)
    visit = house.visit(
        home.case, home.place, home.nerys, worries={"weapon": Tri.YES}, measures=(Measure.TWO_WORKERS,), outcome=Outcome.TWO_PEOPLE,
        workers=(HUW, BETH), buddy=CARYS, hours=44,
    )  # fmt: skip
    assert [problem for problem in decide(casework, visit, said, NOW) if problem.weight is not Weight.ADVISE] == []
    assert (visit.standing, visit.manager_words) == (VisitStanding.DECIDED, "Park in the road.")
    assert check(casework, visit, NOW).may_go


def test_alone_in_spite_of_a_concern_needs_a_reason_and_somebody_who_agreed(casework: Session, house: House, home: Home) -> None:
    def ask(signature: Signature, reason: str = "") -> list[str]:
        visit = house.visit(home.case, home.place, home.nerys, worries={"weapon": Tri.YES}, measures=(Measure.DOOR,))
        word = ManagerWord(ManagerDecision.AGREED, signature, CARYS, NOW.utc - timedelta(minutes=5), exception_reason=reason)
        return [problem.rule for problem in decide(casework, visit, word, NOW) if problem.weight is not Weight.ADVISE]

    why = "The shotgun is in the police station."
    assert ask(signed(), why) == []
    assert "H1-reason" in ask(signed())
    assert "X13-self" in ask(signed(HUW), why)
    assert "X13-alone" in ask(signed(HUW, "nobody reached", "Nobody answered the phone."), why)


def test_a_manager_who_says_no_is_kept_and_the_worker_has_it_back(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(home.case, home.place, home.nerys, worries={"weapon": Tri.YES}, measures=(Measure.DOOR,))
    word = ManagerWord(ManagerDecision.DO_NOT_GO, signed(), CARYS, NOW.utc - timedelta(minutes=5), "Meet her at the office.")
    assert decide(casework, visit, word, NOW) == []
    assert (visit.standing, visit.manager_decision) == (VisitStanding.PLANNED, ManagerDecision.DO_NOT_GO)
    assert not check(casework, visit, NOW).may_go


def test_the_worker_signs_and_the_managers_part_may_be_missing(casework: Session, house: House, home: Home) -> None:
    house.flag(home.place, category=Category.WEAPON)
    visit = house.visit(home.case, home.place, home.nerys, outcome=Outcome.TWO_PEOPLE, workers=(HUW, BETH), buddy=CARYS)
    assert [problem.rule for problem in to_sign(casework, visit, NOW)] == ["H-file"]
    assert visit.answers is not None
    visit.answers = visit.answers.with_reply("weapon", Tri.YES)
    assert to_sign(casework, visit, NOW) == []
    assert "H2" in standing_against(casework, visit)


def test_not_to_visit_waits_for_nobody(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(
        home.case, home.place, home.nerys, worries={"weapon": Tri.YES}, measures=(Measure.DOOR,), outcome=Outcome.DO_NOT_VISIT,
        seen_instead="By phone.", seen_instead_by=date(2026, 11, 27), buddy=None, check_in_at=None, code_word=None, steps=None,
        overdue_order=None,
    )  # fmt: skip
    assert standing_against(casework, visit) == []


@pytest.mark.parametrize("what", ["note", "linked note", "flag", "relationship", "address", "visit"])
def test_what_comes_after_the_signature_asks_to_look_again(casework: Session, house: House, home: Home, what: str) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    assert not check(casework, visit, NOW).recheck
    hour_ago = NOW.utc - timedelta(hours=1)
    if what == "note":
        house.note(home.case, home.nerys, days=1 / 24)
    elif what == "linked note":
        his = casework.query(Case).filter(Case.person == home.paul.id).one()
        house.note(his, home.paul, days=1 / 24, by=BETH)
    elif what == "flag":
        house.flag(home.nerys, proposed=1)
    elif what == "relationship":
        house.keep(house.relationship(home.paul, home.nerys), at=hour_ago)
    elif what == "address":
        home.place.updated_at = hour_ago
    else:
        other = house.visit(home.case, home.place, home.nerys, hours=90, worries={"animal": Tri.NOT_KNOWN})
        other.worker_signed = Signature(BETH, "Beth Ashworth", "Support worker", hour_ago)
    casework.flush()
    assert check(casework, visit, NOW).recheck
    visit.rechecked_at = NOW.utc
    assert not check(casework, visit, NOW).recheck


def test_a_strangers_note_and_an_unsigned_one_do_not(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    stranger = house.person("Zofia Nowak")
    house.note(house.case(stranger, situation=house.situation().id), stranger, days=1 / 24)
    assert not check(casework, visit, NOW).recheck


def test_a_buddy_who_is_out_himself(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    other = house.visit(home.case, home.place, home.nerys, hours=20.5, workers=(BETH,), buddy=CARYS)
    assert "H-buddy-out" in standing_against(casework, visit)
    other.standing = VisitStanding.CANCELLED
    assert "H-buddy-out" not in standing_against(casework, visit)
    house.visit(home.case, home.place, home.nerys, hours=18, workers=(BETH,), buddy=CARYS)  # back before the call is due
    house.visit(home.case, home.place, home.nerys, hours=20.5, workers=(BETH,), buddy=CARYS, outcome=Outcome.DO_NOT_VISIT)
    assert "H-buddy-out" not in standing_against(casework, visit)


def test_who_may_be_afraid_is_not_met_at_the_same_hour(casework: Session, house: House, home: Home) -> None:
    house.relationship(home.paul, home.nerys)
    house.visit(home.case, house.address(home.paul), home.paul, hours=20.5, workers=(BETH,), buddy=CARYS)
    visit = house.visit(home.case, home.place, home.nerys)
    assert "C3" in [problem.rule for problem in check(casework, visit, NOW).problems]


def test_another_time_that_day_keeps_the_signature_and_another_day_asks_again(house: House, home: Home) -> None:
    at = local(2026, 11, 25, 10, 30)
    visit = house.visit(home.case, home.place, home.nerys, planned_at=at)
    assert not needs_new_signature(visit, local(2026, 11, 25, 23, 59))
    assert needs_new_signature(visit, local(2026, 11, 26))
    same = moved(visit, local(2026, 11, 25, 15))
    assert same is visit
    assert (same.planned_at, same.check_in_at) == (local(2026, 11, 25, 15), local(2026, 11, 25, 15, 50))
    assert same.worker_signed is not None
    other = moved(visit, local(2026, 11, 26, 9))
    assert other.id != visit.id
    assert (other.worker_signed, other.carried_from, other.purpose) == (None, visit.id, visit.purpose)
    assert "H3" in [problem.rule for problem in other.problems(NOW)]


def test_a_series_is_agreed_together_only_without_concern_and_ends_with_a_flag(casework: Session, house: House, home: Home) -> None:
    first = house.visit(home.case, home.place, home.nerys)
    rest = [house.visit(home.case, home.place, home.nerys, hours=20 + 168 * week, series=first.id) for week in (1, 2, 3)]
    assert against_series(casework, [first, *rest], NOW) == []
    assert not check(casework, rest[0], NOW).series_over
    worried = house.visit(home.case, home.place, home.nerys, hours=60, worries={"others": Tri.NOT_KNOWN})
    worried.worker_signed = Signature(HUW, "Huw Maddocks", "Support worker", NOW.utc - timedelta(hours=3))
    assert [problem.rule for problem in against_series(casework, [first, worried], NOW)] == ["H3-series"]
    house.flag(home.nerys, proposed=1)
    assert check(casework, rest[0], NOW).series_over


def test_the_days_sheets_are_one_set_for_each_worker_and_say_when_not_approved(casework: Session, house: House, home: Home) -> None:
    tomorrow = date(2026, 11, 25)
    late = house.visit(home.case, home.place, home.nerys, planned_at=local(2026, 11, 25, 15), worries={"weapon": Tri.YES})
    early = house.visit(home.case, home.place, home.nerys, planned_at=local(2026, 11, 25, 9), workers=(HUW, BETH), buddy=CARYS)
    house.visit(home.case, home.place, home.nerys, planned_at=local(2026, 11, 25, 12), outcome=Outcome.DO_NOT_VISIT)
    house.visit(home.case, home.place, home.nerys, planned_at=local(2026, 11, 25, 13), standing=VisitStanding.CANCELLED)
    house.visit(home.case, home.place, home.nerys, planned_at=local(2026, 11, 26, 0, 30))
    days = {
        day.worker: [(sheet.visit.id, sheet.draft) for sheet in day.sheets]
        for day in day_sheets(casework, visits_on(casework, tomorrow), NOW)
    }
    assert days == {HUW: [(early.id, False), (late.id, True)], BETH: [(early.id, False)]}


def test_the_day_is_the_local_one_when_the_clocks_change(casework: Session, house: House, home: Home) -> None:
    for hour in (0, 1, 23):
        house.visit(home.case, home.place, home.nerys, planned_at=local(2027, 3, 28, hour, 30))
    assert len(visits_on(casework, date(2027, 3, 28))) == 3
    assert visits_on(casework, date(2027, 3, 27)) == []


def test_nothing_of_a_visit_is_counted(casework: Session, house: House, home: Home) -> None:
    everything: dict[str, Any] = dict.fromkeys(("weapon", "animal", "others", "stalking"), Tri.YES)
    checked = check(casework, house.visit(home.case, home.place, home.nerys, worries=everything), later(minutes=1))
    words = " ".join(EN.say(concern.words) for concern in checked.concerns)
    assert not any(character.isdigit() for character in words)
