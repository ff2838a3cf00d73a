"""Local contacts: reachable, checked, and with a channel only where it can be used."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.models.people import NOW, TODAY, broken, lacking
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel


def contact(**changed: Any) -> Contact:
    values: dict[str, Any] = {
        "agency": "Cymorth Dyffryn", "kind": ContactKind.SPECIALIST, "phone": "01632 960123", "checked_on": TODAY,
    }  # fmt: skip
    return Contact(**{**values, **changed})


def test_what_is_needed() -> None:
    assert lacking(Contact()) == {"agency", "kind", "checked_on"}
    assert broken(contact()) == set()


def test_a_contact_nobody_can_reach_helps_nobody() -> None:
    assert broken(contact(phone=None)) == {"directory.reach"}
    for way in ({"phone_after_hours": "01632 960124"}, {"email": "ni@example.org"}):
        assert broken(contact(phone=None, **way)) == set()
    portal = {"secure_channel": SecureChannel.PORTAL, "channel_words": "The tile at the top"}
    assert broken(contact(phone=None, **portal)) == set()


def test_a_number_with_a_letter_in_it_is_refused() -> None:
    assert broken(contact(phone="01632 96O123")) == {"form"}


def test_half_a_year_without_a_check_is_said() -> None:
    assert not contact(checked_on=TODAY - timedelta(days=180)).needs_check(TODAY)
    stale = contact(checked_on=TODAY - timedelta(days=181))
    assert stale.needs_check(TODAY)
    assert broken(stale) == {"directory.unchecked"}
    assert not contact(checked_on=TODAY - timedelta(days=400), ended_on=TODAY).needs_check(TODAY)


def test_nobody_has_checked_tomorrow() -> None:
    assert broken(contact(checked_on=NOW.today + timedelta(days=1))) == {"directory.checked"}


def test_a_secure_channel_leads_somewhere() -> None:
    assert broken(contact(secure_channel=SecureChannel.CJSM)) == {"directory.channel"}
    assert broken(contact(secure_channel=SecureChannel.CJSM, email="uned@example.org")) == {"directory.cjsm"}
    assert broken(contact(secure_channel=SecureChannel.CJSM, email="uned@example.CJSM.net")) == set()
    assert lacking(contact(secure_channel=SecureChannel.PORTAL)) == {"channel_words"}


def test_what_has_ended_is_not_in_use() -> None:
    assert contact().in_use(TODAY)
    assert contact(ended_on=TODAY + timedelta(days=1)).in_use(TODAY)
    assert not contact(ended_on=TODAY).in_use(TODAY)
    assert not contact(ended_on=date(2026, 1, 1)).in_use(TODAY)
