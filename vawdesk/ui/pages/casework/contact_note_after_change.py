"""Something has changed in somebody's life: what is looked at again and what is offered, until the file says what came of it (8.13)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.changes import Offer, offers
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services.deciding import DecisionAsk
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.sharing import ShareAsk
from vawdesk.services.unexplained import after_change, occasion_of, without_answer
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.verbs import verb

CHANGED = N_("Something has changed in their life")
LOOK_AGAIN = N_("After a change danger can grow. Look again at planned visits, warnings and addresses, and see who needs to know.")
DRAWINGS = {Offer.SHARE: "share", Offer.CLARES_LAW: "referral", Offer.DECISION: "decision"}
BY_TELLING = frozenset({Offer.SHARE, Offer.DECISION})  # the notice that somebody needs to know offers these already

Go = Callable[[str, PageAsk | UUID], object]


def changed(at: AtDesk, note: ContactNote, go: Go) -> list[Notice]:
    """The notice with what is offered after the changes of a note; nothing where there were none, or something answers it."""
    occasion = after_change(note)
    if occasion is None:
        return []
    with at.desk.reading() as session:
        if not without_answer(session, [occasion]):
            return []
    told = occasion_of(note) is not None
    offered = [one for one in offers(note.what_has_changed) if not (told and one in BY_TELLING)]
    more = (wrap(Flow([_verb(at, one, note.id, occasion.case, go) for one in offered])),) if offered else ()
    return [Notice(at.language.say(CHANGED), at.language.say(LOOK_AGAIN), "soft", more=more)]


def _verb(at: AtDesk, offer: Offer, note: UUID, case: UUID, go: Go) -> Button:
    leads: dict[Offer, tuple[str, PageAsk | UUID]] = {
        Offer.SHARE: ("information_share_form", ShareAsk(case, note)),
        Offer.CLARES_LAW: ("referral_clares_law", case),
        Offer.DECISION: ("decision_form", DecisionAsk(case, record=note)),
    }
    key, ask = leads[offer]
    label: Message = offer.label
    return verb(at.language.say(label), f"offer_{key}", partial(go, key, ask), drawing=DRAWINGS[offer])
