"""Label and staff-risk banner of what leaves: each document says required, forbidden or by release; this says what that comes to (X1)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Protocol

from vawdesk.i18n import Message
from vawdesk.models.profile import Profile

AGENCIES = frozenset({Profile.POLICE, Profile.MARAC, Profile.AGENCY})


class LabelRule(StrEnum):
    """What a document says of its label."""

    REQUIRED = "required"  # the full label, on every copy, never switched off
    FORBIDDEN = "forbidden"  # plain "Confidential": the person or their household may see it
    BY_RELEASE = "by release"  # the full label, except on a copy for the person
    NONE = "none"  # a paper about nobody


class BannerRule(StrEnum):
    """What a document says of the staff-risk banner."""

    REQUIRED = "required"  # on every copy that stays inside
    FORBIDDEN = "forbidden"
    BY_RELEASE = "by release"  # inside always, to an agency when that is chosen at release


class Label(StrEnum):
    """The label that a copy gets."""

    NONE = "none"
    CONFIDENTIAL = "confidential"
    ABUSE = "abuse"


class Document(Protocol):
    """What release needs to know of a document. The entries of the manifest have this shape."""

    @property
    def code(self) -> str:
        """D20, RS."""

    @property
    def title(self) -> Message: ...

    @property
    def label(self) -> LabelRule: ...

    @property
    def banner(self) -> BannerRule: ...

    @property
    def profiles(self) -> Collection[Profile]:
        """The readers it may be made for."""

    @property
    def reveals(self) -> frozenset[tuple[str, str]]:
        """(type name, field) that this document may show beyond its profile: the address in a sealed panel."""

    @property
    def numbered(self) -> bool:
        """Whether each paper copy of it is followed to its end, because a name or an address is in it (X14)."""


def label_for(document: Document, profile: Profile) -> Label:
    """The label of this document for this reader. Nothing a person chooses can take it off what an agency gets."""
    match document.label:
        case LabelRule.NONE:
            return Label.NONE
        case LabelRule.FORBIDDEN:
            return Label.CONFIDENTIAL
        case LabelRule.BY_RELEASE:
            return Label.CONFIDENTIAL if profile in {Profile.THE_PERSON, Profile.EMPLOYEE} else Label.ABUSE
        case LabelRule.REQUIRED:
            return Label.ABUSE


def banner_for(document: Document, profile: Profile, shared: bool) -> bool:
    """Whether this copy carries the staff-risk banner. `shared` is whether it was chosen to pass it on to an agency."""
    if document.banner is BannerRule.FORBIDDEN or profile.about_nobody:
        return False
    if profile.stays_inside:
        return True
    return shared and profile in AGENCIES


def may_be_seen_by(document: Document, profile: Profile) -> bool:
    """Whether a document may go to this reader at all, as far as label and banner go: what must carry either never goes home."""
    goes_home = profile in {Profile.THE_PERSON, Profile.EMPLOYEE}
    return not (goes_home and (document.banner is BannerRule.REQUIRED or document.label is LabelRule.REQUIRED))
