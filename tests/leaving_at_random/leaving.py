"""Lets papers about random families go through the one door, and reads what would have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.leaving_at_random.delivered import misdelivered
from tests.leaving_at_random.families import make
from tests.leaving_at_random.mentions import Mention
from tests.leaving_at_random.on_file import Family, Filing
from tests.leaving_at_random.oracle import Miss, Page
from tests.leaving_at_random.paperwork import Paper, Paperwork
from tests.leaving_at_random.readers import Reading, colleague, everybody, reading
from tests.leaving_at_random.way_out import WayOut
from vawdesk.features import papers
from vawdesk.i18n import Language, Message, language
from vawdesk.models.base import Record
from vawdesk.models.values import Row
from vawdesk.services import attachment_leaving
from vawdesk.services.bundles import Bind
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import ABOUT
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet
from vawdesk.services.message_words import Said
from vawdesk.services.referral_answers import ANSWER
from vawdesk.services.release import Bundle, Prepared, prepare, prepare_bundle
from vawdesk.services.view import Dossier, View

DOCUMENTS_OF = {
    "contact_note": ("D04",), "staff_risk_flag": ("D12",), "letter": ("D15", "D16"), "referral": ("D06", "D08", "T06"),
    "information_share": ("D10",), "case": ("D02",), "attachment": ("D60",), "person": ("D17", "T17"),
}  # fmt: skip
"""The papers about each sort of record that may come to a reader outside, and the words for a call to one."""
ANSWERS = ["title", "agency", "purpose", "why_now", "wants", "consent"]
ANSWERS += [f"{place} {key}" for place in range(3) for key in ("name", "address", "phone")]
BECAUSE = {
    "F looked": "I looked at each page, and there is nothing on it.", "F unseen goes": "They asked for the message itself.",
    "X6 delivery before": "The lock was changed in June.",
}  # fmt: skip
"""What somebody may answer where a rule asks for a reason: it must not open what stays shut."""
GOES = 0.25  # of what may leave on paper does
AGAIN = 0.6  # of what is refused is asked for again, for another reader
ALOUD = ("D17", "T17")  # what is said or sent in these tells nobody anything, whoever answers or looks


def draw(view: View | None, tongue: DocumentLanguage, sheet: Sheet) -> bytes:
    """Everything a view holds, as one text, with what stands round it."""
    spoken = language("cy" if tongue == "cy" else "en")
    held = [spoken.say(line) for one in sheet.banner for line in (*one.why, *one.what_to_do)]
    if view is not None:
        held += [str(name) for name in view.names.values()] + [view.words(spoken)]
        held += [said for name in view.facts for said in _said(view.fact(name), spoken)]
    return "\n".join([sheet.reference, sheet.printed_by, *held]).encode()


def _said(fact: object, spoken: Language) -> list[str]:
    """The words of a fact."""
    if isinstance(fact, tuple):
        return [words for one in fact for words in _said(one, spoken)]
    return [spoken.say(fact)] if isinstance(fact, Message) else [fact] if isinstance(fact, str) else []


Read = Callable[[bytes], Iterable[str]]


@dataclass(frozen=True)
class Run:
    """How papers are drawn (None: as the program does it), how several are bound, and how what would have left is read.

    `goes`: some of it truly leaves, by the printer or into a file; words to copy always do.
    """

    press: Press | None
    bind: Bind
    read: Read
    goes: bool = False


TEXT = Run(Press(draw, bytes.decode), b"\n".join, lambda page: [page.decode()])


@dataclass
class Tally:
    """What came of it: pages that may leave, things told in them of somebody withheld, and what stood there all the same."""

    families: int = 0
    pages: int = 0
    gone: int = 0
    documents: Counter[str] = field(default_factory=Counter)
    readers: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    told: int = 0
    misses: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)

    def left(self, who: Reading, codes: Sequence[str]) -> None:
        """Pages that may leave, as these documents."""
        self.pages += 1
        self.readers[who.what] += 1
        self.documents.update(codes)
        self.documents["bundle"] += len(codes) > 1

    def add(self, who: Reading, miss: Miss, page: str) -> None:
        """One thing more that should not have stood there."""
        self.misses[miss.sort, miss.manner] += 1
        self.examples.setdefault((miss.sort, miss.manner), f"{miss.words!r} for {who.what}, {who.reader.of.fear.name}: {page[:900]!r}")


@dataclass(frozen=True)
class Filed:
    """A family on file with papers about it, and the chance that made it and goes on."""

    chance: Random
    family: Family
    papers: tuple[Paper, ...]

    @property
    def told(self) -> tuple[Mention, ...]:
        """Everything that its papers tell."""
        return tuple(one for paper in self.papers for one in paper.mentions)


def filed(desk: Desk, chances: Iterable[Random]) -> list[Filed]:
    """Families on file, each with papers."""
    with desk.writing() as unit:
        filing = Filing(unit.session, desk.compartment("casework"), desk.account.staff, desk.now().utc)
        families = [(chance, filing.family(chance, make(chance))) for chance in chances]
        made = [Filed(chance, family, Paperwork(chance, filing, family).written()) for chance, family in families]
        filing.done()
        for one in made:
            for record in (*(paper.record for paper in one.papers), *one.family.people.values()):
                unit.session.refresh(record)
        unit.session.expunge_all()
    return made


def gathered(desk: Desk, code: str, record: Record) -> Dossier:
    """What its document is about."""
    with desk.reading() as casework, desk.reading("organisation") as organisation:
        dossier = attachment_leaving.with_content(desk, casework, ABOUT[code][1](casework, organisation, record, desk.now()))
        casework.expunge_all()
        organisation.expunge_all()
    return dossier


def raw(paper: Paper) -> str:
    """The free text of a record, as it was typed, and what is attached."""
    held = [paper.record.value(name) for name in paper.record.fields()]
    rows = [row for value in held if isinstance(value, tuple) for row in value if isinstance(row, Row)]
    held += [getattr(row, name) for row in rows for name in row.described()]
    return "\n".join([paper.words, *(value for value in held if isinstance(value, str))])


def asked(desk: Desk, who: Reading, paper: Paper, chance: Random, run: Run, *, bound: bool) -> tuple[Request, Press]:
    """One of the documents about a record, for this reader; in a bundle none that is copied."""
    kind = papers()[
        chance.choice([code for code in DOCUMENTS_OF[paper.record.type_name] if not (bound and papers()[code].document.as_text)])
    ]
    code = kind.document.code
    tongue = chance.choice(kind.languages[:1] if code == "D15" else ("en", "cy"))  # a letter in both is drawn in both
    dossier = gathered(desk, code, paper.record)
    if code == "T06" and chance.random() < 0.5:
        dossier = replace(
            dossier,
            facts={**dossier.facts, ANSWER: chance.choice(ANSWERS)},
        )
    if code == "D17":
        who = colleague(who, desk.account.staff)
    request = Request(kind.document, who.recipient, who.profile, "They asked for it.", tongue, dossier, because=BECAUSE)
    return request, kind.press if run.press is None or kind.document.as_text else run.press


def going(desk: Desk, who: Reading, one: Filed, run: Run) -> Prepared | Bundle:
    """The papers of a family as they would leave together."""
    wanted = [asked(desk, who, paper, one.chance, run, bound=len(one.papers) > 1) for paper in one.papers]
    if len(wanted) > 1:
        return prepare_bundle(DeskDoor(desk), wanted, run.bind)
    return prepare(DeskDoor(desk), *wanted[0])


def read(made: Prepared | Bundle, run: Run) -> list[str]:
    """What a reader would read of it; of the words for a call only what is said aloud, because the sheet stays with us."""
    document = made.request.document
    if document.code == "D17":
        (part,) = made.parts
        facts = [part.view.fact(str(said.value)) for said in Said] if part.view is not None else []
        return [words for fact in facts for words in _said(fact, language("en"))]
    return words_of(made.page, made, run)


def words_of(page: bytes, made: Prepared | Bundle, run: Run) -> list[str]:
    """The words of a page, or of what is copied."""
    return [page.decode()] if made.request.document.as_text else list(run.read(page))


def let_all(desk: Desk, families: Sequence[Filed], run: Run, tally: Tally, way: WayOut) -> None:
    """Lets the papers of each family go to a reader, and some that are refused to another; tallies what stood there."""
    for one in families:
        tally.families += 1
        while not _let(desk, one, run, tally, way) and one.chance.random() < AGAIN:
            pass  # what is refused to one reader is asked for again, for another


def _let(desk: Desk, one: Filed, run: Run, tally: Tally, way: WayOut) -> bool:
    """Whether they may leave."""
    who = reading(one.chance, one.family, one.papers)
    made = going(desk, who, one, run)
    if made.refused:
        tally.refused.update(problem.rule for problem in made.refused)
        return False
    codes = [part.request.document.code for part in made.parts]
    tally.left(who, codes)
    judge = who.reader if set(codes).isdisjoint(ALOUD) else everybody(one.family.of)
    tally.told += sum(bool(judge.hidden & set(told.whose)) for told in one.told)
    texts, outside = read(made, run), list[str]()
    if made.request.document.as_text or (run.goes and one.chance.random() < GOES):
        out = way.take(made, one.chance)
        tally.gone += 1
        texts += [text for page in out.pages for text in words_of(page, made, run)] if codes != ["D17"] else []
        outside += out.outside
    found = [*judge.missed(Page(*texts), one.told), *_astray(one, made)]
    found += [replace(miss, manner=f"outside: {miss.manner}") for miss in everybody(one.family.of).missed(Page(*outside), one.told)]
    for miss in found:
        tally.add(who, miss, "\n".join([*outside, *texts[:1]]))
    return True


def _astray(one: Filed, made: Prepared | Bundle) -> Iterator[Miss]:
    """What would go to where it must not."""
    for paper, part in zip(one.papers, made.parts, strict=True):
        offered = part.view.fact("numbers") if part.view is not None else ()
        yield from misdelivered(one.family.of, paper, part.request.document.code, _said(offered, language("en")))
