"""What release needs to know of a document, and when its label or banner lets it go (X1)."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import Protocol

from vawdesk.i18n import Message
from vawdesk.models.profile import Profile

FULL_LABEL = "ABUSE"
HOME = frozenset({Profile.THE_PERSON, Profile.EMPLOYEE})


class Document(Protocol):
    """The entries of the manifest have this shape."""

    @property
    def code(self) -> str:
        """D20, RS."""

    @property
    def title(self) -> Message: ...

    @property
    def profiles(self) -> Collection[Profile]:
        """The readers it may be made for."""

    @property
    def blanks(self) -> Collection[str]:
        """The languages of its form for the pen; empty where there is none."""

    @property
    def reveals(self) -> frozenset[tuple[str, str]]:
        """(type name, field) that this document may show beyond its profile: the address in a sealed panel."""

    @property
    def numbered(self) -> bool:
        """Whether each paper copy of it is followed to its end, because a name or an address is in it (X14)."""

    @property
    def as_text(self) -> bool:
        """Whether it is plain words to be copied and pasted, such as a message, and no page."""

    def label_for(self, profile: Profile, domestic_abuse: bool = True, discreet: bool = False) -> Enum:
        """The label of a copy for this reader, by name: NONE, CONFIDENTIAL or ABUSE; a discreet one never says abuse."""

    def banner_for(self, profile: Profile, released: bool = False) -> bool:
        """Whether a copy for this reader may carry the staff-risk banner."""


def banner_stands(document: Document, profile: Profile, shared: bool) -> bool:
    """Whether the banner is on this copy: inside where the document has one; with an agency only when that was chosen."""
    return document.banner_for(profile, shared) and (profile.stays_inside or shared)


def for_the_feared(profile: Profile, feared: bool) -> bool:
    """Whether a copy that leaves may come before somebody who is feared (X6): no word of abuse and no banner on it.

    A page that stays inside keeps both; a reader who is nobody's proxy, such as another agency, always gets the full label (X1).
    """
    return feared and not profile.stays_inside


def may_go_home(document: Document, profile: Profile) -> bool:
    """Whether a page may be seen by the person or their household, as far as its label goes: the full one never may."""
    return profile not in HOME or document.label_for(profile).name != FULL_LABEL
