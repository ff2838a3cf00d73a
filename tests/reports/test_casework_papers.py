"""The log of decisions, what was shared, a letter, an event that went wrong, the list of contacts: how each stands on its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reports.example import furniture
from tests.reports.reading import reader, text
from tests.reports.views import ALYS, MAIR, NAMES, RHODRI, at, record, signature, view
from vawdesk.models.casework.address import AddressKind
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Consulted, Decided, TwoBecause
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.profile import Profile
from vawdesk.reports.forms.casework import decision, disclosure_gone_wrong, information_share, letter
from vawdesk.reports.forms.organisation import contact, contact_pocket
from vawdesk.services.view import RecordView


def decided(number: int) -> RecordView:
    return record(
        Decision, number, about=About.REFER, question="Should we refer now?", decision=Decided.DID, decided_at=at(number, 9),
        reasons="She asked us to. " * 20, relied_on="Her own words. " * 20, not_known="Where he is. " * 20,
        who_consulted=(Consulted.MANAGER, Consulted.SPECIALIST), two_because=(TwoBecause.CHILD,), decided_by=signature(MAIR, "worker"),
        countersigned_by=signature(RHODRI, "manager"),
    )  # fmt: skip


def test_each_decision_stands_on_one_page_and_each_answer_on_a_line_that_begins_like_one() -> None:
    log = decision.ENTRY.render(
        view(record(Case, 3), groups={"decisions": tuple(decided(number) for number in (1, 2, 3))}), "en", furniture()
    )
    shown = [page.extract_text() for page in reader(log).pages]
    assert len(shown) > 2
    for page in shown:
        assert page.count("Countersigned by") == page.count("A child is named") == page.count("Not known at the")
    assert "A manager, A specialist" not in text(log)


def test_what_is_a_statement_is_ticked_and_answered_by_no_word() -> None:
    share = record(InformationShare, 4, what="Who may collect the children.", duty_told=True, shared_at=at(1, 9))
    assert not {"Ie", "Do", "Ydy"} & set(text(information_share.ENTRY.render(view(share), "cy", furniture())).split())
    assert "Yes" not in text(information_share.ENTRY.render(view(share), "en", furniture())).split()
    assert "They were told to keep it safe" in text(information_share.ENTRY.render(view(share), "en", furniture()))


def test_what_is_enclosed_has_one_heading_in_both_languages() -> None:
    made = record(
        Letter, 5, person=ALYS, subject_english="Our meeting", subject_welsh="Ein cyfarfod", body_english="See you.", body_welsh="Hwyl.",
        enclosures="Copi / A copy",
    )  # fmt: skip
    found = text(letter.ENTRY.render(view(made, Profile.THE_PERSON, on=date(2026, 11, 24)), "both", furniture()))
    assert "Amgaeir: / Enclosed:" in found


def test_an_address_that_got_out_is_named_by_its_sort_and_whose_it_is() -> None:
    wrong = record(DisclosureGoneWrong, 6, what="A folder on the bus.", about=(ALYS,), aware_at=at(1, 9))
    places = ((AddressKind.HOME, (ALYS,)), (AddressKind.SCHOOL, ()))
    found = text(disclosure_gone_wrong.ENTRY.render(view(wrong, places=places), "en", furniture()))
    assert f"Home: {NAMES[ALYS]}" in found
    assert "School or nursery" in found


def test_numbers_for_the_wall_have_plain_zeros_and_say_when_they_were_checked() -> None:
    held = record(Contact, 7, agency="Heddlu", phone="01632 960500", checked_on=date(2026, 11, 2))
    police = replace(held, values={**held.values, "kind": ContactKind.POLICE_PPU})
    shown = view(record(Organisation, 8), groups={"contacts": (police,)}, edition=date(2026, 9, 1), check_first=())
    for entry, words in (
        (contact.ENTRY, "Checked on 2 November 2026"),
        (contact_pocket.ENTRY, "Local numbers checked since 2 November 2026"),
    ):
        page = entry.render(shown, "en", furniture())
        assert words in text(page).replace("\u00a0", " ")
        assert b"NotoSans-Bold" in page
    stale = view(record(Organisation, 8), groups={"contacts": (police,)}, edition=date(2026, 9, 1), check_first=(police.id,))
    assert "checked since" not in text(contact_pocket.ENTRY.render(stale, "en", furniture()))
