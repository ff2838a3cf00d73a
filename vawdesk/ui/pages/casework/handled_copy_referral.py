"""A referral and a safeguarding report go to whom the referral says: nothing is asked but the language (X14)."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.casework.referral import Referral
from vawdesk.services.referral_reader import reader_of
from vawdesk.services.view import Dossier
from vawdesk.ui.kit.context import AtDesk, Paper
from vawdesk.ui.pages.casework.handled_copy_ask import Wanted
from vawdesk.ui.pages.casework.handled_copy_known import KnownAsking

FOR_THEM = N_("For {whom}. Shown as for: {profile}. {purpose}.")


def for_whom_it_is(at: AtDesk, paper: Paper, dossier: Dossier) -> KnownAsking | None:
    """The reader that the referral names; None for any other document."""
    if not isinstance(dossier.main, Referral):
        return None
    say, reader = at.language.say, reader_of(at.desk, dossier.main)
    wanted = Wanted(reader.recipient, say(reader.purpose), reader.profile, at.language.code)
    words = say(FOR_THEM, whom=reader.recipient.name, profile=reader.profile.label, purpose=reader.purpose)
    return KnownAsking(paper, wanted, words, at.language, False)
