"""How the invented people belong together, and what is reported between them."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.models.casework.relationship import Connected, Direction, Relationship, RelationshipKind, Standing, Which
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.practice.stage import Stage

Kind = RelationshipKind
ON, OVER, ENDING = Standing.CONTINUING, Standing.ENDED, Standing.ENDING
TOWARDS, BACK, BOTH, UNSURE = Direction.FIRST_TO_SECOND, Direction.SECOND_TO_FIRST, Direction.BOTH, Direction.NOT_KNOWN


@dataclass(frozen=True)
class Bond:
    """Two people by their keys. `apart`: days ago that they separated."""

    first: str
    second: str
    kind: Kind
    stands: Standing
    direction: Direction | None = None
    apart: int = 0
    words: str = ""


BONDS = (
    Bond("dylan", "mair", Kind.EX_PARTNER, OVER, TOWARDS, 300, "Pob yn ail ddydd Sadwrn, yn y ganolfan gyswllt. Nid yw i ddod i'r ysgol."),
    Bond("dylan", "cai", Kind.PARENT_CHILD, ON),
    Bond("dylan", "elin", Kind.PARENT_CHILD, ON),
    Bond("mair", "cai", Kind.PARENT_CHILD, ON),
    Bond("mair", "elin", Kind.PARENT_CHILD, ON),
    Bond("gethin", "nerys", Kind.SPOUSE, ON, TOWARDS),
    Bond("bilal", "amina", Kind.SPOUSE, ON, TOWARDS),
    Bond("fatuma", "amina", Kind.OTHER_FAMILY, ON, TOWARDS),
    Bond("leanne", "rhodri", Kind.EX_PARTNER, OVER, TOWARDS, 210),
    Bond("chloe", "ieuan", Kind.EX_PARTNER, OVER, BOTH, 120, "Handover at the nursery, ten minutes apart."),
    Bond("chloe", "tegan", Kind.PARENT_CHILD, ON),
    Bond("ieuan", "tegan", Kind.PARENT_CHILD, ON),
    Bond("delyth", "osian", Kind.PARENT_CHILD, ON, BACK),
    Bond("marek", "joanna", Kind.EX_SPOUSE, OVER, TOWARDS, 95),
    Bond("emyr", "gwladys", Kind.CARER, ON, TOWARDS),
    Bond("suresh", "priya", Kind.SPOUSE, ON, TOWARDS),
    Bond("kate", "ffion", Kind.EX_PARTNER, OVER, TOWARDS, 160),
    Bond("craig", "sian", Kind.EX_PARTNER, OVER, TOWARDS, 180),
    Bond("aled", "manon", Kind.EX_SPOUSE, OVER, UNSURE, 250),
    Bond("idwal", "eirlys", Kind.EX_SPOUSE, OVER, TOWARDS, 330),
    Bond("nathan", "zoe", Kind.EX_PARTNER, OVER, TOWARDS, 200),
)
SEALED_BOND = Bond("steffan", "lowri", Kind.EX_PARTNER, OVER, TOWARDS, 150)
GROUNDS = {
    Kind.SPOUSE: Connected.MARRIED, Kind.EX_SPOUSE: Connected.MARRIED, Kind.PARTNER: Connected.INTIMATE,
    Kind.EX_PARTNER: Connected.INTIMATE,
    Kind.PARENT_CHILD: Connected.RELATIVES, Kind.OTHER_FAMILY: Connected.RELATIVES, Kind.CARER: Connected.RELATIVES,
}  # fmt: skip
WITH_CHILDREN = {("dylan", "mair"), ("chloe", "ieuan")}


def relationship(stage: Stage, bond: Bond) -> Relationship:
    """One bond as a record."""
    first, second = stage.ids(f"{bond.first} {bond.second}")
    return Relationship(
        id=stage.id(f"bond {bond.first} {bond.second}"), from_person=first, to_person=second, kind=bond.kind, how_it_stands=bond.stands,
        child_is=Which.SECOND if bond.kind is Kind.PARENT_CHILD else None, personally_connected_basis=GROUNDS.get(bond.kind),
        behaviour_direction=bond.direction, separated_on=PartialDate.of(stage.day(bond.apart)) if bond.apart else None,
        lives_together=Tri.YES if bond.stands is ON else Tri.NO, contact_arrangements=bond.words or None,
        shared_children=Tri.YES if (bond.first, bond.second) in WITH_CHILDREN else Tri.NO,
    )  # fmt: skip
