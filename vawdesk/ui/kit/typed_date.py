"""Reading a date from three boxes as a person types it. Knows no widget, so that every slip can be tested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.kinds import ODD_YEAR, YEARS
from vawdesk.models.values import PartialDate

Box = Literal["day", "month", "year"]

USE_FIGURES = N_("Use figures for the date, for example 27 3 2007.")
ALL_THREE = N_("Write the day, the month and the year.")
AT_LEAST_YEAR = N_("Write at least the year.")
NEED_MONTH = N_("Write the month as well as the day, or leave the day empty.")
NO_MONTH = N_("There are twelve months. Check the month.")
NO_DAY = N_("{day} {month} does not exist. Check the day.")
NO_DAY_THAT_YEAR = N_("{day} {month} {year} does not exist. Check the day.")
TOO_MANY_DAYS = N_("No month has {day} days. Check the day.")
WHICH_CENTURY = N_("Which year do you mean: {first} or {second}?")
FOUR_FIGURES = N_("Write the year in four figures.")
TIME_SHAPE = N_("Write the time in hours and minutes, for example 14:02.")

PASTED = re.compile(r"^\s*(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{2}|\d{4})\s*$")
PASTED_YEAR_FIRST = re.compile(r"^\s*(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$")


@dataclass(frozen=True)
class TypedDate:
    """What stands in the three boxes, and whether it is only about then."""

    day: str = ""
    month: str = ""
    year: str = ""
    about: bool = False

    @property
    def empty(self) -> bool:
        return not (self.day.strip() or self.month.strip() or self.year.strip())


@dataclass(frozen=True)
class Reading:
    """A date, or what is wrong and in which box; `years` are the two a year of two figures may mean."""

    value: PartialDate | None = None
    fault: Message | None = None
    box: Box = "day"
    years: tuple[int, int] | None = None


def read_date(typed: TypedDate, language: Language, whole: bool = False) -> Reading:
    """Read the boxes. `whole` asks for day, month and year; else a year, or a year and a month, is enough."""
    if typed.empty:
        return Reading()
    parts = [typed.day.strip(), typed.month.strip(), typed.year.strip()]
    boxes: tuple[Box, Box, Box] = ("day", "month", "year")
    for words, box in zip(parts, boxes, strict=True):
        if words and not (words.isascii() and words.isdigit() and len(words) <= 4):
            return Reading(fault=USE_FIGURES, box=box)
    if whole and (missing := next((box for words, box in zip(parts, boxes, strict=True) if not words), None)):
        return Reading(fault=ALL_THREE, box=missing)
    if not parts[2]:
        return Reading(fault=AT_LEAST_YEAR, box="year")
    day, month, year = (int(words or 0) for words in parts)
    return _year(parts[2]) or _day(day, month, year, parts, language) or Reading(PartialDate(year, month, day, typed.about))


def _year(words: str) -> Reading | None:
    if len(words) == 2:
        years = (1900 + int(words), 2000 + int(words))
        return Reading(fault=WHICH_CENTURY.with_(first=years[0], second=years[1]), box="year", years=years)
    if len(words) != 4 or not int(words):
        return Reading(fault=FOUR_FIGURES, box="year")
    return None if int(words) in YEARS else Reading(fault=ODD_YEAR, box="year")


def _day(day: int, month: int, year: int, parts: list[str], language: Language) -> Reading | None:
    if parts[1] and not 1 <= month <= 12:
        return Reading(fault=NO_MONTH, box="month")
    if not parts[0]:
        return None
    if not parts[1]:
        return Reading(fault=NEED_MONTH, box="month")
    if day > 31 or day == 0:
        return Reading(fault=TOO_MANY_DAYS.with_(day=day) if day else USE_FIGURES, box="day")
    if _exists(day, month, year):
        return None
    name = language.month_name(month)
    if _exists(day, month, 2024):  # 29 February of another year
        return Reading(fault=NO_DAY_THAT_YEAR.with_(day=day, month=name, year=year), box="day")
    return Reading(fault=NO_DAY.with_(day=day, month=name), box="day")


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def spread(text: str) -> tuple[str, str, str] | None:
    """A whole date pasted into one box, as day, month, year: 27/3/2007, 27.3.07, 2007-03-27. None for anything else."""
    if found := PASTED.match(text):
        return found[1], found[2], found[3]
    if found := PASTED_YEAR_FIRST.match(text):
        return found[3], found[2], found[1]
    return None


def read_time(text: str) -> time | Message | None:
    """A time of day from 9:30, 09.30, 0930 or 9; None when nothing is written."""
    words = text.strip()
    if not words:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?|(\d{1,2})(\d{2})", words, re.ASCII)
    if not found:
        return TIME_SHAPE
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else TIME_SHAPE
