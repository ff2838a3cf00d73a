"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
% if up_revision == "0001":

from vawdesk.vault.migrations.first import BESIDE
% endif

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
% if up_revision == "0001":
    for statement in BESIDE:
        op.execute(statement)
% endif


def downgrade() -> None:
    raise RuntimeError("a folder is never taken back to an older version; bring back a backup")
