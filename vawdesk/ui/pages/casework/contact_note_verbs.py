"""Where a signed note leads on to: adding to it, correcting it, its case, another file, paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.contact_note import ContactNote, may_withdraw
from vawdesk.services.note_filing import against_correcting
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb

OPEN_CASE, ADD_TO, CORRECT, MOVE = N_("Open the case"), N_("Add to this note"), N_("Correct"), N_("It belongs elsewhere…")
PRINT_IT, ATTACH = N_("Print…"), N_("Attach…")

Go = Callable[[str, UUID], object]


def near(at: AtDesk, note: ContactNote, go: Go) -> list[Button]:
    """What is done with a note most days; correcting it only within its minutes."""
    made = [_leading("addendum", ADD_TO, note.id, at, go, drawing="add", primary=True)]
    if against_correcting(at.desk, note) is None:
        made.append(_leading("contact_note_form", CORRECT, note.id, at, go, drawing="change"))
    if note.case is not None:
        made.append(_leading("case", OPEN_CASE, note.case, at, go, drawing="cases"))
        made.append(_leading("attachment", ATTACH, note.id, at, go, drawing="file"))
    return made


def far(at: AtDesk, note: ContactNote, go: Go, print_it: Callable[[], object]) -> list[Button]:
    """Taking it out of a file to which it never belonged, for whoever may; paper at the end."""
    account, paper = at.desk.account, verb(at.language.say(PRINT_IT), "print", print_it, drawing="print")
    if may_withdraw(note, account.id, account.manages) is not None:
        return [paper]
    return [_leading("contact_note_moving", MOVE, note.id, at, go), paper]


def _leading(key: str, words: Message, id: UUID, at: AtDesk, go: Go, *, drawing: str = "", primary: bool = False) -> Button:
    return verb(at.language.say(words), f"go_{key}", partial(go, key, id), primary=primary, drawing=drawing)
