"""A text to copy: a message, or the words for somebody else's form. It leaves by the one door like a page, and only by being copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.entry import Carries, Marked
from vawdesk.reports.kit.page import Furniture, Label, StaffRisk
from vawdesk.reports.kit.words import DocumentLanguage, Words
from vawdesk.services.view import View

PRACTICE = N_("Practice: nobody in this is real.")


@dataclass(frozen=True)
class TextEntry(Marked):
    """One text of the program, found by its module like a document and released like one.

    `build` gives the words of a view in one language; in both, the Welsh comes first. The label stands as the first line. A
    message to the person says nothing about itself: its label is forbidden and `plain` is none. `reveals` are fields (type name,
    field) that it may show beyond its profile.
    """

    code: str
    title: Message
    noun: str
    label: Carries
    profiles: frozenset[Profile]
    build: Callable[[View, Language], str]
    languages: tuple[DocumentLanguage, ...] = ("en", "cy")
    plain: Label = Label.NONE
    banner: Carries = Carries.FORBIDDEN
    reveals: frozenset[tuple[str, str]] = frozenset()

    @property
    def as_text(self) -> bool:
        """It is words to paste."""
        return True

    @property
    def blanks(self) -> tuple[DocumentLanguage, ...]:
        """There is no form for the pen."""
        return ()

    @property
    def numbered(self) -> bool:
        """What was copied cannot be followed."""
        return False

    def render(self, view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
        """The words as UTF-8, with what must stand above them. Raises ValueError for a language or a profile that it does not have."""
        if language not in self.languages:
            raise ValueError(f"{self.code} is not made in {language}")
        if view.profile not in self.profiles:
            raise ValueError(f"{self.code} is not made for {view.profile.value}")
        if view.main.type_name != self.noun:
            raise ValueError(f"{self.code} is about {self.noun}, not {view.main.type_name}")
        label = self.label_for(view.profile, view.fact("domestic_abuse", True), view.fact("discreet", False))
        shown = self.banner_for(view.profile, released=view.fact("banner_released", False))
        banner: tuple[StaffRisk, ...] = view.fact("banner", furniture.banner) if shown else ()
        tongues = Words(language).languages
        return "\n\n".join(_said(self, view, tongue, label, banner, furniture.practice) for tongue in tongues).encode()


def _said(entry: TextEntry, view: View, tongue: Language, label: Label, banner: tuple[StaffRisk, ...], practice: bool) -> str:
    above = [PRACTICE] if practice else []
    above += [label.message] if label.message else []
    for risk in banner:
        above += [*risk.why, *((risk.mark,) if risk.mark else ()), *risk.what_to_do]
    head = [tongue.say(line) for line in above]
    words = entry.build(view, tongue).strip()
    return "\n".join([*head, "", words]) if head else words


def read_words(text: bytes) -> str:
    """The words of a finished text: what the last net looks through."""
    return text.decode()
