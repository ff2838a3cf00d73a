"""What is on record is not taken out of view: only a note or an attachment in the wrong file is, by whoever may, under their own name (X3).

Weighed at every commit against what the file holds. What is withdrawn leaves search, timeline, Home and the warnings to staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.attachment import Attachment, may_take_out
from vawdesk.models.casework.contact_note import ContactNote, may_withdraw
from vawdesk.models.registry import record_types
from vawdesk.models.rules import Problem, Rule
from vawdesk.services.hands import FOR_ANOTHER
from vawdesk.services.kept import as_kept

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

STAYS_IN_VIEW = Rule(
    "X3-stays",
    N_("What is on record is not taken out of view. End it, or add to it. Only what lies in the wrong file is taken out of that file."),
    "8.25",
)
NOT_FILED = Rule(
    "X3-filed", N_("A note that is taken out of a file is filed where it belongs. Choose the case to which it belongs."), "8.25"
)


def problems(unit: Unit, record: Record) -> Iterator[Problem]:
    """What stands against this save taking a record out of view; nothing for one that is not taken out by it."""
    if record.status is not Status.WITHDRAWN:
        return
    kept = as_kept(unit.desk, unit.session, record)
    if kept is None or kept.status is Status.WITHDRAWN:
        return
    check = _MAY.get(type(record))
    if check is None or kept.status is Status.DRAFT:
        yield STAYS_IN_VIEW.at("status")
    else:
        yield from check(unit, record, kept)


def _note(unit: Unit, record: Record, kept: Record) -> Iterator[Problem]:
    """The author or a manager, and only where the same words go into another file with this very save."""
    note, account = cast("ContactNote", kept), unit.desk.account
    if (problem := may_withdraw(note, account.id, account.manages)) is not None:
        yield problem
    yield from _own_name(unit, record)
    filed = [one for one in unit.pending(ContactNote) if one.case is not None and one.case != note.case]
    if not any((one.what_was_said, one.signed) == (note.what_was_said, note.signed) for one in filed):
        yield NOT_FILED.at("belongs_to")


def _attachment(unit: Unit, record: Record, kept: Record) -> Iterator[Problem]:
    """Whoever attached it, or a manager. It may belong in no file at all."""
    account = unit.desk.account
    if (problem := may_take_out(cast("Attachment", kept), account.id, account.manages)) is not None:
        yield problem
    yield from _own_name(unit, record)


def _addendum(unit: Unit, _record: Record, kept: Record) -> Iterator[Problem]:
    """What was added to something goes with it, and never by itself."""
    added = cast("Addendum", kept)
    kind = record_types().get(added.record_type or "")
    to = unit.find(kind, added.record) if kind is not None and added.record is not None else None
    if to is None or to.status is not Status.WITHDRAWN:
        yield STAYS_IN_VIEW.at("status")


def _own_name(unit: Unit, record: Record) -> Iterator[Problem]:
    given = record.value("withdrawn")
    if given is not None and given.person != unit.desk.account.staff:
        yield FOR_ANOTHER.at("withdrawn")


_MAY: dict[type[Record], Callable[[Unit, Record, Record], Iterator[Problem]]] = {
    Addendum: _addendum,
    Attachment: _attachment,
    ContactNote: _note,
}
