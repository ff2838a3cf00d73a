"""One flag from its proposal to its removal: confirmed, told of by letter, challenged, reviewed, ended, and two years on removed by two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.hands import fill, put
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source
from vawdesk.models.casework.flag_review import Answered, Decided
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.second_person import Form
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.kit.editors.second_person import SecondPersonEditor
from vawdesk.ui.pages.casework.staff_risk_flag_open import OpenFlag

TERM_OVER = 2 * 366 * 86_400  # seconds: what the practice trustees decided for threats, and a day


def from_proposal_to_removal(eye: Eye) -> None:
    """Carys proposes; Sioned confirms and decides; two years later Carys asks that it goes, and Sioned signs."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "carys")
        id = _proposed(driver, eye)
        driver.quit()
        driver = eye.in_practice(edge, "sioned")
        driver.open("staff_risk_flag", id)
        driver.press("confirm")
        eye.see(driver, "flag-life-confirmed")
        _told(driver, eye, id)
        _decided(driver, eye, id)
        driver.quit()
        eye.tour.pass_time(edge, TERM_OVER)
        driver = eye.in_practice(edge, "carys")
        _removed(driver, eye, id)
        driver.quit()


def _proposed(driver: Driver, eye: Eye) -> UUID:
    driver.open("staff_risk_flag", eye.tour.stage().id("person rhodri"))
    _fill(driver,
        category=Category.THREATS, incident_date=PartialDate(2026, 11, 20), source=Source.OWN_STAFF, witness="Huw Maddocks",
        factual_description="At the door he said “come here again and see”.", control_instructions=(Instruction.TWO_PEOPLE,),
        proportionality="A note alone reaches nobody who meets him elsewhere.", why_needed=PlainReason.KEEP_STAFF_SAFE,
        notify_person=Notify.WILL_TELL, notify_risk_to_victim=Tri.NO,
    )  # fmt: skip
    driver.press("next")
    driver.press("next")
    if not isinstance(driver.page, OpenFlag):
        raise TypeError(f"no flag was proposed, but {driver.page}")
    return driver.page.flag.id


def _told(driver: Driver, eye: Eye, id: UUID) -> None:
    """The letter: begun from the flag, its gap filled, on its way."""
    driver.press("write_letter")
    eye.see(driver, "flag-life-letter")
    form = driver.page.form if driver.page is not None else None
    if form is None:
        raise LookupError("no letter is written")
    for name, words in (("body_welsh", "bygythiwyd aelod o staff"), ("body_english", "a member of staff was threatened")):
        text = form.editors[name].value()
        driver.type(name, text[: text.find("[")] + words + text[text.find("]") + 1 :])
    put(form.editors["by_way"], ByWay.HANDED)
    driver.press("save")
    eye.see(driver, "flag-life-letter-waits")
    driver.press("it_went")
    driver.press("verb")
    driver.open("staff_risk_flag", id)


def _decided(driver: Driver, eye: Eye, id: UUID) -> None:
    """He says that it is wrong; it is looked at again, answered, and ends."""
    driver.press("challenge")
    driver.type("challenge", "He says that he meant the post, and that he has said so.")
    driver.press("verb")
    eye.see(driver, "flag-life-challenged")
    driver.press("review")
    _fill(driver,
        looked_at="Both workers' notes, and what he wrote to us.", decided=Decided.STANDS, why="Both heard the same words.",
        answered=Answered.WRITTEN, answered_on=driver.edge.edges.clock.now().today,
    )  # fmt: skip
    eye.see(driver, "flag-life-review")
    driver.press("save")
    eye.see(driver, "flag-life-reviewed")
    driver.press("end")
    driver.type("ended_why", "He has moved away; nobody of ours meets him.")
    driver.press("verb")
    eye.see(driver, "flag-life-ended")


def _removed(driver: Driver, eye: Eye, id: UUID) -> None:
    """The term is over: a worker asks, the manager signs in place, a mark stays."""
    driver.open("flags")
    driver.press("ended")
    eye.see(driver, "flag-life-register")
    driver.open("staff_risk_flag", id)
    eye.see(driver, "flag-life-kept-long-enough")
    driver.press("remove")
    driver.type("second_reason", "The term is over, and nothing has happened since.")
    asked = driver.top.findChild(SecondPersonEditor)
    if not isinstance(asked, SecondPersonEditor):
        raise TypeError("no second person is asked")
    manager = next(one for one in ACCOUNTS if one.key == "sioned")
    put(asked.how, Form.IN_PLACE)
    put(asked.who, next(one for one, _words in asked._colleagues[Form.IN_PLACE] if one.account_name == manager.name))
    driver.quiet()
    eye.see(driver, "flag-life-removing")
    driver.type("agreed_by_passphrase", manager.passphrase)
    driver.press("agreed_by_agree")
    until(lambda: asked.value() is not None, "nobody signed")
    driver.press("verb")
    eye.see(driver, "flag-life-removed")
    driver.open("flags")
    driver.press("removed")
    eye.see(driver, "flag-life-mark")


def _fill(driver: Driver, **values: Any) -> None:
    form = driver.page.form if driver.page is not None else None
    if form is None:
        raise LookupError("there is no form to fill")
    fill(form, **values)
    driver.quiet()
