#!/usr/bin/env python3
"""The tasks of this repository: python3 dev.py run | test | check | tour | bench | strings | facts | migration | installer | installed.

Needs only Python 3.11 or newer to begin with; it sets up everything else itself: system libraries where it may, a virtual
environment in .venv, and the pinned packages, each checked against its hash.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = "vawdesk-requirements"
CATALOGUE = ROOT / "resources" / "locale" / "cy" / "LC_MESSAGES" / "vawdesk.po"
DEBIAN = {  # a file that shows it is there: the package that brings it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
DEBIAN_TOOLS = {
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "Xvfb": "xvfb",
    "cupsd": "cups",
    "lp": "cups-client",
    "dbus-daemon": "dbus-daemon",
}
DEBIAN_INSTALLER = {
    "xwininfo": "x11-utils", "makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32", "osslsigncode": "osslsigncode",
    "openssl": "openssl", "strip": "binutils", "Xvfb": "xvfb", "desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream",
}  # fmt: skip
DEBIAN_INSTALLER_FILES = {"/usr/lib/wine/wine64": "wine64"}
DEBIAN_FILES = {"/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd": "cups-filters"}


def say(words: str) -> None:
    print(words, flush=True)


def run(*command: str | Path, **extra: str) -> int:
    """Run a command in the repository; returns its exit code."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=os.environ | extra)


# set-up


def _missing_packages(tools: bool, installer: bool) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    wanted = [package for library, package in DEBIAN.items() if library not in known]
    if tools:
        places = f"{os.environ.get('PATH', '')}:/usr/sbin"
        wanted += [package for tool, package in DEBIAN_TOOLS.items() if not shutil.which(tool, path=places)]
        wanted += [package for file, package in DEBIAN_FILES.items() if not Path(file).exists()]
    if installer:
        wanted += [package for tool, package in DEBIAN_INSTALLER.items() if not shutil.which(tool) and package not in wanted]
        wanted += [package for file, package in DEBIAN_INSTALLER_FILES.items() if not Path(file).exists()]
    try:
        import ensurepip  # noqa: F401  # Debian takes it out of python3 and puts it into python3-venv
    except ImportError:
        wanted.append("python3-venv")
    return wanted


def prepare(tools: bool, installer: bool = False) -> None:
    """System libraries where this may install them, the virtual environment, the pinned packages."""
    if wanted := _missing_packages(tools, installer):
        if os.geteuid() == 0 and shutil.which("apt-get"):
            say(f"Installing {', '.join(wanted)}")
            quiet = {"DEBIAN_FRONTEND": "noninteractive"}
            run("apt-get", "-qq", "update", **quiet)
            if run("apt-get", "-qq", "-y", "--no-install-recommends", "install", *wanted, **quiet):
                raise SystemExit("The system packages could not be installed.")
        else:
            say(f"These system packages are missing. As root: apt-get install {' '.join(wanted)}")
            if "python3-venv" in wanted:
                raise SystemExit(1)
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = VENV / STAMP
    if not PYTHON.exists():
        say("Making the virtual environment")
        venv.create(VENV, with_pip=True)
    if not stamp.exists() or stamp.read_text() != digest:
        say("Installing the pinned packages; the first time this takes minutes")
        if run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", LOCK):
            raise SystemExit("The packages could not be installed.")
        stamp.write_text(digest)


def inside(*words: str, **extra: str) -> int:
    """Run this file again with the environment's own Python, for what needs its packages."""
    return run(PYTHON, __file__, "--inside", *words, **extra)


# the catalogue


def _extracted() -> dict[tuple[str, str | tuple[str, str]], None]:
    from babel.messages.extract import extract_from_dir

    keywords = {"N_": None, "NN_": (1, 2), "NP_": ((1, "c"), 2)}
    found: dict[tuple[str, str | tuple[str, str]], None] = {}
    options = {"**.py": {}}
    for _file, _line, text, _comments, context in extract_from_dir(
        str(ROOT / "vawdesk"), method_map=[("**.py", "python")], options_map=options, keywords=keywords, strip_comment_tags=True
    ):
        found[context or "", text] = None  # type: ignore[index]
    return found


