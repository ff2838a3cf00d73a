"""A document with every component in it, filled or blank, in any language: what the kit is tried on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from vawdesk.i18n import N_, plain
from vawdesk.models.casework.flag_banner import Banner
from vawdesk.models.values import OES, Answers, Tri
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.page import Furniture, Label
from vawdesk.reports.kit.questions import Asked
from vawdesk.reports.kit.tables import Group, Signed
from vawdesk.reports.kit.words import DocumentLanguage

AT = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
DAY = plain("{day}").with_(day=date(2026, 9, 3))  # differs between the languages, whatever the catalogue holds
PRACTICAL = Answers(OES.yes, OES.no, OES.not_known, N_("Does not apply"))
ASKED = (Tri.YES, Tri.NO, Tri.NOT_KNOWN, None)


def risk(why: str, *what_to_do: str, mark: str = "") -> Banner:
    return Banner((plain(why),), tuple(map(plain, what_to_do)), plain(mark) if mark else None)


def furniture(**changed: Any) -> Furniture:
    given: dict[str, Any] = {
        "organisation": "Elusen Enghraifft",
        "label": Label.ABUSE,
        "printed_at": AT,
        "printed_by": "M. Worker",
        "reference": "VA-2026-0042/V3",
        "check": "7F3K 92QD 4MXA",
        "banner": (risk("Threats to staff, 3 June 2026.", "Two people at every visit.", "Dogs are loose."),),
    }
    return Furniture(**{**given, **changed})


def paper(language: DocumentLanguage = "en", *, blank: bool = False, **changed: Any) -> Paper:
    return Paper("D20", N_("Question"), language, furniture(**changed), blank=blank)


def everything(language: DocumentLanguage = "en", *, blank: bool = False, **changed: Any) -> Paper:
    doc = paper(language, blank=blank, **changed)
    doc.p(DAY)
    doc.h2(DAY, "A")
    value = None if blank else "Ffordd yr Orsaf, <b>Llŷn & Môn</b>"
    doc.fields([[Field(N_("Date"), None if blank else DAY, kind="date"), Field(DAY, None if blank else "10:30", kind="time")]], after=0)
    doc.fields([[Field(N_("Note"), value, lines=2)], [Field(DAY, None if blank else [doc.withheld(DAY)])], [Field(DAY, kind="beside")]])
    doc.choice(DAY, [OES.yes, OES.no, DAY], () if blank else (1,), columns=3)
    doc.choice(None, [DAY, "Parcio'n barod i adael", "Dim bag", "Sit near the door"], () if blank else (0, 3), hint=DAY)
    doc.h2(DAY, "C")
    doc.p(DAY, lead=True)
    replies = [(None, "") if blank else (ASKED[place % 4], f"nodyn {place}") for place in range(14)]
    asked = [Asked(DAY, PRACTICAL if place > 9 else OES, *reply, place % 2 == 0) for place, reply in enumerate(replies)]
    doc.questions(asked, letter="C")
    doc.questions(asked[:5], letter="C", start=15)
    doc.h2(DAY)
    rows = [Group(DAY), *(["Mehefin", "x " * 90, [doc.writer.free(DAY)]] for _ in range(12))]
    doc.table([DAY, "What", ""], rows, [100, 287, 100.6])
    doc.bullets([DAY, "Ail", "Trydydd"], ordered=True)
    doc.box([doc.writer.free(DAY), doc.writer.free("Mewn blwch")])
    with doc.together():
        doc.h3(DAY)
        doc.p("Diwedd")
    doc.signatures([Signed(DAY) if blank else Signed(DAY, "M. Worker", "Signed in place", DAY)])
    return doc
