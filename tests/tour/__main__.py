"""python -m tests.tour --out FOLDER: a picture of every page in English and Welsh, the paper of every document, and what an eye misses."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import TypedDict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # where the tests find their own

from PySide6.QtWidgets import QApplication

from tests.tour import hands, papers
from tests.tour.drive import Look
from tests.tour.scenes import SCENES
from tests.tour.stops import STOPS
from tests.tour.tour import Eye, Scene, Tour
from vawdesk import app, features
from vawdesk.i18n import Code
from vawdesk.services.letter_dossiers import TELLS_OF_FLAG
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.tokens import ThemeName

PARTS: dict[str, tuple[Code, Look]] = {  # the pictures are made in the usual look
    "en": ("en", Look()), "large-cy": ("cy", Look("light", 2.0)), "large": ("en", Look("light", 2.0)), "cy": ("cy", Look()),
}  # fmt: skip

THEMES: dict[str, tuple[ThemeName, ...]] = {"scenes": ("contrast",), "pages": ("dark", "contrast")}
"""What is put on besides, in English; dark has the measures of light: its pages are enough."""

PAPERS = "papers"  # a part beside those looks: every document, and what hands do

START = "fork" if "fork" in get_all_start_methods() else "spawn"
TOLD = "told.json"
SHOWN = 20  # faults in the terminal; the rest stands in the file


def pages(eye: Eye) -> None:
    """Every page, stop by stop, with whoever sits there."""
    for who, stops in groupby(sorted(STOPS, key=attrgetter("who")), attrgetter("who")):
        driver = eye.in_practice(eye.tour.shared, who)
        for stop in stops:
            if driver.open(stop.key, stop.about(eye.tour.stage())) is None:
                eye.tour.missing.append(f"{stop.name}: the page {stop.key} does not open for {stop.who}")
            else:
                eye.see(driver, stop.name)
        driver.quit()


def documents(tour: Tour) -> None:
    """Every document, as PDF and as pictures."""
    driver = Eye(tour).in_practice(tour.shared, STOPS[0].who)
    signed_in, made = driver.program.signed_in, set[str]()
    if signed_in is not None:
        for name, pdf in papers.papers(signed_in.session.desk, tour.stage()):
            papers.draw(pdf, tour.out / name)
            made.add(name.split("-")[0])
    driver.quit()
    with tour.world() as edge:
        driver = Eye(tour).in_practice(edge, STOPS[0].who)
        signed_in = driver.program.signed_in
        if signed_in is not None:
            for name, pdf in papers.telling_of_flag(signed_in.session.desk, tour.stage()):
                papers.draw(pdf, tour.out / name)
                made.add(name.split("-")[0])
        driver.quit()
    tour.missing += [f"no paper of {code}" for code in sorted({*features.papers(), TELLS_OF_FLAG} - made)]


def jobs(parts: Sequence[str], only: Sequence[str]) -> list[tuple[str, str]]:
    """What one process does each, the longest first, so that none is left alone at the end: the part, and what of it."""
    looks = [part for part in PARTS if part in parts]
    papers = [(PAPERS, "hands"), (PAPERS, "papers")] if PAPERS in parts else []
    return [(part, "scenes") for part in looks] + ([] if only else [(part, "pages") for part in looks] + papers)


def do(tour: Tour, part: str, what: str, only: Sequence[str]) -> None:
    """What one process does of a part of the tour."""
    code, look = PARTS.get(part, PARTS["en"])
    theme.apply(app.application(), look.theme, look.scale)
    features.page_entries()
    eye = Eye(tour, code, look, THEMES.get(what, ()) if part == "en" else ())
    sys.excepthook = partial(fell, tour, f"{part}, {what}")
    gc.freeze()  # what every scene shares need not be gone through each time something is thrown away
    whole = {"pages": lambda: pages(eye), "papers": lambda: documents(tour), "hands": lambda: hands.count(eye)}
    if what in whole:
        with tour.timed(what):
            whole[what]()
    for name, scene in SCENES.items() if what == "scenes" else ():
        if name in only or not only:
            with tour.timed(name):
                play(name, scene, eye)
    QApplication.processEvents()


def fell(tour: Tour, where: str, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nobody caught, such as one in what a button sets off: the page may stand there empty."""
    traceback.print_exception(kind, error, trace)
    tour.missing.append(f"{where}: something failed ({kind.__name__}: {error})")


