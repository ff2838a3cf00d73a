"""The practice vault: everything a newcomer can meet is in it, and nothing in it breaks the program's own rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.practice.conftest import NOW, every
from vawdesk.clock import Moment
from vawdesk.models.base import RecordLanguage, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, not_finished
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.casework.roles import ADULT_WORDS, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag, confirmation_overdue, review_overdue
from vawdesk.models.casework.visit_gate import GateFacts, concerns
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.casework.visit_signal import LATEST_WITHIN, no_signal, slack
from vawdesk.models.registry import record_types
from vawdesk.models.rules import Weight
from vawdesk.models.second_person import awaits_confirmation
from vawdesk.models.values import Tri, age_on
from vawdesk.services import search
from vawdesk.services.as_it_stood import as_it_stood, file_rows
from vawdesk.services.chronology import timeline
from vawdesk.services.deadlines import Reader, Readiness, home
from vawdesk.services.desk import Desk
from vawdesk.services.due_kinds import Kind
from vawdesk.services.flags_met import flags_met
from vawdesk.services.practice.notes import MISFILED
from vawdesk.services.practice.places import RURAL
from vawdesk.services.practice.stage import Stage
from vawdesk.services.practice.visits import YEAR
from vawdesk.services.separation import case_problems
from vawdesk.services.visit_facts import GATE_WAYS, visit_facts
from vawdesk.services.visit_gate import check

HERE = Moment(NOW, 0)


def test_it_holds_what_it_promises(manager: Desk) -> None:
    assert len(every(manager, Person)) == 40
    assert len(every(manager, Case)) == 25
    assert 190 <= len(every(manager, ContactNote)) <= 240
    assert len([one for one in every(manager, HomeVisit) if one.standing is VisitStanding.DONE]) == 60


def test_nothing_in_it_breaks_a_rule(manager: Desk) -> None:
    for kind in record_types().values():
        if kind.compartment not in manager.vault.compartments:
            continue
        for record in every(manager, kind):
            if record.status is Status.DRAFT:
                continue
            standing = [one for one in record.problems(HERE) if one.weight is Weight.REFUSE]
            assert not standing, (record.type_name, record.ref_no, standing)


def test_the_journal_of_the_year_is_whole_and_its_times_are_those_of_the_year(manager: Desk) -> None:
    for name in manager.vault.compartments:
        assert manager.verify(name) == []
        with manager.vault[name].connection() as connection:
            times = [row["utc"] for row in manager.vault[name].journal.rows(connection)]
        assert times == sorted(times)
    assert times[0][:4] == "2025"


def test_flags_in_every_state(manager: Desk) -> None:
    flags = every(manager, StaffRiskFlag)
    assert {one.standing for one in flags} == set(Standing)
    assert any(confirmation_overdue(one, HERE) for one in flags)
    assert any(review_overdue(one, HERE) for one in flags)
    assert any(awaits_confirmation(one.approved_by, one.confirmed_by) for one in flags)
    assert any(one.address for one in flags)


def test_visits_in_every_state(manager: Desk) -> None:
    visits = every(manager, HomeVisit)
    assert {one.standing for one in visits} == set(VisitStanding)
    assert {Outcome.DO_NOT_VISIT, Outcome.DIFFERENT, Outcome.TWO_PEOPLE, Outcome.WITH_MEASURES} <= {one.outcome for one in visits}
    assert any(one.series for one in visits)
    assert any(one.carried_from for one in visits)


def test_a_visit_waits_because_of_a_flag_and_a_not_known(manager: Desk) -> None:
    with manager.reading() as session:
        visit = session.get(HomeVisit, Stage(HERE, 1).id("visit wait-flag"))
        assert visit is not None
        checked = check(session, visit, HERE)
        assert checked.waits_for_manager
        assert {one.question for one in checked.concerns} == {"", "person there", "threats to staff"}
        assert visit.answers is not None
        assert visit.answers.reply("person there").answer is Tri.NOT_KNOWN


def test_agreed_visits_may_go_and_others_say_that_they_may_not(manager: Desk) -> None:
    with manager.reading() as session:
        may = {
            id: check(session, visit, HERE).may_go
            for id in ("agreed", "no-concern", "series-2", "wait-flag", "wait-farm", "sent-back", "not-going", "moved")
            if (visit := session.get(HomeVisit, Stage(HERE, 1).id(f"visit {id}")))
        }
    expected = {"agreed", "no-concern", "series-2"}
    assert {id for id, goes in may.items() if goes} == expected
    assert len(may) == 8


def test_visits_without_a_signal_say_from_where_and_by_when_they_call(manager: Desk) -> None:
    rural = {Stage(HERE, 1).id(f"address {key}") for key in RURAL}
    unheard = [one for one in every(manager, HomeVisit) if no_signal(one) and one.place in rural]
    assert len(unheard) >= 2
    assert all(one.call_from and one.text_999 and slack(one) <= LATEST_WITHIN for one in unheard)
    assert any(one.landline for one in unheard)
    with manager.reading() as session:
        said = [problem.rule for one in unheard for problem in check(session, one, HERE).problems]
    assert {"H-call-from", "H-latest", "H-latest-late"}.isdisjoint(said)


def _flagged_then(session: Session, visit: HomeVisit) -> bool:
    """Whether a flag that stood on the day of a visit raises a concern at its gate, by whatever way it reaches there."""
    flags = [one.flag for one in flags_met(session, [visit], HERE) if one.way in GATE_WAYS]
    return any(flag.proposed_by is None or visit.planned_at is None or flag.proposed_by.at <= visit.planned_at for flag in flags)


def _facts_then(session: Session, visit: HomeVisit) -> GateFacts:
    """What the gate knew of a visit: all that it weighs now, but of the flags only those that stood then."""
    known = visit_facts(session, visit, HERE).gate
    return known if _flagged_then(session, visit) else replace(known, open_flags=())


def test_at_most_one_ordinary_rural_visit_in_three_raises_a_concern(manager: Desk) -> None:
    """A gate that always rings is read by nobody: over the practice year it mostly stays quiet in the country."""
    stage = Stage(HERE, 1)
    ids, rural = {stage.id(f"visit year-{number}") for number in range(YEAR)}, {stage.id(f"address {key}") for key in RURAL}
    year = [one for one in every(manager, HomeVisit) if one.id in ids]
    country = [one for one in year if one.place in rural]
    with manager.reading() as session:
        raised = [one for one in country if concerns(one, _facts_then(session, one))]
    practical = [one for one in country if one.answers and one.answers.reply("signal").answer is Tri.YES]
    assert len(year) == 60
    assert len(country) == 40
    assert 0 < len(raised) * 3 <= len(country)
    assert len(practical) > len(country) / 2  # a poor signal alone raises nothing


def test_notes_of_every_kind(manager: Desk) -> None:
    notes = every(manager, ContactNote)
    assert {one.late_reason for one in notes if one.late_reason}
    assert any(one.nobody for one in notes)
    assert any(one.told_in_confidence for one in notes)
    assert any(one.risk_to_self is Tri.YES for one in notes)
    assert any(one.what_has_changed for one in notes)
    assert any(not_finished(one, HERE) for one in notes if one.status is Status.DRAFT)
    assert sum(one.language is RecordLanguage.WELSH for one in notes) > 30
    assert len(every(manager, Addendum)) == 2


def test_a_colleague_has_begun_a_note(sit: Callable[[str], Desk]) -> None:
    desk = sit("sioned")
    begun = desk.drafts.of_file(Stage(HERE, 1).id("case mair"))
    assert [type_ for _account, _at, type_ in begun] == ["contact_note"]
    assert begun[0][0] != desk.account.id


def test_people_of_one_situation_have_workers_of_their_own(manager: Desk) -> None:
    with manager.reading() as session:
        cases = list(session.scalars(select(Case)))
        assert not [one for case in cases for one in case_problems(session, case) if one.weight is not Weight.ADVISE]
    assert list(Counter(case.situation for case in cases).values()).count(2) >= 5
    assert any(case.counter_allegations_present is Tri.YES for case in cases)
    assert Role.PROXY in {role for case in cases for row in case.people or () for role in row.roles or ()}


def test_the_seventeen_year_old_is_called_nothing_else(manager: Desk) -> None:
    osian = manager.peek(Person, Stage(HERE, 1).id("person osian"))
    assert osian is not None
    assert osian.dob is not None
    assert age_on(osian.dob, HERE.today) == (17, 17)
    roles = {role for case in every(manager, Case) for row in case.people or () if row.person == osian.id for role in row.roles or ()}
    assert roles == {Role.YOUNG}
    assert not roles & ADULT_WORDS


def test_there_is_a_refuge_of_which_nothing_is_written(manager: Desk) -> None:
    refuge = next(one for one in every(manager, Address) if one.kind is AddressKind.REFUGE)
    assert refuge.confidential
    assert not refuge.town
    assert not refuge.postcode


def test_languages_and_shared_telephones(manager: Desk) -> None:
    people = every(manager, Person)
    spoken = Counter(one.language_choice for one in people)
    assert spoken[Speech.WELSH] >= 8
    assert spoken[Speech.BSL]
    assert spoken[Speech.OTHER]
    assert any(mail.shared_device is Tri.YES for one in people for mail in one.emails or ())


def test_the_sealed_file_is_not_there_for_the_colleague_who_is_close(sit: Callable[[str], Desk]) -> None:
    stage = Stage(HERE, 1)
    for name, there in (("carys", False), ("sioned", True)):
        desk = sit(name)
        assert (desk.peek(Person, stage.id("person lowri")) is not None) is there
        assert ("Lowri Bowen" in {one.display_name for one in every(desk, Person)}) is there
        with desk.reading() as session:
            assert not search.find(session, "casework", "Lowri")


def test_the_misfiled_note_shows_in_no_page_of_the_file_it_was_in(manager: Desk) -> None:
    stage, word = Stage(HERE, 1), "forklift"
    assert word in MISFILED
    wrong, right = stage.id("case rhodri"), stage.id("case craig")
    with manager.reading() as session:
        hits = search.find(session, "casework", word)
        assert {hit.file for hit in hits} == {right}
        shown = [one.record for one in timeline(session, [wrong], limit=500).events]
        rows = file_rows(manager.vault["casework"].journal, session.connection(), wrong)
        stood = [one.record for one in as_it_stood(rows, stage.time(22, 12), limit=500).entries]
    assert shown
    assert stood
    assert not [one for one in (*shown, *stood) if one is not None and word in one.content().decode()]


def test_home_has_work_for_both(sit: Callable[[str], Desk]) -> None:
    found: dict[str, set[Kind]] = {}
    for name in ("sioned", "carys"):
        desk = sit(name)
        reader = Reader(desk.account.id, desk.account.staff, desk.account.roles)
        with desk.reading() as session:
            lines = home(session, reader, HERE, colleagues={}, readiness=Readiness())
        found[name] = {one.kind for one in lines.all}
    expected = {Kind.VISIT_OVERDUE, Kind.VISIT_OUT, Kind.VISIT_DECIDE_TOMORROW, Kind.FLAG_CONFIRM, Kind.FLAG_UNCONFIRMED}
    assert expected <= found["sioned"]
    assert {Kind.VISIT_OVERDUE, Kind.NOTE_TO_FILE, Kind.VISIT_ASSESS, Kind.CONTACT_TOMORROW} <= found["carys"]


def test_no_number_and_no_postcode_belongs_to_anybody(manager: Desk) -> None:
    for kind in record_types().values():
        if kind.compartment not in manager.vault.compartments:
            continue
        for record in every(manager, kind):
            text = record.content().decode()
            for number in re.findall(r"\b0\d{4} ?\d{6}\b", text):
                assert re.fullmatch(r"(01632 960|07700 900)\d{3}", number), number
            for postcode in re.findall(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", text):
                assert postcode.startswith("ZZ"), postcode
