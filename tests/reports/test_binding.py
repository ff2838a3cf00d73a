"""Several finished papers as one: every page, every tag, a title and metadata that say nothing."""

from __future__ import annotations

import pytest

from tests.reports.example import everything
from tests.reports.reading import check_paper, heard, reader, said
from vawdesk.features import read_text
from vawdesk.reports.kit.binding import bind
from vawdesk.reports.kit.sealing import lock


def test_the_parts_are_there_in_their_order_and_read_aloud_as_before() -> None:
    one, other = everything("en").build(), everything("cy").build()
    both = bind([one, other])
    assert len(reader(both).pages) == len(reader(one).pages) + len(reader(other).pages)
    assert heard(both) == f"{heard(one)} {heard(other)}" or heard(both) == heard(one) + heard(other)
    assert read_text(both) == "\n".join([read_text(one), read_text(other)])
    assert not said("qpdf", "--check", "FILE", data=both).count("WARNING")


def test_every_page_of_a_bundle_is_tagged() -> None:
    counts = check_paper(bind([everything("en").build(), everything("en").build()]), "en-GB")
    assert counts["H1"] == 2


def test_nothing_in_the_file_names_anybody() -> None:
    information = reader(bind([everything().build()])).metadata
    assert information is not None
    assert dict(information) == {"/Title": "Documents", "/Producer": "VAWDesk", "/Creator": "VAWDesk"}


def test_a_bundle_takes_a_password_like_any_page() -> None:
    assert reader(lock(bind([everything().build()]), "pedwar gair gwahanol iawn")).is_encrypted


def test_nothing_cannot_be_bound() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bind([])
