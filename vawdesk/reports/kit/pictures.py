"""A page or a picture from elsewhere, set onto a page of ours as a picture: no text, no links and nothing hidden come along."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader

from vawdesk.i18n import N_
from vawdesk.reports.kit.block import Drawn
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.style import HEIGHT, MEASURE
from vawdesk.reports.kit.tags import Node, TaggedCanvas

PAGE_OF = N_("Page {n} of {all} of what is attached, as a picture")
EDGE = 4  # points left free, so that what is as high as the page stays on it
HAIR = 0.4


def picture_page(paper: Paper, jpeg: bytes, number: int, of: int) -> None:
    """Put a picture (JPEG) on a page of its own, as large as it fits, with a thin edge: where it ends must be seen."""
    paper.new_page()
    image = ImageReader(BytesIO(jpeg))
    wide, high = image.getSize()
    room = HEIGHT - paper.frame.top - paper.frame.bottom - EDGE
    scale = min(MEASURE / wide, room / high, 1.0)  # pictures of 72 dots to the inch and less are not blown up
    across, up = wide * scale, high * scale

    def paint(canvas: TaggedCanvas, width: float) -> None:
        left = (width - across) / 2
        canvas.drawImage(image, left, 0, across, up)
        canvas.setLineWidth(HAIR)
        canvas.rect(left, 0, across, up)

    alt = paper.words.say(PAGE_OF.with_(n=number, all=of))
    paper.add(Drawn(paint, up, Node("Figure", paper.writer.root, alt=alt)))
