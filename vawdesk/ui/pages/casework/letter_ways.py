"""How a letter reaches the person, as the form asks it: what is not safe stands there, cannot be chosen, and says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Person
from vawdesk.services.letter_file import LetterWays, addressees, fill_in, ways_to
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import ListEditor, OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.form import Form

CLOSED = N_("{way}: {why}")
HIDDEN = N_("{kind}, hidden address")


class WayEditor(OptionsEditor):
    """The ways as radio buttons. A closed one stays in sight with its reason beneath."""

    def __init__(self, asked: Asked, language: Language) -> None:
        super().__init__(asked, language, [(way, language.say(way.label)) for way in ByWay])
        self.why = Text("", "meta", "muted", wrap=True)
        self.put(self.why)
        self.close_ways({})

    def close_ways(self, closed: Mapping[ByWay, str]) -> None:
        """Close these ways, each for its reason; one that is chosen already can be left, and is refused when it is kept."""
        for way, button in zip(ByWay, self.options.buttons, strict=True):
            button.setEnabled(way not in closed or self.value() is way)
        say = self.language.say
        self.why.say("\n".join(say(CLOSED, way=way.label, why=why) for way, why in closed.items()))
        self.why.setVisible(bool(closed))


def own_editors(people: Sequence[tuple[Any, str]]) -> dict[str, Callable[[Asked, Language], Editor]]:
    """The editors of a letter that offer a few things to choose from, in place of a search."""

    def listed(asked: Asked, language: Language) -> Editor:
        return ListEditor(asked, language, people if asked.name == "person" else ())

    return {"person": listed, "address": listed, "email": listed, "by_way": WayEditor}


class WaysShown:
    """Keeps the offered ways in step with whom the letter is for."""

    def __init__(self, at: AtDesk, form: Form, record: Letter) -> None:
        self._at, self._form, self._case = at, form, record.case
        self._for: UUID | None = None
        self._ways = LetterWays()
        self.people = addressees(at.desk, record.case)

    def follow(self, letter: Letter) -> bool:
        """Another person has other ways and another language. True where it is another person."""
        if letter.case != self._case:
            self._case = letter.case
            self.people = addressees(self._at.desk, letter.case)
            _offer(self._form, "person", self.people)
        another = letter.person != self._for
        if another:
            self._for = letter.person
            with self._at.desk.reading() as session:
                self._ways = ways_to(session, self._at.desk, letter.person)
            self._known(letter)
        self._show(letter)
        return another

    def _known(self, letter: Letter) -> None:
        person = self._at.desk.peek(Person, letter.person) if letter.person is not None else None
        if person is not None:
            fill_in(letter, person, self._ways)
            for name in ("written_in", "by_way"):
                self._form.editors[name].set_value(letter.value(name))

    def _show(self, letter: Letter) -> None:
        """Offer what is safe for this person, and say of the rest why not."""
        say, form, ways = self._at.language.say, self._form, self._ways
        way = form.editors["by_way"]
        if isinstance(way, WayEditor):
            way.close_ways({one: say(why) for one, why in ways.closed})
        _offer(form, "address", [(place.id, place_words(place, self._at.language)) for place in ways.offered])
        _offer(form, "email", [(email, email) for email in ways.emails])
        _fill_in_place(letter, ways)
        for name in ("address", "email"):
            if form.editors[name].value() != letter.value(name):
                form.editors[name].set_value(letter.value(name))


def _offer(form: Form, name: str, offered: Sequence[tuple[Any, str]]) -> None:
    editor = form.editors[name]
    if isinstance(editor, ListEditor):
        editor.offer(offered)


def place_words(place: Address, language: Language) -> str:
    """An address in a list: as it is written, or only its kind where it is hidden."""
    kind = language.say(place.kind.label) if place.kind is not None else language.say(Address.title)
    return language.say(HIDDEN, kind=kind) if place.masked("line1") else place.one_line()


def _fill_in_place(letter: Letter, ways: LetterWays) -> None:
    """The address that goes with the way: the only safe one, and none for a way that needs none."""
    known = {place.id for place in ways.offered}
    if letter.by_way is not ByWay.POST:
        letter.address = None
    elif letter.address not in known:
        letter.address = ways.safe[0].id if len(ways.safe) == 1 else None
    if letter.by_way is not ByWay.EMAIL:
        letter.email = None
    elif letter.email not in ways.emails:
        letter.email = ways.emails[0] if len(ways.emails) == 1 else None
