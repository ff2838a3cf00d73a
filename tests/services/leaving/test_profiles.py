"""Profiles name real fields, and label and banner come out as each document says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from vawdesk.i18n import Message, plain
from vawdesk.models import registry
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.profile import Profile
from vawdesk.services.labels import AGENCIES, BannerRule, Label, LabelRule, banner_for, label_for, may_be_seen_by
from vawdesk.services.profiles import ALLOWED, allows

OUTSIDE = [profile for profile in Profile if not profile.stays_inside and not profile.about_nobody]


TITLE = plain("A page")


@dataclass(frozen=True)
class Paper:
    label: LabelRule
    banner: BannerRule
    code: str = "D99"
    title: Message = TITLE
    profiles: tuple[Profile, ...] = tuple(Profile)
    reveals: frozenset[tuple[str, str]] = frozenset()
    numbered: bool = True


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


@pytest.mark.parametrize("profile", list(Profile))
def test_a_required_label_is_on_everything_an_agency_gets(profile: Profile) -> None:
    paper = Paper(LabelRule.REQUIRED, BannerRule.FORBIDDEN)
    assert label_for(paper, profile) is Label.ABUSE
    assert may_be_seen_by(paper, profile) == (profile not in {Profile.THE_PERSON, Profile.EMPLOYEE})


def test_labels_by_release_forbidden_and_none() -> None:
    by_release = Paper(LabelRule.BY_RELEASE, BannerRule.FORBIDDEN)
    assert {profile: label_for(by_release, profile) for profile in OUTSIDE} == {
        Profile.POLICE: Label.ABUSE, Profile.MARAC: Label.ABUSE, Profile.AGENCY: Label.ABUSE, Profile.THE_PERSON: Label.CONFIDENTIAL,
        Profile.EMPLOYEE: Label.CONFIDENTIAL,
    }  # fmt: skip
    assert {label_for(Paper(LabelRule.FORBIDDEN, BannerRule.FORBIDDEN), profile) for profile in Profile} == {Label.CONFIDENTIAL}
    assert {label_for(Paper(LabelRule.NONE, BannerRule.FORBIDDEN), profile) for profile in Profile} == {Label.NONE}


@pytest.mark.parametrize("rule", list(BannerRule))
@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("shared", [True, False])
def test_the_banner_is_inside_always_with_agencies_by_choice_and_never_at_home(rule: BannerRule, profile: Profile, shared: bool) -> None:
    shown = banner_for(Paper(LabelRule.FORBIDDEN, rule), profile, shared)
    if rule is BannerRule.FORBIDDEN or profile in {Profile.THE_PERSON, Profile.EMPLOYEE, Profile.BLANK, Profile.RECOVERY}:
        assert not shown
    elif profile in AGENCIES:
        assert shown == shared
    else:
        assert shown
