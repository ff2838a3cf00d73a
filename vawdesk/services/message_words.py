"""Words for a text, a voicemail and the first sentence of a call (D17): they say who rings, and nothing of why."""

from __future__ import annotations

from vawdesk.i18n import N_, Message
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.values import Option
from vawdesk.services.staff_names import first_name


class Said(Option):
    """The three short texts."""

    CALL = "call", N_("Once you are sure that it is them")
    VOICEMAIL = "voicemail", N_("On the voicemail")
    TEXT = "text", N_("As a text message")


WORDS: dict[Said, Message] = {
    Said.CALL: N_("Hello, it is {worker}. Is this a good moment to talk?"),
    Said.VOICEMAIL: N_("Hello, it is {worker}. Please ring me on {phone} when it suits you. Thank you."),
    Said.TEXT: N_("Hello, it is {worker}. Please ring me on {phone} when it suits you."),
}
WITHOUT_NUMBER: dict[Said, Message] = {
    Said.VOICEMAIL: N_("Hello, it is {worker}. I will try again another time. Thank you."),
    Said.TEXT: N_("Hello, it is {worker}. When is a good time to ring you?"),
}
WAIT = N_("Wait until they speak. If you are not sure that it is them, ask for nobody and say no name, theirs or yours.")
SOMEBODY_ELSE = N_("If somebody else answers: “I am sorry to have troubled you. Goodbye.” Say no more, and note it.")
NOT_ALONE = N_("If they are not alone: “I will ring again. When is a good time?” Ask nothing that they would have to explain.")


def message_words(said: Said, own: Organisation | None, worker: str) -> Message:
    """The words for one of the three: with the first name of whoever rings, and the number that letters give."""
    first, phone = first_name(worker), own.phone if own is not None else None
    if said is Said.CALL or phone:
        return WORDS[said].with_(worker=first, phone=(phone or "").replace(" ", "\u00a0"))
    return WITHOUT_NUMBER[said].with_(worker=first)
