"""The verb that leads to the ways of reaching somebody safely: the same on every page where one is about to (8.5)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vawdesk.i18n import NP_, Language
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.verbs import verb

CONTACT = NP_("verb", "Contact")
PAGE = "person_contact"


def contact_verb(whom: UUID | None, language: Language, go: Callable[[str, UUID], object]) -> list[Button]:
    """One verb for a person, or for the person of a case; none where nobody is meant."""
    return [] if whom is None else [verb(language.say(CONTACT), "go_person_contact", lambda: go(PAGE, whom), drawing="phone")]
