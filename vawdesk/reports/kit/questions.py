"""A table of questions answered Yes, No, Not known: number, words, boxes, a note. A mark in the margin, never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Message
from vawdesk.models.values import Answers, Tri
from vawdesk.reports.kit.block import Stack
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import tick, tick_node
from vawdesk.reports.kit.style import MEASURE, PEN_BOX, PRINTED_BOX, STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Run, Text
from vawdesk.reports.kit.words import Said
from vawdesk.reports.kit.writer import Writer

QUESTION, NOTE = N_("Question"), N_("Note")
NUMBER, PEN_ROW = 9 * mm, 12 * mm
Widths = tuple[tuple[float, ...], tuple[float, ...]]  # in millimetres: of the words in each language, and of the boxes
PEN: dict[str, Widths] = {
    "en": ((74,), (13, 13, 15, 15)),
    "cy": ((70,), (12, 17, 17, 25)),
    "both": ((44.5, 44.5), (12, 18, 19, 25)),
}  # of four answers
THREE: dict[str, Widths] = {"en": ((126,), (11, 11, 15)), "cy": ((118,), (11, 17, 17)), "both": ((55, 55), (12, 18, 22))}


@dataclass(frozen=True)
class Asked:
    """One question with the words of its answers. `marked` puts the bar beside it: an answer that counts as a concern."""

    words: Message
    answers: Answers
    answer: Tri | None = None
    note: Said = ""
    marked: bool = False


def question_table(writer: Writer, asked: Sequence[Asked], *, letter: str, start: int = 1) -> Grid:
    """The rows C1, C2 and so on; both languages share the number, so that two people can speak of one question.

    Yes must be the same word in all of them: questions that are answered in different words stand in tables of their own.
    By pen the head has the answers of the question that offers most, and a note has a column of its own, unless there are two
    languages: then notes go below the table with the number. Printed, a note stands under its question and a fourth answer in
    place of the boxes, where they take a line instead of a column.
    """
    table = Node("Table", writer.root)
    answers = max((question.answers for question in asked), key=lambda one: len(one.offered()))
    column = writer.blank and not writer.words.both
    words, ticks = (PEN if writer.blank and (column or len(answers.offered()) > 3) else THREE)[writer.words.code]
    offered = answers.offered() if writer.blank else answers.offered()[:3]
    boxes, first = [wide * mm for wide in ticks[: len(offered)]], [wide * mm for wide in words]
    if not column:  # what is left free
        first = [wide + (MEASURE - NUMBER - sum(first) - sum(boxes)) / len(first) for wide in first]
    widths = [NUMBER, *first, *boxes]
    widths += [MEASURE - sum(widths)] if column else []
    node = Node("TR", table)
    heads = [writer.head("", node), *_titles(writer, node)]
    heads += [writer.head(answers.word(answer), node, centred=True) for answer in offered]
    rows = [Row([*heads, *([writer.head(NOTE, node)] if column else [])], "head")]
    for place, question in enumerate(asked):
        rows.append(_row(writer, Node("TR", table), question, offered, f"{letter}{start + place}"))
    return Grid(widths, rows, side=(1.4 if writer.words.both else 0.8) * mm, pad=1 * mm, node=table)


def _titles(writer: Writer, node: Node) -> list[Cell]:
    """One heading over each column of words."""
    texts = writer.words.each(QUESTION)
    return [writer.head(words, node, lang=tag) for words, tag in (texts * 2)[: len(writer.words.languages)]]


def _row(writer: Writer, node: Node, question: Asked, offered: Sequence[Tri], number: str) -> Row:
    heading = Node("TH", node, attributes={"O": "/Table", "Scope": "/Row"})
    cells = [Cell([Text(number, STRONG, heading)])]
    texts = writer.words.each(question.words)
    for place in range(len(writer.words.languages)):
        words, tag = texts[min(place, len(texts) - 1)]
        cell = Node("TD", node, lang=tag)
        note = [] if place or writer.blank or question.note == "" else _note(writer, question.note, Node("P", cell))
        cells.append(Cell([Text(words, TIGHT, Node("P", cell) if note else cell), *note]))
    if question.answer is not None and question.answer not in offered:
        cell = Node("TD", node, attributes={"O": "/Table", "ColSpan": len(offered)})
        said = writer.words.runs(question.answers.word(question.answer), bold=True)
        return Row([*cells, Cell([Text(said, TIGHT, cell)], span=len(offered), align="middle")], bar=question.marked)
    for option in offered:
        ticked, cell = question.answer is option, Node("TD", node)
        if option not in question.answers.offered():
            cells.append(Cell([]))
            continue
        box = tick_node(cell, writer.words.say(question.answers.word(option)), ticked, writer.words)
        cells.append(Cell([tick(box, ticked, PEN_BOX if writer.blank else PRINTED_BOX, centred=True)], align="middle"))
    if writer.blank and not writer.words.both:
        cells.append(Cell([Text("", TIGHT, Node("TD", node))]))
    return Row(cells, bar=question.marked, least=PEN_ROW if writer.blank else 0)


def _note(writer: Writer, note: Said, node: Node) -> Stack:
    """What somebody noted to their answer, under the question."""
    return [Text([*writer.words.runs(NOTE, bold=True), Run(": "), *writer.words.runs(note)], TIGHT, node)]
