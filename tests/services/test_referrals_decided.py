"""A referral that is decided against goes no more, once as many hands have signed as it takes (8.25, X7, X13)."""

from __future__ import annotations

from tests.services.test_referrals import case, checked, contact, desk, held, keep, note, written
from tests.ui.pages.people.conftest import person
from tests.vaults import Town
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Alternative, Consulted, Decided
from vawdesk.models.casework.person import AgeBand, PersonType
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.referral_options import ReferralStanding
from vawdesk.models.casework.roles import Role
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.values import Tri
from vawdesk.services import deciding
from vawdesk.services.deciding import DecisionAsk
from vawdesk.services.desk import Desk
from vawdesk.services.referral_reader import reader_of
from vawdesk.services.still_open import still_open
from vawdesk.services.unexplained import unexplained

__all__ = ["desk"]


def not_referred(desk: Desk, referral: Referral) -> Decision:
    """Decided from the page of the referral, and signed."""
    made = deciding.begin(desk, DecisionAsk(referral.case, About.REFER, referral.id, decided=Decided.DID_NOT))
    made.question, made.options_considered = "Should we refer now?", (Alternative("Refer now"), Alternative("Do nothing"))
    made.reasons = "She asked us to wait until Friday, when her sister comes to stay with her. She rings us tonight and tomorrow."
    made.who_consulted, made.consulted_words = (Consulted.SPECIALIST,), "The advice line, this morning: respect it, and ask again."
    with desk.writing() as unit:
        deciding.sign(made, unit)
        deciding.answer(made, unit, referral.id)
        unit.add(made)
        unit.commit()
    return made


def test_the_decision_rests_on_what_raised_the_referral_too(desk: Desk) -> None:
    file = case(desk)
    raised = note(desk, file, new_information_to_share=Tri.YES)
    id = checked(desk, file, contact(desk), because_of=(raised,))
    made = not_referred(desk, held(desk, id))
    assert made.relied_on_records == (id, raised)
    assert made.about_people == held(desk, id).subjects()
    with desk.reading() as session:
        assert unexplained(session, file) == []


def test_a_decision_that_needs_a_second_hand_stops_nothing_before_it_has_it(desk: Desk, town: Town) -> None:
    desk.vault.sign_out()
    worker = Desk(town.open("Dai"))
    file = case(worker, (keep(worker, person("Cai Pugh", age_band_if_unknown=AgeBand.UNDER_16, person_type=PersonType.CHILD)), Role.CHILD))
    id = checked(worker, file, contact(worker))
    made = not_referred(worker, held(worker, id))
    assert made.waits
    assert held(worker, id).standing is ReferralStanding.READY
    worker.vault.sign_out()
    manager = Desk(town.open("Carys"))
    deciding.countersign(manager, made.id)
    assert held(manager, id).standing is ReferralStanding.NOT_SENT
    assert manager.verify("casework") == []
    manager.vault.close()


def test_a_decision_about_one_referral_leaves_another_in_the_same_file_alone(desk: Desk) -> None:
    file = case(desk)
    first, other = checked(desk, file, contact(desk)), checked(desk, file, contact(desk, ContactKind.SPECIALIST))
    made = deciding.begin(desk, DecisionAsk(file.id, About.REFER, first, decided=Decided.DID_NOT))
    assert other not in (made.relied_on_records or ())
    not_referred(desk, held(desk, first))
    assert held(desk, other).standing is ReferralStanding.READY


def test_an_open_referral_stands_in_the_way_of_forgetting_it(desk: Desk) -> None:
    file = case(desk)
    id = checked(desk, file, contact(desk))
    with desk.reading() as session:
        assert [one.record for one in still_open(session, file)] == [id]
    made = not_referred(desk, held(desk, id))
    with desk.reading() as session:
        assert still_open(session, file) == []
    assert (held(desk, id).standing, held(desk, id).decision) == (ReferralStanding.NOT_SENT, made.id)


def test_a_service_that_is_called_like_somebody_in_the_file_counts_as_that_person(desk: Desk) -> None:
    dylan = keep(desk, person("Dylan Prosser"))
    made = written(desk, case(desk, (dylan, Role.CONCERN)), contact(desk))
    made.to_contact, made.to_name, made.to_kind = None, "Dylan Prosser, family counselling", ContactKind.OTHER
    assert reader_of(desk, made).recipient.person == dylan
