"""What Home says of carried copies: to managers of every one that is not destroyed, to anybody else of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawdesk.services.carries import Carry, carries
from vawdesk.services.due import SENTENCES, Due
from vawdesk.services.due_kinds import Kind
from vawdesk.services.names_on_file import staff_called

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

PAGE = "carried"


def carries_due(desk: Desk) -> list[Due]:
    """A line for those whose time is over, and one for those that are out, the longest out first."""
    out = [one for one in carries(desk) if one.is_out and (desk.account.manages or one.account == desk.account.id)]
    held = sorted(out, key=lambda one: (one.until, one.id.hex))
    over = [one for one in held if one.is_over(desk.now())]
    return [*_line(desk, Kind.CARRY_OVER, over), *_line(desk, Kind.CARRY_OUT, [one for one in held if one not in over])]


def _line(desk: Desk, kind: Kind, held: list[Carry]) -> list[Due]:
    if not held:
        return []
    called, sentence = staff_called(desk), SENTENCES[kind]
    who = ", ".join(dict.fromkeys(called.get(one.staff, "") for one in held))
    detail = sentence.detail.with_(who=who) if sentence.detail is not None else None
    return [Due(kind, sentence.words.with_(n=len(held)), tuple((PAGE, one.id) for one in held), detail=detail, since=held[0].until)]
