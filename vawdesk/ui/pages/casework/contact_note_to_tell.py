"""Somebody needs what a note says: the ways on stand above it, until the file says that it was passed on, or why not (8.25, 8.28)."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.models.casework.contact_note import TO_SHARE, ContactNote
from vawdesk.services.unexplained import occasion_of, without_answer
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.telling import telling


def to_tell(at: AtDesk, note: ContactNote, go: Callable[[str, object], object]) -> list[Notice]:
    """The notice with its ways on; nothing where nobody needs to know, or somebody was told."""
    occasion = occasion_of(note)
    if occasion is None:
        return []
    with at.desk.reading() as session:
        if not without_answer(session, [occasion]):
            return []
    say = at.language.say
    ways = wrap(Flow(list(telling(occasion, at.language, go))))
    return [Notice(say(TO_SHARE.message), say(occasion.words), "late", more=(ways,))]
