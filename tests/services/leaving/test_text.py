"""Words to copy leave by the same door as pages: looked through, journalled, and only onto the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.services.leaving.release_office import COLLEAGUE, Office, at_work, codes, internal, refused
from tests.vaults import Town
from vawdesk.i18n import Language, plain
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.entry import Carries
from vawdesk.reports.kit.text_entry import TextEntry, read_words
from vawdesk.services.leaving import Press, Request, Sheet, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.view import Dossier, View


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    with at_work(town) as office:
        yield office


def words(view: View, tongue: Language) -> str:
    return f"{tongue.code}: {view.main.text('what_was_said', tongue)}\n"


FORM = TextEntry("D05T", plain("Words for their form"), "contact_note", Carries.REQUIRED, frozenset({Profile.AGENCY}), words)
MESSAGE = TextEntry(
    "D17", plain("A message"), "contact_note", Carries.FORBIDDEN, frozenset({Profile.AGENCY, Profile.THE_PERSON}), words,
    languages=("en", "cy", "both"),
)  # fmt: skip


def press(entry: TextEntry) -> Press:
    from vawdesk.features import furniture

    def render(view: View | None, language: Any, sheet: Sheet) -> bytes:
        assert view is not None
        return entry.render(view, language, furniture(sheet))

    return Press(render, read_words)


def asked(office: Office, entry: TextEntry, **said: Any) -> Request:
    """His solicitor, in English, about what he said."""
    his = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=office.family.rhodri.id)
    made = Request(entry, his, Profile.AGENCY, "He asked for it.", "en", Dossier(office.letter, {"people": (office.family.rhodri,)}))
    return replace(made, **said)


def test_words_go_to_the_clipboard_and_the_journal_knows(office: Office) -> None:
    prepared = prepare(office.door, asked(office, MESSAGE), press(MESSAGE))
    assert prepared.refused == ()
    released = let_go(office.door, prepared, Way.COPY)
    assert released.data.decode() == "en: He asked where … is."
    (row,) = office.journal()
    assert (row["document"], row["way"], row["recipient kind"]) == ("D17", "copy", "solicitor")
    assert office.copies() == []


@pytest.mark.parametrize("way", [Way.PRINT, Way.SAVE_LOCKED, Way.SAVE_OPEN])
def test_words_are_not_printed_or_saved_and_pages_not_copied(office: Office, way: Way) -> None:
    prepared = prepare(office.door, asked(office, MESSAGE), press(MESSAGE))
    assert "X5 text" in refused(let_go, office.door, prepared, way)
    from tests.services.leaving.release_office import PRESS

    page = prepare(office.door, internal(office), PRESS)
    assert refused(let_go, office.door, page, Way.COPY) == {"X5 page"}
    assert office.journal() == []


def test_the_label_goes_along_to_an_agency_and_never_into_a_message(office: Office) -> None:
    council = Recipient(RecipientKind.AGENCY, "Cyngor Sir Enghraifft")
    form = prepare(office.door, asked(office, FORM, recipient=council), press(FORM))
    assert form.page.decode() == "CONFIDENTIAL – DOMESTIC ABUSE\n\nen: He asked where Alys is."
    assert prepare(office.door, asked(office, FORM), press(FORM)).page.decode().startswith("CONFIDENTIAL\n\n")
    message = prepare(office.door, asked(office, MESSAGE, language="both", recipient=council), press(MESSAGE))
    assert message.page.decode() == "cy: He asked where Alys is.\n\nen: He asked where Alys is."


def test_in_a_practice_vault_a_message_says_so(office: Office) -> None:
    office.door.practice = True
    assert b"Practice" in prepare(office.door, asked(office, MESSAGE), press(MESSAGE)).page


def test_words_that_go_past_the_view_are_caught(office: Office) -> None:
    def leaky(_view: View, _tongue: Language) -> str:
        return "She is at 12 heol-y-bont now."

    entry = replace(MESSAGE, build=leaky)
    prepared = prepare(office.door, asked(office, entry), press(entry))
    assert codes(prepared.refused) == {"X6 text"}
    assert "X6 text" in refused(let_go, office.door, prepared, Way.COPY)


@pytest.mark.parametrize(("entry", "said"), [(FORM, {"language": "both"}), (FORM, {"profile": Profile.INTERNAL, "recipient": COLLEAGUE})])
def test_a_language_or_reader_it_is_not_made_for(office: Office, entry: TextEntry, said: dict[str, Any]) -> None:
    request = asked(office, entry, **said)
    if "language" in said:
        with pytest.raises(ValueError, match="not made"):
            prepare(office.door, request, press(entry))
    else:
        assert "X5 profile" in codes(prepare(office.door, request, press(entry)).refused)