def play(name: str, scene: Scene, eye: Eye) -> None:
    """One scene; what it stumbles over does not keep the others from being played."""
    try:
        scene(eye)
    except (LookupError, TypeError, ValueError, AttributeError, AssertionError, RuntimeError, OSError):
        traceback.print_exc()
        eye.tour.missing.append(f"the scene {name} ({eye.code}, {eye.look}) came to no end")
        eye.tour.leave_everything()


class Told(TypedDict):
    """What a part has to say when it is done."""

    faults: list[str]
    missing: list[str]
    hands: list[str]
    times: dict[str, float]


def told(tour: Tour) -> Told:
    """What a part has to say."""
    return {"faults": tour.faults, "missing": tour.missing, "hands": tour.hands, "times": tour.times}


def apart(asked: argparse.Namespace, place: Path, part: str, what: str) -> None:
    """One process, with a copy of the practice vault of its own. What it has to say is left in its place."""
    faulthandler.enable()
    tour = Tour(asked.out, place / f"{part}-{what}")
    tour.take(place)
    do(tour, part, what, asked.scenes)
    (tour.place / TOLD).write_text(json.dumps(told(tour)), encoding="utf-8")


def side_by_side(asked: argparse.Namespace, place: Path) -> Iterator[tuple[str, Told]]:
    """As many processes as there are processors, until everything is done. Where it can be, each is a fork of this one, which has read
    every module already; nothing of Qt may have been started here."""
    todo, running = jobs(asked.parts, asked.scenes), dict[int, tuple[BaseProcess, str, str]]()
    while todo or running:
        while todo and len(running) < (os.cpu_count() or 2):
            part, what = todo.pop(0)
            process = get_context(START).Process(target=apart, args=(asked, place, part, what))
            process.start()
            running[process.sentinel] = process, part, what
        for ended in wait(list(running)):
            if isinstance(ended, int):
                process, part, what = running.pop(ended)
                process.join()
                yield part, said(place / f"{part}-{what}" / TOLD)
                if process.exitcode:
                    yield part, Told(faults=[], missing=[f"{part}, {what}, came to no good end ({process.exitcode})"], hands=[], times={})


def said(left: Path) -> Told:
    """What a process left to be said; one that left nothing came to an end too early."""
    if not left.exists():
        return {"faults": [], "missing": [f"nothing was said by {left.parent.name}"], "hands": [], "times": {}}
    last: Told = json.loads(left.read_text(encoding="utf-8"))
    return last


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="tour", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/tour"))
    parser.add_argument("--parts", nargs="*", default=[*PARTS, PAPERS], choices=[*PARTS, PAPERS])
    parser.add_argument("--scenes", nargs="*", default=[], choices=list(SCENES), help="these scenes only, without the pages")
    return parser.parse_args()


def main() -> int:
    """Make the tour; 1 when something could not be shown or made, took too many actions, or is laid out wrong in any look."""
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        first = Tour(asked.out, Path(place))
        first.make()
        return report(asked.out, [("practice vault", told(first)), *side_by_side(asked, Path(place))])


def report(out: Path, parts: Sequence[tuple[str, Told]]) -> int:
    """Say what was made, how long it took, and what is wrong; 1 when something is."""
    lines = [f"{part}, {name}: {took:.1f} s" for part, one in parts for name, took in one["times"].items()]
    (out / "times.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    faults = [line for _part, one in parts for line in one["faults"]]
    missing = [line for _part, one in parts for line in one["missing"]]
    (out / "faults.txt").write_text("".join(f"{line}\n" for line in faults), encoding="utf-8")
    sys.stdout.write(f"{len(list(out.glob('*.png')))} pictures, {len(list(out.glob('*.pdf')))} documents in {out}\n")
    hands = [line for _part, one in parts for line in one["hands"]]
    for line in (*hands, *missing, *faults[:SHOWN], f"{len(faults)} things that an eye misses, all in faults.txt"):
        sys.stdout.write(line + "\n")
    return 1 if missing or faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
