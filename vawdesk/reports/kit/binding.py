"""Binds several finished PDFs into one, each with its own tags, under a name that says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject

TITLE = "Documents"


def bind(pages: Sequence[bytes]) -> bytes:
    """One PDF of these, in their order. Title and author of the parts are not carried over: they may name somebody.

    Raises ValueError where there is nothing to bind.
    """
    if not pages:
        raise ValueError("nothing to bind")
    writer, trees = PdfWriter(), _Trees()
    for data in pages:
        reader = PdfReader(BytesIO(data))
        first = len(writer.pages)
        writer.append(reader, import_outline=False)
        trees.take(writer, reader, writer.pages[first:])
    trees.put(writer)
    writer.metadata = {"/Title": TITLE, "/Producer": "VAWDesk", "/Creator": "VAWDesk"}
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class _Trees:
    """The tags of the parts, side by side under one root: each keeps its own, and its pages find them under new numbers."""

    def __init__(self) -> None:
        self.tops: list[IndirectObject] = []
        self.numbers: list[PdfObject] = []
        self.next = 0
        self.language: PdfObject | None = None

    def take(self, writer: PdfWriter, reader: PdfReader, pages: Sequence[PageObject]) -> None:
        """The tags of one part, whose pages are these."""
        tree = cast(DictionaryObject, reader.root_object["/StructTreeRoot"].clone(writer))
        self.language = self.language or reader.root_object["/Lang"]
        self.tops.append(cast(IndirectObject, tree.raw_get("/K")))
        numbers = cast(ArrayObject, cast(DictionaryObject, tree["/ParentTree"])["/Nums"])
        for at in range(0, len(numbers), 2):
            self.numbers += [NumberObject(self.next + int(str(numbers[at]))), numbers[at + 1]]
        for page, before in zip(pages, reader.pages, strict=True):  # appending a page drops its number
            page[NameObject("/StructParents")] = NumberObject(self.next + int(str(before["/StructParents"])))
        self.next += len(numbers) // 2

    def put(self, writer: PdfWriter) -> None:
        """One root and one document over all of them."""
        root, whole = _named({"/Type": NameObject("/StructTreeRoot")}), _named({"/Type": NameObject("/StructElem")})
        root_place, whole_place = writer._add_object(root), writer._add_object(whole)
        whole.update(_named({"/S": NameObject("/Document"), "/P": root_place, "/K": ArrayObject(self.tops)}))
        parents = _named({"/Nums": ArrayObject(self.numbers)})
        root.update(_named({"/K": whole_place, "/ParentTree": parents, "/ParentTreeNextKey": NumberObject(self.next)}))
        for top in self.tops:
            cast(DictionaryObject, top.get_object())[NameObject("/P")] = whole_place
        catalogue = writer.root_object
        catalogue[NameObject("/StructTreeRoot")] = root_place
        catalogue[NameObject("/MarkInfo")] = _named({"/Marked": BooleanObject(True)})
        catalogue[NameObject("/ViewerPreferences")] = _named({"/DisplayDocTitle": BooleanObject(True)})
        if self.language is not None:
            catalogue[NameObject("/Lang")] = self.language


def _named(values: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in values.items()})
