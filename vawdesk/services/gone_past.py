"""The rules weighed before a unit of work is kept: what stands refuses it, and what is gone past with a reason or by two hands is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from vawdesk.models import second_person
from vawdesk.models.base import Record, Status
from vawdesk.models.rules import Problem, Weight, says_why
from vawdesk.services import colleagues, hands, together
from vawdesk.services.refusals import Refused
from vawdesk.services.second_person import Ask, digest_of

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

EXCEPTION = "exception"  # the journal's action: a rule was gone past, with a reason or a second person

Past = list[tuple[Record, Problem]]


def weigh(unit: Unit, records: list[Record], kept: Mapping[UUID, Record | None]) -> Past:
    """What is gone past with a reason or a second person, each with the record it concerns. Raises Refused with all that stands.

    `records` are those that are about to be kept, `kept` what the file holds of each, None for a new one.
    """
    standing = [] if records else [one for one in unit.found if one.weight is not Weight.ADVISE]  # no record to note an answer at
    weighed = [(records[0], problem) for problem in unit.found if records]
    for record in records:
        weighed += [(record, problem) for problem in hands.problems(unit.desk, record, kept.get(record.id))]
        weighed += [(record, problem) for problem in together.always(unit, record)]
        if record.status is not Status.DRAFT:
            weighed += [(record, problem) for problem in (*record.problems(unit.now), *together.problems(unit, record))]
    went_past: Past = []
    for record, problem in weighed:
        answered = _answered(unit, problem, record)
        if answered is False:
            standing.append(problem)
        elif answered:
            went_past.append((record, problem))
    if standing:
        raise Refused(standing)
    return went_past


def _answered(unit: Unit, problem: Problem, record: Record) -> bool | None:
    """True when it was answered, False when it still stands, None when it asks for no answer."""
    if problem.weight is Weight.REASON:
        return says_why(unit.reasons.get(problem.rule))
    if problem.weight is Weight.SECOND_PERSON:
        return _agreed(unit, problem.rule, record)
    return None if problem.weight is Weight.ADVISE else False


def ask(unit: Unit, rule: str, record: Record) -> Ask:
    """What a second person is asked for, so that this rule may be gone past for this record. Raises KeyError: nothing opens it.

    It is this record as it is about to be kept, at this version of it: what was agreed to once is agreed to once.
    """
    act = together.ACTS[rule]
    record.clean()
    words = {name: told for name, told in json.loads(record.content()).items() if name in record.fields() or name == "version"}
    about = json.dumps(words, sort_keys=True).encode()
    return Ask(act, unit.desk.account.staff, digest_of(act, rule.encode(), record.id.bytes, about))


def _agreed(unit: Unit, rule: str, record: Record) -> bool:
    signature, act = unit.seconds.get(rule), together.ACTS.get(rule)
    if signature is None or act is None:
        return False
    asked = ask(unit, rule, record)
    against = second_person.problems(act, signature, asked.asker, unit.now, acting_until=unit.now.today)  # as whom: `proven`
    return not against and colleagues.proven(unit.desk, signature, asked.digest)


def tell(unit: Unit, record: Record, problem: Problem) -> None:
    """Journal that a rule was gone past, why, and who agreed: it can be asked for that record from then on (X13)."""
    unit.note(EXCEPTION, record, told(unit, problem))


def told(unit: Unit, problem: Problem) -> dict[str, object]:
    """The particulars of a rule that was gone past, as the journal holds them."""
    second = unit.seconds.get(problem.rule)
    said: dict[str, object] = {"rule": problem.rule, "paragraph": problem.paragraph, "reason": unit.reasons.get(problem.rule, "")}
    if second is not None:
        said["second"] = second.encode()
    return said
