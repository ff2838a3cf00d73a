"""An attachment: a paper, a picture or a message that is kept in a file as it came. Its bytes lie in a row of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, Sections, Status, field
from vawdesk.models.casework.attachment_kinds import LARGEST, MOST_PAGES, SHOWN, Found, Media, WhatItIs
from vawdesk.models.dates import happened
from vawdesk.models.kinds import Choice, DateKind, LongText, Reference, References, Several, Signed, TextKind, Whole
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Signature

WHOSE_TO_TAKE_OUT = Rule("X3 attachment", N_("Only who attached this, or a manager, takes it out of the file."), "8.25")
SAME_FILE = Rule("X3 attachment file", N_("Choose another case: this is attached in that one already."), "8.25")
NO_BYTES = Rule("X3 bytes", N_("Choose a file first. An attachment without its file would show nothing."), "8.25")
STAYS = Rule("X3 replaced", N_("What is attached is never replaced. Attach the other file beside it, and say why there are two."), "8.25")


def _withdrawn(attachment: Attachment) -> bool:
    return attachment.status is Status.WITHDRAWN


class Attachment(CaseworkRecord):
    """Something that came on paper or in a file. Its words can be added to; what was attached is never replaced."""

    __tablename__ = "attachment_record"
    type_name = "attachment"
    title = N_("Attachment")
    reference_prefix = "AT"
    signs = True
    hand = "signed"
    living = frozenset({"withdrawn", "withdrawn_why", "belongs_to"})

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, paragraph="8.25", missing=N_("Choose the case to which this belongs."), index=True
    )  # fmt: skip
    called: Mapped[str | None] = field(
        N_("What it is, in your words"), TextKind(120), required=True, paragraph="8.25",
        missing=N_("Write what it is, so that a colleague finds it."), help=N_("For example: Non-molestation order, sealed copy."),
    )  # fmt: skip
    what: Mapped[WhatItIs | None] = field(
        N_("Kind"), Choice(WhatItIs), required=True, paragraph="8.25", missing=N_("Choose what kind of thing it is.")
    )
    from_whom: Mapped[str | None] = field(
        N_("From whom"), TextKind(200), required=True, paragraph="8.26",
        missing=N_("Write from whom it came: a name, an office, ourselves."),
    )  # fmt: skip
    received_on: Mapped[date | None] = field(
        N_("Received on"), DateKind(), required=True, paragraph="8.29", missing=N_("Write the day on which it came."), index=True
    )  # fmt: skip
    people: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Whom it is about"), References("person"), paragraph="8.5",
        help=N_("Everybody whose name, address or picture is in it. Before it leaves, we ask about them."),
    )  # fmt: skip
    about_type: Mapped[str | None] = field(N_("Kind of record"), TextKind(40), sensitive=False, paragraph="8.25")
    about: Mapped[uuid.UUID | None] = field(N_("Belongs with"), Reference("record"), sensitive=False, index=True, paragraph="8.25")
    words: Mapped[str | None] = field(
        N_("What a colleague should know of it"), LongText(2_000), paragraph="8.25",
        help=N_("Whoever cannot see the picture reads this. Say what it shows."),
    )  # fmt: skip
    media: Mapped[Media | None] = field(N_("Format"), Choice(Media), sensitive=False, paragraph="UK GDPR 5(1)(f)")
    size: Mapped[int | None] = field(N_("Size in bytes"), Whole(0, LARGEST), sensitive=False, paragraph="UK GDPR 5(1)(f)")
    sha256: Mapped[str | None] = field(N_("Check value"), TextKind(64), sensitive=False, paragraph="UK GDPR 5(1)(f)")
    pages: Mapped[int | None] = field(N_("Pages"), Whole(0, MOST_PAGES), sensitive=False, paragraph="UK GDPR 5(1)(f)")
    found: Mapped[tuple[Found, ...] | None] = field(
        N_("What was found in it"), Several(Found), sensitive=False, paragraph="UK GDPR 5(1)(f)"
    )  # fmt: skip
    signed: Mapped[Signature | None] = field(N_("Attached by"), Signed(), paragraph="8.25")
    withdrawn: Mapped[Signature | None] = field(N_("Taken out of this file"), Signed(), paragraph="8.25", required=_withdrawn)
    withdrawn_why: Mapped[str | None] = field(
        N_("Why it never belonged in this file"), LongText(2_000), paragraph="8.25", required=_withdrawn,
        missing=N_("Write why it never belonged in this file."),
    )  # fmt: skip
    belongs_to: Mapped[uuid.UUID | None] = field(N_("Case to which it belongs"), Reference("case"), paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        return (
            ("", N_("What it is"), ("called", "what", "from_whom", "received_on", "people", "words")),
            ("", N_("The file"), ("media", "size", "pages", "found", "signed")),
            ("", N_("Where it belongs"), ("case", "about_type", "about", "sha256", "withdrawn", "withdrawn_why", "belongs_to")),
        )

    @property
    def media_type(self) -> str:
        """The media type of the bytes; "" as long as there are none."""
        return str(self.media.value) if self.media is not None else ""

    @property
    def is_shown(self) -> bool:
        """Whether the program can show it: e-mail, Word and locked files are kept unseen."""
        return self.media in SHOWN and Found.PASSWORD not in (self.found or ())

    @property
    def is_out(self) -> bool:
        """Whether it was taken out of this file, to which it never belonged."""
        return self.status is Status.WITHDRAWN

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return self.people or ()

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X9, and that there is something attached."""
        yield from happened("received_on", self.received_on, now)
        if self.sha256 is None:
            yield NO_BYTES.at("media")


def may_take_out(attachment: Attachment, account: uuid.UUID, manager: bool) -> Problem | None:
    """X3: what stands against this account taking it out of a file to which it never belonged."""
    return None if manager or account == attachment.created_by else WHOSE_TO_TAKE_OUT.at()
