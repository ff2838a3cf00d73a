"""A time of day that is the same on every day, by the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeEngine

from vawdesk.models.kind import Kept, Kind


@dataclass(frozen=True)
class TimeOfDay(Kind):
    """Hours and minutes, without a day or a zone. Kept as 17:30."""

    def column(self) -> TypeEngine[Any]:
        return Kept(self, String(5))

    def encode(self, value: time) -> str:
        return value.isoformat(timespec="minutes")

    def decode(self, raw: str) -> time:
        return time.fromisoformat(raw)
