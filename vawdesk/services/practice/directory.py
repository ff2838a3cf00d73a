"""The directory of the practice vault: whom the invented office rings, what it has agreed with them, and the law it confirmed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from vawdesk.models.base import Record, Status
from vawdesk.models.facts import shipped
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import ContactKind, SecureChannel
from vawdesk.models.organisation.sharing_protocol import Party, ProtocolKind, SharingProtocol, Signatory
from vawdesk.models.organisation.staff_member import WorkLanguage
from vawdesk.models.values import Tri
from vawdesk.services.desk import Desk
from vawdesk.services.directory import checked_today
from vawdesk.services.law import suggested
from vawdesk.services.practice.stage import Stage

W, E = WorkLanguage.WELSH, WorkLanguage.ENGLISH
BEGAN = 390


@dataclass(frozen=True)
class Known:
    """One contact, and how many days ago somebody last checked it."""

    key: str
    agency: str
    kind: ContactKind
    named: str = ""
    area: str = "Derwen valley"
    phone: str = ""
    late: str = ""
    email: str = ""
    channel: SecureChannel | None = None
    channel_words: str = ""
    address: str = ""
    hours: str = "Monday to Friday, 9 to 5"
    languages: tuple[WorkLanguage, ...] = (W, E)
    route: str = ""
    notes: str = ""
    checked: int = 40


CONTACTS = (
    Known("imminent", "Canolbarth Police, control room", ContactKind.IMMINENT_RISK, "Duty inspector", "Canolbarth Police", "01632 960500",
          hours="Day and night", route="999 first. This number when the 999 operator asks for the local control room.", checked=20),
    Known("ppu", "Canolbarth Police, Public Protection Unit", ContactKind.POLICE_PPU, "Referral desk", "Canolbarth Police", "01632 960501",
          email="ppu@police.example.org", channel=SecureChannel.ENCRYPTED_EMAIL, channel_words="Agreed by letter; their IT sets the key",
          route="Referral by encrypted e-mail, then ring to say that it is there.", checked=20),
    Known("marac", "MARAC, Canolbarth", ContactKind.MARAC, "MARAC co-ordinator", "Canolbarth Police", "01632 960502",
          email="marac@police.example.org", channel=SecureChannel.PORTAL, channel_words="Portal of the police, tile “MARAC”",
          route="Through the portal, by noon on the Thursday before the meeting.", hours="Tuesday to Thursday, 9 to 3"),
    Known("mash", "Hyb Diogelu Derwen", ContactKind.MASH, "Duty worker", "Derwen County Council", "01632 960510",
          email="hyb@council.example.org", route="Ring first; then the safeguarding report within 24 hours."),
    Known("children", "Derwen County Council, children's services", ContactKind.CHILDREN, "Duty and assessment", "Derwen County Council",
          "01632 960511", "01632 960519", "plant@council.example.org", route="Ring, then the safeguarding report within 24 hours."),
    Known("adults", "Derwen County Council, adult safeguarding", ContactKind.ADULTS, "Duty worker", "Derwen County Council",
          "01632 960512", "01632 960519", "oedolion@council.example.org", checked=60),
    Known("edt", "Social services out of hours", ContactKind.EMERGENCY_DUTY, "Duty social worker", "Three councils of the valleys",
          "01632 960519", hours="From 5 in the evening to 9 in the morning, weekends, bank holidays", checked=60),
    Known("dos", "Derwen County Council, safeguarding of adults and children", ContactKind.DESIGNATED_OFFICER,
          "Designated Officer for Safeguarding", "Derwen County Council", "01632 960513", email="dos@council.example.org",
          route="For worries about a colleague who works with children or with adults at risk."),
    Known("specialist", "Cymorth Cam-drin Dyffryn Derwen", ContactKind.SPECIALIST, "Duty worker", phone="01632 960520",
          email="cyswllt@cymorth.example.org", hours="Every day, 9 to 9",
          route="She can ring herself. With her agreement we ring together and hand over.", notes="Refuge, outreach, group on Wednesdays.",
          address="PO Box 20, Trefelin, ZZ2 0ZZ", checked=12),
    Known("idva", "Independent advisers, Canolbarth", ContactKind.IDVA, "Ceri, through the specialist service", phone="01632 960521",
          languages=(E,), route="High risk and MARAC cases only.", checked=12),
    Known("programme", "Llwybr Newid", ContactKind.PROGRAMME, "Referrals", "Three councils of the valleys", "01632 960530",
          email="cyfeirio@llwybr.example.org", route="He rings himself, and agrees that his partner is contacted.",
          notes="They contact the partner before he starts. Ask them, not him, whether he attends."),
    Known("probation", "Probation, Trefelin office", ContactKind.PROBATION, "Duty officer", "Canolbarth Police", "01632 960531",
          languages=(E,), route="Concerns about anybody on licence: ring the duty officer the same day.", checked=215),
    Known("mental", "Mind Dyffryn Derwen", ContactKind.MENTAL_HEALTH, "Talking therapies", "Derwen health board", "01632 960540",
          checked=90),
    Known("gp", "Meddygfa Trefelin", ContactKind.GP, "Practice manager", "Trefelin", "01632 960541", hours="8 to 6.30", checked=300),
    Known("housing", "Tai Derwen", ContactKind.HOUSING, "Homelessness prevention", phone="01632 960550",
          email="digartref@tai.example.org", route="Say on the phone that it is about safety, not about rent.", checked=30),
    Known("bsl", "Dwylo Interpreters", ContactKind.INTERPRETER, "Bookings", "All Wales", "01632 960560",
          notes="Ask for somebody from outside the valley: everybody knows everybody.", checked=110),
    Known("community", "Merched Capel Seion", ContactKind.COMMUNITY, "Eluned, secretary", "Cwm Derwen", "01632 960570",
          hours="Evenings", languages=(W,), notes="Knows who sits alone. Knows nothing of who comes to us.", checked=140),
    Known("travellers", "Traveller support, Canolbarth", ContactKind.COMMUNITY, "Bridie", "All Wales", "01632 960571", languages=(E,),
          notes="Helped us to understand why a letter is no use.", checked=75),
)  # fmt: skip


def tell(stage: Stage) -> None:
    """Put contacts, agreements and the confirmed law on the stage."""
    for number, one in enumerate(CONTACTS):
        held = contact(stage, one)
        stage.then(stage.time(BEGAN, 10, number), "sioned", partial(_add, (held,)))
        stage.then(stage.time(one.checked, 9, number), "carys" if number % 2 else "sioned", partial(_checked, held.id))
    for number, protocol in enumerate(_protocols(stage)):
        stage.then(stage.time(BEGAN - 20, 10, number), "sioned", partial(_add, (protocol,)))
    stage.then(stage.time(200, 16), "sioned", partial(_add, _law(stage)))


def _add(records: Sequence[Record], desk: Desk) -> None:
    with desk.writing("organisation") as unit:
        for record in records:
            record.status = Status.SIGNED
            unit.add(record)
        unit.commit()


def _checked(id: uuid.UUID, desk: Desk) -> None:
    checked_today(desk, id)


def contact(stage: Stage, one: Known) -> Contact:
    """One contact as it was written down first; it was checked since."""
    return Contact(
        id=stage.id(f"directory {one.key}"), agency=one.agency, kind=one.kind, named=one.named or None, area=one.area or None,
        phone=one.phone or None, phone_after_hours=one.late or None, email=one.email or None, secure_channel=one.channel,
        channel_words=one.channel_words or None, address=one.address or None, hours=one.hours or None, languages=one.languages,
        route=one.route or None, notes=one.notes or None, checked_on=stage.day(BEGAN), checked_by=stage.staff("sioned"),
    )  # fmt: skip


def _protocols(stage: Stage) -> tuple[SharingProtocol, ...]:
    def party(key: str) -> Party:
        return Party(contact=stage.id(f"directory {key}"))

    signed = (Signatory(name="Sioned Parry", post="Team manager", party="Cymorth Teulu Derwen", signed_on=stage.day(370)),)
    return (
        SharingProtocol(
            id=stage.id("protocol police"), heading="Risk to staff and to families, Canolbarth", kind=ProtocolKind.ISP,
            parties=(party("ppu"), party("marac"), party("housing")), covers_staff_risk=Tri.YES, covers_home_visits=Tri.YES,
            purpose="To tell one another at once of a risk to somebody at home or to a colleague who visits there.",
            data_types="Name, address, what happened, what colleagues are to do. No health records.",
            legal_basis="Recognised legitimate interest: safeguarding, crime.", retention_term="Two years after the last entry",
            signatories=signed, signed_on=stage.day(370), review_on=stage.day(-300), accord_reference="ISP-DER-014",
            quality_assured=Tri.YES, where_kept="Blue folder, office safe",
        ),
        SharingProtocol(
            id=stage.id("protocol visits"), heading="Visiting the same homes", kind=ProtocolKind.ISP,
            parties=(party("adults"), party("mental"), Party(name="District nurses, Derwen", kind=ContactKind.OTHER)),
            covers_staff_risk=Tri.YES, covers_home_visits=Tri.YES, purpose="So that nobody who visits goes unwarned.",
            signatories=signed, signed_on=stage.day(370), review_on=stage.day(25), quality_assured=Tri.NO,
            where_kept="Blue folder, office safe",
        ),
        SharingProtocol(
            id=stage.id("protocol programme"), heading="Referrals to Llwybr Newid", kind=ProtocolKind.DDA, parties=(party("programme"),),
            covers_staff_risk=Tri.NO, covers_home_visits=Tri.NO, purpose="Referral of people who ask to change, and word of who attends.",
            review_on=stage.day(-60), where_kept="With the programme, for signature",
        ),
    )  # fmt: skip


def _law(stage: Stage) -> tuple[Record, ...]:
    """The suggestions, each confirmed once."""
    made = []
    for note in shipped().laws.values():
        held = suggested(note)
        held.set_by, held.checked_on = stage.staff("sioned"), stage.day(200)
        made.append(held)
    return tuple(made)
