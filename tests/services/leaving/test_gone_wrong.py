"""What follows a disclosure that went wrong: its steps, what it touches, what Home says of it, and sealed files."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.services.leaving.conftest import Builder, Family, make_family
from tests.services.sealed_town import family as sealed_family
from tests.vaults import FOUNDER, Town
from vawdesk.i18n import language, plain
from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import AWARE_LATER, DisclosureGoneWrong
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.wrong_options import Happened, Step, StepState
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.services import gone_wrong
from vawdesk.services.desk import Desk
from vawdesk.services.due import Kind
from vawdesk.services.gone_wrong_copies import from_copies, joinable
from vawdesk.services.gone_wrong_touches import around
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.refusals import Refused
from vawdesk.services.still_open import still_open
from vawdesk.vault.accounts import Role
from vawdesk.vault.statements import let_through

OTHER = "Dai Bowen"


class Office:
    """The founder at the desk, with the family on file."""

    def __init__(self, town: Town) -> None:
        self.town, self.vault = town, town.open(FOUNDER)
        self.desk = Desk(self.vault)
        with self.desk.writing() as unit, let_through(unit.session):
            self.family: Family = make_family(Builder(unit.session))
            unit.session.commit()
            for record in vars(self.family).values():
                unit.session.refresh(record)
            unit.session.expunge_all()

    def begin(self, **said: object) -> uuid.UUID:
        values: dict[str, object] = {
            "case": self.family.hers.id, "what_happened": Happened.PAPER_LOST, "what": "A sheet.", "about": (self.family.alys.id,),
            "addresses": (self.family.refuge.id,), "aware_at": self.desk.now().utc,
        }  # fmt: skip
        return gone_wrong.begin(self.desk, DisclosureGoneWrong(**{**values, **said}))

    def now(self, id: uuid.UUID) -> DisclosureGoneWrong:
        found = self.desk.peek(DisclosureGoneWrong, id)
        assert found is not None
        return found

    def home(self) -> set[Kind]:
        return {due.kind for due in home_now(self.desk, NamesOnFile(self.desk)).lines.all if due.kind.name.startswith("WRONG")}

    def sit(self, name: str) -> None:
        self.vault.sign_out()
        self.vault = self.town.open(name)
        self.desk = Desk(self.vault)


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    town.add_all(**{OTHER: Role.WORKER})
    made = Office(town)
    yield made
    made.vault.sign_out()


def test_a_step_is_taken_changed_and_taken_back_and_the_journal_keeps_all(office: Office) -> None:
    id, at = office.begin(), office.desk.now().utc
    gone_wrong.take(office.desk, id, Step.INSURER, StepState.NOT_NEEDED, "No cover for it.", at)
    gone_wrong.take(office.desk, id, Step.TELL_NOW, StepState.DONE, "", at)
    gone_wrong.take(office.desk, id, Step.INSURER, StepState.DONE, "They want to know after all.", at)
    record = office.now(id)
    assert [row.step for row in record.steps or ()] == [Step.TELL_NOW, Step.INSURER]
    assert (taken := record.taken(Step.INSURER)) is not None
    assert (taken.state, taken.by) == (StepState.DONE, office.desk.account.staff)
    gone_wrong.still_to_do(office.desk, id, Step.INSURER)
    assert office.now(id).taken(Step.INSURER) is None


def test_it_may_be_closed_with_everything_to_do_and_taken_up_again(office: Office) -> None:
    id = office.begin(feared_may_have=Tri.YES)
    gone_wrong.close(office.desk, id, "It was the wrong file; nothing had left.")
    assert not office.now(id).is_open
    assert office.home() == set()
    gone_wrong.reopen(office.desk, id)
    assert office.now(id).is_open
    assert office.now(id).closed_word is None


def test_home_says_safety_first_then_the_clock_then_what_is_left(office: Office) -> None:
    id = office.begin()
    assert office.home() == {Kind.WRONG_SAFETY}  # nothing is known yet: it counts as feared, and one page is one line
    (line,) = [due for due in home_now(office.desk, NamesOnFile(office.desk)).lines.all if due.kind is Kind.WRONG_SAFETY]
    assert line.detail is not None
    assert "hours are left" in language("en").say(line.detail)
    at = office.desk.now().utc
    for step in (Step.TELL_NOW, Step.POLICE, Step.ARRANGE, Step.COLLEAGUES):
        gone_wrong.take(office.desk, id, step, StepState.DONE, "", at)
    assert office.home() == {Kind.WRONG_CLOCK}
    office.town.clock.advance(hours=73)
    assert office.home() == {Kind.WRONG_CLOCK_OVER}
    gone_wrong.take(office.desk, id, Step.REGULATOR, StepState.NOT_NEEDED, "Initials alone.", office.desk.now().utc)
    assert office.home() == {Kind.WRONG_STEPS}


def test_whoever_began_it_sees_the_safety_and_a_colleague_nothing(office: Office) -> None:
    office.begin()
    office.sit(OTHER)
    assert office.home() == set()
    office.begin()
    assert office.home() == {Kind.WRONG_SAFETY}  # the regulator is a manager's to decide


def test_it_keeps_a_case_from_being_closed_unseen(office: Office) -> None:
    id = office.begin()
    with office.desk.reading() as session:
        assert id in {thing.record for thing in still_open(session, office.family.hers)}
    gone_wrong.close(office.desk, id, "Seen to.")
    with office.desk.reading() as session:
        assert id not in {thing.record for thing in still_open(session, office.family.hers)}


def test_what_it_touches_is_listed_visits_contacts_and_the_address(office: Office) -> None:
    family, soon = office.family, office.desk.now().utc + timedelta(days=1)
    with office.desk.writing() as unit, let_through(unit.session):
        build = Builder(unit.session)
        visit = build.keep(HomeVisit(case=family.hers.id, planned_at=soon, place=family.refuge.id, standing=VisitStanding.PLANNED))
        contact = build.keep(PlannedContact(case=family.hers.id, at=soon, where="Library", with_people=(family.alys.id,)))
        other = build.keep(PlannedContact(case=family.his.id, at=soon, where="Office", with_people=(family.rhodri.id,)))
        kept = {visit.id, contact.id}
        gone = other.id
        unit.session.commit()
    found = around(office.desk, office.now(office.begin()))
    touched = {one.record for one in found.touched}
    assert kept | {family.refuge.id} <= touched
    assert gone not in touched
    assert [person.id for one in found.people for person, _theirs in one.records] == [family.alys.id]
    assert found.feared  # whom she may fear is said beside the question whether they may have it


def test_one_is_found_again_by_what_it_began_with(office: Office) -> None:
    copy, note = uuid.uuid4(), uuid.uuid4()
    first, second = office.begin(copies=(copy,)), office.begin(note=note, release=7)
    with office.desk.reading() as session:
        for asked, id in (({"copies": [copy]}, first), ({"note": note}, second), ({"release": 7}, second)):
            found = gone_wrong.about_it(session, **asked)  # type: ignore[arg-type]  # each by one of its names
            assert found is not None
            assert found.id == id
        assert gone_wrong.about_it(session) is None
        assert gone_wrong.about_it(session, copies=[uuid.uuid4()]) is None


def test_in_a_sealed_file_it_is_sealed_to_the_same_people(office: Office) -> None:
    with office.desk.writing() as unit:
        sealed = sealed_family(unit, [office.desk.account.id])
        unit.commit()
    id = office.begin(case=sealed.case, about=(sealed.mair,), addresses=(sealed.place,))
    assert office.home() == {Kind.WRONG_SAFETY}
    gone_wrong.take(office.desk, id, Step.TELL_NOW, StepState.DONE, "Rang her.", office.desk.now().utc)
    with office.desk.reading() as session:
        assert session.get(DisclosureGoneWrong, id) is None  # it lies in an envelope
        assert [one.id for one in gone_wrong.open_ones(session)] == [id]
    office.sit(OTHER)
    assert office.desk.peek(DisclosureGoneWrong, id) is None
    with office.desk.reading() as session:
        assert gone_wrong.open_ones(session) == []


def test_pages_of_a_sealed_file_that_were_lost_with_others_have_a_disclosure_of_their_own(office: Office) -> None:
    with office.desk.writing() as unit:
        sealed = sealed_family(unit, [office.desk.account.id])
        unit.commit()
    said: dict[str, object] = {
        "document": "D04", "recipient": OTHER, "profile": Profile.INTERNAL, "purpose": "For supervision", "fate": Fate.LOST,
        "fate_note": "Left on the bus.", "printed_at": office.desk.now().utc, "fate_at": office.desk.now().utc, "status": Status.SIGNED,
    }  # fmt: skip
    kept: list[uuid.UUID] = []
    for number, (file, about) in enumerate(((sealed.case, sealed.mair), (office.family.hers.id, office.family.alys.id)), start=1):
        with office.desk.writing() as unit:
            copy = HandledCopy(**said, copy_number=number, content_hash=f"{number:064x}", in_file=file, about=(about,))
            kept.append(unit.add(copy).id)
            unit.commit()
    ids = from_copies(office.desk, kept, plain, language("en"))
    assert len(ids) == 2
    made = [office.now(id) for id in ids]
    assert {one.about for one in made} == {(sealed.mair,), (office.family.alys.id,)}
    with office.desk.reading() as session:
        in_the_open = {id for id in ids if session.get(DisclosureGoneWrong, id) is not None}
    assert in_the_open == {one.id for one in made if one.case == office.family.hers.id}
    assert {one.id for one in joinable(office.desk)} == in_the_open  # nothing from outside goes into a sealed one


def test_why_the_clock_begins_later_than_somebody_noticed_is_asked_whoever_writes_it(office: Office) -> None:
    noticed = office.desk.now().utc - timedelta(hours=5)
    with pytest.raises(Refused) as refused:
        office.begin(noticed_at=noticed)
    assert [problem.rule for problem in refused.value.problems] == [AWARE_LATER.code]
    id = office.begin(noticed_at=noticed, aware_at=noticed)
    with office.desk.writing() as unit:
        unit.get(DisclosureGoneWrong, id).aware_at = office.desk.now().utc
        with pytest.raises(Refused):
            unit.commit()
    with office.desk.writing() as unit:
        unit.reasons[AWARE_LATER.code] = "It was a rumour until the school rang."
        unit.get(DisclosureGoneWrong, id).aware_at = office.desk.now().utc
        unit.commit()
    gone_wrong.take(office.desk, id, Step.TELL_NOW, StepState.DONE, "She knows.", office.desk.now().utc)  # what was said is not asked again
