"""Finders for local contacts and sharing protocols: by any word of them, with a warning where nobody has checked for long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.organisation.sharing_protocol import SharingProtocol
from vawdesk.services.desk import Desk
from vawdesk.services.directory import CHECK_FIRST, ContactLine, contacts_listed
from vawdesk.services.folding import fold
from vawdesk.services.protocols import protocols_listed
from vawdesk.ui.kit.editors.picker import Found

SHOWN = 8
GONE = N_("Somebody or something that you cannot open")


def holds(words: str, *parts: str) -> bool:
    """Whether every word that was typed begins a word of these parts, whatever the case and the accents."""
    known = fold(" ".join(parts)).split()
    return all(any(one.startswith(word) for one in known) for word in fold(words).split())


class Contacts:
    """Contacts in use, by service, person, area or sort of service."""

    def __init__(self, desk: Desk, language: Language, kinds: Iterable[ContactKind] = ()) -> None:
        self._desk, self._language, self._kinds = desk, language, frozenset(kinds)

    def search(self, words: str) -> Sequence[Found]:
        """The best few, in the order of the directory."""
        say = self._language.say
        found = (line for line in contacts_listed(self._desk) if not self._kinds or line.kind in self._kinds)
        return [self._found(one) for one in found if holds(words, one.agency, one.named, one.area, say(one.kind.label))][:SHOWN]

    def describe(self, record: UUID) -> Found:
        """The service and the person in it."""
        contact = self._desk.peek(Contact, record)
        if contact is None:
            return Found(record, self._language.say(GONE))
        line = next((line for line in contacts_listed(self._desk) if line.id == record), None)
        return self._found(line) if line is not None else Found(record, contact.agency or "", contact.named or "")

    def _found(self, line: ContactLine) -> Found:
        say = self._language.say
        warning = say(CHECK_FIRST) if line.check_first else ""
        about = [line.named, say(line.kind.label), line.area, warning]
        return Found(line.id, line.agency, " · ".join(part for part in about if part))


class Protocols:
    """Sharing protocols that have not ended, by title or party."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk, self._language = desk, language

    def search(self, words: str) -> Sequence[Found]:
        """The best few."""
        lines = [line for line in protocols_listed(self._desk) if not line.ended]
        found = [one for one in lines if holds(words, one.heading, *one.parties)]
        return [Found(one.id, one.heading, self._language.list(list(one.parties))) for one in found[:SHOWN]]

    def describe(self, record: UUID) -> Found:
        """The title."""
        held = self._desk.peek(SharingProtocol, record)
        return Found(record, held.heading or "") if held is not None else Found(record, self._language.say(GONE))
