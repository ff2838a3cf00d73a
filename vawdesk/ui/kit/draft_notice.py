"""What stands above a form that shows a draft: since when, whether the record has changed meanwhile, and the way to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vawdesk.i18n import N_, Language
from vawdesk.models.base import Record
from vawdesk.services.drafts import Draft
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.dialogs import Question

YOUR_DRAFT = N_("This is your draft of {at}. It is not finished.")
CHANGED = N_("Somebody has changed this since you began. Compare before you save: what you save counts.")
THROW_AWAY = N_("Throw the draft away")
SURE = N_("Throw away what you typed?")
SURE_WORDS = N_("The record itself stays as it was.")


class DraftNotice(Notice):
    """`record` is what is on file of it, None where nothing is yet.

    Signals:
        thrown_away(): the person wants to be rid of the draft, and was asked once more.
    """

    thrown_away = Signal()

    def __init__(self, draft: Draft, record: Record | None, language: Language) -> None:
        away = Button(language.say(THROW_AWAY))
        away.setObjectName("throw_away")
        changed = record is not None and draft.record.version != record.version
        words = language.say(CHANGED) if changed else ""
        super().__init__(language.say(YOUR_DRAFT, at=draft.saved_at), words, "late" if changed else "soft", button=away)
        self._language, self._on_file = language, record is not None
        self.question: Question | None = None
        away.clicked.connect(self._ask)

    def _ask(self) -> None:
        say = self._language.say
        self.question = Question(self, say(SURE), say(SURE_WORDS) if self._on_file else "", say(THROW_AWAY), self._language)
        self.question.agreed.connect(self.thrown_away)
        self.question.open()
