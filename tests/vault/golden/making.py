"""Makes the golden vault of the version that is installed, with every record type and everything else a vault can hold."""

from __future__ import annotations

import json
import tempfile
import tomllib
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.vault.golden.values import filled
from tests.vaults import CHEAP, FOUNDER, PASSPHRASE, SetClock
from vawdesk.models import registry
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person as PersonOnFile
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place as PlaceInForm
from vawdesk.vault.accounts import Role
from vawdesk.vault.carried import Lading
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.lockfile import Place
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.vault import choose_passphrase, create, open_vault

HERE = Path(__file__).parent
OFFICER, OFFICERS_PASSPHRASE = "Hefin Rees", "pedwar gair ar hap yma"
CARRIED = "carried.vawdesk"  # beside the vault, and inside it in the zip
WHEN = (1980, 1, 1, 0, 0, 0)  # in the zip, so that the same bytes are the same file


def edges_in(place: Path) -> Edges:
    """What a golden vault is made and opened with: a clock that stands, a cheap derivation."""
    return Edges(place / "witness.json", SetClock(), Files(), CHEAP, Place("golden", 1))


def put(vault: OpenVault, record: Record) -> None:
    """A record with its search document and its journal row, as it is; the rules of today are not asked."""
    compartment = vault[record.compartment]
    with compartment.writing() as session:
        session.add(record)
        session.flush()
        search.index(session, record)
        entry = Entry(Action.CREATE, record.id, record.file(), record.type_name, record.schema, record.content())
        compartment.journal.append(session.connection(), entry)
        session.commit()


def _room(vault: OpenVault, *compartments: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for number, kind in enumerate(registry.record_types().values()):
        if kind.compartment in compartments:
            record = filled(kind, number)
            made[kind.type_name] = {"schema": record.schema, "content": record.content().decode()}
            put(vault, record)
    return made


def _everything_else(vault: OpenVault) -> dict[str, Any]:
    """A draft, a sealed record, a version that was seen, an erased row."""
    desk = Desk(vault)
    begun = PersonOnFile(display_name="Rhywun a ddechreuwyd", status=Status.DRAFT)
    desk.drafts.keep("person/golden", begun, PlaceInForm("display_name_box", 4))
    with desk.writing() as unit:
        sealed = unit.add(PersonOnFile(display_name="Rhywun dan sêl", status=Status.DRAFT), viewers=(vault.account.id,))
        unit.commit()
    with desk.reading() as session:
        known = session.get(PersonOnFile, filled(PersonOnFile, _number("person")).id)
        assert known is not None
        session.expunge(known)
    desk.saw(known)
    with vault["casework"].writing() as session:
        journal = vault["casework"].journal
        row = journal.append(session.connection(), Entry("golden", content=b"to be erased"))
        journal.erase(session.connection(), [row.seq], Entry(Action.ERASE))
        session.commit()
    return {"sealed": str(sealed.id), "draft": {"schema": begun.schema, "content": begun.content().decode()}, "erased": row.seq}


def _carried(vault: OpenVault, place: Path) -> dict[str, Any]:
    """A carried copy with one case in it: a note was added there, another begun, and the case was looked at."""
    lading = Lading(vault, vault.edges.clock.now().utc + timedelta(days=9))
    case = filled(Case, _number("case"))
    lading.lay_down(place, {"casework": [case]}, search.index)
    copy = open_vault(place, FOUNDER, PASSPHRASE, "casework", vault.edges)
    desk = Desk(copy)
    desk.open(Case, case.id)
    with desk.writing() as unit:
        note = unit.add(ContactNote(case=case.id, what_was_said="Ysgrifennwyd i ffwrdd", status=Status.DRAFT))
        unit.commit()
    begun = ContactNote(case=case.id, what_was_said="Dechreuwyd i ffwrdd", status=Status.DRAFT, id=UUID(int=0xA1))
    desk.drafts.keep("contact_note", begun, PlaceInForm("what_was_said", 4))
    copy.sign_out()
    return {"schema": note.schema, "content": note.content().decode(), "case": str(case.id)}


def _number(type_name: str) -> int:
    return list(registry.record_types()).index(type_name)


def make(target: Path | None = None) -> Path:
    """Make the vault and what is to be found in it, zipped as <version>.vawdesk.zip beside this module."""
    project = tomllib.loads((HERE.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    out = target or HERE / f"{project['version']}.vawdesk.zip"
    with tempfile.TemporaryDirectory() as temporary:
        folder, edges = Path(temporary) / "golden.vawdesk", edges_in(Path(temporary))
        told = _filled(folder, edges)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted((*folder.iterdir(), *(folder.parent / CARRIED).iterdir())):
                if path.suffix in (".db", ".json"):
                    name = path.name if path.parent == folder else f"{CARRIED}/{path.name}"
                    packed.writestr(zipfile.ZipInfo(name, WHEN), path.read_bytes(), zipfile.ZIP_DEFLATED)
            packed.writestr(zipfile.ZipInfo("golden.json", WHEN), json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False))
    return out


def _filled(folder: Path, edges: Edges) -> dict[str, Any]:
    vault, sheet = create(folder, Person(FOUNDER, PASSPHRASE), edges)
    records = _room(vault, "organisation", "casework")
    rest = _everything_else(vault)
    rest["carried"] = _carried(vault, folder.parent / CARRIED)
    _account, once = Members(vault).add(OFFICER, frozenset((Role.HR_OFFICER,)))
    vault.sign_out()
    choose_passphrase(folder, OFFICER, once, OFFICERS_PASSPHRASE, edges)
    clock = edges.clock
    assert isinstance(clock, SetClock)
    clock.utc += timedelta(hours=1)
    vault = open_vault(folder, OFFICER, OFFICERS_PASSPHRASE, "hr", edges)
    hr_sheet = Members(vault).make_hr_room()
    records |= _room(vault, "hr")
    vault.sign_out()
    return {"records": records, **rest, "sheet": sheet.code, "hr_sheet": hr_sheet.code}
