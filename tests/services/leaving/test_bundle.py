"""Several papers to one reader: one preview, one number, a journal row for each part, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import LETTER, PRESS, SECOND, Office, at_work, codes, internal, read, refused, to_solicitor
from tests.vaults import Town
from vawdesk.models.profile import Profile
from vawdesk.models.second_person import Act
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Bundle, let_go_bundle, prepare, prepare_bundle
from vawdesk.services.view import Dossier


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def bind(pages: Sequence[bytes]) -> bytes:
    return b"\n----\n".join(pages)


def bundle(office: Office, *requests: Request) -> Bundle:
    return prepare_bundle(office.door, [(request, PRESS) for request in requests], bind)


def test_on_paper_each_part_is_given_by_itself_under_one_number(office: Office) -> None:
    made = bundle(office, internal(office), internal(office, dossier=Dossier(office.letter)))
    assert made.refused == ()
    one, other = let_go_bundle(office.door, made, Way.PRINT)
    rows = office.journal()
    assert [(row["bundle"]["number"], row["bundle"]["part"], row["bundle"]["of"]) for row in rows] == [(1, 1, 2), (1, 2, 2)]
    assert len({row["bundle"]["id"] for row in rows}) == 1
    assert {copy.content_hash for copy in office.copies()} == {row["hash"] for row in rows}
    assert (one.copy, other.copy) == (1, 1)
    again = let_go_bundle(office.door, bundle(office, internal(office)), Way.PRINT)
    assert again[0].copy == 2
    assert office.journal()[-1]["bundle"]["number"] == 2


def test_saved_it_is_one_file_with_one_password(office: Office) -> None:
    made = bundle(office, internal(office), internal(office, dossier=Dossier(office.letter)))
    assert refused(let_go_bundle, office.door, made, Way.SAVE_LOCKED) == {"X5 password"}
    (released,) = let_go_bundle(office.door, made, Way.SAVE_LOCKED, seal=lambda data: b"locked:" + data)
    assert released.data.startswith(b"locked:")
    assert released.data.count(b"\n----\n") == 1
    assert len(office.journal()) == 2


def test_who_is_protected_in_one_part_is_so_in_all(office: Office) -> None:
    """His note is about nobody but Rhodri's own neighbour by itself; beside her note every reader in doubt counts as him."""
    with office.desk.writing() as unit:
        build = Builder(unit.session)
        gwen = build.person("Gwen Evans")
        file = build.case(gwen, None)
        note = build.note(file, gwen, what_was_said="She mentioned that Alys lives at 12 Heol y Bont now.")
        unit.session.commit()
        unit.session.refresh(note)
        unit.session.expunge_all()
    firm = Recipient(RecipientKind.SOLICITOR, "Arall a'i Chwmni")
    alone = to_solicitor(office, recipient=firm, dossier=Dossier(note))
    assert "12 Heol y Bont" in read(prepare(office.door, alone, PRESS).page)
    made = bundle(office, to_solicitor(office, recipient=firm), alone)
    assert "Heol" not in read(made.page)
    assert "Alys" not in read(made.page)
    assert office.family.alys.id in made.protection.protected
    assert "Heol" not in "".join(read(one.data) for one in let_go_bundle(office.door, made, Way.PRINT))


def test_where_one_part_is_refused_none_leaves(office: Office) -> None:
    his = Recipient(RecipientKind.PERSON, "Rhodri", person=office.family.rhodri.id)
    fair = Request(LETTER, his, Profile.THE_PERSON, "A letter.", "en", Dossier(office.letter))
    made = bundle(office, fair, replace(fair, dossier=Dossier(office.note)))
    assert "X6" in codes(made.refused)
    assert "X6" in refused(let_go_bundle, office.door, made, Way.PRINT)
    assert (office.journal(), office.copies()) == ([], [])


def test_where_one_part_has_changed_meanwhile_none_leaves(office: Office) -> None:
    made = bundle(office, internal(office, dossier=Dossier(office.letter)), internal(office))
    with office.desk.writing() as unit:
        unit.get(type(office.family.alys), office.family.alys.id).pronouns = "she"
        unit.commit()
    assert refused(let_go_bundle, office.door, made, Way.PRINT) == {"X6 changed"}
    assert (office.journal(), office.copies()) == ([], [])


def test_a_second_person_signs_once_for_all_of_it(office: Office) -> None:
    lifted = {office.family.alys.id: "The court ordered it on 1 September."}
    asked = to_solicitor(office, lifted=lifted)
    made = bundle(office, asked, asked)
    assert made.needs_second
    assert refused(let_go_bundle, office.door, made, Way.PRINT) == {"X13"}
    assert refused(let_go_bundle, office.door, made, Way.PRINT, SECOND) == {"X13-passphrase"}
    one_page = office.signed(made.parts[0], Act.RELEASE_WITHHELD)
    assert refused(let_go_bundle, office.door, made, Way.PRINT, one_page) == {"X13-passphrase"}
    assert len(let_go_bundle(office.door, made, Way.PRINT, office.signed(made, Act.RELEASE_WITHHELD))) == 2


def test_a_bundle_goes_to_one_reader_with_one_decision(office: Office) -> None:
    with pytest.raises(ValueError, match="at least one"):
        bundle(office)
    with pytest.raises(ValueError, match="one reader"):
        bundle(office, internal(office), to_solicitor(office))
    with pytest.raises(ValueError, match="one reader"):
        bundle(office, internal(office), internal(office, lifted={office.family.alys.id: "The court ordered it."}))
    with pytest.raises(TypeError):
        Bundle(object(), (), b"", bind, office.family.alys.id)
