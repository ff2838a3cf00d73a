"""What is held stays: whatever reaches it, whoever asks, until two people lift the hold (X11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.attached.office import attached_to
from tests.services import holding_town
from tests.services.holding_town import TERM_OVER, agreed, ended_flag, hold, hold_person, lift, remove, terms
from tests.services.sealed_town import Family, family, peopled
from tests.services.test_desk import case_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Because, Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import PartialDate, Signature
from vawdesk.services import flag_removal, hold_steps, search
from vawdesk.services.attachments import take_out
from vawdesk.services.desk import Desk
from vawdesk.services.flags_kept import kept_over
from vawdesk.services.refusals import NothingHere, Refused, SignedAlready
from vawdesk.services.still_open import still_open
from vawdesk.services.unit import signed_by
from vawdesk.vault.journal import Action


@dataclass
class Keeping:
    """The town, who sits at the desk, a family, and a flag about one of them whose term is over."""

    town: Town
    desk: Desk
    family: Family
    flag: StaffRiskFlag

    def sit(self, name: str) -> Desk:
        self.desk.vault.sign_out()
        self.desk = Desk(self.town.open(name))
        return self.desk


@pytest.fixture
def office(town: Town) -> Iterator[Keeping]:
    desk = Desk(peopled(town).open("Carys"))
    terms(desk)
    with desk.writing() as unit:
        made = family(unit)
        unit.commit()
    flag = ended_flag(desk, made.paul, made.case)
    town.clock.advance(days=TERM_OVER)
    held = Keeping(town, desk, made, flag)
    yield held
    held.desk.vault.close()


def rules(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def stays(office: Keeping) -> None:
    """Two managers cannot remove the flag; it is read, found and counted as held."""
    with pytest.raises(Refused) as refused:
        remove(office.town, office.desk, office.flag.id)
    assert rules(refused) == ["X11-held"]
    assert refused.value.problems[0].paragraph == "UK GDPR 5(1)(e)"
    with office.desk.reading() as session:
        assert office.flag.id in {hit.record for hit in search.find(session, "casework", "canary knife")}
        assert kept_over(office.desk, session) == []


def test_without_a_hold_it_goes(office: Keeping) -> None:
    with office.desk.reading() as session:
        assert [one.flag.id for one in kept_over(office.desk, session)] == [office.flag.id]
    assert remove(office.town, office.desk, office.flag.id).number == office.flag.ref_no


def test_whoever_it_is_about_is_held(office: Keeping) -> None:
    made = hold_person(office.desk, office.family.paul)
    assert made.ref_no is not None
    stays(office)


def test_whoever_has_a_part_in_its_file_is_held(office: Keeping) -> None:
    hold_person(office.desk, office.family.mair)
    stays(office)


def test_another_record_of_whoever_is_held(office: Keeping) -> None:
    with office.desk.writing() as unit:
        again = unit.add(person("P. Canary"))
        by = unit.desk.account.staff
        link = PersonLink(one=again.id, other=office.family.paul, joined_on=date(2026, 11, 1), joined_by=by, because="Both say so.")
        link.status = Status.SIGNED
        unit.add(link)
        unit.commit()
    hold_person(office.desk, again.id)
    stays(office)


def test_its_situation_is_held(office: Keeping) -> None:
    hold(office.desk, held=Held.SITUATION, situation=office.desk.open(Case, office.family.case).situation)
    stays(office)


@pytest.mark.parametrize(
    ("begin", "end", "kept"),
    [
        (date(2026, 11, 1), None, True),
        (date(2026, 9, 1), date(2026, 9, 3), True),
        (date(2026, 8, 1), date(2026, 9, 2), False),
        (date(2026, 11, 25), None, False),
    ],
)  # fmt: skip
def test_a_period_holds_what_was_alive_in_it(office: Keeping, begin: date, end: date | None, kept: bool) -> None:
    hold(office.desk, held=Held.PERIOD, from_day=begin, until_day=end)
    if kept:
        stays(office)
    else:
        assert remove(office.town, office.desk, office.flag.id).record_type == "staff_risk_flag"


def test_somebody_elses_hold_holds_nothing_here(office: Keeping) -> None:
    with office.desk.writing() as unit:
        other = unit.add(person("Gwenan Arall"))
        unit.add(case_of(unit, other))
        unit.commit()
    hold_person(office.desk, other.id)
    assert flag_removal.against(office.desk, office.flag) == []


def test_no_row_of_what_is_held_goes_and_no_hold_ever(office: Keeping) -> None:
    made = hold_person(office.desk, office.family.paul)
    for kind, id, rule in ((StaffRiskFlag, office.flag.id, "X11-held"), (Hold, made.id, "X11-stays")):
        with office.desk.writing() as unit:
            record = unit.session.get(kind, id)
            assert record is not None
            unit.session.delete(record)
            unit.act(record, Action.REMOVE)
            with pytest.raises(Refused) as refused:
                unit.commit()
        assert rules(refused) == [rule]


def test_the_bytes_of_what_is_held_are_not_thrown_out_but_may_go_where_they_belong(office: Keeping) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        other = unit.add(person("Gwenan Arall"))
        right = unit.add(case_of(unit, other))
        unit.commit()
    hold_person(office.desk, office.family.mair)
    with office.desk.writing() as unit, pytest.raises(Refused) as refused:
        take_out(unit, made.id, "It is nobody's.", None, ())
    assert rules(refused) == ["X11-held"]
    with office.desk.writing() as unit:
        moved = take_out(unit, made.id, "It is Gwenan's.", right.id, (other.id,))
        unit.commit()
    assert moved.filed is not None
    assert office.desk.open(Attachment, moved.filed.id).sha256 == made.sha256


def test_two_people_lift_it_and_it_stays_on_file(office: Keeping) -> None:
    made = hold_person(office.desk, office.family.paul)
    lift(office.town, office.desk, made)
    lifted = office.desk.open(Hold, made.id)
    assert (lifted.standing, lifted.lifted_on, lifted.words) == (Standing.LIFTED, office.desk.now().today, made.words)
    assert lifted.lifted_by is not None
    assert lifted.lift_agreed_by is not None
    assert {lifted.lifted_by.name, lifted.lift_agreed_by.name} == {"Carys", "Nerys"}
    with pytest.raises(Refused) as refused:
        lift(office.town, office.desk, lifted)
    assert rules(refused) == ["X11-lifted"]
    assert remove(office.town, office.desk, office.flag.id).number == office.flag.ref_no


def test_nobody_lifts_it_alone_or_by_phone_or_by_a_worker(office: Keeping) -> None:
    made = hold_person(office.desk, office.family.paul)
    own = office.desk.account.signature(office.desk.now())
    reached = Signature(uuid.uuid4(), "Nerys", "Manager", office.desk.now().utc, "reached", words="Go on.")
    other = agreed(office.town, office.desk, holding_town.Ask(hold_steps.Act.DISPOSAL, office.desk.account.staff, b"\0" * 32))
    for signature in (own, reached, other):
        with pytest.raises(Refused):
            hold_steps.lift(office.desk, made, "It is over.", signature)
    with office.desk.writing() as unit:
        held = unit.get(Hold, made.id)
        held.standing = Standing.LIFTED
        held.lifted_on, held.lifted_why, held.lifted_by = unit.now.today, "It is over.", signed_by(unit)
        with pytest.raises(Refused):
            unit.commit()
    stays(office)


@pytest.mark.parametrize(
    "change",
    [
        {"person": None, "held": Held.PERIOD, "from_day": date(2020, 1, 1), "until_day": date(2020, 1, 2)},
        {"status": Status.WITHDRAWN},
        {"standing": Standing.NOT_HELD},
        {"words": "Nothing."},
    ],
)  # fmt: skip
def test_what_is_held_is_not_changed_even_by_its_author_at_once(office: Keeping, change: dict[str, object]) -> None:
    made = hold_person(office.desk, office.family.paul)
    with office.desk.writing() as unit:
        held = unit.get(Hold, made.id)
        for name, value in change.items():
            setattr(held, name, value)
        with pytest.raises((Refused, SignedAlready)):
            unit.commit()
    stays(office)


def test_a_death_of_anybody_on_a_case_proposes_a_hold_until_somebody_decides(office: Keeping) -> None:
    assert hold_steps.proposed(office.desk) == []
    for name in ("paul", "mair"):
        _died(office, getattr(office.family, name))
    with office.desk.writing() as unit:
        nowhere = unit.add(person("Nobody's Case"))
        unit.commit()
    _died(office, nowhere.id)
    assert {one.person for one in hold_steps.proposed(office.desk)} == {office.family.mair}  # Paul has no part in a case
    with pytest.raises(NothingHere):
        hold_steps.hold_after_death(office.desk, office.family.case, holding_town.ENGLISH)
    made = hold_steps.hold_after_death(office.desk, office.family.mair, holding_town.ENGLISH)
    assert hold_steps.proposed(office.desk) == []
    assert made.because is Because.DEATH
    assert (made.words or "").replace("\u00a0", " ") == "Died on 1 November 2026, as it stands on file."
    lift(office.town, office.desk, office.desk.open(Hold, made.id))
    assert hold_steps.proposed(office.desk) == []  # it was decided once


def _died(office: Keeping, id: uuid.UUID) -> None:
    with office.desk.writing() as unit:
        unit.get(Person, id).deceased_on = PartialDate(2026, 11, 1)
        unit.commit()


def test_that_nothing_is_held_after_a_death_is_a_managers_decision(office: Keeping) -> None:
    _died(office, office.family.mair)
    office.sit("Dai")
    with pytest.raises(Refused) as refused:
        hold_steps.not_held(office.desk, office.family.mair, "She died in her sleep at ninety.")
    assert "X13-entitled" in rules(refused)
    office.sit("Nerys")
    hold_steps.not_held(office.desk, office.family.mair, "She died in her sleep at ninety.")
    assert hold_steps.proposed(office.desk) == []
    assert flag_removal.against(office.desk, office.flag) == []


def test_a_worker_holds_and_closing_a_case_names_the_hold(office: Keeping) -> None:
    desk = office.sit("Dai")
    made = hold_person(desk, office.family.mair)
    with desk.reading() as session:
        case = session.get(Case, office.family.case)
        assert case is not None
        assert made.id in {one.record for one in still_open(session, case)}


def test_a_hold_says_what_it_holds_and_since_when(office: Keeping) -> None:
    today = office.desk.now().today
    for said, field in (
        ({"held": Held.PERSON}, "person"),
        ({"held": Held.SITUATION}, "situation"),
        ({"held": Held.PERIOD}, "from_day"),
        ({"held": Held.PERIOD, "from_day": today, "until_day": today - timedelta(days=1)}, "until_day"),
        ({"held": Held.PERSON, "person": office.family.mair, "since": today + timedelta(days=1)}, "since"),
    ):
        with pytest.raises(Refused) as refused:
            hold(office.desk, **said)
        assert field in {problem.field for problem in refused.value.problems}