def _catalogue() -> tuple[bytes, list[str], list[str]]:
    """The catalogue as it should be; what has no Welsh; what a translator must check."""
    import io

    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    with CATALOGUE.open("rb") as file:
        old = read_po(file, locale="cy")
    made, missing, unsure = Catalog(locale="cy", project="vawdesk", header_comment=""), [], []
    made.mime_headers = old.mime_headers  # six plural forms; the library knows five for Welsh
    for context, text in sorted(_extracted(), key=lambda item: (str(item[1]), item[0])):
        kept = old.get(text, context or None)  # type: ignore[arg-type]
        words = kept.string if kept else ""
        if isinstance(text, tuple) != isinstance(words, tuple):  # what counts things now, or no longer does, is said anew
            words = ""
        if not words or (isinstance(words, tuple) and not all(words)):
            missing.append(str(text))
        comments = kept.user_comments if kept else []
        if any("certainty: C" in comment for comment in comments):
            unsure.append(str(text))
        made.add(text, words or None, user_comments=comments, context=context or None)
    out = io.BytesIO()
    write_po(out, made, width=0, no_location=True, omit_header=True, sort_output=False)
    head = CATALOGUE.read_bytes().split(b"\n\n", 1)[0]
    return head.rstrip() + b"\n\n" + out.getvalue().lstrip(), missing, unsure


def _gaps(text: str) -> set[str]:
    import string

    return {name for _words, name, _form, _how in string.Formatter().parse(text) if name}


def strings(check: bool) -> int:
    """Bring the catalogue up to date and list what a translator must see; with `check`, change nothing and complain."""
    from babel.messages.pofile import read_po

    made, missing, unsure = _catalogue()
    if check and made != CATALOGUE.read_bytes():
        say("The catalogue is not up to date: run python3 dev.py strings")
        return 1
    CATALOGUE.write_bytes(made)
    wrong = 0
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="cy"):
            if not message.id:
                continue
            english = message.id if isinstance(message.id, tuple) else (message.id,)
            welsh = message.string if isinstance(message.string, tuple) else (message.string,)
            for form, words in enumerate(welsh):
                if words and not _gaps(words) <= set().union(*map(_gaps, english)):
                    say(f"A gap that the English does not have: {words}")
                    wrong += 1
                needed = _gaps(english[0] if form == 1 else english[-1])  # the Welsh for one may say what the English for one says
                if words and needed - _gaps(words) - {"n"}:
                    say(f"A gap is lost: {words}")
                    wrong += 1
    for text in missing:
        say(f"No Welsh: {text}")
    if not check:
        for text in unsure:
            say(f"To be checked by a translator: {text}")
    say(f"{len(missing)} without Welsh, {len(unsure)} to be checked by a translator")
    return 1 if missing or wrong else 0


def facts() -> int:
    """How old each dated fact is."""
    import json
    from datetime import UTC, date, datetime

    for path in sorted((ROOT / "resources" / "facts").glob("*.json")):
        held = json.loads(path.read_text())
        checked = (held.get("checked_on") or held.get("edition")) if isinstance(held, dict) else None
        if checked:
            say(f"{path.name}: checked on {checked}, {(datetime.now(UTC).date() - date.fromisoformat(checked)).days} days ago")
        else:
            say(f"{path.name}: no date")
    return 0


def migration(compartment: str, message: str) -> int:
    """Write the next revision of a compartment."""
    sys.path.insert(0, str(ROOT))
    from vawdesk.models import registry
    from vawdesk.vault.migrations.generate import generate

    registry.record_types()
    made = generate(compartment, message)  # type: ignore[arg-type]
    if not made:
        say("The models and the revisions agree.")
        return 0
    say(f"Wrote {made.relative_to(ROOT)}")
    return run(PYTHON, "-m", "ruff", "format", "-q", made)  # as the test wants it; nobody should have to find that out


# stages of the test

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
MEMORY = 4 * 1024**3  # bytes that must be free for tests to lie there: ten times of what they need
WHOLE = 2700  # seconds, for everything that must hold, on two processors
TRIAL = (
    "pytest",
    "-q",
    "-p",
    "no:randomly",
    "--timeout=600",
    "--durations=0",
    "--durations-min=0.5",
)  # in their order, each with its seconds


