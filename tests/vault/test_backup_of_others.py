"""What somebody without its key could only copy closed: it comes back with the rest, and is verified by who holds its key."""

from __future__ import annotations

from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from tests.vault.everyone import id_of
from vawdesk.vault.accounts import Role
from vawdesk.vault.backup import back_up, check_generation, check_waiting, listed
from vawdesk.vault.errors import BackupIncomplete, NoKey
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.manifest import Generation
from vawdesk.vault.members import Members
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.restore import restore, restore_to_new
from vawdesk.vault.vault import open_vault


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def kept(vault: OpenVault) -> list[bytes]:
    with vault["hr"].connection() as connection:
        return [row["content"] for row in vault["hr"].journal.rows(connection) if row["action"] == Action.CREATE]


def with_hr(town: Town, stick: Path) -> Generation:
    """An HR room with one entry, and a backup by the founder, who does not hold its key."""
    town.add_all(Hefin=Role.HR_OFFICER)
    vault = town.open("Hefin", "hr")
    Members(vault).make_hr_room()
    with vault["hr"].writing() as session:
        vault["hr"].journal.append(session.connection(), Entry(Action.CREATE, content=b"told in confidence"))
        session.commit()
    vault.sign_out()
    vault = town.open()
    made = back_up(vault, stick)
    vault.sign_out()
    return made


def test_it_is_verified_once_by_its_holder_and_stands_in_the_journal(town: Town, stick: Path) -> None:
    made = with_hr(town, stick)
    assert made.unverified == ("hr",)
    vault = town.open()
    assert check_waiting(vault, stick) == []
    assert listed(vault, stick)[0].unverified == ("hr",), "the founder cannot verify it"
    vault.sign_out()
    vault = town.open("Hefin", "hr")
    assert check_waiting(vault, stick) == []
    assert listed(vault, stick)[0].unverified == ()
    before = vault.heads()
    assert check_waiting(vault, stick) == []
    assert vault.heads() == before, "once is enough"
    vault.sign_out()
    vault = town.open()
    assert listed(vault, stick)[0].unverified == (), "everybody sees that it was verified"
    vault.close()


def test_its_holder_is_told_when_it_is_damaged(town: Town, stick: Path) -> None:
    made = with_hr(town, stick)
    path = made.path / "hr.db"
    path.write_bytes(path.read_bytes()[:-100] + bytes(100))
    vault = town.open("Hefin", "hr")
    assert [(one.kind, one.compartment, one.grave) for one in check_waiting(vault, stick)] == [(Kind.BACKUP, "hr", False)]
    assert listed(vault, stick)[0].unverified == ("hr",)
    with pytest.raises(BackupIncomplete):
        check_generation(vault, made)
    vault.close()


def test_a_backup_from_before_its_holder_got_other_keys_is_not_called_damaged(town: Town, stick: Path) -> None:
    with_hr(town, stick)
    town.add_all(Mair=Role.MANAGER)
    vault = town.open("Hefin", "hr")
    Members(vault).grant("hr", id_of(vault, "Mair"))
    vault.sign_out()
    vault = town.open()
    town.people["Hefin"] = Members(vault).reset(id_of(vault, "Hefin"))
    vault.sign_out()
    town.choose("Hefin")
    vault = town.open("Mair", "hr")
    Members(vault).grant("hr", id_of(vault, "Hefin"))
    vault.sign_out()
    vault = town.open("Hefin", "hr")
    assert check_waiting(vault, stick) == []
    assert listed(vault, stick)[0].unverified == ("hr",)
    with pytest.raises(NoKey):
        check_generation(vault, listed(vault, stick)[0])
    vault.close()


def test_the_whole_vault_comes_back_with_the_closed_part_still_closed(town: Town, stick: Path, tmp_path: Path) -> None:
    made = with_hr(town, stick)
    folder = tmp_path / "new" / "records.vawdesk"
    restore_to_new(made, folder, town.edges)
    assert (folder / "hr.db").read_bytes() == (made.path / "hr.db").read_bytes()
    open_vault(folder, FOUNDER, PASSPHRASE, "casework", town.edges).sign_out()
    vault = open_vault(folder, "Hefin", town.people["Hefin"], "hr", town.edges)
    assert (kept(vault), vault.verify("hr"), vault["hr"].whole()) == ([b"told in confidence"], [], True)
    vault.sign_out()


def test_bringing_back_casework_leaves_the_closed_part_as_it_is_today(town: Town, stick: Path) -> None:
    made = with_hr(town, stick)
    vault = town.open("Hefin", "hr")
    with vault["hr"].writing() as session:
        vault["hr"].journal.append(session.connection(), Entry(Action.CREATE, content=b"since then"))
        session.commit()
    vault.sign_out()
    assert restore(made, town.folder, FOUNDER, PASSPHRASE, "casework", town.edges).compartments == ("organisation", "casework")
    vault = town.open("Hefin", "hr")
    assert kept(vault) == [b"told in confidence", b"since then"]
    assert vault.verify("hr") == []
    vault.close()


def test_its_holder_brings_it_back(town: Town, stick: Path) -> None:
    made = with_hr(town, stick)
    vault = town.open("Hefin", "hr")
    assert check_generation(vault, made) == ("organisation", "hr")
    vault.sign_out()
    done = restore(made, town.folder, "Hefin", town.people["Hefin"], "hr", town.edges)
    assert done.compartments == ("organisation", "hr")
    town.open().close()
    vault = town.open("Hefin", "hr")
    assert kept(vault) == [b"told in confidence"]
    vault.close()
