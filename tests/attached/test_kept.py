"""Attachments in a file: kept with their bytes, never replaced, sealed with it, taken out of a wrong one, found when altered."""

from __future__ import annotations

import hashlib
import json
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.attached.office import LETTER, Office, attached_to
from tests.services.sealed_town import account, family
from vawdesk.models.base import Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.services.as_it_stood import as_it_stood, file_rows
from vawdesk.services.attached_bytes import Altered, contents, size_of_all
from vawdesk.services.attachment_file import attachment_file
from vawdesk.services.attachments import attach, begin, beside, of_case, of_record, take_out
from vawdesk.services.case_file import timeline_of
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import NothingHere, Refused, SignedAlready
from vawdesk.services.sealed_file import add_viewer, remove_viewer, seal_file
from vawdesk.services.taking_in import TakenIn
from vawdesk.vault.attached import CIPHERTEXT, Attached
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.files import Files
from vawdesk.vault.findings import Kind
from vawdesk.vault.restore import restore
from vawdesk.vault.statements import permitted
from vawdesk.vault.tables import TABLES

OTHER = TakenIn(Media.TEXT, b"Another text.", 1, ())


def raw_bytes(desk: Desk, id: uuid.UUID) -> bytes:
    with desk.reading() as session:
        held = Attached(desk.compartment("casework")).get(session.connection(), id)
        return b"" if held is None else held.content


def told(desk: Desk, id: uuid.UUID) -> list[bytes]:
    table = TABLES["casework"].journal
    with desk.reading() as session:
        rows = session.execute(select(table.c.content).where(table.c.record == id, table.c.type == "bytes").order_by(table.c.seq))
        return [content for (content,) in rows if content is not None]


def test_it_is_kept_with_what_is_known_and_the_journal_holds_its_hash(office: Office) -> None:
    made = attached_to(office.desk, office.family.note)
    record, content = contents(office.desk, made.id)
    assert content == LETTER.content
    assert (record.called, record.case, record.about, record.about_type) == (
        "order 24 nov", office.family.case, office.family.note, "contact_note",
    )  # fmt: skip
    assert record.people == (office.family.mair,)
    assert record.ref_no is not None
    assert record.signed is not None
    sha256 = hashlib.sha256(LETTER.content).hexdigest()
    assert [json.loads(one) for one in told(office.desk, made.id)] == [
        {"sha256": sha256, "size": len(LETTER.content), "type": "application/pdf"}
    ]
    assert size_of_all(office.desk) == len(LETTER.content)
    assert office.desk.verify("casework") == []


def test_it_stands_in_the_case_and_its_timeline_without_its_bytes(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    assert [one.id for one in of_case(office.desk, office.family.case)] == [made.id]
    assert made.id in {event.record.id for event in timeline_of(office.desk, [office.family.case]).events}


def test_without_a_file_from_whom_or_a_name_nothing_is_kept(office: Office) -> None:
    made = begin(office.desk, beside(office.desk, office.family.case), LETTER, "")
    with office.desk.writing() as unit:
        attach(unit, made, LETTER)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert {problem.field for problem in refused.value.problems} == {"called", "what", "from_whom"}
    with office.desk.writing() as unit:
        unit.add(Attachment(case=office.family.case, called="x", what=WhatItIs.OTHER, from_whom="y", received_on=unit.now.today,
                            status=Status.SIGNED))  # fmt: skip
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.rule for problem in refused.value.problems] == ["X3 bytes"]
    assert size_of_all(office.desk) == 0


def test_it_is_never_replaced(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        unit.get(Attachment, made.id).sha256 = OTHER.sha256
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.rule for problem in refused.value.problems] == ["X3 replaced"]
    office.town.clock.advance(minutes=16)
    with office.desk.writing() as unit:
        unit.get(Attachment, made.id).called = "Something else"
        with pytest.raises(SignedAlready):
            unit.commit()


def test_altered_exchanged_and_missing_bytes_are_found(office: Office) -> None:
    one, two = attached_to(office.desk, office.family.case), attached_to(office.desk, office.family.case, OTHER)
    table = TABLES["casework"].attachment

    def behind_the_programs_back(*statements):
        with office.desk.compartment("casework").writing() as session, permitted(session.connection()):
            for statement in statements:
                session.connection().execute(statement)
            session.commit()

    forged = b"Forged."
    behind_the_programs_back(
        table.update().where(table.c.record == one.id).values(content=forged, size=len(forged), sha256=hashlib.sha256(forged).digest())
    )
    assert [finding.kind for finding in office.desk.verify("casework")] == [Kind.EDITED]
    with pytest.raises(Altered):
        contents(office.desk, one.id)
    assert attachment_file(office.desk, one.id).content is None
    behind_the_programs_back(table.delete().where(table.c.record == two.id))
    assert {finding.kind for finding in office.desk.verify("casework")} == {Kind.EDITED, Kind.MISSING}
    with pytest.raises(Altered):
        contents(office.desk, two.id)
    with office.desk.writing() as unit:
        take_out(unit, one.id, "Damaged, and another family's.", None, ())
        unit.commit()
    assert [each.id for each in of_case(office.desk, office.family.case)] == [two.id]


def test_it_is_shown_as_it_stood(office: Office) -> None:
    before = office.desk.now().utc
    office.town.clock.advance(days=1)
    made = attached_to(office.desk, office.family.case)
    office.town.clock.advance(days=1)
    with office.desk.reading() as session:
        rows = file_rows(office.desk.compartment("casework").journal, session.connection(), office.family.case)
    assert made.id not in {one.record_id for one in as_it_stood(rows, before).entries}
    assert made.id in {one.record_id for one in as_it_stood(rows, office.desk.now().utc).entries}


