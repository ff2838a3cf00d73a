"""One vault, one place: who has it is told, it can be asked for, and it is taken over only from a computer that stopped."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from vaults import FOUNDER, PASSPHRASE, SetClock, Town

from vawdesk.i18n import language
from vawdesk.vault.errors import InUse, LeftOpen, SharedFolder, VaultError
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import NOTE, Place, VaultLock
from vawdesk.vault.places import refuse_shared
from vawdesk.vault.vault import Insisted, open_vault


def elsewhere(town: Town, clock: SetClock | None = None) -> VaultLock:
    return VaultLock(town.folder, Files(), clock or town.clock, Place("farm-laptop", 77))


def test_a_second_place_is_told_who_has_it_and_since_when(town: Town) -> None:
    vault = town.open()
    with pytest.raises(InUse) as told:
        town.open()
    said = language("en").say(told.value.message)
    assert FOUNDER in said
    assert "office-pc" in said
    assert "24\u00a0November\u00a02026, 09:00" in said
    vault.sign_out()
    town.open().close()


def test_another_process_is_refused_and_its_death_lets_go(town: Town) -> None:
    script = (
        "import sys; from pathlib import Path; from vawdesk.clock import Clock; from vawdesk.vault.files import Files;"
        "from vawdesk.vault.lockfile import Place, VaultLock;"
        "lock = VaultLock(Path(sys.argv[1]), Files(), Clock(), Place('office-pc', 5)); lock.acquire('Dai Jones');"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(town.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert holder.stdin
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(InUse, match="InUse") as told:
        town.open()
    assert told.value.message.values["name"] == "Dai Jones"
    holder.kill()
    holder.communicate()
    assert (town.folder / NOTE).exists()
    town.open().close()
    assert not (town.folder / NOTE).exists()


def left_by_another_computer(town: Town) -> VaultLock:
    """A farm laptop opened the vault, and its lock did not reach this computer, as on a network drive."""
    lock = elsewhere(town)
    lock.acquire("Dai Jones")
    lock._lock.release()
    return lock


def test_a_computer_whose_heart_beats_keeps_it(town: Town) -> None:
    lock = left_by_another_computer(town)
    town.clock.advance(seconds=60)
    with pytest.raises(InUse):
        town.open()
    lock.beat()
    town.clock.advance(seconds=60)
    with pytest.raises(InUse):
        town.open()


class Held(Files):
    """A disk on which a file that somebody else reads at this moment cannot be replaced, as on Windows."""

    held = False

    def step(self, what: str, path: Path) -> None:
        if self.held and what == "replace":
            raise PermissionError(13, "held by another program")


def test_a_beat_that_cannot_be_written_is_made_up_for_by_the_next(town: Town) -> None:
    files = Held()
    lock = VaultLock(town.folder, files, town.clock, Place("farm-laptop", 77))
    lock.acquire("Dai Jones")
    files.held = True
    lock.beat()
    files.held = False
    town.clock.advance(seconds=20)
    lock.beat()
    note = lock.note()
    assert note
    assert note.beat == town.clock.now().utc.isoformat()
    lock.release()


def test_a_lock_that_cannot_be_written_is_refused_in_words_and_keeps_nobody_out(town: Town) -> None:
    files = Held()
    files.held = True
    with pytest.raises(VaultError):
        VaultLock(town.folder, files, town.clock, Place("farm-laptop", 77)).acquire("Dai Jones")
    town.open().close()


@pytest.mark.parametrize(
    "spoilt", [{"beat": "2026-11-24T09:00:00"}, {"since": "2026-11-24"}, {"name": ["Dai"]}, {"beats": "x"}, {"host": 7}]
)
def test_a_spoilt_note_keeps_nobody_out(town: Town, spoilt: dict[str, object]) -> None:
    lock = left_by_another_computer(town)
    held = json.loads((town.folder / NOTE).read_text())
    (town.folder / NOTE).write_text(json.dumps(held | spoilt))
    assert lock.note() is None
    town.open().close()


def test_a_computer_that_stopped_is_taken_over_only_when_a_person_confirms(town: Town) -> None:
    lock = left_by_another_computer(town)
    town.clock.advance(seconds=91)
    with pytest.raises(LeftOpen) as told:
        town.open()
    assert "farm-laptop" in language("en").say(told.value.message)
    note = lock.note()
    assert note
    lock.beat()
    town.clock.advance(minutes=5)
    with pytest.raises(InUse):
        open_vault(town.folder, FOUNDER, PASSPHRASE, "casework", town.edges, Insisted(take_over=note.beats))
    open_vault(town.folder, FOUNDER, PASSPHRASE, "casework", town.edges, Insisted(take_over=note.beats + 1)).close()


def test_it_can_be_asked_for_declined_and_handed_over(town: Town) -> None:
    vault = town.open()
    asking = elsewhere(town)
    assert vault.lock_file.asked() is None
    asking.ask("Eleri Morgan")
    asked = vault.lock_file.asked()
    assert asked
    assert (asked.name, asked.host) == ("Eleri Morgan", "farm-laptop")
    vault.lock_file.stop_asking()
    assert asking.asked() is None
    asking.ask("Eleri Morgan")
    vault.sign_out()
    assert asking.asked() is None
    asking.acquire("Eleri Morgan")
    asking.release()


@pytest.mark.parametrize("junk", [b"", b"[]", b"{}", b"\xff", b'{"host": 1}', b"[" * 9000])
def test_a_spoilt_note_never_shuts_anybody_out(town: Town, junk: bytes) -> None:
    (town.folder / NOTE).write_bytes(junk)
    (town.folder / "vault.ask.json").write_bytes(junk)
    vault = town.open()
    assert vault.lock_file.asked() is None
    vault.close()


def test_a_wrong_passphrase_lets_go_of_the_lock(town: Town) -> None:
    from vawdesk.vault.errors import WrongPassphrase

    with pytest.raises(WrongPassphrase):
        open_vault(town.folder, FOUNDER, "not this one, no", "casework", town.edges)
    town.open().close()


@pytest.mark.parametrize(
    ("where", "service"),
    [
        ("/home/a/OneDrive/records.vawdesk", "OneDrive"),
        ("/home/a/OneDrive - Cymdeithas Tai/records.vawdesk", "OneDrive"),
        ("/home/a/Dropbox/x/records.vawdesk", "Dropbox"),
        ("/home/a/Google Drive/records.vawdesk", "Google Drive"),
        ("/home/a/Nextcloud/records.vawdesk", "Nextcloud"),
    ],
)
def test_a_synchronised_folder_is_refused_by_name(where: str, service: str, tmp_path: Path) -> None:
    with pytest.raises(SharedFolder) as told:
        refuse_shared(Path(where), tmp_path / "no mounts")
    assert service in language("en").say(told.value.message)


def test_a_network_drive_is_refused_and_an_own_disk_is_not(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n//server/share /mnt/share cifs rw 0 0\n/dev/sdb1 /mnt/share/own ext4 rw 0 0\n")
    with pytest.raises(SharedFolder) as told:
        refuse_shared(Path("/mnt/share/records.vawdesk"), mounts)
    assert told.value.message == SharedFolder.network
    for own in ("/home/a/megaphone/records.vawdesk", "/mnt/share/own/records.vawdesk", "/mnt/shareware/records.vawdesk"):
        refuse_shared(Path(own), mounts)


def test_a_person_may_insist_on_a_shared_folder(town: Town) -> None:
    shared = town.folder.parent / "Dropbox"
    shared.mkdir()
    folder = town.folder.rename(shared / "records.vawdesk")
    with pytest.raises(SharedFolder):
        open_vault(folder, FOUNDER, PASSPHRASE, "casework", town.edges)
    open_vault(folder, FOUNDER, PASSPHRASE, "casework", town.edges, Insisted(shared_folder=True)).close()


def test_the_note_says_no_more_than_who_where_and_since(town: Town) -> None:
    vault = town.open()
    note = vault.lock_file.note()
    assert note
    assert dataclasses.asdict(note) == {
        "host": "office-pc", "process": 1, "name": FOUNDER, "beats": 0,
        "since": datetime(2026, 11, 24, 9, tzinfo=UTC).isoformat(), "beat": datetime(2026, 11, 24, 9, tzinfo=UTC).isoformat(),
    }  # fmt: skip
    vault.close()
