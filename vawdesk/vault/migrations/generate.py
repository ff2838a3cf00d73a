"""For the developers' `dev.py`: write the next revision of a compartment from what the models say."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from vawdesk.models.base import CompartmentName
from vawdesk.models.registry import record_types
from vawdesk.vault import migrations
from vawdesk.vault.connection import connect
from vawdesk.vault.keys import CompartmentKey


def generate(compartment: CompartmentName, message: str) -> Path | None:
    """Write `versions/<compartment>/<number>_<message>.py` and return it, or None when there is nothing to say.

    The first revision also makes what no table can say: the full-text index and the journal's triggers.
    """
    from alembic import command

    record_types()
    folder = migrations.FOLDER / "versions" / compartment
    number = f"{len(list(folder.glob('[0-9]*_*.py'))) + 1:04}"
    with tempfile.TemporaryDirectory() as temporary:
        raw = connect(Path(temporary) / "blank.db", CompartmentKey.new(), mode="rwc", guarded=False)
        try:
            if number != "0001":
                migrations.upgrade(raw, compartment)
            with migrations.engine_on(raw).begin() as connection:
                config = migrations._config(compartment, connection)
                config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
                made = command.revision(
                    config, message, autogenerate=True, rev_id=number, process_revision_directives=_complete
                )  # fmt: skip
        finally:
            raw.close()
    return Path(made.path) if made and not isinstance(made, list) else None


def _complete(context: Any, revision: Any, directives: list[Any]) -> None:
    if directives[0].rev_id != "0001" and directives[0].upgrade_ops.is_empty():
        directives.clear()
