"""The accounts and colleagues of the practice vault. Their passphrases are no secret: the screen that offers it prints them."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.models.organisation.staff_member import StaffKind, Weekday, WorkLanguage
from vawdesk.vault.accounts import Role

W, E = WorkLanguage.WELSH, WorkLanguage.ENGLISH
ALL_WEEK = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


@dataclass(frozen=True)
class PracticeAccount:
    """One account that can be tried. `added_by_setup`: made by somebody who holds no casework key, and so still without one."""

    key: str
    name: str
    passphrase: str
    roles: frozenset[Role]
    added_by_setup: bool = False


@dataclass(frozen=True)
class Colleague:
    """Somebody who works in the invented organisation, with or without an account."""

    key: str
    name: str
    post: str
    kind: StaffKind
    phone: str
    languages: tuple[WorkLanguage, ...] = (E,)
    days: tuple[Weekday, ...] = ALL_WEEK


FOUNDER = "sioned"
ACCOUNTS = (
    PracticeAccount("sioned", "Sioned Parry", "gair ymarfer afon las", frozenset((Role.WORKER, Role.MANAGER))),
    PracticeAccount("carys", "Carys Bowen", "gair ymarfer bara brith", frozenset((Role.WORKER,))),
    PracticeAccount("bronwen", "Bronwen Tate", "gair ymarfer cwm glas", frozenset((Role.HR_OFFICER,))),
    PracticeAccount("gwyn", "Gwyn Abbott", "gair ymarfer dail poethion", frozenset((Role.TRUSTEE,))),
    PracticeAccount("iwan", "Iwan Rees", "gair ymarfer eira gwyn", frozenset((Role.SETUP,))),
    PracticeAccount("nia", "Nia Talfan", "gair ymarfer ffrwd wen", frozenset((Role.WORKER,)), added_by_setup=True),
)
COLLEAGUES = (
    Colleague("sioned", "Sioned Parry", "Team manager", StaffKind.EMPLOYEE, "07700 900101", (W, E)),
    Colleague("carys", "Carys Bowen", "Support worker", StaffKind.EMPLOYEE, "07700 900102", (W, E), ALL_WEEK[:4]),
    Colleague("bronwen", "Bronwen Tate", "HR and finance officer", StaffKind.EMPLOYEE, "07700 900103", (E,), ALL_WEEK[1:4]),
    Colleague("gwyn", "Gwyn Abbott", "Trustee", StaffKind.TRUSTEE, "07700 900104", (E,), ()),
    Colleague("iwan", "Iwan Rees", "Office administrator", StaffKind.EMPLOYEE, "07700 900105", (W, E)),
    Colleague("nia", "Nia Talfan", "Support worker", StaffKind.EMPLOYEE, "07700 900106", (W, E)),
    Colleague("huw", "Huw Maddocks", "Housing support worker", StaffKind.EMPLOYEE, "07700 900107", (W, E)),
    Colleague("beth", "Beth Okafor", "Family support worker", StaffKind.SESSIONAL, "07700 900108", (E,), ALL_WEEK[2:]),
    Colleague("tomos", "Tomos Idris", "Reception volunteer", StaffKind.VOLUNTEER, "07700 900109", (W, E), ALL_WEEK[:3]),
)
NAME_ENGLISH = "Derwen Support (practice)"
NAME_WELSH = "Cymorth Derwen (ymarfer)"
