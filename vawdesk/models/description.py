"""The description of a field: written once on its column, read by screen, paper, history, search, redaction and import."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import MappedColumn, mapped_column

from vawdesk.i18n import N_, Message, plain
from vawdesk.models.kinds import Kind
from vawdesk.models.rules import Rule
from vawdesk.models.values import Answers

Needed = bool | Callable[[Any], bool]
Section = tuple[str, Message, tuple[str, ...]]  # letter, title, names of its fields

MISSING = Rule("required", N_("Fill this in."), "8.25")
ILL_FORMED = Rule("form", plain("{what}"), "8.25")


@dataclass(frozen=True)
class Field:
    """What is known about one field of a record.

    `sensitive` is True unless said otherwise, so that forgetting is the safe mistake. `mask` hides the value until it is
    revealed, which is journalled. `whose` names whom the value tells about: "self", or the field that holds their ids.
    `since` is the schema in which the field first stood. `needed` is whether it must be filled before the record is completed.
    """

    label: Message
    kind: Kind
    needed: Needed
    sensitive: bool
    mask: bool
    whose: str | None
    since: int
    answers: Answers | None
    paragraph: str
    help: Message | None
    name: str = ""
    missing: Message | None = None
    default: Any = None  # a value or a callable, for a new record

    def required(self, record: object) -> bool:
        """Whether this record cannot be completed without it."""
        return self.needed(record) if callable(self.needed) else self.needed


def _describe(label: Message, kind: Kind, **said: Any) -> Field:
    answers = said["answers"] or getattr(kind, "answers", None)
    return Field(label=label, kind=kind, needed=said.pop("required"), **{**said, "answers": answers})


def field(
    label: Message,
    kind: Kind,
    *,
    required: Needed = False,
    sensitive: bool = True,
    mask: bool = False,
    whose: str | None = None,
    since: int = 1,
    answers: Answers | None = None,
    paragraph: str = "",
    help: Message | None = None,
    missing: Message | None = None,
    default: Any = None,
    index: bool = False,
) -> MappedColumn[Any]:
    """A described column. Every column may be empty, because a draft may; `required` counts when the record is completed.

    `missing` is the sentence shown when a required field is empty ("Choose who will be the buddy."); `default` is a value or
    a callable for a new record.
    """
    described = _describe(
        label, kind, required=required, sensitive=sensitive, mask=mask, whose=whose, since=since, answers=answers, paragraph=paragraph,
        help=help, missing=missing, default=default,
    )  # fmt: skip
    return mapped_column(kind.column(), nullable=True, index=index, info={"field": described})


def row_field(
    label: Message,
    kind: Kind,
    *,
    required: Needed = False,
    sensitive: bool = True,
    mask: bool = False,
    whose: str | None = None,
    since: int = 1,
    answers: Answers | None = None,
    paragraph: str = "",
    help: Message | None = None,
    missing: Message | None = None,
) -> Any:
    """A described column of a row (values.Row)."""
    described = _describe(
        label, kind, required=required, sensitive=sensitive, mask=mask, whose=whose, since=since, answers=answers, paragraph=paragraph,
        help=help, missing=missing,
    )  # fmt: skip
    return dataclasses.field(default=None, metadata={"field": described})
