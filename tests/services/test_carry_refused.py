"""A copy that was altered, is from elsewhere, or of another version of the program: refused whole with the reason, or read whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.carrying import Carrying, write_note
from tests.services.forging import Forger, forger
from tests.services.whole_office import everything
from tests.vaults import FOUNDER, PASSPHRASE
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.carry_home import bring_back
from vawdesk.services.drafts import Place
from vawdesk.vault import keyring_file
from vawdesk.vault.carry_errors import CarriedDamaged, CarriedElsewhere, CarriedTooLarge, NotCarried, NothingNewInIt
from vawdesk.vault.compartment import file_of
from vawdesk.vault.errors import Newer, VaultError
from vawdesk.vault.membership import Person as Founder
from vawdesk.vault.vault import create

Spoil = Callable[[Carrying], Path]
EMPTY = Place()


def written(carried: Carrying) -> Path:
    """A copy with a note in it, closed."""
    carried.take()
    desk = carried.away()
    write_note(desk, carried.held.case, "As it was written.")
    desk.vault.sign_out()
    return carried.places[-1]


def refused_whole(carried: Carrying, place: Path, reason: type[VaultError]) -> None:
    """Refused with this reason in words; all that the office holds is as it was."""
    office = carried.office()
    try:
        before = everything(office)
        with pytest.raises(reason) as told:
            bring_back(office, place)
        assert everything(office) == before
        assert str(told.value.message.text)
    finally:
        office.vault.close()


def cut_short(name: str, part: float) -> Spoil:
    def spoil(carried: Carrying) -> Path:
        path = carried.places[-1] / name
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
        (carried.places[-1] / (keyring_file.NAME + ".bak")).unlink(missing_ok=True)
        return carried.places[-1]

    return spoil


def turned_over(name: str, part: float) -> Spoil:
    def spoil(carried: Carrying) -> Path:
        path = carried.places[-1] / name
        held = bytearray(path.read_bytes())
        held[int(len(held) * part)] ^= 0x10
        path.write_bytes(held)
        return carried.places[-1]

    return spoil


def without(name: str) -> Spoil:
    def spoil(carried: Carrying) -> Path:
        (carried.places[-1] / name).unlink()
        return carried.places[-1]

    return spoil


def older_part(name: str) -> Spoil:
    """One file of another copy of the same office."""

    def spoil(carried: Carrying) -> Path:
        carried.take()
        shutil.copy(carried.places[1] / name, carried.places[0] / name)
        return carried.places[0]

    return spoil


def of_another_office(carried: Carrying) -> Path:
    raw = json.loads((carried.places[-1] / keyring_file.NAME).read_text())
    folder = carried.places[-1].parent / "foreign.vawdesk"
    create(folder, Founder(FOUNDER, PASSPHRASE), carried.town.edges)[0].close()
    raw["carried"]["home"] = json.loads((folder / keyring_file.NAME).read_text())["vault"]
    (carried.places[-1] / keyring_file.NAME).write_text(json.dumps(raw))
    return carried.places[-1]


def open_for_longer(carried: Carrying) -> Path:
    path = carried.places[-1] / keyring_file.NAME
    raw = json.loads(path.read_text())
    raw["carried"]["until"] = "2036-11-25T09:00:00+00:00"
    path.write_text(json.dumps(raw))
    return carried.places[-1]


def the_office_itself(carried: Carrying) -> Path:
    return Path(shutil.copytree(carried.town.folder, carried.places[-1].parent / "whole.vawdesk"))


def far_too_large(carried: Carrying) -> Path:
    with file_of(carried.places[-1], "casework").open("r+b") as file:
        file.truncate(300 << 20)  # takes no room on the disk, and would, once it is copied
    return carried.places[-1]


def of_a_newer_program(carried: Carrying) -> Path:
    path = carried.places[-1] / keyring_file.NAME
    path.write_text(path.read_text().replace('"format": 1', '"format": 2'))
    return carried.places[-1]


SPOILT: list[tuple[str, Spoil, type[VaultError]]] = [
    *((f"{name} cut at {part}", cut_short(name, part), CarriedDamaged) for name in ("casework.db", "organisation.db", "keyring.json")
      for part in (0.0, 0.4, 0.99)),
    *((f"{name} turned at {part}", turned_over(name, part), CarriedDamaged) for name in ("casework.db", "organisation.db")
      for part in (0.001, 0.2, 0.6, 0.999)),
    ("no casework", without("casework.db"), CarriedDamaged),
    ("no organisation", without("organisation.db"), CarriedDamaged),
    ("another copy's casework", older_part("casework.db"), CarriedDamaged),
    ("another copy's organisation", older_part("organisation.db"), CarriedDamaged),
    ("another copy's keyring", older_part("keyring.json"), CarriedDamaged),
    ("another office", of_another_office, CarriedElsewhere),
    ("open for longer", open_for_longer, CarriedDamaged),
    ("the office itself", the_office_itself, NotCarried),
    ("too large", far_too_large, CarriedTooLarge),
    ("a newer program's keyring", of_a_newer_program, Newer),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "reason"), [(spoil, reason) for _name, spoil, reason in SPOILT], ids=[name for name, *_ in SPOILT])
def test_a_bad_copy_is_refused_with_the_reason_and_the_office_is_as_it_was(
    carried: Carrying, spoil: Spoil, reason: type[VaultError]
) -> None:  # fmt: skip
    written(carried)
    refused_whole(carried, spoil(carried), reason)


def test_so_is_one_that_came_home_before(carried: Carrying) -> None:
    place = written(carried)
    carried.home()
    refused_whole(carried, place, NothingNewInIt)


# versions


def renamed(raw: dict[str, Any]) -> dict[str, Any]:
    """As a later release may move a field: what was seen and heard is one from then on."""
    return {**raw, "what_was_said": f"{raw.pop('what_was_said')} (moved)"}


def later_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is renewed: its notes have schema 2, with an upcast for older ones."""
    monkeypatch.setattr(ContactNote, "schema", 2)
    monkeypatch.setattr(ContactNote, "upcasts", {1: renamed})


