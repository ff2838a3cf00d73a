"""The shapes of a release: what is asked for, what stands round the page, and the doors that release needs of the desk."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Literal, Protocol

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CompartmentName, Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_ways import Way as ContactWay
from vawdesk.models.casework.flag_banner import Banner
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight, says_why
from vawdesk.models.values import Option, Signature
from vawdesk.services.labels import Document
from vawdesk.services.protection import Recipient
from vawdesk.services.view import Dossier, View

DocumentLanguage = Literal["en", "cy", "both"]


class Way(Option):
    """How something leaves."""

    PRINT = "print", N_("On paper")
    SAVE_LOCKED = "save locked", N_("Saved, with a password")
    SAVE_OPEN = "save open", N_("Saved, without a password")
    COPY = "copy", N_("Copied, to paste elsewhere")


@dataclass(frozen=True)
class Destination:
    """Where something is delivered, when it is not handed over: by which way, to which address on file, or in which words.

    `words` are an address that is not on file, a telephone number or an e-mail address; `message` is whether a message is left.
    """

    way: ContactWay
    address: uuid.UUID | None = None
    words: str = ""
    message: bool = False


@dataclass(frozen=True)
class Request:
    """What somebody wants to release: which document, about what, to whom, what for, in which language.

    `blank_of` is the record type of a blank form, `dossier` what a filled document is about; a recovery sheet has neither.
    `share_banner` is whether an agency is to get the warnings of flags in view; which they are, release finds out for itself.
    `lifted` names protected persons whose details go all the same, each with the reason; it takes a second person (X13).
    `goes_to` is where it is delivered. `because` gives, by the code of a rule that asks for one, the reason to go on.
    """

    document: Document
    recipient: Recipient
    profile: Profile
    purpose: str
    language: DocumentLanguage
    dossier: Dossier | None = None
    blank_of: type[Record] | None = None
    share_banner: bool = False
    lifted: Mapping[uuid.UUID, str] = field(default_factory=dict)
    goes_to: Destination | None = None
    because: Mapping[str, str] = field(default_factory=dict)

    def answered(self, problem: Problem) -> bool:
        """Whether a reason was written to go on in spite of it, where its rule allows one."""
        return problem.weight is Weight.REASON and says_why(self.because.get(problem.rule))

    def stamp(self) -> bytes:
        """Stands for who gets it, where it is delivered, what for, and what two people let go."""
        lifted = sorted((person.hex, why) for person, why in self.lifted.items())
        asked = (self.document.code, self.recipient, self.profile.value, self.purpose, self.language, lifted, sorted(self.because.items()))
        return repr((*asked, self.goes_to)).encode()

    @property
    def main(self) -> Record | None:
        """The record the document is named after."""
        return self.dossier.main if self.dossier else None


@dataclass(frozen=True)
class Bound:
    """Where a paper stands in a bundle: which bundle, under which number it left, which part of how many this is."""

    bundle: uuid.UUID
    number: int
    part: int
    parts: int


@dataclass(frozen=True)
class Sheet:
    """What stands round the text of every page. `check` is the journal's check value before this copy left; `copy` is 0 for a blank.

    `bound` is its place in a bundle that leaves.
    """

    organisation: str
    organisation_welsh: str
    label: Enum
    printed_at: datetime
    printed_by: str = ""
    reference: str = ""
    copy: int = 0
    check: str = ""
    banner: tuple[Banner, ...] = ()
    draft: bool = False
    practice: bool = False
    bound: Bound | None = None


@dataclass(frozen=True)
class Press:
    """The two functions that only the outer layers have: one draws the page, one reads its text back."""

    render: Callable[[View | None, DocumentLanguage, Sheet], bytes]
    read: Callable[[bytes], str]


@dataclass(frozen=True)
class Leaving:
    """What the journal keeps of a release; never the page itself. `digest` is the SHA-256 of the page before any password.

    `ruled_out` is whom the reason why the reader is no proxy ruled out, each with a mark of how things stood round them.
    """

    document: str
    record: uuid.UUID | None
    file: uuid.UUID | None
    record_type: str
    copy: int
    digest: str
    recipient: Recipient
    profile: Profile
    purpose: str
    language: DocumentLanguage
    way: Way
    banner: bool
    withheld: int
    lifted: Mapping[uuid.UUID, str]
    second: Signature | None
    bound: Bound | None = None
    goes_to: Destination | None = None
    because: Mapping[str, str] = field(default_factory=dict)
    ruled_out: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def told(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "document": self.document,
            "type": self.record_type,
            "copy": self.copy,
            "hash": self.digest,
            "recipient kind": self.recipient.kind.value,
            "recipient": self.recipient.name,
            "recipient person": self.recipient.person.hex if self.recipient.person else "",
            "acts for": self.recipient.acts_for.hex if self.recipient.acts_for else "",
            "not a proxy because": self.recipient.not_a_proxy_because,
            "ruled out": {person.hex: mark for person, mark in sorted(self.ruled_out.items())},
            "profile": self.profile.value,
            "purpose": self.purpose,
            "language": self.language,
            "way": self.way.value,
            "banner": self.banner,
            "withheld": self.withheld,
            "lifted": {person.hex: why for person, why in sorted(self.lifted.items())},
            "second": self.second.encode() if self.second else None,
            "because": {rule: why.strip() for rule, why in sorted(self.because.items())},
            "goes by": self.goes_to.way.value if self.goes_to else "",
            "goes to": self.goes_to.address.hex if self.goes_to and self.goes_to.address else "",
            "bundle": {"id": self.bound.bundle.hex, "number": self.bound.number, "part": self.bound.part, "of": self.bound.parts}
            if self.bound
            else None,
        }


class Leaf(Protocol):
    """One release while it is being written: a unit of work in the compartment of what leaves."""

    @property
    def session(self) -> Session: ...

    def sealed_cases(self) -> Sequence[Case]:
        """The sealed cases that this account can open; they count for who may be afraid of whom like any other."""

    def stand(self, document: str, record: uuid.UUID | None) -> tuple[str, int]:
        """The journal's check value now, and the number that the next copy of this document about this record gets."""

    def keep(self, leaving: Leaving, copy: HandledCopy | None) -> None:
        """Write the journal row, and the numbered copy where there is one."""

    def commit(self) -> None:
        """Make it stand. Without it everything is rolled back."""


class Door(Protocol):
    """What release needs of the desk."""

    @property
    def printed_by(self) -> str: ...

    @property
    def staff_member(self) -> uuid.UUID: ...

    @property
    def practice(self) -> bool: ...

    def now(self) -> Moment: ...

    def proven(self, signature: Signature, digest: bytes) -> bool:
        """Whether a second person truly signed for what has this digest."""

    def organisation(self) -> Organisation | None: ...

    def staff_names(self) -> tuple[str, ...]:
        """The whole names of everybody who works here, or did."""

    def looking(self, compartment: CompartmentName) -> AbstractContextManager[Leaf]:
        """To read only: its `keep` and `commit` are never called."""

    def leaving(self, compartment: CompartmentName) -> AbstractContextManager[Leaf]:
        """To write one release."""
