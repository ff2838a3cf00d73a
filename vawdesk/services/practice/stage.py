"""The stage on which the practice year is played: a clock that is moved, a desk for each account, and what happens, in its order."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vawdesk.clock import Clock, Moment, local
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.practice.accounts import ACCOUNTS, COLLEAGUES
from vawdesk.services.second_person import Ask as SecondAsk
from vawdesk.services.second_person import agreed_here, digest_of
from vawdesk.zone import LOCAL

SPACE = uuid.UUID("5e1f0d1c-7a70-4c43-9b0e-1f3c9f2f6d11")


@dataclass
class StageClock(Clock):
    """A clock that stands until it is moved, and is only ever moved forward."""

    utc: datetime
    monotonic_ns: int = 1

    def now(self) -> Moment:
        return Moment(self.utc, self.monotonic_ns)

    def set(self, utc: datetime) -> None:
        """Go on to this moment; an earlier one leaves it as it is."""
        if utc > self.utc:
            self.monotonic_ns += int((utc - self.utc).total_seconds() * 1e9)
            self.utc = utc


@dataclass(order=True)
class _Event:
    at: datetime
    place: int
    who: str = field(compare=False)
    act: Callable[[Desk], None] = field(compare=False)


class Stage:
    """What is to happen, when and by whom; `play` does it in the order of time."""

    def __init__(self, now: Moment, seed: int) -> None:
        self.now, self.seed = now, seed
        self.rng = random.Random(seed)  # noqa: S311 # invented people, not keys
        self.desks: dict[str, Desk] = {}
        self._events: list[_Event] = []

    def id(self, key: str) -> uuid.UUID:
        """The id of what is known under this key: the same for the same seed."""
        return uuid.uuid5(SPACE, f"{self.seed} {key}")

    def ids(self, keys: str) -> tuple[uuid.UUID, ...]:
        """The ids of people known under these keys, which stand apart by spaces."""
        return tuple(self.id(f"person {key}") for key in keys.split())

    def staff(self, key: str) -> uuid.UUID:
        """The id of a colleague."""
        return self.id(f"staff {key}")

    def day(self, back: int) -> date:
        """The working day so many days before today, Friday for a weekend; a negative number is any day ahead."""
        day = self.now.today - timedelta(days=back)
        return day - timedelta(days=max(0, day.weekday() - 4)) if back > 0 else day

    def time(self, back: int, hour: int, minute: int = 0) -> datetime:
        """A local time on the working day so many days before today."""
        day = self.day(back)
        return local(day.year, day.month, day.day, hour, minute)

    def coming(self, days: int, hour: int, minute: int = 0) -> datetime:
        """A local time so many days ahead."""
        day = self.day(-days)
        return local(day.year, day.month, day.day, hour, minute)

    def ago(self, **by: float) -> datetime:
        """So long before now, to the minute."""
        return (self.now.utc - timedelta(**by)).replace(second=0, microsecond=0)

    def then(self, at: datetime, who: str, act: Callable[[Desk], None]) -> None:
        """This is to happen at that moment, by that account."""
        if at > self.now.utc:
            raise ValueError(f"{at} is still to come")
        self._events.append(_Event(at, len(self._events), who, act))

    def play(self, clock: StageClock, told: Callable[[float], None]) -> None:
        """Everything in its order. `told` hears how far it has come, from 0 to 1."""
        self._events.sort()
        for done, event in enumerate(self._events):
            clock.set(event.at)
            event.act(self.desks[event.who])
            if done % 20 == 0:
                told(done / len(self._events))
        clock.set(self.now.utc)

    # signatures

    def signature(self, key: str, at: datetime) -> Signature:
        """A colleague's plain signature."""
        one = next(colleague for colleague in COLLEAGUES if colleague.key == key)
        return Signature(self.staff(key), one.name, one.post, at, "on paper")

    def agreed(self, desk: Desk, act: Act, asker: str, content: bytes, field: str = "") -> Signature:
        """The manager signs in place as the second person, with her own passphrase."""
        manager = next(account for account in ACCOUNTS if account.key == "sioned")
        one = next(colleague for colleague in colleagues(desk) if colleague.account_name == manager.name)
        ask = SecondAsk(act, self.staff(asker), digest_of(act, content), field)
        agreed = agreed_here(ask, one, manager.passphrase, lambda name, words, digest: sign(desk, name, words, digest), desk.now())
        if agreed.signature is None:
            raise ValueError(f"the second person did not sign: {agreed.problems}")
        return agreed.signature


def local_day(moment: datetime) -> date:
    """The local day of a moment."""
    return moment.astimezone(LOCAL).date()
