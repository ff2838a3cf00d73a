"""Information sheet: what to gather about a person whose behaviour is a concern, each piece with its source (section 11)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field, row_field
from vawdesk.models.dates import happened
from vawdesk.models.kinds import ApproximateDate, Choice, LongText, Reference, Rows, TextKind
from vawdesk.models.rules import Problem
from vawdesk.models.values import Option, PartialDate, Row

PARAGRAPH = "11 practice points"
HEADER = N_("Gather what can be known, say where it comes from, and share it where that is lawful. Nothing here is added up.")


class Matter(Option):
    """The kinds of information that are worth gathering. Their order says nothing about weight."""

    DETAILS = "details", N_("Personal details and other names used")
    ABUSE = "abuse", N_("Abuse in the past")
    CHILD_PROTECTION = "child protection", N_("Child protection")
    RELATIONSHIPS = "relationships", N_("All close relationships, and children")
    OFFENDING = "offending", N_("Offences, police markers and intelligence")
    WORK = "work", N_("Work and interests: strength, weapons, tracing people, computers")
    REACH = "reach", N_("Vehicles, premises and computers they can use")
    SUBSTANCES = "substances", N_("Drugs, alcohol and mental ill health")
    PROFESSIONALS = "professionals", N_("Risk to people who work with them")
    HEALTH = "health", N_("Health, where it bears on further harm")
    OTHER = "other", N_("Anything else: money, animals, customs, fire-setting")


class HowSure(Option):
    """How far a piece of information can be relied on."""

    SEEN_IN_WRITING = "seen in writing", N_("I saw it in writing")
    AGENCY = "agency", N_("An agency told us")
    SEVERAL = "several", N_("Several people say so")
    ONE_PERSON = "one person", N_("One person says so")
    NOT_CHECKED = "not checked", N_("Not checked")


@dataclass(frozen=True)
class Piece(Row):
    """One piece of information: what, from whom, when, how sure."""

    matter: Matter | None = row_field(
        N_("About"), Choice(Matter), required=True, paragraph=PARAGRAPH, missing=N_("Choose what each piece is about.")
    )
    text: str | None = row_field(
        N_("What is known"), LongText(2_000), required=True, missing=N_("Write what is known, in each row."), paragraph="11 practice points"
    )
    source: str | None = row_field(
        N_("From whom, or from where"),
        TextKind(200),
        required=True,
        missing=N_("Write where each piece comes from."),
        paragraph="11 practice points",
    )
    on: PartialDate | None = row_field(
        N_("Date"),
        ApproximateDate(),
        required=True,
        missing=N_("Give the date of each piece, as well as it is known."),
        paragraph="11 practice points",
    )
    how_sure: HowSure | None = row_field(
        N_("How sure"), Choice(HowSure), required=True, missing=N_("Choose how sure each piece is."), paragraph="11 practice points"
    )


class InformationSheet(CaseworkRecord):
    """What is known about one person, gathered as it comes. It lives on; its history stands in the journal."""

    __tablename__ = "information_sheet"
    type_name = "information_sheet"
    title = N_("Information sheet")
    reference_prefix = "I"

    case: Mapped[uuid.UUID | None] = field(
        N_("Case"), Reference("case"), required=True, paragraph=PARAGRAPH, missing=N_("Choose the case to which this belongs."), index=True
    )
    person: Mapped[uuid.UUID | None] = field(
        N_("Person"), Reference("person"), required=True, paragraph=PARAGRAPH, missing=N_("Choose the person this is about."), index=True
    )
    pieces: Mapped[tuple[Piece, ...] | None] = field(N_("What we know"), Rows(Piece), mask=True, paragraph=PARAGRAPH, help=HEADER)

    def file(self) -> uuid.UUID | None:
        return self.case

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (self.person,) if self.person else ()

    def rules(self, now: Moment) -> Iterator[Problem]:
        """X9 for the date of each piece."""
        for piece in self.pieces or ():
            yield from happened("pieces", piece.on, now)

    def about(self, matter: Matter) -> tuple[Piece, ...]:
        """The pieces about one matter, as they were entered."""
        return tuple(piece for piece in self.pieces or () if piece.matter is matter)
