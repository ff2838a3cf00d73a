"""Who may be afraid of whom, and as whom a recipient counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from tests.services.leaving.conftest import NOW, WORKER, Builder, Family
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.models.casework.roles import Role
from vawdesk.models.casework.situation import Situation
from vawdesk.services.fear import ASKED, CHILD_OF, IN_ONE_SITUATION, REPORTED, Surroundings, fears, relationships_of
from vawdesk.services.protection import Recipient, RecipientKind, counts_as, feared_around, protected_from, surely
from vawdesk.services.same_person import same_as


def test_joined_records_count_as_one_until_they_are_parted(casework: Session, build: Builder) -> None:
    one, two, three, other = (build.person(name) for name in ("Nia Sampl", "Nia Samples", "N. Sampl", "Gwen Arall"))
    first = build.join(one, two)
    build.join(three, two)
    assert same_as(casework, {one.id}) == {one.id, two.id, three.id}
    assert same_as(casework, {other.id}) == {other.id}
    assert same_as(casework, ()) == frozenset()
    first.parted_on = NOW.today
    casework.flush()
    assert same_as(casework, {one.id}) == {one.id}


def test_a_person_and_her_child_are_protected_from_whom_she_may_fear(casework: Session, family: Family) -> None:
    found = protected_from(casework, {family.rhodri.id}, NOW)
    assert found.protected == {family.alys.id, family.mali.id}
    assert REPORTED in found.reasons[family.alys.id]
    assert CHILD_OF in found.reasons[family.mali.id]
    assert not protected_from(casework, {family.alys.id}, NOW).protected


@pytest.mark.parametrize("direction", [Direction.BOTH, Direction.NOT_KNOWN, None])
def test_both_not_known_and_nothing_said_protect_both(casework: Session, build: Builder, direction: Direction | None) -> None:
    one, other = build.person("Ceri Llwyd"), build.person("Sam Tywod")
    build.between(one, other, RelationshipKind.PARTNER, direction)
    assert protected_from(casework, {one.id}, NOW).protected == {other.id}
    assert protected_from(casework, {other.id}, NOW).protected == {one.id}


def test_brothers_of_whom_one_was_harmed_and_one_causes_concern(casework: Session, build: Builder) -> None:
    """No direction is recorded, and they stand in different situations; the roles still protect."""
    one, other = build.person("Ifan Glas"), build.person("Tomos Glas")
    build.between(one, other, RelationshipKind.SIBLING)
    assert not protected_from(casework, {other.id}, NOW).protected
    build.case(other, None, (other, Role.CONCERN))
    assert not protected_from(casework, {other.id}, NOW).protected
    build.case(one, None, (one, Role.SECONDARY))
    assert protected_from(casework, {other.id}, NOW).protected == {one.id}


def test_a_wish_to_be_kept_from_somebody_protects(casework: Session, build: Builder) -> None:
    uncle = build.person("Elis Haf")
    nia = build.person("Nia Haf", do_not_disclose_to=(uncle.id,))
    found = protected_from(casework, {uncle.id}, NOW)
    assert found.reasons == {nia.id: (ASKED,)}


def test_roles_in_linked_cases_protect_without_any_relationship(casework: Session, build: Builder) -> None:
    situation = build.keep(Situation())
    victim, proxy, friend = build.person("Mair Coch"), build.person("Dewi Du"), build.person("Ffion Werdd")
    build.case(victim, situation, (victim, Role.VICTIM), (friend, Role.FAMILY))
    build.case(proxy, situation, (proxy, Role.PROXY))
    found = protected_from(casework, {proxy.id}, NOW)
    assert found.reasons == {victim.id: (IN_ONE_SITUATION,)}


def test_protection_reaches_joined_records_on_both_sides(casework: Session, build: Builder, family: Family) -> None:
    again = build.person("R. Sampl")
    elsewhere = build.person("Alys Jones")
    build.join(family.rhodri, again)
    build.join(family.alys, elsewhere)
    assert {family.alys.id, elsewhere.id, family.mali.id} == protected_from(casework, {again.id}, NOW).protected
    assert not protected_from(casework, {elsewhere.id}, NOW).protected


@pytest.mark.parametrize("direction", [Direction.BOTH, Direction.NOT_KNOWN])
def test_a_reader_who_may_reach_either_of_two_is_kept_from_both(casework: Session, build: Builder, direction: Direction) -> None:
    """A court serves on both sides what it is sent; and who says that they act for one may pass it to the other (5.4)."""
    one, other = build.person("Elin Gwern"), build.person("Hari Onnen")
    build.between(one, other, RelationshipKind.EX_PARTNER, direction)
    for reader in (Recipient(RecipientKind.COURT, "The court"), Recipient(RecipientKind.SOLICITOR, "Arall", acts_for=one.id)):
        found = protected_from(casework, counts_as(casework, reader, {one.id, other.id}, NOW), NOW, (), surely(casework, reader, NOW))
        assert found.protected == found.may_be == {one.id, other.id}
        assert not found.counts_as
    herself = Recipient(RecipientKind.PERSON, "Elin", person=one.id)
    found = protected_from(casework, counts_as(casework, herself, {one.id}, NOW), NOW, (), surely(casework, herself, NOW))
    assert (found.protected, found.counts_as) == ({other.id}, {one.id})


def test_who_says_to_act_for_her_is_kept_from_her_until_somebody_writes_why(casework: Session, family: Family) -> None:
    hers = Recipient(RecipientKind.SOLICITOR, "Cyfreithwyr", acts_for=family.alys.id)
    for reader, kept in ((hers, True), (replace(hers, not_a_proxy_because="I rang the firm; they act for her."), False)):
        found = protected_from(casework, _counts(casework, family, reader), NOW, (), surely(casework, reader, NOW))
        assert (family.alys.id in found.protected) == kept


def _counts(casework: Session, family: Family, recipient: Recipient) -> frozenset[object]:
    return counts_as(casework, recipient, {family.alys.id, family.mali.id}, NOW)


def test_whoever_acts_for_somebody_counts_as_them(casework: Session, family: Family) -> None:
    solicitor = Recipient(
        RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=family.rhodri.id, not_a_proxy_because="A reason that is long."
    )
    assert _counts(casework, family, solicitor) == {family.rhodri.id}


@pytest.mark.parametrize(
    "kind",
    [
        RecipientKind.FAMILY, RecipientKind.NEW_PARTNER, RecipientKind.EMPLOYER, RecipientKind.SOLICITOR, RecipientKind.COURT,
        RecipientKind.NOBODY,
    ],
)  # fmt: skip
def test_whoever_may_reach_the_feared_person_counts_as_them_until_it_is_ruled_out(
    casework: Session, family: Family, kind: RecipientKind
) -> None:
    somebody = Recipient(kind, "C. Arall")
    assert _counts(casework, family, somebody) == {family.rhodri.id}
    assert _counts(casework, family, replace(somebody, not_a_proxy_because="no")) == {family.rhodri.id}
    assert not _counts(casework, family, replace(somebody, not_a_proxy_because="She has not spoken to him since 2019."))


def test_his_mother_counts_as_him_and_her_sister_does_not(casework: Session, family: Family) -> None:
    enid = Recipient(RecipientKind.PERSON, "Enid Tywod", person=family.enid.id)
    assert _counts(casework, family, enid) == {family.enid.id, family.rhodri.id}
    lowri = Recipient(RecipientKind.PERSON, "Lowri Llwyd", person=family.lowri.id)
    assert _counts(casework, family, lowri) == {family.lowri.id}


def test_those_who_are_protected_do_not_count_as_whom_they_fear(casework: Session, family: Family) -> None:
    for person in (family.alys, family.mali):
        assert _counts(casework, family, Recipient(RecipientKind.PERSON, "x", person=person.id)) == {person.id}


@pytest.mark.parametrize("kind", [RecipientKind.POLICE, RecipientKind.MARAC, RecipientKind.AGENCY, RecipientKind.STAFF])
def test_an_agency_counts_as_nobody(casework: Session, family: Family, kind: RecipientKind) -> None:
    assert not _counts(casework, family, Recipient(kind, "An agency"))


def test_a_colleague_who_is_close_to_him_counts_as_him(casework: Session, build: Builder, family: Family) -> None:
    close = build.keep(Connection(staff_member=WORKER, person=family.rhodri.id, declared_on=NOW.today, status=Status.SIGNED))
    colleague = Recipient(RecipientKind.STAFF, "M. Worker", staff_member=WORKER)
    assert _counts(casework, family, colleague) == {family.rhodri.id}
    close.ended_on = NOW.today
    casework.flush()
    assert not _counts(casework, family, colleague)


def test_who_is_feared_around_a_file(casework: Session, family: Family) -> None:
    assert feared_around(casework, {family.alys.id}) == {family.rhodri.id}
    assert feared_around(casework, {family.rhodri.id}) == {family.rhodri.id}
    assert feared_around(casework, {family.enid.id}) == frozenset()
    assert fears(casework, ()) == frozenset()


def test_what_is_read_round_many_says_of_each_what_is_said_of_them_alone(casework: Session, build: Builder, family: Family) -> None:
    """A child who is named in a situation only, brothers in different ones, a wish, a family, and somebody who is nobody's."""
    situation = build.keep(Situation())
    victim, cause, child = build.person("Mair Coch"), build.person("Dewi Du"), build.person("Gwil Coch")
    build.case(victim, situation, (victim, Role.VICTIM))
    build.case(cause, situation, (cause, Role.CONCERN))
    situation.children = (child.id,)
    one, other = build.person("Ifan Glas"), build.person("Tomos Glas")
    build.between(one, other, RelationshipKind.SIBLING)
    build.case(other, None, (other, Role.CONCERN))
    build.case(one, None, (one, Role.SECONDARY), (child, Role.FAMILY))
    nia = build.person("Nia Haf", do_not_disclose_to=(cause.id,))
    everybody = [person.id for person in (victim, cause, child, one, other, nia, family.alys, family.rhodri, family.mali, family.enid)]
    around = Surroundings(casework, everybody)
    for ids in (*([person] for person in everybody), everybody[:3], everybody):
        assert around.fears(ids) == fears(casework, ids)
        assert {relationship.id for relationship in around.relationships(ids)} == {one.id for one in relationships_of(casework, ids)}
    assert len(fears(casework, everybody)) > 4
