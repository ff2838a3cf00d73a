"""What the lists and the search will ask for first, read while nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vawdesk.services.case_list import CaseList
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.names_on_file import NamesOnFile

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def read_ahead(desk: Desk, names: NamesOnFile, check: Callable[[], None]) -> None:
    """For a worker's thread; `check` is called between the steps and raises when it should stop.

    Where nothing has changed since the last time this costs a few readings of the journal. Raises what `check` raises.
    """
    if "casework" not in desk.vault.compartments:
        return
    names.index()
    check()
    with desk.reading() as session:
        near_flags(desk, session)
    check()
    CaseList(desk, names).count("")
