"""Whether something would come into the hands of somebody feared: the home to which it is posted, the number or account it is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.leaving_at_random.families import Household, Human
from tests.leaving_at_random.oracle import Miss
from tests.leaving_at_random.paperwork import Paper
from vawdesk.i18n import language
from vawdesk.services.release import Bundle, Prepared


def misdelivered(of: Household, papers: Sequence[Paper], made: Prepared | Bundle) -> Iterator[Miss]:
    """Everything that would reach whoever its addressee may be afraid of, or of which nobody said that it is safe."""
    for paper, part in zip(papers, made.parts, strict=True):
        if not paper.to:
            continue
        human, feared = of.humans[paper.to], [of.humans[key] for key in of.feared_by(paper.to)]
        if paper.home is not None and {one.key for one in feared} & paper.home.lived_in:
            yield Miss("home", "where somebody feared lives", paper.home.line1)
        if paper.home is not None and not (paper.home.safe and paper.to in paper.home.lived_in):
            yield Miss("home", "not known to be safe, or not theirs", paper.home.line1)
        if paper.email and (not human.safe or any(paper.email in one.emails for one in feared)):
            yield Miss("email", "not known to be safe", paper.email)
        yield from _by_telephone(human, feared, part)


def _by_telephone(human: Human, feared: Sequence[Human], part: Prepared) -> Iterator[Miss]:
    theirs = {_figures(number) for one in feared for number in one.phones}
    code = part.request.document.code
    if code == "T17" and not (human.safe and any(_figures(number) not in theirs for number in human.phones)):
        yield Miss("phone", "no number is known to be safe", ", ".join(human.phones))
    if code == "D17" and part.view is not None:
        lines = [_figures(language("en").say(line)) for line in part.view.fact("numbers", ())]
        shown = {_figures(number) for number in human.phones} & set(lines)
        for number in shown if not human.safe else shown & theirs:
            yield Miss("phone", "offered, and not known to be safe", number)


def _figures(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]
