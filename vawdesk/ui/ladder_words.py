"""How a due step is said on the screen, locked or not: a time, a number, what to do. It names nobody (X10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.check_in_ladder import SEEN_SAFE, Rung
from vawdesk.ui.kit.banner import NoticeTone

CANNOT_PHONE = N_("VAWDesk cannot phone anyone. Tell your buddy.")
SHEET = N_("Check-in sheet {number}")
A_SHEET, NO_NUMBER = N_("A check-in sheet"), N_("A visit that nobody agreed to")
CALL_DUE = N_("{sheet}: call due at {time}")
THE_CALL = N_("{sheet}: the call was due at {time}")
A_STEP = N_("{sheet}: step {n} is due since {time}")
CALL_999 = N_("{sheet}: call 999 now. Due since {time}")
OVERDUE = NN_("{n} visit is overdue.", "{n} visits are overdue.")
CALLED_999 = N_("{sheet}: 999 was called at {time}")
FOR_999 = N_("999 is to be called now.")
LISTEN, DO_IT = N_("Listen for the phone."), N_("Do what the sheet says for this step.")
MAY_SLEEP = N_("This computer cannot be kept awake from here")
MAY_SLEEP_WHY = N_("Somebody is out, and nothing rings while it sleeps. See that it does not go to sleep, or give the sheet to your buddy.")
QUESTION = NN_("A visit is still out", "{n} visits are still out")
WHY = N_("Once the program is closed, nothing on this computer rings. Somebody with the check-in sheet and a telephone has to stay.")
CLOSE, STAY = N_("Close the program"), N_("Stay")
GIVE_ADDRESS = N_("Open the sealed panel of the check-in sheet and give the address.")


@dataclass(frozen=True)
class DueStep:
    """One step that is due. `sheet` is the number on the check-in sheet; `known` that it is known here which visit it is; `called`
    when 999 was called for it.

    A visit gets its number when it is decided: what is known and has none was agreed to by nobody.
    """

    key: str
    rung: Rung
    sheet: str = ""
    known: bool = False
    called: datetime | None = None


def sheet_called(number: str, *, known: bool) -> Message:
    """What the sheet is called: by its number, as one of which nobody here knows more, or as that of a visit that was not agreed."""
    return SHEET.with_(number=number) if number else NO_NUMBER if known else A_SHEET


def said(step: DueStep, language: Language) -> tuple[str, str, NoticeTone]:
    """The heading, what to do, and how loudly."""
    say, time = language.say, language.time(step.rung.due)
    sheet = say(sheet_called(step.sheet, known=step.known))
    if step.called is not None:
        return say(CALLED_999, sheet=sheet, time=language.time(step.called)), say(SEEN_SAFE), "danger"
    if step.rung.last:
        return say(CALL_999, sheet=sheet, time=time), say(GIVE_ADDRESS), "danger"
    if step.rung.number == 0:
        return say(THE_CALL, sheet=sheet, time=time), say(LISTEN), "late"
    return say(A_STEP, sheet=sheet, n=step.rung.number, time=time), say(DO_IT), "late"


def call_words(sheet: str, due: datetime, language: Language, *, known: bool, late: bool) -> str:
    """One line for a visit that is out when the program is closed: its sheet, and when the call is, or was, due."""
    called = language.say(sheet_called(sheet, known=known))
    return language.say(THE_CALL if late else CALL_DUE, sheet=called, time=language.time(due))
