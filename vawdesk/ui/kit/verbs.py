"""A verb as a page uses it: its words, the name by which it is found, and what it does, in one line."""

from __future__ import annotations

from collections.abc import Callable

from vawdesk.ui.kit.basics import Button, ButtonLook


def verb(
    words: str,
    name: str,
    act: Callable[[], object],
    *,
    primary: bool = False,
    drawing: str = "",
    look: ButtonLook = "plain",
    about: str = "",
) -> Button:
    """A button called `name` that does `act`; `about` is said to whoever asks which of several it is."""
    made = Button(words, "primary" if primary else look, drawing)
    made.setObjectName(name)
    made.clicked.connect(lambda: act())
    if about:
        made.hint(about)
    return made
