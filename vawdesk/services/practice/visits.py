"""Home visits: a year of ordinary ones, two thirds of them in the country, and those of these days in every state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import GOES_AHEAD, ManagerDecision, Outcome, VisitStanding
from vawdesk.models.rules import Weight
from vawdesk.models.second_person import Act
from vawdesk.models.values import Signature, Tri
from vawdesk.services import visit_gate
from vawdesk.services.desk import Desk
from vawdesk.services.practice.assessing import Planned, assessment, ordinary
from vawdesk.services.practice.cases import FILES
from vawdesk.services.practice.outcomes import came_of, outcomes, trouble
from vawdesk.services.practice.stage import Stage
from vawdesk.services.unit import Unit

YEAR = 60  # visits of the practice year
IN_COUNTRY = ("rhodri", "delyth", "ffion", "eirlys", "wyn", "bridget", "gwladys", "nerys")
IN_TOWN = ("mair", "manon", "helen", "chloe", "sian", "zoe")
SERIES = ("series-1", "series-2", "series-3")


def tell(stage: Stage) -> None:
    """Put every visit on the stage."""
    _year(stage)
    _waiting(stage)
    _decided(stage)
    _under_way(stage)
    _not_going(stage)
    _series(stage)
    outcomes(stage)


def _year(stage: Stage) -> None:
    """Sixty visits over the year: two in the country for each in town, written up the day after."""
    opened = {one.key: one.back for one in FILES}
    closed = {one.key: one.closed for one in FILES}
    for number in range(YEAR):
        back = 360 - number * 5.9
        pool = IN_TOWN if number % 3 == 2 else IN_COUNTRY
        open_then = [key for key in pool if opened[key] > back + 3 and closed[key] < back - 2]
        key = open_then[number % len(open_then)] if open_then else "wyn"
        _past(stage, number, key, stage.time(int(back), 10 + number % 5, 30))


def _past(stage: Stage, number: int, key: str, at: datetime) -> None:
    said = ordinary(stage.rng, key)
    worried = any(said.get(one) in (Tri.YES, Tri.NOT_KNOWN) for one in ("person there", "just happened", "others", "animal"))
    flagged = key == "nerys" and at > stage.ago(days=80)
    workers = ("carys", "huw") if worried or flagged else ("carys",) if number % 2 else ("huw",)
    one = Planned(key, key, workers, at, said)
    id = f"year-{number}"
    assess(stage, one, id, at - timedelta(hours=22), agree=worried or flagged)

    def done(visit: HomeVisit, unit: Unit) -> None:
        told = "The step by the back door is loose." if number % 4 == 0 else ""
        trouble(came_of(unit, visit, told, to="Landlord"), id, unit)

    change(stage, id, at + timedelta(hours=3), "carys", "write up", done)


def assess(stage: Stage, one: Planned, id: str, when: datetime, *, agree: bool = False, waits: bool = False) -> None:
    """A visit assessed and signed by its worker. `waits`: for a manager, still changeable; `agree`: the manager agrees at once."""

    def write(desk: Desk) -> None:
        with desk.writing() as unit:
            visit = assessment(stage, one, id)
            for name, value in one.more.items():
                setattr(visit, name, value)
            visit.open_flags = visit_gate.check(unit.session, visit, unit.now).facts.gate.open_flags or None
            visit.worker_signed = _worker(stage, one, desk, unit)
            if waits or agree:
                visit.standing = VisitStanding.WAITING
            else:
                visit.status = Status.SIGNED
                visit.standing = VisitStanding.DECIDED
            unit.add(visit)
            unit.commit()
        if agree:  # to what is kept, as it stands
            with desk.writing() as unit:
                held = unit.get(HomeVisit, visit.id)
                decided(stage, held, desk, unit)
                held.status = Status.SIGNED
                unit.act(held, "decide")
                unit.commit()

    stage.then(when, "carys" if one.workers[0] != "sioned" else "sioned", write)


def _worker(stage: Stage, one: Planned, desk: Desk, unit: Unit) -> Signature:
    own = desk.account.staff == stage.staff(one.workers[0])
    return desk.account.signature(unit.now) if own else stage.signature(one.workers[0], unit.now.utc)


def decided(
    stage: Stage, visit: HomeVisit, desk: Desk, unit: Unit, decision: ManagerDecision = ManagerDecision.AGREED, words: str = ""
) -> None:
    """The manager's word on a visit, signed in place."""
    manager = stage.staff("sioned")
    asker = next(key for key in ("carys", "huw", "beth") if visit.worker_signed and stage.staff(key) == visit.worker_signed.person)
    despite = Act.VISIT if len(visit.workers or ()) > 1 or visit.outcome not in GOES_AHEAD else Act.VISIT_DESPITE
    signature = stage.agreed(desk, despite, asker, visit.content(), "manager_signed")
    word = visit_gate.ManagerWord(decision, signature, manager, unit.now.utc - timedelta(minutes=5), words or "Agreed as it is written.")
    against = [one for one in visit_gate.decide(unit.session, visit, word, unit.now) if one.weight is not Weight.ADVISE]
    if against:
        raise ValueError(f"the manager's word does not stand: {against}")


def change(stage: Stage, id: str, when: datetime, who: str, action: str, do: Callable[[HomeVisit, Unit], None]) -> None:
    """Something is done with a visit."""

    def act(desk: Desk) -> None:
        with desk.writing() as unit:
            visit = unit.get(HomeVisit, stage.id(f"visit {id}"))
            do(visit, unit)
            unit.act(visit, action)
            unit.commit()

    stage.then(when, who, act)


