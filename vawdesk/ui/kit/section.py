"""The head of a page and of a section: the same distances everywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.badge import LabelStrip
from vawdesk.ui.kit.basics import Text, hide_unless
from vawdesk.ui.kit.flow import Flow

ERROR_TITLE = N_("Error: {title}")


class PageHeader(QWidget):
    """One title; one muted line of what it is about; badges beside the title; at the right the label or the page's action.

    The title is a reference or a thing, never a person's name.
    """

    def __init__(
        self,
        title: str,
        language: Language,
        about: str = "",
        badges: tuple[QWidget, ...] = (),
        right: tuple[QWidget, ...] = (),
        label: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._language = title, language
        strip = (LabelStrip(language),) if label else ()
        self.title = Text(title, "title")
        self.about = Text(about, "meta", "muted", wrap=True)
        hide_unless(self.about, bool(about))
        self.setLayout(column(wrap(Flow([self.title, *badges], [*right, *strip], gap=12)), self.about, gap=4))

    def say(self, title: str, about: str = "") -> None:
        """Another title and another line about it."""
        self._title = title
        self.title.say(title)
        self.say_about(about)

    def say_about(self, about: str) -> None:
        """Another line about what it is."""
        self.about.say(about)
        self.about.setVisible(bool(about))

    def in_error(self, wrong: bool) -> None:
        """Begin the title with "Error:" while the form below has problems."""
        self.title.say(self._language.say(ERROR_TITLE, title=self._title) if wrong else self._title)
        self.updateGeometry()


class SectionHeader(QWidget):
    """The head of a panel: what it holds, how many, and perhaps a verb."""

    def __init__(self, words: str, count: str = "", right: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.setMinimumHeight(theme.wide(32))
        number: list[Item] = [Text(count, "meta", "muted")] if count else []
        self.heading = Text(words, "heading")
        self.setLayout(row(self.heading, *number, None, *right, gap=8))
