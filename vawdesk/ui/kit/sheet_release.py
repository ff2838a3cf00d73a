"""A recovery sheet, or the blank one, through the one door: journalled like every other paper, though it is about nobody."""

from __future__ import annotations

from vawdesk.i18n import Code
from vawdesk.models.profile import Profile
from vawdesk.services import release
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.ui.kit.context import Paper
from vawdesk.vault.opened import OpenVault

SHEET_PURPOSE = "recovery sheet"


def sheet_let_go(vault: OpenVault, paper: Paper, filled: bool, code: Code) -> release.Released:
    """Let a recovery sheet, or its blank form, go to paper. In a worker. Raises Refused."""
    request = Request(
        document=paper.document,
        recipient=Recipient(RecipientKind.STAFF, name=vault.account.name),
        profile=Profile.RECOVERY if filled else Profile.BLANK,
        purpose=SHEET_PURPOSE,
        language=code,
    )
    door = DeskDoor(Desk(vault))
    return release.let_go(door, release.prepare(door, request, paper.press), Way.PRINT)
