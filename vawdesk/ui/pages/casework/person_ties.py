"""With whom a person is tied: relationships with the direction of what is reported, and records that count as the same person."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship
from vawdesk.services.in_words import said
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import link, panel
from vawdesk.ui.pages.casework.person_panels import OnPerson

RELATIONSHIPS, JOINED = N_("Relationships"), N_("Counts as one person with")
NO_RELATIONSHIP = N_("No relationship is written down.")
FROM_TO = N_("Behaviour is reported from {one} towards {other}.")
BOTH = N_("Behaviour is reported by both.")
PART, PART_NAME = N_("Part them…"), N_("Part from {name}…")
SINCE = N_("Joined on {date}: {why}")


def relationships(on: OnPerson) -> QWidget:
    """With whom, what, how it stands, and towards whom behaviour is reported."""
    items: list[Item] = []
    for one in on.file.relationships:
        items += [rule()] if items else []
        items.append(_relationship(on, one))
    empty: list[Item] = [Text(on.language.say(NO_RELATIONSHIP), "body", "muted", wrap=True)]
    return panel(on.language.say(RELATIONSHIPS), *(items or empty), count=str(len(on.file.relationships)))


def _relationship(on: OnPerson, one: Relationship) -> QWidget:
    say, called = on.language.say, on.file.called
    name = on.called(on.file.other_than_this(one))
    about = [said(one.value(field), one.fields()[field], on.language, called) for field in ("kind", "how_it_stands")]
    first, second = on.called(one.from_person), on.called(one.to_person)
    told = {
        Direction.FIRST_TO_SECOND: say(FROM_TO, one=first, other=second),
        Direction.SECOND_TO_FIRST: say(FROM_TO, one=second, other=first),
        Direction.BOTH: say(BOTH),
    }
    about.append(told.get(one.behaviour_direction, "") if one.behaviour_direction is not None else "")
    head = row(Text(name, "strong"), None, on.way_in("relationship", one.id, name))
    return wrap(column(head, Text("  ·  ".join(part for part in about if part), "meta", "muted", wrap=True), gap=4))


def joined(on: OnPerson, part: Callable[[UUID], None]) -> list[QWidget]:
    """Records that count as the same person, for whoever may part them the verb; `part` takes the id of the link."""
    if not on.file.links:
        return []
    return [panel(on.language.say(JOINED), *(_link(on, one, part) for one in on.file.links))]


def _link(on: OnPerson, one: PersonLink, part: Callable[[UUID], None]) -> QWidget:
    say = on.language.say
    other = on.file.other_than_this(one)
    name = on.called(other)
    verbs: list[Item] = [on.way_in("person", other, name)] if other else []
    if on.at.desk.account.manages:
        away = link(say(PART), say(PART_NAME, name=name), "part")
        away.clicked.connect(lambda: part(one.id))
        verbs.append(away)
    why = say(SINCE, date=one.joined_on, why=one.because or "") if one.joined_on else ""
    return wrap(column(row(Text(name, "strong"), None, *verbs), Text(why, "meta", "muted", wrap=True), gap=4))
