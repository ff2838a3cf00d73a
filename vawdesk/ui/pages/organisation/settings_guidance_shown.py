"""The dated facts in use, as the settings show them: from when they are, the helplines, the orders of each area, bank holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, NBSP, Language, Message
from vawdesk.models.facts import Helpline, OrderArea, in_language
from vawdesk.services import facts
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column, row, wrap
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.pages.organisation.settings import paragraph

HELPLINES, ORDERS, DAYS = N_("Helplines"), N_("Orders the police can ask for"), N_("Bank holidays to come")
SHIPPED = N_("The facts of {date}, which came with the program.")
TAKEN_IN = N_("The facts of {date}, taken in by {name}.")
READ_BY = N_("The numbers were read a second time by {name}.")
OLD = N_("They are more than half a year old. Ring a number before you hand it out.")
NOT_CERTAIN = N_("Not certain: check before you use it.")
GUIDE_ONLY = N_("Guide only. The police and the court decide.")
DAY = N_("{date}: {name}")
TEXT_TO = N_("Text {number}")
SHOWN_DAYS = 8


def facts_shown(at: AtDesk, under: Sequence[QWidget]) -> Iterator[tuple[Message, Sequence[QWidget]]]:
    """The panels in their order: heading and lines. `under` stands below the line that says from when the facts are."""
    say, held = at.language.say, facts.facts_of(at.desk)
    dated = wrap(column(Text(_from_when(at), wrap=True), *under, gap=8, edges=(16, 12, 16, 12)))
    yield HELPLINES, [dated, *(_line(line, at.language) for line in held.helplines.values())]
    yield ORDERS, [paragraph(say(GUIDE_ONLY)), *(_area(one, at.language) for one in held.order_areas.values())]
    days = [one for one in held.bank_holidays.values() if one.on >= at.now().today][:SHOWN_DAYS]
    yield DAYS, [paragraph("\n".join(say(DAY, date=one.on, name=in_language(one.names, at.language)) for one in days))]


def _from_when(at: AtDesk) -> str:
    """Of which day they are, who took them in, who read the numbers, and whether they are old."""
    say, held, edition = at.language.say, facts.facts_of(at.desk), facts.accepted_edition(at.desk)
    signed = edition.accepted_by if edition is not None else None
    words = [say(TAKEN_IN, date=held.edition, name=signed.name) if signed is not None else say(SHIPPED, date=held.edition)]
    if edition is not None and edition.read_by is not None:
        words.append(say(READ_BY, name=edition.read_by.name))
    if held.is_old(at.now().today):
        words.append(say(OLD))
    return " ".join(words)


def _line(line: Helpline, language: Language) -> QWidget:
    number = Text(line.number.replace(" ", NBSP), "strong")
    number.setMinimumWidth(theme.wide(136))
    said = line.for_whom(language) if line.certain else f"{line.for_whom(language)}. {language.say(NOT_CERTAIN)}"
    ways = [language.say(TEXT_TO, number=line.text.replace(" ", NBSP))] if line.text else []
    ways += [line.email] if line.email else []
    words = column(Text(line.name(language), "strong", wrap=True), Text("\n".join([said, *ways]), "meta", "muted", wrap=True), gap=0)
    made = wrap(row((wrap(words), 1), number, gap=16, edges=(16, 8, 16, 8)))
    made.setAccessibleName(f"{line.name(language)}, {line.number}")
    return made


def _area(area: OrderArea, language: Language) -> QWidget:
    orders = in_language(area.orders, language)
    said = orders if area.certain else f"{orders}. {language.say(NOT_CERTAIN)}"
    words = column(Text(in_language(area.names, language), "strong", wrap=True), Text(said, "meta", "muted", wrap=True), gap=0)
    return wrap(row((wrap(words), 1), edges=(16, 8, 16, 8)))
