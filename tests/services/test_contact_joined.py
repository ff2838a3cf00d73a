"""Which ways to somebody are open where another record counts as the same person."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.test_contact_today import live, phone, ways
from vawdesk.i18n import language
from vawdesk.models.casework.contact_ways import EmailAddress, Way
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.values import Tri
from vawdesk.services.contact_today import Means
from vawdesk.services.feared_ways import feared_ways
from vawdesk.services.letter_places import NEVER_BY_POST, letter_places
from vawdesk.services.safe_contact import NEVER_RING, RING_NOT_SAFE, WRITE_NOT_SAFE, contact_words


def test_what_is_said_under_a_joined_record_closes_the_way_here_too(casework: Session, house: House) -> None:
    """Two records of one person: what either says is not safe is not safe; a call passes no other check."""
    email = EmailAddress(address="n@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO)
    nerys = house.person("Nerys Glynne", phones=(phone(),), emails=(email,))
    home = live(house, nerys)
    other = house.person(
        "Nerys Roberts", phones=(phone(Tri.NO, number="+44 7700 900201"),), emails=(replace(email, shared_device=Tri.YES),)
    )
    assert ways(casework, nerys)[Means.RING].allowed
    house.keep(PersonLink(one=nerys.id, other=other.id, joined_on=NOW.today, because="The same date of birth."))
    found = ways(casework, nerys)
    assert found[Means.RING].why_not == RING_NOT_SAFE
    assert found[Means.TEXT].why_not == RING_NOT_SAFE
    assert found[Means.WRITE].why_not == WRITE_NOT_SAFE
    assert not contact_words(nerys, language("en"), feared_ways(casework, nerys)).safe
    other.phones, other.contact_never_by = None, (Way.PHONE, Way.POST)
    casework.flush()
    assert ways(casework, nerys)[Means.RING].why_not == NEVER_RING
    assert [(place.address.id, place.why_not) for place in letter_places(casework, nerys, NOW)] == [(home.id, NEVER_BY_POST)]
