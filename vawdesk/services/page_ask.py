"""What a page may be opened with besides the id of a record: a request that says more. It goes where an id goes."""

from __future__ import annotations


class PageAsk:
    """Base of such requests: frozen, hashable, ids and choices only.

    What somebody typed on the way may go along beside them in memory, never compared, shown or kept (`PrintAsk.answered`).
    """
