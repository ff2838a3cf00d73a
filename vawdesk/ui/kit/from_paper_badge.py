"""The badge of a record that was typed up from a form filled in by pen. Apart from the other badges, which the sign-in window needs."""

from __future__ import annotations

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.models.from_paper import paper_of
from vawdesk.ui.kit.badge import Badge

FROM_PAPER = N_("Entered from paper")


def from_paper(record: Record, language: Language) -> list[Badge]:
    """That a record was typed up from a form filled in by pen, where it was."""
    return [Badge(language.say(FROM_PAPER))] if paper_of(record) is not None else []
