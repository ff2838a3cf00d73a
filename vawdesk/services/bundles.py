"""Bundles: several papers to one reader, prepared as one: whoever is protected in one part is so in all."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field

from vawdesk.i18n import Language
from vawdesk.models.base import CompartmentName
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.judging import Ground
from vawdesk.services.leaving import Bound, Door, Press, Request
from vawdesk.services.preparing import Prepared, compartment_of, prepare_with
from vawdesk.services.protection import Protection, Recipient
from vawdesk.services.redaction import Held

Bind = Callable[[Sequence[bytes]], bytes]
BUNDLE = "bundle"  # what the counter of bundles is called
_KEY = object()


@dataclass(frozen=True)
class Bundle:
    """Papers to one reader as they would leave together: one preview, one list of what was kept back, one signature of a second person.

    Only `prepare_bundle` makes one. `page` is all of them in one file; a part that cannot be made is missing in it, and refuses.
    """

    key: InitVar[object]
    parts: tuple[Prepared, ...]
    page: bytes = field(repr=False)
    bind: Bind = field(repr=False)
    id: uuid.UUID

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only prepare_bundle makes a Bundle")

    @property
    def request(self) -> Request:
        """What was asked for of its first paper: the reader, what for and what two people let go are the same for every part."""
        return self.parts[0].request

    @property
    def recipient(self) -> Recipient:
        """The one reader."""
        return self.request.recipient

    @property
    def compartment(self) -> CompartmentName:
        """Whose journal learns of it."""
        return compartment_of(self.request)

    @property
    def held(self) -> tuple[Held, ...]:
        """What was kept back, of all parts."""
        return tuple(dict.fromkeys(one for part in self.parts for one in part.held))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands against any of them."""
        return tuple(dict.fromkeys(problem for part in self.parts for problem in part.problems))

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What must be put right before any of it can leave."""
        return tuple(problem for problem in self.problems if problem.weight in (Weight.REFUSE, Weight.REASON))

    @property
    def protection(self) -> Protection:
        """Of whom the reader is kept from; the same for every part."""
        reasons = {person: why for part in self.parts for person, why in part.protection.reasons.items()}
        counted = [part.protection.counts_as for part in self.parts]
        may_be = [part.protection.may_be for part in self.parts]
        return Protection(frozenset().union(*counted), reasons, frozenset().union(*may_be))

    @property
    def ruled_out(self) -> Mapping[uuid.UUID, str]:
        """As whom the reader counts until a reason is written; each with how things stand round them."""
        return {person: mark for part in self.parts for person, mark in part.ruled_out.items()}

    @property
    def may_share(self) -> bool:
        """Whether there are warnings to staff which this agency may get, in any part."""
        return any(part.may_share for part in self.parts)

    @property
    def draft(self) -> bool:
        """Whether a part says that something is not decided yet."""
        return any(part.draft for part in self.parts)

    @property
    def needs_second(self) -> bool:
        return any(part.needs_second for part in self.parts)

    def agreed(self) -> tuple[bytes, ...]:
        """What a second person agrees to: all these pages, for this reader, each for its reason."""
        return self.page, *(part.request.stamp() for part in self.parts)

    def words(self, language: Language) -> str:
        """What its pages draw from the records, as words."""
        return "\n".join(part.words(language) for part in self.parts)

    def bound(self, number: int) -> list[Bound]:
        """Where each part stands in the bundle that leaves under this number."""
        return [Bound(self.id, number, part, len(self.parts)) for part in range(1, len(self.parts) + 1)]


def prepare_bundle(door: Door, asked: Sequence[tuple[Request, Press]], bind: Bind) -> Bundle:
    """Several papers as they would leave together now. Reads only.

    `bind` makes one file of several. Raises ValueError where they are not papers to one reader out of one compartment, or where the
    details that go all the same differ from part to part.
    """
    requests = tuple(request for request, _press in asked)
    _check(requests)
    with door.looking(compartment_of(requests[0])) as leaf:
        ground = Ground(door, leaf, requests)
        parts = tuple(prepare_with(door, request, press, leaf, ground) for request, press in asked)
    pages = [part.page for part in parts if part.page]
    return Bundle(_KEY, parts, bind(pages) if pages else b"", bind, uuid.uuid4())


def _check(requests: Sequence[Request]) -> None:
    if not requests:
        raise ValueError("a bundle holds at least one paper")
    first = requests[0]
    for request in requests:
        if request.document.as_text or request.dossier is None or request.profile.about_nobody:
            raise ValueError("a bundle is made of papers about records")
        if request.dossier.enclosed is not None and not request.dossier.enclosed.shown:
            raise ValueError("what is packed inside a file goes by itself")
        if (request.recipient, compartment_of(request), request.lifted) != (first.recipient, compartment_of(first), first.lifted):
            raise ValueError("a bundle goes to one reader, out of one compartment, with the same details let go")
