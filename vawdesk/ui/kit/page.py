"""What every page is: head, verbs, body. It says whom it shows, where F1 leads, and asks before it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.rules import Problem
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, wrap
from vawdesk.ui.kit.basics import NO_RING, Button
from vawdesk.ui.kit.editors.editor import begin_in
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.form import Cursor, Form
from vawdesk.ui.kit.section import PageHeader

if TYPE_CHECKING:
    from vawdesk.services.flags_met import Thing

BACK = N_("Back")
GO_BACK = "go_back"
LAW = "UK GDPR "
IN_LAW, PARAGRAPH = N_("UK GDPR {article}"), N_("Guidance {paragraph}")


def cited(paragraph: str, language: Language) -> str:
    """Where it stands: a paragraph of the guidance, or an article of the law, whose name is another in Welsh."""
    if paragraph.startswith(LAW):
        return language.say(IN_LAW, article=paragraph.removeprefix(LAW))
    return language.say(PARAGRAPH, paragraph=paragraph)


@dataclass(frozen=True)
class Guidance:
    """What the guidance panel says here: why it is asked, in our words, with the paragraph and where to get advice."""

    heading: str
    paragraph: str
    words: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


def _far(stop: QWidget) -> int:
    """How far it stands from where a page that is read begins: Enter must not lead away again at once."""
    return 0 if stop.property("look") == "primary" else 2 if stop.objectName() == GO_BACK else 1


class Page(QWidget):
    """Base of every page. Build it with `set_head`, `set_verbs` and `add`; overriding what is below as needed.

    Signals:
        go(str, object): open another page by its key, with the id of its record or None.
        saved(str): something was kept; the words for the status line.
        subjects_changed(): other people or addresses are met here now.
        guidance_changed(object): another Guidance.
        closed(): the page is done with; go back to where one came from.
    """

    go = Signal(str, object)
    saved = Signal(str)
    subjects_changed = Signal()
    guidance_changed = Signal(object)
    closed = Signal()
    begins_at_work = False  # True for a page whose first button is what one came to press again and again, a flag or not

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setProperty(NO_RING, True)
        self.language = language
        self.head: PageHeader | None = None
        self.form: Form | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.GAP)
        self._column.setContentsMargins(24, 20, 24, 20)

    def set_head(
        self, title: str, about: str = "", badges: tuple[QWidget, ...] = (), right: tuple[QWidget, ...] = (), label: bool = False
    ) -> None:
        """The head. `title` is a reference or a thing, never a person's name; `label` for a record about domestic abuse (8.31)."""
        self.head = PageHeader(title, self.language, about, badges, right, label)
        self._column.addWidget(self.head)

    def back_button(self) -> Button:
        """A quiet way back for a page that is only read: what Alt+Left does, for a hand that does not know the key."""
        made = Button(self.language.say(BACK), "quiet", key="Alt+Left")
        made.setObjectName(GO_BACK)
        made.clicked.connect(self.closed)
        return made

    def set_verbs(self, left: Sequence[Button], right: Sequence[Button] = ()) -> None:
        """The verbs: the primary first, Print… at the right end."""
        self._column.addWidget(wrap(Flow(list(left), list(right))))

    def add(self, *items: Item, share: int = 0) -> None:
        """Put something under what is there; `share` is its part of the height that is left over."""
        self._column.addWidget(wrap(column(*items, gap=theme.GAP)), share)

    def end(self) -> None:
        """Keep what was added at the top."""
        self._column.addStretch(1)

    # what the shell asks

    def subjects(self) -> tuple[Thing, ...]:
        """What is met here, for the staff-risk band: the record in hand, as it is being written, or ids of persons, addresses and cases.

        Overridden by every page whose entry names subjects. Who else comes with a record is worked out from the file (flags_met).
        """
        return ()

    def guidance(self) -> Guidance | None:
        """What F1 says here."""
        return None

    def may_leave(self) -> bool:
        """Whether the page can be left at once. A page that answers False asks its own question and says `closed` afterwards."""
        return True

    def leave(self) -> None:
        """The page is left, or the vault is about to be locked: keep the draft now, then empty every editor.

        Keeping comes from the page's own `form.edited`; nothing that was typed stays in the widgets, and nothing is asked of the
        vault afterwards.
        """
        if self.form is not None:
            self.form.flush()
            self.form.forget()
        for waits in self.findChildren(QTimer):
            waits.stop()

    def keep_asked(self) -> None:
        """Ctrl+S: keep the draft now. It signs nothing and leads nowhere: hands used to other programs press it in the middle of a word."""
        if self.form is not None:
            self.form.flush()

    def finish_asked(self) -> None:
        """Ctrl+Enter, where something is written: what the first verb does, without leaving the words for the mouse."""
        verbs = [one for one in self.findChildren(Button) if one.property("look") == "primary" and one.isVisible() and one.isEnabled()]
        if self.form is not None and verbs:
            verbs[0].click()

    def first_focus(self) -> None:
        """Put the focus where the work begins: the form's first field without an answer, else the primary, else what does not lead away."""
        if self.form is not None and self.form.editors:
            begin_in(self.form.editors.values())
        else:
            stops = [one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            taken = [one for one in stops if one.isEnabled() and one.isVisibleTo(self)]
            for stop in sorted(taken, key=_far)[:1]:
                stop.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_field(self, name: str) -> None:
        """Move the focus to a field of the form."""
        if self.form is not None:
            self.form.focus_field(name)

    def show_problems(self, problems: Sequence[Problem]) -> bool:
        """Show what stands against saving in the form, and begin the title with "Error:". True when there is nothing."""
        clear = self.form is None or self.form.show_problems(problems)
        if self.head is not None:
            self.head.in_error(not clear)
        return clear

    def capture(self) -> Cursor | None:
        """Where the writing stands, to come back to after a lock."""
        return self.form.capture() if self.form is not None else None

    def place(self, cursor: Cursor) -> None:
        """Come back to it."""
        if self.form is not None:
            self.form.place(cursor)

    def keep(self) -> dict[str, Any]:
        """What was typed that is no value yet, to go into the draft beside the record's content."""
        return self.form.unfinished() if self.form is not None else {}
