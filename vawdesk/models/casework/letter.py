"""A letter to a person of a case: words that give nothing away, to a place where it is safe to receive them (8.5, 8.7)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, Sections, Status, field
from vawdesk.models.casework.letter_options import WORDS, ByWay, Written, never_said, quoted, telling, unfilled
from vawdesk.models.dates import happened
from vawdesk.models.kinds import Choice, DateKind, Email, Flag, LongText, Reference, TextKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.sections import Spans

SUBJECT_TELLS = Rule(
    "letter.subject",
    N_("A subject line is read over a shoulder. Write it so that it says nothing of why you write. These words do: {words}"),
    "8.5",
)
TELLS = Rule(
    "letter.tells",
    N_(
        "Somebody else may open this letter. Take out what says why you write, or write down why it must stand. These words say it: {words}"
    ),
    "8.5",
    Weight.REASON,
)
NEVER_SAID = Rule(
    "letter.never", N_("No letter calls anybody this. Describe what happened, or leave it out. These are the words: {words}"), "6.9"
)  # fmt: skip
UNFILLED = Rule("letter.gap", N_("Fill in what stands in square brackets, or take it out: {words}"), "8.25")
TWO_ENDS = Rule("letter.ends", N_("Either it was sent, or you write why it is not sent. Take one of the two out."), "8.25")


def _english(letter: Letter) -> bool:
    return letter.written_in is not Written.WELSH


def _welsh(letter: Letter) -> bool:
    return letter.written_in in (Written.WELSH, Written.BOTH)


class Letter(CaseworkRecord):
    """One letter, from its first words until it is sent or laid aside. What was sent keeps its words."""

    __tablename__ = "letter"
    type_name = "letter"
    title = N_("Letter")
    reference_prefix = "L"

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, index=True, paragraph="8.25", missing=N_("Choose the case in which you write.")
    )  # fmt: skip
    person: Mapped[uuid.UUID | None] = field(
        N_("To whom"), Reference("person"), required=True, index=True, paragraph="8.5", missing=N_("Choose to whom you write.")
    )  # fmt: skip
    flag: Mapped[uuid.UUID | None] = field(
        N_("Tells of the staff-risk flag"), Reference("staff_risk_flag"), index=True, paragraph="UK GDPR 13-14"
    )  # fmt: skip
    written_in: Mapped[Written | None] = field(
        N_("Language"), Choice(Written), required=True, paragraph="8.23", missing=N_("Choose the language of the letter."),
        help=N_("Ask which language they prefer, and note it."),
    )  # fmt: skip
    subject_welsh: Mapped[str | None] = field(
        N_("Subject in Welsh"), TextKind(120), required=_welsh, paragraph="8.5", missing=N_("Write the subject in Welsh."),
        help=N_("A few words that anybody may read: an appointment, a form, a date."),
    )  # fmt: skip
    body_welsh: Mapped[str | None] = field(
        N_("Letter in Welsh"), LongText(8000), required=_welsh, paragraph="8.5", missing=N_("Write the letter in Welsh.")
    )  # fmt: skip
    subject_english: Mapped[str | None] = field(
        N_("Subject in English"), TextKind(120), required=_english, paragraph="8.5", missing=N_("Write the subject in English."),
        help=N_("A few words that anybody may read: an appointment, a form, a date."),
    )  # fmt: skip
    body_english: Mapped[str | None] = field(
        N_("Letter in English"), LongText(8000), required=_english, paragraph="8.5", missing=N_("Write the letter in English.")
    )  # fmt: skip
    enclosures: Mapped[str | None] = field(
        N_("What is enclosed"), LongText(600), paragraph="8.5", help=N_("One on each line, named as anybody may read it.")
    )
    by_way: Mapped[ByWay | None] = field(
        N_("How it reaches them"), Choice(ByWay), required=True, paragraph="8.5", missing=N_("Choose how the letter reaches them."),
        help=N_("Check it is safe before you call, text, write or visit. If you are not sure, do not."),
    )  # fmt: skip
    address: Mapped[uuid.UUID | None] = field(
        N_("To which address"), Reference("address"), required=lambda r: r.by_way is ByWay.POST, paragraph="8.5",
        missing=N_("Choose the address to which it is posted."),
    )  # fmt: skip
    left_at: Mapped[str | None] = field(
        N_("Where it is left"), TextKind(160), required=lambda r: r.by_way is ByWay.LEFT, paragraph="8.5",
        missing=N_("Write where it is left for them, and with whom."),
        help=N_("A place they named themselves: the surgery, a friend's shop."),
    )  # fmt: skip
    email: Mapped[str | None] = field(
        N_("To which e-mail address"), Email(), required=lambda r: r.by_way is ByWay.EMAIL, whose="person", paragraph="8.5",
        missing=N_("Choose the e-mail address to which the locked file is sent."),
    )  # fmt: skip
    signed_by: Mapped[uuid.UUID | None] = field(
        N_("Signed by"), Reference("staff_member"), required=True, paragraph="8.25", missing=N_("Choose who signs it.")
    )  # fmt: skip
    neutral_sender: Mapped[bool | None] = field(
        N_("Use the neutral name on the letter too"), Flag(), default=False, paragraph="8.5",
        help=N_("The name that the settings keep for envelopes stands at the head in place of the organisation's own."),
    )  # fmt: skip
    plain_envelope: Mapped[bool | None] = field(
        N_("Plain envelope"), Flag(), default=True, paragraph="8.5",
        help=N_("Nothing on it but the name and the address, and on the back the neutral name if there is one."),
    )  # fmt: skip
    sent_on: Mapped[date | None] = field(N_("Sent on"), DateKind(), paragraph="8.25")
    not_sent_because: Mapped[str | None] = field(N_("Why it is not sent"), TextKind(300), paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("To whom, and in which language"), span("case", "written_in")),
            ("", N_("The letter"), span("subject_welsh", "enclosures")),
            ("", N_("How it goes"), span("by_way", "plain_envelope")),
            ("", N_("Afterwards"), span("sent_on", "not_sent_because")),
        )

    @property
    def is_waiting(self) -> bool:
        """Whether it is written, and nobody has said that it went or that it does not go."""
        return self.status is Status.SIGNED and self.sent_on is None and not self.not_sent_because

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return tuple(one for one in (self.person, self.address) if one is not None)

    def worded(self) -> tuple[str, ...]:
        """The fields that hold words of this letter in its languages."""
        skipped = {Written.WELSH: "_english", Written.ENGLISH: "_welsh"}.get(self.written_in) if self.written_in else None
        return tuple(name for name in WORDS if getattr(self, name) and not (skipped and name.endswith(skipped)))

    def rules(self, now: Moment) -> Iterator[Problem]:
        yield from happened("sent_on", self.sent_on, now)
        if self.sent_on is not None and self.not_sent_because:
            yield TWO_ENDS.at("not_sent_because")
        if self.sent_on is None and not self.not_sent_because:
            for name in self.worded():
                yield from self._words(name, getattr(self, name))

    def _words(self, name: str, text: str) -> Iterator[Problem]:
        """What may not stand in this text whoever reads it, the hardest first."""
        said, tells, gaps = never_said(text), telling(text), unfilled(text)
        if said:
            yield NEVER_SAID.at(name, words=quoted(text, said))
        elif gaps:
            yield UNFILLED.at(name, words=quoted(text, gaps))
        elif tells and name.startswith("subject"):
            yield SUBJECT_TELLS.at(name, words=quoted(text, tells))
        elif tells and self.by_way is not ByWay.HANDED:
            yield TELLS.at(name, words=quoted(text, tells))
