"""A kept value in the words of a language: what paper, history and previews show of a field."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from vawdesk.i18n import NP_, Language
from vawdesk.models.base import Field
from vawdesk.models.casework.visit_rows import Step
from vawdesk.models.from_paper import BY_PEN, NOT_SIGNED, FromPaper
from vawdesk.models.kinds import LongText
from vawdesk.models.questions import AnswerSheet
from vawdesk.models.values import Option, PartialDate, Row, Signature, Tri

TRUE = NP_("generic", "Yes")
FALSE = NP_("generic", "No")


def said(value: Any, described: Field, language: Language, names: Mapping[uuid.UUID, str]) -> str:
    """The words for one value; nothing gives "". A reference is said by the name known for it and is silent without one."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _many(value, described, language, names)
    if isinstance(value, bool):
        return language.say(TRUE if value else FALSE)
    if isinstance(value, Tri) and described.answers:
        return language.say(described.answers.word(value))
    return _one(value, language, names)


def _one(value: Any, language: Language, names: Mapping[uuid.UUID, str]) -> str:
    match value:
        case Option():
            words = language.say(value.label)
        case PartialDate():
            words = value.shown(language)
        case datetime():
            words = language.moment(value)
        case date():
            words = language.date(value)
        case time():
            words = language.time(value)
        case uuid.UUID():
            words = names.get(value, "")
        case Signature():
            unsigned = language.say(NOT_SIGNED) if value.how == BY_PEN else ""
            words = language.list([part for part in (value.name, value.post, language.moment(value.at), unsigned) if part])
        case AnswerSheet():
            words = "\n".join(reply.note for reply in value.replies.values() if reply.note)
        case _:
            words = str(value)
    return words


def _many(values: tuple[Any, ...], described: Field, language: Language, names: Mapping[uuid.UUID, str]) -> str:
    if values and isinstance(values[0], Row):
        return "\n".join(row_said(row, language, names) for row in values)
    words = [words for words in (said(value, described, language, names) for value in values) if words]
    return " ".join(words) if all(one.endswith(".") for one in words) else language.list(words)  # sentences are no list


def row_said(row: Row, language: Language, names: Mapping[uuid.UUID, str]) -> str:
    """One row on one line: its columns in their order; how a record came from paper, and a step, in sentences."""
    if isinstance(row, FromPaper):
        return row.sentence(language, lambda id: names.get(id, "") if id is not None else "")
    if isinstance(row, Step):
        return row.sentence(language)
    columns = row.described()
    parts = [said(getattr(row, name), item, language, names) for name, item in columns.items()]
    return joined([words for words in parts if words], columns, language)


def joined(parts: list[str], columns: Mapping[str, Field], language: Language) -> str:
    """The columns of a row one after another; where one holds sentences they are parted by semicolons, and make no sentence together."""
    return "; ".join(parts) if any(isinstance(item.kind, LongText) for item in columns.values()) else language.list(parts)
