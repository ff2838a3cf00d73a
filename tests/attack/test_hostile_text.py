"""Text that was made to harm: through fields, content, search, drafts and the words of the program."""

from __future__ import annotations

import pytest

from tests.attack.conftest import Office
from tests.services.test_desk import note_of, person
from vawdesk.i18n import N_, language, plain
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.registry import record_types
from vawdesk.models.values import clean_text
from vawdesk.services import search
from vawdesk.services.drafts import Place

FORMAT = "{0.__class__.__mro__} {name.__init__.__globals__} {n:>99999999} {"
HOSTILE = (
    FORMAT,
    "\u202egnp.exe \u2066hidden\u2069",
    "'; DROP TABLE person; -- \" OR 1=1 NEAR(a b) * ^ column:words",
    "<b>bold</b> <img src='file:///etc/passwd'/> &lt; &#0; ]]> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "=HYPERLINK(\"http://example.org\")\t\n\r\x00\x1b[31m",
    "e\u0301" * 2_000,
    "a" * 19_900,
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f \ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_kept_as_words_and_comes_back_as_them(office: Office, text: str) -> None:
    desk = office.desk("Huw")
    _nerys, _home, case = office.family(desk)
    with desk.writing() as unit:
        note = unit.add(note_of(unit, case, "Kept " + text))
        unit.commit()
    held = desk.open(ContactNote, note.id)
    assert held.what_was_said == clean_text("Kept " + text)
    assert ContactNote.from_content(held.content(), 1).content() == held.content()
    with desk.reading() as session:
        for typed in (text[:400], "kept", '"', "*", "NEAR(", "words:", "-", "\x00"):
            search.find(session, "casework", typed)
    desk.drafts.keep("contact_note/" + clean_text(text)[:50], held, Place(text[:40], 1, 2, {"x": [clean_text(text)]}))
    draft = desk.drafts.find(ContactNote, desk.drafts.mine()[0][0])
    assert draft is not None
    assert draft.record.content() == held.content()
    assert not [found for found in desk.verify("casework") if found.grave]


def test_typed_words_are_never_a_pattern(office: Office) -> None:
    """Braces that somebody typed open nothing of the program, whether they fill a gap or stand alone."""
    for tongue in (language("en"), language("cy")):
        assert tongue.say(N_("Case {reference}"), reference=FORMAT).endswith(FORMAT)
        assert tongue.say(plain(FORMAT)) == FORMAT
        assert FORMAT in tongue.say(N_("Case {reference}"), reference=plain(FORMAT))
    desk = office.desk("Huw")
    nerys, _home, _case = office.family(desk, "Nerys {0.__class__}")
    assert desk.open(Person, nerys.id).display_name == "Nerys {0.__class__}"


def test_a_name_is_found_whatever_is_hidden_in_it(office: Office) -> None:
    desk = office.desk("Huw")
    with desk.writing() as unit:
        hidden = unit.add(person("Gwen\u200bll\u00adian \u202eFic\ufefftional"))
        unit.commit()
    with desk.reading() as session:
        assert [hit.record for hit in search.find(session, "casework", "Gwenllian Fictional")] == [hidden.id]


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"7", b'{"id":1}', b'{"status":"zzz"}', b'{"created_at":5}', b"\xff\xfe", b'{"id":"zz"}', b"[" * 100_000],
)
def test_bytes_that_no_record_made_are_said_to_be_none(content: bytes) -> None:
    for kind in record_types().values():
        with pytest.raises(ValueError):  # noqa: PT011 # what it says differs with the parser
            kind.from_content(content, kind.schema)
