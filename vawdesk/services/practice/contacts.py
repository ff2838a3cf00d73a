"""Planned contacts: today's, tomorrow's, some that took place, and one of which nothing was told afterwards."""

from __future__ import annotations

from datetime import datetime

from vawdesk.models.base import Status
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage


def tell(stage: Stage) -> None:
    """Put the planned contacts on the stage."""
    _plan(stage, "mair", "carys", stage.coming(0, 23, 15), stage.ago(days=2), where="Dros y ffôn")
    _plan(stage, "chloe", "carys", stage.coming(1, 10), stage.ago(days=3), where="At the office")
    _plan(stage, "ieuan", "beth", stage.coming(1, 15), stage.ago(days=3, hours=1), where="Library, small room")
    _plan(stage, "zoe", "sioned", stage.coming(1, 11, 30), stage.ago(days=1), where="By telephone")
    _plan(stage, "manon", "carys", stage.coming(5, 14), stage.ago(days=4), where="Community centre, with the interpreter")
    _plan(stage, "wyn", "huw", stage.coming(6, 9, 30), stage.ago(days=6), where="Swyddfa")
    _plan(stage, "rhodri", "carys", stage.ago(hours=27), stage.ago(days=5), where="Café by the station")
    for number, (key, came) in enumerate((
        ("sian", CameOf.HAPPENED), ("priya", CameOf.MISSED), ("ffion", CameOf.CALLED_OFF), ("eirlys", CameOf.MOVED),
    )):  # fmt: skip
        at = stage.time(14 + number, 10 + number)
        _plan(stage, key, "carys", at, stage.time(22, 9, number), where="At the office", came=came, told=stage.time(13, 16, number))


def _plan(
    stage: Stage, key: str, who: str, at: datetime, written: datetime,
    *, where: str, came: CameOf | None = None, told: datetime | None = None,
) -> None:  # fmt: skip
    id = stage.id(f"contact {key} {at.isoformat()}")

    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.add(PlannedContact(
                id=id, case=stage.id(f"case {key}"), who=stage.staff(who), at=at, where=where, with_people=stage.ids(key),
                status=Status.SIGNED,
            ))  # fmt: skip
            unit.commit()

    def say(desk: Desk) -> None:
        with desk.writing() as unit:
            unit.get(PlannedContact, id).came_of = came
            unit.commit()

    stage.then(written, "carys", write)
    if told is not None:
        stage.then(told, "carys", say)
