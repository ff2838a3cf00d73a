"""What somebody else told us: an agency for ourselves alone, a person in confidence, one of two who were both there, a lawyer of papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.services.leaving.conftest import Builder
from tests.services.leaving.release_office import NOTE, PRESS, Office, at_work, codes, internal, read, refused, to_solicitor
from tests.vaults import Town
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services.leaving import Press, Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier

OWNED = "Police hold a tracker log of his car from the third of May. He was at the caravan park twice."
COUNCIL = Recipient(RecipientKind.AGENCY, "Cyngor Sir Enghraifft")


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def note(office: Office, case: Any, *people: Person, **said: Any) -> ContactNote:
    with office.desk.writing() as unit:
        made = Builder(unit.session).note(case, *people, **said)
        unit.session.commit()
        unit.session.refresh(made)
        unit.session.expunge_all()
    return made


def to_council(office: Office, about: ContactNote, **said: Any) -> Request:
    return replace(Request(NOTE, COUNCIL, Profile.AGENCY, "To plan her safety.", "en", Dossier(about)), **said)


def text_for(office: Office, request: Request) -> str:
    prepared = prepare(office.door, request, PRESS)
    assert prepared.refused == ()
    return read(let_go(office.door, prepared, Way.PRINT).data)


def test_what_an_agency_told_us_alone_is_on_no_page_that_leaves(office: Office) -> None:
    told = note(
        office, office.family.hers, office.family.alys, what_was_said="She rang.", restricted_words=OWNED, restricted_owner="Police"
    )
    for profile, kind in ((Profile.AGENCY, RecipientKind.AGENCY), (Profile.POLICE, RecipientKind.POLICE)):
        text = text_for(office, to_council(office, told, profile=profile, recipient=Recipient(kind, "Swyddog")))
        assert "She rang." in text
        assert "tracker" not in text
    assert "tracker" in read(prepare(office.door, internal(office, dossier=Dossier(told)), PRESS).page)


@pytest.mark.parametrize(
    "copied",
    [
        "We know this: police hold a TRACKER log of his car from the third of May, so take care.",
        "“He was at the caravan park twice”, it was said.",
        "police hold a tracker\nlog of his car",
    ],
)
def test_copied_into_another_note_they_are_found_word_for_word(office: Office, copied: str) -> None:
    note(office, office.family.hers, office.family.alys, restricted_words=OWNED, restricted_owner="Police")
    text = text_for(office, to_council(office, note(office, office.family.his, office.family.rhodri, what_was_said=copied)))
    assert "tracker" not in text.casefold()
    assert "caravan" not in text


def test_a_page_drawn_past_the_view_is_refused_with_them(office: Office) -> None:
    note(office, office.family.hers, office.family.alys, restricted_words=OWNED, restricted_owner="Police")

    def leaky(view: Any, tongue: Any, sheet: Any) -> bytes:
        return PRESS.render(view, tongue, sheet) + b"\nPolice hold a tracker log of his car from somewhere."

    prepared = prepare(office.door, to_council(office, office.letter), Press(leaky, read))
    assert codes(prepared.refused) == {"X6 text"}


def test_words_that_anybody_would_write_are_no_secret(office: Office) -> None:
    note(office, office.family.hers, office.family.alys, restricted_words="Thank you. She is well. No change.", restricted_owner="MARAC")
    ordinary = note(office, office.family.hers, office.family.alys, what_was_said="She is well. Thank you. There is no change.")
    assert "She is well. Thank you. There is no change." in text_for(office, to_council(office, ordinary))


def test_what_was_told_in_confidence_is_not_repeated_to_whoever_may_pass_it_on(office: Office) -> None:
    said = "I have a bag packed behind the boiler and mean to go on Friday."
    note(office, office.family.hers, office.family.alys, what_was_said=said, told_in_confidence=True)
    about_him = note(office, office.family.his, office.family.rhodri, what_was_said=f"It was said: {said} He was asked.")
    text = text_for(office, to_solicitor(office, dossier=Dossier(about_him)))
    assert "bag packed" not in text
    assert "He was asked." in text
    assert "bag packed" in text_for(office, to_council(office, about_him))  # nobody's proxy; the note itself is kept by its own mark


def test_of_a_contact_at_which_both_were_there_only_that_it_was(office: Office) -> None:
    both = note(
        office, office.family.his, office.family.rhodri, office.family.alys,
        what_was_said="She said that she is afraid of him. He said that nothing happened.", what_i_saw="She looked at the door.",
    )  # fmt: skip
    prepared = prepare(office.door, to_solicitor(office, dossier=Dossier(both)), PRESS)
    assert prepared.refused == ()
    text = read(prepared.page)
    assert "afraid" not in text
    assert "nothing happened" not in text
    assert "door" not in text
    assert any("both were there" in held.reason.text for held in prepared.held)
    assert "afraid of him" in text_for(office, to_council(office, both))
    allowed = note(
        office, office.family.his, office.family.rhodri, office.family.alys, what_was_said="Both agreed to meet on Monday.",
        share_with_other_side=True,
    )  # fmt: skip
    assert "Both agreed" in text_for(office, to_solicitor(office, dossier=Dossier(allowed)))


def test_what_is_added_to_such_a_note_goes_no_further_than_it(office: Office) -> None:
    both = note(office, office.family.his, office.family.rhodri, office.family.alys, what_was_said="Nothing.")
    with office.desk.writing() as unit:
        added = Builder(unit.session).keep(
            Addendum(
                record_type="contact_note", record=both.id, in_file=office.family.his.id, reason=AddendumReason.LATER,
                text="In the corridor she asked for a room.", added_at=office.desk.now().utc,
            )
        )  # fmt: skip
        unit.session.commit()
        unit.session.refresh(added)
        unit.session.expunge_all()
    main = note(office, office.family.his, office.family.rhodri, what_was_said="He came alone.")
    text = text_for(office, to_solicitor(office, dossier=Dossier(main, {"notes": (both,), "addenda": (added,)})))
    assert "corridor" not in text
    assert "He came alone." in text
    alone = text_for(office, to_solicitor(office, dossier=Dossier(main, {"addenda": (added,)})))
    assert "corridor" not in alone


@pytest.mark.parametrize(
    "told",
    [
        "Her visa ends in March.", "She has no recourse to public funds.", "He says that he will ring the Home Office.", "NRPF.",
        "She has leave to\nremain until May.", "She asked for asylum.", "Mae hi'n ceisio lloches.", "Mae ei fisa yn dod i ben.",
    ],
)  # fmt: skip
def test_immigration_status_never_leaves_without_a_reason_of_its_own(office: Office, told: str) -> None:
    about = note(office, office.family.hers, office.family.alys, what_was_said=told)
    asked = to_council(office, about)
    assert "X6 status" in codes(prepare(office.door, asked, PRESS).refused)
    assert "X6 status" in refused(let_go, office.door, prepare(office.door, asked, PRESS), Way.PRINT)
    assert "X6 status" in codes(prepare(office.door, replace(asked, because={"X6 status": "yes"}), PRESS).refused)
    why = "The refuge can only take her if it knows."
    assert let_go(office.door, prepare(office.door, replace(asked, because={"X6 status": why}), PRESS), Way.PRINT)
    assert office.journal()[-1]["because"] == {"X6 status": why}
    assert prepare(office.door, internal(office, dossier=Dossier(about)), PRESS).refused == ()


@pytest.mark.parametrize(
    "told",
    ["She paid with her Visa debit card.", "He works from home. Office hours are hers.", "She is in a refuge.", "Mae hi mewn lloches."],
)
def test_ordinary_words_are_not_taken_for_it(office: Office, told: str) -> None:
    assert (
        prepare(office.door, to_council(office, note(office, office.family.hers, office.family.alys, what_was_said=told)), PRESS).refused
        == ()
    )


def test_the_note_of_somebodys_status_is_on_no_page_that_leaves(office: Office) -> None:
    with office.desk.writing() as unit:
        unit.get(Person, office.family.alys.id).immigration_note = "Spouse visa."
        unit.commit()
    with office.desk.reading() as session:
        alys = session.get(Person, office.family.alys.id)
        session.expunge_all()
    assert alys is not None
    for kind, profile in ((RecipientKind.AGENCY, Profile.AGENCY), (RecipientKind.POLICE, Profile.POLICE)):
        asked = to_council(
            office, office.note, recipient=Recipient(kind, "Swyddog"), profile=profile, dossier=Dossier(office.note, {"p": (alys,)})
        )
        assert "Spouse" not in text_for(office, asked)
