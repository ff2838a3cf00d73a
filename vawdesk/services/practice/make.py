"""Makes the practice vault: the vault, its accounts, its year of work, all through the door that real work goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time
from pathlib import Path

from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.case_rows import Carried, LeftOpen
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.information_sheet import HowSure, InformationSheet, Matter, Piece
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.closeness import Closeness
from vawdesk.models.flag_category import Category
from vawdesk.models.organisation.organisation import FlagTerm, HouseLanguage, KeepingTerm, KeptFrom, Office, Organisation
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.values import PartialDate
from vawdesk.services import practice_mark
from vawdesk.services.desk import Desk
from vawdesk.services.practice import attached, contacts, decisions, directory, flags, letters, notes, paper, referrals, shares, visits
from vawdesk.services.practice.accounts import ACCOUNTS, COLLEAGUES, FOUNDER, NAME_ENGLISH, NAME_WELSH, PracticeAccount
from vawdesk.services.practice.bonds import BONDS, SEALED_BOND, relationship
from vawdesk.services.practice.cases import FILES, SEALED_FILE, SEALED_SITUATION, SITUATIONS, File, case, close, situation, worked_on
from vawdesk.services.practice.people import HARMED, JOINED, OTHERS, SEALED, person
from vawdesk.services.practice.places import PLACES, address
from vawdesk.services.practice.stage import Stage, StageClock
from vawdesk.services.still_open import OpenThing, still_open
from vawdesk.vault.accounts import Role
from vawdesk.vault.edges import Edges
from vawdesk.vault.keyring_file import load
from vawdesk.vault.members import Members
from vawdesk.vault.membership import Person
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.unlocking import unlock
from vawdesk.vault.vault import choose_passphrase, create, open_vault

SEED = 1
BEGAN = 400  # days before today
FLAG_TERMS = {  # one kind is left out: it is still to be decided
    Category.VERBAL_ABUSE: 1, Category.THREATS: 2, Category.DRUGS: 2, Category.STALKING: 3, Category.VIOLENCE: 3, Category.THIRD_PARTY: 3,
    Category.SEXUAL_HARASSMENT: 5, Category.WEAPON: 10, Category.ANIMAL: 10,
}  # fmt: skip
Told = Callable[[float], None]


def make_practice(folder: Path, edges: Edges, *, seed: int = SEED, told: Told = lambda _done: None) -> None:
    """Make the practice vault in this folder, as it stands at the moment of `edges.clock`. Slow: for a worker.

    The same seed and moment give the same records; keys and accounts are new each time. Raises AlreadyThere, VaultError.
    """
    now = edges.clock.now()
    stage = Stage(replace(now, utc=now.utc.replace(second=0, microsecond=0)), seed)
    clock = StageClock(stage.time(BEGAN, 8))
    staged = Edges(edges.witness_path, clock, edges.files, edges.derivation, edges.place)
    _accounts(folder, staged)
    told(0.1)
    _tell(stage)
    with _desks(stage, folder, staged):
        stage.play(clock, lambda done: told(0.1 + 0.9 * done))
    told(1.0)


def _accounts(folder: Path, edges: Edges) -> None:
    """The accounts, each with the passphrase that is printed; the one whom Setup added still waits for the key of casework."""
    first = next(account for account in ACCOUNTS if account.key == FOUNDER)
    vault, _sheet = create(folder, Person(first.name, first.passphrase, first.roles), edges)
    try:
        practice_mark.mark(vault)
        once = {one: _added(vault, one) for one in ACCOUNTS if one is not first and not one.added_by_setup}
    finally:
        vault.sign_out()
    for one, given in once.items():
        choose_passphrase(folder, one.name, given, one.passphrase, edges)
    setup = next(account for account in ACCOUNTS if Role.SETUP in account.roles)
    vault = open_vault(folder, setup.name, setup.passphrase, "casework", edges)
    try:
        once = {one: _added(vault, one) for one in ACCOUNTS if one.added_by_setup}
    finally:
        vault.sign_out()
    for one, given in once.items():
        choose_passphrase(folder, one.name, given, one.passphrase, edges)


def _added(vault: OpenVault, one: PracticeAccount) -> str:
    return Members(vault).add(one.name, one.roles)[1]


@contextmanager
def _desks(stage: Stage, folder: Path, edges: Edges) -> Iterator[None]:
    """Both caseworkers at the one vault that is theirs alone meanwhile: each writes under their own account."""
    first = open_vault(folder, _account(FOUNDER).name, _account(FOUNDER).passphrase, "casework", edges)
    second: OpenVault | None = None
    try:
        _staff(stage, Desk(first))
        other = _account("carys")
        keyring, mac = load(folder, edges.files)
        unlocked = unlock(keyring, mac, other.name, other.passphrase, edges.derivation, "casework")
        second = OpenVault(folder, edges, first.lock_file, keyring, unlocked)
        stage.desks = {FOUNDER: Desk(first), "carys": Desk(second)}
        yield
    finally:
        if second is not None:
            for compartment in second.compartments.values():
                compartment.close()
        first.sign_out()


def _account(key: str) -> PracticeAccount:
    return next(one for one in ACCOUNTS if one.key == key)


def _staff(stage: Stage, desk: Desk) -> None:
    """The organisation and everybody who works there."""
    accounts = {account.name: account.id for account in desk.vault.keyring.accounts.values()}
    with desk.writing("organisation") as unit:
        why = "Decided by the trustees for the practice year; another organisation decides its own."
        terms = (KeepingTerm(what="Case files", years=6, counted_from=KeptFrom.CLOSED, because=why),)
        unit.add(Organisation(
            id=stage.id("organisation"), name_english=NAME_ENGLISH, name_welsh=NAME_WELSH, languages=HouseLanguage.BOTH,
            phone="01632 960100", email="swyddfa@example.org", neutral_name="Swyddfa'r Sgwâr",
            address="Sgwâr y Farchnad\nTrefelin\nZZ2 0AA", area="Derwen valley", keeping_terms=terms, status=Status.SIGNED,
            closing_time=time(17, 30),
            flag_terms=tuple(FlagTerm(kind, years) for kind, years in FLAG_TERMS.items()), flag_terms_on=desk.now().today,
            offices=(Office(name="Trefelin", address="Sgwâr y Farchnad, Trefelin, ZZ2 0AA", phone="01632 960100"),),
        ))  # fmt: skip
        for one in COLLEAGUES:
            unit.add(StaffMember(
                id=stage.staff(one.key), name=one.name, post=one.post, kind=one.kind, check_in_phone=one.phone, languages=one.languages,
                part_time_days=one.days if 0 < len(one.days) < 5 else None, started=stage.day(900), account=accounts.get(one.name),
                manager=None if one.key in ("sioned", "gwyn") else stage.staff("sioned"), status=Status.SIGNED,
            ))  # fmt: skip
        unit.commit()


# the year


def _tell(stage: Stage) -> None:
    _people(stage)
    for one in SITUATIONS:
        stage.then(stage.time(one.back, 8, 20), "sioned", _adding(situation(stage, one)))
    for file in FILES:
        _file(stage, file)
    _sealed(stage)
    _joined(stage)
    _gathered(stage)
    contacts.tell(stage)
    letters.tell(stage)
    directory.tell(stage)
    notes.tell(stage)
    attached.tell(stage)
    flags.tell(stage)
    decisions.tell(stage)
    referrals.tell(stage)
    shares.tell(stage)
    visits.tell(stage)
    paper.tell(stage)


def _adding(*records: Record) -> Callable[[Desk], None]:
    def add(desk: Desk) -> None:
        with desk.writing(records[0].compartment) as unit:
            for record in records:
                record.status = Status.SIGNED
                unit.add(record)
            unit.commit()

    return add


def _people(stage: Stage) -> None:
    """Everybody, their homes and how they belong together, as they came to be known."""
    known = {key: _known(key) for key in (*HARMED, *OTHERS) if key not in SEALED}
    for number, (key, back) in enumerate(known.items()):
        stage.then(stage.time(back, 8, number), "sioned" if number % 3 else "carys", _adding(person(stage, key, back)))
    for number, place in enumerate(place for place in PLACES if place.key not in SEALED):
        back = min((known[key] for key in f"{place.people} {place.left}".split()), default=BEGAN - 5)
        stage.then(stage.time(back, 9, number), "sioned", _adding(address(stage, place, back)))
    for number, bond in enumerate(BONDS):
        back = min(known[bond.first], known[bond.second], (bond.apart or BEGAN) - 2)
        stage.then(stage.time(back, 10, number), "sioned", _adding(relationship(stage, bond)))


def _known(key: str) -> int:
    """Days ago that somebody came to be known: before the first file in which they stand."""
    return max((file.back for file in FILES if key in {row[0] for row in file.people}), default=170) + 3


def _file(stage: Stage, file: File) -> None:
    opened = stage.time(file.back, 8, 40)
    stage.then(opened, "sioned", _adding(case(stage, file)))

    def change(what: Callable[[Case, Stage, File], None], action: str) -> Callable[[Desk], None]:
        def act(desk: Desk) -> None:
            with desk.writing() as unit:
                record = unit.get(Case, stage.id(f"case {file.key}"))
                what(record, stage, file)
                if record.is_closed:
                    record.left_open = tuple(_goes_on(thing) for thing in still_open(unit.session, record))
                unit.act(record, action)
                unit.commit()

        return act

    if file.closed:
        stage.then(stage.time(file.closed, 16), "sioned", change(close, "close"))
    else:
        stage.then(stage.time(8, 9, 10), "sioned", change(worked_on, "change"))


def _goes_on(thing: OpenThing) -> LeftOpen:
    """What was still open when a file was closed, and who goes on with it."""
    words = language("en").say(thing.words)
    return LeftOpen(thing.record_type, thing.record, words, Carried.GOES_ON, "The worker finishes it this week.")


def _sealed(stage: Stage) -> None:
    """A file of somebody close to a colleague, with everything in it, encrypted to the manager alone."""

    def write(desk: Desk) -> None:
        viewers = (desk.account.id,)
        home = next(place for place in PLACES if place.key == SEALED_FILE.key)
        back = SEALED_FILE.back
        close_to = Connection(
            id=stage.id("connection"), staff_member=stage.staff("carys"), person=stage.id("person lowri"), closeness=Closeness.RELATIVE,
            declared_by=DeclaredBy.THEMSELVES, declared_on=stage.day(back), note="Sisters.",
        )  # fmt: skip
        records: list[Record] = [person(stage, key, back) for key in SEALED]
        records += [address(stage, home, back), relationship(stage, SEALED_BOND), situation(stage, SEALED_SITUATION)]
        with desk.writing() as unit:
            for record in (*records, case(stage, SEALED_FILE), close_to):
                record.status = Status.SIGNED
                unit.add(record, viewers=viewers)
            unit.commit()

    stage.then(stage.time(SEALED_FILE.back, 8, 30), "sioned", write)


def _joined(stage: Stage) -> None:
    """Two records that turned out to be one person, and a connection with somebody who is not on file."""
    one, other = (stage.id(f"person {key}") for key in JOINED)
    because = "The same date of birth on the letter from the surgery, and she uses both spellings."
    link = PersonLink(
        id=stage.id("link"), one=one, other=other, joined_on=stage.day(140), joined_by=stage.staff("sioned"), because=because
    )  # fmt: skip
    stage.then(stage.time(140, 11), "sioned", _adding(link))
    declared = Connection(
        id=stage.id("connection by name"), staff_member=stage.staff("huw"), name="Gwenno Maddocks", closeness=Closeness.FRIEND,
        declared_by=DeclaredBy.THEMSELVES, declared_on=stage.day(100),
    )  # fmt: skip
    stage.then(stage.time(100, 11), "sioned", _adding(declared))


def _gathered(stage: Stage) -> None:
    """What is known about one person whose behaviour is a concern, each piece with where it comes from."""
    pieces = (
        Piece(matter=Matter.OFFENDING, text="Convicted of assault; a restraining order for two years.", source="Court paper, seen",
              on=PartialDate.of(stage.day(330)), how_sure=HowSure.SEEN_IN_WRITING),
        Piece(matter=Matter.REACH, text="Drives a silver van; has had keys to the flats.", source="Housing officer",
              on=PartialDate(stage.day(150).year, stage.day(150).month), how_sure=HowSure.AGENCY),
        Piece(matter=Matter.PROFESSIONALS, text="Stood in front of a colleague's car.", source="Huw Maddocks",
              on=PartialDate.of(stage.day(151)), how_sure=HowSure.SEEN_IN_WRITING),
    )  # fmt: skip
    sheet = InformationSheet(id=stage.id("sheet"), case=stage.id("case dylan"), person=stage.id("person dylan"), pieces=pieces)
    stage.then(stage.time(148, 15), "sioned", _adding(sheet))
