"""What was added to a record, on the paper of that record: what puts a fact right stands before it, everything else after it (X3)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from vawdesk.i18n import N_, Language, plain
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.words import Told
from vawdesk.services.view import RecordView, View

GROUP = "addenda"  # under which a dossier holds them
FIELDS = ("added_at", "reason", "which_fact", "text")


def parted(view: View) -> tuple[list[RecordView], list[RecordView]]:
    """What stands before the record, and what after it."""
    first = [added for added in view.group(GROUP) if added.get("reason") is AddendumReason.CORRECTS]
    return first, [added for added in view.group(GROUP) if added not in first]


def additions(paper: Paper, added: Iterable[RecordView], profile: Profile) -> None:
    """Each under a heading of its own, with who signed it."""
    for one in added:
        paper.h2(N_("Put right since") if one.get("reason") is AddendumReason.CORRECTS else N_("Added since"))
        Form(paper, one, told=profile.stays_inside).fields(FIELDS)
        signed = values.signed(one, "signed")
        if not signed.by_pen:
            paper.fields([[Field(N_("Signed"), Told(partial(_signature, one)))]])


def _signature(added: RecordView, language: Language) -> str:
    words = added.text("signed", language)
    return words if isinstance(words, str) else language.say(plain(""))
