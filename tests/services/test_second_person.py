"""Asking a second person: who may be asked, in which form, and that nobody is ever their own."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW
from vawdesk.models.base import METADATA, Status
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.second_person import Act, Form, awaits_confirmation
from vawdesk.services import second_person
from vawdesk.services.second_person import (
    Ask,
    Colleague,
    agreed_elsewhere,
    agreed_here,
    digest_of,
    forms,
    nobody_reached,
    who_may,
)
from vawdesk.vault.accounts import Account, Role, State
from vawdesk.vault.keys import PublicKeys

CARYS_ACCOUNT, HUW_ACCOUNT, BETH_ACCOUNT = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
carys = Colleague(CARYS_ACCOUNT, CARYS, "Carys B", "Carys Bowen", "Manager", manager=True)
huw = Colleague(HUW_ACCOUNT, HUW, "Huw M", "Huw Maddocks", "Support worker")
beth = Colleague(BETH_ACCOUNT, BETH, "Beth A", "Beth Ashworth", "Support worker")
acting = Colleague(BETH_ACCOUNT, BETH, "Beth A", "Beth Ashworth", "Support worker", acting_until=date(2026, 11, 24))

DIGEST = digest_of(Act.FLAG, b"content")
FLAG = Ask(Act.FLAG, HUW, DIGEST, "approved_by")


class WrongPassphraseError(Exception):
    """As the keyring raises it."""


class Keyring:
    """Signs for the accounts it knows; remembers whether it was asked at all."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, account_name: str, passphrase: str, digest: bytes) -> tuple[uuid.UUID, bytes]:
        self.asked.append(account_name)
        if passphrase != "tair cath ddu":
            raise WrongPassphraseError
        account = {"Carys B": CARYS_ACCOUNT, "Huw M": HUW_ACCOUNT, "Beth A": BETH_ACCOUNT}[account_name]
        return account, hashlib.sha256(account.bytes + digest).digest()


def codes(agreed: second_person.Agreed) -> list[str]:
    assert (agreed.signature is None) == bool(agreed.problems)
    return [problem.rule for problem in agreed.problems]


def test_a_manager_signs_in_place() -> None:
    agreed = agreed_here(FLAG, carys, "tair cath ddu", Keyring(), NOW)
    assert codes(agreed) == []
    assert agreed.signature is not None
    assert (agreed.signature.person, agreed.signature.how, agreed.signature.at) == (CARYS, "in place", NOW.utc)
    assert agreed.signature.proof == hashlib.sha256(CARYS_ACCOUNT.bytes + DIGEST).hexdigest()


def test_a_wrong_passphrase_is_the_keyrings_to_refuse() -> None:
    with pytest.raises(WrongPassphraseError):
        agreed_here(FLAG, carys, "wrong", Keyring(), NOW)


def test_a_worker_is_not_entitled_unless_named_as_acting_manager_until_that_day() -> None:
    keyring = Keyring()
    assert codes(agreed_here(FLAG, beth, "tair cath ddu", keyring, NOW)) == ["X13-entitled"]
    assert keyring.asked == []
    agreed = agreed_here(FLAG, acting, "tair cath ddu", keyring, NOW)
    assert agreed.signature is not None
    assert agreed.signature.how == Form.ACTING.value
    over = Colleague(BETH_ACCOUNT, BETH, "Beth A", "Beth Ashworth", "Support worker", acting_until=date(2026, 11, 23))
    assert codes(agreed_here(FLAG, over, "tair cath ddu", keyring, NOW)) == ["X13-entitled"]


def test_nobody_is_their_own_second_person_even_as_a_manager() -> None:
    keyring = Keyring()
    own = Ask(Act.FLAG, CARYS, DIGEST)
    assert codes(agreed_here(own, carys, "tair cath ddu", keyring, NOW)) == ["X13-self"]
    assert keyring.asked == []
    assert codes(agreed_elsewhere(own, carys, "Carys Bowen", "Manager", NOW.utc, "I agree with it.", NOW)) == ["X13-self"]


def test_a_passphrase_of_another_account_is_no_signature() -> None:
    crossed = Colleague(CARYS_ACCOUNT, CARYS, "Beth A", "Carys Bowen", "Manager", manager=True)
    assert codes(agreed_here(FLAG, crossed, "tair cath ddu", Keyring(), NOW)) == ["X13-hand"]


def test_a_person_reached_by_phone_needs_a_name_and_their_words() -> None:
    said = "Yes, show it now. I will sign tomorrow."
    assert codes(agreed_elsewhere(FLAG, None, "Carys Bowen", "Manager", NOW.utc, said, NOW)) == []
    assert codes(agreed_elsewhere(FLAG, None, " ", "Manager", NOW.utc, said, NOW)) == ["X13-words"]
    assert codes(agreed_elsewhere(FLAG, None, "Carys Bowen", "Manager", NOW.utc, " ", NOW)) == ["X13-words"]
    assert codes(agreed_elsewhere(FLAG, None, "Carys Bowen", "Manager", NOW.utc + timedelta(hours=1), said, NOW)) == ["X13-when"]


