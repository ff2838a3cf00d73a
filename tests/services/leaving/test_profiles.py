"""Profiles name real fields, and what they do not name does not go."""

from __future__ import annotations

import pytest

from vawdesk.models import registry
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.services.profiles import ALLOWED, allows

OUTSIDE = [profile for profile in Profile if not profile.stays_inside and not profile.about_nobody]


def test_every_allowed_field_exists() -> None:
    types = registry.record_types()
    for profile, allowed in ALLOWED.items():
        for name, fields in allowed.items():
            unknown = fields - set(types[name].fields())
            assert not unknown, f"{profile.value} allows {unknown} of {name}"


def test_what_is_not_named_does_not_go() -> None:
    assert not allows(Profile.AGENCY, Person, "phones")
    assert not allows(Profile.THE_PERSON, Person, "do_not_disclose_to")
    assert allows(Profile.INTERNAL, Person, "do_not_disclose_to")
    assert not any(allows(profile, Person, name) for profile in (Profile.BLANK, Profile.RECOVERY) for name in Person.fields())


@pytest.mark.parametrize("profile", OUTSIDE)
def test_who_told_us_goes_to_nobody_but_police_and_marac(profile: Profile) -> None:
    assert not allows(profile, StaffRiskFlag, "informant")
    assert allows(profile, StaffRiskFlag, "witness") == (profile in {Profile.POLICE, Profile.MARAC})


def test_a_worker_s_view_of_a_person_and_their_code_word_never_leave() -> None:
    types = registry.record_types()
    for profile in OUTSIDE:
        assert not allows(profile, types["contact_note"], "my_view")
        assert not allows(profile, types["home_visit"], "code_word")
    assert not allows(Profile.BUDDY, types["home_visit"], "code_word")
    assert not allows(Profile.BUDDY, types["home_visit"], "purpose")
    assert not allows(Profile.BUDDY, Person, "display_name")
