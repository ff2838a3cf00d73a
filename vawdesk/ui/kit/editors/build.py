"""From the description of a field to the editor for it: the one place that knows which kind has which editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from vawdesk.i18n import Language, Message
from vawdesk.models import kinds
from vawdesk.models.base import Field
from vawdesk.models.from_paper import Penned
from vawdesk.models.questions import Sheet
from vawdesk.models.time_of_day import TimeOfDay
from vawdesk.models.values import Answers, Tri
from vawdesk.ui.kit.editors.choice import FlagEditor, SeveralEditor, choice_editor, tri_editor
from vawdesk.ui.kit.editors.date import DateEditor
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.from_paper import ASKED as ASKED_OF_PAPER
from vawdesk.ui.kit.editors.from_paper import FromPaperEditor
from vawdesk.ui.kit.editors.masked import MaskedEditor
from vawdesk.ui.kit.editors.moment import MomentEditor
from vawdesk.ui.kit.editors.picker import Found, PickerEditor
from vawdesk.ui.kit.editors.rows import RowsEditor
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.editors.signature import SignatureEditor
from vawdesk.ui.kit.editors.text import LongTextEditor, NumberEditor, PhoneEditor, TextEditor
from vawdesk.ui.kit.editors.time_of_day import TimeOfDayEditor

PLAIN_ANSWERS = Answers(Tri.YES.label, Tri.NO.label)


class Finder(Protocol):
    """Finds records of one type by typed words, and says what an id stands for."""

    def search(self, words: str) -> Sequence[Found]:
        """The best few, best first. Must take less than 50 ms."""
        ...

    def describe(self, record: UUID) -> Found:
        """The words for one record."""
        ...


@dataclass(frozen=True)
class Sources:
    """What editors need from outside: finders by type name, the verb for a new record by type name, the time, and
    whom to ask before a masked field is shown (its name, and what shows it). `own` makes the editor of a field
    that the page shows in its own way."""

    finders: Mapping[str, Finder] = field(default_factory=dict)
    offer_new: Mapping[str, Message] = field(default_factory=dict)
    now: Callable[[], datetime] | None = None
    on_reveal: Callable[[str, Callable[[], None]], None] | None = None
    headings: Mapping[str, Message] = field(default_factory=dict)  # of groups of questions
    own: Mapping[str, Callable[[Asked, Language], Editor]] = field(default_factory=dict)


Make = Callable[[Asked, Language, Any, Field, Sources], Editor]


def editor_for(described: Field, language: Language, sources: Sources) -> Editor:
    """The editor of a field. Raises KeyError for a kind that has none, and for a reference whose type has no finder."""
    asked = Asked(described.name, described.label, described.help, optional=described.needed is False)
    if (own := sources.own.get(described.name)) is not None:
        return own(asked, language)
    make = next(MAKERS[base] for base in type(described.kind).__mro__ if base in MAKERS)
    editor = make(asked, language, described.kind, described, sources)
    if described.mask and sources.on_reveal is not None:
        return MaskedEditor(editor, sources.on_reveal)
    return editor


def _picker(asked: Asked, language: Language, kind: Any, _described: Field, sources: Sources) -> Editor:
    finder = sources.finders[kind.to]
    several = isinstance(kind, kinds.References)
    return PickerEditor(asked, language, finder.search, finder.describe, several, sources.offer_new.get(kind.to))


def _rows(asked: Asked, language: Language, kind: Any, _described: Field, sources: Sources) -> Editor:
    inside = replace(sources, on_reveal=None, own={})  # the rows are masked as a whole, or not at all

    def make() -> list[Editor]:
        return [editor_for(replace(column, name=name), language, inside) for name, column in kind.row.described().items()]

    return RowsEditor(asked, language, kind.row, make)


def _from_paper(asked: Asked, language: Language, kind: Any, _described: Field, sources: Sources) -> Editor:
    inside, columns = replace(sources, on_reveal=None, own={}, now=None), kind.row.described()  # by pen it was never written this minute
    parts = [editor_for(replace(columns[name], name=f"{asked.name}_{name}"), language, inside) for name in ASKED_OF_PAPER]
    return FromPaperEditor(asked, language, parts)


MAKERS: dict[type[kinds.Kind], Make] = {
    kinds.TextKind: lambda asked, say, kind, _f, _s: TextEditor(asked, say, 320 if kind.limit <= 60 else 0),
    kinds.LongText: lambda asked, say, kind, _f, _s: LongTextEditor(asked, say, kind.limit),
    kinds.Telephone: lambda asked, say, _k, _f, _s: PhoneEditor(asked, say),
    kinds.DateKind: lambda asked, say, _k, _f, _s: DateEditor(asked, say),
    kinds.ApproximateDate: lambda asked, say, _k, _f, _s: DateEditor(asked, say, approximate=True),
    kinds.MomentKind: lambda asked, say, _k, _f, sources: MomentEditor(asked, say, sources.now),
    TimeOfDay: lambda asked, say, _k, _f, _s: TimeOfDayEditor(asked, say),
    kinds.Choice: lambda asked, say, kind, _f, _s: choice_editor(asked, say, kind.offered or tuple(kind.options)),
    kinds.Several: lambda asked, say, kind, _f, _s: SeveralEditor(asked, say, kind.offered or tuple(kind.options)),
    kinds.TriKind: lambda asked, say, kind, f, _s: tri_editor(asked, say, f.answers or kind.answers or PLAIN_ANSWERS),
    kinds.Flag: lambda asked, say, _k, _f, _s: FlagEditor(asked, say),
    kinds.Whole: lambda asked, say, kind, _f, _s: NumberEditor(asked, say, kind.unit),
    kinds.Reference: _picker,
    kinds.References: _picker,
    kinds.Rows: _rows,
    Penned: _from_paper,
    kinds.Signed: lambda asked, say, _k, _f, _s: SignatureEditor(asked, say),
    Sheet: lambda asked, say, kind, _f, sources: SheetEditor(asked, say, kind.name, sources.headings),
}
