"""A letter has gone: how, to where and when, before its words stay for good; and whether anything was printed or saved at all (8.25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.letter import Letter
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.letter_file import LetterFile
from vawdesk.services.letter_steps import WENT, asked_when, has_left, proposed, went
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere, Refused
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.choice import ListEditor
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.pages.casework.letter_ways import place_words

WIDE = 560
HOW, HOW_WORDS = N_("How did it go, and when?"), N_("Write it down once it is out of your hands. From then on its words stay as they are.")
IT_IS_SENT = N_("It is sent")
NO_COPY = N_("No copy of this letter was printed or saved here")
NO_COPY_WORDS = N_("Print or save it first. If it went all the same, written by hand or on another computer, go on.")


class WentQuestion(Question):
    """How and when; closes when it is kept, and says at its fields what stands against it."""

    def __init__(self, parent: QWidget, at: AtDesk, file: LetterFile) -> None:
        say = at.language.say
        super().__init__(parent, say(HOW), say(HOW_WORDS), say(IT_IS_SENT), at.language)
        self.setFixedWidth(theme.wide(WIDE))
        self._at, self._file = at, file
        if not has_left(at.desk, file.letter):
            self.body.addWidget(Notice(say(NO_COPY), say(NO_COPY_WORDS), "late"))
        own = replace(sources(at), own=self._own())
        self.form = Form(Letter.fields(), (Section(WENT),), at.language, own)
        self.form.load(proposed(at.desk, file.letter))
        self.body.addWidget(self.form)
        self.form.changed.connect(self._follow)
        self._follow()
        self.form.focus_field("by_way")

    def _own(self) -> dict[str, Callable[[Asked, Language], Editor]]:
        """The few addresses that are theirs, in place of a search."""
        places = {place.id: place for place in (*self._file.places(), *self._file.ways.offered)}
        shown = [(place.id, place_words(place, self._at.language)) for place in places.values()]
        emails = tuple(dict.fromkeys(one for one in (self._file.letter.email, *self._file.ways.emails) if one))
        return {
            "address": lambda asked, language: ListEditor(asked, language, shown),
            "email": lambda asked, language: ListEditor(asked, language, [(one, one) for one in emails]),
        }

    def _follow(self) -> None:
        for name, on in asked_when(self.form.values()).items():
            self.form.show_field(name, on)

    def try_accept(self) -> None:
        """Keep it; or say what stands against it."""
        if not self.form.show_problems(self.form.faults()):
            return
        try:
            with self._at.desk.writing() as unit:
                went(unit, self._file.letter.id, self.form.values())
                unit.commit()
        except Refused as refused:
            self.form.show_problems([one for one in refused.problems if one.weight is not Weight.ADVISE])
        except (ChangedMeanwhile, NothingHere) as stopped:
            self.form.show_problems([Problem("", stopped.message, "", Weight.REFUSE)])
        else:
            self.accept()
