"""What was printed of a visit and is no longer right: which copies, who has them, and how the new ones are printed (H3, X14)."""

from __future__ import annotations

from vawdesk.i18n import N_, NN_, Message
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.old_sheets import old_sheets
from vawdesk.services.visit_buddy import BuddyBefore, buddies_before
from vawdesk.services.visit_words import under_way
from vawdesk.ui.kit.arrange import Item, column
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.home_visit_signed_acts import Acts

NO_LONGER_RIGHT = NN_("{n} printed sheet of this visit is no longer right", "{n} printed sheets of this visit are no longer right")
PRINT_AGAIN = N_("Whoever has one goes by an old time or an old name. Print the sheets again, and take the old ones back.")
TAKE_BACK = N_("Whoever has one goes by what stands on it. Take it back, and write down in the list of paper copies what became of it.")
PRINT, LIST = N_("Print them again…"), N_("See the paper copies")
COPY, COPY_WITH = N_("{document}, copy {number}"), N_("{document}, copy {number}, with {whom}")
NOW, UNTIL, UNTIL_WHY = N_("The buddy is {name}"), N_("Until {when} it was {name}."), N_("Until {when} it was {name}: {why}")


def to_get_back(visit: HomeVisit, acts: Acts, at: AtDesk) -> list[Notice]:
    """The copies that are out and hold something old, with the press that prints them anew or leads to the list of copies."""
    say, old = at.language.say, old_sheets(at.desk, visit.id)
    if not old.copies:
        return []
    again = old.to_print and under_way(visit)
    button = verb(say(PRINT), "print_again", acts.print_sheets, drawing="print") if again else verb(say(LIST), "copies", acts.see_copies)
    copies: list[Item] = [Text(say(_named(one, at)), "body", wrap=True) for one in old.copies]
    heading, words = say(NO_LONGER_RIGHT, n=len(old.copies)), say(PRINT_AGAIN if again else TAKE_BACK)
    return [Notice(heading, words, "late", (column(*copies, gap=2),), button)]


def _named(copy: HandledCopy, at: AtDesk) -> Message:
    paper, whom = at.papers.get(copy.document or ""), copy.given_to or copy.recipient
    told = {"document": paper.document.title if paper is not None else copy.document, "number": copy.copy_number or 1}
    return COPY_WITH.with_(whom=whom, **told) if whom else COPY.with_(**told)


def another_buddy(visit: HomeVisit, at: AtDesk) -> list[Notice]:
    """That the buddy is not who it was when it was signed, and since when."""
    before = buddies_before(at.desk, visit.id) if visit.standing is not VisitStanding.DONE else ()
    if not before or visit.buddy is None:
        return []
    names, say = staff_called(at.desk), at.language.say
    until: list[Item] = [Text(say(_until(one, names.get(one.who, ""))), "body", wrap=True) for one in reversed(before)]
    return [Notice(say(NOW, name=names.get(visit.buddy, "")), "", "soft", (column(*until, gap=2),))]


def _until(one: BuddyBefore, name: str) -> Message:
    return UNTIL_WHY.with_(when=one.until, name=name, why=one.why) if one.why else UNTIL.with_(when=one.until, name=name)
