"""How the people of a paper belong together: two by two, with what is reported between them; and whose child somebody is (5.1, 8.11)."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, plain
from vawdesk.models.casework.relationship import RelationshipKind, Which
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.words import Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.view import RecordView, View

WIDTHS = (52 * mm, 60 * mm, 60 * mm)
TIGHT_ROW = 0.8 * mm  # above and below: a page on which people and events stand is to be short
HEADS = (N_("Who"), N_("How they belong together"), N_("What is reported"))
TIES = "ties"
CHILD_OF = N_("Child of {names}")


def ties(paper: Paper, view: View) -> None:
    """A table of them, where this reader gets any. The group is `ties`."""
    rows = [row for one in view.group(TIES) if (row := _tie(paper, view, one)) is not None]
    if rows:
        paper.table(HEADS, rows, WIDTHS, pad=TIGHT_ROW)


def parents(view: View, child: RecordView) -> list[str]:
    """Whose child somebody is, by name."""
    return [name for tie in view.group(TIES) if (name := _parent(tie, child, view))]


def _tie(paper: Paper, view: View, tie: RecordView) -> list[Content] | None:
    """Two people as they belong together; who is whose child stands beside the child."""
    names = [view.name(tie.get(one)) for one in ("from_person", "to_person")]
    if tie.get("kind") is RelationshipKind.PARENT_CHILD or not all(isinstance(name, str) and name for name in names):
        return None
    who = plain(" – ".join(str(name) for name in names))
    return [who, Told(partial(_kind, tie)), values.content(paper.writer, tie, "behaviour_direction") or ""]


def _kind(tie: RecordView, language: Language) -> str:
    parts = [tie.text(name, language) for name in ("kind", "how_it_stands")]
    return "\n".join(part for part in parts if isinstance(part, str) and part)


def _parent(tie: RecordView, child: RecordView, view: View) -> str:
    """Whose child this is by this relationship; "" by any other."""
    if tie.get("kind") is not RelationshipKind.PARENT_CHILD or tie.get("child_is") is None:
        return ""
    ends = ("from_person", "to_person") if tie.get("child_is") is Which.FIRST else ("to_person", "from_person")
    name = view.name(tie.get(ends[1])) if tie.get(ends[0]) == child.id else ""
    return name if isinstance(name, str) else ""
