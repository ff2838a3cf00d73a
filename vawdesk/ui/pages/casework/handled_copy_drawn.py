"""A page as it would leave, drawn by the worker, with the names and letters that stand beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vawdesk.services.gathering import BLANK_OF, gather
from vawdesk.services.leaving import Request
from vawdesk.services.names_on_file import people_called
from vawdesk.services.release import Prepared, prepare
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted


@dataclass(frozen=True)
class Drawn:
    """The prepared page, what the people in its notices are called, and the letters that the paper cannot show."""

    prepared: Prepared
    called: Mapping[UUID, str]
    letters: list[str]


def drawn(at: AtDesk, ask: PrintAsk, wanted: Wanted, lifted: Mapping[UUID, str]) -> Drawn:
    """Gather, redact and draw. For the worker. Raises NothingHere."""
    prepared = prepare(at.door, _request(at, ask, wanted, lifted), at.papers[ask.document].press)
    ids = {*prepared.protection.counts_as, *prepared.protection.protected, *lifted} - at.names.hidden()
    with at.desk.reading() as session:
        called = people_called(session, ids) if ids else {}
    return Drawn(prepared, called, at.unprintable(prepared.words(at.language)))


def _request(at: AtDesk, ask: PrintAsk, wanted: Wanted, lifted: Mapping[UUID, str]) -> Request:
    document = at.papers[ask.document].document
    if ask.record is None:
        return Request(
            document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, blank_of=BLANK_OF.get(ask.document)
        )  # fmt: skip
    dossier = gather(at.desk, ask.document, ask.record)
    return Request(document, wanted.recipient, wanted.profile, wanted.purpose, wanted.language, dossier, lifted=dict(lifted))
