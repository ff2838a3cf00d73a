"""Byte code for Windows, written by the shipped interpreter itself; what was compiled before is kept under what it came from."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installer.places import WINDOWS, Stopped, sha256
from installer.wine import Prefix, windows_path

SCRIPT = WINDOWS / "compile_tree.py"
WITHIN = 3600  # seconds; half a minute on a computer that does nothing else
AT_ONCE = 2  # processes
Source = tuple[Path, Path, str]  # the text, where its byte code goes, the name in a traceback


def write(sources: Sequence[Source], runtime: Path, kept: Path, prefix: Prefix) -> None:
    """Write the byte code of every text to where it goes; `kept` is the folder of what was compiled before. Raises Stopped.

    A file there is named after everything that its bytes depend on: the interpreter, how it is told to compile, the name, the text.
    """
    maker = sha256(runtime / "python313.dll") + sha256(SCRIPT)
    compiled = [(source, kept / f"{_key(maker, source, shown)}.pyc", shown) for source, _target, shown in sources]
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in compiled if not one[1].is_file()]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda part: _compile(wanted[part::AT_ONCE], runtime, kept / f"{part}.txt", prefix), range(AT_ONCE)))
    for (_source, made, _shown), (_same, target, _name) in zip(compiled, sources, strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, target)


def _key(maker: str, source: Path, shown: str) -> str:
    return hashlib.sha256(f"{maker}\0{shown}\0{sha256(source)}".encode()).hexdigest()


def _compile(wanted: Sequence[Source], runtime: Path, listed: Path, prefix: Prefix) -> None:
    if not wanted:
        return
    lines = (f"{windows_path(source)}|{windows_path(target)}|{shown}" for source, target, shown in wanted)
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = prefix.run([runtime / "python.exe", "-I", "-B", "-X", "utf8", windows_path(SCRIPT), windows_path(listed)], WITHIN)
    missing = [str(target) for _source, target, _shown in wanted if not target.is_file()]
    if done.returncode or missing:
        raise Stopped(f"the byte code could not be written: {(done.stderr or b'').decode(errors='replace')[-1000:]} {missing[:3]}")
