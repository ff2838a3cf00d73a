"""What may be attached to a file, how much of it, and what was found in it when it was taken in."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option

MEGABYTE = 1_000_000
LARGEST = 20 * MEGABYTE
MOST_PAGES = 300
MOST_PIXELS = 50 * MEGABYTE  # of one picture, 200 MB when it is drawn
WIDEST = 20_000  # pixels along one side
MOST_WORDS = 2 * MEGABYTE  # of a text, in bytes


class WhatItIs(Option):
    """What somebody attaches. It says nothing of the format."""

    ORDER = "order", N_("Order or other court paper")
    LETTER = "letter", N_("Letter or e-mail")
    PHOTOGRAPH = "photograph", N_("Photograph")
    SIGNED_FORM = "signed form", N_("Form signed on paper")
    OTHER = "other", N_("Something else")


class Media(Option):
    """The formats that are taken in. The value is the media type."""

    PDF = "application/pdf", N_("PDF document")
    PNG = "image/png", N_("Picture (PNG)")
    JPEG = "image/jpeg", N_("Picture (JPEG)")
    TEXT = "text/plain", N_("Text")
    EMAIL = "message/rfc822", N_("E-mail")
    OUTLOOK = "application/vnd.ms-outlook", N_("E-mail from Outlook")
    WORD_OLD = "application/msword", N_("Word document, older kind")
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word document")
    WRITER = "application/vnd.oasis.opendocument.text", N_("OpenDocument text")

    @property
    def is_picture(self) -> bool:
        """Whether it is one picture."""
        return self in (Media.PNG, Media.JPEG)


ENDINGS = {
    Media.PDF: ".pdf", Media.PNG: ".png", Media.JPEG: ".jpg", Media.TEXT: ".txt", Media.EMAIL: ".eml", Media.OUTLOOK: ".msg",
    Media.WORD_OLD: ".doc", Media.WORD: ".docx", Media.WRITER: ".odt",
}  # fmt: skip
SHOWN = frozenset({Media.PDF, Media.PNG, Media.JPEG, Media.TEXT})


class Found(Option):
    """What was found in a file when it was taken in, and what was done about it."""

    PLACE = "place", N_("It said where it was taken. That has been removed.")
    DETAILS = "details", N_("It held hidden details, such as the camera, the day or a name. They have been removed.")
    BEHIND = "behind", N_("Something more lay behind the picture, such as a second one. It has been removed.")
    COMMANDS = "commands", N_("It holds commands that a computer could carry out. Only pictures of its pages are ever shown.")
    FILES = "files", N_("Other files are packed inside it. They are not shown and never opened.")
    BOXES = "boxes", N_("It has boxes to fill in. They are shown as they were filled in, as a picture.")
    PASSWORD = "password", N_("It is locked with a password, so it is kept unseen.")
    LETTERS = "letters", N_("It held invisible characters. They have been removed, so that it reads as it was meant.")
    UNSEEN = "unseen", N_("Files of this kind can hide things. It is kept as it is, sealed and unseen.")
