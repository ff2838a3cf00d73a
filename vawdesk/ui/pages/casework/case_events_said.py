"""A record put in words on a timeline: what is said of it, and what it takes to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from vawdesk.clock import Moment
from vawdesk.i18n import Language
from vawdesk.ui.kit.badge import BadgeTone

Badges = list[tuple[str, BadgeTone]]


class Said(NamedTuple):
    """A record in words. `foot` are the parts of the line under it; empty ones are left out."""

    kind: str
    words: str
    badges: Badges
    foot: list[str]


@dataclass(frozen=True)
class Telling:
    """To whom it is told: in which language, at which moment, with which names."""

    language: Language
    now: Moment
    called: Mapping[UUID, str]

    def person(self, id: UUID | None) -> str:
        """The name that this reader may see; "" for none."""
        return self.called.get(id, "") if id is not None else ""

    def people(self, ids: tuple[UUID, ...] | None) -> str:
        """Several names as one list."""
        return self.language.list([self.person(id) for id in ids or ()])
