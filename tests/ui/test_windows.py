"""What is asked of Windows and what its messages mean, with Windows replaced at the system call and nowhere else."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vawdesk.ui.attention import WindowsAttention
from vawdesk.ui.capture import Capture
from vawdesk.ui.leaving import Why
from vawdesk.ui.power_windows import KIND, WindowsPower
from vawdesk.ui.windows import LID, Windows

HELD = 0x7FFF_0000_0001  # a handle that does not fit into 32 bits


def plain(word: Any) -> Any:
    """A number or the bytes, of whatever type of C."""
    return bytes(word) if isinstance(word, ctypes.Array) else word.value


class Recorder:
    """Stands for every library of Windows: writes down what it was asked, and answers what it is told to."""

    def __init__(self, answers: dict[str, Any] | None = None, lacks: tuple[str, ...] = ()) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self._answers, self._lacks = answers or {}, lacks

    def __call__(self, library: str) -> Recorder:
        return self

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name in self._lacks:
            raise AttributeError(name)

        def call(*words: Any) -> Any:
            told = (name, *map(plain, words))
            self.asked.append(told)
            answer = self._answers.get(name, 1)
            return answer(*told[1:]) if callable(answer) else answer

        return call


def sent(power: WindowsPower, message: int, parameter: int = 0, where: int = 0) -> None:
    """As Qt hands on a message of Windows."""
    words = (ctypes.c_size_t * 4)(1, message, parameter, where)
    assert power.nativeEventFilter(QByteArray(KIND), ctypes.addressof(words)) == (False, 0)


def lid(power: WindowsPower, value: int, which: bytes = LID.bytes_le) -> None:
    """Windows says how the lid stands."""
    setting = ctypes.create_string_buffer(which + (4).to_bytes(4, "little") + value.to_bytes(4, "little"))
    sent(power, 0x218, 0x8013, ctypes.addressof(setting))


class Bench:
    """The listener, what it was told, and what Windows was asked."""

    def __init__(self) -> None:
        self.told: list[Why] = []
        notices = {"RegisterSuspendResumeNotification": HELD, "RegisterPowerSettingNotification": HELD + 1}
        self.windows = Recorder(notices)
        self.power = WindowsPower(Windows(self.windows))
        self.power.watch(self.told.append)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    yield made
    made.power.stop()


def test_windows_is_asked_for_the_session_sleep_and_the_lid_and_let_go_of_each(bench: Bench) -> None:
    handle = bench.windows.asked[0][1]
    assert bench.windows.asked == [
        ("WTSRegisterSessionNotification", handle, 0),
        ("RegisterSuspendResumeNotification", handle, 0),
        ("RegisterPowerSettingNotification", handle, LID.bytes_le, 0),
    ]
    bench.windows.asked.clear()
    bench.power.stop()
    assert bench.windows.asked == [
        ("UnregisterSuspendResumeNotification", HELD),
        ("UnregisterPowerSettingNotification", HELD + 1),
        ("WTSUnRegisterSessionNotification", handle),
    ]
    sent(bench.power, 0x218, 4)
    assert bench.told == []


@pytest.mark.parametrize(("message", "parameter", "reason"), [(0x218, 4, Why.SLEEP), (0x218, 0x12, Why.SLEEP), (0x2B1, 7, Why.SYSTEM)])
def test_a_message_is_told_before_windows_has_its_answer(bench: Bench, message: int, parameter: int, reason: Why) -> None:
    sent(bench.power, message, parameter)
    assert bench.told == [reason]


def test_messages_of_no_meaning_and_of_other_kinds_tell_nothing(bench: Bench) -> None:
    sent(bench.power, 0x2B1, 8)  # unlocked
    sent(bench.power, 0x100, 7)
    sent(bench.power, 0x218, 0x8013)  # a setting that is not there
    lid(bench.power, 0, which=bytes(16))
    words = (ctypes.c_size_t * 4)(1, 0x218, 4, 0)
    bench.power.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), ctypes.addressof(words))
    assert bench.told == []


def test_closing_the_lid_is_told_but_not_a_lid_that_was_closed_all_along(bench: Bench) -> None:
    lid(bench.power, 0)  # as it stands: a screen is plugged in
    assert bench.told == []
    lid(bench.power, 1)
    assert bench.told == []
    lid(bench.power, 0)
    assert bench.told == [Why.SLEEP]
    lid(bench.power, 0)
    assert bench.told == [Why.SLEEP]


def test_the_window_that_is_being_told_outlives_what_it_tells(qtbot: QtBot) -> None:
    power = WindowsPower(Windows(Recorder()))
    window: list[QWidget | None] = []

    def lock(_why: Why) -> None:
        window.append(power._window)
        power.stop()

    power.watch(lock)
    sent(power, 0x218, 4)
    assert window[0] is not None
    assert window[0].winId()  # Qt goes on with it behind the filter; taken away at once, it would touch what is gone
    power.stop()


def test_a_windows_that_lacks_or_refuses_what_is_asked_is_borne(qtbot: QtBot) -> None:
    lacking = Recorder({"WTSRegisterSessionNotification": 0}, lacks=("RegisterSuspendResumeNotification",))
    power = WindowsPower(Windows(lacking))
    told: list[Why] = []
    power.watch(told.append)
    sent(power, 0x218, 4)
    assert told == [Why.SLEEP]
    power.stop()
    assert "UnregisterSuspendResumeNotification" not in [asked[0] for asked in lacking.asked]
    nothing = Windows()  # here there is none of its libraries
    assert not nothing.keep_out_of_pictures(1, on=True)
    nothing.tell_of_sleep(1)()


def test_each_window_is_kept_out_of_pictures_and_let_in_when_that_is_switched_off(qtbot: QtBot) -> None:
    windows = Recorder()
    capture, window = Capture(True, Windows(windows).keep_out_of_pictures), QWidget()
    qtbot.addWidget(window)
    window.show()
    assert windows.asked == [("SetWindowDisplayAffinity", int(window.winId()), 0x11)]
    capture.hide(False)
    assert windows.asked[-1] == ("SetWindowDisplayAffinity", int(window.winId()), 0)
    capture.stop()


def test_an_older_windows_shows_a_black_window_instead(qtbot: QtBot) -> None:
    windows = Recorder({"SetWindowDisplayAffinity": lambda _window, how: how == 1})
    assert Windows(windows).keep_out_of_pictures(7, on=True)
    assert [asked[2] for asked in windows.asked] == [0x11, 0x1]
    assert not Windows(Recorder({"SetWindowDisplayAffinity": 0})).keep_out_of_pictures(7, on=True)


def test_it_rings_stays_awake_and_hands_the_front_over() -> None:
    windows = Recorder({"SetThreadExecutionState": 0x80000000})
    attention = WindowsAttention(Windows(windows))
    attention.ring()
    assert attention.stay_awake(True)
    assert attention.stay_awake(False)
    assert Windows(windows).may_come_to_the_front(4711)
    assert windows.asked == [
        ("MessageBeep", 0x30),
        ("SetThreadExecutionState", 0x80000001),
        ("SetThreadExecutionState", 0x80000000),
        ("AllowSetForegroundWindow", 4711),
    ]
