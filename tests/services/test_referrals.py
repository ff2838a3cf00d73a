"""Referrals at the desk: what the file fills in, what it and the directory say, each step, what Home says, when a case may close."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.services.sealed_town import peopled
from tests.ui.pages.people.conftest import person
from tests.vaults import Town
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.case_rows import AssessmentElsewhere, Wish
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.person import AgeBand, Person, PersonType
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import Agreed, Help, ReferralOutcome, ReferralPurpose, ReferralStanding, SentHow
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Weight
from vawdesk.models.values import Signature, Tri
from vawdesk.services import referral_steps as steps
from vawdesk.services.colleagues import colleagues
from vawdesk.services.desk import Desk
from vawdesk.services.directory import checked_today
from vawdesk.services.due_kinds import Kind
from vawdesk.services.protection import RecipientKind
from vawdesk.services.referral_begin import ReferralAsk, as_asked, begin
from vawdesk.services.referral_due import referral_due
from vawdesk.services.referral_reader import reader_of
from vawdesk.services.referral_weighing import weigh
from vawdesk.services.refusals import Refused, SignedAlready


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    """A caseworker at the desk."""
    vault = peopled(town).open("Carys")
    yield Desk(vault)
    vault.close()


def keep(desk: Desk, record: Record) -> uuid.UUID:
    with desk.writing(record.compartment) as unit:
        record.status = Status.SIGNED
        unit.add(record)
        unit.commit()
    return record.id


def contact(desk: Desk, kind: ContactKind = ContactKind.POLICE_PPU, **said: Any) -> uuid.UUID:
    return keep(desk, Contact(agency="Heddlu Bryniau", kind=kind, checked_on=date(2026, 11, 2), **({"phone": "01632 960812"} | said)))


def case(desk: Desk, *others: tuple[uuid.UUID, Role], of: Person | None = None, role: Role = Role.VICTIM, **said: Any) -> Case:
    owner = keep(desk, of or person("Mair Pugh"))
    rows = [CasePerson(owner, (role,), Basis.OWN_WORDS), *(CasePerson(one, (part,), Basis.AGENCY) for one, part in others)]
    made = Case(
        person=owner, situation=keep(desk, Situation(opened_on=date(2026, 11, 2))), people=tuple(rows), worker=desk.account.staff,
        opened_on=date(2026, 11, 2), worked_separately=Apart.YES, counter_allegations_present=Tri.NO, child_referral=Tri.NO,
        child_order=Tri.NO, child_removal=Tri.NO, **said,
    )  # fmt: skip
    keep(desk, made)
    return made


def note(desk: Desk, file: Case, **said: Any) -> uuid.UUID:
    """A signed note of a call."""
    now = desk.now()
    values = {
        "occurred_at": now.utc, "recorded_at": now.utc, "nobody": False, "mode": Mode.PHONE, "in_earshot": Tri.NO,
        "with_people": (file.person,), "contact_by": desk.account.staff, "what_was_said": "“He is back.”", "child_in_household": Tri.NO,
        "new_information_to_share": Tri.NO, "signed": desk.account.signature(now),
    } | said  # fmt: skip
    return keep(desk, ContactNote(case=file.id, **values))


def written(desk: Desk, file: Case, to: uuid.UUID, **said: Any) -> Referral:
    made = begin(desk, ReferralAsk(case=file.id))
    values = {
        "to_contact": to, "to_kind": ContactKind.POLICE_PPU, "purpose": ReferralPurpose.RISK, "why_now": "On Sunday at the gate.",
        "consent": Agreed.AGREED, "why_needed": PlainReason.PROTECT,
    } | said  # fmt: skip
    for name, value in values.items():
        setattr(made, name, value)
    return made


def checked(desk: Desk, file: Case, to: uuid.UUID, **said: Any) -> uuid.UUID:
    made = written(desk, file, to, **said)
    with desk.writing() as unit:
        steps.check(made, unit)
        unit.add(made)
        unit.commit()
    return made.id


def held(desk: Desk, id: uuid.UUID) -> Referral:
    found = desk.peek(Referral, id)
    assert found is not None
    return found


def said_of(desk: Desk, made: Referral) -> dict[str, str]:
    """Each rule with its field."""
    with desk.reading() as session:
        return {one.rule: one.field for one in weigh(desk, session, made, desk.now())}


def test_the_file_fills_in_people_wishes_and_the_dash_list(desk: Desk) -> None:
    cai = keep(desk, person("Cai", age_band_if_unknown=AgeBand.UNDER_16, person_type=PersonType.CHILD))
    older, newer = (Wish(on=date(2026, 11, day), words=f"“{day}”", alone=Tri.YES) for day in (3, 20))
    heard = (AssessmentElsewhere(tool="SafeLives Dash", by="IDVA"), AssessmentElsewhere(tool="PPIT", by="Police"))
    file = case(desk, (cai, Role.CHILD), what_they_want=(newer, older), assessments_done_elsewhere=heard)
    made = begin(desk, ReferralAsk(case=file.id))
    assert (made.subject, made.victims, made.children) == (file.person, (file.person,), (cai,))
    assert made.what_victim_wants == "“20”"
    assert [row.by for row in made.dash or ()] == ["IDVA"]
    assert (made.consent, made.why_now) == (None, None)


def test_it_begins_out_of_the_note_that_raised_it(desk: Desk) -> None:
    file = case(desk)
    raised = note(desk, file, new_information_to_share=Tri.YES)
    made = begin(desk, ReferralAsk(record=raised))
    assert (made.case, made.because_of) == (file.id, (raised,))


def test_an_age_that_nobody_knows_asks_for_a_reason(desk: Desk) -> None:
    young = case(desk, of=person("Osian", age_band_if_unknown=AgeBand.NOT_KNOWN), role=Role.CONCERN)
    to = contact(desk)
    assert said_of(desk, written(desk, young, to)) == {"R-age": "subject"}
    with pytest.raises(Refused) as refused:
        checked(desk, young, to)
    assert [one.weight for one in refused.value.problems if one.weight is not Weight.ADVISE] == [Weight.REASON]
    assert said_of(desk, written(desk, case(desk), to)) == {}


def test_a_programme_for_adults_is_not_for_the_young(desk: Desk) -> None:
    young = case(desk, of=person("Osian", age_band_if_unknown=AgeBand.SIXTEEN, person_type=PersonType.CHILD), role=Role.YOUNG)
    asked = {"purpose": ReferralPurpose.INTERVENTION, "to_kind": ContactKind.PROGRAMME}
    assert said_of(desk, written(desk, young, contact(desk), **asked, help_asked=Help.PROGRAMME)) == {"R-young": "help_asked"}
    assert said_of(desk, written(desk, young, contact(desk), to_kind=ContactKind.CHILDREN)) == {}


def test_the_same_referral_twice_within_an_hour(desk: Desk, town: Town) -> None:
    file, to = case(desk), contact(desk)
    first = checked(desk, file, to)
    assert "R-twice" not in said_of(desk, written(desk, file, to))  # it has not gone yet
    send(desk, first)
    assert said_of(desk, written(desk, file, to)) == {"R-twice": "to_contact"}
    assert said_of(desk, written(desk, file, to, purpose=ReferralPurpose.SAFEGUARDING)) == {}
    town.clock.advance(hours=2)
    assert said_of(desk, written(desk, file, to)) == {}


def send(desk: Desk, id: uuid.UUID, how: SentHow = SentHow.POST, **said: Any) -> None:
    steps.step(desk, held(desk, id), steps.SEND, {"sent_how": how, "sent_at": desk.now().utc} | said)


def test_an_address_that_no_second_person_has_looked_at_is_pointed_out(town: Town) -> None:
    vault = peopled(town).open("Nerys")
    police = contact(Desk(vault), email="ppu@police.example")
    vault.sign_out()
    desk = Desk(town.open("Carys"))
    file, typed = case(desk), {"to_contact": None, "to_name": "The police"}
    assert said_of(desk, written(desk, file, uuid.uuid4(), **typed, to_email="ppu@police.example")) == {"R-email": "to_email"}
    checked_today(desk, police)
    assert said_of(desk, written(desk, file, uuid.uuid4(), **typed, to_email="PPU@police.example ")) == {}
    assert said_of(desk, written(desk, file, uuid.uuid4(), **typed, to_email="pqu@police.example")) == {"R-email": "to_email"}
    assert said_of(desk, written(desk, file, uuid.uuid4(), **typed)) == {"R-channel": "to_phone"}
    desk.vault.close()


def test_it_goes_only_by_a_way_that_they_have(desk: Desk) -> None:
    id = checked(desk, case(desk), contact(desk))
    with pytest.raises(Refused) as refused:
        send(desk, id, SentHow.SECURE_EMAIL)
    assert [(one.rule, one.field) for one in refused.value.problems] == [("R-channel-how", "sent_how")]
    assert held(desk, id).standing is ReferralStanding.READY
    send(desk, id)
    assert (held(desk, id).standing, held(desk, id).sent_by) == (ReferralStanding.SENT, desk.account.staff)


def test_no_step_is_taken_twice_or_too_soon(desk: Desk) -> None:
    id = checked(desk, case(desk), contact(desk))
    with pytest.raises(Refused):
        steps.step(desk, held(desk, id), steps.ANSWER, {"outcome": ReferralOutcome.ACCEPTED})
    send(desk, id)
    with pytest.raises(Refused):
        send(desk, id)
    with pytest.raises(Refused) as lacking:
        steps.step(desk, held(desk, id), steps.ACKNOWLEDGE, {})
    assert [one.field for one in lacking.value.problems] == ["acknowledged_on"]


def test_it_keeps_its_words_once_it_was_checked(desk: Desk, town: Town) -> None:
    id = checked(desk, case(desk), contact(desk))
    town.clock.advance(hours=1)
    with desk.writing() as unit:
        unit.get(Referral, id).why_now = "Something else."
        with pytest.raises(SignedAlready):
            unit.commit()
    assert held(desk, id).why_now == "On Sunday at the gate."


def test_nobody_checks_a_referral_in_the_name_of_a_colleague(desk: Desk) -> None:
    made = written(desk, case(desk), contact(desk))
    colleague = next(one for one in colleagues(desk) if one.account_name == "Dai")
    with desk.writing() as unit:
        steps.check(made, unit)
        made.signed = Signature(colleague.staff, "Dai", "Worker", unit.now.utc)
        unit.add(made)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [one.rule for one in refused.value.problems] == ["X13-own-name"]


def lines(desk: Desk) -> dict[Kind, str]:
    return {due.kind: due.words.text for due in referral_due(desk)}


def test_home_asks_until_somebody_answers(desk: Desk, town: Town) -> None:
    id = checked(desk, case(desk), contact(desk))
    assert set(lines(desk)) == {Kind.REFERRAL_READY}
    send(desk, id, SentHow.PHONE)
    assert set(lines(desk)) == {Kind.REFERRAL_CONFIRM}
    steps.step(desk, held(desk, id), steps.CONFIRM, {"confirmed_at": desk.now().utc})
    assert lines(desk) == {}
    town.clock.advance(days=8)
    assert set(lines(desk)) == {Kind.REFERRAL_UNANSWERED}
    steps.step(desk, held(desk, id), steps.ANSWER, {"outcome": ReferralOutcome.ACCEPTED, "outcome_on": desk.now().today})
    assert lines(desk) == {}


def test_what_is_not_asked_any_more_is_not_kept(desk: Desk) -> None:
    made = written(desk, case(desk), contact(desk), help_asked=Help.COUPLES, standing=ReferralStanding.READY)
    assert "R1" in {one.rule for one in made.problems(desk.now())}
    assert as_asked(made).help_asked is None
    made.purpose = ReferralPurpose.INTERVENTION
    assert as_asked(made).help_asked is Help.COUPLES


@pytest.mark.parametrize(
    ("kind", "reader", "profile"),
    [
        (ContactKind.POLICE_PPU, RecipientKind.POLICE, Profile.POLICE), (ContactKind.MARAC, RecipientKind.MARAC, Profile.MARAC),
        (ContactKind.CHILDREN, RecipientKind.AGENCY, Profile.AGENCY), (ContactKind.PROGRAMME, RecipientKind.AGENCY, Profile.AGENCY),
    ],
)  # fmt: skip
def test_the_reader_follows_from_whom_it_is_to(desk: Desk, kind: ContactKind, reader: RecipientKind, profile: Profile) -> None:
    known = reader_of(desk, Referral(to_contact=contact(desk, kind), to_kind=kind))
    typed = reader_of(desk, Referral(to_name="Them", to_kind=kind))
    assert (known.recipient.kind, known.profile, known.recipient.name) == (reader, profile, "Heddlu Bryniau")
    assert (typed.recipient.kind, typed.profile, typed.recipient.secure_channel) == (reader, profile, False)
