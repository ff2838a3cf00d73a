"""What to look for when a particular must not leave: the forms in which people write a name, a place, a number."""

from __future__ import annotations

from collections.abc import Iterator

from vawdesk.models.base import ParticularValue
from vawdesk.services.folding import folded, squeeze
from vawdesk.services.name_forms import name_forms
from vawdesk.services.needle import Forms, Manner, Needle
from vawdesk.services.phone_forms import national_number, phone_forms
from vawdesk.services.place_forms import mutations, place_forms

__all__ = ["mutations", "national_number", "needles"]  # two forms that others make as well


def needles(told: ParticularValue) -> Iterator[Needle]:
    """Every form in which this particular is looked for. A value too slight to mean anybody gives none."""
    match told.kind:
        case "name":
            found = name_forms(told.value)
        case "phone":
            found = phone_forms(told.value)
        case "email":
            found = _email_forms(told.value)
        case "address" | "school" | "workplace":
            found = place_forms(told.value, told.kind)
        case _:
            found = _phrase_forms(told.value)
    for form, manner in dict.fromkeys(found):
        if len(form) >= 2:
            yield Needle(form, manner, told)


def _email_forms(value: str) -> Forms:
    """The address without its signs, so that "alys at example dot org" is the same."""
    yield "".join(token.form for token in folded(value).tokens if token.form not in {"at", "dot"}), Manner.EMAIL


def _phrase_forms(value: str) -> Forms:
    """The value as one phrase, when it is long enough to mean something."""
    form = squeeze(value)
    if len(form) >= 4:
        yield form, Manner.PHRASE
