"""Somebody needs what was learned: share it, refer, or write down why not. One press each, with everything filled in (8.25, 8.28, X7)."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.decision_options import About
from vawdesk.models.casework.referral import Referral
from vawdesk.services.deciding import DecisionAsk
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.sharing import ShareAsk
from vawdesk.services.unexplained import Occasion
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.verbs import verb

SHARED, REFER, NOT_TO = N_("Share it"), N_("Refer"), N_("Write down why not")
ABOUT = N_("{verb}: {what}")

Go = Callable[[str, object], object]


def telling(occasion: Occasion, language: Language, go: Go) -> list[Button]:
    """The ways on from something that was learned."""
    what = language.say(occasion.words)
    about = About.REFER if occasion.record_type == Referral.type_name else About.SHARE
    made: list[tuple[Message, str, PageAsk | uuid.UUID, str]] = [
        (SHARED, "information_share_form", ShareAsk(occasion.case, occasion.record), "share"),
        (REFER, "referral", occasion.record, "referral"),
        (NOT_TO, "decision_form", DecisionAsk(occasion.case, about, occasion.record), "change"),
    ]
    buttons = []
    for words, key, ask, drawing in made:
        button = verb(language.say(words), f"{key}_{occasion.record.hex}", _to(go, key, ask), drawing=drawing)
        button.setAccessibleName(language.say(ABOUT, verb=language.say(words), what=what))
        buttons.append(button)
    return buttons


def _to(go: Go, key: str, ask: PageAsk | uuid.UUID) -> Callable[[], object]:
    return lambda: go(key, ask)
