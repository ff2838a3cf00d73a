"""A tagged PDF over reportlab: a structure tree, and a canvas that marks what it draws.

Everything drawn is an artifact until a node says otherwise, so that no rule, box or repeated header can end up in the reading
order by accident. The order of the tree is the order in which nodes are made, not the order of drawing.

Private parts of reportlab used here: `Canvas._doc` (once, in `showPage`) and the list of keys a page may write
(`PDFPage.__NoDefault__`). The version is pinned, and the tests of the tree fail when either goes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from vawdesk.reports.kit.fonts import REGULAR, register

for _key in ("StructParents", "Tabs"):
    if _key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, _key]

KEEP_EMPTY = frozenset({"TD", "TH"})  # a table stays rectangular
Mark = tuple[int, int]  # page number from 1, and the number of the marked content on that page
Attributes = Mapping[str, str | int]
Furnished = Literal["Header", "Footer", "Watermark"]


class Node(pdfdoc.PDFObject):
    """One element of the structure tree. Leaves receive a mark whenever a part of them is drawn.

    `lang` is a language tag, `alt` and `actual` are the words a screen reader says instead of what is drawn. An attribute
    whose value begins with a stroke is a PDF name. `owner` remembers what a node was made for.
    """

    __RefOnly__ = 1

    def __init__(
        self,
        kind: str,
        parent: Node | None = None,
        *,
        lang: str | None = None,
        alt: str | None = None,
        actual: str | None = None,
        attributes: Attributes | None = None,
        owner: object = None,
    ) -> None:
        self.kind, self.lang, self.alt, self.actual, self.attributes, self.owner = kind, lang, alt, actual, attributes, owner
        self.parent: Node | Tree | None = parent
        self.kids: list[Node | Mark] = []
        if parent is not None:
            parent.kids.append(self)

    def move(self, parent: Node, place: int | None = None) -> None:
        """Hang this node under another, last or at a place: its parent may be known only after it was made."""
        if isinstance(self.parent, Node) and self in self.parent.kids:
            self.parent.kids.remove(self)
        self.parent = parent
        parent.kids.insert(len(parent.kids) if place is None else place, self)

    def prune(self) -> bool:
        """Drop what was never drawn; true when something is left."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Node) or kid.prune()]
        return bool(self.kids) or self.kind in KEEP_EMPTY

    def format(self, document: Any) -> bytes:
        """The bytes of this element; reportlab calls it."""
        home = next((kid[0] for kid in self.kids if not isinstance(kid, Node)), None)
        parts = [b"<</Type/StructElem/S/", self.kind.encode(), b"/P ", document.Reference(self.parent).format(document)]
        if home is not None:
            parts += [b"/Pg ", _page(home, document)]
        for key, text in ((b"/Lang", self.lang), (b"/Alt", self.alt), (b"/ActualText", self.actual)):
            if text:
                parts += [key, pdfdoc.PDFString(text).format(document)]
        if self.attributes:
            parts += [b"/A<<", *(b"/%s %s" % (key.encode(), _value(value, document)) for key, value in self.attributes.items()), b">>"]
        return b"".join([*parts, b"/K[", b" ".join(_kid(kid, home, document) for kid in self.kids), b"]>>"])


def _kid(kid: Node | Mark, home: int | None, document: Any) -> bytes:
    if isinstance(kid, Node):
        return bytes(document.Reference(kid).format(document))
    page, number = kid
    if page == home:
        return b"%d" % number
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (_page(page, document), number)  # carried on to another page


def _page(number: int, document: Any) -> bytes:
    return pdfdoc.PDFObjectReference(f"Page{number}").format(document)


def _value(value: str | int, document: Any) -> bytes:
    if isinstance(value, int):
        return b"%d" % value
    return value.encode() if value.startswith("/") else pdfdoc.PDFString(value).format(document)


class Tree(pdfdoc.PDFObject):
    """The root of the structure tree, and the way back from marked content to its node."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Node("Document")
        self.document.parent = self
        self.pages: list[list[Node]] = []  # for each page, its nodes in the order of their marks

    def format(self, document: Any) -> bytes:
        """The bytes of the root; reportlab calls it."""
        numbers = b" ".join(
            b"%d[%s]" % (number, b" ".join(document.Reference(node).format(document) for node in nodes))
            for number, nodes in enumerate(self.pages)
        )
        top = document.Reference(self.document).format(document)
        return b"<</Type/StructTreeRoot/K %s/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (top, numbers, len(self.pages))


class TaggedCanvas(Canvas):
    """Marks content with `tagged(node)`, furniture with `artifact(kind)`, and draws a repeat `untagged()`.

    `stamp` is the date of the file as PDF writes it; `at_end` is called with the number of pages before the file is written.
    """

    def __init__(
        self,
        target: Any,
        *,
        lang: str,
        stamp: str,
        tree: Tree,
        at_end: Callable[[TaggedCanvas, int], None],
        pagesize: tuple[float, float] = A4,
        **_platypus: object,
    ) -> None:
        register()
        super().__init__(
            target,
            pagesize=pagesize,
            pageCompression=1,
            invariant=1,
            lang=lang,
            pdfVersion=(1, 7),
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say float; reportlab's own default is "Helvetica"
            initialFontSize=11,
        )
        self.tree, self.at_end = tree, at_end
        self.mark_now: Node | str | None = None
        self.muted = 0
        self.nodes: list[Node] = []
        self.setDateFormatter(lambda *_: stamp)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setCatalogEntry("MarkInfo", {"Marked": pdfdoc.PDFtrue})
        self.setCatalogEntry("StructTreeRoot", self.tree)

    def begin_page(self) -> None:
        """Open the page's own artifact. Not before something is drawn on it, or an empty last page would follow."""
        self._open("/Artifact BMC")

    def tagged(self, node: Node | None) -> AbstractContextManager[None]:
        """What is drawn inside belongs to this node; to nothing, when there is no node."""
        return self._marked(node)

    def artifact(self, kind: Furnished) -> AbstractContextManager[None]:
        """What is drawn inside is furniture of the page and not read out."""
        return self._marked(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")

    @contextmanager
    def untagged(self) -> Generator[None]:
        """What is drawn inside was read out before: the head of a table on its later pages."""
        self.muted += 1
        yield
        self.muted -= 1

    @contextmanager
    def _marked(self, mark: Node | str | None) -> Generator[None]:
        before = self.mark_now
        if before is None or self.muted or mark is None:  # no page yet, a repeat, or decoration
            yield
            return
        self.addLiteral("EMC")
        self._open(mark)
        yield
        self.addLiteral("EMC")
        self._open(before)

    def _open(self, mark: Node | str) -> None:
        if isinstance(mark, Node):
            self.addLiteral(f"/{mark.kind} <</MCID {len(self.nodes)}>> BDC")
            mark.kids.append((self.getPageNumber(), len(self.nodes)))
            self.nodes.append(mark)
        else:
            self.addLiteral(mark)
        self.mark_now = mark

    def showPage(self) -> None:
        """Close the page and give it the way back to its nodes."""
        number = self.getPageNumber()
        if self.mark_now is not None:
            self.addLiteral("EMC")
        super().showPage()
        page: Any = self._doc.idToObject[f"Page{number}"]  # type: ignore[attr-defined]  # private, see the top of the module
        page.StructParents, page.Tabs = len(self.tree.pages), pdfdoc.PDFName("S")
        self.tree.pages.append(self.nodes)
        self.mark_now, self.nodes = None, []

    def save(self) -> None:
        """Write the file."""
        self.at_end(self, self.getPageNumber() - 1)
        self.tree.document.prune()
        super().save()
