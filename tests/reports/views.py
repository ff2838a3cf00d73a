"""Views as release would hand them over: invented people, a flag, a note, a case and a visit, already redacted."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from vawdesk.i18n import N_, plain
from vawdesk.models.base import Record
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.contact_note import ContactNote, FollowUp, LateReason, Mode
from vawdesk.models.casework.contact_ways import Phone, SafeContact
from vawdesk.models.casework.contact_ways import Way as Reaching
from vawdesk.models.casework.flag_banner import Banner
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.flag_rows import SupportOffered
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, Alternative, AskedOf, ManagerDecision, Measure, Outcome
from vawdesk.models.casework.visit_questions import DANGER, VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Asked, Called, Step
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.profile import Profile
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import PartialDate, Row, Signature, Tri
from vawdesk.services.view import RecordView, RowView, Segment, View, Withheld, row_view

ALYS, RHODRI, MAIR, TOMOS, SIAN, BETHAN, PLACE, CASE = (uuid.UUID(int=number) for number in range(1, 9))
NAMES: dict[uuid.UUID, Segment] = {
    ALYS: "Alys Sampl",
    RHODRI: "Rhodri Sampl",
    MAIR: "M.\u00a0Gwaith",
    TOMOS: "T.\u00a0Ail",
    SIAN: "S.\u00a0Rheolwr",
    BETHAN: "B.\u00a0Cyswllt",
    CASE: "VA-2026-0042",
}
HIDDEN = Withheld(N_("hidden; see the file"))
SAFE_ADDRESS = "Fflat 2C, 14 Heol Enghraifft"
BANNER = Banner((plain("Threats to staff, 3 June 2026."), plain("Seen by our own staff.")), (plain("Two people at every visit."),))


def rows(*given: Row) -> tuple[RowView, ...]:
    return tuple(
        row_view(type(row), {name: held for name in row.described() if (held := getattr(row, name)) is not None}, NAMES) for row in given
    )


def record(kind: type[Record], number: int, **values: Any) -> RecordView:
    unknown = set(values) - set(kind.fields())
    assert not unknown, unknown
    prefix = {"contact_note": "N", "staff_risk_flag": "F", "home_visit": "V"}.get(kind.type_name, "")
    reference = f"VA-2026-0042/{prefix}3" if prefix else "VA-2026-0042"
    return RecordView(described=kind.fields(), values=values, names=NAMES, kind=kind, id=uuid.UUID(int=100 + number), ref_no=reference)


def view(main: RecordView, profile: Profile = Profile.INTERNAL, **facts: Any) -> View:
    groups = facts.pop("groups", {})
    return View(main, profile, groups, {"banner": (BANNER,), **facts}, NAMES)


def at(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def signature(person: uuid.UUID, post: str, how: str = "in place", words: str = "") -> Signature:
    name = NAMES[person]
    assert isinstance(name, str)
    return Signature(person, name, post, at(2, 15, 4), how, words)


def flag(**changed: Any) -> RecordView:
    values: dict[str, Any] = {
        "standing": Standing.CONFIRMED,
        "person": RHODRI,
        "category": Category.THREATS,
        "incident_date": PartialDate(2026, 6, 3),
        "source": Source.OWN_STAFF,
        "informant": Withheld(N_("never printed on this record (8.5)")),
        "witness": "T. Ail",
        "factual_description": "On the doorstep he stepped forward twice with his fist raised and said: “Come back here and "
        "you will need an ambulance.” T. Ail left and called 101 from the car.",
        "control_instructions": (Instruction.TWO_PEOPLE, Instruction.NOT_IF_THERE, Instruction.POLICE_BEFORE),
        "other_instructions": "Cynigiwch y swyddfa yn gyntaf.",
        "proportionality": "A worker could meet him at any visit. A note in the file alone is easily missed.",
        "why_needed": PlainReason.KEEP_STAFF_SAFE,
        "support_offered_to": rows(SupportOffered(TOMOS, "A talk with the manager", date(2026, 6, 4))),
        "proposed_by": signature(TOMOS, "support worker"),
        "approved_by": signature(SIAN, "service manager"),
        "review_on": date(2026, 12, 3),
        "notify_person": Notify.WILL_NOT,
        "notify_reason": "A letter now would show that staff were in the home on 3 June.",
        "notify_risk_to_victim": Tri.YES,
    }
    return record(StaffRiskFlag, 1, **{**values, **changed})


def note(**changed: Any) -> RecordView:
    values: dict[str, Any] = {
        "case": CASE,
        "occurred_at": at(1, 9, 30),
        "recorded_at": at(3, 7, 30),
        "late_reason": LateReason.NOT_AT_WORK,
        "with_people": (ALYS,),
        "contact_by": MAIR,
        "mode": Mode.PHONE,
        "in_earshot": Tri.NOT_KNOWN,
        "what_was_said": "Alys said: “He counts the miles on my car.” She asked that nobody calls after five.",
        "what_i_saw": "Nothing seen: this was by phone.",
        "my_view": "I am worried about the evenings.",
        "risk_to_self": Tri.NO,
        "child_in_household": Tri.YES,
        "new_information_to_share": Tri.NOT_KNOWN,
        "follow_up": rows(FollowUp("Ask about a safe number", MAIR, date(2026, 9, 8), None)),
        "supervision_needed": True,
        "signed": signature(MAIR, "support worker"),
    }
    return record(ContactNote, 2, **{**values, **changed})


def people() -> tuple[RecordView, ...]:
    alys = record(
        Person, 11, display_name="Alys Sampl", language_choice=Speech.WELSH, phones=HIDDEN, contact_never_by=(Reaching.POST,),
        safe_alt_contact=rows(SafeContact("Nia", "01632 960 199", "chwaer", Tri.YES)),
    )  # fmt: skip
    rhodri = record(Person, 12, display_name="Rhodri Sampl", language_choice=Speech.ENGLISH, phones=rows(Phone("01632 960 188")))
    return (_as(alys, ALYS), _as(rhodri, RHODRI))


def _as(held: RecordView, who: uuid.UUID) -> RecordView:
    return RecordView(described=held.described, values=held.values, names=held.names, kind=held.kind, id=who)


def case(**changed: Any) -> RecordView:
    values: dict[str, Any] = {
        "person": ALYS,
        "opened_on": date(2026, 5, 28),
        "domestic_abuse": True,
        "worker": MAIR,
        "worked_separately": Apart.YES,
        "counter_allegations_present": Tri.YES,
        "people": rows(
            CasePerson(ALYS, (Role.VICTIM,), Basis.OWN_WORDS), CasePerson(RHODRI, (Role.CONCERN,), Basis.ANOTHER),
        ),
    }  # fmt: skip
    return record(Case, 3, **{**values, **changed})


def answers(worries: bool = True) -> AnswerSheet:
    replies = {}
    for place, question in enumerate(VISIT_QUESTIONS.questions):
        answer = (Tri.NO, Tri.YES, Tri.NOT_KNOWN)[place % 3] if worries else Tri.NO
        replies[question.key] = Reply(answer, "Asked on 31 August; no answer yet." if answer is Tri.NOT_KNOWN else "")
    assert any(question.group == DANGER for question in VISIT_QUESTIONS.questions)
    return AnswerSheet(VISIT_QUESTIONS.name, VISIT_QUESTIONS.version, replies)


def visit(**changed: Any) -> RecordView:
    values: dict[str, Any] = {
        "case": CASE,
        "planned_at": at(3, 9, 30),
        "expected_minutes": 50,
        "purpose": "Housing repair check and support plan review with the tenant.",
        "place": PLACE,
        "to_see": (ALYS,),
        "workers": (MAIR, TOMOS),
        "necessary": Tri.YES,
        "alternatives": (Alternative.OFFICE,),
        "alternatives_note": "Office offered on 27 August; the tenant has no transport.",
        "first_visit": Tri.NO,
        "abuse_known": AbuseKnown.KNOWN,
        "people_there": (ALYS, RHODRI),
        "others_there": "Two children after 15:00. One dog.",
        "last_contact": "31 August 2026, by phone",
        "asked": rows(Asked(AskedOf.POLICE, "Public Protection Unit", date(2026, 9, 1), "No new reports.", date(2026, 9, 2))),
        "old_information": Tri.NO,
        "answers": answers(),
        "measures": (Measure.TWO_WORKERS, Measure.DAYTIME, Measure.PARK, Measure.CODE_WORD, Measure.SAY_NOTHING),
        "other_measures": "Dog to be shut away before we go in.",
        "outcome": Outcome.TWO_PEOPLE,
        "buddy": BETHAN,
        "check_in_at": at(3, 10, 30),
        "overdue_order": rows(Called(MAIR, None, "07700 900212"), Called(SIAN, None, "01632 960101")),
        "code_word": Withheld(N_("hidden; see the file")),
        "steps": rows(
            Step(15, "Call the worker."), Step(30, "Call the manager."), Step(45, "Call 999. Open the sealed panel and give the address."),
        ),
        "worker_signed": signature(MAIR, "support worker"),
        "manager_spoken_to": SIAN,
        "manager_spoken_at": at(2, 15, 10),
        "manager_decision": ManagerDecision.AGREED,
        "manager_signed": signature(SIAN, "service manager"),
    }  # fmt: skip
    return record(HomeVisit, 4, **{**values, **changed})


def place(**changed: Any) -> RecordView:
    values: dict[str, Any] = {
        "line1": SAFE_ADDRESS,
        "town": "Llansampl",
        "postcode": "ZZ1 1ZZ",
        "found_by_a_stranger": "Second floor, blue door at the side.",
    }
    held = record(Address, 5, **{**values, **changed})
    return _as(held, PLACE)
