"""A colleague close to somebody on file, before anybody sealed it: no paper, no record and no text of that file by its id either (C11)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest

from tests.services.sealed_town import Family, family, peopled
from tests.services.test_deciding import decide, share
from tests.services.test_declared import declare
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services import gathering
from vawdesk.services.decision_file import decision_file
from vawdesk.services.desk import Desk
from vawdesk.services.note_file import note_file
from vawdesk.services.refusals import NothingHere
from vawdesk.services.share_file import share_file

EN = language("en")


@dataclass(frozen=True)
class Filed:
    """A family's open file with a decision and a share in it."""

    family: Family
    decision: uuid.UUID
    share: uuid.UUID


def filed(desk: Desk) -> Filed:
    """The file, as whoever is at the desk wrote it."""
    with desk.writing() as unit:
        home: Family = family(unit)
        unit.commit()
    case, note = desk.open(Case, home.case), desk.open(ContactNote, home.note)
    with desk.writing() as unit:
        shared = unit.add(share(case, note))
        unit.commit()
    return Filed(home, decide(desk, case).id, shared.id)


def test_nothing_of_the_file_is_read_or_printed_by_its_id(town: Town) -> None:
    dai = Desk(peopled(town).open("Dai"))
    made = filed(dai)
    home = made.family
    ids: dict[str, uuid.UUID] = {
        "D02": home.case,
        "D03": home.case,
        "D04": home.note,
        "D05": home.case,
        "D10": made.share,
        "D17": home.mair,
    }
    for code, id in ids.items():
        assert gathering.gather(dai, code, id).main.id == id
    declare(dai, dai.account.staff, person=home.mair)
    for code, id in ids.items():
        with pytest.raises(NothingHere):
            gathering.gather(dai, code, id)
    for read in (
        lambda: note_file(dai, home.note),
        lambda: decision_file(dai, made.decision, EN),
        lambda: share_file(dai, made.share, EN),
    ):
        with pytest.raises(NothingHere):
            read()
    dai.vault.close()
