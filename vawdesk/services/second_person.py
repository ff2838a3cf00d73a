"""The second person (X13), applied: whom one may ask for an act, in which form, and the signature that is kept.

Which forms an act allows and what each needs is decided in `models.second_person`; here the colleagues on file are put to it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import second_person as model
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import SIGNED_HERE, Act, Form
from vawdesk.models.values import Signature
from vawdesk.vault.accounts import Account, Role

NOT_ENTITLED = Rule(
    "X13-entitled", N_("This colleague cannot be the second person for this. Ask a manager, or somebody named as acting manager."), "8.15"
)
NOT_THEIR_PASSPHRASE = Rule(
    "X13-hand", N_("That was somebody else's signature. The colleague you chose signs with their own passphrase."), "8.25"
)

Sign = Callable[[str, str, bytes], tuple[uuid.UUID, bytes]]
"""Signs a digest with an account's key: (account name, passphrase, digest) gives the account's id and the proof.

Raises what the keyring raises for a wrong passphrase. The account that is signed in stays signed in.
"""


@dataclass(frozen=True)
class Colleague:
    """One account in use and the staff member it belongs to. `acting_until`: the last day for which they are named acting manager."""

    account: uuid.UUID
    staff: uuid.UUID
    account_name: str
    name: str
    post: str
    manager: bool = False
    acting_until: date | None = None

    def form(self, today: date) -> Form | None:
        """The form in which this colleague could agree at the desk, when they are entitled to."""
        if self.manager:
            return Form.IN_PLACE
        return Form.ACTING if self.acting_until is not None and self.acting_until >= today else None


@dataclass(frozen=True)
class Ask:
    """What a second person is asked for: the act, the staff member who asks, and the digest of what they agree to.

    `among`: the only accounts that may be asked, where the asking itself would tell of a sealed file (C11); None for whoever may decide.
    """

    act: Act
    asker: uuid.UUID
    digest: bytes
    field: str = ""
    among: frozenset[uuid.UUID] | None = None

    def may_ask(self, colleague: Colleague) -> bool:
        """Whether this colleague may be told that they are asked."""
        return self.among is None or colleague.account in self.among


@dataclass(frozen=True)
class Agreed:
    """The signature to keep, or what stands against it."""

    signature: Signature | None
    problems: tuple[Problem, ...] = ()


def colleagues(organisation: Session, accounts: Iterable[Account], today: date) -> list[Colleague]:
    """Every account in use with the staff member it belongs to, and until when that one is named acting manager.

    An account without a staff member cannot be a second person: nobody would know afterwards who it was.
    """
    in_use = {account.id: account for account in accounts if account.in_use}
    first: dict[uuid.UUID | None, StaffMember] = {}  # an account is one person: the first to whom it was given
    for member in organisation.scalars(select(StaffMember).where(StaffMember.account.is_not(None)).order_by(StaffMember.created_at)):
        first.setdefault(member.account, member)
    staff = list(first.values())
    acting: dict[uuid.UUID, date] = {}
    for one in staff:
        account = in_use.get(one.account) if one.account is not None else None
        names_one = account is not None and Role.MANAGER in account.roles  # a manager names who stands in, nobody else
        if names_one and one.acting_manager is not None and one.acting_until is not None:
            acting[one.acting_manager] = max(one.acting_until, acting.get(one.acting_manager, one.acting_until))
    return [
        Colleague(
            account.id, one.id, account.name, one.name or account.name, one.post or "", Role.MANAGER in account.roles, acting.get(one.id)
        )
        for one in staff
        if one.account is not None and (account := in_use.get(one.account)) is not None and one.works_on(today)
    ]


def digest_of(act: Act, *contents: bytes) -> bytes:
    """What is signed: SHA-256 over the act and the contents agreed to, each with its length, so that no two lists are one."""
    digest = hashlib.sha256(b"VAWDesk second person\0" + act.value.encode() + b"\0")
    for content in contents:
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.digest()


def who_may(colleagues: Iterable[Colleague], asker: uuid.UUID, today: date) -> list[Colleague]:
    """Colleagues who could sign at the desk, managers first, then by name. Never the one who asks."""
    found = [one for one in colleagues if one.staff != asker and one.form(today) is not None]
    return sorted(found, key=lambda one: (not one.manager, one.name.casefold()))


def forms(act: Act, colleagues: Iterable[Colleague], asker: uuid.UUID, today: date) -> tuple[Form, ...]:
    """The forms to offer for an act, in the order in which they are tried; without a colleague who may sign, only the later ones."""
    here = {one.form(today) for one in who_may(colleagues, asker, today)}
    return tuple(form for form in model.allowed(act) if form not in SIGNED_HERE or form in here)


def agreed_here(ask: Ask, colleague: Colleague, passphrase: str, sign: Sign, now: Moment) -> Agreed:
    """Forms (a) and (b): a colleague signs in place with their own passphrase, for this one act.

    The passphrase is asked of the keyring only when nothing else stands against it. Raises what `sign` raises.
    """
    form = colleague.form(now.today)
    if form is None or not ask.may_ask(colleague):
        return Agreed(None, (NOT_ENTITLED.at(ask.field),))
    if colleague.staff == ask.asker:
        return Agreed(None, (model.OWN_HAND.at(ask.field),))
    account, proof = sign(colleague.account_name, passphrase, ask.digest)
    if account != colleague.account:
        return Agreed(None, (NOT_THEIR_PASSPHRASE.at(ask.field),))
    signature = Signature(colleague.staff, colleague.name, colleague.post, now.utc, form.value, proof=proof.hex())
    return _weighed(ask, signature, now, colleague.acting_until)


def agreed_elsewhere(ask: Ask, person: Colleague | None, name: str, post: str, at: datetime, words: str, now: Moment) -> Agreed:
    """Form (c): a named person was reached by phone or on paper, with their words. `person` when they are on file as a colleague."""
    staff = person.staff if person else uuid.UUID(int=0)
    return _weighed(ask, Signature(staff, name.strip(), post.strip(), at, Form.REACHED.value, words.strip()), now)


def nobody_reached(ask: Ask, asker_name: str, asker_post: str, why: str, now: Moment) -> Agreed:
    """Form (d): nobody could be reached. The one who asks signs alone and writes whom they tried, and why it could not wait."""
    return _weighed(ask, Signature(ask.asker, asker_name, asker_post, now.utc, Form.NOBODY.value, why.strip()), now)


def _weighed(ask: Ask, signature: Signature, now: Moment, acting_until: date | None = None) -> Agreed:
    problems = model.problems(ask.act, signature, ask.asker, now, field=ask.field, acting_until=acting_until)
    return Agreed(None if problems else signature, tuple(problems))
