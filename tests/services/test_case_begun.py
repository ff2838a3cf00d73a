"""What colleagues have begun in a case and not finished: not a referral that was decided against since (8.25, 8.29)."""

from __future__ import annotations

from tests.services.sealed_town import family, peopled
from tests.services.test_changed_alone import at_desk
from tests.services.test_deciding import decision
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.referral import Referral
from vawdesk.models.values import Signature
from vawdesk.services.case_file import case_file
from vawdesk.services.drafts import Place


def test_a_referral_that_its_writer_decided_against_is_begun_no_more(town: Town) -> None:
    peopled(town)
    with at_desk(town, "Dai") as desk:
        with desk.writing() as unit:
            kept = family(unit)
            unit.commit()
        desk.drafts.keep(f"referral/{kept.case}", Referral(case=kept.case, why_now="On Sunday."), Place())
    town.clock.advance(days=2)
    with at_desk(town, "Nerys") as desk:
        assert [one.who for one in case_file(desk, kept.case).begun] == ["Dai"]
    with at_desk(town, "Dai") as desk, desk.writing() as unit:
        by = Signature(desk.account.staff, "Dai", "Worker", unit.now.utc)
        unit.add(decision(
            case=kept.case, about=About.REFER, decision=Decided.DID_NOT, decided_by=by, decided_at=unit.now.utc, status=Status.SIGNED,
        ))  # fmt: skip
        unit.commit()
    with at_desk(town, "Nerys") as desk:
        assert case_file(desk, kept.case).begun == ()
    with at_desk(town, "Dai") as desk:
        town.clock.advance(minutes=1)
        desk.drafts.keep(f"referral/{kept.case}", Referral(case=kept.case, why_now="Once more."), Place())
    town.clock.advance(days=2)
    with at_desk(town, "Nerys") as desk:
        assert [one.who for one in case_file(desk, kept.case).begun] == ["Dai"], "what was begun since is still to be finished"
