"""The ready-made letters as a row of verbs: offered until somebody has written words of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.letter import Letter
from vawdesk.services.letter_starters import Starter, begun_with, is_untouched
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.form import Form
from vawdesk.ui.kit.reading import link

READY = N_("Or begin with a letter that is ready:")
BEGIN_WITH = N_("Begin with: {what}")


class Starters(QWidget):
    """`begun` is told the first field of words that was filled."""

    def __init__(self, form: Form, now: Callable[[], Letter], begun: Callable[[str], None], language: Language) -> None:
        super().__init__()
        self._form, self._now, self._begun = form, now, begun
        self.verbs = []
        for one in Starter:
            made = link(language.say(one.label), language.say(BEGIN_WITH, what=one.label), f"begin_{one.name.lower()}")
            made.clicked.connect(lambda _on=False, one=one: self.begin_with(one))
            self.verbs.append(made)
        self.setLayout(column(Text(language.say(READY), "meta", "muted", wrap=True), Flow(list(self.verbs)), gap=4))

    def follow(self, letter: Letter) -> None:
        """Words of one's own are never written over."""
        for made in self.verbs:
            made.setEnabled(is_untouched(letter))

    def begin_with(self, starter: Starter) -> None:
        """Put the ready-made words into the languages of the letter."""
        letter = self._now()
        if not is_untouched(letter):
            return
        texts = begun_with(starter, letter.written_in)
        for name, words in texts.items():
            self._form.editors[name].set_value(words)
            self._form.editors[name].changed.emit()
        self._begun(next(name for name in texts if name.startswith("body")))
