"""D20, home-visit assessment: seven sections, filled, as a draft, or blank for the pen. It stays inside (8.15)."""

from __future__ import annotations

from functools import partial

from vawdesk.i18n import N_, NN_, Language, Message
from vawdesk.models.casework.check_in_ladder import USUAL
from vawdesk.models.casework.visit_questions import DANGER
from vawdesk.models.casework.visit_rows import as_proposed
from vawdesk.models.profile import Profile
from vawdesk.reports.kit import values
from vawdesk.reports.kit.document import Paper
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.fields import Field
from vawdesk.reports.kit.form import TIME, Form
from vawdesk.reports.kit.page import Furniture
from vawdesk.reports.kit.style import STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import DocumentLanguage, Told
from vawdesk.services.view import RecordView, RowView, View, Withheld

TITLE = N_("Home-visit risk assessment")
INTRO = N_(
    "Answer every question before the visit. ‘Not known’ to a question about danger counts as a concern: do not go alone until you "
    "have spoken to your manager (8.15)."
)
NO_NAMES = N_("Do not write names on this form. Use reference numbers.")
BAR = N_("A black bar marks an answer that counts as a concern: ‘Yes’ or ‘Not known’. It is not a score.")
ONE_BOX = N_("Put a cross in one box on each line. This is not a score.")
NO_REASON = N_("You never have to explain why you did not feel safe to visit.")
NO_CODE_WORD = N_("The code word is not on this paper. VAWDesk cannot phone anyone.")
LATE = NN_("{n} minute late", "{n} minutes late")
ALTERNATIVE = ("alternatives", "alternatives_note")
KNOWN = ("people_there", "others_there", "open_flags", "last_contact", "asked", "not_asked_because")
OUTCOME = ("exception_reason", "seen_instead", "seen_instead_by", "seen_instead_on")
SAYS = ("manager_decision", "manager_words")
LINES = dict.fromkeys(("purpose", "others_there", "exception_reason", "seen_instead", "manager_words"), 2)
LINES |= {"alternatives_note": 1, "other_measures": 1}


def build(view: View, language: DocumentLanguage, furniture: Furniture) -> bytes:
    """The assessment of one visit. The fact `draft` marks one that a manager has still to agree to (H8)."""
    paper = Paper(ENTRY.code, TITLE, language, furniture, blank=view.blank)
    form = Form(paper, view.main, told=view.profile.stays_inside, lines=LINES)
    if view.blank:
        paper.p(INTRO)
        paper.p(NO_NAMES, STRONG)
    values.from_paper(paper, view.main)
    for letter, section in zip("ABCDEFG", (_visit, _known, _questions, _measures, _outcome, _buddy, _sign), strict=True):
        section(paper, form, view, letter)
    return paper.build()


def _visit(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("The visit"), letter)
    if paper.blank:
        paper.fields(
            [
                [Field(N_("Case reference")), Field(N_("Place code"))],
                [Field(N_("Date"), kind="date"), Field(TIME, kind="time")],
                [Field(N_("How long (minutes)")), Field(N_("Workers"))],
                [Field(N_("What it is for"), lines=2)],
            ],
            after=2,
        )
    else:
        writer, when = paper.writer, values.weekday(view.main.get("planned_at"))
        paper.fields([[Field(view.main.label("planned_at"), when)], [Field(N_("How long"), _long(view))]], after=0)
        form.fields(["workers", "to_see"])
        paper.fields([[values.field(writer, view.main, "place")], [values.field(writer, view.main, "purpose")]], after=2)
    form.choice("necessary")
    form.choice("first_visit")
    if paper.blank:
        paper.fields([[Field(form.shape.label("alternatives"), lines=2)]])
    else:
        form.fields(ALTERNATIVE)


def _known(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("What we know"), letter)
    form.choice("abuse_known")
    if paper.blank:
        form.fields(["others_there", "last_contact"])
        paper.fields([[Field(N_("Information asked from, and the answer"), lines=2)]], after=2)
    else:
        form.fields(KNOWN)
    form.choice("old_information")


def _questions(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("What might happen"), letter)
    paper.p(ONE_BOX if paper.blank else BAR, lead=True)
    form.questions("answers", letter=letter, marked=(DANGER,))
    if paper.blank:
        paper.fields([[Field(N_("More notes: give the number of the question"), lines=2)]])


def _measures(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("What we will do"), letter)
    found = values.options(view.main, "measures")
    if found:
        hint = N_("Tick all that apply") if paper.blank else None
        paper.choice(None, found[0], found[1], hint=hint, after=2)
    form.fields(["leave_if", "other_measures"])


