"""Writes what may leave about a random family: notes, letters, referrals, what is attached; alone, or several to one reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.attached.files import pdf
from tests.leaving_at_random.families import Home, Place
from tests.leaving_at_random.filling import fill, short
from tests.leaving_at_random.mentions import Mention, text
from tests.leaving_at_random.on_file import Family, Filing
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.values import PartialDate

ALONE = ("note",) * 25 + ("her note",) * 5 + ("flag",) * 10 + ("letter",) * 18 + ("referral",) * 14 + ("share",) * 5 + ("case",) * 5 + (
    "attachment",) * 14 + ("words",) * 4  # fmt: skip
OUT = ("note", "flag", "referral", "share", "case", "attachment")  # what may go to an agency together
HOME = ("letter", "attachment")  # and what to a person, or to somebody at home
TOGETHER = 0.1  # of the families; the others have one paper each


@dataclass(frozen=True)
class Paper:
    """A record that may leave, and what it tells. `to` is the person it is written to, `home` or `email` where it is sent.

    `words` are those of what is attached.
    """

    record: Record
    mentions: tuple[Mention, ...] = ()
    words: str = ""
    to: str = ""
    home: Home | None = None
    email: str = ""


class Paperwork:
    """Writes papers about one family into its file."""

    def __init__(self, chance: Random, filing: Filing, family: Family) -> None:
        self.chance, self.filing, self.family, self.of, self.ids = chance, filing, family, family.of, family.ids
        self.to = chance.choice(
            ("feared", "feared", "feared", "mother", "harmed", "harmed", *(("new", "new") if "new" in self.ids else ()))
        )
        self.makers: dict[str, Callable[[], Paper]] = {
            "note": self._note, "her note": self._her_note, "flag": self._flag, "letter": self._letter, "referral": self._referral,
            "share": self._share, "case": self._case, "attachment": self._attachment, "words": self._words,
        }  # fmt: skip

    def written(self) -> tuple[Paper, ...]:
        """One paper, or the two or three that go to one reader together."""
        chance = self.chance
        if chance.random() < 0.1:
            fill(chance, self.of, self.family.people["feared"])
        if chance.random() >= TOGETHER:
            return (self.makers[chance.choice(ALONE)](),)
        kinds = HOME if chance.random() < 0.3 else chance.sample(OUT, chance.choice((2, 2, 3)))
        return tuple(self._attachment(bound=True) if kind == "attachment" else self.makers[kind]() for kind in kinds)

    def _note(self, about: str = "feared") -> Paper:
        said, seen = text(self.chance, self.of), text(self.chance, self.of)
        note = ContactNote(
            case=self.family.case_of(about).id, with_people=(self.ids[about],), mode=Mode.OFFICE, what_was_said=said.words,
            what_i_saw=seen.words, status=Status.SIGNED, occurred_at=self.filing.now - timedelta(days=1), recorded_at=self.filing.now,
        )  # fmt: skip
        return Paper(self.filing.keep(note), (*said.mentions, *seen.mentions))

    def _her_note(self) -> Paper:
        return self._note("harmed")

    def _flag(self) -> Paper:
        happened, do = text(self.chance, self.of), text(self.chance, self.of)
        flag = StaffRiskFlag(
            person=self.ids["feared"], case=self.family.his.id, standing=Standing.CONFIRMED, category=Category.THREATS,
            incident_date=PartialDate(2026, 6, 3), source=Source.OWN_STAFF, factual_description=happened.words,
            other_instructions=do.words[:1000], control_instructions=(Instruction.TWO_PEOPLE,),
            review_on=(self.filing.now + timedelta(days=90)).date(), status=Status.SIGNED,
        )  # fmt: skip
        return Paper(self.filing.keep(flag), (*happened.mentions, *do.mentions))

    def _referral(self) -> Paper:
        """Of him, or of her; whoever else is in it may be named in it as well."""
        chance, ids = self.chance, self.ids
        subject = "feared" if chance.random() < 0.8 else "harmed"
        referral = Referral(case=self.family.case_of(subject).id, subject=ids[subject], status=Status.SIGNED)
        if chance.random() < 0.6:
            referral.victims, referral.of_concern = (ids["harmed"],), (ids["feared"],)
        if self.of.children and chance.random() < 0.5:
            referral.children = tuple(ids[child] for child in self.of.children)
        referral.to_name, referral.to_kind = "Housing Team", ContactKind.HOUSING
        return Paper(self.filing.keep(referral), fill(chance, self.of, referral))

    def _share(self) -> Paper:
        share = InformationShare(case=self.family.his.id, status=Status.SIGNED)
        if self.chance.random() < 0.5:
            share.about_people = tuple(self.ids[key] for key in ("feared", "harmed"))
        return Paper(self.filing.keep(share), fill(self.chance, self.of, share))

    def _case(self) -> Paper:
        return Paper(self.family.his, fill(self.chance, self.of, self.family.his))

    def _words(self) -> Paper:
        """What may be said to somebody on the telephone or written in a text."""
        return Paper(self.family.people[self.to], to=self.to)

    def _letter(self) -> Paper:
        """To somebody of the family; every second one tells nothing that this person does not know."""
        chance, to = self.chance, self.to
        known = None if chance.random() < 0.5 else frozenset({to, "mother"})
        english, welsh = (text(chance, self.of, known) for _ in range(2))
        letter = Letter(
            case=self.family.case_of(to).id, person=self.ids[to], written_in=Written.BOTH, subject_english="Your appointment",
            subject_welsh="Eich apwyntiad", body_english=english.words, body_welsh=welsh.words, signed_by=self.filing.worker,
            status=Status.SIGNED,
        )  # fmt: skip
        told = [*english.mentions, *welsh.mentions]
        for name, limit in (("subject_english", 120), ("enclosures", 600)):
            if chance.random() < 0.15 and (said := short(chance, self.of, limit, known)) is not None:
                setattr(letter, name, " ".join(said.words.split()))
                told += said.mentions
        home, email = self._sent(letter, to)
        return Paper(self.filing.keep(letter), tuple(told), "", to, home, email)

    def _sent(self, letter: Letter, to: str) -> tuple[Home | None, str]:
        """By which way it goes: handed over, posted to a home of theirs or to one that was chosen by mistake, or written."""
        chance, emails = self.chance, self.of.humans[to].emails
        letter.by_way = chance.choice((ByWay.HANDED, ByWay.HANDED, ByWay.POST, ByWay.POST, ByWay.EMAIL if emails else ByWay.LEFT))
        if letter.by_way is ByWay.EMAIL:
            letter.email = chance.choice(emails)
            return None, letter.email
        if letter.by_way is ByWay.LEFT:
            letter.left_at = "At the surgery"
        if letter.by_way is not ByWay.POST:
            return None, ""
        homes = [home for home in self.of.homes if home.place in (Place.HOME, Place.REFUGE)]
        own = [home for home in homes if to in home.lived_in]
        worst = [home for home in own if self.of.feared_by(to) & home.lived_in]
        home = chance.choice(worst if worst and chance.random() < 0.5 else own if own and chance.random() < 0.85 else homes)
        letter.address = self.family.homes[self.of.homes.index(home)]
        return home, ""

    def _attachment(self, *, bound: bool = False) -> Paper:
        """Something that came to us: mostly a text, of which the words can be kept back one by one. What nobody can see goes alone."""
        chance, of = self.chance, self.of
        case, said = chance.choice((self.family.his, self.family.his, self.family.hers)), text(chance, of)
        record = Attachment(
            case=case.id, people=(case.person,) if case.person is not None else None, what=WhatItIs.LETTER, pages=1,
            received_on=self.filing.now.date(), called="Letter of June", from_whom="Brought along", status=Status.SIGNED,
        )  # fmt: skip
        told = [*said.mentions]
        for name, limit in (("called", 120), ("from_whom", 200), ("words", 2000)):
            if chance.random() < 0.4 and (more := short(chance, of, limit)) is not None:
                setattr(record, name, " ".join(more.words.split()))
                told += more.mentions
        record.media = chance.choice((Media.TEXT,) * 8 + (Media.PDF, Media.PDF if bound else Media.EMAIL))
        self.filing.attach(self.filing.keep(record), _content(record.media, said.words))
        return Paper(record, tuple(told), said.words)


def _content(media: Media, words: str) -> bytes:
    if media is Media.PDF:
        held = "".join(char if char.isalnum() or char in " ,.:@\n" else " " for char in words)
        return pdf(f"BT /F 12 Tf 20 100 Td ({held}) Tj ET".encode("latin-1", "replace"))
    return f"Subject: A letter\n\n{words}".encode() if media is Media.EMAIL else words.encode()
