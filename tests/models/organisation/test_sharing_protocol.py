"""Sharing protocols: with whom, what they cover, signed, and looked at again."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from tests.models.people import TODAY, broken, lacking
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.organisation.sharing_protocol import Party, ProtocolKind, SharingProtocol, Signatory
from vawdesk.models.values import Tri

WEEK = timedelta(days=7)


def protocol(**changed: Any) -> SharingProtocol:
    values: dict[str, Any] = {
        "heading": "Visits in the valley", "kind": ProtocolKind.ISP, "parties": (Party(contact=uuid.uuid4()),), "purpose": "To warn",
        "covers_staff_risk": Tri.YES, "covers_home_visits": Tri.NO, "review_on": TODAY + WEEK,
    }  # fmt: skip
    return SharingProtocol(**{**values, **changed})


def test_what_is_needed() -> None:
    assert lacking(SharingProtocol()) == {
        "heading", "kind", "parties", "purpose", "covers_staff_risk", "covers_home_visits", "review_on",
    }  # fmt: skip
    assert broken(protocol()) == set()
    assert lacking(protocol(review_on=None, ended_on=TODAY)) == set()


def test_a_party_is_a_contact_or_has_a_name_and_a_sort() -> None:
    assert broken(protocol(parties=(Party(name="District nurses"),))) == {"form"}
    assert broken(protocol(parties=(Party(name="District nurses", kind=ContactKind.OTHER),))) == set()


def test_days_in_their_order() -> None:
    signed = {"signatories": (Signatory(name="Sioned Parry"),)}
    assert broken(protocol(signed_on=TODAY + WEEK, **signed)) == {"protocol.signed"}
    assert broken(protocol(signed_on=TODAY, review_on=TODAY - WEEK, **signed)) == {"protocol.dates"}
    assert broken(protocol(signed_on=TODAY - 2 * WEEK, review_on=TODAY - WEEK, **signed)) == {"protocol.review"}
    assert broken(protocol(signed_on=TODAY)) == {"protocol.signatories"}


def test_in_force_is_signed_and_not_ended() -> None:
    assert not protocol().in_force(TODAY)
    assert protocol(signed_on=TODAY).in_force(TODAY)
    assert not protocol(signed_on=TODAY - WEEK, ended_on=TODAY).in_force(TODAY)
    assert not protocol(review_on=TODAY - WEEK, ended_on=TODAY).review_overdue(TODAY)
