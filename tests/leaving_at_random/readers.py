"""Who may come to read a page: the feared person, whoever acts for or reaches them, somebody unknown, and readers nobody fears."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.leaving_at_random.families import Fear, Household
from tests.leaving_at_random.on_file import Family
from tests.leaving_at_random.oracle import Reader
from tests.leaving_at_random.paperwork import Paper
from vawdesk.models.profile import Profile
from vawdesk.services.protection import Recipient, RecipientKind

OFFICE = ("M. Worker", "Megan Price", "Manager")
Kinds = RecipientKind
ALONE = "They act for her alone."


@dataclass(frozen=True)
class Reading:
    """A reader of one family's papers: how the request names them, and from whom they are kept."""

    what: str
    recipient: Recipient
    profile: Profile
    reader: Reader


@dataclass(frozen=True)
class Sort:
    """A sort of reader: how they are named, what they may be given, and as whom they count (`_truth`)."""

    named: Callable[[Family], Recipient]
    counts: str
    profile: Profile = Profile.AGENCY


def _him(kind: RecipientKind, name: str) -> Callable[[Family], Recipient]:
    """Somebody who acts for him."""
    return lambda family: Recipient(kind, name, acts_for=family.ids["feared"])


def _her(kind: RecipientKind, name: str, why: str = "") -> Callable[[Family], Recipient]:
    """Somebody who acts for her."""
    return lambda family: Recipient(kind, name, acts_for=family.ids["harmed"], not_a_proxy_because=why)


def _known(kind: RecipientKind, key: str) -> Callable[[Family], Recipient]:
    """Somebody on file, by their name."""
    return lambda family: Recipient(kind, family.of.humans[key].name, person=family.ids[key])


def _called_like_him(kind: RecipientKind) -> Callable[[Family], Recipient]:
    return lambda family: Recipient(kind, family.of.humans["feared"].name)


HIM, EITHER, HERS, ANYBODY = "him", "either of them", "her", "nobody who is feared"
AGENCIES: dict[str, Sort] = {
    "his solicitor": Sort(_him(Kinds.SOLICITOR, "Cyfreithwyr Twyn"), EITHER),
    "a court": Sort(lambda _family: Recipient(Kinds.COURT, "The Family Court"), EITHER),
    "a solicitor for nobody": Sort(lambda _family: Recipient(Kinds.SOLICITOR, "Harbour Legal"), EITHER),
    "an agency called like him": Sort(_called_like_him(Kinds.AGENCY), HIM),
    "an agency acting for him": Sort(_him(Kinds.AGENCY, "Housing Team"), HIM),
    "the police, called like him": Sort(_called_like_him(Kinds.POLICE), HIM, Profile.POLICE),
    "a MARAC, called like him": Sort(_called_like_him(Kinds.MARAC), HIM, Profile.MARAC),
    "her solicitor": Sort(_her(Kinds.SOLICITOR, "Twyn Legal", ALONE), HERS),
    "her solicitor, of whom nobody said more": Sort(_her(Kinds.SOLICITOR, "Twyn Legal"), HERS),
    "an agency": Sort(lambda _family: Recipient(Kinds.AGENCY, "Housing Team"), ANYBODY),
    "the police": Sort(lambda _family: Recipient(Kinds.POLICE, "Public Protection Unit"), ANYBODY, Profile.POLICE),
}
OFTEN = ("his solicitor", "her solicitor")
AT_HOME: dict[str, Sort] = {
    "himself": Sort(_known(Kinds.PERSON, "feared"), HIM, Profile.THE_PERSON),
    "herself": Sort(_known(Kinds.PERSON, "harmed"), HERS, Profile.THE_PERSON),
    "his mother": Sort(_known(Kinds.PERSON, "mother"), HIM, Profile.THE_PERSON),
    "his mother, as a relative": Sort(_known(Kinds.FAMILY, "mother"), EITHER, Profile.THE_PERSON),
    "his relative": Sort(_him(Kinds.FAMILY, "Modryb Ann"), EITHER, Profile.THE_PERSON),
    "his new partner": Sort(_known(Kinds.PERSON, "new"), HIM, Profile.THE_PERSON),
    "his new partner, as such": Sort(_known(Kinds.NEW_PARTNER, "new"), EITHER, Profile.THE_PERSON),
    "a new partner who is not on file": Sort(_him(Kinds.NEW_PARTNER, "Ann Twyn"), EITHER, Profile.THE_PERSON),
    "his employer": Sort(_him(Kinds.EMPLOYER, "Becws Twyn"), EITHER, Profile.THE_PERSON),
    "an employer": Sort(lambda _family: Recipient(Kinds.EMPLOYER, "Golchdy Twyn"), EITHER, Profile.THE_PERSON),
    "his solicitor, for him": Sort(_him(Kinds.SOLICITOR, "Cyfreithwyr Twyn"), EITHER, Profile.THE_PERSON),
    "her relative": Sort(_her(Kinds.FAMILY, "Modryb Ann", ALONE), HERS, Profile.THE_PERSON),
    "her solicitor, for her": Sort(_her(Kinds.SOLICITOR, "Twyn Legal", ALONE), HERS, Profile.THE_PERSON),
}
NEW = ("his new partner", "his new partner, as such")
ADDRESSEES = {
    "feared": ("himself",),
    "harmed": ("herself",),
    "mother": ("his mother", "his mother, as a relative"),
    "new": NEW,
}
WHO = {"himself": "feared", "herself": "harmed", "his mother": "mother", "his mother, as a relative": "mother"} | dict.fromkeys(NEW, "new")


