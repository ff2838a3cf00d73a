"""The local directory: found, checked in one click, put right, printed; agreements and their gaps; newer facts from a stick, read twice."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.hands import fill, put
from tests.tour.drive import Driver, until
from tests.tour.tour import Eye
from vawdesk import paths
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.second_person import Form
from vawdesk.services.practice.accounts import ACCOUNTS
from vawdesk.ui.pages.organisation.settings_guidance import GuidancePage
from vawdesk.ui.pages.organisation.settings_guidance_offer import OfferPanel

NEWER = date(2026, 11, 23)


def directory(eye: Eye) -> None:
    """A word, a chip, an old contact checked, one with faults, one that is new; then the list on paper and the register."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        driver.open("contacts")
        driver.type("find", "deiseb")
        eye.see(driver, "contacts-nothing-found")
        driver.type("find", "police")
        eye.see(driver, "contacts-found")
        driver.type("find", " ")
        driver.press("unchecked")
        eye.see(driver, "contacts-to-check")
        driver.open("contact", eye.tour.stage().id("directory probation"))
        driver.press("checked_today")
        eye.see(driver, "contact-checked")
        driver.open("contact_form")
        driver.press("save")
        eye.see(driver, "contact-errors")
        _fill(driver, agency="Cynghorydd Ariannol Derwen", kind=ContactKind.OTHER, phone="01632 960580", hours="Mondays")
        driver.press("save")
        eye.see(driver, "contact-added")
        driver.open("contacts")
        driver.press("print")
        driver.type("print_why", "Staff room")
        driver.keys("Return")
        eye.see(driver, "contacts-print")
        driver.open("sharing_protocols")
        eye.see(driver, "protocols-gaps")
        driver.quit()


def new_facts(eye: Eye) -> None:
    """A damaged file is refused in words; a newer one shows every change, and a second person reads the number before it counts."""
    with eye.tour.world() as edge:
        driver = eye.in_practice(edge, "sioned")
        _name_acting_manager(driver, eye)
        driver.open("settings_guidance")
        stick = edge.edges.witness_path.parent / "facts.json"
        edge.choosing.chosen = stick
        stick.write_bytes(b'{"format": 1')
        driver.press("take_in")
        eye.see(driver, "facts-refused")
        stick.write_text(_newer(), encoding="utf-8")
        driver.press("take_in")
        eye.see(driver, "facts-offered")
        _read_by(driver, "carys")
        eye.see(driver, "facts-read-twice")
        driver.press("accept_facts")
        eye.see(driver, "facts-in-use")
        driver.quit()


def _name_acting_manager(driver: Driver, eye: Eye) -> None:
    """The manager has named who stands in for her: two managers are rare in a small office."""
    driver.open("staff_member", eye.tour.stage().staff("sioned"))
    _fill(driver, acting_manager="Carys Bowen", acting_until=date(2026, 12, 24))
    driver.press("save")


def _newer() -> str:
    """The facts that ship, a day later: one number becomes another, and nothing else."""
    held = json.loads((paths.resources() / "facts" / "facts.json").read_text(encoding="utf-8"))
    held["edition"] = NEWER.isoformat()
    galop = next(line for line in held["helplines"] if line["key"] == "galop")
    galop["number"] = "0800 000 0001"
    held["order_areas"][1]["certain"] = True
    held["bank_holidays"].append({"on": "2028-04-14", "name": {"en": "Good Friday", "cy": "Dydd Gwener y Groglith"}})
    return json.dumps(held, ensure_ascii=False)


def _read_by(driver: Driver, key: str) -> None:
    """A colleague signs in place with their own passphrase."""
    page = driver.page
    offer = page.offer if isinstance(page, GuidancePage) else None
    if not isinstance(offer, OfferPanel) or offer.agreeing is None:
        raise TypeError(f"nothing is offered on {page}")
    account = next(one for one in ACCOUNTS if one.key == key)
    editor = offer.agreeing.editor
    if editor.how.value() is None:
        put(editor.how, Form.ACTING)
    editor.who.box.setCurrentIndex(1)
    driver.type(f"{editor.asked.name}_passphrase", account.passphrase)
    driver.press(f"{editor.asked.name}_agree")
    until(lambda: offer.second is not None, "nobody has read the numbers")


def _fill(driver: Driver, **values: Any) -> None:
    form = driver.page.form if driver.page is not None else None
    if form is None:
        raise LookupError("there is no form to fill")
    fill(form, **values)
    driver.quiet()
