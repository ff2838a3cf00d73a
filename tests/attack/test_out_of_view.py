"""A colleague takes out of view what stands against them: by the status, by a move that files nothing, in a manager's name (X3, X11)."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from tests.attack.conftest import Office
from tests.attack.test_rewriting import noted
from tests.attack.test_signatures import refused
from tests.models.casework.test_decision import decision
from tests.services.test_deciding import share
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.closeness import Closeness
from vawdesk.services import visit_steps
from vawdesk.services.desk import Desk
from vawdesk.services.misfiling import WITHDRAW, Move
from vawdesk.services.note_filing import addition_to, refile, sign_addition
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.unit import signed_by


def on_file(office: Office, desk: Desk) -> list[Record]:
    """One record of every sort that a colleague may wish away, signed by whoever is at the desk."""
    nerys, home, case = office.family(desk)
    with desk.writing() as unit:
        note = unit.add(note_of(unit, case))
        decided = decision(case=case.id, relied_on_records=(note.id,), decided_at=unit.now.utc, status=Status.SIGNED)
        decided.decided_by = signed_by(unit)
        shared = share(unit.get(Case, case.id), note)
        shared.status, shared.signed, shared.shared_at = Status.SIGNED, signed_by(unit), unit.now.utc
        close = Connection(
            staff_member=desk.account.staff, name="Paul Tywod", closeness=Closeness.RELATIVE, declared_by=DeclaredBy.THEMSELVES,
            declared_on=unit.now.today, status=Status.SIGNED,
        )  # fmt: skip
        made: list[Record] = [nerys, home, case, unit.add(decided), unit.add(shared), unit.add(close)]
        unit.commit()
    visit = visit_steps.sign(desk, office.visit(nerys, home, case))
    return [*made, visit, office.proposed(desk, nerys)]


@pytest.mark.parametrize("name", ["Huw", "Sioned"])
def test_nothing_goes_out_of_view_by_its_status(office: Office, name: str) -> None:
    """Not even for a manager: a flag is ended by its step, a decision stays, a visit is called off."""
    desk = office.desk(name)
    held = on_file(office, desk)
    for one in held:
        for action in ("change", WITHDRAW):
            with desk.writing() as unit:
                record = unit.get(type(one), one.id)
                record.status = Status.WITHDRAWN
                unit.act(record, action)
                assert "X3-stays" in refused(unit), (one.type_name, action)
        now = desk.peek(type(one), one.id)
        assert now is not None
        assert now.status is one.status


def taken_out(desk: Desk, note: ContactNote, **said: object) -> set[str]:
    """What refuses that somebody takes this note out of its file past the page."""
    with desk.writing() as unit:
        held = unit.get(ContactNote, note.id)
        held.status, held.withdrawn, held.withdrawn_why = Status.WITHDRAWN, signed_by(unit), "It is of somebody else."
        for field, value in said.items():
            setattr(held, field, value)
        unit.act(held, WITHDRAW)
        return refused(unit)


def test_a_note_is_taken_out_by_its_author_or_a_manager_and_filed_elsewhere(office: Office) -> None:
    huw, note = noted(office)
    assert taken_out(huw, note) == {"X3-withdraw", "X3-filed"}
    beth = office.desk("Beth")
    assert taken_out(beth, note, belongs_to=uuid.uuid4()) == {"X3-filed"}
    with beth.writing() as unit:
        by_sioned = replace(signed_by(unit), person=office.staff["Sioned"], name="Sioned")
    assert "X13-own-name" in taken_out(beth, note, withdrawn=by_sioned)
    with beth.writing() as unit:
        unit.get(ContactNote, note.id).status = Status.WITHDRAWN
        with pytest.raises((Refused, SignedAlready)):
            unit.commit()


def test_a_colleague_does_not_move_a_note_the_way_the_page_goes(office: Office) -> None:
    huw, note = noted(office)
    with huw.writing() as unit:
        ruth = unit.add(person("Ruth Okafor"))
        right = unit.add(case_of(unit, ruth))
        unit.commit()
    move = Move(right.id, (ruth.id,), "It was Ruth who rang.")
    with huw.writing() as unit, pytest.raises(Refused) as stopped:
        refile(unit, note.id, move)
    assert [problem.rule for problem in stopped.value.problems] == ["X3-withdraw"]
    beth = office.desk("Beth")
    with beth.writing() as unit:
        filed = refile(unit, note.id, move).filed
        unit.commit()
    assert [beth.open(ContactNote, one.id).case for one in filed] == [right.id]


def test_what_was_added_is_not_taken_away_by_itself(office: Office) -> None:
    huw, note = noted(office)
    added = addition_to(huw, note)
    added.reason, added.text = AddendumReason.ADDS, "He was at the gate, too."
    with huw.writing() as unit:
        sign_addition(added, unit)
        unit.add(added)
        unit.commit()
    with huw.writing() as unit:
        unit.get(Addendum, added.id).status = Status.WITHDRAWN
        assert refused(unit) == {"X3-stays"}


def test_nor_in_a_sealed_file(office: Office) -> None:
    huw = office.desk("Huw")
    held = on_file(office, huw)
    case = next(one for one in held if isinstance(one, Case))
    sioned = office.desk("Sioned")
    with sioned.writing() as unit:
        seal_file(unit, case.id, [sioned.account.id, office.accounts["Huw"]])
        unit.commit()
    huw = office.desk("Huw")
    sealed = [one for one in held if not isinstance(one, Connection)]
    for one in sealed:
        with huw.writing() as unit:
            record = unit.get(type(one), one.id)
            assert unit.is_sealed(record.id), one.type_name
            record.status = Status.WITHDRAWN
            unit.act(record, WITHDRAW)
            assert "X3-stays" in refused(unit), one.type_name
