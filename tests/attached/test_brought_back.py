"""An older backup is brought back: what was sealed or taken out since is not laid open by it, and nothing that was sealed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attached.office import LETTER, Office, attached_to
from tests.attached.test_kept import everywhere, raw_bytes
from tests.services.sealed_town import account, family
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.services import search
from vawdesk.services.as_it_stood import as_it_stood, file_rows
from vawdesk.services.attached_bytes import contents, size_of_all
from vawdesk.services.attachments import of_case, take_out
from vawdesk.services.brought_back import last_brought_back
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Drafts, Place
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_file import remove_viewer, seal_file
from vawdesk.services.sealing import unsealing
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.files import Files
from vawdesk.vault.restore import restore


def backed_up(office: Office, stick: Path) -> None:
    stick.mkdir()
    back_up(office.desk.vault, stick)


def brought_back(office: Office, stick: Path, then: str = "Carys") -> Desk:
    """Carys brings the backup back, and somebody signs in."""
    office.desk.vault.sign_out()
    (generation,) = generations(stick, Files())
    restore(generation, office.town.folder, "Carys", office.town.people["Carys"], "casework", office.town.edges)
    office.desk = Desk(office.town.open(then))
    return office.desk


def told(desk: Desk) -> list[str]:
    """What the page of backups says of it."""
    found = last_brought_back(desk)
    assert found is not None
    return found.words(language("en"))


def sealed(office: Office) -> None:
    with office.desk.writing() as unit:
        seal_file(unit, office.family.case, [office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()


def test_what_was_sealed_since_stays_sealed_with_its_attachments(office: Office, tmp_path: Path) -> None:
    made = attached_to(office.desk, office.family.case)
    backed_up(office, tmp_path / "stick")
    sealed(office)
    carys = brought_back(office, tmp_path / "stick")
    for trace in (LETTER.content, b"order 24 nov", b"Words of the canary", b"14 Heol y Canary"):
        assert trace not in everywhere(office)
    assert contents(carys, made.id)[1] == LETTER.content
    assert [one.id for one in of_case(carys, office.family.case)] == [made.id]
    note = carys.open(ContactNote, office.family.note)
    assert note.what_was_said == "Words of the canary."
    assert carys.verify("casework") == carys.verify("organisation") == []
    assert contents(office.sit("Nerys"), made.id)[1] == LETTER.content
    dai = office.sit("Dai")
    for kind, id in ((Case, office.family.case), (Person, office.family.mair), (Attachment, made.id)):
        with pytest.raises(NothingHere):
            dai.open(kind, id)
    with dai.reading() as session:
        assert search.find(session, "casework", "canary") == []
        assert search.names(session, "casework") == []


def test_a_file_that_was_sealed_since_is_still_shown_as_it_stood_before(office: Office, tmp_path: Path) -> None:
    made = attached_to(office.desk, office.family.case)
    then = office.desk.now().utc
    office.town.clock.advance(days=1)
    backed_up(office, tmp_path / "stick")
    sealed(office)
    carys = brought_back(office, tmp_path / "stick")
    with carys.reading() as session:
        journal = carys.compartment("casework").journal
        rows = file_rows(journal, session.connection(), office.family.case, unsealing(carys, session))
    assert made.id in {one.record_id for one in as_it_stood(rows, then).entries if one.record is not None}


def test_a_draft_about_somebody_who_was_sealed_since_does_not_come_back(office: Office, tmp_path: Path) -> None:
    note = office.desk.open(ContactNote, office.family.note)
    note.what_was_said = "A canary sang in a draft."
    Drafts(office.desk).keep("contact_note", note, Place())
    backed_up(office, tmp_path / "stick")
    assert b"sang in a draft" in everywhere(office)
    sealed(office)
    brought_back(office, tmp_path / "stick")
    assert b"sang in a draft" not in everywhere(office)


def test_a_file_that_was_taken_back_from_a_colleague_since_is_not_theirs_again(office: Office, tmp_path: Path) -> None:
    dai, note = account(office.desk, "Dai"), office.family.note
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        seal_file(unit, office.family.case, [office.desk.account.id, dai, account(office.desk, "Nerys")])
        unit.commit()
    backed_up(office, tmp_path / "stick")
    with office.desk.writing() as unit:
        remove_viewer(unit, office.family.case, dai)
        unit.commit()
    carys = brought_back(office, tmp_path / "stick")
    assert carys.verify("casework") == []
    assert contents(carys, made.id)[1] == LETTER.content
    assert carys.open(ContactNote, note).what_was_said == "Words of the canary."
    with office.sit("Dai").reading(), pytest.raises(NothingHere):
        contents(office.desk, made.id)
    assert of_case(office.desk, office.family.case) == []
    assert contents(office.sit("Nerys"), made.id)[1] == LETTER.content


def test_what_was_taken_out_since_stays_out(office: Office, tmp_path: Path) -> None:
    made, kept = attached_to(office.desk, office.family.case), attached_to(office.desk, office.family.case, name="kept.pdf")
    backed_up(office, tmp_path / "stick")
    with office.desk.writing() as unit:
        take_out(unit, made.id, "An advertisement.", None, ())
        unit.commit()
    desk = brought_back(office, tmp_path / "stick")
    assert raw_bytes(desk, made.id) == b""
    assert [one.id for one in of_case(desk, office.family.case)] == [kept.id]
    assert told(desk)[1].startswith("One attachment that had been taken out of its file since is not there.")
    assert contents(desk, kept.id)[1] == LETTER.content
    assert size_of_all(desk) == len(LETTER.content)
    with desk.reading() as session:
        out = session.get(Attachment, made.id)
        assert out is not None
        assert (out.status, out.withdrawn_why) == (Status.WITHDRAWN, "An advertisement.")
    assert desk.verify("casework") == []


def test_what_was_filed_where_it_belongs_since_is_there_and_not_in_the_wrong_file(office: Office, tmp_path: Path) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        other = family(unit)
        unit.commit()
    backed_up(office, tmp_path / "stick")
    with office.desk.writing() as unit:
        out = take_out(unit, made.id, "It was scanned with another family's papers.", other.case, (other.mair,))
        unit.commit()
    assert out.filed is not None
    desk = brought_back(office, tmp_path / "stick")
    assert of_case(desk, office.family.case) == []
    assert len(told(desk)) == 1
    assert [one.id for one in of_case(desk, other.case)] == [out.filed.id]
    assert contents(desk, out.filed.id)[1] == LETTER.content
    assert raw_bytes(desk, made.id) == b""
    with desk.reading() as session:
        assert [hit.record for hit in search.find(session, "casework", "order")] == [out.filed.id]
    assert desk.verify("casework") == []


def test_an_attachment_filed_in_a_sealed_file_since_is_said_to_lie_in_what_was_set_aside(office: Office, tmp_path: Path) -> None:
    made = attached_to(office.desk, office.family.case)
    with office.desk.writing() as unit:
        other = family(unit, viewers=[office.desk.account.id, account(office.desk, "Nerys")])
        unit.commit()
    backed_up(office, tmp_path / "stick")
    with office.desk.writing() as unit:
        take_out(unit, made.id, "It was scanned with another family's papers.", other.case, (other.mair,))
        unit.commit()
    desk = brought_back(office, tmp_path / "stick")
    first, *more = told(desk)
    assert "lies only in what was set aside: attach it there again" in more[-1]
    aside = next(office.town.folder.glob("replaced-*"))
    assert aside.name in first


def test_what_was_erased_and_what_could_not_be_read_is_said(office: Office, tmp_path: Path) -> None:
    assert last_brought_back(office.desk) is None
    backed_up(office, tmp_path / "stick")
    office.desk.vault.sign_out()
    (office.town.folder / "casework.db").write_bytes(b"junk" * 5000)
    (generation,) = generations(tmp_path / "stick", Files())
    restore(generation, office.town.folder, "Carys", office.town.people["Carys"], "casework", office.town.edges)
    office.desk = Desk(office.town.open("Carys"))
    assert [line for line in told(office.desk) if "because a file was damaged: casework." in line]
