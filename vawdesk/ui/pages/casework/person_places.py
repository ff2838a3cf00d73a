"""Where a person is or was: each address by its kind, what locates them behind one click."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_
from vawdesk.models.casework.address import LINES, Address
from vawdesk.ui.kit.arrange import Item, row, rule
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.reading import panel
from vawdesk.ui.kit.reveal import Hidden
from vawdesk.ui.pages.casework.person_panels import OnPerson

ADDRESSES, PLACE = N_("Addresses"), N_("Address")
NO_ADDRESS = N_("No address is on file.")
FORMER = N_("until {date}")


def addresses(on: OnPerson) -> QWidget:
    """Each address by its kind; the lines of a hidden one behind one click."""
    say, items = on.language.say, list[Item]()
    for address in sorted(on.file.addresses, key=lambda one: not on.file.lives_at(one, on.today)):
        left = on.file.left(address, on.today)
        when = say(FORMER, date=left.shown(on.language)) if left else ""
        kind = say(address.kind.label) if address.kind else say(PLACE)
        items += [rule()] if items else []
        items.append(row(Text(kind, "strong"), Text(when, "meta", "muted"), None, on.way_in("address", address.id, kind)))
        items.append(_lines_of(on, address))
    return panel(say(ADDRESSES), *(items or [Text(say(NO_ADDRESS), "body", "muted", wrap=True)]), count=str(len(on.file.addresses)))


def _lines_of(on: OnPerson, address: Address) -> QWidget:
    words = address.one_line()
    if words and address.masked("line1"):
        return Hidden(on.revealer, address, LINES[0], on.language.say(PLACE), words)
    return Text(words, "body", wrap=True)
