"""What is said above the people and the timeline of a case: what is unfinished, who is close, or that one looks back at a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language
from vawdesk.services.case_file import CaseFile
from vawdesk.services.sealed_file import asks_to_be_sealed, sealed_to
from vawdesk.ui.kit.arrange import column, frame, row, wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb

BEGUN = N_("Begun by {name} on {at}, and not finished.")
BEGUN_WHY = N_("A note belongs on record within 24 hours. Ask them, or a manager may finish it under both names.")
SEALED, SEALED_TO = N_("This file is sealed"), N_("Only these colleagues can open it, and for everybody else it is not there: {names}.")
CLOSE_HERE = N_("Close to somebody in this file: {names}.")
SEAL_IT = N_("Under “Who may see it” you seal the file to others, so that they learn nothing of it.")
STOOD = N_("As it stood at the end of {date}.")
STOOD_WHY = N_("Nothing can be changed here. The staff-risk band is always today's.")
BACK = N_("Back to today")


def notices(at: AtDesk, file: CaseFile) -> list[Notice]:
    """Notes that colleagues began and left (8.29), to whom the file is sealed, and colleagues from whom the file should be kept (C11)."""
    say = at.language.say
    found = [Notice(say(BEGUN, name=one.who, at=one.at), say(BEGUN_WHY), "late") for one in file.begun]
    if named := sealed_to(at.desk, file.case.id):
        found.append(Notice(say(SEALED), say(SEALED_TO, names=at.language.list(list(named))), "soft"))
    if close := asks_to_be_sealed(at.desk, file.case):
        found.append(Notice(say(CLOSE_HERE, names=at.language.list(list(close))), say(SEAL_IT), "late"))
    return found


def looking_back(day: date, language: Language, back: Callable[[], object]) -> QWidget:
    """In the place of the verbs: the day that is shown, and the way back."""
    say = language.say
    words = column(Text(say(STOOD, date=day), "strong", wrap=True), Text(say(STOOD_WHY), "body", wrap=True), gap=0)
    button = verb(say(BACK), "back_to_today", back, primary=True)
    line = row(Icon("history", "accent", 20), (wrap(words), 1), button, gap=8, edges=(16, 8, 8, 8))
    return frame(line, "soft", say(STOOD, date=day))
