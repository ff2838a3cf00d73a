"""Notes, flags and covers on paper; and the blank form of every record there is, drawn from its description alone."""

from __future__ import annotations

import uuid

import pytest

from tests.reports.example import furniture
from tests.reports.reading import check_paper, heard, text
from tests.reports.views import HIDDEN, NAMES, at, case, flag, note, people, record, rows, signature, view
from vawdesk.i18n import N_, language
from vawdesk.models.base import Record
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.profile import Profile
from vawdesk.models.registry import record_types
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework import case as case_cover
from vawdesk.reports.forms.casework import contact_note, staff_risk_flag
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.words import DocumentLanguage
from vawdesk.services.view import Prose, RecordView, View, Withheld, blank_record


def addendum(reason: AddendumReason, words: str) -> RecordView:
    who = next(iter(NAMES))
    return record(Addendum, 60 + len(words), reason=reason, text=words, added_at=at(9, 9), signed=signature(who, "support worker"))


def test_a_late_note_says_how_late_and_why_on_its_face() -> None:
    found = text(contact_note.ENTRY.render(view(note(), put_down_at=at(3, 7, 30)), "en", furniture()))
    assert "Entered late, 46 hours afterwards: I was not at work" in found
    soon = text(contact_note.ENTRY.render(view(note(recorded_at=at(1, 12)), put_down_at=at(1, 12)), "en", furniture()))
    assert "late" not in soon


def test_what_puts_a_fact_right_stands_before_the_note_and_what_is_added_after_it() -> None:
    added = (addendum(AddendumReason.LATER, "Clywyd wedyn"), addendum(AddendumReason.CORRECTS, "Dydd Mawrth oedd hi"))
    found = heard(contact_note.ENTRY.render(view(note(), groups={"addenda": added}), "en", furniture()))
    assert found.index("Dydd Mawrth") < found.index("He counts the miles") < found.index("Clywyd wedyn")


def test_what_is_withheld_inside_is_marked_and_elsewhere_leaves_no_trace() -> None:
    reason = N_("told in confidence")
    said = Prose(("She goes to ", Withheld(reason), " every Monday."))
    inside = text(contact_note.ENTRY.render(view(note(what_was_said=said, my_view=Withheld(reason))), "en", furniture()))
    assert "She goes to [Withheld: told in confidence] every Monday." in inside
    assert inside.count("[Withheld: told in confidence]") == 2
    outside = view(note(what_was_said=None, contact_by=None, my_view=None), Profile.AGENCY)
    found = text(contact_note.ENTRY.render(outside, "en", furniture()))
    assert "Not provided" not in found
    assert "Withheld" not in found
    assert language("en").say(note().label("contact_by")) not in found
    assert "Not provided" in text(contact_note.ENTRY.render(view(note(contact_by=None)), "en", furniture()))


def test_a_flag_gives_its_instructions_in_the_readers_language_and_free_text_as_written() -> None:
    for code in ("en", "cy"):
        spoken = language("cy" if code == "cy" else "en")
        found = text(staff_risk_flag.ENTRY.render(view(flag()), "cy" if code == "cy" else "en", furniture()))
        for instruction in flag().get("control_instructions"):
            assert spoken.say(instruction.label) in found
        assert "Cynigiwch y swyddfa yn gyntaf." in found
        assert "1." in found


def test_the_cover_shows_roles_in_words_and_nothing_that_was_withheld() -> None:
    shown = view(case(), groups={"people": people(), "flags": (flag(),)}, notes=23)
    found = text(case_cover.ENTRY.render(shown, "en", furniture(reference="VA-2026-0042")))
    assert "Victim" in found
    assert "Person whose" in found
    assert "Perpetrator" not in found
    assert "[Withheld:" in found
    assert "01632 960 188" in found
    assert "It is not for us to decide" in found
    assert "I have read the warning above" in found
    assert "chwaer" in found


def test_a_safe_contact_who_has_not_agreed_is_not_printed() -> None:
    alys, rhodri = people()
    for held in ({**alys.values, "safe_alt_contact": HIDDEN}, {}):
        person = RecordView(described=alys.described, values=held, names=alys.names, kind=alys.kind, id=alys.id)
        found = text(case_cover.ENTRY.render(view(case(), groups={"people": (person, rhodri)}), "en", furniture()))
        assert "chwaer" not in found


def test_without_a_flag_nobody_is_asked_to_have_read_a_warning() -> None:
    shown = View(case(), Profile.INTERNAL, {"people": people()}, {"banner": ()}, NAMES)
    found = text(case_cover.ENTRY.render(shown, "en", furniture(banner=())))
    assert "I have read the warning" not in found


@pytest.mark.parametrize("spoken_in", ["en", "cy", "both"])
@pytest.mark.parametrize("kind", record_types().values(), ids=lambda kind: kind.type_name)
def test_every_record_has_a_blank_form_that_keeps_within_the_page(kind: type[Record], spoken_in: DocumentLanguage) -> None:
    paper = Paper("D00", kind.title, spoken_in, furniture(banner=()), blank=True)
    form = Form(paper, blank_record(kind), told=True)
    for letter, title, names in kind.sections():
        paper.h2(title, letter)
        form.fields(names)
    check_paper(paper.build(), "en-GB" if spoken_in == "en" else "cy")


def test_what_the_file_knows_and_the_page_has_no_name_for_is_not_called_missing() -> None:
    nameless = note(with_people=(uuid.uuid4(),))
    inside = text(contact_note.ENTRY.render(view(nameless), "en", furniture()))
    assert "See the file" in inside
    outside = text(contact_note.ENTRY.render(view(nameless, Profile.AGENCY), "en", furniture()))
    assert "See the file" not in outside
    assert "contact with" not in outside


def test_the_cover_says_before_a_number_is_called_what_is_known_of_it() -> None:
    alys, rhodri = people()
    careful = Phone("07700 900 212", Tri.YES, Tri.NO, "Weekdays 10 to 2", "Withhold our number")
    for phone, said in (
        (careful, ("Best time: Weekdays 10 to 2.", "Leave no message.", "Withhold our number.")),
        (Phone("07700 900 213", Tri.NO), ("Not safe to call",)),
        (Phone("07700 900 214"), ("Not known whether it is",)),
    ):
        shown = {**alys.values, "phones": rows(phone)}
        person = RecordView(described=alys.described, values=shown, names=alys.names, kind=alys.kind, id=alys.id)
        found = " ".join(text(case_cover.ENTRY.render(view(case(), groups={"people": (person, rhodri)}), "en", furniture())).split())
        for words in (*said, "Never by post."):
            assert words in found, words
