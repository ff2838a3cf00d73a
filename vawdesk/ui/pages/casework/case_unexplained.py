"""What was learned in a case and never passed on: it stands in the way of closing, and each line leads on with one press (DE1, 8.25)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.unexplained import Occasion
from vawdesk.ui.kit.arrange import Item, column, frame, rule, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.telling import telling

TITLE = N_("Passed on, or why not?")
WHY = N_("Something was learned that somebody needed to know. A case is closed once the file says that it was passed on, or why not.")


def not_passed_on(found: Sequence[Occasion], language: Language, go: Callable[[str, object], object]) -> QWidget:
    """The panel of everything that is not explained yet."""
    items: list[Item] = [SectionHeader(language.say(TITLE), str(len(found))), Text(language.say(WHY), "meta", "muted", wrap=True)]
    for one in found:
        items += [rule(), Text(language.say(one.words), "strong", wrap=True), wrap(Flow(list(telling(one, language, go))))]
    return frame(column(*items, gap=8, edges=(16, 4, 16, 12)), "late", language.say(TITLE))
