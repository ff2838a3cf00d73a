"""The store's own writes, seen and refused where they reach the operating system: SQLite's file interface, wrapped from outside.

The driver's library exports SQLite's functions, so its table of file operations can be reached without another compiler or library.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2

LIBRARY = ctypes.CDLL(dbapi2.sqlite.__file__ if hasattr(dbapi2, "sqlite") else __import__("sqlcipher3")._sqlite3.__file__)
OK = 0
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)  # the name as an address: SQLite goes on using it
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
CLOSE = CFUNCTYPE(c_int, c_void_p)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OPEN_FOLDER = CFUNCTYPE(c_int, c_char_p, c_void_p)


class Methods(Structure):
    """What SQLite can do with an open file."""

    _fields_ = (
        ("version", c_int),
        ("close", CLOSE),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("rest", c_void_p * 13),
    )


class System(Structure):
    """What SQLite asks of the operating system. `pad` is what lies between that is not touched."""

    _fields_ = (
        ("version", c_int),
        ("size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
        ("pad", c_void_p * 11),
        ("set_call", CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)),
        ("get_call", CFUNCTYPE(c_void_p, c_void_p, c_char_p)),
        ("next_call", c_void_p),
    )


class Watcher(Protocol):
    """Told of each change before it is made, but for a file's making; what it answers other than 0 is the store's error code."""

    def made(self, path: Path) -> None: ...
    def write(self, path: Path, offset: int, data: bytes) -> int: ...
    def truncate(self, path: Path, size: int) -> int: ...
    def sync(self, path: Path) -> int: ...
    def sync_folder(self, path: Path) -> int: ...
    def delete(self, path: Path) -> int: ...


class _Wrapped:
    """The functions put in the place of SQLite's own for as long as somebody watches."""

    def __init__(self, system: System, watcher: Watcher) -> None:
        self.system, self.watcher = system, watcher
        self.paths: dict[int, Path] = {}
        self.kept: dict[int, tuple[Methods, Methods]] = {}  # by address: SQLite's own table, and the one put in its place
        self.open, self.delete = (
            OPEN(ctypes.cast(system.open, c_void_p).value or 0),
            DELETE(ctypes.cast(system.delete, c_void_p).value or 0),
        )
        self.pieces = (CLOSE(self._close), WRITE(self._write), TRUNCATE(self._truncate), SYNC(self._sync))
        self.opens, self.deletes = OPEN(self._open), DELETE(self._delete)
        folder = system.get_call(ctypes.byref(system), b"openDirectory")
        self.folder_own, self.open_folder = OPEN_FOLDER(folder), OPEN_FOLDER(self._open_folder)

    def _open(self, system: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = Path(os.fsdecode(ctypes.string_at(name))) if name else None
        there = path is None or path.exists()
        code = int(self.open(system, name, file, flags, out))
        table = c_void_p.from_address(file)
        if code == OK and path is not None and table.value:
            self.paths[file] = path
            if not there:
                self.watcher.made(path)
            table.value = ctypes.addressof(self._table(table.value))
        return code

    def _table(self, address: int) -> Methods:
        if address not in self.kept:
            own, put = Methods.from_address(address), Methods()
            ctypes.pointer(put)[0] = own
            put.close, put.write, put.truncate, put.sync = self.pieces
            self.kept[address] = self.kept[ctypes.addressof(put)] = (own, put)
        return self.kept[address][1]

    def _own(self, file: int) -> Methods:
        return self.kept[c_void_p.from_address(file).value or 0][0]

    def _close(self, file: int) -> int:
        own = self._own(file)
        self.paths.pop(file, None)
        return int(own.close(file))

    def _write(self, file: int, data: int, length: int, offset: int) -> int:
        return self.watcher.write(self.paths[file], offset, ctypes.string_at(data, length)) or self._own(file).write(
            file, data, length, offset
        )

    def _truncate(self, file: int, size: int) -> int:
        return self.watcher.truncate(self.paths[file], size) or self._own(file).truncate(file, size)

    def _sync(self, file: int, flags: int) -> int:
        return self.watcher.sync(self.paths[file]) or self._own(file).sync(file, flags)

    def _delete(self, system: int, name: bytes, sync: int) -> int:
        path = Path(os.fsdecode(name))
        return (self.watcher.delete(path) if path.exists() else OK) or int(self.delete(system, name, sync))

    def _open_folder(self, name: bytes, out: int) -> int:
        """SQLite opens a file's folder for nothing but to sync it."""
        self.watcher.sync_folder(Path(os.fsdecode(name)).parent)
        return int(self.folder_own(name, out))


FOREVER: list[_Wrapped] = []  # a file opened under a watch may be closed after it


@contextlib.contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Every connection opened inside tells the watcher what it writes. One watch at a time."""
    find = LIBRARY.sqlite3_vfs_find
    find.restype, find.argtypes = POINTER(System), [c_char_p]
    system: System = find(None).contents
    wrapped = _Wrapped(system, watcher)
    FOREVER.append(wrapped)
    system.open, system.delete = wrapped.opens, wrapped.deletes
    system.set_call(ctypes.byref(system), b"openDirectory", ctypes.cast(wrapped.open_folder, c_void_p))
    try:
        yield
    finally:
        system.open, system.delete = wrapped.open, wrapped.delete
        system.set_call(ctypes.byref(system), b"openDirectory", ctypes.cast(wrapped.folder_own, c_void_p))


@contextlib.contextmanager
def spare_memory(limit: int = -1) -> Iterator[None]:
    """The store keeps to so many bytes where it can: beyond them it writes pages out before the end of what is being written.

    So it does with a file larger than its cache, whatever the limit. A negative limit changes nothing; afterwards it is what it was.
    """
    soft = LIBRARY.sqlite3_soft_heap_limit64
    soft.restype, soft.argtypes = ctypes.c_int64, [ctypes.c_int64]
    before = soft(limit)
    try:
        yield
    finally:
        soft(before)
