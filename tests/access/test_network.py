"""Nothing the program does opens a way out of the computer."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot
from vaults import Town

from tests import network
from tests.ui.pages.organisation_desk import AtWork, settled

OPEN_ONE = (
    "import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0))\nprint('open', flush=True); input()"
)


def test_the_watch_refuses_a_socket_and_a_name() -> None:
    with pytest.raises(PermissionError):
        socket.socket(socket.AF_INET)
    with pytest.raises(PermissionError):
        socket.getaddrinfo("localhost", 80)


def test_the_list_shows_a_socket_of_any_process() -> None:
    process = subprocess.Popen([sys.executable, "-c", OPEN_ONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "open"
    found = network.sockets(process.pid)
    process.communicate("\n")
    assert [one.split()[0] for one in found] == ["udp"]


def test_every_page_of_the_menu_opens_without_one(qtbot: QtBot, town: Town) -> None:
    settled(town)
    work = AtWork(qtbot, town)
    for key, entry in work.window.entries.items():
        if entry.in_menu:
            work.open(key)
    assert network.sockets() == []
    work.quit()
