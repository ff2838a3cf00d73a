"""A reader who is given as somebody else is still who they are, by the name that was typed for them (X6)."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.services.leaving.conftest import NOW, Builder, Family
from tests.services.leaving.conftest import build as build
from tests.services.leaving.conftest import casework as casework
from tests.services.leaving.conftest import family as family
from vawdesk.models.casework.person import Alias
from vawdesk.services.protection import Recipient, RecipientKind, counts_as

KINDS = [RecipientKind.AGENCY, RecipientKind.POLICE, RecipientKind.MARAC]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Rhodri Sampl", "SAMPL, Rhodri", "Mr Rhodri Sampel", "Rhodri Sampl, 3 Rhes y Felin", "Rhods Felin"])
def test_an_agency_with_his_name_is_he(casework: Session, family: Family, kind: RecipientKind, name: str) -> None:
    family.rhodri.aliases = (Alias("Rhods Felin"),)
    about = {family.alys.id, family.mali.id}
    assert counts_as(casework, Recipient(kind, name), about, NOW) == {family.rhodri.id}
    cleared = Recipient(kind, name, not_a_proxy_because="An officer of the same name; checked by phone.")
    assert counts_as(casework, cleared, about, NOW) == frozenset()


@pytest.mark.parametrize("name", ["Dyfed-Powys Police", "Rhodri Davies, social worker", "Family services", "Alys Sampl"])
def test_other_names_are_other_readers(casework: Session, build: Builder, family: Family, name: str) -> None:
    assert counts_as(casework, Recipient(RecipientKind.AGENCY, name), {family.alys.id}, NOW) == frozenset()
