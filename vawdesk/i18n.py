"""Words in two languages: a `Message` is marked where it is written and translated where it is shown.

One gettext catalogue serves screens, rules and paper; English is the message id. A `Language` is an object, not a global,
because a page of paper has its own language whatever the screen speaks.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from typing import Literal, Protocol, runtime_checkable

from vawdesk import paths

Code = Literal["en", "cy"]
NBSP = "\u00a0"


@runtime_checkable
class Shown(Protocol):
    """A value that knows its own words in a language (an approximate date), so that it can fill a gap."""

    def shown(self, language: Language) -> str: ...


@dataclass(frozen=True)
class Message:
    """English words that can be said in either language; `values` fill its {named} gaps.

    A gap may hold a string, a number, a date, a time, a value with words of its own or another Message; each is put in the
    words of the language that speaks. Gaps are for names, numbers and dates only: Welsh mutates, so nouns never go into one.
    """

    text: str
    plural: str = ""
    context: str = ""
    values: Mapping[str, object] = field(default_factory=dict, compare=False, hash=False)

    def with_(self, **values: object) -> Message:
        """The same message with these gaps filled; `n` also chooses the plural form."""
        return replace(self, values={**self.values, **values})


def N_(text: str, /) -> Message:
    """Mark words for the catalogue."""
    return Message(text)


def NN_(one: str, many: str, /) -> Message:
    """Mark words whose form depends on the number {n}."""
    return Message(one, plural=many)


def NP_(context: str, text: str, /) -> Message:
    """Mark words that have more than one translation: `context` says which is meant ("Yes" is Oes, Ydy or Do)."""
    return Message(text, context=context)


def plain(text: str) -> Message:
    """Words that are the same in both languages, or were typed by a person. Never extracted, never translated."""
    return Message(text, context="\x00plain")


class Language:
    """One of the two languages, with its catalogue, dates and times."""

    def __init__(self, code: Code) -> None:
        self.code: Code = code
        self.locale = "cy" if code == "cy" else "en_GB"
        self._catalogue = _catalogue(code)

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def say(self, message: Message | str, /, **values: object) -> str:
        """The words in this language. A plain string passes unchanged: it is somebody's own words."""
        if isinstance(message, str):
            return message
        given = {**message.values, **values}
        words = self._words(message, given)
        return words.format_map({key: self._shown(value) for key, value in given.items()}) if given else words

    def _words(self, message: Message, given: Mapping[str, object]) -> str:
        if message.context == "\x00plain":
            return message.text
        if message.plural:
            count = given.get("n", 1)
            number = count if isinstance(count, int) else 1
            if message.context:
                return self._catalogue.npgettext(message.context, message.text, message.plural, number)
            return self._catalogue.ngettext(message.text, message.plural, number)
        if message.context:
            return self._catalogue.pgettext(message.context, message.text)
        return self._catalogue.gettext(message.text)

    def _shown(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Shown):
            return value.shown(self)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, time):
            return self.time(value)
        return value

    def date(self, day: date, style: Literal["long", "short", "weekday", "month"] = "long") -> str:
        """24 November 2026, 24 Nov, Tuesday 24 November 2026 or November 2026; kept together by no-break spaces."""
        pattern = {"long": "d MMMM y", "short": "d MMM", "weekday": "EEEE d MMMM y", "month": "MMMM y"}[style]
        return _formatted(day, pattern, self.locale).replace(" ", NBSP)

    def time(self, moment: time | datetime) -> str:
        """14:02. A datetime is shown in local time."""
        if isinstance(moment, datetime):
            moment = _local(moment).time()
        return f"{moment.hour:02}:{moment.minute:02}"

    def moment(self, moment: datetime, style: Literal["long", "short", "weekday"] = "long") -> str:
        """24 November 2026, 14:02, in local time."""
        here = _local(moment)
        return f"{self.date(here.date(), style)}, {self.time(here)}"

    def month_name(self, month: int) -> str:
        """The month's name, as it stands in a date."""
        return _formatted(date(2026, month, 1), "MMMM", self.locale)

    def list(self, parts: list[str]) -> str:
        """Things one after another, separated as a list on a form is: no "and" that would have to mutate."""
        return ", ".join(parts)


@cache
def language(code: Code) -> Language:
    """The one Language object for this code."""
    return Language(code)


def _local(moment: datetime) -> datetime:
    from vawdesk.zone import LOCAL  # not before there is a moment to be told

    return moment.astimezone(LOCAL)


def _formatted(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date  # not before the first window: nothing there has a date

    return format_date(day, pattern, locale=locale)


@cache
def _catalogue(code: Code) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    folder = paths.resources() / "locale" / code / "LC_MESSAGES"
    compiled, source = folder / "vawdesk.mo", folder / "vawdesk.po"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()  # a working copy of the source: compiled on the fly, so that a changed word is seen at once
    with source.open("rb") as file:
        write_mo(out, read_po(file, locale=code))
    out.seek(0)
    return gettext.GNUTranslations(out)
