"""Where the record itself says for whom it is, why, and in which language: nothing is asked again (a letter, its envelope, its words)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import Written
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.profile import Profile
from vawdesk.services.leaving import DocumentLanguage
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Text, hide_unless
from vawdesk.ui.kit.context import Paper
from vawdesk.ui.pages.casework.handled_copy_ask import LANGUAGES, Wanted, language_choice

FOR_THEM, FOR_ME = N_("For {name}: {subject}"), N_("For you, to read from: {name}")
TO_SAY = N_("Words for a call or a message")
TONGUES: dict[Written, DocumentLanguage] = {Written.BOTH: "both", Written.WELSH: "cy", Written.ENGLISH: "en"}


class KnownAsking(QWidget):
    """Says for whom it is. Where a paper is made in several languages, that alone is asked, and is answered already.

    Signals:
        changed(): another language, or a reason why this reader cannot pass it on.
    """

    changed = Signal()

    def __init__(self, paper: Paper, wanted: Wanted, words: str, language: Language, fixed: bool) -> None:
        super().__init__()
        self._wanted, self._fixed = wanted, fixed
        self.said = Text(words, "strong", wrap=True)
        self.tongue = language_choice(paper.languages, language)
        self.tongue.offer([(code, language.say(LANGUAGES[code])) for code in paper.languages], wanted.language)
        self.tongue.changed.connect(self.changed)
        self.setLayout(column(self.said, row(self.tongue, None)))
        hide_unless(self.tongue, not fixed)

    def clear_reader(self, because: str) -> None:
        """Somebody wrote why this reader cannot pass the page on to whoever is feared."""
        self._wanted = replace(self._wanted, recipient=replace(self._wanted.recipient, not_a_proxy_because=because))
        self.changed.emit()

    def wanted(self) -> Wanted | None:
        """Everything is known."""
        tongue: DocumentLanguage | None = self.tongue.value()
        return self._wanted if self._fixed or tongue is None else replace(self._wanted, language=tongue)

    def first_missing(self) -> QWidget:
        """Nothing is missing; the language is the only thing to change."""
        return self.tongue.box

    def forget(self) -> None:
        """Let go of the words."""
        self.said.say("")


def known(paper: Paper, dossier: Dossier, language: Language, me: tuple[UUID, str]) -> KnownAsking | None:
    """What is known of a letter, its envelope or its words; None for any other document."""
    main, say = dossier.main, language.say
    if isinstance(main, Letter):
        person = next(iter(dossier.groups.get("person", ())), None)
        name = (person.display_name or "") if isinstance(person, Person) else ""
        fixed = "both" in paper.languages
        tongue = TONGUES[main.written_in or Written.ENGLISH] if fixed else language.code
        subject = _subject(main, language)
        reader = Recipient(RecipientKind.PERSON, name, person=main.person)
        return KnownAsking(
            paper, Wanted(reader, subject, Profile.THE_PERSON, tongue), say(FOR_THEM, name=name, subject=subject), language, fixed
        )
    if isinstance(main, Person) and paper.document.code == "D17":
        reader = Recipient(RecipientKind.STAFF, me[1], staff_member=me[0])
        spoken: DocumentLanguage = "cy" if main.language_choice is Speech.WELSH else "en"
        wanted = Wanted(reader, say(TO_SAY), Profile.INTERNAL, spoken)
        return KnownAsking(paper, wanted, say(FOR_ME, name=main.display_name or ""), language, False)
    if isinstance(main, StaffMember):
        reader = Recipient(RecipientKind.STAFF, me[1], staff_member=me[0])
        wanted = Wanted(reader, say(paper.document.title), Profile.INTERNAL, language.code)
        return KnownAsking(paper, wanted, say(FOR_ME, name=say(paper.document.title)), language, False)
    return None


def _subject(letter: Letter, language: Language) -> str:
    texts = (letter.subject_welsh, letter.subject_english)
    first, other = texts if language.code == "cy" else texts[::-1]
    return first or other or language.say(Letter.title)
