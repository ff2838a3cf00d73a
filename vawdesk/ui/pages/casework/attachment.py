"""An attachment: looked at page by page inside the program, added to, released by the one door, taken out of a wrong file."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.attachment import Attachment, may_take_out
from vawdesk.models.casework.attachment_kinds import Media
from vawdesk.services.attached_bytes import Altered
from vawdesk.services.attachment_file import AttachmentFile, attachment_file
from vawdesk.services.attachments import CODE
from vawdesk.services.in_words import said
from vawdesk.services.refusals import NOTHING_HERE, NothingHere
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.additions import added, put_right
from vawdesk.ui.kit.arrange import Item, column, scroll, wrap
from vawdesk.ui.kit.attached import UNSEEN, size_in_words
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.beside import Beside
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.nothing_here import show_nothing
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.ui.kit.reading import over, panel
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.kit.viewer import Looking
from vawdesk.ui.pages.casework.attachment_form import ABOUT, KEY, PLACES, AttachmentForm

TITLE = N_("Attachment {reference}")
ADD_TO, OPEN_CASE, ELSEWHERE, RELEASE = N_("Add to this"), N_("Open the case"), N_("It belongs elsewhere…"), N_("Print or save…")
NOT_SHOWN = N_("This is not shown here")
NOT_SHOWN_WHY = N_("E-mail, Word and locked files can hide things that no program here can look for. It is kept as it came, encrypted.")
DAMAGED = N_("This cannot be shown")
SIZE = N_("Size")
NOT_AGAIN = frozenset({"called", "size"})  # stands in the head; is said in other words
SIDE = 296  # pixels at 100 % of what stands beside the page
NOTHING_WHY, SHOW_CASES = N_("Go back to the list of cases."), N_("Show cases")


class AttachmentPage(Page):
    """One attachment. Its bytes are in memory as long as the page is open, and nowhere else in the clear."""

    def __init__(self, at: AtDesk, id: UUID) -> None:
        super().__init__(at.language)
        self.at = at
        self.looking: Looking | None = None
        try:
            self.file: AttachmentFile | None = attachment_file(at.desk, id)
        except NothingHere:
            self.file = None
            show_nothing(self, Attachment.title, NOTHING_HERE, NOTHING_WHY, SHOW_CASES, "cases")
            return
        self._show(self.file)

    def _show(self, file: AttachmentFile) -> None:
        say, one = self.language.say, file.attachment
        badges = () if one.is_shown else (Badge(say(UNSEEN)),)
        discreet = file.case is not None and file.case.domestic_abuse is False
        self.set_head(say(TITLE, reference=one.ref_no or ""), one.called or "", badges, (self.back_button(),), label=not discreet)
        self.set_verbs(self._near(one), self._far(one))
        shown, told = self._content(file), scroll(wrap(column(*_words(file, self.language), None, gap=16)))
        told.setMinimumHeight(theme.wide(240))
        whole = shown if shown is self.looking else wrap(column(shown, None))
        if file.put_right:
            self.add(*put_right(file.put_right, self.language))
        self.add(Beside(whole, told, told, SIDE, 528), share=1)

    def _content(self, file: AttachmentFile) -> Notice | Looking:
        say, one = self.language.say, file.attachment
        if file.content is None:
            return Notice(say(DAMAGED), say(Altered.message), "late")
        if not one.is_shown:
            return Notice(say(NOT_SHOWN), say(NOT_SHOWN_WHY), drawing="lock")
        self.looking = Looking(self.language, self.at.worker)
        self.looking.show_content(file.content, one.media or Media.TEXT, one.words or "")
        return self.looking

    def _near(self, one: Attachment) -> list[Button]:
        say = self.language.say
        made = [verb(say(ADD_TO), "go_addendum", partial(self.go.emit, "addendum", one.id), primary=True, drawing="add")]
        return [*made, verb(say(OPEN_CASE), "go_case", partial(self.go.emit, "case", one.case), drawing="cases")]

    def _far(self, one: Attachment) -> list[Button]:
        say, account = self.language.say, self.at.desk.account
        paper = verb(say(RELEASE), "print", lambda: self.go.emit(PRINT, PrintAsk(CODE, one.id)), drawing="print")
        if may_take_out(one, account.id, account.manages) is not None:
            return [paper]
        return [verb(say(ELSEWHERE), "go_attachment_moving", partial(self.go.emit, "attachment_moving", one.id)), paper]

    def subjects(self) -> tuple[UUID, ...]:
        """Whom it is about, and everybody in its case."""
        return self.file.subjects() if self.file is not None else ()

    def guidance(self) -> Guidance | None:
        """What is kept, and what was taken out of it."""
        say = self.language.say
        return Guidance(say(Attachment.title), "8.25", (say(ABOUT), say(PLACES)))

    def first_focus(self) -> None:
        """On the page that is shown, so that the keys turn and move it."""
        if self.looking is not None:
            self.looking.take_focus()
        else:
            super().first_focus()

    def leave(self) -> None:
        """Let go of the bytes."""
        super().leave()
        if self.looking is not None:
            self.looking.forget()
        self.file = None


def _words(file: AttachmentFile, language: Language) -> list[Item]:
    say, one = language.say, file.attachment
    made: list[Item] = []
    for _letter, title, names in Attachment.sections()[:2]:
        fields = [(name, Attachment.fields()[name]) for name in names if name not in NOT_AGAIN and one.value(name) != 0]
        told = [(say(field.label), said(one.value(name), field, language, file.called)) for name, field in fields]
        if title is Attachment.sections()[1][1]:
            told.append((say(SIZE), size_in_words(one.size or 0, language)))
        made.append(panel(say(title), *(over(label, words) for label, words in told if words)))
    return [*made, *added(file.added, language)]


def attachment_page(at: AtDesk, id: UUID | None) -> Page:
    """The page of an attachment; for a case, or a record in one, what is attached there and the form to attach more."""
    if id is not None and at.desk.peek(Attachment, id) is None:
        return AttachmentForm(at, id)
    return AttachmentPage(at, id or UUID(int=0))


ENTRY = PageEntry(
    KEY, Attachment.title, "file", "casework", attachment_page, subjects=("person", "case"), in_menu=False, paragraph="8.25", under="cases"
)
