"""What a document may draw: a frozen picture of records from which everything that may not leave is already gone.

A `Dossier` is what a document is about, before anything is decided; release turns it into a `View` of the same shape. Reports
draw Views and nothing else, so that no page decides what may be seen.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vawdesk.i18n import Language, Message
from vawdesk.models.base import Field, Record, RecordLanguage, Status
from vawdesk.models.casework.attachment_kinds import Media
from vawdesk.models.from_paper import FromPaper
from vawdesk.models.profile import Profile
from vawdesk.models.values import Row
from vawdesk.services.in_words import joined, said

GAP = "…"  # stands in free text where words were taken out on a page that does not say so


@dataclass(frozen=True)
class Withheld:
    """Something is here and is not shown. Only a view of a page that stays inside holds these; in others it is simply absent."""

    reason: Message


Segment = str | Withheld


@dataclass(frozen=True)
class Prose:
    """Free text with something taken out: its segments in order."""

    segments: tuple[Segment, ...]

    def flat(self) -> str:
        """The text with a gap for each part taken out, where there is no room for a reason."""
        return "".join(part if isinstance(part, str) else GAP for part in self.segments)


@dataclass(frozen=True)
class Shape:
    """Named values with their descriptions, already redacted. Base of RecordView and RowView."""

    described: Mapping[str, Field]
    values: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[uuid.UUID, Segment] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """The value of a field: as the record holds it, None when there is nothing to show, Withheld, or Prose.

        Rows come as a tuple of RowView. Raises KeyError for a name that is no field.
        """
        if name not in self.described:
            raise KeyError(name)
        return self.values.get(name)

    def label(self, name: str) -> Message:
        """What the field is called."""
        return self.described[name].label

    def segments(self, name: str, language: Language) -> tuple[Segment, ...]:
        """The words of a field in their order, with what is withheld in its place; empty when there is nothing."""
        held = self.get(name)
        if isinstance(held, Withheld):
            return (held,)
        if isinstance(held, Prose):
            return held.segments
        if isinstance(held, uuid.UUID):
            known = self.names.get(held)
            return (known,) if known else ()
        words = self._words(held, self.described[name], language)
        return (words,) if words else ()

    def text(self, name: str, language: Language) -> str | Withheld:
        """The words of a field, or Withheld when the whole of it is. Parts taken out of a text leave a gap."""
        segments = self.segments(name, language)
        if len(segments) == 1:
            return segments[0]
        return Prose(segments).flat()

    def _words(self, held: Any, described: Field, language: Language) -> str:
        if isinstance(held, tuple) and held and isinstance(held[0], RowView):
            return "\n".join(row.line(language) for row in held)
        flat = {key: known if isinstance(known, str) else GAP for key, known in self.names.items()}
        return said(held, described, language, flat)


@dataclass(frozen=True)
class RowView(Shape):
    """One row of a list that lives in a record."""

    row: type[Row] = Row

    def line(self, language: Language) -> str:
        """The row on one line, its columns in their order; how a record came from paper in sentences."""
        if issubclass(self.row, FromPaper):
            return self._from_paper(language)
        parts = [self.text(name, language) for name in self.described]
        return joined([GAP if isinstance(part, Withheld) else part for part in parts if part], self.described, language)

    def _from_paper(self, language: Language) -> str:
        where = self.text("kept_where", language)
        held = FromPaper(**{**self.values, "kept_where": GAP if isinstance(where, Withheld) else where})
        return held.sentence(language, lambda id: known if id is not None and isinstance(known := self.names.get(id, ""), str) else GAP)


@dataclass(frozen=True, kw_only=True)
class RecordView(Shape):
    """One record as a page may show it. `id` is None for the empty form that a blank is drawn from."""

    kind: type[Record]
    id: uuid.UUID | None = None
    ref_no: str = ""
    status: Status = Status.DRAFT
    language: RecordLanguage = RecordLanguage.ENGLISH
    created_at: datetime | None = None
    created_by: uuid.UUID | None = None
    version: int = 0

    @property
    def type_name(self) -> str:
        return self.kind.type_name

    @property
    def title(self) -> Message:
        return self.kind.title


@dataclass(frozen=True)
class Enclosed:
    """Something that came from elsewhere and goes with a document: its bytes, the words that a program can read in it, and, once they
    are drawn, its pages as pictures (JPEG). `shown`: whether it can be drawn at all."""

    media: Media
    content: bytes = field(repr=False)
    words: str = field(repr=False)
    shown: bool
    pages: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Dossier:
    """What a document is about: the record it is named after, and the other records it draws, by the names the document gives them.

    `facts` are values that no single record holds (a count, the lines of a banner, how late an entry was): strings among them are
    looked through like any free text.
    """

    main: Record
    groups: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    enclosed: Enclosed | None = None

    def records(self) -> tuple[Record, ...]:
        """Every record once, the main one first."""
        found = {self.main.id: self.main}
        for group in self.groups.values():
            for record in group:
                found.setdefault(record.id, record)
        return tuple(found.values())


@dataclass(frozen=True)
class View:
    """What a document may draw. A group that is not there is empty; a record that may not be shown is not in its group."""

    main: RecordView
    profile: Profile
    groups: Mapping[str, tuple[RecordView, ...]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[uuid.UUID, Segment] = field(default_factory=dict)
    enclosed: Enclosed | None = None

    @property
    def blank(self) -> bool:
        """Whether this is an empty form for the pen."""
        return self.main.id is None

    def group(self, name: str) -> tuple[RecordView, ...]:
        """The records of one group."""
        return self.groups.get(name, ())

    def words(self, language: Language) -> str:
        """Every word that the page may draw from the records, to look for letters that the paper cannot show."""
        held = (self.main, *(one for group in self.groups.values() for one in group))
        shown = (record.segments(name, language) for record in held for name in record.described)
        return "\n".join(part for parts in shown for part in parts if isinstance(part, str))

    def find(self, record: uuid.UUID | None) -> RecordView | None:
        """The record with this id, wherever in the view it is."""
        for held in (self.main, *(one for group in self.groups.values() for one in group)):
            if record is not None and held.id == record:
                return held
        return None

    def name(self, record: uuid.UUID | None) -> Segment:
        """What a record is called on this page; "" when nothing may be said or nobody is meant."""
        return self.names.get(record, "") if record else ""

    def fact(self, name: str, default: Any = None) -> Any:
        """A value that no single record holds; where words were taken out of a text, it has a gap."""
        return _as_words(self.facts.get(name, default))


def _as_words(held: Any) -> Any:
    """The same with flat text in place of what is in segments, so that a page may draw it like any other words."""
    if isinstance(held, tuple):
        return tuple(_as_words(one) for one in held)
    return held.flat() if isinstance(held, Prose) else held


def blank_record(kind: type[Record]) -> RecordView:
    """The empty form of a record type."""
    return RecordView(described=kind.fields(), kind=kind)


def blank_view(kind: type[Record], facts: Mapping[str, Any] | None = None) -> View:
    """What a blank form is drawn from. `facts` are of the organisation whose form it is, and about nobody."""
    return View(blank_record(kind), Profile.BLANK, facts=facts or {})


def row_view(row: type[Row], values: Mapping[str, Any], names: Mapping[uuid.UUID, Segment]) -> RowView:
    """A row with these values, already redacted."""
    return RowView(row.described(), values, names, row)
