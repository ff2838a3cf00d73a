"""Which ways to somebody are open where another record counts as the same person."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.test_contact_today import live, phone, ways
from vawdesk.i18n import language
from vawdesk.models.casework.contact_ways import EmailAddress, Way
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.contact_today import Means, offers
from vawdesk.services.feared_ways import feared_ways
from vawdesk.services.letter_places import DIED, NEVER_BY_POST, letter_emails, letter_places, why_not_by_post
from vawdesk.services.letter_rules import NOT_THERE, way_problems
from vawdesk.services.safe_contact import NEVER_EMAIL, NEVER_RING, RING_NOT_SAFE, WRITE_NOT_SAFE, contact_words


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


def test_nobody_is_reached_whose_other_record_says_that_they_died(casework: Session, house: House) -> None:
    email = EmailAddress(address="n@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO)
    nerys = house.person("Nerys Glynne", phones=(phone(),), emails=(email,))
    home = live(house, nerys)
    assert letter_emails(casework, nerys) == ("n@example.org",)
    other = house.person("Nerys Roberts", deceased_on=PartialDate(2026, 11))
    house.keep(PersonLink(one=nerys.id, other=other.id, joined_on=NOW.today, because="The same date of birth."))
    assert not any(one.allowed for one in offers(casework, nerys, NOW))
    words = contact_words(nerys, language("en"), feared_ways(casework, nerys))
    assert (words.line, words.reachable) == ("This person has died.", False)
    assert [(place.address.id, place.why_not) for place in letter_places(casework, nerys, NOW)] == [(home.id, DIED)]
    assert why_not_by_post(casework, nerys, NOW) == DIED
    assert letter_emails(casework, nerys) == ()


def test_why_a_letter_may_not_go_by_email_is_said_as_it_is(casework: Session, house: House) -> None:
    """What another record says is no word about whoever is feared."""
    email = EmailAddress(address="n@example.org", safe_to_write=Tri.YES, shared_device=Tri.NO)
    nerys, other = house.person("Nerys Glynne", emails=(email,)), house.person("Nerys Roberts", contact_never_by=(Way.EMAIL,))
    letter = Letter(person=nerys.id, by_way=ByWay.EMAIL, email="N@example.org")
    assert list(way_problems(casework, letter, NOW)) == []
    house.keep(PersonLink(one=nerys.id, other=other.id, joined_on=NOW.today, because="The same date of birth."))
    assert list(way_problems(casework, letter, NOW)) == [NOT_THERE.at("email", why=NEVER_EMAIL)]
    other.contact_never_by, other.deceased_on = None, PartialDate(2026, 11)
    casework.flush()
    assert list(way_problems(casework, letter, NOW)) == [NOT_THERE.at("email", why=DIED)]
