"""The language of a document: English, Welsh, or both with Welsh on the left, where it is likely to be read first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from vawdesk.i18n import Code, Language, Message, language
from vawdesk.reports.kit.fonts import shown
from vawdesk.reports.kit.text import Run

DocumentLanguage = Literal["en", "cy", "both"]


@dataclass(frozen=True)
class Told:
    """Words that differ with the language and are no single message: a record's value, sentences one after another."""

    words: Callable[[Language], str]


Said = Message | Told | str  # words of ours, words made in each language, or words that somebody typed
TAGS: dict[Code, str] = {"cy": "cy", "en": "en-GB"}


class Words:
    """Says messages in the one or two languages of a document. A string is somebody's own words and stays as it is."""

    def __init__(self, code: DocumentLanguage) -> None:
        self.code = code
        self.languages: tuple[Language, ...] = (language("cy"), language("en")) if code == "both" else (language(code),)

    @property
    def both(self) -> bool:
        """Whether the document is in two languages."""
        return len(self.languages) == 2

    @property
    def tag(self) -> str:
        """The language tag of the document: that of its first language."""
        return TAGS[self.languages[0].code]

    def each(self, said: Said) -> list[tuple[str, str | None]]:
        """The words in each language, with a language tag where it is not the document's own; once where they are the same."""
        if isinstance(said, str):
            return [(said, None)]
        spoken = said.words if isinstance(said, Told) else lambda tongue: tongue.say(said)
        first, *others = (spoken(tongue) for tongue in self.languages)
        return [(first, None), *((words, TAGS["en"]) for words in others if words != first)]

    def say(self, said: Said, between: str = " / ") -> str:
        """The words as one line, as they can be drawn."""
        return shown(between.join(words for words, _tag in self.each(said)))

    def runs(self, said: Said, between: str = " / ", bold: bool = False) -> list[Run]:
        """The words as runs, the second language tagged as what it is."""
        runs: list[Run] = []
        for words, tag in self.each(said):
            if runs:
                runs.append(Run(between, bold))
            runs.append(Run(words, bold, tag))
        return runs