# sealed


def everywhere(office: Office) -> bytes:
    with office.desk.reading() as session:
        metadata = TABLES["casework"].journal.metadata
        return b"\n".join(
            value if isinstance(value, bytes) else repr(value).encode()
            for table in metadata.sorted_tables for row in session.execute(select(table)) for value in row
        )  # fmt: skip


def test_sealing_a_file_leaves_nothing_of_its_attachments_in_the_clear(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    later = LETTER.sha256
    with office.desk.writing() as unit:
        seal_file(unit, office.family.case, [office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()
    for trace in (LETTER.content, later.encode(), b"order 24 nov"):
        assert trace not in everywhere(office)
    assert contents(office.desk, made.id)[1] == LETTER.content
    assert office.desk.verify("casework") == []
    dai = office.sit("Dai")
    with pytest.raises(NothingHere):
        contents(dai, made.id)
    assert of_case(dai, office.family.case) == []
    assert dai.verify("casework") == []
    nerys = office.sit("Nerys")
    assert contents(nerys, made.id)[1] == LETTER.content
    assert [one.id for one in of_case(nerys, office.family.case)] == [made.id]


def test_what_is_attached_to_a_sealed_file_is_ciphertext_from_the_start(office: Office) -> None:
    with office.desk.writing() as unit:
        seal_file(unit, office.family.case, [office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()
    made = attached_to(office.desk, office.family.case)
    assert LETTER.content not in everywhere(office)
    with office.desk.reading() as session:
        held = Attached(office.desk.compartment("casework")).get(session.connection(), made.id)
    assert held is not None
    assert held.media_type == CIPHERTEXT
    assert contents(office.desk, made.id)[1] == LETTER.content
    assert [one.id for one in of_case(office.desk, office.family.case)] == [made.id]


def test_who_no_longer_sees_the_file_cannot_open_its_bytes_with_the_key_they_had(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    dai = account(office.desk, "Dai")
    with office.desk.writing() as unit:
        seal_file(unit, office.family.case, [office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()
    with office.desk.writing() as unit:
        add_viewer(unit, office.family.case, dai)
        unit.commit()
    before = raw_bytes(office.desk, made.id)
    with office.desk.writing() as unit:
        remove_viewer(unit, office.family.case, dai)
        unit.commit()
    assert raw_bytes(office.desk, made.id) != before
    assert contents(office.desk, made.id)[1] == LETTER.content
    assert office.desk.verify("casework") == []


# in the wrong file


def test_taken_out_of_a_wrong_file_its_bytes_go_where_it_belongs(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        other = family(unit)
        unit.commit()
    with office.desk.writing() as unit:
        out = take_out(unit, made.id, "It was scanned with another family's papers.", other.case, (other.mair,))
        unit.commit()
    assert out.filed is not None
    assert contents(office.desk, out.filed.id)[1] == LETTER.content
    assert raw_bytes(office.desk, made.id) == b""
    assert of_case(office.desk, office.family.case) == []
    assert [one.id for one in of_case(office.desk, other.case)] == [out.filed.id]
    with pytest.raises(NothingHere):
        contents(office.desk, made.id)
    assert office.desk.verify("casework") == []


def test_what_belongs_in_no_file_is_taken_out_altogether(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        take_out(unit, made.id, "An advertisement.", None, ())
        unit.commit()
    assert size_of_all(office.desk) == 0
    assert office.desk.verify("casework") == []


def test_only_who_attached_it_or_a_manager_takes_it_out_and_says_why(office: Office) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit, pytest.raises(Refused) as refused:
        take_out(unit, made.id, " ", None, ())
    assert [problem.rule for problem in refused.value.problems] == ["X3-why"]
    with office.desk.writing() as unit, pytest.raises(Refused) as refused:
        take_out(unit, made.id, "Wrong.", office.family.case, ())
    assert "X3-people" in {problem.rule for problem in refused.value.problems}
    with office.sit("Dai").writing() as unit, pytest.raises(Refused) as refused:
        take_out(unit, made.id, "Wrong.", None, ())
    assert [problem.rule for problem in refused.value.problems] == ["X3 attachment"]


def test_a_backup_brings_it_back_with_its_bytes(office: Office, tmp_path: Path) -> None:
    """Under other keys, open and sealed alike."""
    made = attached_to(office.desk, office.family.note)
    with office.desk.writing() as unit:
        sealed = family(unit, viewers=[office.desk.account.id])
        unit.commit()
    hidden = attached_to(office.desk, sealed.case, OTHER)
    (tmp_path / "stick").mkdir()
    back_up(office.desk.vault, tmp_path / "stick")
    attached_to(office.desk, office.family.note, OTHER, "later.txt")
    office.desk.vault.sign_out()
    passphrase = office.town.people["Carys"]
    (generation,) = generations(tmp_path / "stick", Files())
    restore(generation, office.town.folder, "Carys", passphrase, "casework", office.town.edges)
    office.desk = Desk(office.town.open("Carys"))
    assert contents(office.desk, made.id)[1] == LETTER.content
    assert contents(office.desk, hidden.id)[1] == OTHER.content
    assert OTHER.content not in everywhere(office)
    assert office.desk.verify("casework") == []
    assert [one.id for one in of_record(office.desk, office.family.note)] == [made.id]


def test_a_unit_that_is_not_committed_keeps_no_bytes(office: Office) -> None:
    with office.desk.writing() as unit:
        attach(unit, begin(office.desk, beside(office.desk, office.family.case), LETTER, "a.pdf"), LETTER)
    assert size_of_all(office.desk) == 0
