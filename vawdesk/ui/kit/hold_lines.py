"""The quiet line on the page of a person or a case: since when it is held, and why. It leads to the hold, and leaves on no paper (X11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.services.hold_list import reaching
from vawdesk.ui.kit.arrange import Item, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.reading import link

HELD, OPEN, OPEN_OF = N_("Held since {date}: {why}"), N_("Open the hold"), N_("Open the hold since {date}")


def hold_lines(at: AtDesk, record: Person | Case, go: Callable[[str, UUID], object]) -> list[Item]:
    """One line for each hold that reaches this person or case, for whoever may read it."""
    say, made = at.language.say, list[Item]()
    for one in reaching(at.desk, record):
        words = say(HELD, date=one.since or "", why=one.because.label if one.because else "")
        opens = link(say(OPEN), say(OPEN_OF, date=one.since or ""), f"hold_{one.id.hex}")
        opens.clicked.connect(partial(go, "hold", one.id))
        made.append(wrap(row((Text(words, "meta", "muted", wrap=True), 1), opens)))
    return made