def in_memory() -> dict[str, str]:
    """Where tests and tour write their vaults: in memory where there is room, because each commit of a vault waits for its disk.

    Only the fault tests stay on a disk: what they are about is how it fails.
    """
    memory = Path("/dev/shm")  # noqa: S108 # folders of its own are made in it, as in any other temporary place
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > MEMORY
    return {"TMPDIR": str(memory)} if roomy else {}


def _tests(full: bool) -> int:
    workers = str(min(4, os.cpu_count() or 1))
    long = {"VAWDESK_HYPOTHESIS": "full"} if full else {}
    many = ["--families", "100000", "--families-on-paper", "5000", "--timeout=14400"] if full else []  # hours, not two minutes for each
    return run(PYTHON, "-m", "pytest", "-q", "-n", workers, "--ignore=tests/faults", *many, **OFFSCREEN, **in_memory(), **long)


def _faults(full: bool) -> int:
    """Killed processes, cut power, refused writes, little memory: a few moments each, or hundreds before a release."""
    workers, rounds = str(min(4, os.cpu_count() or 1)), "200" if full else "2"
    limit = ["--timeout=3600"] if full else []
    return run(PYTHON, "-m", "pytest", "-q", "-n", workers, "tests/faults", "--fault-rounds", rounds, *limit, **OFFSCREEN)


def _tour(out: Path) -> int:
    return run(PYTHON, "-m", "tests.tour", "--out", str(out), **OFFSCREEN, **in_memory())


def _installed(out: Path) -> int:
    """Build an older and a newer setup and a package, and try them as a person meets them: Windows and Debian side by side."""
    import tomllib
    from concurrent.futures import ThreadPoolExecutor

    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    before = "0.0.1"  # the same program, said to be older
    setups = [word for one in (before, version) for word in ("--setup", out / f"VAWDesk-Setup-{one}.exe")]
    windows: Steps = {
        "an older setup for Windows": ("installer", "--windows", "--quick", "--version", before),
        "the setup for Windows": ("installer", "--windows"),
        "trying the setup": (*TRIAL, "tests/installed/windows.py", "tests/installed/asked_of_windows.py", *setups),
    }
    debian: Steps = {
        "the package for Debian": ("installer", "--linux"),
        "trying the package": (*TRIAL, "tests/installed/debian.py", "--package", out / f"vawdesk_{version}_amd64.deb"),
    }
    with ThreadPoolExecutor() as side_by_side:
        return 1 if any(list(side_by_side.map(_one_after_the_other, (windows, debian)))) else 0


Steps = dict[str, tuple[str | Path, ...]]  # modules and their words, by what is said of them


def _one_after_the_other(steps: Steps) -> int:
    """Until one fails. What each had to say is said in one piece, with how long it took."""
    for name, words in steps.items():
        start = time.monotonic()
        command = [str(part) for part in (PYTHON, "-m", *words)]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | OFFSCREEN, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        say(f"{done.stdout.decode(errors='replace')}{name}: {time.monotonic() - start:.0f} s")
        if done.returncode:
            return done.returncode
    return 0


Stage = tuple[str, int, Callable[[], int]]  # name, budget in seconds, what to do


