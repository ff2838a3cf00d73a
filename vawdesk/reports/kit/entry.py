"""What a document is: its code, whose record it draws, which label and banner it must or must not have, languages, profiles."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from vawdesk.i18n import Message
from vawdesk.models.base import Record
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.page import Furniture, Label, StaffRisk
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

Build = Callable[[View, DocumentLanguage, Furniture], bytes]
HOUSEHOLD = frozenset({Profile.THE_PERSON, Profile.EMPLOYEE})  # for whom, or within whose sight, a page is made


class Carries(Enum):
    """Whether a document has the domestic-abuse label, or the staff-risk banner (X1)."""

    REQUIRED = "required"
    FORBIDDEN = "forbidden"
    BY_RELEASE = "by release"  # on a page that stays inside; to an agency only when it was released; never to the household


def _subjects(record: Record) -> tuple[uuid.UUID, ...]:
    return record.subjects()


class Marked:
    """Which label and banner something made of words has: a page, or a text to copy."""

    label: Carries
    banner: Carries
    plain: Label

    def label_for(self, profile: Profile, domestic_abuse: bool = True, discreet: bool = False) -> Label:
        """The label of this document for this profile. A case that is not about domestic abuse is confidential all the same.

        `discreet`: the copy may come before somebody who is feared, and the label must not tell them what the file is about.
        """
        if self.label is Carries.FORBIDDEN:
            return self.plain
        if self.label is Carries.BY_RELEASE and profile in HOUSEHOLD:
            return self.plain
        return Label.ABUSE if domestic_abuse and not discreet else Label.CONFIDENTIAL

    def banner_for(self, profile: Profile, released: bool = False) -> bool:
        """Whether the flags of its subjects stand on it; `released` says that they were let go to this agency."""
        if self.banner is Carries.FORBIDDEN or profile in HOUSEHOLD or profile.about_nobody:
            return False
        return self.banner is Carries.REQUIRED or profile.stays_inside or released


@dataclass(frozen=True)
class DocumentEntry(Marked):
    """One document of the program.

    `noun` is the type name of the record it is named after. `plain` is the label where the domestic-abuse label is forbidden.
    `languages` are those of the filled document, `blanks` those of the form for the pen (none: there is no blank form), and
    `version` is the version of that form. `subjects` gives the people and places on it, whose flags make its banner. `reveals`
    are fields (type name, field) that it may show beyond its profile; `numbered`: its paper copies are followed to their end (X14).
    """

    code: str
    title: Message
    noun: str
    label: Carries
    banner: Carries
    profiles: frozenset[Profile]
    build: Build
    languages: tuple[DocumentLanguage, ...] = ("en", "cy")
    blanks: tuple[DocumentLanguage, ...] = ()
    plain: Label = Label.CONFIDENTIAL
    version: str = "1"
    subjects: Callable[[Record], tuple[uuid.UUID, ...]] = _subjects
    reveals: frozenset[tuple[str, str]] = frozenset()
    numbered: bool = True

    @property
    def as_text(self) -> bool:
        """It is a page."""
        return False

    def render(self, view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
        """The PDF of a view, with the label and the banner that this document must have, whatever the furniture says.

        Facts read from the view: `domestic_abuse` (true unless it says otherwise), `discreet`, `banner` (what staff must know
        first), `banner_released`, `draft`. Raises ValueError for a language or profile that this document does not have.
        """
        self._check(view, language)
        banner: tuple[StaffRisk, ...] = view.fact("banner", furniture.banner)
        shown = self.banner_for(view.profile, released=view.fact("banner_released", False))
        finished = replace(
            furniture,
            label=self.label_for(view.profile, view.fact("domestic_abuse", True), view.fact("discreet", False)),
            banner=banner if shown else (),
            draft=furniture.draft or view.fact("draft", False),
            version=self.version,
        )
        return self.build(view, language, finished)

    def _check(self, view: View, language: DocumentLanguage) -> None:
        if language not in (self.blanks if view.blank else self.languages):
            raise ValueError(f"{self.code} is not made in {language}")
        if not view.blank and view.profile not in self.profiles:
            raise ValueError(f"{self.code} is not made for {view.profile.value}")
        if view.main.type_name != self.noun:
            raise ValueError(f"{self.code} is about {self.noun}, not {view.main.type_name}")
