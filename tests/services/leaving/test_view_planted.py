"""Whatever of somebody protected is planted in a note, however it is spelt, stands in no view of it."""

from __future__ import annotations

import uuid
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vawdesk.i18n import language
from vawdesk.models.base import ParticularValue
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.profile import Profile
from vawdesk.services.folding import squeeze
from vawdesk.services.protection import Protection
from vawdesk.services.redaction import (
    PROTECTED,
    Scope,
    redact,
)
from vawdesk.services.scrub import Net
from vawdesk.services.view import Dossier

EN, CY = language("en"), language("cy")


ALYS = uuid.UUID(int=1)

PARTICULARS = [
    ParticularValue("Alys Sampl", ALYS, "name"), ParticularValue("01632 960417", ALYS, "phone"),
    ParticularValue("12 Heol y Bont", ALYS, "address"), ParticularValue("SA43 1AA", ALYS, "address"),
    ParticularValue("alys.sampl@example.org", ALYS, "email"), ParticularValue("Ysgol Bro Tywod", ALYS, "school"),
]  # fmt: skip

SPELLINGS = [
    "Alys", "ALYS SAMPL", "alys", "01632 960417", "+44 1632-960-417", "(01632) 960 417", "12 Heol y Bont", "12, heol-y-bont", "sa431aa",
    "SA43 1AA", "Alys.Sampl@example.org", "Ysgol Bro Tywod", "YSGOL  BRO TYWOD",
]  # fmt: skip

ORDINARY = st.lists(st.sampled_from(["she rang", "yesterday", "mae hi'n well", "at ten", "the rent", "£40", "–", "(again)"]), max_size=8)


@given(st.lists(st.tuples(ORDINARY, st.sampled_from(SPELLINGS)), min_size=1, max_size=5), st.sampled_from(["what_was_said", "what_i_saw"]))
def test_whatever_is_planted_in_a_note_is_in_no_view_of_it(planted: list[tuple[list[str], str]], name: str) -> None:
    text = "; ".join(f"{' '.join(words)} {spelling}" for words, spelling in planted)
    note = ContactNote(**{name: text})
    scope = Scope(Profile.AGENCY, Protection(frozenset({uuid.UUID(int=9)}), {ALYS: (PROTECTED,)}), Net(PARTICULARS), today=date(2026, 9, 3))
    shown = redact(Dossier(note), scope)[0].main.text(name, EN)
    assert isinstance(shown, str)
    assert not scope.net.find(shown)
    assert not any(squeeze(spelling) in squeeze(shown) for _words, spelling in planted)
    assert all(word in shown for words, _spelling in planted for word in words)


def test_a_fact_from_which_words_were_taken_is_drawn_with_a_gap() -> None:
    """The name of the office to which a referral goes may hold the name of somebody protected."""
    scope = Scope(Profile.AGENCY, Protection(frozenset({uuid.UUID(int=9)}), {ALYS: (PROTECTED,)}), Net(PARTICULARS), today=date(2026, 9, 3))
    view = redact(Dossier(ContactNote(), {}, {"to": "Care of Alys at the office", "lines": ("one", "for Alys")}), scope)[0]
    assert view.fact("to") == "Care of … at the office"
    assert view.fact("lines")[0] == "one"
    assert "Alys" not in "".join(view.fact("lines")[1] or "")