def _waiting(stage: Stage) -> None:
    """For tomorrow: one that waits because of a flag and a "Not known", one that waits because of the farm's dogs, one not yet assessed."""
    doubts = {"person there": Tri.NOT_KNOWN, "threats to staff": Tri.YES, "steps": Tri.YES}
    more = {"people_there": stage.ids("dylan"), "exception_reason": "She cannot leave the house this week. He works until six that day."}
    first = Planned("mair", "mair", ("carys", "huw"), stage.coming(1, 9, 30), doubts, more)
    assess(stage, first, "wait-flag", stage.ago(hours=4), waits=True)
    farm = {"animal": Tri.YES, "signal": Tri.YES, "isolated": Tri.YES, "person there": Tri.YES, "weapon": Tri.NOT_KNOWN}
    second = Planned("nerys", "nerys", ("huw", "beth"), stage.coming(1, 13), farm, {"people_there": stage.ids("gethin")})
    assess(stage, second, "wait-farm", stage.ago(hours=3.5), waits=True)

    def begun(desk: Desk) -> None:
        with desk.writing() as unit:
            visit = assessment(stage, Planned("chloe", "chloe", ("carys",), stage.coming(1, 15, 30)), "begun")
            visit.answers, visit.outcome, visit.measures = None, None, None
            unit.add(visit)
            unit.commit()

    stage.then(stage.ago(hours=2.5), "carys", begun)


def _decided(stage: Stage) -> None:
    """Agreed for tomorrow and later; sent back to be changed; without any concern and so nobody's to decide; moved to another day."""
    assess(
        stage,
        Planned("sian", "sian", ("carys", "beth"), stage.coming(1, 11, 15), {"stalking": Tri.YES}),
        "agreed",
        stage.ago(days=1, hours=2),
        agree=True,
    )
    assess(stage, Planned("manon", "manon", ("huw",), stage.coming(2, 10), {"language": Tri.YES}), "no-concern", stage.ago(days=1, hours=1))
    assess(stage, Planned("zoe", "zoe", ("huw",), stage.coming(3, 10), {"stalking": Tri.YES}, {"exception_reason": "She trusts one."}),
           "sent-back", stage.ago(hours=7), waits=True)  # fmt: skip

    def back(visit: HomeVisit, unit: Unit) -> None:
        decided(stage, visit, unit.desk, unit, ManagerDecision.CHANGE, "Take Beth with you, or meet at the library.")

    change(stage, "sent-back", stage.ago(hours=6), "sioned", "decide", back)
    assess(stage, Planned("bridget", "bridget", ("huw",), stage.coming(2, 14), {"signal": Tri.YES}), "to-move", stage.ago(days=2))

    def move(desk: Desk) -> None:
        with desk.writing() as unit:
            old = unit.get(HomeVisit, stage.id("visit to-move"))
            made = visit_gate.moved(HomeVisit.from_content(old.content(), HomeVisit.schema), stage.coming(4, 14))
            made.id, made.case = stage.id("visit moved"), old.case
            old.standing, old.cancelled_why = VisitStanding.CANCELLED, "Moved to another day."
            old.seen_instead, old.seen_instead_by = "On the new day", stage.day(-4)
            unit.act(old, "cancel")
            unit.add(made)
            unit.commit()

    stage.then(stage.ago(days=1), "carys", move)


def _under_way(stage: Stage) -> None:
    """One that is out, one that has not called in, one that was never written up."""
    out = Planned("ffion", "ffion", ("beth",), stage.ago(minutes=25), {"signal": Tri.YES}, minutes=40)
    assess(stage, out, "out", stage.ago(hours=5))
    answers, latest = {"signal": Tri.YES, "distance": Tri.YES}, {"latest_call_at": stage.ago(minutes=30)}
    overdue = Planned("delyth", "delyth", ("huw",), stage.ago(minutes=95), answers, latest, buddy="iwan")
    assess(stage, overdue, "overdue", stage.ago(hours=6))
    assess(stage, Planned("wyn", "wyn", ("carys",), stage.ago(days=2, hours=1), {"isolated": Tri.YES}), "untold", stage.ago(days=3))


def _not_going(stage: Stage) -> None:
    """Decided not to go: how and by when they will be seen or heard instead."""
    doubts = {"aggression": Tri.YES, "person there": Tri.YES, "drink or drugs": Tri.NOT_KNOWN}
    instead = {
        "outcome": Outcome.DO_NOT_VISIT,
        "measures": None,
        "seen_instead": "At the surgery, with the nurse",
        "seen_instead_by": stage.day(-2),
    }
    assess(stage, Planned("gwladys", "gwladys", ("carys",), stage.coming(1, 14, 45), doubts, instead), "not-going", stage.ago(hours=4.5))
    late = {**instead, "seen_instead": "At the college", "seen_instead_by": stage.day(2), "planned_at": stage.coming(0, 23, 30)}
    assess(stage, Planned("amina", "amina", ("sioned",), stage.coming(0, 23, 30), doubts, late), "not-going-late", stage.ago(days=5))
    office = {
        "outcome": Outcome.DIFFERENT,
        "seen_instead": "At the office",
        "seen_instead_by": stage.day(3),
        "seen_instead_on": stage.day(4),
    }
    assess(stage, Planned("helen", "helen", ("huw",), stage.time(230, 11), {}, office), "elsewhere", stage.time(232, 11))


def _series(stage: Stage) -> None:
    """Three visits without any concern, agreed together for three weeks."""
    for number, id in enumerate(SERIES):
        more = {"series": stage.id(f"visit {SERIES[0]}")} if number else {}
        one = Planned("eirlys", "eirlys", ("carys",), stage.coming(6 + 7 * number, 10, 30), {"signal": Tri.YES, "isolated": Tri.YES}, more)
        assess(stage, one, id, stage.ago(days=1, hours=3, minutes=-number), agree=bool(number))
