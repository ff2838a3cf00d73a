"""What stands round the text of every page."""

from __future__ import annotations

import pytest

from tests.reports.example import everything, furniture, paper, risk
from tests.reports.reading import heard, reader, text, words
from vawdesk.i18n import N_, language
from vawdesk.reports.kit.page import DRAFT, SEE_PAGE_1, Label
from vawdesk.reports.kit.style import BOTTOM, HEIGHT
from vawdesk.reports.kit.words import DocumentLanguage, Words

LANGUAGES: list[DocumentLanguage] = ["en", "cy", "both"]
PAGE_OF = N_("Page {page} of ")


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(data).pages]


@pytest.mark.parametrize("spoken_in", LANGUAGES)
def test_label_staff_risk_practice_and_draft_are_on_every_page(spoken_in: DocumentLanguage) -> None:
    found = pages(everything(spoken_in, practice=True, draft=True).build())
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert "PRACTICE / YMARFER" in page
        for spoken in Words(spoken_in).languages:
            assert spoken.say(Label.ABUSE.value) in page
            assert spoken.say(DRAFT) in page
        assert (Words(spoken_in).say(SEE_PAGE_1) in page) == (number > 1)


def test_without_a_flag_no_page_speaks_of_one() -> None:
    assert "STAFF RISK" not in text(everything(banner=()).build())


def test_no_label_no_word_of_it() -> None:
    assert "CONFIDENTIAL" not in text(everything(label=Label.NONE).build())
    assert "ABUSE" not in text(everything(label=Label.CONFIDENTIAL).build())


@pytest.mark.parametrize("spoken_in", LANGUAGES)
def test_the_footer_says_which_page_which_copy_and_by_whom(spoken_in: DocumentLanguage) -> None:
    found = pages(everything(spoken_in, copy=3).build())
    for number, page in enumerate(found, 1):
        for spoken in Words(spoken_in).languages:
            assert spoken.say(PAGE_OF, page=number) + str(len(found)) in page
        assert "M. Worker" in page
        assert "7F3K 92QD 4MXA" in page


def test_a_blank_form_names_nobody_in_its_footer() -> None:
    found = text(everything(blank=True).build())
    assert "M. Worker" not in found
    assert "7F3K" not in found
    assert "Blank form D20, version 1" in found


def test_the_footer_keeps_clear_of_the_text_in_both_languages() -> None:
    data = everything("both").build()
    doc = everything("both")
    rule = HEIGHT - doc.frame.bottom
    below = [word for word in words(data) if word.top > rule - 2]
    assert {word.text for word in below} >= {"M.", "Worker,"}
    assert all(word.bottom < HEIGHT - 14 for word in below)
    assert doc.frame.bottom >= BOTTOM


def test_a_long_name_does_not_run_into_the_label() -> None:
    long = furniture(organisation="Cymdeithas " * 30, reference="VA-" * 60)
    doc = paper(organisation=long.organisation, reference=long.reference)
    doc.new_page()
    doc.p("Dau")
    data = doc.build()
    label = min(word.left for word in words(data) if word.text == "CONFIDENTIAL")
    assert all(word.right < label for word in words(data) if word.top < 60 and word.text.startswith(("Cymdeithas", "VA-")))


def test_the_organisation_stands_under_both_its_names() -> None:
    doc = paper("both", organisation="Example Charity", organisation_welsh="Elusen Enghraifft")
    assert "Elusen Enghraifft / Example Charity" in text(doc.build())


def test_a_time_is_told_as_the_clock_on_the_wall_tells_it() -> None:
    summer = everything(printed_at=everything().furniture.printed_at.replace(month=7)).build()
    assert "22 July 2026, 15:02" in text(summer)
    assert language("cy").moment(everything().furniture.printed_at).endswith("14:02")


def test_making_pages_can_be_watched_and_stopped() -> None:
    class EnoughError(Exception):
        pass

    seen: list[int] = []

    def stop(page: int) -> None:
        seen.append(page)
        if page == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        everything().build(stop)
    assert seen == [1, 2]
    everything().build(seen.append)
    assert seen[2:5] == [1, 2, 3]


def test_several_flags_are_each_a_fact_and_what_to_do() -> None:
    risks = (risk("Bygythiadau.", "Dau berson.", mark="Heb ei gadarnhau"), risk("Ci peryglus.", "Ffonio yn gyntaf."))
    found = heard(paper(banner=risks).build())
    assert (
        found.index("Bygythiadau. Heb ei gadarnhau")
        < found.index("Dau berson")
        < found.index("Ci peryglus")
        < found.index("Ffonio yn gyntaf")
    )
