"""D60, what is attached: its particulars, then its pages as pictures, its text, or the file itself packed inside (X5, X6)."""

from __future__ import annotations

from vawdesk.i18n import N_, plain
from vawdesk.models.casework.attachment_kinds import ENDINGS, Media
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework.addendum import additions, parted
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.pictures import picture_page
from vawdesk.reports.kit.sealing import with_file
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import View

TITLE = N_("What is attached")
PARTICULARS = ("called", "what", "from_whom", "received_on", "pages")
ITS_TEXT, ITS_PAGES, ITS_FILE = N_("Its text"), N_("Its pages"), N_("Its file")
AS_PICTURES = N_("They follow as pictures, each as it came.")
PACKED = N_("The file is packed inside this document. Open the list of attached files (the paper clip) and save it from there.")
NEUTRAL = "Document"  # the file inside says nothing of anybody either


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The particulars, and what is attached in the form in which it may leave."""
    paper, enclosed = Paper(ENTRY.code, TITLE, language, furniture), view.enclosed
    first, after = parted(view)
    additions(paper, first, view.profile)
    Form(paper, view.main, told=view.profile.stays_inside).fields(PARTICULARS)
    additions(paper, after, view.profile)
    if enclosed is None:
        return paper.build()
    if enclosed.media is Media.TEXT:
        paper.h2(ITS_TEXT)
        for paragraph in str(view.fact("words", "")).split("\n"):
            if paragraph.strip():
                paper.p(plain(paragraph))
    elif enclosed.pages:
        paper.h2(ITS_PAGES)
        paper.p(AS_PICTURES)
        for number, page in enumerate(enclosed.pages, 1):
            picture_page(paper, page, number, len(enclosed.pages))
    else:
        paper.h2(ITS_FILE)
        paper.p(PACKED)
        return with_file(paper.build(), NEUTRAL + ENDINGS[enclosed.media], enclosed.content)
    return paper.build()


ENTRY = DocumentEntry(
    code="D60",
    title=TITLE,
    noun="attachment",
    label=Carries.BY_RELEASE,
    banner=Carries.BY_RELEASE,
    profiles=frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY, Profile.THE_PERSON}),
    build=build,
)
