"""Removing a flag of a sealed file: by two who may see it, with a mark for them alone, and nothing of it for anybody else (F6, C11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.services.holding_town import TERM_OVER, agreed, ended_flag, remove, terms
from tests.services.sealed_town import Family, account, family, flag_about, peopled
from tests.vaults import Town
from vawdesk.models.casework.flag_review import Decided, FlagReview
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_instruction import StaffInstruction
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_removal, flag_review_steps, flag_steps, search
from vawdesk.services.desk import Desk
from vawdesk.services.flag_list import flags_listed
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.sealed_here import sealed_here
from vawdesk.vault.tables import TABLES


class Office:
    """A family whose file is sealed to Carys and Nerys, with a flag that was reviewed and has ended; Dai and the founder are outside."""

    def __init__(self, town: Town, sealed_first: bool) -> None:
        self.town, self.desk = town, Desk(peopled(town).open("Carys"))
        terms(self.desk)
        with self.desk.writing() as unit:
            self.family: Family = family(unit)
            unit.commit()
        if sealed_first:
            self.seal()
        self.flag = self.ended()
        if not sealed_first:
            self.seal()
        town.clock.advance(days=TERM_OVER)

    def ended(self) -> StaffRiskFlag:
        """Proposed by Carys, confirmed and kept at a review, ended."""
        flag = flag_steps.propose(self.desk, flag_about(self.family.paul, self.family.case))
        flag_steps.confirm(self.desk, flag.id, agreed(self.town, self.desk, flag_steps.asked_of(self.desk, flag)))
        said = {"looked_at": "Three visits since.", "decided": Decided.STANDS, "why": "He was a canary.", "review_on": date(2027, 3, 1)}
        with self.desk.writing() as unit:
            self.review = flag_review_steps.keep(unit, self.desk.open(StaffRiskFlag, flag.id), said).id
            unit.commit()
        flag_steps.end(self.desk, flag.id, "The canary has moved away.")
        return self.desk.open(StaffRiskFlag, flag.id)

    def seal(self) -> None:
        """To Carys and Nerys."""
        with self.desk.writing() as unit:
            seal_file(unit, self.family.case, [account(self.desk, name) for name in ("Carys", "Nerys")])
            unit.commit()

    def sit(self, name: str) -> Desk:
        self.desk.vault.sign_out()
        self.desk = Desk(self.town.open(name))
        return self.desk

    def rows(self) -> list[tuple[str, str | None, bytes | None]]:
        """What the journal says, to whoever holds the key of casework."""
        table = TABLES["casework"].journal
        with self.desk.reading() as session:
            query = select(table.c.action, table.c.type, table.c.content).order_by(table.c.seq)
            return [(action, type_, content) for action, type_, content in session.execute(query)]


@pytest.fixture(params=[True, False], ids=["sealed from the start", "sealed afterwards"])
def office(town: Town, request: pytest.FixtureRequest) -> Iterator[Office]:
    made = Office(town, request.param)
    yield made
    made.desk.vault.close()


def outside(desk: Desk, flag: uuid.UUID, review: uuid.UUID, mark: uuid.UUID) -> None:
    """Whoever is not named learns nothing: not from the list, the search, the records."""
    assert flags_listed(desk) == []
    for kind, id in ((StaffRiskFlag, flag), (FlagReview, review), (RemovedRecord, mark)):
        with pytest.raises(NothingHere):
            desk.open(kind, id)
    with desk.reading() as session:
        assert session.scalars(select(RemovedRecord)).all() == []
        assert session.scalars(select(StaffInstruction)).all() == []
        assert search.find(session, "casework", "canary") == []
        assert search.find(session, "casework", "term is over") == []


def test_two_who_may_see_it_remove_it_and_only_they_see_the_mark(office: Office) -> None:
    mark = remove(office.town, office.desk, office.flag.id)
    assert (mark.number, mark.ended_on) == (office.flag.ref_no, office.flag.ended_on)
    for kind, id in ((StaffRiskFlag, office.flag.id), (FlagReview, office.review)):
        with pytest.raises(NothingHere):
            office.desk.open(kind, id)
    assert office.desk.verify("casework") == []
    for name in ("Carys", "Nerys"):
        desk = office.sit(name)
        assert desk.open(RemovedRecord, mark.id).reason == "The term is over."
        assert [(line.id, line.is_removed) for line in flags_listed(desk)] == [(mark.id, True)]
        with desk.reading() as session:
            assert sealed_here(session, StaffRiskFlag) == sealed_here(session, FlagReview) == []
    for name in ("Dai", "Megan Price"):
        outside(office.sit(name), office.flag.id, office.review, mark.id)


def test_the_journal_keeps_no_word_of_it_in_the_open(office: Office) -> None:
    remove(office.town, office.desk, office.flag.id)
    told = [content for _action, _type, content in office.rows() if content]
    for word in (b"canary", b"term is over", (office.flag.ref_no or "?").encode()):
        assert not [content for content in told if word in content], word


def test_somebody_outside_the_seal_cannot_be_the_second(office: Office) -> None:
    held = office.desk.open(StaffRiskFlag, office.flag.id)
    ask = replace(flag_removal.asked_of(office.desk, held), among=None)  # a hand that is not asked by the program
    with pytest.raises(Refused) as refused:
        flag_removal.remove(office.desk, held, "The term is over.", agreed(office.town, office.desk, ask, "Megan Price"))
    assert [problem.rule for problem in refused.value.problems] == ["X13-entitled"]
    assert office.desk.open(StaffRiskFlag, office.flag.id).factual_description is not None


def test_an_open_flag_is_removed_with_whatever_manager(town: Town) -> None:
    desk = Desk(peopled(town).open("Carys"))
    terms(desk)
    with desk.writing() as unit:
        made = family(unit)
        unit.commit()
    flag = ended_flag(desk, made.paul, made.case)
    town.clock.advance(days=TERM_OVER)
    held = desk.open(StaffRiskFlag, flag.id)
    signed = agreed(town, desk, flag_removal.asked_of(desk, held), "Megan Price")
    assert flag_removal.remove(desk, held, "The term is over.", signed).number == flag.ref_no
    desk.vault.close()
