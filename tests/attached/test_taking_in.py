"""What a file is, is found out by looking into it; what is hidden in it is taken out; what cannot be shown safely is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attached import files
from vawdesk.i18n import language
from vawdesk.models.casework.attachment_kinds import LARGEST, Found, Media
from vawdesk.services.refusals import Refused
from vawdesk.services.taking_in import SeenPdf, TakenIn, take_in
from vawdesk.ui.kit.eye import SystemEye, drawn
from vawdesk.ui.kit.taking_files import read


class QuickEye(SystemEye):
    """Looks at pictures as the real one does, and believes every PDF: for thousands of altered ones."""

    def pdf(self, content: bytes) -> SeenPdf | None:
        return SeenPdf(1)


def why_not(data: bytes, eye: SystemEye) -> str:
    with pytest.raises(Refused) as refused:
        take_in(data, eye)
    (problem,) = refused.value.problems
    assert language("en").say(problem.message).endswith(".")
    return problem.rule


def test_pictures_and_text_and_pdf_are_known_by_what_is_in_them(eye: SystemEye, jpeg: bytes) -> None:
    assert take_in(files.png(), eye).media is Media.PNG
    assert take_in(jpeg, eye).media is Media.JPEG
    assert take_in("Llythyr oddi wrth y llys, â thŷ.".encode(), eye).media is Media.TEXT
    two = take_in(files.pdf(b"", b""), eye)
    assert (two.media, two.pages, two.found) == (Media.PDF, 2, ())


def test_a_photograph_tells_nobody_where_it_was_taken(eye: SystemEye, jpeg: bytes) -> None:
    taken = take_in(files.with_segments(jpeg, files.segment(0xE1, files.exif())), eye)
    assert taken.found == (Found.PLACE,)
    assert files.PLACE_IN_EXIF not in taken.content
    assert files.DEVICE not in taken.content
    image = drawn(taken.content, Media.JPEG)
    assert image is not None
    assert (image.width(), image.height()) == (80, 120), "it is still turned upright"


@pytest.mark.parametrize(
    ("marker", "data"),
    [
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta creator='Elin Canary'/>"),
        (0xED, b"Photoshop 3.0\0 Elin Canary"),
        (0xFE, b"Elin Canary"),
        (0xE2, b"MPF\0 Elin Canary"),
    ],
)
def test_every_other_note_beside_a_photograph_goes(eye: SystemEye, jpeg: bytes, marker: int, data: bytes) -> None:
    taken = take_in(files.with_segments(jpeg, files.segment(marker, data)), eye)
    assert taken.found == (Found.DETAILS,)
    assert b"Elin" not in taken.content
    assert drawn(taken.content, Media.JPEG) is not None


def test_a_thumbnail_of_the_picture_before_it_was_cropped_goes(eye: SystemEye, jpeg: bytes) -> None:
    head = b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + b"THUMBNAIL..."
    taken = take_in(files.with_segments(jpeg[:2] + jpeg[20:], files.segment(0xE0, head)), eye)
    assert b"THUMBNAIL" not in taken.content


def test_notes_in_a_png_go(eye: SystemEye) -> None:
    noted = files.png(8, 6, files.chunk(b"tEXt", b"Author\0Elin Canary"), files.chunk(b"eXIf", files.exif()[6:]))
    taken = take_in(noted, eye)
    assert set(taken.found) == {Found.PLACE, Found.DETAILS}
    assert b"Elin" not in taken.content
    assert taken.content == files.png()


def test_what_lies_behind_a_picture_is_left_behind(eye: SystemEye, jpeg: bytes) -> None:
    for picture in (files.png(behind=files.packed("secret.txt")), files.with_segments(jpeg, behind=files.packed("secret.txt"))):
        taken = take_in(picture, eye)
        assert taken.found == (Found.BEHIND,)
        assert b"PK\x03\x04" not in taken.content


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "F empty"),
        (b"   \n ", "F empty"),
        (files.png()[:-30], "F damaged"),
        (files.png().replace(b"IDAT", b"IDAX"), "F damaged"),
        (files.png(said=(60_000, 60_000)), "F pixels"),
        (files.png(said=(0, 4)), "F damaged"),
        (files.pdf()[:-200], "F damaged"),
        (b"%PDF-1.7\nThis only says that it is one.\n%%EOF\n", "F damaged"),
        (files.pdf() + files.packed("a.txt"), "F behind"),
        (files.packed("a.txt"), "F archive"),
        (files.packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "F archive"),
        (files.ole("Workbook"), "F archive"),
        (b"MZ\x90\0\x03\0\0\0", "F kind"),
        (b"GIF89a\x01\0\x01\0", "F kind"),
        (b"{\\rtf1 words}", "F kind"),
        (b"<html><script>1</script></html>", "F kind"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "F heic"),
        (b"II*\0\x08\0\0\0", "F tiff"),
        (b"\x01\x02\x03\x04" * 20, "F kind"),
    ],
)
def test_what_is_not_what_it_seems_is_refused_in_words(eye: SystemEye, data: bytes, rule: str) -> None:
    assert why_not(data, eye) == rule


def test_a_picture_that_is_cut_off_is_refused(eye: SystemEye, jpeg: bytes) -> None:
    assert why_not(jpeg[:-40], eye) == "F damaged"


def test_a_picture_in_a_page_that_would_fill_the_memory_is_refused(eye: SystemEye) -> None:
    assert why_not(files.picture_bomb_pdf(), eye) == "F damaged"


def test_a_page_that_never_ends_is_given_up(eye: SystemEye) -> None:
    from vawdesk.ui.kit.glimpse import glimpse

    assert glimpse(files.laughing_pdf(), 300, 1_000_000, within=2) is None


def test_too_many_pages_are_refused(eye: SystemEye) -> None:
    assert why_not(files.pdf(*[b""] * 301), eye) == "F pages"


def test_a_pdf_with_commands_and_files_is_said_to_have_them(eye: SystemEye) -> None:
    run = files.pdf(catalogue=b"/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>")
    assert take_in(run, eye).found == (Found.COMMANDS,)
    inside = files.pdf(catalogue=b"/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 5 0 R >> >>] >> >>",
                       further=(files.stream(b"MZ", b"/Type /EmbeddedFile"),))  # fmt: skip
    assert Found.FILES in take_in(inside, eye).found
    box = b"<< /FT /Tx /T (a) /V (b) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>"
    assert Found.BOXES in take_in(files.pdf(catalogue=b"/AcroForm << /Fields [5 0 R] >>", further=(box,)), eye).found


def test_a_locked_pdf_is_kept_unseen(eye: SystemEye) -> None:
    from vawdesk.reports.kit.sealing import lock

    taken = take_in(lock(files.pdf(), "four words of the court"), eye)
    assert (taken.media, taken.found, taken.pages) == (Media.PDF, (Found.PASSWORD,), 0)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (files.EMAIL, Media.EMAIL),
        (files.ole("__properties_version1.0"), Media.OUTLOOK),
        (files.ole("WordDocument"), Media.WORD_OLD),
        (files.packed("[Content_Types].xml", "word/document.xml"), Media.WORD),
        (files.packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")), Media.WRITER),
    ],
)
def test_mail_and_word_are_kept_as_they_are(eye: SystemEye, data: bytes, media: Media) -> None:
    taken = take_in(data, eye)
    assert (taken.media, taken.content, taken.found) == (media, data, (Found.UNSEEN,))


def test_text_of_every_origin_reads_as_it_was_meant(eye: SystemEye) -> None:
    words = "Tŷ’r Ffynnon – Llŷr wrote: “No.”"
    for data in (words.encode(), words.encode("utf-8-sig"), words.encode("utf-16")):
        assert take_in(data, eye).content.decode() == words
    assert take_in("Caffi – £3, dŵr".encode("cp1252", "replace"), eye).content.decode() == "Caffi – £3, d?r"
    taken = take_in("Pay to \u202e0001\u202c 2\u200b3\a".encode(), eye)
    assert (taken.content.decode(), taken.found) == ("Pay to 0001 23", (Found.LETTERS,))


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "scan.pdf"
    with large.open("wb") as file:
        file.truncate(60_000_000)  # a hole: it has no bytes that could be read in
    given = read(large)
    assert given.taken is None
    assert given.why_not is not None
    assert language("en").say(given.why_not).startswith("This file has 60 MB. There is room for 20 MB.")
    assert LARGEST == 20_000_000
    assert read(tmp_path / "gone.pdf").why_not is not None


def taken_or_refused(data: bytes) -> TakenIn | None:
    try:
        return take_in(data, QuickEye())
    except Refused:
        return None


@pytest.mark.no_qt_log  # a decoder may say what it likes of a spoilt picture
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_altered_files_are_taken_in_clean_or_refused(data: st.DataObject) -> None:
    """Whatever is done to a picture: it is refused, or what is kept can be drawn and holds nothing of what lay beside it."""
    noted = files.png(8, 6, files.chunk(b"tEXt", files.DEVICE), behind=files.DEVICE)
    at = data.draw(st.integers(0, len(noted) - 1))
    cut = data.draw(st.integers(0, 12))
    altered = noted[:at] + data.draw(st.binary(max_size=12)) + noted[at + cut :]
    taken = taken_or_refused(altered)
    if taken is not None and taken.media is Media.PNG:
        assert drawn(taken.content, Media.PNG) is not None
        assert files.DEVICE not in taken.content


@pytest.mark.no_qt_log
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_altered_photographs_are_taken_in_clean_or_refused(jpeg: bytes, data: st.DataObject) -> None:
    noted = files.with_segments(jpeg, files.segment(0xE1, files.exif()), behind=files.DEVICE)
    at = data.draw(st.integers(0, 200) | st.integers(0, len(noted) - 1))
    altered = noted[:at] + data.draw(st.binary(max_size=6)) + noted[at + data.draw(st.integers(0, 6)) :]
    taken = taken_or_refused(altered)
    if taken is not None and taken.media is Media.JPEG:
        assert drawn(taken.content, Media.JPEG) is not None
        assert b"Exif\0\0" not in taken.content or taken.content.count(b"Elin") == 0


@pytest.mark.no_qt_log
@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_taken_in_or_refused(data: bytes) -> None:
    for start in (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"From: a\nTo: b\nDate: c\n\n",
    ):
        taken_or_refused(start + data)


def test_a_package_of_a_kind_to_come_is_refused_in_words(eye: SystemEye) -> None:
    data = files.packed("[Content_Types].xml", "word/document.xml")
    index = data.index(b"PK\x01\x02")
    assert why_not(data[: index + 6] + b"\x63" + data[index + 7 :], eye) == "F archive"  # version 9.9 is needed to unpack it
