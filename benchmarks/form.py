"""The filled visit form as a PDF, through release and its nets; and the six sheets of a day."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import Row, timed
from benchmarks.stress import CHEAP, ENDED, MovedClock
from vawdesk import features
from vawdesk.models import registry
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.profile import Profile
from vawdesk.services import dossiers, release
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request
from vawdesk.services.practice.accounts import ACCOUNTS, FOUNDER
from vawdesk.services.practice.make import make_practice
from vawdesk.services.practice.stage import Stage
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.vault.edges import Edges
from vawdesk.vault.vault import open_vault

VISITS = ("wait-flag", "wait-farm", "agreed", "no-concern", "overdue", "out")


def forms(count: int, seed: int) -> list[Row]:
    """One form, and a day's six, over the practice vault: what a page costs does not grow with the number of files."""
    registry.record_types()
    features.papers()
    with tempfile.TemporaryDirectory() as folder:
        clock = MovedClock(ENDED)
        edges = Edges(Path(folder) / "witness.json", clock, derivation=CHEAP)
        make_practice(Path(folder) / "practice.vawdesk", edges, seed=seed)
        account = next(one for one in ACCOUNTS if one.key == FOUNDER)
        vault = open_vault(Path(folder) / "practice.vawdesk", account.name, account.passphrase, "casework", edges)
        clock.run()
        try:
            return _rows(Desk(vault), Stage(edges.clock.now(), seed), count)
        finally:
            vault.sign_out()


def _rows(desk: Desk, stage: Stage, count: int) -> list[Row]:
    one = timed(count, lambda _n: _press(desk, stage, "wait-flag", "D20"))
    day = timed(max(1, count // 4), lambda _n: [_press(desk, stage, visit, "D20C") for visit in VISITS])
    return [
        Row("filled visit form as PDF", one, "", None, "< 150 ms", one.median < 150),
        Row("the day's six sheets", day, "", None, "< 1 s", day.median < 1000),
    ]


def _press(desk: Desk, stage: Stage, visit: str, code: str) -> bytes:
    gather = dossiers.home_visit if code == "D20" else dossiers.page_to_carry
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        found = casework.get(HomeVisit, stage.id(f"visit {visit}"))
        if found is None:
            raise ValueError(f"there is no visit {visit}")
        dossier = gather(casework, organisation, found, desk.now())
    paper = features.papers()[code]
    request = Request(
        document=paper.document, recipient=Recipient(RecipientKind.STAFF, name=desk.account.name), profile=Profile.INTERNAL,
        purpose="For the visit", language="en", dossier=dossier,
    )  # fmt: skip
    prepared = release.prepare(DeskDoor(desk, practice=True), request, paper.press)
    if not prepared.page:
        raise ValueError(f"{code} could not be made: {prepared.problems}")
    return prepared.page
