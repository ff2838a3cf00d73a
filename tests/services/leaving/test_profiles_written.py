"""What each sort of reader is told, field by field, written down once more: one field more on any list fails here (X5).

A field that is to go to a reader is added in two places, the second of them this one, by somebody who has asked whether it may.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from vawdesk.models.profile import Profile
from vawdesk.services.profiles import ALLOWED

PERSON = {
    "address": "county kind line1 line2 line3 line4 postcode town",
    "attachment": "called pages received_on what",
    "case": "closed_on opened_on worker",
    "contact_note": "contact_by follow_up mode occurred_at",
    "home_visit": "check_in_at expected_minutes planned_at workers",
    "letter": (
        "address body_english body_welsh by_way enclosures neutral_sender person plain_envelope signed_by "
        "subject_english subject_welsh written_in"
    ),
    "person": ("access_needs display_name first_language interpreter_gender_pref interpreter_needed language_choice other_language"),
    "planned_contact": "at where who",
    "staff_member": "name post",
    "staff_risk_flag": "category factual_description incident_date person review_on",
}
AGENCY = {
    "addendum": "added_at in_file reason record record_type signed text which_fact",
    "address": "county kind line1 line2 line3 line4 postcode town",
    "attachment": "called from_whom pages received_on what",
    "case": ("closed_on counter_allegations_present domestic_abuse heading opened_on people person situation worked_separately worker"),
    "contact_note": (
        "case contact_by late_reason mode nobody occurred_about occurred_at recorded_at what_has_changed what_i_saw "
        "what_was_said with_people"
    ),
    "home_visit": (
        "case expected_minutes measures others_there outcome people_there place planned_at purpose standing to_see worker_signed workers"
    ),
    "information_share": (
        "about_people acknowledged_on case consent domestic_abuse heard_by how papers protocol shared_at shared_by "
        "shared_with signed what why_needed"
    ),
    "lawful_basis": "basis basis_welsh condition condition_welsh reason",
    "person": (
        "access_needs age_band_if_unknown aliases contact_never_by display_name dob first_language "
        "interpreter_gender_pref interpreter_needed language_choice legal_first legal_last other_language pronouns"
    ),
    "planned_contact": "at case where who with_people",
    "referral": (
        "case children children_links consent consent_reason criterion dash help_asked of_concern partner_contact "
        "purpose re_referral_of sent_at sent_by sent_how signed spoke_to subject to_contact to_kind to_name told "
        "victims what_victim_wants why_needed why_now wishes_not_asked"
    ),
    "relationship": ("behaviour_direction child_is from_person how_it_stands kind lives_together separated_on shared_children to_person"),
    "situation": "children heading opened_on",
    "staff_member": "name post",
    "staff_risk_flag": (
        "address category control_instructions factual_description incident_date other_instructions "
        "other_instructions_language person review_on source standing thing why_needed"
    ),
}
MORE_FOR_MARAC = {
    "address": "access_notes",
    "case": (
        "assessed_by_specialist assessments_done_elsewhere child_order child_referral child_removal kinds_of_abuse "
        "priority_actions risk_summary safety_arrangements what_they_want"
    ),
    "contact_note": "change_source checked_with_partners child_in_household in_earshot indicators_noticed risk_to_self",
    "person": (
        "consent_status disability emails ethnicity health_note phones safe_alt_contact sex_gender vehicles "
        "vulnerabilities_note weapons_or_physical_skill"
    ),
    "relationship": "contact_arrangements",
    "staff_risk_flag": "source_reference witness",
}
MORE_FOR_POLICE = {
    "address": "found_by_a_stranger",
    "person": "employment_note other_ways premises_access",
}
BUDDY = {
    "address": "access_notes county found_by_a_stranger kind line1 line2 line3 line4 postcode town",
    "home_visit": "buddy call_from check_in_at expected_minutes landline latest_call_at overdue_order place planned_at steps workers",
    "staff_member": "check_in_phone name post",
}
EMPLOYEE = {
    "staff_member": "name post",
}


def whole(*parts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The lists of a reader put together."""
    kinds = {kind for part in parts for kind in part}
    return {kind: frozenset(" ".join(part.get(kind, "") for part in parts).split()) for kind in kinds}


WRITTEN = {
    Profile.THE_PERSON: whole(PERSON),
    Profile.AGENCY: whole(AGENCY),
    Profile.MARAC: whole(AGENCY, MORE_FOR_MARAC),
    Profile.POLICE: whole(AGENCY, MORE_FOR_MARAC, MORE_FOR_POLICE),
    Profile.BUDDY: whole(BUDDY),
    Profile.EMPLOYEE: whole(EMPLOYEE),
    Profile.BLANK: {},
    Profile.RECOVERY: {},
}


@pytest.mark.parametrize("profile", [one for one in Profile if one is not Profile.INTERNAL], ids=lambda one: one.name)
def test_nothing_more_and_nothing_less_goes_to_a_reader(profile: Profile) -> None:
    assert dict(ALLOWED[profile]) == WRITTEN[profile]
