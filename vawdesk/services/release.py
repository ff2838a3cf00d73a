"""The one door for leaving: prepare shows the page and what is kept back; let_go writes the journal and only then hands over.

One page, a day's sheets with a number each, or a bundle: several papers to one reader, which leave together or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field, replace
from datetime import date

from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import NOT_SIGNED, Act
from vawdesk.models.values import Signature
from vawdesk.services.bundles import BUNDLE, Bundle, prepare_bundle
from vawdesk.services.judging import Ground, judge
from vawdesk.services.leaving import Bound, Door, Leaf, Leaving, Sheet, Way
from vawdesk.services.numbered_copy import numbered_copy
from vawdesk.services.preparing import Prepared, compartment_of, fingerprint, prepare, still_named
from vawdesk.services.refusals import Refused
from vawdesk.services.release_rules import CHANGED, before, before_it_leaves
from vawdesk.services.scrub import Net
from vawdesk.services.second_person import digest_of

__all__ = [
    "Bundle", "Prepared", "Released", "agreed_digest", "compartment_of", "let_go", "let_go_all", "let_go_bundle", "let_go_together",
    "prepare", "prepare_bundle",
]  # fmt: skip
_KEY = object()


@dataclass(frozen=True, slots=True)
class Released:
    """Bytes that the journal knows have left. Only `let_go` can make one, and nobody can change it."""

    key: InitVar[object]
    data: bytes = field(repr=False)
    way: Way
    copy: int

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only release.let_go makes a Released")


def let_go(
    door: Door, prepared: Prepared, way: Way, second: Signature | None = None,
    *, seal: Callable[[bytes], bytes] | None = None, acting_until: date | None = None,
) -> Released:  # fmt: skip
    """Write that it left, then hand it over. `seal` puts a password on a saved copy. Raises Refused; then nothing was written."""
    request, sheet = prepared.request, prepared.sheet
    against = _against(door, [prepared], way, second, agreed_digest(prepared), sealed=seal is not None, acting_until=acting_until)
    if against or sheet is None:
        raise Refused(against)
    with door.leaving(compartment_of(request)) as leaf:
        _agreed_once(leaf, [(prepared, sheet)], second)
        page, number = _written(leaf, prepared, sheet, Ground(door, leaf, (request,)), way, second)
        data = seal(page) if seal is not None and way is Way.SAVE_LOCKED else page
        leaf.commit()
    return Released(_KEY, data, way, number)


def _written(
    leaf: Leaf, prepared: Prepared, sheet: Sheet, ground: Ground, way: Way, second: Signature | None = None, bound: Bound | None = None
) -> tuple[bytes, int]:
    """The page as it leaves and its number; the journal row is written, and stands once the leaf is committed. Raises Refused."""
    request, main, page = prepared.request, prepared.request.main, prepared.page
    net = _unchanged(prepared, leaf, ground)
    check, copy = leaf.stand(request.document.code, main.id if main else None)
    now = replace(sheet, check=check if sheet.check else "", copy=copy if sheet.copy else 0, bound=bound)
    if now != sheet:  # somebody wrote meanwhile: the footer says where the journal stands now
        page = prepared.press.render(prepared.view, request.language, now)
    if named := still_named(prepared.press, page, net):
        raise Refused(named)
    leaving = _leaving(prepared, way, second, now.copy, hashlib.sha256(page).hexdigest(), bound)
    leaf.keep(leaving, numbered_copy(leaving, request, sheet) if way is Way.PRINT else None)
    return page, now.copy


def let_go_together(door: Door, prepared: Sequence[Prepared], way: Way = Way.PRINT) -> tuple[Released, ...]:
    """A whole day's sheets with one confirmation, each with a journal row and a number of its own (X14).

    Raises Refused when anything stands against any of them, or shows only at the vault (something changed meanwhile): then none
    has left and nothing was written. They belong to one compartment.
    """
    sheets = _sheets(prepared, _against(door, prepared, way, None, b"", sealed=False, acting_until=None))
    if not sheets:
        return ()
    (compartment,) = {compartment_of(one.request) for one in prepared}
    with door.leaving(compartment) as leaf:
        written = [_written(leaf, one, sheet, Ground(door, leaf, (one.request,)), way) for one, sheet in sheets]
        leaf.commit()
    return tuple(Released(_KEY, page, way, number) for page, number in written)


def let_go_bundle(
    door: Door, bundle: Bundle, way: Way, second: Signature | None = None,
    *, seal: Callable[[bytes], bytes] | None = None, acting_until: date | None = None,
) -> tuple[Released, ...]:  # fmt: skip
    """A bundle under one number, with a journal row for each part: all of it or none. Raises Refused; then nothing was written.

    On paper each part is given by itself, so that each can be followed to its end; saved, they are one file.
    """
    digest = agreed_digest(bundle)
    sheets = _sheets(bundle.parts, _against(door, bundle.parts, way, second, digest, sealed=seal is not None, acting_until=acting_until))
    with door.leaving(bundle.compartment) as leaf:
        _agreed_once(leaf, sheets, second)
        _check, number = leaf.stand(BUNDLE, None)
        bound = bundle.bound(number)
        ground = Ground(door, leaf, [one.request for one in bundle.parts])
        written = [_written(leaf, one, sheet, ground, way, second, part) for (one, sheet), part in zip(sheets, bound, strict=True)]
        saved = bundle.bind([page for page, _copy in written]) if way is not Way.PRINT else b""
        if seal is not None and way is Way.SAVE_LOCKED:
            saved = seal(saved)
        leaf.commit()
    if way is Way.PRINT:
        return tuple(Released(_KEY, page, way, copy) for page, copy in written)
    return (Released(_KEY, saved, way, number),)


def let_go_all(
    door: Door, going: Prepared | Bundle, way: Way, second: Signature | None = None,
    *, seal: Callable[[bytes], bytes] | None = None, acting_until: date | None = None,
) -> tuple[Released, ...]:  # fmt: skip
    """One page, or a bundle, as it was prepared. Raises Refused; then nothing was written."""
    if isinstance(going, Bundle):
        return let_go_bundle(door, going, way, second, seal=seal, acting_until=acting_until)
    return (let_go(door, going, way, second, seal=seal, acting_until=acting_until),)


def _sheets(prepared: Sequence[Prepared], against: Sequence[Problem]) -> list[tuple[Prepared, Sheet]]:
    """Each page with what stands round it. Raises Refused where anything is against one of them, or one was never made."""
    found = [(one, one.sheet) for one in prepared if one.sheet is not None]
    if against or len(found) < len(prepared):
        raise Refused(list(against))
    return found


def _agreed_once(leaf: Leaf, sheets: Sequence[tuple[Prepared, Sheet]], second: Signature | None) -> None:
    """Raises Refused where a second person agreed to a copy, and one has left since: theirs is for that one, never for the next."""
    for one, sheet in sheets if second is not None else ():
        main = one.request.main
        if sheet.copy and leaf.stand(one.request.document.code, main.id if main else None)[1] != sheet.copy:
            raise Refused([CHANGED.at()])


def _against(
    door: Door, prepared: Sequence[Prepared], way: Way, second: Signature | None, agreed: bytes,
    *, sealed: bool, acting_until: date | None,
) -> list[Problem]:  # fmt: skip
    """What stands against letting them go, as far as it can be said without looking at the vault again. `agreed`: what `second` is for."""
    found: list[Problem] = []
    for one in prepared:
        found += [problem for problem in before(one.request) if problem.weight is Weight.REFUSE]
        found += before_it_leaves(one.request, way, second, door.staff_member, door.now(), sealed=sealed, acting_until=acting_until)
    if second is not None and not door.proven(second, agreed):
        found.append(NOT_SIGNED.at("second"))
    return list(dict.fromkeys((*found, *(problem for one in prepared for problem in one.refused))))


def agreed_digest(prepared: Prepared | Bundle) -> bytes:
    """What a second person signs for: to let go of what is withheld, or to save an open copy, of exactly this, for this reader."""
    return digest_of(Act.RELEASE_WITHHELD if prepared.needs_second else Act.OPEN_COPY, *prepared.agreed())


def _unchanged(prepared: Prepared, leaf: Leaf, ground: Ground) -> Net:
    """The net for the last look. Refuses when the page is no longer what it was made of: what was looked at is what leaves."""
    request = prepared.request
    if request.dossier is None:
        return Net(())
    judged = judge(request, ground)
    if judged.view is None or fingerprint(request, judged, leaf.session) != prepared.fingerprint:
        raise Refused([CHANGED.at()])
    return judged.net


def _leaving(prepared: Prepared, way: Way, second: Signature | None, copy: int, digest: str, bound: Bound | None) -> Leaving:
    request, main = prepared.request, prepared.request.main
    return Leaving(
        document=request.document.code,
        record=main.id if main else None,
        file=main.file() if main else None,
        record_type=main.type_name if main else (request.blank_of.type_name if request.blank_of else ""),
        copy=copy,
        digest=digest,
        recipient=request.recipient,
        profile=request.profile,
        purpose=request.purpose.strip(),
        language=request.language,
        way=way,
        banner=bool(prepared.sheet and prepared.sheet.banner),
        withheld=len(prepared.held),
        lifted=request.lifted,
        second=second,
        bound=bound,
        goes_to=request.goes_to,
        because=request.because,
        ruled_out=prepared.ruled_out if request.recipient.cleared else {},
    )
