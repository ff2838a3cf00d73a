"""Papers and pictures attached in the practice year: a court order with EXAMPLE across it, a drawn photograph, a text, an e-mail."""

from __future__ import annotations

import struct
import zlib

from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Found, Media, WhatItIs
from vawdesk.services.attachments import attach
from vawdesk.services.desk import Desk
from vawdesk.services.practice.stage import Stage
from vawdesk.services.taking_in import TakenIn

ORDER = (
    ("F2", 17, 60, 760, "EXAMPLE"), ("F1", 11, 60, 728, "In the Family Court at Trefelin"), ("F1", 11, 400, 728, "Case no. EX26F00000"),
    ("F2", 15, 60, 684, "NON-MOLESTATION ORDER"), ("F1", 11, 60, 664, "Family Law Act 1996, section 42"),
    ("F1", 11, 60, 624, "The respondent must not use or threaten violence against the applicant,"),
    ("F1", 11, 60, 608, "and must not telephone, write to or otherwise contact her,"),
    ("F1", 11, 60, 592, "except through her solicitor."),
    ("F1", 11, 60, 560, "The respondent must not come within 100 metres of the applicant's home."),
    ("F2", 11, 60, 520, "This order lasts until it is set aside or replaced."),
    ("F1", 11, 60, 488, "Breaking this order without reasonable excuse is a criminal offence."),
    ("F1", 9, 60, 60, "Made for practising. No court has made this order, and the people in it are invented."),
)  # fmt: skip
SERVICE = (
    ("F2", 15, 60, 740, "STATEMENT OF SERVICE"), ("F1", 11, 60, 708, "Served on the respondent in person at 10.15, at the court."),
    ("F1", 11, 60, 676, "Signed: A. Beynon, process server"), ("F2", 17, 60, 620, "EXAMPLE"),
)  # fmt: skip
TEXT = (
    "From the school, by telephone, taken down word for word:\n\n“The youngest was collected by somebody we did not know. "
    "He said that he was an uncle. We let nobody take her until Mam rang us back.”\n"
)
MAIL = (
    b"From: Swyddfa Tai <tai@example.org>\r\nTo: swyddfa@example.org\r\nSubject: Locks\r\nDate: Mon, 16 Nov 2026 10:02:00 +0000\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe locks were changed this morning.\r\n"
)


def tell(stage: Stage) -> None:
    """Put what is attached on the stage."""
    order = TakenIn(Media.PDF, drawn_pages(ORDER, SERVICE), 2, ())
    _attached(stage, "mair", "order", order, 60, WhatItIs.ORDER, "Family Court, Trefelin", "Non-molestation order, with proof of service",
              "Until further order. He may not come within 100 metres of her home.")  # fmt: skip
    photo = TakenIn(Media.PNG, drawn_door(), 1, (Found.PLACE,))
    _attached(stage, "mair", "photo", photo, 21, WhatItIs.PHOTOGRAPH, "Mair, shown on her phone", "The front door after the 3rd",
              "A green door. The frame is split beside the lock; the glass is whole.")  # fmt: skip
    _attached(stage, "mair", "call", TakenIn(Media.TEXT, TEXT.encode(), 1, ()), 12, WhatItIs.OTHER, "School office",
              "What the school said on the phone")  # fmt: skip
    mail = TakenIn(Media.EMAIL, MAIL, 0, (Found.UNSEEN,))
    _attached(stage, "chloe", "mail", mail, 8, WhatItIs.LETTER, "Housing office", "E-mail: the locks were changed")


def _attached(
    stage: Stage, key: str, name: str, taken: TakenIn, back: int, what: WhatItIs, whom: str, called: str, words: str | None = None
) -> None:  # fmt: skip
    def act(desk: Desk) -> None:
        with desk.writing() as unit:
            made = Attachment(
                id=stage.id(f"attached {key} {name}"), case=stage.id(f"case {key}"), called=called, what=what, from_whom=whom,
                received_on=stage.day(back), people=stage.ids(key), words=words,
            )  # fmt: skip
            attach(unit, made, taken)
            unit.commit()

    stage.then(stage.time(back, 15, 20), "carys", act)


def drawn_pages(*pages: tuple[tuple[str, int, int, int, str], ...]) -> bytes:
    """A small PDF: each page is lines of font, size, place and words."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]  # fmt: skip
    for number, lines in enumerate(pages):
        words = "\n".join(f"BT /{font} {size} Tf {x} {y} Td ({said}) Tj ET" for font, size, x, y, said in lines)
        held = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {held} /Contents {6 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return (out + tail + f"startxref\n{len(out)}\n%%EOF\n").encode("ascii")


def drawn_door(width: int = 480, height: int = 640) -> bytes:
    """A picture of a door with a split frame, as a PNG."""
    colours = bytes((214, 210, 200, 40, 92, 70, 120, 84, 52, 190, 214, 226, 30, 24, 20))  # wall, door, frame, glass, split
    rows = b"".join(b"\0" + bytes(_colour(x / width, y / height) for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _colour(x: float, y: float) -> int:
    """Which colour of the drawing lies at this place, both from 0 to 1."""
    if not (0.2 < x < 0.8 and y > 0.08):
        return 0
    if 0.74 < x < 0.76 + 0.03 * ((y * 40) % 1) and 0.45 < y < 0.62:
        return 4
    if not (0.25 < x < 0.75 and y > 0.12):
        return 2
    return 3 if 0.35 < x < 0.65 and 0.2 < y < 0.42 else 1
