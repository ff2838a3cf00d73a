"""What this computer remembers finds an older copy put back: the whole vault, the keyring, or one compartment."""

from __future__ import annotations

import json
import shutil
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, Town

from vawdesk.i18n import language
from vawdesk.vault.accounts import Role
from vawdesk.vault.connection import connect
from vawdesk.vault.errors import WrongPassphrase
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action, Entry
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.vault import open_vault, seconds_to_wait
from vawdesk.vault.witness import delay_seconds


def work(town: Town, *, accounts: bool = False) -> None:
    vault = town.open()
    with vault["casework"].writing() as session:
        vault["casework"].journal.append(session.connection(), Entry(Action.CREATE, uuid.uuid4(), content=b"{}"))
        session.commit()
    if accounts:
        town.add(vault, f"Person {uuid.uuid4()}", Role.TRUSTEE)
    vault.sign_out()


def found_on_opening(town: Town) -> list[tuple[Kind, str]]:
    vault = town.open()
    found = [(finding.kind, finding.compartment) for finding in vault.findings]
    for finding in vault.findings:
        assert finding.grave
        assert "{" not in language("en").say(finding.message)
        assert language("en").say(finding.message).endswith(".")
    vault.close()
    return found


def test_nothing_is_said_of_a_vault_that_went_on(town: Town) -> None:
    for _ in range(3):
        work(town, accounts=True)
    vault = town.open()
    assert vault.findings == ()
    vault.close()


ALL = ("keyring.json", "organisation.db", "casework.db")
OLDER = {
    "the whole folder": (ALL, {(Kind.OLDER_KEYRING, ""), (Kind.CUT, "organisation"), (Kind.CUT, "casework")}),
    "the keyring": (("keyring.json",), {(Kind.OLDER_KEYRING, "")}),
    "one compartment": (("casework.db",), {(Kind.CUT, "casework")}),
    "the other compartment": (("organisation.db",), {(Kind.CUT, "organisation")}),
}


@pytest.mark.parametrize(("files", "wanted"), OLDER.values(), ids=OLDER)
def test_an_older_copy_is_found_and_stays_found_until_a_person_accepts_it(
    town: Town, tmp_path: Path, files: tuple[str, ...], wanted: set[tuple[Kind, str]]
) -> None:
    work(town)
    kept = tmp_path / "kept"
    shutil.copytree(town.folder, kept)
    work(town, accounts=True)
    for name in files:
        shutil.copy(kept / name, town.folder / name)
    assert set(found_on_opening(town)) == wanted
    assert wanted <= set(found_on_opening(town)) | {(Kind.CUT, "organisation")}
    vault = town.open()
    vault.believe(accept=True)
    vault.sign_out()
    assert found_on_opening(town) == []
    vault = town.open()
    with vault["organisation"].connection() as connection:
        actions = [row["action"] for row in vault["organisation"].journal.rows(connection)]
    assert Action.FOUND in actions
    assert Action.ACCEPTED in actions
    vault.close()


def pages_of(path: Path, size: int = 4096) -> list[bytes]:
    data = path.read_bytes()
    return [data[start : start + size] for start in range(0, len(data), size)]


def test_a_page_put_back_from_an_older_copy_is_found(town: Town, tmp_path: Path) -> None:
    for _ in range(3):
        work(town)
    older = pages_of(town.folder / "casework.db")
    for _ in range(3):
        work(town)
    path = town.folder / "casework.db"
    newer = pages_of(path)
    tried = caught = 0
    for number, page in enumerate(older):
        if number and page != newer[number]:
            path.write_bytes(b"".join([*newer[:number], page, *newer[number + 1 :]]))
            tried += 1
            caught += bool(opened_with_findings(town, tmp_path / f"try{number}"))
            path.write_bytes(b"".join(newer))
    assert tried >= 1
    assert caught == tried


