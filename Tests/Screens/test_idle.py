"""What a console costs that nobody touches, and what it keeps: counted, never timed; the bounds are in thresholds.json."""
import json
import os
import re

import pytest
from test_terminals import CHINESE, Console, Kind

COUNTED = json.load(open(os.path.join(os.path.dirname(__file__), "..", "thresholds.json"), encoding="utf-8"))["counted"]


@pytest.fixture
def console(tmp_path):
    made = Console(Kind("xterm-256color", CHINESE), tmp_path, "demo", "--lang", "zh")
    made.wait("F10", "在线")
    yield made
    made.child.kill()


def clock(text):
    found = re.search(r"\d\d:\d\d:\d\d", text.split("\n")[0])
    return found.group() if found else ""


def tick(console):
    """Waits until the clock shows another second."""
    before = clock(console.terminal.text())
    while clock(console.terminal.text()) == before:
        assert console.child.read(), "the clock stands still"
        octets = console.child.take()
        console.octets += octets
        console.terminal.feed(octets)


def wakeups(console):
    """How often the terminal's own thread has gone to sleep and come back."""
    status = open(f"/proc/{console.child.pid}/task/{console.child.pid}/status", encoding="ascii").read()
    return int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.M).group(1))


def resident(console):
    status = open(f"/proc/{console.child.pid}/status", encoding="ascii").read()
    return int(re.search(r"^VmRSS:\s*(\d+)", status, re.M).group(1))


def test_nobody_is_woken_for_nothing(console):
    for _ in range(3):
        tick(console)
    ticks, before, octets = 6, wakeups(console), len(console.octets)
    for _ in range(ticks):
        tick(console)
    woken, sent = (wakeups(console) - before) / ticks, (len(console.octets) - octets) / ticks
    print(f"{woken:.1f} wake-ups and {sent:.0f} octets a tick")
    assert 0 < woken <= COUNTED["wakeupsATick"]
    assert 0 < sent <= COUNTED["octetsOfATick"] * 2  # a tick may find a new minute or another latency


def test_verdicts_leave_no_memory_behind(console):
    def visitors(count):
        for _ in range(count):
            before = console.terminal.text()
            console.press("kf9", b"\x1b[20~")
            while console.terminal.text() == before:
                assert console.child.read(), "nothing is painted"
                console.terminal.feed(console.child.take())
    visitors(8)
    early = resident(console)
    visitors(24)
    growth = resident(console) / early
    print(f"{early} KiB after 8 visitors, {growth:.2f} times that after 32")
    assert growth <= COUNTED["growthOfMemory"]
