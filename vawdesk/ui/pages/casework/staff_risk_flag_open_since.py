"""What came of a flag since: what is said against it, its reviews, who has read it, and how long it is kept once it has ended (8.17)."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services.colleagues import may_decide
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.flag_reviews import reviews_of
from vawdesk.services.flags_kept import held_with, kept_until
from vawdesk.services.flags_read import ReadBy, read_by
from vawdesk.services.holds import Holds, held_by
from vawdesk.ui.kit.arrange import Item, row, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.reading import link, panel

CHALLENGED, CHALLENGED_WHY = N_("Somebody says that this flag is wrong"), N_("A manager decides on it. Until then it stays in view.")
REVIEWS, REVIEW_LINE, OPEN_REVIEW = N_("Reviews"), N_("{day}, {name}"), N_("Open the review of {day}")
NOT_ANSWERED = N_("Not answered yet")
READ, READ_ON, NOT_YET = N_("Who has read it as it now stands"), N_("{name}, {at}"), N_("Not yet: {names}")
KEPT, KEPT_OVER = N_("Kept until {day}, as your trustees decided."), N_("Kept long enough: until {day}, as your trustees decided.")
UNDECIDED = N_("Your trustees have not decided how long flags of this kind are kept.")
UNDECIDED_WHY = N_("It is no longer shown, and stays on file until they have. The terms stand in the settings.")
KEPT_WHY = N_("It is no longer shown, and is found here and in the history.")
HELD_WHY = N_("By the term of your trustees it would be kept until {day}.")
OVER_WHY = N_("Look at it once more. Where nothing speaks against it, it is removed by two people.")


def notices(at: AtDesk, flag: StaffRiskFlag) -> list[Item]:
    """What stands over the flag: a challenge in its own words, or how long an ended flag is kept."""
    say = at.language.say
    if flag.standing is Standing.CHALLENGED:
        words = "\n".join(part for part in (flag.challenge or "", say(CHALLENGED_WHY)) if part)
        return [Notice(say(CHALLENGED), words, "late")]
    if flag.standing is not Standing.ENDED:
        return []
    until = kept_until(flag, organisation_of(at.desk))
    if until is None:
        return [Notice(say(UNDECIDED), say(UNDECIDED_WHY), "soft")]
    with at.desk.reading() as session:
        hold = held_with(Holds(session), session, flag)
    if hold is not None:
        return [Notice(at.language.say(held_by(hold).message), say(HELD_WHY, day=until), "soft")]
    over = until < at.now().today
    return [Notice(say(KEPT_OVER if over else KEPT, day=until), say(OVER_WHY if over else KEPT_WHY), "late" if over else "soft")]


def since(at: AtDesk, flag: StaffRiskFlag, go: Callable[[str, object], object]) -> list[Item]:
    """The reviews, and for those who decide who has read it."""
    with at.desk.reading() as session:
        reviews = reviews_of(session, flag.id)
        session.expunge_all()
    made: list[Item] = [_reviews(reviews, at.language, go)] if reviews else []
    return made + ([_read(read_by(at.desk, flag), at.language)] if flag.standing in IN_VIEW and may_decide(at.desk) else [])


def _reviews(reviews: list[FlagReview], language: Language, go: Callable[[str, object], object]) -> Item:
    say, lines = language.say, list[Item]()
    for one in reversed(reviews):
        day = language.date(one.signed.at.date()) if one.signed else ""
        opens = link(
            say(REVIEW_LINE, day=day, name=one.signed.name if one.signed else ""), say(OPEN_REVIEW, day=day), f"review_{one.id.hex}"
        )
        opens.clicked.connect(lambda _on=False, id=one.id: go("flag_review", id))
        badges = [Badge(say(NOT_ANSWERED), "late")] if one.is_unanswered else []
        lines.append(wrap(row(opens, (Text(say(one.decided.label) if one.decided else "", wrap=True), 1), *badges, gap=12)))
    return panel(say(REVIEWS), *lines, count=str(len(reviews)))


def _read(read: list[ReadBy], language: Language) -> Item:
    say = language.say
    waiting = [one.name for one in read if one.at is None]
    lines = [Text(say(NOT_YET, names=language.list(waiting)), "strong", wrap=True)] if waiting else []
    lines += [Text(say(READ_ON, name=one.name, at=language.moment(one.at, "short")), wrap=True) for one in read if one.at is not None]
    return panel(say(READ), *lines, count=f"{len(read) - len(waiting)} / {len(read)}")
