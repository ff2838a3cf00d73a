"""Who may come to read a page: the feared person, whoever acts for or reaches them, somebody unknown, and readers nobody fears."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.leaving_at_random.families import Fear
from tests.leaving_at_random.on_file import Filed
from tests.leaving_at_random.oracle import Reader
from vawdesk.models.profile import Profile
from vawdesk.services.protection import Recipient, RecipientKind

OFFICE = ("M. Worker", "Megan Price", "Manager")


@dataclass(frozen=True)
class Reading:
    """A reader of one family's paper: how the request names them, and from whom they are kept."""

    what: str
    recipient: Recipient
    profile: Profile
    reader: Reader


def reading(chance: Random, filed: Filed) -> Reading:
    """One reader. Mostly somebody who is feared, or who reaches one who is."""
    what = chance.choice((
        "his solicitor", "his solicitor", "a court", "a solicitor for nobody", "an agency called like him", "an agency acting for him",
        "her solicitor", "her solicitor, of whom nobody said more", "an agency", "the police",
    ))  # fmt: skip
    if filed.paper.type_name == "letter":
        what = "himself"
    his, hers = filed.ids["feared"], filed.ids["harmed"]
    name, kinds = filed.of.humans["feared"].name, RecipientKind
    made = {
        "himself": Recipient(kinds.PERSON, name, person=his),
        "his solicitor": Recipient(kinds.SOLICITOR, "Cyfreithwyr Twyn", acts_for=his),
        "a court": Recipient(kinds.COURT, "The Family Court"),
        "a solicitor for nobody": Recipient(kinds.SOLICITOR, "Harbour Legal"),
        "an agency called like him": Recipient(kinds.AGENCY, name),
        "an agency acting for him": Recipient(kinds.AGENCY, "Housing Team", acts_for=his),
        "her solicitor": Recipient(kinds.SOLICITOR, "Twyn Legal", acts_for=hers, not_a_proxy_because="They act for her alone."),
        "her solicitor, of whom nobody said more": Recipient(kinds.SOLICITOR, "Twyn Legal", acts_for=hers),
        "an agency": Recipient(kinds.AGENCY, "Housing Team"),
        "the police": Recipient(kinds.POLICE, "Public Protection Unit"),
    }[what]
    profile = {"the police": Profile.POLICE, "himself": Profile.THE_PERSON}.get(what, Profile.AGENCY)
    return Reading(what, made, profile, _truth(what, filed))


def _truth(what: str, filed: Filed) -> Reader:
    of, both = filed.of, filed.of.fear in (Fear.BOTH, Fear.NOT_KNOWN)
    if what in {"an agency", "the police"}:
        return Reader(of, frozenset(), frozenset(of.humans), OFFICE)
    if what == "her solicitor":
        twins = frozenset({"harmed", "twin"} & set(of.humans))
        return Reader(of, of.kept_from("harmed"), twins, OFFICE)
    if "solicitor" in what or what == "a court":  # nobody has said yet whom they cannot reach
        return Reader(of, of.kept_from("feared") | of.kept_from("harmed"), frozenset() if both else frozenset({"feared"}), OFFICE)
    return Reader(of, of.kept_from("feared"), frozenset({"feared"}), OFFICE)
