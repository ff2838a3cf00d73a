"""Letters that are written often, ready-made in both languages: ordinary words that anybody may read (8.5)."""

from __future__ import annotations

from vawdesk.i18n import N_, Message, language
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import Written
from vawdesk.models.values import Option


class Starter(Option):
    """The letters that are written most."""

    APPOINTMENT = "appointment", N_("Appointment")
    MISSED = "missed", N_("We did not meet")
    CLOSING = "closing", N_("Goodbye for now")
    PRIVACY = "privacy", N_("What we keep")
    WORKER = "worker", N_("Another worker")


TEXTS: dict[Starter, tuple[Message, Message]] = {
    Starter.APPOINTMENT: (
        N_("Your appointment"),
        N_(
            "I would like to meet you on [the day and the time] at [the place].\n\nIf this does not suit you, please let me know, and we "
            "will find another time. You can ask for somebody who speaks the language you prefer."
        ),
    ),
    Starter.MISSED: (
        N_("Another time to meet"),
        N_(
            "We were going to meet on [the day], and that did not work out. That is quite all right.\n\nIf you would like another time, "
            "please let me know when and where would suit you. If you would rather not, you need not do anything."
        ),
    ),
    Starter.CLOSING: (
        N_("Our appointments"),
        N_(
            "We met for the last time on [the day]. Thank you for your time.\n\nYou can come back to us whenever you wish. You need not "
            "explain why, and you need not wait until something happens."
        ),
    ),
    Starter.PRIVACY: (
        N_("The information we keep"),
        N_(
            "We write down what we need in order to work with you, and we keep it locked away. You may ask what we keep, ask us to put it "
            "right, or say that you do not agree with it.\n\nThe sheet that comes with this letter says more. I am glad to go through it "
            "with you."
        ),
    ),
    Starter.WORKER: (
        N_("Your new contact with us"),
        N_(
            "From [the day] you will hear from [the name of the colleague] in my place. You need not tell everything again: with your "
            "agreement we pass on what is needed.\n\nIf you would rather speak to somebody else, please say so."
        ),
    ),
}
FIELDS = {"cy": ("subject_welsh", "body_welsh"), "en": ("subject_english", "body_english")}


def begun_with(starter: Starter, written: Written | None) -> dict[str, str]:
    """The fields that this text fills, in the languages of the letter."""
    subject, body = TEXTS[starter]
    codes = {Written.WELSH: ("cy",), Written.ENGLISH: ("en",)}.get(written or Written.BOTH, ("cy", "en"))
    found: dict[str, str] = {}
    for code in codes:
        say = language("cy" if code == "cy" else "en").say
        for name, words in zip(FIELDS[code], (subject, body), strict=True):
            found[name] = say(words)
    return found


def is_untouched(letter: Letter) -> bool:
    """Whether nothing was written by hand: every text is empty or still that of a ready-made letter."""
    ready = {one: begun_with(one, Written.BOTH) for one in Starter}
    names = [name for pair in FIELDS.values() for name in pair]
    held = {name: text for name in names if (text := getattr(letter, name))}
    return not held or any(all(words.get(name) == text for name, text in held.items()) for words in ready.values())
