"""D17, words for a call, a voicemail or a text: to be read from; they say who rings and nothing of why (8.5)."""

from __future__ import annotations

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import LEAD, STRONG, TIGHT
from vawdesk.reports.kit.text_entry import TextEntry
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.message_words import NOT_ALONE, SOMEBODY_ELSE, WAIT, Said
from vawdesk.services.view import View

TITLE = N_("Words for a call or a message")
ABOUT = N_("Check that it is safe before you ring. Read from this sheet, and leave nothing where it says so.")
NUMBERS, CLOSED = N_("Where you may ring, and what to mind"), N_("Do not ring")
SILENT = N_("Leave no message on…")
NOTHING = N_("No way by telephone is known to be safe. Do not ring and do not write: ask when you next see them.")
AFTERWARDS = N_("Afterwards, write down when you rang and what was said, or that nobody answered.")


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """Facts: `numbers`, `closed` and `silent` are lines; `call`, `voicemail` and `text` the words, where that way is safe."""
    paper = Paper(ENTRY.code, TITLE, language, furniture)
    paper.p(ABOUT)
    called = view.main.get("display_name")
    if isinstance(called, str):
        paper.p(called, STRONG)
    numbers: tuple[Message, ...] = view.fact("numbers", ())
    paper.h2(NUMBERS, "1")
    if numbers:
        paper.bullets(list(numbers))
    else:
        paper.p(NOTHING)
    letter = 2
    for said in Said:
        words = view.fact(str(said.value))
        if isinstance(words, Message):
            paper.h2(said.label, str(letter))
            if said is Said.CALL:
                paper.p(WAIT, STRONG)
            paper.box([paper.writer.free(words, LEAD)])
            letter += 1
            if said is Said.CALL:
                paper.bullets([NOT_ALONE, SOMEBODY_ELSE])
    for title, name in ((SILENT, "silent"), (CLOSED, "closed")):
        lines: tuple[Message, ...] = view.fact(name, ())
        if lines:
            paper.h2(title, str(letter))
            paper.bullets(list(lines))
            letter += 1
    paper.p(AFTERWARDS, TIGHT)
    return paper.build()


def message(view: View, tongue: Language) -> str:
    """The words of a text message, and nothing with them."""
    words = view.fact("words")
    return tongue.say(words) if isinstance(words, Message) else ""


TEXT = TextEntry(
    code="T17", title=N_("Text message"), noun="person", label=Carries.FORBIDDEN, profiles=frozenset({Profile.THE_PERSON}), build=message
)
ENTRY = DocumentEntry(
    code="D17",
    title=TITLE,
    noun="person",
    label=Carries.FORBIDDEN,
    banner=Carries.FORBIDDEN,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    languages=("cy", "en"),
)
