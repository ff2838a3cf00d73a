"""A table of questions answered Yes, No, Not known: number, words, boxes, a note. A mark in the margin, never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from vawdesk.i18n import N_, Message
from vawdesk.models.values import Answers, Tri
from vawdesk.reports.kit.grid import Cell, Grid, Row
from vawdesk.reports.kit.marks import tick, tick_node
from vawdesk.reports.kit.style import MEASURE, PEN_BOX, PRINTED_BOX, STRONG, TIGHT
from vawdesk.reports.kit.tags import Node
from vawdesk.reports.kit.text import Text
from vawdesk.reports.kit.words import Said
from vawdesk.reports.kit.writer import Writer

QUESTION, NOTE = N_("Question"), N_("Note")
NUMBER, PEN_ROW = 9 * mm, 12 * mm
Widths = tuple[tuple[float, ...], tuple[float, ...]]  # in millimetres: of the words in each language, and of the boxes
THREE: dict[str, Widths] = {"en": ((78,), (13, 13, 15)), "cy": ((78,), (12, 17, 19)), "both": ((43, 43), (12, 18, 23))}
FOUR: dict[str, Widths] = {"en": ((74,), (13, 13, 15, 15)), "cy": ((70,), (12, 17, 17, 25)), "both": ((34, 34), (12, 18, 19, 25))}


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

    The head has the answers of the question that offers most; the others leave the last box out. Yes must be the same word
    in all of them: questions that are answered in different words stand in tables of their own.
    """
    table = Node("Table", writer.root)
    answers = max((question.answers for question in asked), key=lambda one: len(one.offered()))
    words, ticks = (FOUR if len(answers.offered()) > 3 else THREE)[writer.words.code]
    widths = [NUMBER, *(wide * mm for wide in (*words, *ticks[: len(answers.offered())]))]
    widths.append(MEASURE - sum(widths))
    node = Node("TR", table)
    heads = [writer.head("", node), *_titles(writer, node)]
    heads += [writer.head(answers.word(answer), node, centred=True) for answer in answers.offered()]
    rows = [Row([*heads, writer.head(NOTE, node)], "head")]
    for place, question in enumerate(asked):
        rows.append(_row(writer, Node("TR", table), question, answers, f"{letter}{start + place}"))
    return Grid(widths, rows, side=(1.4 if writer.words.both else 0.8) * mm, pad=1 * mm, node=table)


def _titles(writer: Writer, node: Node) -> list[Cell]:
    """One heading over each column of words."""
    texts = writer.words.each(QUESTION)
    return [writer.head(words, node, lang=tag) for words, tag in (texts * 2)[: len(writer.words.languages)]]


def _row(writer: Writer, node: Node, question: Asked, answers: Answers, number: str) -> Row:
    heading = Node("TH", node, attributes={"O": "/Table", "Scope": "/Row"})
    cells = [Cell([Text(number, STRONG, heading)])]
    texts = writer.words.each(question.words)
    for place in range(len(writer.words.languages)):
        words, tag = texts[min(place, len(texts) - 1)]
        cells.append(Cell([Text(words, TIGHT, Node("TD", node, lang=tag))]))
    for option in answers.offered():
        ticked, cell = question.answer is option, Node("TD", node)
        if option not in question.answers.offered():
            cells.append(Cell([]))
            continue
        box = tick_node(cell, writer.words.say(answers.word(option)), ticked, writer.words)
        cells.append(Cell([tick(box, ticked, PEN_BOX if writer.blank else PRINTED_BOX, centred=True)], align="middle"))
    cells.append(Cell(writer.content(question.note, Node("TD", node))))
    return Row(cells, bar=question.marked, least=PEN_ROW if writer.blank else 0)
