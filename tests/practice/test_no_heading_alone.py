"""No page of any document, filled or blank, ends in a heading: what it is over would stand on the next one, under nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.practice.conftest import Practice
from tests.reports.reading import ends_in_heading, reader
from tests.tour import papers
from vawdesk import features
from vawdesk.services.desk import Desk
from vawdesk.services.practice.make import SEED
from vawdesk.services.practice.stage import Stage


def alone(made: Iterable[tuple[str, bytes]]) -> dict[str, list[int]]:
    """The pages that end in a heading, by document. Words to be pasted have no pages."""
    return {name: pages for name, pdf in made if pdf.startswith(b"%PDF") and (pages := ends_in_heading(pdf))}


@pytest.mark.parametrize("code", list(features.papers()))
def test_no_heading_stands_alone_at_the_foot_of_a_page(practice: Practice, manager: Desk, code: str) -> None:
    assert alone(papers.one_paper(manager, Stage(practice.edges.clock.now(), SEED), code)) == {}


def test_nor_in_the_letter_that_tells_of_a_flag_which_is_one_page(own: Practice) -> None:
    desk = own.desk()
    made = dict(papers.telling_of_flag(desk, Stage(own.edges.clock.now(), SEED)))
    desk.vault.sign_out()
    assert made.keys() == {"D13-both"}
    assert alone(made.items()) == {}
    assert len(reader(made["D13-both"]).pages) == 1
