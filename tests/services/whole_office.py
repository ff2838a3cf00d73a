"""All that an office holds, to be compared before and after something that must change nothing."""

from __future__ import annotations

from typing import Any

from vawdesk.services.desk import Desk


def everything(desk: Desk) -> dict[str, Any]:
    """Every row of every table of every part, and the names and the keyring of its folder."""
    found: dict[str, Any] = {}
    for name, compartment in desk.vault.compartments.items():
        with compartment.connection() as connection:
            tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_text%'")
            for (table,) in tables.fetchall():
                rows = connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - the names of our own tables
                found[f"{name}.{table}"] = sorted(map(repr, map(tuple, rows)))
            words = connection.exec_driver_sql("SELECT rowid, words, masked FROM search_text")
            found[f"{name}.search_text"] = sorted(map(repr, map(tuple, words)))
    folder = desk.vault.folder
    found["folder"] = sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))
    found["keyring"] = (folder / "keyring.json").read_bytes()
    return found
