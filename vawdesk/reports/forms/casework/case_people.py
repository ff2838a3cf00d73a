"""How the people of a case may be reached, on paper: numbers, what is safe, what never, and through whom. In the words of the screen."""

from __future__ import annotations

from functools import partial

from vawdesk.i18n import NBSP, Language
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.roles import outward_label
from vawdesk.models.values import Tri
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.words import Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.feared_ways import INSTEAD, PHONES, rows_of
from vawdesk.services.safe_contact import BEST, CALL_UNKNOWN, NEVER, NO_MESSAGE, NOT_CALL
from vawdesk.services.view import RecordView, RowView, View, Withheld


def roles(row: RowView, language: Language) -> str:
    """What somebody is in the case, in the words of the lists on the screen: paper lies open on a desk."""
    held = row.get("roles")
    return language.list([language.say(outward_label(role)) for role in held]) if isinstance(held, tuple) else ""


def numbers(paper: Paper, person: RecordView) -> Content:
    """The telephone numbers that may be shown here, each on its line."""
    held = person.get("phones")
    if isinstance(held, Withheld):
        return [paper.withheld(held.reason)]
    parts = [row.text("number", paper.words.languages[0]) for row in held or ()]
    return "\n".join(part.replace(" ", NBSP) for part in parts if isinstance(part, str))


def safely(paper: Paper, view: View, person: RecordView) -> Content:
    """When and how to call, how never, and through whom: only somebody who agreed to it. In the words of the screen.

    Nothing that somebody feared has as well is called safe, and nobody feared is a go-between.
    """
    blocks: Stack = []
    phones, never, instead = (person.get(name) for name in ("phones", "contact_never_by", "safe_alt_contact"))
    ways = never if isinstance(never, tuple) else ()
    if isinstance(phones, tuple) and Way.PHONE not in ways:
        held = rows_of(view, person, PHONES)
        blocks += [paper.writer.free(Told(partial(_calling, *row))) for row in held if _calling(*row, paper.words.languages[0])]
    blocks += [paper.writer.free(NEVER[way]) for way in ways]
    if isinstance(instead, Withheld):
        blocks.append(paper.withheld(instead.reason))
    else:
        agreed = [row for row, closed in rows_of(view, person, INSTEAD) if row.get("agreed") is Tri.YES and not closed]
        blocks += [paper.writer.free(Told(partial(_through, row))) for row in agreed]
    return blocks or ""


def _through(row: RowView, language: Language) -> str:
    parts = [row.text(name, language) for name in ("name", "relation", "number")]
    return language.list([part.replace(" ", NBSP) for part in parts if isinstance(part, str) and part])


def _calling(row: RowView, closed: bool, language: Language) -> str:
    """What to know before this number is called; a number that is not known to be safe is not called."""
    number, best, caller = (_text(row, name, language) for name in ("number", "best_time", "caller_id_note"))
    safe = row.get("safe_to_call")
    if closed or safe is not Tri.YES:
        words = NOT_CALL if closed or safe is Tri.NO else CALL_UNKNOWN
        return language.say(words, number=number.replace(" ", NBSP)) if number else ""
    parts = [language.say(BEST, time=best)] if best else []
    parts += [] if row.get("safe_to_leave_message") is Tri.YES else [language.say(NO_MESSAGE)]
    parts += [caller.rstrip(".") + "."] if caller else []
    return " ".join(parts)


def _text(row: RowView, name: str, language: Language) -> str:
    held = row.text(name, language)
    return held if isinstance(held, str) else ""
