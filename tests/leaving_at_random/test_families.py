"""Nothing withheld stands in what leaves: random families, random readers, the words as people type them, judged by other eyes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaving_at_random.conftest import BATCH
from tests.leaving_at_random.delivered import misdelivered
from tests.leaving_at_random.families import Household, make
from tests.leaving_at_random.leaving import ALOUD, DOCUMENTS_OF, TEXT, Run, Tally, filed, let_all, raw
from tests.leaving_at_random.mentions import mention
from tests.leaving_at_random.on_file import particulars_of
from tests.leaving_at_random.oracle import Page, Reader
from tests.leaving_at_random.paper import PAPER
from tests.leaving_at_random.paperwork import Paper
from tests.leaving_at_random.way_out import WayOut
from tests.vaults import Town
from vawdesk.features import papers
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.scrub import Net

FAMILIES = st.randoms(use_true_random=False).map(lambda chance: (chance, make(chance)))


def let_go(town: Town, chances: list[Random], run: Run) -> Tally:
    """Every family's papers go to a reader of each."""
    vault, tally = town.open(), Tally()
    desk = Desk(vault)
    way = WayOut(desk, town.folder.parent)
    let_all(desk, filed(desk, chances), run, tally, way)
    way.close()
    vault.close()
    return tally


def chances(batch: int, size: int, sort: str) -> list[Random]:
    return [Random(f"{sort} {batch * size + number}") for number in range(size)]  # noqa: S311  # the same families every time


@pytest.mark.usefixtures("qapp")
def test_nothing_withheld_leaves_as_text(make_town: Callable[[], Town], families: int) -> None:
    tally = let_go(make_town(), chances(families, BATCH["families"], "text"), TEXT)
    assert tally.pages > BATCH["families"] // 2
    assert tally.told > tally.pages
    assert not tally.misses, tally.examples


@pytest.mark.usefixtures("qapp")
def test_nothing_withheld_leaves_on_paper(make_town: Callable[[], Town], families_on_paper: int) -> None:
    tally = let_go(make_town(), chances(families_on_paper, BATCH["families_on_paper"], "paper"), PAPER)
    assert tally.gone
    assert tally.pages > BATCH["families_on_paper"] // 2
    assert not tally.misses, tally.examples


BY_EYE = {"D20C": "its places, of the visit and of the call, are tried where they are decided; it draws no other free text"}


def test_every_paper_that_may_leave_is_tried() -> None:
    """A new document for readers outside is tried here as well, or says why not."""
    outside = {
        code
        for code, paper in papers().items()
        if any(not one.stays_inside and one is not Profile.BUDDY for one in paper.document.profiles)
    }
    assert outside | set(ALOUD) == {code for codes in DOCUMENTS_OF.values() for code in codes} | set(BY_EYE)


def test_the_eyes_that_judge_can_see(town: Town) -> None:
    """Drawn past the release check, nearly everything that is told of somebody is found; so a silence of theirs means something."""
    vault, seen, told = town.open(), 0, 0
    desk = Desk(vault)
    for family in filed(desk, chances(0, 120, "text")):
        reader = Reader(family.family.of, family.family.of.kept_from("feared"), frozenset({"feared"}))
        page = Page(*(raw(paper) for paper in family.papers))
        for one in family.told:
            if reader.hidden & set(one.whose) and not reader.free(one.value):
                told += 1
                seen += any(reader.missed(page, [one]))
    vault.close()
    assert told > 200
    assert seen > 0.95 * told


def test_the_eyes_that_follow_a_letter_can_see(town: Town) -> None:
    """Sent wherever it was addressed, a good part would come into the wrong hands, by post, by e-mail and by telephone."""
    vault = town.open()
    made = [(one.family.of, paper) for one in filed(Desk(vault), chances(0, 150, "text")) for paper in one.papers]
    vault.close()
    found = [miss for of, paper in made for miss in misdelivered(of, paper, "T17")]
    assert {miss.sort for miss in found} == {"home", "email", "phone"}
    both = [(of, home) for of, _paper in made for home in of.homes if {"harmed", "feared"} <= home.lived_in]
    letters = [(of, Paper(made[0][1].record, to="harmed", home=home)) for of, home in both]
    assert letters
    assert all(any(miss.manner == "where somebody feared lives" for miss in misdelivered(of, letter, "D15")) for of, letter in letters)


@given(FAMILIES)
def test_whatever_is_typed_of_somebody_is_cut(made: tuple[Random, Household]) -> None:
    chance, of = made
    hidden = of.kept_from("feared")
    reader = Reader(of, hidden, frozenset({"feared"}))
    held, known = particulars_of(of, hidden), particulars_of(of, frozenset({"feared"}), own=True)
    one = mention(chance, of, of.humans[chance.choice(sorted(hidden))])
    left = "…".join(piece for piece in Net(held, known).cut(one.context) if isinstance(piece, str))
    assert not list(reader.missed(Page(left), [one]))
