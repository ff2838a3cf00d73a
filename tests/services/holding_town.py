"""What a test of holds does: an ended flag whose term is over, two managers who agree to something, a hold."""

from __future__ import annotations

import uuid
from datetime import date

from tests.services.sealed_town import flag_about
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.flag_options import Standing as FlagStanding
from vawdesk.models.casework.hold import Because, Held, Hold
from vawdesk.models.casework.removed_record import RemovedRecord
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.flag_category import Category
from vawdesk.models.organisation.organisation import FlagTerm, Organisation
from vawdesk.models.values import Signature
from vawdesk.services import flag_removal, flag_steps, hold_steps
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.second_person import Ask, agreed_here

TERM_OVER = 800  # days after which a term of two years is over
ENGLISH = language("en")


def terms(desk: Desk) -> None:
    """The trustees keep flags of every kind for two years."""
    with desk.writing("organisation") as unit:
        own = unit.add(Organisation(name_english="Tŷ Ni", flag_terms_on=date(2026, 10, 5), status=Status.SIGNED))
        own.flag_terms = tuple(FlagTerm(category, 2) for category in Category)
        unit.commit()


def agreed(town: Town, desk: Desk, ask: Ask, name: str = "Nerys") -> Signature:
    """Another manager agrees at the desk."""
    one = next(one for one in colleagues(desk) if one.account_name == name)
    given = agreed_here(ask, one, town.people[name], lambda *told: sign(desk, *told), desk.now())
    assert given.signature is not None
    return given.signature


def ended_flag(desk: Desk, person: uuid.UUID, case: uuid.UUID | None) -> StaffRiskFlag:
    """A flag that whoever is at the desk proposed and ended."""
    flag = flag_steps.propose(desk, flag_about(person, case))
    flag_steps.end(desk, flag.id, "He has moved away.")
    ended = desk.open(StaffRiskFlag, flag.id)
    assert ended.standing is FlagStanding.ENDED
    return ended


def remove(town: Town, desk: Desk, flag: uuid.UUID) -> RemovedRecord:
    """Two managers remove a flag. Raises what the removal raises."""
    held = desk.open(StaffRiskFlag, flag)
    return flag_removal.remove(desk, held, "The term is over.", agreed(town, desk, flag_removal.asked_of(desk, held)))


def hold(desk: Desk, **said: object) -> Hold:
    """A hold for the police."""
    values: dict[str, object] = {"because": Because.POLICE, "words": "Ask at the station in Llanfair.", "since": desk.now().today}
    with desk.writing() as unit:
        made = hold_steps.put(unit, Hold(**values | said))
        unit.commit()
    return desk.open(Hold, made.id)


def hold_person(desk: Desk, person: uuid.UUID) -> Hold:
    """Everything about somebody."""
    return hold(desk, held=Held.PERSON, person=person)


def lift(town: Town, desk: Desk, held: Hold) -> None:
    """Two managers lift it."""
    hold_steps.lift(desk, held, "The police have closed it.", agreed(town, desk, hold_steps.asked_of(desk, held)))
