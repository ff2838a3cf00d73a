"""Guidance and helplines: the numbers that stand on papers and screens, and when somebody last checked them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NBSP
from vawdesk.models.helplines import Helpline, helplines
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph

PAGE = N_("Guidance and helplines")
HELPLINES = N_("Helplines")
CHECKED = N_("Last checked on {date}. Ring a number before you hand it out if that is long ago.")
NOT_CERTAIN = N_("Not certain: check before you use it.")
GUIDANCE = N_("Guidance")
F1 = N_("F1 on any page says why something is asked, with the paragraph of the guidance it comes from.")
SOURCE = N_(
    "The rules follow the Welsh Government's good practice guidance of 2019 for those who work with people who use violence or abuse, "
    "and the standards for such services. It is not legal advice."
)


class GuidancePage(SettingsPage):
    """The dated facts, read only: they come with the program."""

    key = "settings_guidance"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        say = at.language.say
        lines = list(helplines().values())
        dated = paragraph(say(CHECKED, date=min(line.checked_on for line in lines)))
        self.panel(HELPLINES, dated, *(self._line(line) for line in lines))
        self.panel(GUIDANCE, paragraph(say(F1)), paragraph(say(SOURCE)))
        self.finish()

    def _line(self, line: Helpline) -> QWidget:
        tongue = self.at.language
        number = Text(line.number.replace(" ", NBSP), "strong")
        number.setMinimumWidth(theme.wide(136))
        said = line.for_whom(tongue) if line.certain else f"{line.for_whom(tongue)}. {tongue.say(NOT_CERTAIN)}"
        words = column(Text(line.name(tongue), "strong", wrap=True), Text(said, "meta", "muted", wrap=True), gap=0)
        made = wrap(row((wrap(words), 1), number, gap=16, edges=(16, 8, 16, 8)))
        made.setAccessibleName(f"{line.name(tongue)}, {line.number}")
        return made


ENTRY = PageEntry("settings_guidance", PAGE, "contacts", "organisation", GuidancePage, in_menu=False, under="settings")
