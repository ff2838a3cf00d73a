"""What a disk may hold after the power went: every write and sync of a run is kept, and replayed with what was not synced in doubt.

What is taken for granted is what POSIX promises and disks keep: a synced file or folder stays; the names in one folder change in the
order they were changed in; a write that was under way spoils nothing beside it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vawdesk.vault.files import Files

SECTOR = 512
UNRECORDED = ("-shm", "vault.lock", ".lock")  # memory shared while it runs, and the empty file that is locked


@dataclass(frozen=True)
class Op:
    """One change to the disk, or what was acknowledged (`told`: how things stood then)."""

    kind: str
    path: Path = Path()
    at: int = 0
    data: bytes = b""
    to: Path = Path()
    told: Any = None


@dataclass
class Recorder:
    """Keeps what the store and the vault's own file operations do under `root`, in order."""

    root: Path
    ops: list[Op] = field(default_factory=list)

    def add(self, op: Op) -> int:
        if op.path.is_relative_to(self.root):
            self.ops.append(op)
        return 0

    def acknowledge(self, told: Any) -> None:
        self.add(Op("told", self.root, told=told))

    def made(self, path: Path) -> None:
        self.add(Op("make", path))

    def write(self, path: Path, offset: int, data: bytes) -> int:
        return self.add(Op("write", path, offset, data))

    def truncate(self, path: Path, size: int) -> int:
        return self.add(Op("truncate", path, size))

    def sync(self, path: Path) -> int:
        return self.add(Op("sync", path))

    def sync_folder(self, path: Path) -> int:
        return self.add(Op("sync folder", path))

    def delete(self, path: Path) -> int:
        return self.add(Op("remove", path))


class RecordedFiles(Files):
    """The vault's own file operations, told to the recorder before each is done."""

    def __init__(self, recorder: Recorder, network: bool = False) -> None:
        self.told, self.network = recorder, network

    def has_shared_memory(self, path: Path) -> bool:
        return not self.network

    def step(self, what: str, path: Path) -> None:
        add = self.told.add
        match what:
            case "sync":
                add(Op("whole", path, data=path.read_bytes()))
                add(Op("sync", path))
            case "replace":
                add(Op("rename", path.with_name(path.name + ".new"), to=path))
            case "remove" if path.exists():
                add(Op("remove", path))
            case "remove folder" if path.exists():
                for each in sorted(path.rglob("*"), reverse=True):
                    add(Op("remove", each))
                add(Op("remove", path))
            case "make folder":
                for each in reversed([path, *path.parents]):
                    if not each.exists():
                        add(Op("make folder", each))
            case "sync folder":
                add(Op("sync folder", path))

    def rename(self, source: Path, target: Path) -> None:
        self.told.add(Op("rename", source, to=target))
        super().rename(source, target)


