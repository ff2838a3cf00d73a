"""What came of the backup that was brought back last: what it replaced, what was erased again, what could not be known or is not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.base import CompartmentName
from vawdesk.vault.errors import PARTS
from vawdesk.vault.journal import Action

if TYPE_CHECKING:
    from vawdesk.i18n import Language
    from vawdesk.services.desk import Desk

BROUGHT = N_("The backup of {made} was brought back on {at}. What it replaced lies in the folder {folder}, inside that of the records.")
ERASED = NN_(
    "One entry that was erased since that backup is erased again.", "{n} entries that were erased since that backup are erased again."
)
UNKNOWN = N_(
    "What had been sealed, held, taken out or erased since that backup could not be read everywhere, because a file was damaged: {parts}. "
    "Look whether something lies open that was sealed, is held no more, or is there again that had been erased, and do it again."
)
LEFT = NN_(
    "One attachment that had been taken out of its file since is not there. If it was filed in a sealed file, it lies only in what was "
    "set aside: attach it there again.",
    "{n} attachments that had been taken out of their files since are not there. Those that were filed in a sealed file lie only in what "
    "was set aside: attach them there again.",
)


@dataclass(frozen=True)
class BroughtBack:
    """One restore, by what the journals tell that this account can open. `unknown`: the parts where what came since was not read."""

    at: datetime
    made: datetime
    aside: str
    erased: int
    unknown: tuple[CompartmentName, ...]
    left: int

    def words(self, language: Language) -> list[str]:
        """A sentence or two for each thing there is to say."""
        say = language.say
        parts: list[Message] = [PARTS[part] for part in self.unknown]
        return [
            say(BROUGHT, made=self.made, at=self.at, folder=self.aside),
            *([say(ERASED, n=self.erased)] if self.erased else []),
            *([say(LEFT, n=self.left)] if self.left else []),
            *([say(UNKNOWN, parts=language.list([say(part) for part in parts]))] if parts else []),
        ]


def last_brought_back(desk: Desk) -> BroughtBack | None:
    """The last restore; None where none was ever made."""
    told = {}
    for name, compartment in desk.vault.compartments.items():
        with compartment.connection() as connection:
            rows = compartment.journal.rows(connection, compartment.journal.table.c.action == Action.RESTORE, newest=1)
        if rows and rows[0]["content"]:
            told[name] = json.loads(rows[0]["content"]) | {"at": rows[0]["utc"]}
    if not told:
        return None
    last = max(told.values(), key=lambda one: str(one["at"]))
    same = {name: one for name, one in told.items() if one["aside"] == last["aside"]}
    return BroughtBack(
        datetime.fromisoformat(last["at"]), datetime.fromisoformat(last["made"]), last["aside"],
        sum(one["erased"] for one in same.values()), tuple(name for name, one in same.items() if one["unknown"]),
        sum(one["left"] for one in same.values()),
    )  # fmt: skip
