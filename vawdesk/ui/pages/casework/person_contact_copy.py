"""The words of a text message onto the clipboard: prepared, checked, journalled, then handed over."""

from __future__ import annotations

from vawdesk.i18n import N_, Message
from vawdesk.models.profile import Profile
from vawdesk.services.contact_file import ContactFile
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request, Way
from vawdesk.services.letter_leaving import TEXT
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.ui.kit.context import AtDesk

PURPOSE = N_("To ask them to ring us")


def copy_text(at: AtDesk, file: ContactFile) -> Message:
    """Copy it in the language the person uses with us. Raises Refused where a text is not safe; then nothing was copied."""
    paper, person = at.papers[TEXT], file.person
    reader = Recipient(RecipientKind.PERSON, person.display_name or "", person=person.id)
    asked = Request(
        document=paper.document, recipient=reader, profile=Profile.THE_PERSON, purpose=at.language.say(PURPOSE),
        language=file.speaks.code, dossier=gather(at.desk, TEXT, person.id),
    )  # fmt: skip
    return at.leave.copy(let_go(at.door, prepare(at.door, asked, paper.press), Way.COPY))
