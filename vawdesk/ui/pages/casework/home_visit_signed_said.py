"""A few fields of a signed assessment that are still asked for, with what is wrong about them above."""

from __future__ import annotations

from collections.abc import Sequence

from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.rules import Problem
from vawdesk.ui.kit.arrange import Item
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources, editor_for
from vawdesk.ui.kit.error_summary import ErrorSummary


class SaidLater:
    """The editors of these fields, and the summary of what stands against them."""

    def __init__(self, at: AtDesk, visit: HomeVisit, names: Sequence[str], sources: Sources) -> None:
        self._say, fields = at.language.say, HomeVisit.fields()
        self.editors = {name: editor_for(fields[name], at.language, sources) for name in names}
        for name, editor in self.editors.items():
            editor.set_value(visit.value(name))
        self.summary = ErrorSummary(at.language)
        self.summary.go.connect(lambda field: self.editors[field].focus_first() if field in self.editors else None)

    def items(self) -> list[Item]:
        """The summary and the editors under it."""
        return [self.summary, *self.editors.values()]

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what stands against it, beside each field and in the summary."""
        lines = [(one.field, self._say(one.message)) for one in problems]
        for name, editor in self.editors.items():
            editor.show_error(next((words for field, words in lines if field == name), None))
        self.summary.show_problems([(field if field in self.editors else "", words) for field, words in lines])
        self.summary.take_focus()

    def forget(self) -> None:
        """Empty what was typed."""
        for editor in self.editors.values():
            editor.forget()
