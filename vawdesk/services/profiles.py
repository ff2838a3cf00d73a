"""Release profiles: for each sort of reader, the fields that may go. What is not named here does not."""

from __future__ import annotations

from collections.abc import Mapping

from vawdesk.models.base import Record
from vawdesk.models.profile import Profile

Allowed = Mapping[str, frozenset[str]]

PLACE = "line1 line2 line3 line4 town postcode county kind"
SPEECH = "first_language language_choice other_language interpreter_needed interpreter_gender_pref access_needs"
NAMES = "display_name legal_first legal_last aliases"
TIE = "from_person to_person kind child_is how_it_stands separated_on lives_together shared_children behaviour_direction"
CASE = "heading person opened_on domestic_abuse people worker situation worked_separately counter_allegations_present closed_on"
NOTE = (
    "case occurred_at occurred_about recorded_at late_reason nobody with_people contact_by mode what_was_said what_i_saw what_has_changed"
)
FLAG = (
    "standing person address thing category incident_date source factual_description control_instructions other_instructions "
    "other_instructions_language why_needed review_on"
)
VISIT = "standing case planned_at expected_minutes purpose place to_see workers people_there others_there measures outcome worker_signed"
LETTER = (
    "person written_in subject_welsh body_welsh subject_english body_english enclosures by_way address signed_by neutral_sender "
    "plain_envelope"
)
ADDED = "record_type record in_file reason which_fact text added_at signed"
REFERRAL = (
    "case to_contact to_name to_kind purpose help_asked subject victims of_concern children why_now what_victim_wants wishes_not_asked "
    "criterion dash "
    "consent consent_reason why_needed partner_contact told children_links re_referral_of signed sent_how sent_at sent_by spoke_to"
)
SHARE = (
    "case shared_with heard_by how shared_at shared_by about_people what papers why_needed consent protocol acknowledged_on domestic_abuse "
    "signed"
)
LAW = "reason basis basis_welsh condition condition_welsh"
COLLEAGUE = "name post"

_AGENCY = {
    "attachment": "called what from_whom received_on pages",
    "person": f"{NAMES} dob age_band_if_unknown pronouns {SPEECH} contact_never_by",
    "address": PLACE,
    "relationship": TIE,
    "situation": "heading opened_on children",
    "case": CASE,
    "contact_note": NOTE,
    "addendum": ADDED,
    "staff_risk_flag": FLAG,
    "home_visit": VISIT,
    "lawful_basis": LAW,
    "planned_contact": "case who at where with_people",
    "information_share": SHARE,
    "referral": REFERRAL,
    "staff_member": COLLEAGUE,
}
_MARAC = {
    "person": "phones emails safe_alt_contact sex_gender ethnicity disability vulnerabilities_note health_note vehicles "
    "weapons_or_physical_skill consent_status",
    "address": "access_notes",
    "relationship": "contact_arrangements",
    "case": "kinds_of_abuse what_they_want safety_arrangements assessments_done_elsewhere risk_summary priority_actions child_referral "
    "child_order child_removal assessed_by_specialist",
    "contact_note": "in_earshot checked_with_partners change_source indicators_noticed risk_to_self child_in_household",
    "staff_risk_flag": "source_reference witness",
}
_POLICE = {"person": "other_ways employment_note premises_access", "address": "found_by_a_stranger"}
_THE_PERSON = {
    "attachment": "called what received_on pages",
    "person": f"display_name {SPEECH}",
    "address": PLACE,
    "case": "opened_on worker closed_on",
    "contact_note": "occurred_at contact_by mode follow_up",
    "staff_risk_flag": "person category incident_date factual_description review_on",
    "home_visit": "planned_at expected_minutes workers check_in_at",
    "planned_contact": "who at where",
    "letter": LETTER,
    "staff_member": COLLEAGUE,
}
_BUDDY = {
    "home_visit": "planned_at expected_minutes place workers buddy check_in_at call_from latest_call_at landline overdue_order steps",
    "address": f"{PLACE} found_by_a_stranger access_notes",
    "staff_member": f"{COLLEAGUE} check_in_phone",
}
_EMPLOYEE = {"staff_member": COLLEAGUE}


def _joined(*parts: Mapping[str, str]) -> Allowed:
    names = {name for part in parts for name in part}
    return {name: frozenset(" ".join(part.get(name, "") for part in parts).split()) for name in names}


ALLOWED: Mapping[Profile, Allowed] = {
    Profile.AGENCY: _joined(_AGENCY),
    Profile.MARAC: _joined(_AGENCY, _MARAC),
    Profile.POLICE: _joined(_AGENCY, _MARAC, _POLICE),
    Profile.THE_PERSON: _joined(_THE_PERSON),
    Profile.EMPLOYEE: _joined(_EMPLOYEE),
    Profile.BUDDY: _joined(_BUDDY),
    Profile.BLANK: {},
    Profile.RECOVERY: {},
}
MAY_SEE_MASKED = frozenset({Profile.MARAC, Profile.POLICE, Profile.BUDDY, Profile.THE_PERSON})


def allows(profile: Profile, kind: type[Record], name: str) -> bool:
    """Whether a field may be on a page for this reader. Inside everything may, but for what is masked."""
    if kind.type_name == "organisation":
        return not profile.about_nobody
    if profile is Profile.INTERNAL:
        return True
    return name in ALLOWED[profile].get(kind.type_name, frozenset())
