"""The power goes while a vault is made, or while a file is brought up to date: there is no vault or a whole one, and every row is exact."""

from __future__ import annotations

import random
import shutil
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from vaults import CHEAP, FOUNDER, PASSPHRASE, SetClock, Town

from tests.faults.power_cut import RecordedFiles, Recorder, as_it_lies, cuts
from tests.faults.store_disk import watched
from tests.faults.test_power_cut import outcomes
from vawdesk.vault import migrations
from vawdesk.vault.compartment import file_of, is_whole
from vawdesk.vault.connection import connect
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.membership import Person
from vawdesk.vault.vault import create, open_vault

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade():
    with op.batch_alter_table("attachment", recreate="always") as table:
        table.add_column(sa.Column("origin", sa.String(32), nullable=False, server_default="scan"))
    op.execute("UPDATE attachment SET media_type = upper(media_type)")
"""


def test_a_vault_is_there_whole_or_not_at_all(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root, chance = tmp_path / "computer", random.Random(3)  # noqa: S311 - moments, not secrets
    root.mkdir()
    start, recorder, person = as_it_lies(root), Recorder(root), Person(FOUNDER, PASSPHRASE)
    edges = Edges(root / "data" / "witness.json", SetClock(), RecordedFiles(recorder), CHEAP, Place("office-pc", 1))
    with watched(recorder):
        vault, _sheet = create(root / "records.vawdesk", person, edges)
        recorder.acknowledge("made")
        vault.sign_out()
    for cut in cuts(start, root, recorder.ops, tmp_path / "cuts", chance, outcomes(request)):
        folder = cut.place / "records.vawdesk"
        again = replace(edges, files=Files(), witness_path=cut.place / "data" / "witness.json")
        if folder.exists():
            vault = open_vault(folder, FOUNDER, PASSPHRASE, "casework", again)
        else:
            assert not cut.told, cut.how
            vault, _sheet = create(folder, person, again)
        assert (vault.findings, set(vault.compartments)) == ((), {"organisation", "casework"}), cut.how
        assert vault["casework"].whole()
        assert vault["organisation"].whole()
        vault.sign_out()
        shutil.rmtree(cut.place)


def attachments(raw: Any) -> list[tuple[Any, ...]]:
    return sorted(raw.execute("SELECT id, size, content FROM attachment").fetchall())


def test_a_file_brought_up_to_date_is_as_it_was_or_as_it_should_be(town: Town, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    versions = tmp_path / "versions"
    shutil.copytree(migrations.VERSIONS / "casework", versions / "casework")
    (versions / "casework" / "0002_origin.py").write_text(NEXT)
    vault = town.open()
    key = vault.unlocked.newest("casework")
    vault.sign_out()
    path, chance = file_of(town.folder, "casework"), random.Random(9)  # noqa: S311 - moments, not secrets
    raw = connect(path, key, guarded=False)
    for size in range(40):
        row = (uuid.uuid4().hex, uuid.uuid4().hex, "image/png", size, bytes(32), chance.randbytes(90 * size))
        raw.execute("INSERT INTO attachment (id, record, media_type, size, sha256, content) VALUES (?, ?, ?, ?, ?, ?)", row)
    wanted = attachments(raw)
    raw.close()
    root = town.folder.parent
    start, recorder = as_it_lies(root), Recorder(root)
    with watched(recorder):
        migrations.bring_up_to_date(path, key, "casework", RecordedFiles(recorder), versions)
        recorder.acknowledge("upgraded")
        migrations.bring_up_to_date(path, key, "casework", RecordedFiles(recorder), versions)
    for cut in cuts(start, root, recorder.ops, tmp_path / "cuts", chance, outcomes(request)):
        found = file_of(cut.place / town.folder.name, "casework")
        raw = connect(found, key, guarded=False)
        stands = migrations.present(raw)
        assert stands == "0002" if cut.told else stands in ("0001", "0002"), cut.how
        assert attachments(raw) == wanted, cut.how
        raw.close()
        migrations.bring_up_to_date(found, key, "casework", Files(), versions)
        raw = connect(found, key, guarded=False)
        assert migrations.present(raw) == "0002"
        assert raw.execute("SELECT DISTINCT media_type, origin FROM attachment").fetchall() == [("IMAGE/PNG", "scan")]
        assert attachments(raw) == wanted
        assert is_whole(raw)
        raw.close()
        shutil.rmtree(cut.place)
