"""What no Table can say, as the first revision of each compartment makes it. Frozen: a later revision changes it, never this."""

from __future__ import annotations

_KEPT = [
    "seq",
    "utc",
    "utc_offset",
    "monotonic_ns",
    "account",
    "action",
    "record",
    "file",
    "type",
    "schema",
    "content_hash",
    "previous",
    "hash",
    "signature",
]

BESIDE: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE search_text USING fts5(words, masked, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')",
    "INSERT INTO search_text(search_text, rank) VALUES('secure-delete', 1)",
    "CREATE TRIGGER journal_follows BEFORE INSERT ON journal"
    " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)"
    " OR NEW.previous IS NOT coalesce((SELECT hash FROM journal ORDER BY seq DESC LIMIT 1), zeroblob(32))"
    " BEGIN SELECT RAISE(ABORT, 'journal rows follow one another'); END",
    "CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal rows stay'); END",
    "CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal WHEN NOT (NEW.content IS NULL AND NEW.salt IS NULL AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
    + ") BEGIN SELECT RAISE(ABORT, 'journal rows keep what they say'); END",
)
