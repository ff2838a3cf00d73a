"""Looking at what is hidden: written down each time, and only with a reason outside one's own cases (3.3, 8.5)."""

from __future__ import annotations

import pytest

from tests.services.test_desk import actions
from tests.services.test_referrals import case
from tests.services.test_sealed_file import other
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.services.revealing import SAY_WHY, reveal


def test_whoever_works_on_the_case_is_asked_for_no_reason(carys: Desk) -> None:
    file = case(carys)
    assert file.person is not None
    mair = carys.open(Person, file.person)
    reveal(carys, mair, "health_note")
    reveal(carys, mair, "health_note")
    assert actions(carys, mair.id).count("reveal") == 2


def test_anybody_else_says_why_before_anything_is_shown_once_a_day(carys: Desk, town: Town) -> None:
    id = case(carys).id
    dai = other(carys, town, "Dai")
    file = dai.open(Case, id)
    assert file.person is not None
    mair = dai.open(Person, file.person)
    for silence in ("", "  "):
        with pytest.raises(Refused) as refused:
            reveal(dai, mair, "health_note", silence)
        assert [problem.rule for problem in refused.value.problems] == [SAY_WHY.code]
    assert "reveal" not in actions(dai, mair.id)
    reveal(dai, mair, "health_note", "She rings while Carys is away.")
    reveal(dai, mair, "vulnerabilities_note")
    assert actions(dai, mair.id).count("reveal") == 2
    town.clock.advance(days=1)
    with pytest.raises(Refused):
        reveal(dai, mair, "health_note")
    dai.vault.close()
