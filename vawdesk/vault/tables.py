"""The tables that every compartment has beside its records: journal, search, drafts, envelopes, attachments, counters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    TableClause,
    Text,
    Uuid,
    column,
    table,
)

from vawdesk.models.base import METADATA, CompartmentName
from vawdesk.models.kinds import MomentKind


@dataclass(frozen=True)
class Tables:
    """The common tables of one compartment."""

    vault_row: Table
    journal: Table
    search_document: Table
    draft: Table
    envelope: Table
    seen: Table
    attachment: Table
    counter: Table
    link: Table


def add_tables(metadata: MetaData) -> Tables:
    """Add the common tables to a compartment's metadata; those already there are taken as they are."""
    makers = (_vault_row, _journal, _search_document, _draft, _envelope, _seen, _attachment, _counter, _link)
    return Tables(*(_taken_or_made(metadata, make) for make in makers))


def _taken_or_made(metadata: MetaData, make: Callable[[MetaData], Table]) -> Table:
    taken = metadata.tables.get(make.__name__.removeprefix("_"))
    return make(metadata) if taken is None else taken


def _vault_row(metadata: MetaData) -> Table:
    """One row: which vault and compartment this file is, the key's generation, and the key from which chain and index keys come.

    The inner key is derived from the compartment's first key and stays when that is changed: the chain must verify for ever.
    """
    return Table(
        "vault_row",
        metadata,
        Column("compartment", String(16), primary_key=True),
        Column("vault", Uuid(), nullable=False),
        Column("generation", Integer(), nullable=False),
        Column("inner_key", LargeBinary(), nullable=False),
    )


def _journal(metadata: MetaData) -> Table:
    """Append-only, kept so by triggers, the authorizer and the chain. `utc` is ISO 8601 with microseconds; the offset is in minutes."""
    return Table(
        "journal",
        metadata,
        Column("seq", Integer(), primary_key=True, autoincrement=False),
        Column("utc", String(32), nullable=False),
        Column("utc_offset", Integer(), nullable=False),
        Column("monotonic_ns", BigInteger(), nullable=False),
        Column("account", Uuid(), nullable=False),
        Column("action", String(32), nullable=False),
        Column("record", Uuid()),
        Column("file", Uuid()),
        Column("type", String(64)),
        Column("schema", Integer()),
        Column("content", LargeBinary()),
        Column("salt", LargeBinary()),
        Column("content_hash", LargeBinary()),
        Column("previous", LargeBinary(), nullable=False),
        Column("hash", LargeBinary(), nullable=False),
        Column("signature", LargeBinary()),
        Index("ix_journal_record", "record", "seq"),
        Index("ix_journal_file", "file", "seq"),
        Index("ix_journal_action", "action", "seq"),
    )


def _search_document(metadata: MetaData) -> Table:
    """Beside each row of the full-text table: which record it is. `names` holds what near spellings are sought in."""
    return Table(
        "search_document",
        metadata,
        Column("rowid", Integer(), primary_key=True),
        Column("type", String(64), nullable=False),
        Column("record", Uuid(), nullable=False, unique=True),
        Column("file", Uuid(), index=True),
        Column("at", MomentKind().column()),
        Column("names", Text()),
    )


def _draft(metadata: MetaData) -> Table:
    """What an account was writing: one for each form. `place` says where on the page they were, by ids."""
    return Table(
        "draft",
        metadata,
        Column("account", Uuid(), nullable=False),
        Column("form", String(128), nullable=False),
        Column("record", Uuid()),
        Column("file", Uuid()),
        Column("type", String(64)),
        Column("schema", Integer()),
        Column("content", LargeBinary(), nullable=False),
        Column("place", JSON()),
        Column("saved_at", MomentKind().column(), nullable=False),
        PrimaryKeyConstraint("account", "form"),
    )


def _envelope(metadata: MetaData) -> Table:
    """A sealed record: nothing of it is plain but its id and the file it lies in."""
    return Table(
        "envelope",
        metadata,
        Column("id", Uuid(), primary_key=True),
        Column("file", Uuid(), index=True),
        Column("nonce", LargeBinary(), nullable=False),
        Column("body", LargeBinary(), nullable=False),
        Column("seals", JSON(), nullable=False),
    )


def _seen(metadata: MetaData) -> Table:
    """That an account has seen a version of a record, such as a staff-risk flag: once for each version."""
    return Table(
        "seen",
        metadata,
        Column("account", Uuid(), nullable=False),
        Column("record", Uuid(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("at", MomentKind().column(), nullable=False),
        PrimaryKeyConstraint("account", "record", "version"),
        Index("ix_seen_record", "record"),
    )


def _attachment(metadata: MetaData) -> Table:
    """The bytes of something attached to a record; the journal holds their hash, size and type."""
    return Table(
        "attachment",
        metadata,
        Column("id", Uuid(), primary_key=True),
        Column("record", Uuid(), nullable=False, index=True),
        Column("file", Uuid(), index=True),
        Column("media_type", String(128), nullable=False),
        Column("size", Integer(), nullable=False),
        Column("sha256", LargeBinary(), nullable=False),
        Column("content", LargeBinary(), nullable=False),
    )


def _counter(metadata: MetaData) -> Table:
    """The last number given out under a name, such as "VA-2026"."""
    return Table("counter", metadata, Column("name", String(64), primary_key=True), Column("value", Integer(), nullable=False))


def _link(metadata: MetaData) -> Table:
    """Which record holds which id in a list of its own: `field` is table and column. Written by links.py in the record's flush."""
    return Table(
        "link",
        metadata,
        Column("field", String(64), nullable=False),
        Column("target", Uuid(), nullable=False),
        Column("record", Uuid(), nullable=False),
        PrimaryKeyConstraint("target", "field", "record"),
        Index("ix_link_record", "record"),
        sqlite_with_rowid=False,
    )


TABLES: dict[CompartmentName, Tables] = {name: add_tables(metadata) for name, metadata in METADATA.items()}

SEARCH_TEXT: TableClause = table("search_text", column("rowid"), column("words"), column("masked"))
"""The full-text table (FTS5). `masked` holds the words of masked fields, to be matched whole and never shown."""


def is_beside(name: Any) -> bool:
    """Whether a table belongs to the full-text index and so to no metadata."""
    return isinstance(name, str) and name.startswith("search_text")