def reading(chance: Random, family: Family, papers: tuple[Paper, ...]) -> Reading:
    """One reader of these papers. Mostly somebody who is feared, or who reaches one who is."""
    what = _what(chance, family, papers)
    sort, key = AGENCIES.get(what) or AT_HOME[what], WHO.get(what, "")
    # what is written to somebody close to him is about neither of the two: then they count as him alone, whatever sort of reader
    counts = HIM if sort.counts == EITHER and key and all(paper.to for paper in papers) else sort.counts
    return Reading(what, sort.named(family), sort.profile, _truth(family.of, counts, key))


def _what(chance: Random, family: Family, papers: tuple[Paper, ...]) -> str:
    to = next((paper.to for paper in papers if paper.to), "")
    at_home = [one for one in AT_HOME if "new" in family.ids or one not in NEW]
    if to and chance.random() < 0.93:
        return chance.choice(ADDRESSEES[to])
    if to or (all(paper.record.type_name == "attachment" for paper in papers) and chance.random() < 0.6):
        return chance.choice(at_home)
    return chance.choice((*AGENCIES, *OFTEN))


def _truth(of: Household, counts: str, key: str) -> Reader:
    """From whom a reader who counts so is kept, and whose details are their own. `key` is who they are, if they are on file."""
    both, own = of.fear in (Fear.BOTH, Fear.NOT_KNOWN), frozenset({key} - {""})
    if counts == ANYBODY:
        return Reader(of, frozenset(), frozenset(of.humans), OFFICE)
    if counts == HERS:
        return Reader(of, of.kept_from("harmed"), frozenset({"harmed", "twin"} & set(of.humans)), OFFICE)
    if counts == EITHER:  # nobody has said yet whom they cannot reach
        return Reader(of, of.kept_from("feared") | of.kept_from("harmed"), own if both else own | {"feared"}, OFFICE)
    return Reader(of, of.kept_from("feared"), own | {"feared"}, OFFICE)


def everybody(of: Household) -> Reader:
    """Somebody who must learn nothing of anybody: whoever answers a telephone, or sees a name of a file."""
    return Reader(of, frozenset(of.humans), frozenset(), OFFICE)


def colleague(who: Reading, staff: uuid.UUID) -> Reading:
    """A colleague in place of this reader."""
    return replace(who, what="a colleague", recipient=Recipient(Kinds.STAFF, "Megan Price", staff_member=staff), profile=Profile.INTERNAL)
