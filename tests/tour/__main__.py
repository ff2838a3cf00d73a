"""python -m tests.tour --out FOLDER: a picture of every page in English and Welsh, the paper of every document, and what an eye misses."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
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

PARTS: dict[str, tuple[Code, Look]] = {  # what one process does; the pictures are made in the usual look
    "en": ("en", Look()), "cy": ("cy", Look()), "dark": ("en", Look("dark")), "contrast": ("en", Look("contrast")),
    "large": ("en", Look("light", 2.0)), "large-cy": ("cy", Look("light", 2.0)), "papers": ("en", Look()),
}  # fmt: skip


SHOWN = 20  # faults in the terminal; the rest stands in the file


def pages(eye: Eye) -> None:
    """Every page, stop by stop, with whoever sits there."""
    for who, stops in groupby(STOPS, lambda stop: stop.who):
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


def do(tour: Tour, part: str, only: Sequence[str]) -> None:
    """One part of the tour in this process."""
    code, look = PARTS[part]
    theme.apply(app.application(), look.theme, look.scale)
    features.page_entries()
    eye = Eye(tour, code, look)
    if part == "papers":
        with tour.timed("papers"):
            documents(tour)
        with tour.timed("hands"):
            hands.count(eye)
        return
    if not only:
        with tour.timed("pages"):
            pages(eye)
    for name, scene in SCENES.items():
        if name in only or not (only or part == "dark"):  # dark has the measures of light: its pages are enough
            with tour.timed(name):
                play(name, scene, eye)
    QApplication.processEvents()


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


def apart(asked: argparse.Namespace, place: Path, part: str) -> Told:
    """One part in a process of its own, with a copy of the practice vault."""
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.tour", "--out", str(asked.out), "--part", part, "--place", str(place)]
    done = subprocess.run([*command, "--scenes", *asked.scenes], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return {"faults": [], "missing": [f"the part {part} came to an end too early ({done.returncode})"], "hands": [], "times": {}}
    last: Told = json.loads(done.stdout.splitlines()[-1])
    return last


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="tour", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/tour"))
    parser.add_argument("--parts", nargs="*", default=list(PARTS), choices=list(PARTS))
    parser.add_argument("--scenes", nargs="*", default=[], choices=list(SCENES), help="these scenes only, without the pages")
    parser.add_argument("--part", choices=list(PARTS), help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Make the tour; 1 when something could not be shown or made, took too many actions, or is laid out wrong in any look."""
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.part:
        tour = Tour(asked.out, asked.place / asked.part)
        tour.take(asked.place)
        do(tour, asked.part, asked.scenes)
        sys.stdout.write(json.dumps(told(tour)) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as place:
        first = Tour(asked.out, Path(place))
        first.make()
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            parts = dict(zip(asked.parts, pool.map(lambda part: apart(asked, Path(place), part), asked.parts), strict=True))
    return report(asked.out, parts, first)


def report(out: Path, parts: dict[str, Told], first: Tour) -> int:
    """Say what was made, how long it took, and what is wrong; 1 when something is."""
    times = {"practice vault": first.times} | {part: one["times"] for part, one in parts.items()}
    lines = [f"{part}, {name}: {took:.1f} s" for part, taken in times.items() for name, took in taken.items()]
    (out / "times.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    faults = [line for one in parts.values() for line in one["faults"]]
    missing = [line for one in parts.values() for line in one["missing"]]
    (out / "faults.txt").write_text("".join(f"{line}\n" for line in faults), encoding="utf-8")
    sys.stdout.write(f"{len(list(out.glob('*.png')))} pictures, {len(list(out.glob('*.pdf')))} documents in {out}\n")
    hands = [line for one in parts.values() for line in one["hands"]]
    for line in (*hands, *missing, *faults[:SHOWN], f"{len(faults)} things that an eye misses, all in faults.txt"):
        sys.stdout.write(line + "\n")
    return 1 if missing or faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
