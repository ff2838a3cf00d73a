"""The second person (X13): the four ways in which somebody else agrees, what each needs, and which acts allow which."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.rules import Problem, Rule, Weight, says_why
from vawdesk.models.values import Option, Signature
from vawdesk.zone import LOCAL


class Form(Option):
    """How a second person agreed, in the order in which it is to be tried. The value stands in `Signature.how`."""

    IN_PLACE = "in place", N_("A colleague signs here, with their own passphrase")
    ACTING = "acting manager", N_("An acting manager signs here, with their own passphrase")
    REACHED = "reached", N_("A named person was asked by phone or on paper")
    NOBODY = "nobody reached", N_("Nobody could be reached")


class Act(Option):
    """What two people are asked for."""

    FLAG = "flag", N_("Confirm a staff-risk flag")
    VISIT = "visit", N_("Agree to the measures for a visit where a concern was raised")
    VISIT_DESPITE = "visit despite", N_("Agree to a visit alone or as planned although a concern was raised")
    SHARE_TO_PROTECT = "share to protect", N_("Share to protect somebody")
    RELEASE_WITHHELD = "release withheld", N_("Let go of details that are withheld")
    OPEN_COPY = "open copy", N_("Save a copy without protection")
    DISPOSAL = "disposal", N_("Dispose of a record")
    LIFT_HOLD = "lift hold", N_("Lift a hold")
    SAME_WORKER = "same worker", N_("One worker for people of whom one may be afraid of the other")
    FACTS = "facts", N_("Take in changed numbers of helplines")
    DECISION_NOT_TO_ACT = "decision not to act", N_("Decide not to refer or not to share")


PROTECTIVE = frozenset({Act.FLAG, Act.VISIT, Act.SHARE_TO_PROTECT})
SIGNED_HERE = frozenset({Form.IN_PLACE, Form.ACTING})

NEEDED = Rule("X13", N_("Two people decide this, so that nobody has to carry it alone. Ask a second person."), "8.15", Weight.SECOND_PERSON)
OWN_HAND = Rule("X13-self", N_("You cannot be your own second person. Ask somebody else."), "8.25")
NOT_SIGNED = Rule("X13-passphrase", N_("The second person signs here with their own passphrase."), "8.25")
NOT_ACTING = Rule(
    "X13-acting", N_("Nobody is named as acting manager for this day. Name one with an end date, or ask somebody else."), "8.25"
)
WHO_AND_WORDS = Rule("X13-words", N_("Write whom you asked, when, and what they said."), "8.25")
WHEN = Rule("X13-when", N_("The time at which they agreed has not come yet. Check it."), "8.25")
WHY_NOBODY = Rule("X13-nobody", N_("Write whom you tried, and why nobody could be reached."), "8.25")
NOT_THIS_WAY = Rule(
    "X13-form", N_("Details that are withheld, and records, go only when a second person signs here. Wait until somebody can."), "8.5"
)
NOBODY_AGREED = Rule("X13-alone", N_("Nobody goes alone or as planned on nobody's word. Choose two people, or do not visit yet."), "8.15")

NEEDS = {
    Form.IN_PLACE: N_("Their name and passphrase, for this one act. You stay signed in."),
    Form.ACTING: N_("Their name and passphrase. A manager has named them, with the day on which it ends."),
    Form.REACHED: N_("Who, when, and their words. A second person confirms it later with their passphrase."),
    Form.NOBODY: N_("Whom you tried, and why it could not wait. A manager tells the trustees that it happened, without names."),
}


def allowed(act: Act) -> tuple[Form, ...]:
    """The forms in which a second person may agree to this act: all four only where the act protects somebody.

    Going alone although a concern was raised protects nobody: somebody has to have agreed to it, if only by phone (8.15).
    """
    if act is Act.VISIT_DESPITE:
        return (Form.IN_PLACE, Form.ACTING, Form.REACHED)
    return tuple(Form) if act in PROTECTIVE else (Form.IN_PLACE, Form.ACTING)


def form_of(agreed: Signature) -> Form | None:
    """The form in which this signature was given, when it is that of a second person."""
    return next((form for form in Form if form.value == agreed.how), None)


def problems(
    act: Act, agreed: Signature | None, proposer: uuid.UUID, now: Moment, *, field: str = "", acting_until: date | None = None
) -> list[Problem]:
    """What stands against `agreed` as the second person's word on `act`.

    `proposer` is the staff member who asks; `acting_until` the last day for which the signer is named as acting manager.
    """
    if agreed is None:
        return [NEEDED.at(field)]
    form = form_of(agreed)
    if form not in allowed(act):
        refused = NOBODY_AGREED if act is Act.VISIT_DESPITE else NOT_THIS_WAY
        return [refused.at(field) if form else NEEDED.at(field)]
    return list(_lacking(agreed, form, proposer, now, field, acting_until))


def _lacking(
    agreed: Signature, form: Form | None, proposer: uuid.UUID, now: Moment, field: str, acting_until: date | None
) -> Iterator[Problem]:
    if form is not Form.NOBODY and agreed.person == proposer:
        yield OWN_HAND.at(field)
    if form in SIGNED_HERE and not agreed.proof:
        yield NOT_SIGNED.at(field)
    if form is Form.ACTING and (acting_until is None or acting_until < agreed.at.astimezone(LOCAL).date()):
        yield NOT_ACTING.at(field)
    if form is Form.REACHED and not (agreed.name.strip() and agreed.words.strip()):
        yield WHO_AND_WORDS.at(field)
    if form is Form.NOBODY and not says_why(agreed.words):
        yield WHY_NOBODY.at(field)
    if agreed.at > now.utc:
        yield WHEN.at(field)


def awaits_confirmation(agreed: Signature | None, confirmed: Signature | None) -> bool:
    """Whether an agreement by phone, on paper or by nobody still waits for an account to confirm it."""
    return agreed is not None and confirmed is None and form_of(agreed) in {Form.REACHED, Form.NOBODY}