def test_what_an_older_program_wrote_away_is_brought_home_by_its_upcast(carried: Carrying, monkeypatch: pytest.MonkeyPatch) -> None:
    place = written(carried)
    desk = carried.away()
    begun = ContactNote(case=carried.held.case, what_was_said="Begun")
    begun.id = carried.hidden
    desk.drafts.keep("contact_note", begun, EMPTY)
    desk.vault.sign_out()
    later_notes(monkeypatch)
    (came,) = carried.home(place).came
    office = carried.office("Dai")
    assert came.id is not None
    assert office.open(ContactNote, came.id).what_was_said == "As it was written. (moved)"
    draft = office.drafts.find(ContactNote, "contact_note")
    assert draft is not None
    assert draft.record.value("what_was_said") == "Begun (moved)"
    office.vault.sign_out()


@pytest.mark.parametrize("what", ["note", "draft", "a form of its own", "a sort of its own", "revision"])
def test_what_a_newer_program_wrote_is_refused_until_the_office_has_it_too(
    carried: Carrying, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:  # fmt: skip
    hand = forger(carried)
    with monkeypatch.context() as renewed:
        if what in ("note", "draft"):
            later_notes(renewed)
        newer(hand, what)
    hand.leave()
    refused_whole(carried, carried.places[-1], Newer)


def newer(hand: Forger, what: str) -> None:
    if what == "note":
        write_note(hand.desk, hand.carrying.held.case, "From the day after.")
    elif what == "draft":
        begun = ContactNote(case=hand.carrying.held.case, what_was_said="Begun")
        begun.id = hand.carrying.hidden
        hand.desk.drafts.keep("contact_note", begun, EMPTY)
    elif what == "a form of its own":
        hand.seal("contact_note", b"{}", schema=2)
    elif what == "a sort of its own":
        hand.seal("voice_note", b"{}")
    else:
        hand.raw("UPDATE alembic_version SET version_num = '9999'")