def quick_stages() -> list[Stage]:
    return [
        ("format", 15, lambda: run(PYTHON, "-m", "ruff", "format", "--check", "-q", ".")),
        ("lint", 20, lambda: run(PYTHON, "-m", "ruff", "check", "-q", ".")),
        ("types", 120, lambda: run(PYTHON, "-m", "mypy")),
        ("contracts", 20, lambda: run(PYTHON, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")),
        ("dependencies", 20, lambda: run(PYTHON, "-m", "deptry", "vawdesk")),
        ("translations", 20, lambda: inside("strings", "--check")),
    ]


def installed_stage() -> Stage:
    """It installs what it built, so it is for root on Debian or Ubuntu."""

    def work() -> int:
        if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
            return _installed(ROOT / "build" / "installer")
        say("It builds the installers and tries them on this computer, for which one is root on Debian or Ubuntu.")
        return 1

    return "installed", 900, work


def stages(full: bool) -> list[Stage]:
    tour: Stage = ("tour", 420, lambda: _tour(ROOT / "build" / "tour"))
    faults: Stage = ("faults", 14400 if full else 150, lambda: _faults(full))
    return [*quick_stages(), tour, faults, ("tests", 6000 if full else 940, lambda: _tests(full)), installed_stage()]


def judge(chosen: list[Stage], within: float = float("inf")) -> int:
    """Run the stages in order; a stage that fails or takes longer than its budget fails the whole; all together have `within` seconds."""
    failed, began = [], time.monotonic()
    for name, budget, work in chosen:
        say(f"== {name} (budget {budget} s)")
        start = time.monotonic()
        code = work()
        took = time.monotonic() - start
        over = took > budget
        say(f"== {name}: {took:.0f} s of {budget} s{', FAILED' if code else ''}{', OVER BUDGET' if over else ''}")
        if code or over:
            failed.append(name)
    if time.monotonic() - began > within:
        failed.append(f"the whole ({time.monotonic() - began:.0f} s of {within:.0f} s)")
    say("Everything holds." if not failed else f"Does not hold: {', '.join(failed)}")
    return 1 if failed else 0


def open_program() -> int:
    """Open the program where there is a screen; otherwise say so and make the tour."""
    screen = os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen:
        return run(PYTHON, "-m", "vawdesk", "--offer-practice")
    out = ROOT / "build" / "tour"
    say(f"There is no screen here. Making the tour instead, which takes minutes: its pictures and papers go to {out.relative_to(ROOT)}")
    return _tour(out)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("run", help="open the program")
    test = tasks.add_parser("test", help="everything that must hold")
    test.add_argument("--full", action="store_true", help="the long runs with their full counts")
    tasks.add_parser("check", help="the quick half of test")
    tour = tasks.add_parser("tour", help="a picture of every page and the PDF of every document")
    tour.add_argument("--out", type=Path, default=ROOT / "build" / "tour")
    bench = tasks.add_parser("bench", help="the figures, each beside its limit", prefix_chars="+", add_help=False)
    bench.add_argument("rest", nargs="*")  # with their dashes: they are for the command line of the benchmarks
    words = tasks.add_parser("strings", help="bring the Welsh catalogue up to date")
    words.add_argument("--check", action="store_true")
    tasks.add_parser("facts", help="the ages of the dated facts")
    migration = tasks.add_parser("migration", help="write the next revision of a compartment from what the records say")
    migration.add_argument("compartment", choices=["organisation", "casework", "hr"])
    migration.add_argument("message")
    installer = tasks.add_parser("installer", help="build what a person installs: --windows, --linux", prefix_chars="+", add_help=False)
    installer.add_argument("rest", nargs="*")
    tasks.add_parser("installed", help="build the setup for Windows and the package for Debian, and try both")
    return parser.parse_args()


def main() -> int:
    told = arguments()
    if sys.version_info < (3, 11):  # noqa: UP036  # whoever starts this with an older Python is to read why it stops
        raise SystemExit(f"VAWDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if told.inside:
        inner = {"strings": lambda: strings(told.check), "facts": facts, "migration": lambda: migration(told.compartment, told.message)}
        return inner[told.task]()
    prepare(tools=told.task in ("test", "tour", "run", "installed"), installer=told.task in ("test", "installer", "installed"))
    tasks: dict[str, Callable[[], int]] = {
        "run": open_program,
        "test": lambda: judge(stages(told.full)) if told.full else judge(stages(told.full), WHOLE),
        "check": lambda: judge(quick_stages()),
        "tour": lambda: _tour(told.out.resolve()),
        "bench": lambda: run(PYTHON, "-m", "benchmarks", *told.rest, **OFFSCREEN),
        "strings": lambda: inside("strings", *(["--check"] if told.check else [])),
        "facts": lambda: inside("facts"),
        "migration": lambda: inside("migration", told.compartment, told.message),
        "installer": lambda: run(PYTHON, "-m", "installer", *told.rest),
        "installed": lambda: judge([installed_stage()]),
    }
    return tasks[told.task]()


if __name__ == "__main__":
    sys.exit(main())
