"""A record is described once: `field()` on its columns drives screen, paper, history, search, redaction and import."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, ClassVar, Literal, Self

from sqlalchemy import Integer, MetaData, String, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.dates import out_of_time
from vawdesk.models.description import ILL_FORMED, MISSING, Field, Section, field, row_field
from vawdesk.models.kinds import Choice, DateKind, Kind, MomentKind
from vawdesk.models.particulars import ParticularValue, particulars_of
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Option

CompartmentName = Literal["organisation", "casework", "hr"]
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
__all__ = [
    "ILL_FORMED",
    "MISSING",
    "Field",
    "ParticularValue",
    "Section",
    "field",
    "row_field",
]  # the vocabulary of a record, beside the records


class Status(Option):
    """How far a record has come."""

    DRAFT = "draft", N_("Draft")
    SIGNED = "signed", N_("Signed")
    AMENDED = "amended", N_("Amended")
    WITHDRAWN = "withdrawn", N_("Withdrawn from this file")
    ARCHIVED = "archived", N_("Archived")


class RecordLanguage(Option):
    """The language in which a record was written."""

    ENGLISH = "en", N_("English")
    WELSH = "cy", N_("Welsh")
    BOTH = "both", N_("Both")


Upcast = Callable[[dict[str, Any]], dict[str, Any]]
Sections = tuple[Section, ...]


class Record(DeclarativeBase):
    """One record of any compartment. Compare by id and content, never by identity.

    Subclasses set `type_name` (kept for ever in journal and content), `title` (what one is called), `schema` (raised when a
    field is renamed or split, with an entry in `upcasts` that lifts the older content), `reference_prefix` for a number of its own,
    `signs` where it is signed and then immutable (`hand`: the field in which the author signs), and `living` for what goes on changing.
    """

    __abstract__ = True
    compartment: ClassVar[CompartmentName]
    type_name: ClassVar[str]
    title: ClassVar[Message]
    schema: ClassVar[int] = 1
    upcasts: ClassVar[dict[int, Upcast]] = {}
    reference_prefix: ClassVar[str] = ""
    signs: ClassVar[bool] = False  # signed records keep their words for ever; corrections are addenda (X3)
    hand: ClassVar[str] = ""
    stays_open: ClassVar[bool] = False  # never sealed with the file it has to do with: from whom a file is kept must be known (C11)
    added_away: ClassVar[bool] = False  # may be added to a carried copy, sealed to the office; nothing there is ever changed
    living: ClassVar[frozenset[str]] = frozenset()  # fields of a signed record that go on changing (its state, its outcome)
    _fields: ClassVar[dict[str, Field]]
    _content_plan: ClassVar[tuple[tuple[str, Kind | None], ...]]

    id: Mapped[uuid.UUID] = mapped_column(Uuid(), primary_key=True, default=uuid.uuid4)
    ref_no: Mapped[str | None] = mapped_column(String(24), unique=True)
    created_at: Mapped[datetime] = mapped_column(MomentKind().column())
    created_by: Mapped[uuid.UUID] = mapped_column(Uuid())
    updated_at: Mapped[datetime] = mapped_column(MomentKind().column())
    updated_by: Mapped[uuid.UUID] = mapped_column(Uuid())
    version: Mapped[int] = mapped_column(Integer())
    status: Mapped[Status] = mapped_column(Choice(Status).column(), default=Status.DRAFT, index=True)
    language: Mapped[RecordLanguage] = mapped_column(Choice(RecordLanguage).column(), default=RecordLanguage.ENGLISH)
    retention_review_on: Mapped[Any] = mapped_column(DateKind().column(), nullable=True)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    def __init__(self, **values: Any) -> None:
        values.setdefault("id", uuid.uuid4())
        values.setdefault("status", Status.DRAFT)
        values.setdefault("language", RecordLanguage.ENGLISH)
        for name, described in self.fields().items():
            if name not in values and described.default is not None:
                values[name] = described.default() if callable(described.default) else described.default
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{self.type_name} has no {name}")
            setattr(self, name, value)

    @classmethod
    def fields(cls) -> dict[str, Field]:
        """The described fields by name, in the order in which they were written."""
        if "_fields" not in cls.__dict__:
            cls._fields = {
                key: dataclasses.replace(attribute.columns[0].info["field"], name=key)
                for key, attribute in cls.__mapper__.column_attrs.items()
                if "field" in attribute.columns[0].info
            }
        return cls._fields

    @classmethod
    def sections(cls) -> Sections:
        """The parts in which screen and paper show the fields. A short record has one; a long one says its own."""
        return (("", cls.title, tuple(cls.fields())),)

    # what it says

    def value(self, name: str) -> Any:
        """The value of a field by name."""
        return getattr(self, name)

    def masked(self, name: str) -> bool:
        """Whether the value of a field is hidden in this record until it is revealed, which is journalled."""
        return self.fields()[name].mask

    def file(self) -> uuid.UUID | None:
        """The case or situation in whose file this record lies, when it lies in one."""
        return None

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Ids of the persons and addresses this record shows, for the staff-risk banner."""
        return ()

    def clean(self) -> None:
        """Bring every field into the form in which it is kept: NFC, no control characters, nothing for nothing."""
        for name, described in self.fields().items():
            held = getattr(self, name)
            if held is not None:
                kept = described.kind.clean(held)
                if kept != held:
                    setattr(self, name, kept)

    # rules

    def rules(self, now: Moment) -> Iterator[Problem]:
        """The rules of this one record beyond required fields and their form. Overridden; `now` is the only clock."""
        return iter(())

    def problems(self, now: Moment) -> list[Problem]:
        """Everything that stands against completing this record as it is, in the order of its fields."""
        found: list[Problem] = []
        for name, described in self.fields().items():
            held = getattr(self, name)
            if held is None or held == () or held == "":
                if described.required(self):
                    found.append(Problem(name, described.missing or MISSING.message, described.paragraph, Weight.REFUSE, MISSING.code))
            elif fault := described.kind.fault(held):
                found.append(ILL_FORMED.at(name, what=fault))
        return found if out_of_time(self) else found + list(self.rules(now))

    def particulars(self) -> Iterator[ParticularValue]:
        """Names, addresses, phones and the like in this record, each with whose they are."""
        for name, described in self.fields().items():
            if described.whose is None or (held := getattr(self, name)) is None:
                continue
            for person in self.owners(described.whose):
                yield from particulars_of(described.kind, held, person)

    def owners(self, whose: str) -> tuple[uuid.UUID, ...]:
        """Ids of the persons a value tells about; `whose` is that of its field."""
        held = self.id if whose == "self" else getattr(self, whose)
        if held is None:
            return ()
        return held if isinstance(held, tuple) else (held,)

    def search_words(self) -> str:
        """The words under which this record is found: unmasked text, without its structure."""
        parts = [self.ref_no or ""]
        for name, described in self.fields().items():
            held = getattr(self, name)
            if held is not None and not self.masked(name):
                parts.append(described.kind.text(held))
        return " ".join(part for part in parts if part)

    def masked_words(self) -> str:
        """The words of masked fields: matched whole, never shown in a hit."""
        held = [(item.kind, getattr(self, name)) for name, item in self.fields().items() if self.masked(name)]
        return " ".join(kind.text(value) for kind, value in held if value is not None)

    def own_names(self) -> tuple[str, ...]:
        """The names this record is found by in near spellings."""
        return tuple(dict.fromkeys(item.value for item in self.particulars() if item.kind == "name" and item.whose == self.id))

    # the only serialisation

    @classmethod
    def _columns(cls) -> tuple[tuple[str, Kind | None], ...]:
        if "_content_plan" not in cls.__dict__:
            fixed: dict[str, Kind | None] = {
                "created_at": MomentKind(), "updated_at": MomentKind(), "status": Choice(Status), "language": Choice(RecordLanguage),
                "retention_review_on": DateKind(),
            }  # fmt: skip
            plan: list[tuple[str, Kind | None]] = []
            for key, attribute in cls.__mapper__.column_attrs.items():
                described = attribute.columns[0].info.get("field")
                plan.append((key, described.kind if described else fixed.get(key)))
            cls._content_plan = tuple(plan)
        return cls._content_plan

    def content(self) -> bytes:
        """The record as canonical JSON: the one serialisation, exact inverse of `from_content`."""
        held: dict[str, Any] = {}
        for key, kind in self._columns():
            value = getattr(self, key)
            if value is None:
                continue
            if kind is not None:
                value = kind.encode(value)
            elif isinstance(value, uuid.UUID):
                value = value.hex
            held[key] = value
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()

    @classmethod
    def from_content(cls, content: bytes, schema: int) -> Self:
        """A record, not in any session, as it was when `content` was made. Lifts older schemas.

        Raises ValueError for a newer schema, and for bytes that no record ever made.
        """
        if schema > cls.schema:
            raise ValueError(f"{cls.type_name} content of schema {schema} is newer than {cls.schema}")
        try:
            raw: dict[str, Any] = json.loads(content)
            for step in range(schema, cls.schema):
                raw = cls.upcasts[step](raw)
            return cls._filled(raw)
        except (AttributeError, KeyError, TypeError, RecursionError) as problem:
            raise ValueError(f"this is no content of {cls.type_name}") from problem

    @classmethod
    def _filled(cls, raw: dict[str, Any]) -> Self:
        made: Self = cls.__mapper__.class_manager.new_instance()
        for key, kind in cls._columns():
            if (value := raw.get(key)) is not None:
                if kind is not None:
                    value = kind.decode(value)
                elif key in _IDS:
                    value = uuid.UUID(value)
                setattr(made, key, value)
        return made


_IDS = frozenset({"id", "created_by", "updated_by"})


class OrganisationRecord(Record):
    """A record of the organisation compartment, to which every account holds the key."""

    __abstract__ = True
    compartment = "organisation"
    metadata = MetaData(naming_convention=NAMING)


class CaseworkRecord(Record):
    """A record of the casework compartment."""

    __abstract__ = True
    compartment = "casework"
    metadata = MetaData(naming_convention=NAMING)


class HrRecord(Record):
    """A record of the hr compartment, opened in a room of its own."""

    __abstract__ = True
    compartment = "hr"
    metadata = MetaData(naming_convention=NAMING)


METADATA: dict[CompartmentName, MetaData] = {
    "organisation": OrganisationRecord.metadata,
    "casework": CaseworkRecord.metadata,
    "hr": HrRecord.metadata,
}
