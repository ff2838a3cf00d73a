"""The one door for leaving, at a real desk: what it refuses, what the journal learns, and that nothing leaves before that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.services.leaving.release_office import (
    COLLEAGUE,
    NOTE,
    PRESS,
    SECOND,
    TITLE,
    Office,
    at_work,
    codes,
    internal,
    read,
    refused,
    render,
    to_solicitor,
    unbuilt,
)
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.profile import Profile
from vawdesk.models.second_person import Act
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Released, let_go, let_go_together, prepare
from vawdesk.services.view import Dossier, View
from vawdesk.vault.journal import check_value
from vawdesk.vault.tables import TABLES


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


RECOVERY = DocumentEntry("RS", TITLE, "", Carries.FORBIDDEN, Carries.FORBIDDEN, frozenset({Profile.RECOVERY}), unbuilt)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_copy_for_a_colleague_leaves_and_the_journal_knows(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    assert prepared.refused == ()
    assert office.journal() == []
    released = let_go(office.door, prepared, Way.PRINT)
    assert released.data == prepared.page
    assert released.copy == 1
    (row,) = office.journal()
    assert row["hash"] == digest(released.data)
    assert row["signed"]
    assert row | {"document": "D04", "copy": 1, "profile": "internal", "purpose": "For the paper file.", "way": "print"} == row
    (copy,) = office.copies()
    assert copy.content_hash == row["hash"]
    assert copy.status is Status.SIGNED
    assert copy.about == (office.family.alys.id,)
    assert copy.in_file == office.family.hers.id


def test_the_footer_shows_the_journal_before_this_copy(office: Office) -> None:
    with office.desk.reading() as session:
        before = check_value(office.desk.compartment("casework").journal.head(session.connection()).hash)
    first = let_go(office.door, prepare(office.door, internal(office), PRESS), Way.PRINT)
    assert f"check {before}" in read(first.data)
    second = let_go(office.door, prepare(office.door, internal(office), PRESS), Way.SAVE_LOCKED, seal=lambda data: b"locked:" + data)
    assert f"check {before}" not in read(second.data)
    assert second.data.startswith(b"locked:")
    assert second.copy == 2
    assert [row["copy"] for row in office.journal()] == [1, 2]
    assert office.journal()[1]["hash"] == digest(second.data.removeprefix(b"locked:"))
    assert len(office.copies()) == 1  # only paper is followed to the shredder


def test_two_copies_prepared_side_by_side_get_their_own_numbers(office: Office) -> None:
    one, other = (prepare(office.door, internal(office), PRESS) for _ in range(2))
    assert one.page == other.page
    first, second = let_go(office.door, one, Way.PRINT), let_go(office.door, other, Way.PRINT)
    assert (first.copy, second.copy) == (1, 2)
    assert "copy 2" in read(second.data)
    assert office.journal()[1]["hash"] == digest(second.data)


def test_only_release_can_make_a_released(office: Office) -> None:
    with pytest.raises(TypeError):
        Released(object(), b"everything", Way.PRINT, 1)
    with pytest.raises((TypeError, ValueError)):
        replace(let_go(office.door, prepare(office.door, internal(office), PRESS), Way.PRINT), data=b"everything")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"recipient": Recipient(RecipientKind.STAFF)}, "X5"),
        ({"recipient": Recipient(RecipientKind.NOBODY, "somebody")}, "X5"),
        ({"purpose": "  "}, "X5 purpose"),
        ({"profile": Profile.MARAC}, "X5 profile"),
        ({"profile": Profile.POLICE}, "X5 reader"),
        ({"dossier": None}, "X5 profile"),
    ],
)
def test_whom_what_for_and_how_much_are_asked(office: Office, said: dict[str, Any], rule: str) -> None:
    prepared = prepare(office.door, internal(office, **said), PRESS)
    assert rule in codes(prepared.refused)
    assert rule in refused(let_go, office.door, prepared, Way.PRINT)
    assert office.journal() == []
    assert office.copies() == []


def test_a_page_that_cannot_be_read_back_does_not_leave(office: Office) -> None:
    prepared = prepare(office.door, to_solicitor(office), Press(render, lambda _page: " "))
    assert codes(prepared.refused) == {"X6 unread"}


def test_what_changed_since_it_was_looked_at_is_looked_at_again(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    with office.desk.writing() as unit:
        unit.get(type(office.family.alys), office.family.alys.id).pronouns = "she"
        unit.commit()
    assert refused(let_go, office.door, prepared, Way.PRINT) == {"X6 changed"}
    assert office.journal() == []


def test_an_unprotected_file_needs_an_agreed_channel_or_a_second_person(office: Office) -> None:
    prepared = prepare(office.door, internal(office), PRESS)
    assert refused(let_go, office.door, prepared, Way.SAVE_OPEN) == {"X13"}
    assert refused(let_go, office.door, prepared, Way.SAVE_LOCKED) == {"X5 password"}
    assert refused(let_go, office.door, prepared, Way.SAVE_OPEN, SECOND) == {"X13-passphrase"}
    assert let_go(office.door, prepared, Way.SAVE_OPEN, office.signed(prepared, Act.OPEN_COPY)).way is Way.SAVE_OPEN
    agreed = internal(office, recipient=replace(COLLEAGUE, secure_channel=True))
    assert let_go(office.door, prepare(office.door, agreed, PRESS), Way.SAVE_OPEN)


def test_a_blank_form_names_nobody_and_is_still_journalled(office: Office) -> None:
    asked = Request(NOTE, COLLEAGUE, Profile.BLANK, "", "cy", blank_of=ContactNote)
    prepared = prepare(office.door, asked, PRESS)
    assert prepared.refused == ()
    assert office.door.printed_by not in read(prepared.page)
    released = let_go(office.door, prepared, Way.SAVE_OPEN)
    assert released.copy == 0
    assert office.copies() == []
    assert codes(prepare(office.door, replace(asked, language="both"), PRESS).refused) == {"X5 profile"}
    table = TABLES["organisation"].journal
    with office.desk.reading("organisation") as session:
        rows = session.scalars(select(table.c.content).where(table.c.action == "release")).all()
    assert [json.loads(content)["type"] for content in rows] == ["contact_note"]


def test_a_recovery_sheet_leaves_without_its_code_in_the_journal(office: Office) -> None:
    def sheet_page(view: View | None, _language: DocumentLanguage, sheet: Sheet) -> bytes:
        assert view is None
        return f"7K3M 92QD {sheet.label.name}".encode()

    asked = Request(RECOVERY, COLLEAGUE, Profile.RECOVERY, "", "en")
    released = let_go(office.door, prepare(office.door, asked, Press(sheet_page, read)), Way.PRINT)
    assert released.data.startswith(b"7K3M 92QD")
    table = TABLES["organisation"].journal
    with office.desk.reading("organisation") as session:
        assert not [content for content in session.scalars(select(table.c.content)) if content and b"7K3M" in content]
    filled = replace(asked, dossier=Dossier(office.note))
    assert codes(prepare(office.door, filled, PRESS).refused) == {"X5 profile"}


def test_a_days_sheets_leave_with_one_confirmation_or_not_at_all(office: Office) -> None:
    day = [prepare(office.door, internal(office), PRESS) for _ in range(3)]
    spoilt = prepare(office.door, internal(office, purpose=""), PRESS)
    assert refused(let_go_together, office.door, [*day, spoilt]) == {"X5 purpose"}
    assert office.journal() == []
    found = office.desk.verify("casework")  # the family was put in without the program
    assert [released.copy for released in let_go_together(office.door, day)] == [1, 2, 3]
    assert len(office.copies()) == 3
    assert {copy.content_hash for copy in office.copies()} == {row["hash"] for row in office.journal()}
    assert office.desk.verify("casework") == found


def test_where_one_of_a_days_sheets_is_refused_at_the_vault_none_has_left(office: Office) -> None:
    """The first is still as it was looked at, the second is not: no copy may stand as out that nobody printed."""
    first, second = prepare(office.door, internal(office), PRESS), prepare(office.door, to_solicitor(office), PRESS)
    assert (first.refused, second.refused) == ((), ())
    with office.desk.writing() as unit:
        unit.get(type(office.family.rhodri), office.family.rhodri.id).pronouns = "he"
        unit.commit()
    assert refused(let_go_together, office.door, [first, second]) == {"X6 changed"}
    assert office.journal() == []
    assert office.copies() == []
    assert [released.copy for released in let_go_together(office.door, [first])] == [1]


def test_a_failure_while_leaving_keeps_nothing(office: Office) -> None:
    """The password could not be put on: the journal must not say that something left."""

    def broken(data: bytes) -> bytes:
        raise OSError("no space")

    prepared = prepare(office.door, internal(office), PRESS)
    with pytest.raises(OSError, match="no space"):
        let_go(office.door, prepared, Way.SAVE_LOCKED, seal=broken)
    assert office.journal() == []
    assert let_go(office.door, prepared, Way.PRINT).copy == 1


@pytest.mark.parametrize("forged", [{"page": b"Alys Sampl, 12 Heol y Bont"}, {"problems": ()}, {"request": None}, {"protection": None}])
def test_nobody_makes_or_changes_a_preparation(office: Office, forged: dict[str, Any]) -> None:
    """What was looked through is what leaves: another page, another reader or no problems cannot be written in."""
    fair = prepare(office.door, to_solicitor(office), PRESS)
    with pytest.raises((ValueError, TypeError)):
        replace(fair, **forged)
    with pytest.raises(TypeError):
        replace(fair, key=object(), **forged)
