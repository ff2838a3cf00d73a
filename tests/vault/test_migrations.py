"""Migrations: the revisions make what the models say, a newer file is refused, an older one is copied before it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from vaults import Town

from vawdesk.models.base import CompartmentName
from vawdesk.vault import migrations
from vawdesk.vault.accounts import COMPARTMENTS
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import connect
from vawdesk.vault.errors import Damaged, Newer
from vawdesk.vault.files import Files
from vawdesk.vault.keys import CompartmentKey


@pytest.mark.parametrize("compartment", COMPARTMENTS)
def test_the_revisions_make_what_the_models_say(compartment: CompartmentName, tmp_path: Path) -> None:
    raw = connect(tmp_path / "blank.db", CompartmentKey.new(), mode="rwc", guarded=False)
    migrations.upgrade(raw, compartment)
    assert migrations.differences(raw, compartment) == []
    assert migrations.present(raw) == migrations.newest(compartment)
    raw.close()


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    raw = connect(tmp_path / "blank.db", CompartmentKey.new(), mode="rwc", guarded=False)
    migrations.upgrade(raw, "hr")
    raw.execute("ALTER TABLE counter ADD COLUMN more TEXT")
    assert migrations.differences(raw, "hr") != []
    raw.close()


def test_every_compartment_has_its_triggers_and_its_index(tmp_path: Path) -> None:
    made = []
    for compartment in COMPARTMENTS:
        raw = connect(tmp_path / f"{compartment}.db", CompartmentKey.new(), mode="rwc", guarded=False)
        migrations.upgrade(raw, compartment)
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' OR name = 'search_text'")}
        secure = raw.execute("SELECT v FROM search_text_config WHERE k = 'secure-delete'").fetchall()
        made.append((names, secure))
        raw.close()
    assert made == [({"journal_follows", "journal_stays", "journal_keeps", "search_text"}, [(1,)])] * 3


def test_a_newer_file_is_refused_in_words_and_left_as_it_is(town: Town) -> None:
    vault = town.open()
    key = vault.unlocked.newest("casework")
    vault.sign_out()
    path = file_of(town.folder, "casework")
    raw = connect(path, key, guarded=False)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Newer):
        town.open()
    assert path.read_bytes() == before


def test_an_older_file_is_copied_before_it_is_changed_and_a_failure_changes_nothing(town: Town) -> None:
    vault = town.open()
    key = vault.unlocked.newest("casework")
    vault.sign_out()
    path = file_of(town.folder, "casework")
    raw = connect(path, key, guarded=False)
    raw.execute("UPDATE alembic_version SET version_num = '0000'")  # older than all, and known to none: the upgrade cannot go on
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Exception, match=r"0000|Damaged"):
        migrations.bring_up_to_date(path, key, "casework", Files())
    copy = path.with_name("casework.db.before")
    assert copy.read_bytes() == before
    raw = connect(path, key, guarded=False)
    assert migrations.present(raw) == "0000"
    raw.execute("UPDATE alembic_version SET version_num = ?", (migrations.newest("casework"),))
    raw.close()
    town.open().close()
    assert not copy.exists()


def test_a_file_without_a_revision_is_damaged(town: Town) -> None:
    vault = town.open()
    key = vault.unlocked.newest("casework")
    vault.sign_out()
    raw = connect(file_of(town.folder, "casework"), key, guarded=False)
    raw.execute("DROP TABLE alembic_version")
    raw.close()
    with pytest.raises(Damaged):
        town.open()
