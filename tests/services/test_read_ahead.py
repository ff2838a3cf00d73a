"""What was read ahead is not read again by the lists; and it can be stopped between its steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.services.sealed_town import Family, family, flag_about
from vawdesk.services import flag_steps
from vawdesk.services.case_list import CaseList
from vawdesk.services.desk import Desk
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.read_ahead import read_ahead


@pytest.fixture
def flagged_family(carys: Desk) -> Family:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    flag_steps.propose(carys, flag_about(made.paul, made.case))
    return made


@contextmanager
def asked(desk: Desk) -> Iterator[list[str]]:
    """What the store is asked meanwhile."""
    told: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        told.append(statement)

    with desk.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", note)


def listed(desk: Desk, names: NamesOnFile) -> list[str]:
    with asked(desk) as told:
        CaseList(desk, names).page("", 0, 100)
    return told


def test_the_first_list_asks_less_after_it(carys: Desk, flagged_family: Family) -> None:
    fresh = Desk(carys.vault)
    cold = listed(fresh, NamesOnFile(fresh))
    ahead = Desk(carys.vault)
    names = NamesOnFile(ahead)
    read_ahead(ahead, names, lambda: None)
    warm = listed(ahead, names)
    assert [one for one in cold if "FROM relationship" in one]
    assert not [one for one in warm if "FROM relationship" in one]
    assert len(warm) < len(cold)


def test_it_stops_when_asked(carys: Desk, flagged_family: Family) -> None:
    class Enough(Exception):
        pass

    def enough() -> None:
        raise Enough

    desk = Desk(carys.vault)
    with asked(desk) as told, pytest.raises(Enough):
        read_ahead(desk, NamesOnFile(desk), enough)
    assert not [one for one in told if "FROM relationship" in one]
