"""How the people of a case may be reached, on paper: numbers, what is safe, what never, and through whom. In the words of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from vawdesk.i18n import NBSP, Language
from vawdesk.models.casework.roles import outward_label
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.words import Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.reached_safely import Saying, calling, instead
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
    """When and how to call, how never, and through whom; the numbers stand in a column of their own."""
    return said(paper, [*calling(view, person, numbered=False), *instead(view, person)])


def said(paper: Paper, lines: Iterable[Withheld | Saying]) -> Content:
    """Lines of how to reach somebody, one under another."""
    blocks: Stack = []
    for line in lines:
        if isinstance(line, Withheld):
            blocks.append(paper.withheld(line.reason))
        elif line(paper.words.languages[0]):
            blocks.append(paper.writer.free(Told(line)))
    return blocks or ""