@dataclass
class File:
    """A file: what is surely on the disk, and what was written since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Op] = field(default_factory=list)

    def settle(self) -> None:
        for op in self.since:
            _put(self.sure, op)
        self.since.clear()

    def after_a_cut(self, way: str, chance: random.Random) -> bytes:
        """`way`: none, all, first, any, torn or junk."""
        data, stop = bytearray(self.sure), chance.randint(0, len(self.since))
        for number, op in enumerate(self.since):
            if way == "none" or (way == "first" and number >= stop) or (way in ("any", "torn", "junk") and chance.random() < 0.4):
                continue
            if op.kind == "truncate" or way not in ("torn", "junk") or chance.random() < 0.5:
                _put(data, op)
                continue
            cut = chance.randrange(len(op.data) + 1) // SECTOR * SECTOR
            rest = chance.randbytes(len(op.data) - cut) if way == "junk" else b""
            _put(data, Op("write", op.path, op.at, op.data[:cut] + rest))
        return bytes(data)


def _put(data: bytearray, op: Op) -> None:
    if op.kind == "truncate":
        del data[op.at :]
        data.extend(bytes(op.at - len(data)))
    elif op.kind == "whole":
        data[:] = op.data
    elif op.data:
        data.extend(bytes(max(0, op.at - len(data))))
        data[op.at : op.at + len(op.data)] = op.data


@dataclass
class Folder:
    """A folder: the names surely in it, the names as they are, and the changes between."""

    sure: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    since: list[tuple[str, File | Folder | None, str]] = field(default_factory=list)  # name, what is put there, the name it had

    def change(self, name: str, put: File | Folder | None, had: str = "") -> None:
        self.since.append((name, put, had))
        _change(self.now, name, put, had)

    def settle(self) -> None:
        self.sure = dict(self.now)
        self.since.clear()

    def write_out(self, place: Path, names: str, way: str, chance: random.Random) -> None:
        """What is found at the next start. `names`: none, all or first of the changes of names that were not synced."""
        held, stop = dict(self.sure), {"none": 0, "all": len(self.since)}.get(names, chance.randint(0, len(self.since)))
        for name, put, had in self.since[:stop]:
            _change(held, name, put, had)
        place.mkdir(parents=True, exist_ok=True)
        for name, node in held.items():
            if isinstance(node, Folder):
                node.write_out(place / name, names, way, chance)
            else:
                (place / name).write_bytes(node.after_a_cut(way, chance))


def _change(names: dict[str, File | Folder], name: str, put: File | Folder | None, had: str) -> None:
    if had:
        names.pop(had, None)
    if put is None:
        names.pop(name, None)
    else:
        names[name] = put


def as_it_lies(place: Path) -> Folder:
    """A folder of the real disk, all of it surely there."""
    found: dict[str, File | Folder] = {}
    for path in place.iterdir():
        if path.is_dir():
            found[path.name] = as_it_lies(path)
        elif not path.name.endswith(UNRECORDED):
            found[path.name] = File(bytearray(path.read_bytes()))
    return Folder(dict(found), found)


@dataclass
class Disk:
    """The disk under `root`, as far as the operations done so far make it."""

    root: Path
    top: Folder

    def _folder(self, path: Path) -> Folder:
        node: File | Folder = self.top
        for part in path.relative_to(self.root).parts:
            assert isinstance(node, Folder)
            node = node.now[part]
        assert isinstance(node, Folder)
        return node

    def do(self, op: Op) -> None:
        if op.kind == "told" or op.path.name.endswith(UNRECORDED):
            return
        if op.kind == "sync folder":
            self._folder(op.path).settle()
            return
        folder, name = self._folder(op.path.parent), op.path.name
        match op.kind:
            case "make":
                folder.change(name, File())
            case "make folder":
                folder.change(name, Folder())
            case "remove":
                folder.change(name, None)
            case "rename":
                assert op.to.parent == op.path.parent, "a file moves within its folder only"
                folder.change(op.to.name, folder.now[name], name)
            case _:
                self._content(folder, name, op)

    def _content(self, folder: Folder, name: str, op: Op) -> None:
        if name not in folder.now:
            folder.change(name, File())
        file = folder.now[name]
        assert isinstance(file, File)
        if op.kind == "sync":
            file.settle()
        else:
            file.since.append(op)


WAYS = ("none", "all", "first", "any", "torn", "junk")
NAMES = ("none", "all", "first")


@dataclass(frozen=True)
class Cut:
    """One possible outcome: the operation after which the power went, how, where the disk then lies, and what had been told."""

    after: int
    how: str
    place: Path
    told: list[Any]
    following: list[Any]


def cuts(start: Folder, root: Path, ops: list[Op], place: Path, chance: random.Random, count: int) -> Iterator[Cut]:
    """`count` outcomes at chance moments, each written out under `place`; the caller removes it."""
    moments = sorted(chance.randrange(len(ops)) for _ in range(count))
    disk = Disk(root, start)
    told: list[Any] = []
    for number, op in enumerate(ops):
        disk.do(op)
        if op.kind == "told":
            told.append(op.told)
        for which in range(moments.count(number)):
            way, names = chance.choice(WAYS), chance.choice(NAMES)
            target = place / f"cut{number}-{which}"
            disk.top.write_out(target, names, way, chance)
            yield Cut(number, f"{way}, names {names}", target, list(told), list(_next(ops[number + 1 :])))


def _next(ops: Iterable[Op]) -> Iterator[Any]:
    for op in ops:
        if op.kind == "told":
            yield op.told
            return
