"""What is signed keeps its words: to a decision and to a share one adds, and what puts a fact right stands first (X3, 8.25)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from tests.models.casework.test_decision import decision
from tests.services.test_sharing import shared
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.test_gone_wrong import words
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.information_share import InformationShare

NEW = "It was the school in Porth Gwyn, not the one in Trefelin."


@pytest.mark.parametrize("kind", [Decision, InformationShare])
def test_its_author_adds_within_the_first_minutes_as_later(house: House, kind: type[Record]) -> None:
    me = house.desk.account.signature(house.desk.now())
    made = decision(decided_by=me) if kind is Decision else shared(about_people=(house.family.rhodri.id,))
    made.case, made.status = house.family.his.id, Status.SIGNED
    house.keep(made)
    house.open(kind.type_name, made.id)
    assert [one.text() for one in house.page.findChildren(QPushButton) if one.text().startswith("Correct")] == []
    house.press("add_to")
    form = house.page.form
    form.load({"reason": AddendumReason.CORRECTS, "which_fact": "Which school", "text": NEW})
    house.press("save")
    house.open(kind.type_name, made.id)
    said = words(house)
    assert NEW in said
    first = next(iter(made.value(name) for name in ("question", "what") if name in made.fields()))
    assert said.index(NEW) < said.index(str(first))
    assert house.page.findChildren(QPlainTextEdit) == []