def test_alone_only_with_a_reason_and_somebody_confirms_it() -> None:
    alone = nobody_reached(FLAG, "Huw Maddocks", "Support worker", "Carys and the on-call number did not answer.", NOW)
    assert codes(alone) == []
    assert awaits_confirmation(alone.signature, None)
    assert codes(nobody_reached(FLAG, "Huw Maddocks", "Support worker", "", NOW)) == ["X13-nobody"]


@pytest.mark.parametrize("act", [Act.RELEASE_WITHHELD, Act.OPEN_COPY, Act.DISPOSAL, Act.LIFT_HOLD])
def test_what_is_withheld_and_disposal_wait_for_a_signature_at_the_desk(act: Act) -> None:
    ask = Ask(act, HUW, digest_of(act, b"content"))
    assert codes(agreed_elsewhere(ask, carys, "Carys Bowen", "Manager", NOW.utc, "Yes, let it go.", NOW)) == ["X13-form"]
    assert codes(nobody_reached(ask, "Huw Maddocks", "Support worker", "Nobody answered all day.", NOW)) == ["X13-form"]
    assert codes(agreed_here(ask, carys, "tair cath ddu", Keyring(), NOW)) == []


def test_the_colleagues_and_forms_that_are_offered() -> None:
    everybody = [beth, huw, acting, carys]
    assert who_may(everybody, HUW, NOW.today) == [carys, acting]
    assert who_may(everybody, CARYS, NOW.today) == [acting]
    assert forms(Act.VISIT, everybody, HUW, NOW.today) == tuple(Form)
    assert forms(Act.VISIT, [carys, huw], CARYS, NOW.today) == (Form.REACHED, Form.NOBODY)
    assert forms(Act.DISPOSAL, [carys, huw], CARYS, NOW.today) == ()


def test_what_is_signed_is_this_act_on_this_content() -> None:
    assert digest_of(Act.FLAG, b"ab", b"c") != digest_of(Act.FLAG, b"a", b"bc")
    assert digest_of(Act.FLAG, b"a") != digest_of(Act.VISIT, b"a")
    assert digest_of(Act.FLAG, b"a") == digest_of(Act.FLAG, b"a")


def test_colleagues_are_read_from_the_accounts_and_the_staff_on_file() -> None:
    engine = create_engine("sqlite://")
    METADATA["organisation"].create_all(engine)
    keys = PublicKeys(b"v" * 32, b"a" * 32)

    def account(id: uuid.UUID, name: str, *roles: Role, state: State = State.ACTIVE) -> Account:
        return Account(id, name, frozenset(roles), state, keys, None)

    def staff(id: uuid.UUID, name: str, account: uuid.UUID | None, **said: Any) -> StaffMember:
        made = StaffMember(id=id, name=name, post="Worker", account=account, status=Status.SIGNED, **said)
        made.created_at = made.updated_at = NOW.utc
        made.created_by = made.updated_by = CARYS
        return made

    gone, without = uuid.uuid4(), uuid.uuid4()
    with Session(engine) as session:
        session.add_all([
            staff(CARYS, "Carys Bowen", CARYS_ACCOUNT, acting_manager=BETH, acting_until=date(2026, 11, 30)),
            staff(HUW, "Huw Maddocks", HUW_ACCOUNT, acting_manager=BETH, acting_until=date(2026, 11, 20)),
            staff(BETH, "Beth Ashworth", BETH_ACCOUNT),
            staff(uuid.uuid4(), "Gone Away", gone, left=date(2026, 11, 1)),
        ])  # fmt: skip
        session.flush()
        found = second_person.colleagues(
            session,
            [
                account(CARYS_ACCOUNT, "Carys B", Role.MANAGER), account(BETH_ACCOUNT, "Beth A", Role.WORKER),
                account(HUW_ACCOUNT, "Huw M", Role.MANAGER, state=State.REMOVED), account(gone, "Gone", Role.MANAGER),
                account(without, "Without", Role.MANAGER),
            ],
            NOW.today,
        )  # fmt: skip
    engine.dispose()
    assert {one.name: (one.manager, one.acting_until) for one in found} == {
        "Carys Bowen": (True, None),
        "Beth Ashworth": (False, date(2026, 11, 30)),
    }
    assert [one.name for one in who_may(found, HUW, NOW.today)] == ["Carys Bowen", "Beth Ashworth"]
