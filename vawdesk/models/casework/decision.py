"""A decision: what had to be decided, what could be done, what was known, and why it was decided so. Also the decision not to (8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models import from_paper as pen
from vawdesk.models.base import CaseworkRecord, Sections, Status, field
from vawdesk.models.casework.decision_options import (
    NOT_DONE,
    OUTCOMES,
    OUTWARD,
    About,
    Alternative,
    Consulted,
    Decided,
    Hindsight,
    TwoBecause,
)
from vawdesk.models.casework.decision_rules import (
    NOT_KNOWN_TOO,
    RELIED_ON_NOTHING,
    consulted_problems,
    options_problems,
    reasons_problems,
    review_problems,
)
from vawdesk.models.dates import entered_late, happened
from vawdesk.models.from_paper import PenForm
from vawdesk.models.kinds import Choice, DateKind, LongText, MomentKind, Reference, References, Rows, Several, Signed, TextKind
from vawdesk.models.rules import Problem
from vawdesk.models.sections import Spans
from vawdesk.models.values import Signature


def _on_record(decision: Decision) -> bool:
    return decision.status is not Status.DRAFT


class Decision(PenForm, CaseworkRecord):
    """One decision with its reasons. Signed by whoever decided; a decision not to refer or share may need a second hand (X13)."""

    __tablename__ = "decision"
    type_name = "decision"
    title = N_("Decision")
    reference_prefix = "DE"
    signs = True
    hand = "decided_by"
    added_away = True
    living = frozenset({"countersigned_by"})

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, index=True, paragraph="8.25", missing=N_("Choose the case to which this belongs.")
    )  # fmt: skip
    about: Mapped[About | None] = field(
        N_("What had to be decided"), Choice(About), required=True, paragraph="8.25", missing=N_("Choose what had to be decided.")
    )  # fmt: skip
    question: Mapped[str | None] = field(
        N_("The question"), TextKind(300), required=True, paragraph="8.25", missing=N_("Write the question that had to be decided."),
        help=N_("As a question: “Should we refer to the police now?”"),
    )  # fmt: skip
    about_people: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Whom it is about"), References("person"), paragraph="8.25")
    options_considered: Mapped[tuple[Alternative, ...] | None] = field(
        N_("What could be done"), Rows(Alternative), required=True, paragraph="8.25",
        missing=N_("Write at least two things that could be done. Doing nothing is one of them."),
    )  # fmt: skip
    relied_on_records: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("What in the file it rests on"), References("record"), paragraph="8.25",
        help=N_("Tick what you had before you. What is ticked here is answered by this decision when the case is closed."),
    )  # fmt: skip
    relied_on: Mapped[str | None] = field(N_("What else you knew, and from whom"), LongText(), paragraph="8.25")
    not_known: Mapped[str | None] = field(
        N_("Not known at the time"), LongText(), paragraph="8.25", help=N_("Also what you tried to find out and could not.")
    )  # fmt: skip
    decision: Mapped[Decided | None] = field(
        N_("What was decided"), Choice(Decided), required=True, index=True, paragraph="8.25", missing=N_("Choose what was decided.")
    )  # fmt: skip
    review_on: Mapped[date | None] = field(
        N_("Decided again on"), DateKind(), required=lambda held: held.decision is Decided.DEFERRED, paragraph="8.25", index=True,
        missing=N_("Say on which day it is decided again. It shows on Home that day."),
    )  # fmt: skip
    reasons: Mapped[str | None] = field(
        N_("Why"), LongText(), required=True, paragraph="8.25", missing=N_("Write why it was decided so."),
        help=N_(
            "Write what you knew at the time, what you could have done, and why you chose what you did. Include why you did not refer."
        ),
    )  # fmt: skip
    who_consulted: Mapped[tuple[Consulted, ...] | None] = field(
        N_("Who was asked"), Several(Consulted), required=True, paragraph="8.25", missing=N_("Say who was asked, or that nobody was.")
    )  # fmt: skip
    consulted_words: Mapped[str | None] = field(N_("Whom, when, and what they said"), LongText(4_000), paragraph="8.25")
    nobody_because: Mapped[str | None] = field(
        N_("Why nobody was asked"), LongText(2_000), required=lambda held: Consulted.NOBODY in (held.who_consulted or ()),
        paragraph="8.25", missing=N_("Write why nobody was asked."),
    )  # fmt: skip
    dissent: Mapped[str | None] = field(
        N_("Who disagreed, and why"), LongText(4_000), paragraph="8.25",
        help=N_("A different opinion is worth keeping. It does not count against anybody."),
    )  # fmt: skip
    hindsight: Mapped[tuple[Hindsight, ...] | None] = field(
        N_("Before you sign"), Several(Hindsight), paragraph="8.25", help=N_("Four things that are asked later. They are not counted.")
    )  # fmt: skip
    follows: Mapped[uuid.UUID | None] = field(N_("Decided before"), Reference("decision"), index=True, paragraph="8.25")
    decided_at: Mapped[datetime | None] = field(
        N_("When it was decided"), MomentKind(), required=True, index=True, paragraph="8.29", missing=N_("Say when it was decided.")
    )  # fmt: skip
    decided_by: Mapped[Signature | None] = field(N_("Decided by"), Signed(), required=_on_record, paragraph="8.25")
    two_because: Mapped[tuple[TwoBecause, ...] | None] = field(N_("Why two people decide this"), Several(TwoBecause), paragraph="8.25")
    countersigned_by: Mapped[Signature | None] = field(N_("Countersigned by"), Signed(), paragraph="8.25")

    @classmethod
    def sections(cls) -> Sections:
        span = Spans(cls.fields())
        return (
            ("", N_("What had to be decided"), span("case", "options_considered")),
            ("", N_("What was known"), span("relied_on_records", "not_known")),
            ("", N_("What was decided, and why"), span("decision", "dissent")),
            ("", N_("On record"), ("from_paper", *span("hindsight", "countersigned_by"))),
        )

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return self.about_people or ()

    @property
    def not_done(self) -> bool:
        """Whether somebody outside might have learned of it and does not, today: decided against, or put off."""
        return self.about in OUTWARD and self.decision in NOT_DONE

    @property
    def waits(self) -> bool:
        """Whether it is signed by one person and needs two."""
        return self.status is Status.SIGNED and bool(self.two_because) and self.countersigned_by is None

    @property
    def put_off(self) -> bool:
        """Whether it is still to be decided, on a day that was set."""
        return self.decision is Decided.DEFERRED

    @property
    def settled(self) -> bool:
        """Whether it stands on record, by as many hands as it needs."""
        return self.status is Status.SIGNED and not self.waits

    def outcome(self) -> Message | None:
        """What was decided, as one sentence; None while that is not said."""
        if self.about is None or self.decision is None:
            return None
        words = OUTCOMES[self.about, self.decision]
        return words.with_(date=self.review_on or "…") if self.decision is Decided.DEFERRED else words

    def rules(self, now: Moment) -> Iterator[Problem]:
        """The words that say nothing, the things that could be done, X9."""
        yield from happened("decided_at", self.decided_at, now)
        yield from pen.problems(self, now, self.decided_at)
        if self.options_considered:
            yield from options_problems(self.options_considered)
        if not self.relied_on_records and not self.relied_on:
            yield RELIED_ON_NOTHING.at("relied_on")
        if not self.not_known:
            yield NOT_KNOWN_TOO.at("not_known")
        yield from reasons_problems(self.reasons)
        yield from consulted_problems(self.who_consulted)
        if self.decision is Decided.DEFERRED:
            yield from review_problems(self.review_on, Moment(self.decided_at, 0).today if self.decided_at else None)


def is_late(decision: Decision, now: Moment) -> bool:
    """X2: whether it was, or if signed now would be, written down more than 24 hours afterwards."""
    return entered_late(decision.decided_at, pen.put_down_at(decision, decision.decided_by.at if decision.decided_by else now.utc))
