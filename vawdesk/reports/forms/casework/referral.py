"""D06, referral: labelled as domestic abuse in its title, about whom and why now, with whose consent, by which law (8.31, 9, R9)."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.profile import Profile
from vawdesk.models.values import Tri
from vawdesk.reports.forms.casework.case_people import said
from vawdesk.reports.forms.casework.case_ties import CHILD_OF, parents, ties
from vawdesk.reports.kit import values
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field, Line
from vawdesk.reports.kit.form import Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.reports.kit.writer import Content
from vawdesk.services.law import for_others
from vawdesk.services.reached_safely import calling, instead, letters, not_for_letters
from vawdesk.services.referral_answers import parts
from vawdesk.services.referral_paper import ours
from vawdesk.services.view import RecordView, Shape, View

TITLE = N_("Referral")
LABELLED = N_("DOMESTIC ABUSE: referral")
KEEP_SAFE = N_("Do not let anybody it is about learn of this from you before you have asked us how it is safe. Ring us first.")
WHOM = N_("Who it is about")
WITHOUT_CONSENT = N_("Shared without consent")
WITHOUT_WORDS = N_("The person whose details are in this was not asked, or did not agree. It is sent all the same, for this reason.")
LAW, CONDITION = N_("In law"), N_("Condition")
COLUMNS = (N_("Part"), N_("Name"), N_("Born, language"), N_("How to reach them safely"), N_("Where they live, not for letters"))
WIDTHS = (26 * mm, 30 * mm, 41 * mm, 40 * mm, 35 * mm)
REVEALS = frozenset({("person", "phones"), ("person", "emails")})
PROFILES = frozenset({Profile.INTERNAL, Profile.POLICE, Profile.MARAC, Profile.AGENCY})


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The referral as it goes to them. Groups: `people`, `ties`, `law`, a home for each. Facts: those of `referral_paper`."""
    title = LABELLED if view.fact("domestic_abuse", True) else TITLE
    paper = Paper(ENTRY.code, title, language, furniture)
    form = Form(paper, view.main, told=view.profile.stays_inside)
    paper.p(KEEP_SAFE)
    paper.fields(who_sends(paper, view))
    people(paper, view, "1")
    paper.h2(N_("Why now"), "2")
    form.fields(("why_now", "what_victim_wants", "wishes_not_asked", "criterion", "dash"))
    number = without_consent(paper, view, form, 3)
    if any(view.main.get(name) not in values.EMPTY for name in ("partner_contact", "told", "children_links")):
        paper.h2(N_("Before somebody goes to a programme"), str(number))
        form.fields(("partner_contact", "told", "children_links"))
        number += 1
    paper.h2(N_("Sign"), str(number))
    paper.signatures([values.signed(view.main, "signed")])
    return paper.build()


def who_sends(paper: Paper, view: View) -> list[Line]:
    """From whom, to whom, what for, and how it follows on from an earlier one."""
    writer, held = paper.writer, view.main
    lines: list[Line] = [
        [Field(N_("To"), view.fact("to") or ""), Field(N_("From"), Told(partial(ours, view)))],
        [Field(N_("Reference"), held.ref_no), values.field(writer, held, "purpose")],
    ]
    asked = ((N_("Who to ring"), view.fact("by")), (N_("Telephone"), view.fact("phone")))
    lines += [ring] if (ring := [Field(label, words) for label, words in asked if words]) else []
    lines += [[Field(N_("Answer by e-mail to"), email)]] if (email := view.fact("email")) else []
    if held.get("help_asked") is not None:
        lines.append([values.field(writer, held, "help_asked")])
    if held.get("sent_at") is not None:
        lines.append([values.field(writer, held, "sent_at"), values.field(writer, held, "sent_how")])
    return lines


def people(paper: Paper, view: View, letter: str) -> None:
    """Whom it is about, who is harmed, the children: names, birth, languages, how each may be reached safely."""
    rows: list[list[Content]] = []
    for one, part in parts(view.main):
        role: Content = part
        person, name = view.find(one), view.name(one)
        if not name:
            continue
        birth = _birth(paper, person) if person is not None else ""
        named: Content = values.named(paper.writer, name, strong=True)
        if person is not None and (of := parents(view, person)):
            role = Told(partial(_child_of, part, of))
        rows.append([role, named, birth, *_reached(paper, view, person)])
    if rows:
        paper.h2(WHOM, letter)
        if any(row[-1] for row in rows):
            paper.table(COLUMNS, rows, WIDTHS)
        else:  # nobody's home is known, or may be
            paper.table(COLUMNS[:-1], [row[:-1] for row in rows], (*WIDTHS[:-2], WIDTHS[-2] + WIDTHS[-1]))
        ties(paper, view)


def _child_of(part: Message, of: list[str], language: Language) -> str:
    return f"{language.say(part)}\n{language.say(CHILD_OF, names=language.list(of))}"


def _reached(paper: Paper, view: View, person: RecordView | None) -> tuple[Content, Content]:
    """How to reach somebody, and apart from it where they live and nothing is sent: an address is no way to reach anybody by itself."""
    if person is None or person.id is None:
        return "", ""
    ways = [*calling(view, person), *letters(view, person.id), *instead(view, person)]
    return said(paper, ways), said(paper, not_for_letters(view, person))


def _birth(paper: Paper, person: RecordView) -> Content:
    names = ("dob", "age_band_if_unknown", "language_choice", "other_language")
    found = [values.words_of(person, name) for name in names if person.get(name) not in values.EMPTY]
    blocks: Stack = [paper.writer.free(words) for words in found]
    if person.get("interpreter_needed") is Tri.YES:
        blocks.append(paper.writer.free(N_("Needs an interpreter")))
    return blocks or ""


def _words(shape: Shape, name: str, language: Language) -> str:
    held = shape.text(name, language)
    return held if isinstance(held, str) else ""


def without_consent(paper: Paper, view: View, form: Form, number: int) -> int:
    """Why it is needed, with the law beside it; a section of its own where nobody agreed to it (8.26, 8.27). Gives the next number."""
    agreed = view.main.get("consent") is Agreed.AGREED
    paper.h2(N_("Agreement, and why it is needed") if agreed else WITHOUT_CONSENT, str(number))
    if not agreed:
        paper.p(WITHOUT_WORDS, lead=True)
    form.fields(("consent", "consent_reason", "why_needed"))
    for law in view.group("law"):
        basis, condition = (Told(partial(_in_law, law, name, view.profile.stays_inside)) for name in ("basis", "condition"))
        paper.fields([[Field(LAW, basis)], [Field(CONDITION, condition)]])
    return number + 1


def _in_law(law: RecordView, name: str, inside: bool, language: Language) -> str:
    first, other = (f"{name}_welsh", name) if language.code == "cy" else (name, f"{name}_welsh")
    words = _words(law, first, language) or _words(law, other, language)
    return words if inside else for_others(words)


ENTRY = DocumentEntry(
    code="D06",
    title=TITLE,
    noun="referral",
    label=Carries.REQUIRED,
    banner=Carries.BY_RELEASE,
    profiles=PROFILES,
    build=build,
    reveals=REVEALS,
)