def _outcome(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("Outcome"), letter)
    found = values.options(view.main, "outcome")
    if found:
        paper.choice(None, found[0], found[1], hint=N_("Tick one") if paper.blank else None, after=2)
    if paper.blank:
        form.fields(["seen_instead"])
        paper.fields([[Field(N_("Manager spoken to (who, when)"))]], after=2)
    else:
        form.fields(OUTCOME)
        if view.main.get("manager_spoken_to") or view.main.get("manager_spoken_at"):
            paper.fields([[Field(view.main.label("manager_spoken_to"), Told(partial(_spoken, view.main)))]], after=0)
        form.fields(SAYS)
    paper.p(NO_REASON, TIGHT if paper.blank else STRONG)
    paper.space(6)


def _buddy(paper: Paper, form: Form, view: View, letter: str) -> None:
    """Who is called, and when; never the code word, whatever the view holds."""
    paper.h2(N_("Buddy plan"), letter)
    if paper.blank:
        paper.fields([[Field(N_("Buddy")), Field(N_("Call in by"), kind="time")]], after=3)
        _asked_without_signal(paper, form)
        paper.h3(N_("If there is no call"))
        late = [LATE.with_(n=minutes) for minutes in view.fact("ladder", USUAL)]
        paper.fields([[Field(words, kind="beside")] for words in late], after=4)
    else:
        call = Field(view.main.label("check_in_at"), values.clock(view.main.get("check_in_at"), view.main.get("planned_at")))
        lines = [
            [values.field(paper.writer, view.main, "buddy"), call],
            *_without_signal(paper, view),
            [values.field(paper.writer, view.main, "overdue_order")],
        ]
        steps = view.main.get("steps")
        if isinstance(steps, tuple) and steps:
            lines.append([Field(N_("If there is no call"), [_step(paper, row) for row in steps])])
        paper.fields(lines, after=4)
        if view.main.get("text_999") is not None:
            form.choice("text_999")
        if view.main.get("buddy_has_paper") is not None:
            form.fields(["buddy_has_paper"])
        if isinstance(steps, Withheld):
            form.fields(["steps"])
    paper.p(NO_CODE_WORD)


def _asked_without_signal(paper: Paper, form: Form) -> None:
    """The same on the blank, and after closing time."""
    label = form.shape.label
    paper.h3(N_("Where there is no signal, or nobody knows"))
    latest = Field(label("latest_call_at"), kind="time")
    paper.fields([[Field(label("call_from"))], [latest, Field(label("landline"))]], after=2)
    form.choice("text_999")
    paper.choice(None, [label("buddy_has_paper")], [], columns=1, after=2)


def _without_signal(paper: Paper, view: View) -> list[list[Field]]:
    """From where and by when at the latest they call, and the landline there; nothing where there is a signal."""
    visit, writer = view.main, paper.writer
    latest = Field(visit.label("latest_call_at"), values.clock(visit.get("latest_call_at"), visit.get("planned_at")))
    found = [[values.field(writer, visit, "call_from")], [latest]] if visit.get("call_from") else []
    return [*found, *([[values.field(writer, visit, "landline")]] if visit.get("landline") else [])]


def _spoken(visit: RecordView, language: Language) -> str:
    """To whom, and when."""
    parts = [visit.text(name, language) for name in ("manager_spoken_to", "manager_spoken_at")]
    return language.list([part for part in parts if isinstance(part, str) and part])


def _long(view: View) -> Message | None:
    minutes = view.main.get("expected_minutes")
    return NN_("{n} minute", "{n} minutes").with_(n=minutes) if isinstance(minutes, int) else None


def _step(paper: Paper, row: RowView) -> Text:
    """15 minutes late: what is done then; a step that the program proposed in the language of the sheet."""
    what, words = row.get("what"), paper.words
    usual = as_proposed(what) if isinstance(what, str) else None
    said = list(words.runs(usual)) if usual is not None else []
    for part in row.segments("what", words.languages[0]) if usual is None else ():
        said.append(Run(part) if isinstance(part, str) else Run(words.say(part.reason)))
    late = Told(lambda language: language.say(LATE, n=row.get("minutes")))
    return Text([*words.runs(late, bold=True), Run(": "), *said], TIGHT, Node("P"))


def _sign(paper: Paper, form: Form, view: View, letter: str) -> None:
    paper.h2(N_("Sign"), letter)
    people = [values.signed(view.main, "worker_signed"), values.signed(view.main, "manager_signed", N_("Manager, if there is any concern"))]
    if not paper.blank and view.main.get("manager_confirmed"):
        people.append(values.signed(view.main, "manager_confirmed"))
    paper.signatures(people)


ENTRY = DocumentEntry(
    code="D20",
    title=TITLE,
    noun="home_visit",
    label=Carries.REQUIRED,
    banner=Carries.REQUIRED,
    profiles=frozenset({Profile.INTERNAL}),
    build=build,
    blanks=("en", "cy", "both"),
)
