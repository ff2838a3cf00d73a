"""Turns a dossier into a view: profile first, then the particulars of whoever is protected, in fields and in free text."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Field, Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.address import HIDING, Address
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_banner import never_to_subject
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import ADULT_WORDS, CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.kinds import Rows
from vawdesk.models.profile import Profile
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import Option, PartialDate, Row, Signature
from vawdesk.services.labels import HOME
from vawdesk.services.profiles import MAY_SEE_MASKED, allows
from vawdesk.services.protection import Protection
from vawdesk.services.scrub import Net
from vawdesk.services.view import GAP, Dossier, Prose, RecordView, Segment, Shape, View, Withheld, row_view

# The reasons name no source: "told in confidence", never by whom.
SEE_FILE = N_("hidden; see the file")
PROTECTED = N_("this person's details are protected")
IN_CONFIDENCE = N_("told in confidence")
BOTH_THERE = N_("both were there; what one said is kept from the other")
ANOTHER_FILE = N_("from another person's file")
SOMEBODY_ELSE = N_("about somebody else")
NEVER_TO_THEM = N_("never on a page this person may see")
ROLES = CasePerson.described()["roles"].kind  # never "perpetrator" on a page that the person may see
EVENT = frozenset({  # of a note of a contact at which both were there
    "case", "occurred_at", "occurred_about", "recorded_at", "late_reason", "nobody", "with_people", "contact_by", "mode", "signed",
})  # fmt: skip
NOT_FOR_THIS_READER = N_("not for this kind of reader")
HIDDEN = N_("hidden in the file, so it stays out of what leaves")


@dataclass(frozen=True)
class Held:
    """One thing that was kept back: of which record, which field ("" for the whole record), and why."""

    record: uuid.UUID
    title: Message
    field: str
    label: Message
    reason: Message

    def words(self, language: Language) -> str:
        """One line for the person who looks at the preview: what it is, and why it is not on the page."""
        what = [language.say(self.title), *([language.say(self.label)] if self.field else [])]
        return f"{language.list(what)}: {language.say(self.reason)}"


@dataclass(frozen=True)
class Scope:
    """What decides over one release.

    `owners` is whose file each case is; `carried` is whether a colleague takes the page along, into the home of the person; `quiet`
    are the notes of which this reader learns no words.
    """

    profile: Profile
    protection: Protection
    net: Net
    reveals: frozenset[tuple[str, str]] = frozenset()
    owners: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    carried: bool = False
    quiet: frozenset[uuid.UUID] = frozenset()
    today: date = field(kw_only=True)

    @property
    def guarded(self) -> bool:
        """Whether the reader is, or may reach, somebody of whom a person may be afraid, or is on file at all."""
        return bool(self.protection.counts_as or self.protection.may_be)


def blocked(record: Record, scope: Scope) -> Message | None:
    """Why nothing of this record may be shown; None when some of it may."""
    if scope.guarded and (why := _blocked_for_reader(record, scope)):
        return why
    if scope.profile is Profile.THE_PERSON:
        return _blocked_at_home(record, scope)
    return None


def _blocked_at_home(record: Record, scope: Scope) -> Message | None:
    """What a page for the person or their household never shows: other people, their homes, their files, warnings about them."""
    own = scope.protection.counts_as
    if isinstance(record, Person) and record.id not in own:
        return SOMEBODY_ELSE
    if isinstance(record, Address) and not own & set(record.people) and not any(name == record.type_name for name, _ in scope.reveals):
        return SOMEBODY_ELSE
    if isinstance(record, StaffRiskFlag):
        return None if record.person in own else NEVER_TO_THEM
    owner = _owner(record, scope)
    if owner is not None and owner not in own and not scope.carried and not _shared(record):
        return ANOTHER_FILE
    return None


def both_there(note: ContactNote, scope: Scope) -> bool:
    """Whether somebody took part who is protected from this reader: of what was said only that there was a contact may be told."""
    return scope.guarded and bool(scope.protection.protected & set(note.with_people or ())) and not _shared(note)


def kept_to_themselves(note: ContactNote, scope: Scope) -> bool:
    """Whether what was added to this note goes no further than the note."""
    return both_there(note, scope) or _blocked_for_reader(note, scope) is not None


def _owner(record: Record, scope: Scope) -> uuid.UUID | None:
    file = record.file()
    return scope.owners.get(file) if file else None


def _shared(record: Record) -> bool:
    return isinstance(record, ContactNote) and bool(record.share_with_other_side)


def _blocked_for_reader(record: Record, scope: Scope) -> Message | None:
    own, protected = scope.protection.counts_as, scope.protection.protected
    if isinstance(record, Person) and record.id in protected:
        return PROTECTED
    if isinstance(record, Address) and _hides(record, scope):
        return PROTECTED
    if isinstance(record, ContactNote) and record.told_in_confidence and not set(record.with_people or (None,)) <= own:
        return IN_CONFIDENCE
    if isinstance(record, StaffRiskFlag) and record.person in own:
        return None  # it lies where it came up; what of it they may never see is kept back field by field
    if isinstance(record, Addendum) and record.record in scope.quiet:
        return IN_CONFIDENCE
    if _owner(record, scope) in protected and not _shared(record):
        return ANOTHER_FILE
    return None


def _hides(place: Address, scope: Scope) -> bool:
    """Whether a place leads to somebody protected: one where they are safe, one the reader never knew, or left while they stayed (X6)."""
    own, protected = scope.protection.counts_as, scope.protection.protected
    if not protected & set(place.people):
        return False
    known = bool(own & set(place.people)) and place.kind not in HIDING
    return not known or (place.is_home_now(protected, scope.today) and not place.is_home_now(own, scope.today))


def redact(dossier: Dossier, scope: Scope) -> tuple[View, tuple[Held, ...]]:
    """The view of a dossier, and what was kept back. The caller has seen to it that the main record is not blocked."""
    work = _Redaction(scope)
    records = {record.id: record for record in dossier.records() if record.status is not Status.WITHDRAWN or record is dossier.main}
    views = {key: work.record(record) for key, record in records.items()}
    names = _names(records, views)
    work.names.update(names)  # for the rows, which were made before anybody's name was known
    named = {key: replace(view, names=names) if view else None for key, view in views.items()}
    groups = {name: tuple(view for record in group if (view := named.get(record.id)) is not None) for name, group in dossier.groups.items()}
    main = named[dossier.main.id] or RecordView(described=dossier.main.fields(), kind=type(dossier.main), id=dossier.main.id)
    facts = {name: work.fact(value) for name, value in dossier.facts.items()}
    return View(main, scope.profile, groups, facts, names, dossier.enclosed), tuple(work.held)


def _names(records: Mapping[uuid.UUID, Record], views: Mapping[uuid.UUID, RecordView | None]) -> dict[uuid.UUID, Segment]:
    """What each record is called on the page: a person and a colleague by name, everything else by its reference."""
    found: dict[uuid.UUID, Segment] = {}
    for key, view in views.items():
        if view is None:
            continue
        name = {"person": "display_name", "staff_member": "name"}.get(view.type_name)
        called = view.get(name) if name else records[key].ref_no
        if isinstance(called, Prose):
            called = called.flat()
        if called:
            found[key] = called
    return found


class _Redaction:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.held: list[Held] = []
        self.names: dict[uuid.UUID, Segment] = {}  # shared by every view of this release, filled when all of them are made

    def record(self, record: Record) -> RecordView | None:
        if why := blocked(record, self.scope):
            self._keep_back(record, "", record.title, why)
            return None
        values = {}
        for name, item in record.fields().items():
            if (held := record.value(name)) is not None and (shown := self._field(record, name, item, held)) is not None:
                values[name] = shown
        return RecordView(
            described=record.fields(),
            values=values,
            names=self.names,
            kind=type(record),
            id=record.id,
            ref_no=record.ref_no or "",
            status=record.status,
            language=record.language,
            created_at=record.created_at,
            created_by=record.created_by,
            version=record.version or 0,
        )

    def _field(self, record: Record, name: str, item: Field, held: Any) -> Any:
        why = self._not_shown(record, name)
        if why:
            self._keep_back(record, name, item.label, why)
            return Withheld(why) if self.scope.profile.stays_inside and why is SEE_FILE else None
        owners = set(record.owners(item.whose)) if item.whose else set()
        before = len(self.held)
        shown = self._value(held, item, owners)
        if _has_gaps(shown, held) and len(self.held) == before:
            self._keep_back(record, name, item.label, PROTECTED)
        return shown

    def _not_shown(self, record: Record, name: str) -> Message | None:
        scope = self.scope
        revealed = (record.type_name, name) in scope.reveals
        if scope.guarded and isinstance(record, StaffRiskFlag) and name in never_to_subject(record):
            return NEVER_TO_THEM
        if isinstance(record, ContactNote) and name not in EVENT and both_there(record, scope):
            return BOTH_THERE
        if not revealed and not allows(scope.profile, type(record), name):
            return NOT_FOR_THIS_READER
        if not revealed and record.masked(name) and scope.profile not in MAY_SEE_MASKED:
            return SEE_FILE if scope.profile.stays_inside else HIDDEN
        return None

    def _value(self, held: Any, item: Field, owners: set[uuid.UUID]) -> Any:
        if isinstance(item.kind, Rows):
            return tuple(self._row(row, owners) for row in held)
        if item.kind.particular and owners & self.scope.protection.protected and not owners & self.scope.protection.counts_as:
            return self._gone()
        if item.kind == ROLES and self.scope.profile in HOME:
            return tuple(dict.fromkeys(Role.CONCERN if role in ADULT_WORDS else role for role in held))
        if isinstance(held, AnswerSheet):
            replies = {key: Reply(reply.answer, self._flat(reply.note)) for key, reply in held.replies.items()}
            return AnswerSheet(held.name, held.version, replies)
        if isinstance(held, Signature):
            return replace(held, words=self._flat(held.words))
        return self._text(held) if isinstance(held, str) else held

    def _row(self, row: Row, owners: set[uuid.UUID]) -> Shape:
        values = {}
        for name, item in row.described().items():
            if (held := getattr(row, name)) is not None and (shown := self._value(held, item, owners)) is not None:
                values[name] = shown
        return row_view(type(row), values, self.names)

    def _gone(self) -> Withheld | None:
        return Withheld(PROTECTED) if self.scope.profile.stays_inside else None

    def _text(self, text: str) -> str | Prose | Withheld | None:
        pieces = self.scope.net.cut(text)
        if all(isinstance(piece, str) for piece in pieces):
            return text
        if len(pieces) == 1:
            return self._gone()
        mark: Segment = Withheld(PROTECTED) if self.scope.profile.stays_inside else GAP
        return Prose(tuple(piece if isinstance(piece, str) else mark for piece in pieces))

    def _flat(self, text: str) -> str:
        return "".join(piece if isinstance(piece, str) else GAP for piece in self.scope.net.cut(text))

    def fact(self, value: Any) -> Any:
        """A fact of the dossier, with its strings looked through. Raises TypeError for what cannot be looked through."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Message):
            return replace(value, values={key: self._flat(one) if isinstance(one, str) else one for key, one in value.values.items()})
        if isinstance(value, tuple):
            return tuple(self.fact(one) for one in value)
        if value is None or isinstance(value, (bool, int, date, datetime, time, PartialDate, Option, uuid.UUID)):
            return value
        raise TypeError(f"a fact of a dossier cannot be a {type(value).__name__}")

    def _keep_back(self, record: Record, name: str, label: Message, why: Message) -> None:
        self.held.append(Held(record.id, record.title, name, label, why))


def _has_gaps(shown: Any, held: Any) -> bool:
    """Whether the nets took something out of a value."""
    if isinstance(shown, tuple):
        rows = held if shown and isinstance(shown[0], Shape) else ()
        return any(_row_has_gaps(view, row) for view, row in zip(shown, rows, strict=False))
    return shown is None or isinstance(shown, (Withheld, Prose)) or (isinstance(shown, (AnswerSheet, Signature)) and shown != held)


def _row_has_gaps(view: Shape, row: Row) -> bool:
    return any(_has_gaps(view.get(name), held) for name in view.described if (held := getattr(row, name)) is not None)
