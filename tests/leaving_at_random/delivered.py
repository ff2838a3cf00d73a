"""Whether something would come into the hands of somebody feared: the home to which it is posted, the number or account it is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.leaving_at_random.families import Household
from tests.leaving_at_random.oracle import Miss
from tests.leaving_at_random.paperwork import Paper


def misdelivered(of: Household, paper: Paper, code: str, offered: Sequence[str] = ()) -> Iterator[Miss]:
    """Everything that would reach whoever its addressee may be afraid of, or of which nobody said that it is safe.

    `code` is the document, `offered` the numbers that it says may be rung.
    """
    if not paper.to:
        return
    human, feared = of.humans[paper.to], [of.humans[key] for key in of.feared_by(paper.to)]
    if paper.home is not None and {one.key for one in feared} & paper.home.lived_in:
        yield Miss("home", "where somebody feared lives", paper.home.line1)
    if paper.home is not None and not (paper.home.safe and paper.to in paper.home.lived_in):
        yield Miss("home", "not known to be safe, or not theirs", paper.home.line1)
    if paper.email and (not human.safe or any(paper.email in one.emails for one in feared)):
        yield Miss("email", "not known to be safe", paper.email)
    own, theirs = ({_figures(number) for one in people for number in one.phones} for people in ([human], feared))
    if code == "T17" and not (human.safe and own - theirs):
        yield Miss("phone", "no number is known to be safe", ", ".join(human.phones))
    shown = own & {_figures(line) for line in offered}
    for number in shown & theirs if human.safe else shown:
        yield Miss("phone", "offered, and not known to be safe", number)


def _figures(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]
