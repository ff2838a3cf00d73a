"""The rows of a home-visit assessment."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from vawdesk.i18n import N_, NN_, Language, Message, language
from vawdesk.models.base import row_field
from vawdesk.models.casework.visit_options import AskedOf
from vawdesk.models.kinds import Choice, DateKind, Reference, Telephone, TextKind, Whole
from vawdesk.models.values import Row

AFTER = NN_("{n} minute late: {what}", "{n} minutes late: {what}")


@dataclass(frozen=True)
class Asked(Row):
    """Who was asked for information, and what they said."""

    of: AskedOf | None = row_field(
        N_("Who was asked"), Choice(AskedOf), required=True, missing=N_("Choose who was asked, in each row."), paragraph="8.16"
    )
    whom: str | None = row_field(N_("Name or department"), TextKind(120), paragraph="8.16")
    on: date | None = row_field(N_("Asked on"), DateKind(), paragraph="8.16")
    answer: str | None = row_field(N_("Answer"), TextKind(500), paragraph="8.16")
    answered_on: date | None = row_field(N_("Answered on"), DateKind(), paragraph="8.16")


@dataclass(frozen=True)
class StillSo(Row):
    """A question of which somebody has said, on the new day, that its answer is still so."""

    question: str | None = row_field(N_("Question"), TextKind(60), required=True, paragraph="8.15")


@dataclass(frozen=True)
class Called(Row):
    """Somebody who is called when a visit does not call in."""

    who: uuid.UUID | None = row_field(N_("Colleague"), Reference("staff_member"), paragraph="HSE INDG73")
    name: str | None = row_field(
        N_("Name"),
        TextKind(120),
        required=lambda row: row.who is None,
        missing=N_("Say whom to call, in each row."),
        paragraph="HSE INDG73",
    )
    telephone: str | None = row_field(
        N_("Telephone"), Telephone(), required=True, missing=N_("Give a telephone number for each person to call."), paragraph="HSE INDG73"
    )


@dataclass(frozen=True)
class Step(Row):
    """What is done some minutes after a call was due."""

    minutes: int | None = row_field(
        N_("Minutes late"), Whole(0, 240), required=True, missing=N_("Say how many minutes late, in each row."), paragraph="HSE INDG73"
    )
    what: str | None = row_field(
        N_("What to do"), TextKind(300), required=True, missing=N_("Say what is to be done, in each row."), paragraph="HSE INDG73"
    )

    def sentence(self, language: Language) -> str:
        """The step as it is read: what the program proposed in the reader's language, any other words as they were written."""
        what = language.say(as_proposed(self.what or "") or self.what or "")
        return language.say(AFTER, n=self.minutes, what=what) if self.minutes is not None else what


@dataclass(frozen=True)
class PassedOn(Row):
    """Something learned on the visit that somebody else needs."""

    what: str | None = row_field(
        N_("What"), TextKind(500), required=True, missing=N_("Write what is passed on, in each row."), paragraph="8.18"
    )
    to: str | None = row_field(
        N_("To whom"), TextKind(200), required=True, missing=N_("Write to whom it is passed on, in each row."), paragraph="8.18"
    )
    by: date | None = row_field(N_("By when"), DateKind(), paragraph="8.18")


CALL_WORKER = N_("Call the worker.")
CALL_OTHERS = N_("Call whoever is to be called next, one after the other. Ask what they last heard.")
CALL_999 = N_("Call 999. Open the sealed panel of the check-in sheet and give the address.")
USUAL_STEPS: tuple[Message, ...] = (CALL_WORKER, CALL_OTHERS, CALL_999)


def usual_steps(minutes: tuple[int, int, int]) -> tuple[tuple[int, Message], ...]:
    """The steps with which a buddy plan begins, at the minutes of the organisation; written out in the language of the record."""
    return tuple(zip(minutes, USUAL_STEPS, strict=True))


def as_proposed(what: str) -> Message | None:
    """The usual step that these words are, in either language; None where somebody wrote their own."""
    tongues = (language("en"), language("cy"))
    return next((step for step in USUAL_STEPS if what.strip() in [tongue.say(step) for tongue in tongues]), None)
