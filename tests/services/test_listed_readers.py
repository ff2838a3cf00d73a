"""To whom a copy may go without a password: an agency with an agreed channel, by its very name and sort, and nobody else."""

from __future__ import annotations

import uuid

import pytest

from tests.services.test_desk import desk
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel
from vawdesk.services.agreed_channel import AGREE_FIRST, how_a_file_goes
from vawdesk.services.desk import Desk
from vawdesk.services.directory import recipient_of
from vawdesk.services.listed_readers import as_listed
from vawdesk.services.protection import Recipient, RecipientKind

__all__ = ["desk"]


@pytest.fixture
def agreed(desk: Desk) -> Desk:
    with desk.writing("organisation") as unit:
        unit.add(Contact(
            agency="Heddlu Example", kind=ContactKind.POLICE_PPU, named="Duty sergeant", phone="01632 960111",
            email="ppu@police.example.org",
            secure_channel=SecureChannel.ENCRYPTED_EMAIL, channel_words="Agreed by letter", checked_on=unit.now.today,
            checked_by=unit.desk.account.staff, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    return desk


@pytest.mark.parametrize(
    ("kind", "name", "said", "secure"),
    [
        (RecipientKind.POLICE, "Heddlu Example", {}, True),
        (RecipientKind.POLICE, " heddlu  example ", {}, True),
        (RecipientKind.POLICE, "Heddlu Example, Duty sergeant", {}, True),
        (RecipientKind.POLICE, "Heddlu Exampl", {}, False),
        (RecipientKind.POLICE, "", {}, False),
        (RecipientKind.AGENCY, "Heddlu Example", {}, False),
        (RecipientKind.SOLICITOR, "Heddlu Example", {}, False),
        (RecipientKind.POLICE, "Heddlu Example", {"acts_for": uuid.UUID(int=1)}, False),
    ],
)
def test_a_channel_counts_for_that_very_agency(agreed: Desk, kind: RecipientKind, name: str, said: dict, secure: bool) -> None:
    assert as_listed(agreed, Recipient(kind, name, **said)).secure_channel is secure


def test_the_channel_that_was_agreed_is_said_and_else_what_to_agree_first(agreed: Desk) -> None:
    say = language("en").say
    police = as_listed(agreed, Recipient(RecipientKind.POLICE, "Heddlu Example"))
    told = how_a_file_goes(agreed, police)
    assert told is not None
    assert "Encrypted e-mail, agreed with them (Agreed by letter)" in say(told)
    assert how_a_file_goes(agreed, as_listed(agreed, Recipient(RecipientKind.MARAC, "Marac Example"))) == AGREE_FIRST
    for nobody in (Recipient(RecipientKind.SOLICITOR, "Heddlu Example"), Recipient(RecipientKind.PERSON, "M", person=uuid.UUID(int=3))):
        assert how_a_file_goes(agreed, nobody) is None


@pytest.mark.parametrize(
    ("kind", "name", "known"),
    [
        (RecipientKind.POLICE, "heddlu example", ("01632 960111", "ppu@police.example.org")),
        (RecipientKind.POLICE, "Heddlu Arall", ()),
        (RecipientKind.PERSON, "Heddlu Example", ()),
    ],
)
def test_by_which_ways_an_agency_is_reached_is_read_in_the_directory(
    agreed: Desk, kind: RecipientKind, name: str, known: tuple[str, ...]
) -> None:
    assert as_listed(agreed, Recipient(kind, name)).reached_at == known


def test_two_contacts_of_one_name_have_no_channel_until_it_is_said_which(agreed: Desk) -> None:
    """What is a way to either still counts as a way to them: it is looked at whose it is."""
    with agreed.writing("organisation") as unit:
        unit.add(Contact(
            agency="Heddlu Example", kind=ContactKind.POLICE_PPU, named="Front desk", phone="01632 960222", checked_on=unit.now.today,
            status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    either = as_listed(agreed, Recipient(RecipientKind.POLICE, "Heddlu Example"))
    assert (either.secure_channel, either.contact) == (False, None)
    assert set(either.reached_at) == {"01632 960111", "ppu@police.example.org", "01632 960222"}
    assert how_a_file_goes(agreed, either) == AGREE_FIRST
    sergeant = as_listed(agreed, Recipient(RecipientKind.POLICE, "Heddlu Example, Duty sergeant"))
    assert sergeant.secure_channel
    assert how_a_file_goes(agreed, sergeant) != AGREE_FIRST


def test_a_reader_who_was_chosen_is_that_contact_whatever_others_are_called(agreed: Desk) -> None:
    with agreed.writing("organisation") as unit:
        other = unit.add(Contact(
            agency="Heddlu Example", named="Duty sergeant", kind=ContactKind.POLICE_PPU, phone="01632 960222",
            checked_on=unit.now.today, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    chosen = recipient_of(other, agreed.now().today)
    assert as_listed(agreed, chosen).secure_channel is False
    assert how_a_file_goes(agreed, chosen) == AGREE_FIRST
    assert as_listed(agreed, chosen).reached_at == ("01632 960222",)
