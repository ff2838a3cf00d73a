"""What is done with a letter: printed, said to have gone, changed while it has not, laid aside (8.25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Language
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.services.letter_steps import take_up
from vawdesk.services.letters_left import take_over
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.pages.casework.letter_form import KEY as CHANGING

PRINT_IT, ENVELOPE, IT_WENT = N_("Print or save the letter…"), N_("Print an envelope…"), N_("It has gone…")
CHANGE, NOT_GOING, AFTER_ALL = N_("Change"), N_("It does not go…"), N_("It goes after all")
TAKE_OVER = N_("Sign it myself")
OPEN_CASE = N_("Open the case")
DID_NOT_GO, WRONG_HANDS = N_("It did not go after all…"), N_("It reached the wrong person…")


@dataclass(frozen=True)
class LetterActs:
    """What the verbs do: print a document of it, keep what became of it, ask how it went, or why it does not go, go on to a page."""

    print_it: Callable[[str], None]
    keep: Callable[[Callable[[Unit, UUID], Letter]], None]
    ask_how: Callable[[], None]
    ask_why: Callable[[], None]
    wrong_hands: Callable[[], None]
    go: Callable[[str, UUID], object]


def near(letter: Letter, acts: LetterActs, language: Language, *, left: bool) -> list[Button]:
    """What comes next, the likeliest first. `left`: its signer cannot sign in any more, and the reader may sign it instead."""
    say, made = language.say, list[Button]()
    print_it = partial(acts.print_it, "D15")
    if left:
        made.append(verb(say(TAKE_OVER), "take_over", partial(acts.keep, take_over), primary=True, drawing="change"))
    if letter.is_waiting:
        made.append(verb(say(PRINT_IT), "print_letter", print_it, primary=not left, drawing="print"))
        if letter.by_way is not ByWay.EMAIL:
            made.append(verb(say(ENVELOPE), "print_envelope", partial(acts.print_it, "D16"), drawing="post"))
        made.append(verb(say(IT_WENT), "it_went", acts.ask_how, drawing="done"))
        made.append(verb(say(CHANGE), "go_letter_form", partial(acts.go, CHANGING, letter.id), drawing="change"))
    elif letter.not_sent_because:
        made.append(verb(say(AFTER_ALL), "after_all", partial(acts.keep, take_up), primary=True))
    else:
        made.append(verb(say(PRINT_IT), "print_letter", print_it, drawing="print"))
    if letter.case is not None:
        made.append(verb(say(OPEN_CASE), "go_case", partial(acts.go, "case", letter.case), drawing="cases"))
    return made


def far(letter: Letter, acts: LetterActs, language: Language) -> list[Button]:
    """Laying it aside, while it waits; and once it was said to have gone, that it did not, or came into other hands."""
    say = language.say
    if letter.sent_on is not None:
        wrong = verb(say(WRONG_HANDS), "wrong_hands", acts.wrong_hands, look="quiet")
        return [wrong, verb(say(DID_NOT_GO), "did_not_go", acts.ask_why, look="quiet")]
    return [verb(say(NOT_GOING), "not_going", acts.ask_why, look="quiet")] if letter.is_waiting else []
