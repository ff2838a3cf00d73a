"""A referral as it begins: everything the file knows already is filled in, so that nothing is typed twice (3.7)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.models.casework.agreement import without_agreement
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.referral import Referral, to_marac, to_programme
from vawdesk.models.casework.referral_advice import tells_of_risk
from vawdesk.models.casework.referral_options import (
    ASKS_FOR_HELP,
    NEEDS_REASON,
    SAFEGUARDING_KINDS,
    Agreed,
    Help,
    ReferralPurpose,
    ReferralStanding,
)
from vawdesk.models.casework.referral_rows import DashHeard
from vawdesk.models.casework.roles import CAUSING, HARMED, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.values import Tri
from vawdesk.services.directory import contacts_listed

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

DASH = "dash"
KEPT_UNSEEN = frozenset({"wishes_not_asked", "to_kind"})  # what stays although it is not asked
HEARS_OF_DASH = SAFEGUARDING_KINDS | {ContactKind.IDVA, ContactKind.SPECIALIST}
NOT_TAKEN_ALONG = frozenset({  # what belongs to the one referral and not to the next about the same thing
    "standing", "signed", "sent_how", "sent_at", "sent_by", "spoke_to", "confirmed_at", "acknowledged_on", "acknowledged_by", "outcome",
    "outcome_on", "outcome_words", "reason_rejected", "waiting_list_since", "not_sent_why", "re_referral_of",
})  # fmt: skip


@dataclass(frozen=True)
class ReferralAsk:
    """What a page knows when a referral is to be written: it goes where an id goes.

    `case` is the file; `record` what raised it (a note); `purpose` and `to_kind` what is asked of whom; `after` an earlier referral:
    `again` begins a new one that follows on from it, else it is written anew in its place.
    """

    case: uuid.UUID | None = None
    record: uuid.UUID | None = None
    purpose: ReferralPurpose | None = None
    to_kind: ContactKind | None = None
    after: uuid.UUID | None = None
    again: bool = False


def begin(desk: Desk, ask: ReferralAsk) -> Referral:
    """A new referral with what is known: people by their roles, what the person who is harmed wants, the note that raised it."""
    earlier = desk.peek(Referral, ask.after) if ask.after is not None else None
    if earlier is not None:
        return _after(earlier, again=ask.again)
    note = desk.peek(ContactNote, ask.record) if ask.record is not None else None
    file = ask.case if ask.case is not None else note.file() if note is not None else None
    case = desk.peek(Case, file) if file is not None else None
    made = Referral(case=file, purpose=ask.purpose, to_kind=ask.to_kind, standing=ReferralStanding.DRAFT)
    made.because_of = (ask.record,) if ask.record is not None else None
    made.to_contact = _only_one(desk, ask.to_kind)
    if case is not None:
        _people(desk, made, case)
        _known(made, case)
    return made


def _only_one(desk: Desk, kind: ContactKind | None) -> uuid.UUID | None:
    """The contact of this kind, where the directory has one and no other."""
    found = [line.id for line in contacts_listed(desk) if line.kind is kind] if kind is not None else []
    return found[0] if len(found) == 1 else None


def _after(earlier: Referral, *, again: bool) -> Referral:
    held = {name: earlier.value(name) for name in earlier.fields() if name not in NOT_TAKEN_ALONG}
    made = Referral(**held, standing=ReferralStanding.DRAFT)
    made.re_referral_of = earlier.id if again else earlier.re_referral_of
    if again:
        made.why_now, made.consent, made.consent_reason = None, None, None  # these are asked anew each time
    return made


def _people(desk: Desk, made: Referral, case: Case) -> None:
    situation = desk.peek(Situation, case.situation) if case.situation is not None else None
    harmed = [row.person for row in case.people or () if row.person is not None and HARMED & set(row.roles or ())]
    young = [row.person for row in case.people or () if row.person is not None and Role.CHILD in (row.roles or ())]
    young += [child for child in (situation.children or () if situation is not None else ()) if child not in young]
    causing = [row.person for row in case.people or () if row.person is not None and CAUSING & set(row.roles or ())]
    made.subject = case.person
    made.of_concern = tuple(one for one in dict.fromkeys(causing) if one not in young) or None
    made.victims = tuple(one for one in dict.fromkeys(harmed) if one not in young) or None
    made.children = tuple(dict.fromkeys(young)) or None


def _known(made: Referral, case: Case) -> None:
    wishes = sorted((row for row in case.what_they_want or () if row.on is not None and row.words), key=lambda row: str(row.on))
    if wishes and case.person in (made.victims or ()):
        made.what_victim_wants = wishes[-1].words
    heard = [row for row in case.assessments_done_elsewhere or () if DASH in (row.tool or "").casefold()]
    made.dash = tuple(DashHeard(by=row.by, on=row.on, held_where=row.held_where, trained=Tri.NOT_KNOWN) for row in heard) or None


def contact_of(desk: Desk, referral: Referral) -> Contact | None:
    """The contact of the directory to whom it goes, where it is one."""
    return desk.peek(Contact, referral.to_contact) if referral.to_contact is not None else None


def called(referral: Referral, contact: Contact | None) -> str:
    """To whom it goes, as a list names them."""
    if contact is not None:
        return ", ".join(part for part in (contact.agency, contact.named) if part)
    return referral.to_name or ""


def in_question(referral: Referral) -> dict[str, bool]:
    """Of each field that is asked only after another answer, whether it comes into question while it is written."""
    typed = referral.to_contact is None
    help_asked = referral.purpose in ASKS_FOR_HELP or referral.to_kind is ContactKind.PROGRAMME
    programme, marac = help_asked and to_programme(referral), to_marac(referral)
    somebody = typed and bool(referral.to_name or referral.to_kind)
    return {
        "to_name": typed,
        "help_asked": help_asked,
        "help_reason": help_asked and referral.help_asked in NEEDS_REASON,
        "decision": help_asked and referral.help_asked is Help.COUPLES,
        "during_couples_work": help_asked,
        "criterion": marac,
        "wishes_not_asked": not referral.what_victim_wants,
        "dash": referral.to_kind in HEARS_OF_DASH or bool(referral.dash),
        "consent_reason": without_agreement(referral),
        "why_not_police": tells_of_risk(referral) and referral.to_kind is not None and referral.to_kind not in SAFEGUARDING_KINDS,
        "told": programme and referral.consent is Agreed.AGREED,
        "children_links": programme and bool(referral.children),
        **dict.fromkeys(("to_phone", "to_email", "to_kind"), somebody),
        **dict.fromkeys(("partner_contact", "standards", "attendance"), programme),
    }


def as_asked(referral: Referral) -> Referral:
    """The same, in no session, without answers to what is not asked any more after another answer."""
    made = Referral.from_content(referral.content(), Referral.schema)
    for name, on in in_question(referral).items():
        if not on and name not in KEPT_UNSEEN:
            setattr(made, name, None)
    return made