def opened_with_findings(town: Town, copy: Path) -> bool:
    from vawdesk.vault.errors import Damaged, DiskTrouble

    shutil.copytree(town.folder, copy / town.folder.name)
    tried = Town(copy / town.folder.name, town.edges, town.clock, town.sheet)
    witness = town.edges.witness_path.read_bytes()
    try:
        vault = tried.open()
    except (Damaged, DiskTrouble):
        return True
    try:
        return bool(vault.findings or vault.verify("casework") or not vault["casework"].whole())
    finally:
        vault.close()
        town.edges.witness_path.write_bytes(witness)


def test_a_witness_that_was_altered_is_not_believed(town: Town) -> None:
    work(town)
    path = town.edges.witness_path
    raw = json.loads(path.read_text())
    (entry,) = raw["vaults"].values()
    entry["heads"]["casework"]["seq"] -= 1
    path.write_text(json.dumps(raw))
    assert found_on_opening(town) == [(Kind.WITNESS_CHANGED, "")]
    path.write_text("{")
    assert found_on_opening(town) == [(Kind.WITNESS_CHANGED, "")]
    path.unlink()
    assert found_on_opening(town) == []


def test_a_computer_that_has_seen_nothing_looks_at_the_end_at_once_and_at_all_when_asked(town: Town) -> None:
    vault = town.open()
    casework = vault["casework"]
    with casework.writing() as session:
        for _ in range(1005):
            casework.journal.append(session.connection(), Entry(Action.READ, uuid.uuid4()))
        session.commit()
    raw = connect(casework.path, vault.unlocked.newest("casework"), guarded=False)
    raw.execute("DROP TRIGGER journal_keeps")
    raw.execute("UPDATE journal SET utc_offset = 7 WHERE seq = 3")
    raw.close()
    vault.close()
    town.edges.witness_path.unlink()
    vault = town.open()
    assert vault.findings == ()
    assert [(finding.kind, finding.seq) for finding in vault.verify("casework")] == [(Kind.CHANGED_ROW, 3)]
    vault.close()


def test_the_witness_names_nobody(town: Town) -> None:
    work(town, accounts=True)
    assert FOUNDER not in town.edges.witness_path.read_text()
    assert town.folder.name not in town.edges.witness_path.read_text()


def test_a_disk_that_refuses_the_witness_does_not_stop_anybody(town: Town) -> None:
    town.edges.witness_path.parent.write_text("a file where the folder should be")
    work(town)
    vault = town.open()
    assert vault.findings == ()
    vault.close()


def test_wrong_passphrases_are_slowed_told_and_written_down(town: Town) -> None:
    waits = []
    for _ in range(7):
        with pytest.raises(WrongPassphrase):
            open_vault(town.folder, FOUNDER, "wrong wrong wrong", "casework", town.edges)
        waits.append(seconds_to_wait(town.folder, town.edges))
    assert waits == [0, 0, 0, 0, 5, 10, 20]
    town.clock.advance(seconds=8)
    assert seconds_to_wait(town.folder, town.edges) == 12
    town.clock.advance(seconds=12)
    assert seconds_to_wait(town.folder, town.edges) == 0  # the wait passes, else nobody would ever come in again
    town.clock.utc -= timedelta(days=2)
    assert seconds_to_wait(town.folder, town.edges) == 0  # a clock turned back never makes it longer
    town.clock.utc += timedelta(days=2)
    vault = town.open()
    assert [(finding.kind, finding.message.values["n"]) for finding in vault.findings] == [(Kind.WRONG_PASSPHRASES, 7)]
    assert action_count(vault, Action.WRONG_PASSPHRASES) == 1
    vault.sign_out()
    assert seconds_to_wait(town.folder, town.edges) == 0
    open_vault(town.folder, FOUNDER, PASSPHRASE, "casework", town.edges).close()


def action_count(vault: OpenVault, action: str) -> int:
    with vault["organisation"].connection() as connection:
        return sum(row["action"] == action for row in vault["organisation"].journal.rows(connection))


def test_the_wait_grows_to_a_minute_and_no_further() -> None:
    assert [delay_seconds(wrong) for wrong in (0, 4, 5, 6, 7, 8, 9, 10, 10**6)] == [0, 0, 5, 10, 20, 40, 60, 60, 60]
