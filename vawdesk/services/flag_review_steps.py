"""Reviews of a staff-risk flag: each a record of its own, kept in one commit with what it changes in the flag (F3, F8, F11, F12)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_review import Answered, Decided, FlagReview, Occasion
from vawdesk.models.casework.flag_rules import ANSWER_BY, first_review
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.dates import months_after
from vawdesk.services import flag_steps
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

REVIEW, ANSWER = "review", "answer"
INSTRUCTIONS = ("control_instructions", "other_instructions", "other_instructions_language")
ASKED = ("looked_at", "decided", *INSTRUCTIONS, "why", "review_on")
ANSWERING = ("answered", "answer_by", "answered_on", "answer_words")


def begun(flag: StaffRiskFlag, now: Moment) -> FlagReview:
    """A review of this flag as it stands: what it comes of, what was said against the flag, and the day that is proposed."""
    made = FlagReview(flag=flag.id, case=flag.case, person=flag.person, address=flag.address, review_on=first_review(now.today))
    made.control_instructions, made.other_instructions = flag.control_instructions, flag.other_instructions
    made.other_instructions_language = flag.other_instructions_language
    made.occasion = Occasion.DUE if flag.review_on is not None and flag.review_on <= now.today else Occasion.NEWS
    if flag.standing is Standing.CHALLENGED:
        made.occasion, made.challenge, made.challenged_on = Occasion.CHALLENGE, flag.challenge, flag.challenged_on
        made.answer_by = months_after(flag.challenged_on or now.today, ANSWER_BY)
    return made


def in_question(said: Mapping[str, Any], occasion: Occasion | None) -> dict[str, bool]:
    """Of each field that is asked only after another answer, whether it comes into question."""
    decided, answered = said.get("decided"), said.get("answered")
    changed = decided is Decided.CHANGED
    return {
        "control_instructions": changed, "other_instructions": changed,
        "other_instructions_language": changed and bool(said.get("other_instructions")),
        "review_on": decided is not Decided.ENDED,
        "answered": occasion is Occasion.CHALLENGE,
        "answer_by": answered is Answered.TO_COME,
        "answered_on": answered in (Answered.WRITTEN, Answered.SAID),
        "answer_words": answered not in (None, Answered.TO_COME),
    }  # fmt: skip


def keep(unit: Unit, flag: StaffRiskFlag, said: Mapping[str, Any]) -> FlagReview:
    """What was decided, and the flag as it follows: it stands, it changes and waits for a second person, or it ends. The caller commits.

    `flag` is as it was read. Raises Refused; ChangedMeanwhile where somebody saved it since.
    """
    held = flag_steps.standing(unit, flag.id, version=flag.version)
    unit.require(flag_steps.entitled(unit.desk, "decided"))
    made = _written(begun(held, unit.now), said)
    made.signed, made.status = signed_by(unit), Status.SIGNED
    _follow(unit, held, made)
    unit.act(held, REVIEW)
    return unit.add(made, action=REVIEW)


def _written(made: FlagReview, said: Mapping[str, Any]) -> FlagReview:
    asked = in_question(said, made.occasion)
    names = (*ASKED, *ANSWERING) if made.occasion is Occasion.CHALLENGE else ASKED
    for name in (*ASKED, *ANSWERING):
        setattr(made, name, said.get(name) if name in names and asked.get(name, True) else None)
    return made


def _follow(unit: Unit, flag: StaffRiskFlag, made: FlagReview) -> None:
    """What the decision means for the flag. What is changed shows at once, and waits for somebody else to confirm it."""
    if made.decided is Decided.ENDED:
        flag_steps.ended(unit, flag, made.why or "")
    else:
        flag.review_on = made.review_on
        flag.standing = Standing.PROPOSED if flag.approved_by is None else Standing.CONFIRMED
    if made.decided is Decided.CHANGED:
        for name in INSTRUCTIONS:
            setattr(flag, name, getattr(made, name))
        flag.changed_by, flag.approved_by, flag.confirmed_by, flag.standing = made.signed, None, None, Standing.PROPOSED
    if made.occasion is Occasion.CHALLENGE:
        flag.challenge = flag.challenged_on = None


def answer(desk: Desk, id: uuid.UUID, said: Mapping[str, Any]) -> None:
    """What whoever challenged the flag was answered, or why not. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(FlagReview, id)
        asked = in_question(said, held.occasion)
        for name in ANSWERING:
            setattr(held, name, said.get(name) if asked[name] else None)
        unit.act(held, ANSWER)
        unit.commit()
