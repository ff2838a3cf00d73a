"""What was added to a signed record, as it is read: corrections of a fact before it, everything else after it (X3)."""

from __future__ import annotations

from collections.abc import Iterable

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.addendum import Addendum
from vawdesk.ui.kit.banner import Notice

PUT_RIGHT, ADDED = N_("A fact was put right"), N_("Added afterwards")


def put_right(corrections: Iterable[Addendum], language: Language) -> list[Notice]:
    """Corrections of a fact; they stand before the record."""
    return [_notice(one, PUT_RIGHT, language) for one in corrections]


def added(additions: Iterable[Addendum], language: Language) -> list[Notice]:
    """The other additions; they stand after it."""
    return [_notice(one, ADDED, language) for one in additions]


def _notice(one: Addendum, title: Message, language: Language) -> Notice:
    say = language.say
    signed = say(one.reason.label) if one.reason and not one.comes_first else ""
    who = language.list([part for part in (signed, one.signed.name if one.signed else "") if part])
    when = language.moment(one.added_at) if one.added_at else ""
    heading = "  ·  ".join(part for part in (say(title), who, when) if part)
    return Notice(heading, "\n".join(part for part in (one.which_fact, one.text) if part))
