"""D06: what the forms of MARAC and safeguarding ask: how people belong together, a child's school, who has gone through the Dash list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reports.example import furniture
from tests.reports.reading import heard
from tests.reports.views import ALYS, NAMES, RHODRI, TOMOS, record, rows, view
from vawdesk.i18n import language
from vawdesk.models.casework.address import Address, AddressKind
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_rows import DashHeard
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing, Which
from vawdesk.models.profile import Profile
from vawdesk.models.values import Option, PartialDate, Tri
from vawdesk.reports.forms.casework.referral import ENTRY
from vawdesk.services.reached_safely import home_group
from vawdesk.services.referral_answers import answers
from vawdesk.services.view import RecordView, View


def of(made: RecordView, kind: Option) -> RecordView:
    """The same, of this kind."""
    return replace(made, values={**made.values, "kind": kind})


def marac() -> View:
    """Alys and her son, whose school is on file, and Rhodri."""
    dash = DashHeard(by="Adviser, Noddfa Derwen", trained=Tri.YES, on=PartialDate.of(date(2026, 11, 3)), total=17, held_where="With them")
    held = record(
        Referral, 1, subject=ALYS, victims=(ALYS,), of_concern=(RHODRI,), children=(TOMOS,), why_now="At the gate.", dash=rows(dash)
    )
    people = tuple(replace(record(Person, 2, display_name=NAMES[one]), id=one) for one in (ALYS, RHODRI, TOMOS))
    former = record(
        Relationship, 3, from_person=RHODRI, to_person=ALYS, how_it_stands=Standing.ENDED, behaviour_direction=Direction.FIRST_TO_SECOND
    )
    mother = record(Relationship, 4, from_person=ALYS, to_person=TOMOS, child_is=Which.SECOND, how_it_stands=Standing.CONTINUING)
    ties = (of(former, RelationshipKind.EX_PARTNER), of(mother, RelationshipKind.PARENT_CHILD))
    school = of(record(Address, 5, line1="Ysgol y Bryn", town="Trefelin"), AddressKind.SCHOOL)
    home = of(record(Address, 6, line1="4 Rhes y Felin", town="Trefelin"), AddressKind.HOME)
    groups = {"people": people, "ties": ties, home_group(TOMOS): (home, school), home_group(ALYS): (home,)}
    return replace(view(held), profile=Profile.MARAC, groups=groups)


def test_the_paper_says_how_they_belong_together_whose_child_it_is_and_where_it_goes_to_school() -> None:
    found = " ".join(heard(ENTRY.render(marac(), "en", furniture())).split())
    for words in ("Rhodri Sampl – Alys Sampl", "Former partner", "It has ended", "Child of Alys Sampl", "School or nursery: Ysgol y Bryn"):
        assert words in found, words
    assert "Place of work" not in found
    assert ENTRY.render(marac(), "cy", furniture())


def test_who_went_through_the_dash_list_when_the_number_and_where_it_is_kept() -> None:
    found = " ".join(heard(ENTRY.render(marac(), "en", furniture())).split())
    for words in ("Adviser, Noddfa Derwen", "3 November 2026", "17", "With them"):
        assert words in found, words


def test_their_own_form_gets_the_school_apart_from_the_home() -> None:
    found = {one.key: one.words for one in answers(marac(), language("en"))}
    child = next(key.split()[0] for key, words in found.items() if "Ysgol y Bryn, Trefelin." in words)
    assert found[f"{child} address"] == "4 Rhes y Felin, Trefelin. Not known to be safe: do not write."
    assert "Rhodri Sampl – Alys Sampl" in found["ties"]
    assert "17" in found["dash"]
