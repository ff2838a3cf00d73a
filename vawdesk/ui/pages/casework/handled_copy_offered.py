"""Which readers several papers can go to together, in which languages, and why some readers are not offered."""

from __future__ import annotations

from collections.abc import Sequence

from vawdesk.i18n import N_, Language
from vawdesk.models.profile import Profile
from vawdesk.services.leaving import DocumentLanguage
from vawdesk.services.protection import RecipientKind
from vawdesk.services.release_rules import made_for
from vawdesk.ui.kit.basics import Text, hide_unless
from vawdesk.ui.kit.context import Paper

NEVER_GIVEN = N_("Not offered for these papers together: {readers}. Never given to them: {papers}.")
DIFFERS = N_("Not offered for these papers together: {readers}. What they may see differs from paper to paper. Print them one by one.")


def made_for_all(papers: Sequence[Paper], kind: RecipientKind) -> list[Profile]:
    """What a reader of this sort may be given of every one of these papers."""
    offered = [made_for(paper.document, kind) for paper in papers]
    return [one for one in offered[0] if all(one in others for others in offered)]


def tongues(papers: Sequence[Paper]) -> list[DocumentLanguage]:
    """The languages in which every one of these papers is made."""
    return [one for one in papers[0].languages if all(one in paper.languages for paper in papers)]


def not_offered(papers: Sequence[Paper], language: Language) -> Text:
    """Of readers who may be given one of several papers but not all of them: why they cannot be chosen. Hidden where there are none."""
    say, found = language.say, dict[tuple[str, ...], list[str]]()
    for kind in RecipientKind if len(papers) > 1 else ():
        given = [bool(made_for(one.document, kind)) for one in papers]
        if any(given) and not made_for_all(papers, kind):
            never = dict.fromkeys(say(one.document.title) for one, is_given in zip(papers, given, strict=True) if not is_given)
            found.setdefault(tuple(never), []).append(say(kind.label))
    lines = [
        say(NEVER_GIVEN, readers=language.list(readers), papers=language.list(list(never))) if never
        else say(DIFFERS, readers=language.list(readers))
        for never, readers in found.items()
    ]  # fmt: skip
    made = Text("\n".join(lines), "meta", "muted", wrap=True)
    hide_unless(made, bool(lines))
    return made
