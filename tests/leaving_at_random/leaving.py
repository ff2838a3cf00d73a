"""Lets papers about random families go through the one door, and reads what would have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from tests.leaving_at_random.families import make
from tests.leaving_at_random.on_file import Filed, Filing
from tests.leaving_at_random.oracle import Miss, Page
from tests.leaving_at_random.readers import Reading, reading
from vawdesk.features import papers
from vawdesk.i18n import language
from vawdesk.models.base import Record
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import ABOUT
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet
from vawdesk.services.release import Prepared, prepare
from vawdesk.services.view import Dossier, View

DOCUMENTS_OF = {
    "contact_note": ("D04",), "staff_risk_flag": ("D12",), "letter": ("D15", "D16"), "referral": ("D06", "D08"),
    "information_share": ("D10",), "case": ("D02",),
}  # fmt: skip
"""The papers about each sort of record that may come to a reader outside."""
TOGETHER = 40  # families filed in one go


def draw(view: View | None, tongue: DocumentLanguage, sheet: Sheet) -> bytes:
    """Everything a view holds, as one text, with what stands round it."""
    spoken = language("cy" if tongue == "cy" else "en")
    banner = [spoken.say(line) for one in sheet.banner for line in (*one.why, *one.what_to_do)]
    names = [str(name) for name in view.names.values()] if view is not None else []
    held = view.words(spoken) if view is not None else ""
    return "\n".join([sheet.reference, sheet.printed_by, *banner, *names, held]).encode()


TEXT = Press(draw, bytes.decode)
Read = Callable[[bytes], Iterable[str]]


@dataclass
class Tally:
    """What came of it: pages that may leave, things told in them of somebody withheld, and what stood there all the same."""

    families: int = 0
    pages: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    told: int = 0
    misses: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, who: Reading, miss: Miss, page: str) -> None:
        """One thing more that should not have stood there."""
        self.misses[miss.sort, miss.manner] += 1
        self.examples.setdefault((miss.sort, miss.manner), f"{miss.words!r} for {who.what}, {who.reader.of.fear.name}: {page[:900]!r}")


def filed(desk: Desk, chances: Iterable[Random]) -> list[tuple[Random, Filed]]:
    """Families on file, each with the chance that made it and goes on."""
    with desk.writing() as unit:
        filing = Filing(unit.session, desk.account.staff, desk.now().utc)
        made = [(chance, filing.file(chance, make(chance))) for chance in chances]
        filing.done()
        for _chance, one in made:
            for record in (one.paper, *one.names):
                unit.session.refresh(record)
        unit.session.expunge_all()
    return made


def gathered(desk: Desk, code: str, record: Record) -> Dossier:
    """What its document is about."""
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        dossier = ABOUT[code][1](casework, organisation, record, desk.now())
        casework.expunge_all()
        organisation.expunge_all()
    return dossier


def raw(record: Record) -> str:
    """The free text of a record, as it was typed."""
    said = [str(value) for name in record.fields() if isinstance(value := record.value(name), str)]
    return "\n".join(said)


def prepared(desk: Desk, who: Reading, record: Record, chance: Random, press: Press | None) -> Prepared:
    """The page as it would leave."""
    code = chance.choice(DOCUMENTS_OF[record.type_name])
    paper = papers()[code]
    tongue = chance.choice(paper.languages[:1] if code == "D15" else ("en", "cy"))  # a letter in both is drawn in both
    request = Request(paper.document, who.recipient, who.profile, "They asked for it.", tongue, gathered(desk, code, record))
    return prepare(DeskDoor(desk), request, press or paper.press)


def pages(desk: Desk, families: list[tuple[Random, Filed]], press: Press | None, read: Read, tally: Tally) -> Iterator[Prepared]:
    """Lets the paper of each family go to a reader, and tallies what stood there. Yields each page that may leave."""
    for chance, family in families:
        tally.families += 1
        who = reading(chance, family)
        page = prepared(desk, who, family.paper, chance, press)
        if page.refused:
            tally.refused.update(problem.rule for problem in page.refused)
            continue
        tally.pages += 1
        tally.told += sum(bool(who.reader.hidden & set(one.whose)) for one in family.mentions)
        texts = list(read(page.page))
        for miss in who.reader.missed(Page(*texts), family.mentions):
            tally.add(who, miss, texts[0])
        yield page
