"""A note that was signed into the wrong person's file and moved: no paper of that file holds a word of it, and the right file does."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from tests.practice.conftest import NOW
from vawdesk import features
from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.profile import Profile
from vawdesk.services import dossiers, release
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request
from vawdesk.services.practice.notes import MISFILED
from vawdesk.services.practice.stage import Stage
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.view import Dossier

HERE = Moment(NOW, 0)
STAGE = Stage(HERE, 1)
WORD = "forklift"


def file_text(desk: Desk, case: uuid.UUID) -> str:
    """Everything that can be printed of one file, for ourselves, as it can be read on the pages."""
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        found = casework.get(Case, case)
        assert found is not None
        about: list[tuple[str, Dossier]] = [("D03", dossiers.case_cover(casework, organisation, found, HERE))]
        signed = select(ContactNote).where(ContactNote.case == case, ContactNote.status == Status.SIGNED)
        about += [("D04", dossiers.contact_note(casework, organisation, note, HERE)) for note in casework.scalars(signed)]
    return "\n".join(printed(desk, code, dossier) for code, dossier in about)


def printed(desk: Desk, code: str, dossier: Dossier) -> str:
    """The words of one document."""
    paper, staff = features.papers()[code], Recipient(RecipientKind.STAFF, name="Sioned Parry")
    request = Request(
        document=paper.document, recipient=staff, profile=Profile.INTERNAL, purpose="For the file", language="en",
        dossier=dossier,
    )  # fmt: skip
    prepared = release.prepare(DeskDoor(desk, practice=True), request, paper.press)
    assert prepared.refused == ()
    return features.read_text(prepared.page)


@pytest.fixture(scope="module")
def texts(manager: Desk) -> dict[str, str]:
    return {key: file_text(manager, STAGE.id(f"case {key}")) for key in ("rhodri", "craig")}


def test_it_is_on_no_page_of_the_wrong_file_and_on_one_of_the_right_one(texts: dict[str, str]) -> None:
    assert WORD in MISFILED
    assert WORD not in texts["rhodri"]
    assert WORD in texts["craig"]


def test_each_page_says_that_it_is_practice_and_names_nobody_of_another_file(texts: dict[str, str]) -> None:
    for text in texts.values():
        assert "PRACTICE" in text
        assert "YMARFER" in text
    assert "Craig" not in texts["rhodri"]
    assert "Rhodri" not in texts["craig"]
