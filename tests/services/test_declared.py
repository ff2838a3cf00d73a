"""Who declares a connection, who may end it, who is told of a name that came up later, and who is not (C11, HR1)."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from tests.services.sealed_town import account, close_to, family
from tests.services.test_desk import case_of, person
from tests.services.test_sealed_file import other, seal
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.person import Person
from vawdesk.models.closeness import Closeness
from vawdesk.models.organisation.staff_member import StaffConnection, StaffMember
from vawdesk.services import declared
from vawdesk.services.colleagues import colleagues
from vawdesk.services.connections import kept_from
from vawdesk.services.desk import Desk
from vawdesk.services.due_kinds import Kind
from vawdesk.services.hands import NOT_ONES_OWN
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.protection import declared_connections
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_file import to_be_named
from vawdesk.services.second_person import NOT_ENTITLED

EN = language("en")


def staff_of(desk: Desk, name: str) -> uuid.UUID:
    return next(one.staff for one in colleagues(desk) if one.account_name == name)


def declare(desk: Desk, staff: uuid.UUID, **whom: object) -> Connection:
    with desk.writing() as unit:
        made = unit.add(
            Connection(
                staff_member=staff, closeness=Closeness.RELATIVE, declared_by=DeclaredBy.THEMSELVES, declared_on=unit.now.today,
                status=Status.SIGNED, **whom,
            )
        )  # fmt: skip
        unit.commit()
    return made


def kinds_on_home(desk: Desk) -> set[Kind]:
    return {due.kind for due in home_now(desk, NamesOnFile(desk)).lines.all}


def refused(act: object) -> str:
    with pytest.raises(Refused) as stopped:
        act()  # type: ignore[operator]  # an act of the test
    return stopped.value.problems[0].rule


def test_a_worker_declares_for_themselves_and_for_nobody_else(carys: Desk, town: Town) -> None:
    dai = other(carys, town, "Dai")
    declare(dai, dai.account.staff, name="Paul Canary")
    assert refused(lambda: declare(dai, staff_of(dai, "Nerys"), name="Paul Canary")) == NOT_ENTITLED.code
    (line,) = declared.own(dai)
    assert (line.whom, line.may_end) == ("Paul Canary", False)
    dai.vault.close()


def test_whoever_it_is_about_never_ends_or_changes_it_and_a_manager_does(carys: Desk, town: Town) -> None:
    dai = other(carys, town, "Dai")
    made = declare(dai, dai.account.staff, name="Paul Canary")
    assert refused(lambda: declared.end(dai, made.id, "We fell out.")) == NOT_ONES_OWN.code
    with dai.writing() as unit:
        unit.get(Connection, made.id).name = "Somebody Else"
        assert refused(unit.commit) == NOT_ONES_OWN.code
    nerys = other(dai, town, "Nerys")
    own = declare(nerys, nerys.account.staff, name="Mair Canary")
    assert refused(lambda: declared.end(nerys, own.id, "It is long ago.")) == NOT_ONES_OWN.code
    declared.end(nerys, made.id, "They have parted.")
    assert nerys.open(Connection, made.id).ended_on == nerys.now().today
    nerys.vault.close()


def test_a_name_that_comes_on_file_later_is_told_to_managers_and_not_to_whom_it_is_about(carys: Desk, town: Town) -> None:
    dai = other(carys, town, "Dai")
    made = declare(dai, dai.account.staff, name="Paul Cannary")
    assert Kind.CONNECTION_FOUND not in kinds_on_home(dai)
    with dai.writing() as unit:
        paul = unit.add(person("Paul Canary"))
        case = unit.add(case_of(unit, paul))
        unit.commit()
    before = declared.own(dai)
    assert Kind.CONNECTION_FOUND not in kinds_on_home(dai)
    again = other(dai, town, "Carys")
    assert Kind.CONNECTION_FOUND in kinds_on_home(again)
    (near,) = declared.may_be_on_file(again, NamesOnFile(again))
    assert (near.connection, near.person, near.colleague, near.name) == (made.id, paul.id, "Dai", "Paul Cannary")
    declared.it_is(again, made.id, paul.id)
    assert kinds_on_home(again) & {Kind.CONNECTION_FOUND, Kind.FILE_TO_SEAL} == {Kind.FILE_TO_SEAL}
    (file,) = declared.files_to_seal(again)
    assert (file.case, file.colleagues) == (case.id, ("Dai",))
    dai = other(again, town, "Dai")
    assert declared.own(dai) == before  # not even that it was found
    assert not kinds_on_home(dai) & {Kind.CONNECTION_FOUND, Kind.FILE_TO_SEAL}
    assert paul.id not in NamesOnFile(dai).find("Paul Canary")
    dai.vault.close()


def test_a_namesake_is_asked_about_once(carys: Desk) -> None:
    made = declare(carys, staff_of(carys, "Dai"), name="Paul Canary")
    with carys.writing() as unit:
        paul = unit.add(person("Paul Canary"))
        unit.commit()
    names = NamesOnFile(carys)
    assert [one.person for one in declared.may_be_on_file(carys, names)] == [paul.id]
    declared.it_is_not(carys, made.id, paul.id)
    assert declared.may_be_on_file(carys, names) == ()
    with carys.writing() as unit:
        again = unit.add(person("Paul Canary"))
        unit.commit()
    assert [one.person for one in declared.may_be_on_file(carys, names)] == [again.id]


def test_a_manager_is_never_asked_about_their_own_connection_nor_told_whom_colleagues_keep_from_them(carys: Desk, town: Town) -> None:
    declare(carys, carys.account.staff, name="Paul Canary")
    with carys.writing() as unit:
        paul = unit.add(person("Paul Canary"))
        unit.add(case_of(unit, paul))
        unit.commit()
    assert declared.may_be_on_file(carys, NamesOnFile(carys)) == ()
    nerys = other(carys, town, "Nerys")
    (near,) = declared.may_be_on_file(nerys, NamesOnFile(nerys))
    declared.it_is(nerys, near.connection, near.person)
    close_to(nerys, "Dai", paul.id)
    again = other(nerys, town, "Carys")
    assert declared.files_to_seal(again) == ()  # another manager sees to it
    assert [line.whom for line in declared.everybodys(again)] == [declared.NOT_NAMED]
    again.vault.close()


def test_a_connection_with_somebody_sealed_is_known_to_all_managers_and_names_nobody(carys: Desk, town: Town) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held)
    close_to(carys, "Dai", held.mair)
    assert [one.close for one in to_be_named(carys, held.case) if one.name == "Dai"] == [True]
    assert [line.whom for line in declared.everybodys(carys)] == ["Mair Canary"]
    nerys = other(carys, town, "Nerys")
    assert [line.whom for line in declared.everybodys(nerys)] == [declared.NOT_NAMED]
    assert declared.files_to_seal(nerys) == ()
    nerys.vault.close()


def test_a_viewer_who_declares_somebody_later_is_told_to_the_manager(carys: Desk) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    seal(carys, held, "Dai")
    assert declared.files_to_seal(carys) == ()
    close_to(carys, "Dai", held.mair)
    (file,) = declared.files_to_seal(carys)
    assert (file.case, file.colleagues) == (held.case, ("Dai",))


def test_the_same_list_before_and_after_the_file_is_sealed(carys: Desk, town: Town) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    close_to(carys, "Dai", held.mair)
    dai = other(carys, town, "Dai")
    before = declared.own(dai)
    assert [line.whom for line in before] == [declared.NOT_NAMED]
    again = other(dai, town, "Carys")
    seal(again, held)
    dai = other(again, town, "Dai")
    assert declared.own(dai) == before
    for kind, id in ((Case, held.case), (Person, held.mair)):
        with pytest.raises(NothingHere) as stopped:
            dai.open(kind, id)
        assert EN.say(stopped.value.message) == "There is nothing here that you can open."
    dai.vault.close()


def test_staff_write_their_own_rows_and_only_a_manager_takes_one_away(carys: Desk, town: Town) -> None:
    dai = other(carys, town, "Dai")
    row = StaffConnection(staff_of(dai, "Nerys"), Closeness.RELATIVE, date(2026, 5, 1))

    def put(desk: Desk, member: uuid.UUID, *rows: StaffConnection) -> None:
        with desk.writing("organisation") as unit:
            unit.get(StaffMember, member).connections = rows
            unit.commit()

    put(dai, dai.account.staff, row)
    assert refused(lambda: put(dai, dai.account.staff)) == NOT_ONES_OWN.code
    assert refused(lambda: put(dai, staff_of(dai, "Carys"), row)) == NOT_ONES_OWN.code
    member = dai.account.staff
    again = other(dai, town, "Carys")
    put(again, member)
    assert not again.open(StaffMember, member).connections
    assert account(again, "Dai")
    again.vault.close()


def test_a_draft_keeps_nothing_from_anybody_and_is_no_way_past_the_rule(carys: Desk, town: Town) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    dai = other(carys, town, "Dai")
    with dai.writing() as unit:
        draft = unit.add(Connection(staff_member=staff_of(dai, "Nerys"), person=held.mair, closeness=Closeness.OTHER))
        unit.commit()
    with dai.reading() as session:
        assert kept_from(session, staff_of(dai, "Nerys"), dai.now().today) == frozenset()
        assert declared_connections(session, staff_of(dai, "Nerys"), dai.now()) == set()
    with dai.writing() as unit:
        made = unit.get(Connection, draft.id)
        made.declared_by, made.declared_on, made.status = DeclaredBy.THEMSELVES, unit.now.today, Status.SIGNED
        assert refused(unit.commit) == NOT_ENTITLED.code
    dai.vault.close()


def test_a_colleague_who_is_close_to_somebody_learns_nothing_from_the_question_about_duplicates(carys: Desk, town: Town) -> None:
    with carys.writing() as unit:
        mair = unit.add(person("Mair Canary"))
        unit.add(case_of(unit, mair))
        unit.commit()
    dai = other(carys, town, "Dai")
    assert [one.person for one in NamesOnFile(dai).duplicates(person("Mair Canary"))] == [mair.id]
    declare(dai, dai.account.staff, person=mair.id)
    assert NamesOnFile(dai).duplicates(person("Mair Canary")) == []
    again = other(dai, town, "Carys")
    assert [one.person for one in NamesOnFile(again).duplicates(person("Mair Canary"))] == [mair.id]
    again.vault.close()
