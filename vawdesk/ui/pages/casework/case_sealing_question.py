"""The question before an open file is sealed: what goes with it, and whose drafts are lost (C11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NN_, Language
from vawdesk.services.sealed_drafts import LostDraft
from vawdesk.ui.kit.dialogs import Question

SEAL = N_("Seal this file")
SURE = N_("Seal this file to the people you ticked?")
GOES_TOO = N_(
    "Every case of its situation goes with it, and everybody and every place that no other file needs. "
    "What was copied, printed or backed up before stays as it is."
)
LOST = NN_(
    "{n} draft of somebody who is not ticked is removed. Tell them first: {names}.",
    "{n} drafts of people who are not ticked are removed. Tell them first: {names}.",
)


class SealQuestion(Question):
    """`called` are the names of the accounts whose drafts are lost."""

    def __init__(self, parent: QWidget, lost: Sequence[LostDraft], called: Mapping[UUID, str], language: Language) -> None:
        say = language.say
        names = [name for name in dict.fromkeys(called.get(draft.account, "") for draft in lost) if name]
        told = [say(LOST, n=len(lost), names=language.list(names))] if lost else []
        super().__init__(parent, say(SURE), " ".join([*told, say(GOES_TOO)]), say(SEAL), language)
