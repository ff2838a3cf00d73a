"""Why the program locks, and the few words that the next process is told: times and step numbers, nothing of any record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

LIMIT = 1 << 20  # characters: the ladders of a thousand visits
Room = Literal["casework", "hr"]


class Why(StrEnum):
    """What made the program lock."""

    ASKED = "asked"  # Hide and lock, Ctrl+L
    IDLE = "idle"
    SLEEP = "sleep"
    SYSTEM = "system"  # the computer's own lock screen, or another user
    HANDED_OVER = "handed over"  # another computer asked for the records
    ROOM = "room"  # going into or out of the HR room
    SIGNED_OUT = "signed out"
    RESTORED = "restored"  # a backup was brought back
    NOT_RESTORED = "not restored"  # it was tried, and what was there stays
    NOT_KEPT = "not kept"  # something unexpected happened while drafts were being kept


@dataclass(frozen=True)
class Step:
    """One rung of a check-in ladder that is running: its number, when it is due, and when 999 was called, where it was."""

    number: int
    due: datetime
    called: datetime | None = None

    def told(self) -> list[int | str]:
        """As it is written down."""
        return [self.number, *(one.astimezone(UTC).isoformat() for one in (self.due, self.called) if one is not None)]


@dataclass(frozen=True)
class Handover:
    """What one process tells the next on its standard input."""

    why: Why
    at: datetime
    room: Room = "casework"
    ladder: tuple[Step, ...] = ()
    practice: bool = False

    def to_json(self) -> str:
        """One line."""
        return json.dumps(
            {
                "why": self.why.value,
                "at": self.at.astimezone(UTC).isoformat(),
                "room": self.room,
                "practice": self.practice,
                "ladder": [step.told() for step in self.ladder],
            }
        )

    @classmethod
    def from_json(cls, line: str) -> Handover | None:
        """What was told; None for anything that is not such a line."""
        try:
            told = json.loads(line[:LIMIT])
            ladder = tuple(Step(int(number), *map(_moment, times[:2])) for number, *times in told["ladder"])
            return cls(
                Why(told["why"]), _moment(told["at"]), "hr" if told["room"] == "hr" else "casework", ladder, told["practice"] is True
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
