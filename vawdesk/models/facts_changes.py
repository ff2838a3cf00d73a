"""What a newer edition of the facts would change, line by line, as somebody reads it before accepting it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.facts import Facts, Helpline, Said, in_language

NEW, GONE = N_("New: {name}, {number}"), N_("Goes: {name}, {number}")
NUMBER = N_("{name}: the number {old} becomes {new}")
TEXT = N_("{name}: text messages to {old} go to {new}")
EMAIL = N_("{name}: the e-mail address {old} becomes {new}")
WORDS = N_("{name}: other words, “{new}” instead of “{old}”")
SURE, UNSURE = N_("{name}: now certain"), N_("{name}: no longer certain")
LAW = N_("Law, {name}: “{new}” instead of “{old}”")
AREA, AREA_NEW, AREA_GONE = N_("Orders, {name}: “{new}” instead of “{old}”"), N_("Orders, new: {name}, {new}"), N_("Orders, goes: {name}")
DAY_NEW, DAY_GONE = N_("Bank holiday, new: {date}, {name}"), N_("Bank holiday, goes: {date}, {name}")
NOTHING = N_("none")


@dataclass(frozen=True)
class Change:
    """One line. `number`: it changes where somebody in need would ring or write, and so a second person reads it."""

    words: str
    number: bool = False


def changes(old: Facts, new: Facts, language: Language) -> list[Change]:
    """Every change from one edition to another, numbers first."""
    found = [*_helplines(old, new, language), *_laws(old, new, language), *_areas(old, new, language), *_days(old, new, language)]
    return sorted(found, key=lambda change: not change.number)


def numbers_changed(old: Facts, new: Facts) -> bool:
    """Whether anything changes by which somebody in need is reached."""
    return {key: _ways(one) for key, one in old.helplines.items()} != {key: _ways(one) for key, one in new.helplines.items()}


def _ways(one: Helpline) -> tuple[Said, str, str, str]:
    return one.names, one.number, one.text, one.email


def _helplines(old: Facts, new: Facts, language: Language) -> Iterator[Change]:
    say = language.say
    for key, one in new.helplines.items():
        name = one.name(language)
        before = old.helplines.get(key)
        if before is None:
            yield Change(say(NEW, name=f"{name} ({one.for_whom(language)})", number=_all_ways(one)), number=True)
            continue
        for words, was, now in ((NUMBER, before.number, one.number), (TEXT, before.text, one.text), (EMAIL, before.email, one.email)):
            if was != now:
                yield Change(say(words, name=name, old=was or say(NOTHING), new=now or say(NOTHING)), number=True)
        yield from _said(WORDS, before.names, one.names, before.name(language), language, number=True)
        yield from _said(WORDS, before.whom, one.whom, name, language)
        yield from _sure(before.certain, one.certain, name, language)
    for key, one in old.helplines.items():
        if key not in new.helplines:
            yield Change(say(GONE, name=one.name(language), number=_all_ways(one)), number=True)


def _all_ways(one: Helpline) -> str:
    return " · ".join(way for way in (one.number, one.text, one.email) if way)


def _said(words: Message, was: Said, now: Said, name: str, language: Language, *, number: bool = False) -> Iterator[Change]:
    """A change of words in either language: both are shown, whichever one reads."""
    for before, after in zip(was, now, strict=True):
        if before != after:
            yield Change(language.say(words, name=name, old=before, new=after), number)


def _sure(was: bool, now: bool, name: str, language: Language) -> Iterator[Change]:
    if was != now:
        yield Change(language.say(SURE if now else UNSURE, name=name))


def _laws(old: Facts, new: Facts, language: Language) -> Iterator[Change]:
    for reason, note in new.laws.items():
        before, name = old.laws[reason], language.say(reason.label)
        yield from _said(LAW, before.basis, note.basis, name, language)
        yield from _said(LAW, before.condition, note.condition, name, language)
        yield from _sure(before.certain, note.certain, name, language)


def _areas(old: Facts, new: Facts, language: Language) -> Iterator[Change]:
    say = language.say
    for key, area in new.order_areas.items():
        name, before = in_language(area.names, language), old.order_areas.get(key)
        if before is None:
            yield Change(say(AREA_NEW, name=name, new=in_language(area.orders, language)))
        else:
            yield from _said(WORDS, before.names, area.names, name, language)
            yield from _said(AREA, before.orders, area.orders, name, language)
            yield from _sure(before.certain, area.certain, name, language)
    yield from (
        Change(say(AREA_GONE, name=in_language(area.names, language)))
        for key, area in old.order_areas.items()
        if key not in new.order_areas
    )


def _days(old: Facts, new: Facts, language: Language) -> Iterator[Change]:
    say = language.say
    for on, day in new.bank_holidays.items():
        if on not in old.bank_holidays:
            yield Change(say(DAY_NEW, date=on, name=in_language(day.names, language)))
        else:
            yield from _said(WORDS, old.bank_holidays[on].names, day.names, language.date(on), language)
    gone = (day for on, day in old.bank_holidays.items() if on not in new.bank_holidays)
    yield from (Change(say(DAY_GONE, date=day.on, name=in_language(day.names, language))) for day in gone)
