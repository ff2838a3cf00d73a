"""The staff-risk flags that a colleague must not miss on a page, a visit or a paper, with the words for screen and paper (8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Language, Message
from vawdesk.models.base import Status
from vawdesk.models.casework import flag_banner
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.staff_instruction import StaffInstruction
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag, confirmation_overdue, review_overdue
from vawdesk.models.values import Option, PartialDate
from vawdesk.services.holding import holding
from vawdesk.services.named_there import named_there
from vawdesk.services.protection import declared_connections
from vawdesk.services.reach import ORDER, Meeting, Reach, Way, reached
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import reader, sealed_here
from vawdesk.services.staff_instructions import reaching as instructions_reaching
from vawdesk.services.staff_instructions import stand_in

ASK_A_MANAGER = N_("Ask a manager before you go.")
REASON_KEPT = N_("There is a warning to staff here.")
NAMED = {  # on a page where several people are met, a warning must not be read as being about the wrong one
    Way.PERSON: N_("This is about {name}."),
    Way.SAME_PERSON: N_("This is about {name}, in another record that counts as the same."),
    Way.MAY_BE_THERE: N_("This is about {name}, who may be there."),
    Way.HOUSEHOLD: N_("This is about {name}, who is linked with the address now."),
    Way.NAMED: N_("This is about {name}: that name, or one like it, is written there."),
    Way.TOGETHER: N_("This is about {name}, who lives with the person."),
    Way.RELATED: N_("This is about {name}, who is related or close to the person."),
    Way.CASE: N_("This is about {name} and came up in the same case."),
    Way.FEARED: N_("This is about {name}: one of the people may be afraid of them."),
    Way.SITUATION: N_("This is about {name}, in the same situation."),
    Way.FORMER: N_("This is about {name}, who was linked with the address, or with an earlier address of the person."),
}


class FlagState(Option):
    """How sure a flag is at this moment. However late a decision, it stays in view."""

    CONFIRMED = "confirmed", N_("Confirmed")
    NOT_YET_CONFIRMED = "not yet confirmed", N_("Not yet confirmed")
    CONFIRMATION_OVERDUE = "confirmation overdue", flag_banner.CONFIRMATION_OVERDUE
    CHALLENGED = "under challenge", N_("Under challenge")
    REVIEW_OVERDUE = "review overdue", flag_banner.REVIEW_OVERDUE

    @property
    def tone(self) -> Literal["late", "danger"]:
        """How it is shown, in lists and on its page: it warns, whatever else is open about it, and says so when a decision is late."""
        return "late" if self in (FlagState.CONFIRMATION_OVERDUE, FlagState.REVIEW_OVERDUE) else "danger"


@dataclass(frozen=True)
class FlagInView:
    """One flag, the way by which it reaches here, and its state. `reason_kept`: the reader is told what to do and not why (C11)."""

    flag: StaffRiskFlag
    way: Way
    state: FlagState
    words: flag_banner.Banner
    reason_kept: bool = False


@dataclass(frozen=True)
class FlagWords:
    """One flag in words: why it stands, what to do, what is unsettled about it, and by which way it reaches here."""

    flag: uuid.UUID
    why: tuple[str, ...]
    what_to_do: tuple[str, ...]
    mark: str | None
    way: str


@dataclass(frozen=True)
class BannerWords:
    """The banner, once for screen and paper. `what_to_do` are the lines of all flags, each once; `spoken` is for a screen reader."""

    heading: str
    flags: tuple[FlagWords, ...]
    what_to_do: tuple[str, ...]
    spoken: str


def flags_in_view(
    session: Session,
    people: Iterable[uuid.UUID],
    addresses: Iterable[uuid.UUID],
    at: Moment,
    *,
    may_be_there: Iterable[uuid.UUID] = (),
    beside: Iterable[uuid.UUID] = (),
    words: str = "",
    handed_to: uuid.UUID | None = None,
) -> list[FlagInView]:
    """The flags in view that reach a meeting with these people at these addresses, the nearest first.

    `may_be_there` are others who may be met, `beside` others of the same file, `words` what is written of people and places whom
    nobody has looked up; `handed_to` a colleague who will read it on paper. Whoever has declared a connection with somebody sees of a
    flag about them what to do, and not why. Flags of sealed files that this session's account can open count like any other; of
    those it cannot open, the instruction that stands beside each is shown without a reason.
    Never for anything that the person or their household may see (X1).
    """
    opened = sealed_here(session, StaffRiskFlag)
    in_view = [flag for flag in opened if flag.standing in IN_VIEW and flag.status is not Status.WITHDRAWN]
    if not in_view and not _any_open(session):
        return []
    met = Meeting(frozenset(people), frozenset(addresses), frozenset(may_be_there), frozenset(beside), words)
    reach = reached(session, met, at.today)
    _named(session, words, in_view, reach)
    hidden = _hidden(session, at, {reader(session), handed_to} - {None})
    about = [column.in_(ids) for column, ids in ((StaffRiskFlag.person, reach.people), (StaffRiskFlag.address, reach.addresses))]
    reaching = [flag for flag in in_view if flag.person in reach.people or flag.address in reach.addresses or flag.case in reach.cases]
    found = []
    for flag in (*session.scalars(select(StaffRiskFlag).where(_open(), or_(*about, StaffRiskFlag.case.in_(reach.cases)))), *reaching):
        kept = flag.person in hidden or flag.address in hidden
        said = _without_reason(flag, at) if kept else flag_banner.banner(flag, at)
        found.append(FlagInView(flag, _way(flag, reach), state_of(flag, at), said, kept))
    flags = [*opened, *(one.flag for one in found)]  # an instruction says nothing more where its flag is shown
    found += [_instruction(one, way, at) for one, way in instructions_reaching(session, reach, flags)]
    return sorted(found, key=_nearest)


def state_of(flag: StaffRiskFlag, at: Moment) -> FlagState:
    """The state of a flag that is in view."""
    if flag.standing is Standing.PROPOSED:
        return FlagState.CONFIRMATION_OVERDUE if confirmation_overdue(flag, at) else FlagState.NOT_YET_CONFIRMED
    if review_overdue(flag, at):
        return FlagState.REVIEW_OVERDUE
    return FlagState.CHALLENGED if flag.standing is Standing.CHALLENGED else FlagState.CONFIRMED


def banner(flags: Iterable[FlagInView], language: Language, called: Mapping[uuid.UUID, str] | None = None) -> BannerWords | None:
    """The banner in the reader's language; free text stays as it was written, with its language named. None without flags.

    `called`: names of people by id, for a screen; a page of paper names nobody in its banner.
    """
    shown = tuple(_in_words(one, language, called or {}) for one in flags)
    if not shown:
        return None
    what_to_do = tuple(dict.fromkeys(line for one in shown for line in one.what_to_do))
    why = [line for one in shown for line in (*((one.mark + ".",) if one.mark else ()), *one.why)]
    heading = language.say(flag_banner.HEADING)
    return BannerWords(heading, shown, what_to_do, f"{heading}: " + " ".join((*why, *what_to_do)))


def _hidden(session: Session, at: Moment, readers: Iterable[uuid.UUID | None]) -> frozenset[uuid.UUID]:
    """People of whom one of these readers learns nothing, with their joined records and their addresses."""
    close = [declared_connections(session, colleague, at) for colleague in readers if colleague is not None]
    people = same_as(session, frozenset().union(*close))
    return people | frozenset(session.scalars(select(Address.id).where(holding(Address.residents, people)))) if people else people


def _named(session: Session, words: str, sealed: Iterable[StaffRiskFlag], reach: Reach) -> None:
    """Whoever has a flag and is named in the words may be there; a stranger to the file, somebody called so."""
    if not words.strip():
        return
    flagged = {*session.scalars(select(StaffRiskFlag.person).where(_open())), *(flag.person for flag in sealed)} - {None}
    known = frozenset(reach.people)
    for person in named_there(session, words, frozenset(one for one in flagged if one is not None), known):
        reach.person(person, Way.MAY_BE_THERE if person in known else Way.NAMED)


def _any_open(session: Session) -> bool:
    flags, instructions = select(StaffRiskFlag.id).where(_open()), select(StaffInstruction.id).where(StaffInstruction.ended_on.is_(None))
    return any(session.scalars(query.limit(1)).first() is not None for query in (flags, instructions))


def _instruction(instruction: StaffInstruction, way: Way, at: Moment) -> FlagInView:
    """A flag of a file that is sealed to others, as far as the reader may know of it."""
    flag = stand_in(instruction)
    return FlagInView(flag, way, FlagState.CONFIRMED, _without_reason(flag, at), reason_kept=True)


def _open() -> ColumnElement[bool]:
    return StaffRiskFlag.standing.in_(IN_VIEW) & (StaffRiskFlag.status != Status.WITHDRAWN)


def _way(flag: StaffRiskFlag, reach: Reach) -> Way:
    ways = [reach.people.get(flag.person)] if flag.person else []
    ways += [reach.addresses.get(flag.address)] if flag.address else []
    return min((way for way in ways if way is not None), key=ORDER.__getitem__, default=Way.CASE)


def _nearest(one: FlagInView) -> tuple[int, int, str]:
    happened = one.flag.incident_date or PartialDate(1)
    return ORDER[one.way], -happened.latest.toordinal(), one.flag.id.hex


def _without_reason(flag: StaffRiskFlag, at: Moment) -> flag_banner.Banner:
    lines: tuple[Message, ...] = tuple(instruction.label for instruction in flag.control_instructions or ())
    return flag_banner.Banner((REASON_KEPT,), (*lines, ASK_A_MANAGER), flag_banner.mark(flag, at))


def _in_words(one: FlagInView, language: Language, called: Mapping[uuid.UUID, str]) -> FlagWords:
    say = language.say
    name, named = called.get(one.flag.person, "") if one.flag.person else "", NAMED.get(one.way)
    way = say(named, name=name) if name and named is not None else say(one.way.label)
    return FlagWords(
        one.flag.id,
        tuple(say(line) for line in one.words.why),
        tuple(say(line) for line in one.words.what_to_do),
        say(one.words.mark) if one.words.mark else None,
        "" if one.reason_kept else way,
    )
