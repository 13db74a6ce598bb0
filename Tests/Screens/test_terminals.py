"""The real program on terminals of several types, each read by pyte: it starts, shows verdicts in words, takes new sizes,
ends, and leaves the terminal as it found it. Where no screen can be, it says so in words and by its status.
"""
import os
import re
import subprocess
import termios
from dataclasses import dataclass

import pytest
from emulator import Terminal
from pty_child import Child


@dataclass
class Kind:
    """A type of terminal and what the program may use of it."""
    type: str
    verdicts: tuple        # the words of the first three sample people
    is_ascii: bool = False
    has_colours: bool = True
    variables: tuple = ()
    described_as: str = ""  # the description in use, where it is another one


CHINESE = ("绿码 通行", "黄码 复检", "红码 禁止")
ENGLISH = ("PASS", "RE-CHECK", "STOP")

KINDS = {
    "xterm": Kind("xterm-256color", CHINESE),
    "old xterm": Kind("xterm", CHINESE),
    "tmux": Kind("tmux-256color", CHINESE),
    "screen": Kind("screen", CHINESE),
    "rxvt": Kind("rxvt-unicode-256color", CHINESE),
    "NO_COLOR": Kind("xterm-256color", CHINESE, has_colours=False, variables=(("NO_COLOR", "1"),)),
    "no locale": Kind("xterm-256color", CHINESE, variables=(("LANG", "C"),)),
    "another codeset": Kind("xterm-256color", ENGLISH, is_ascii=True, variables=(("LANG", "zh_CN.GB18030"),)),
    "linux console": Kind("linux", ENGLISH, is_ascii=True),
    "vt100": Kind("vt100", ENGLISH, is_ascii=True, has_colours=False),
    "vt220": Kind("vt220", ENGLISH, is_ascii=True, has_colours=False),
    "ansi": Kind("ansi", ENGLISH, is_ascii=True),
    "not described here": Kind("a-type-of-nobody", CHINESE, described_as="xterm-256color"),
}

LOCAL = termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN


def kakou():
    path = os.environ.get("KAKOU", "")
    if not os.access(path, os.X_OK):
        pytest.fail("KAKOU=/path/to/kakou is not set")
    return path


def capability(kind, name):
    """What terminfo says of a terminal, without padding times."""
    got = subprocess.run(["tput", "-T", kind.described_as or kind.type, name], capture_output=True).stdout
    while b"$<" in got:
        before, after = got.split(b"$<", 1)
        got = before + after.split(b">", 1)[1]
    return got


class Console:
    """The program in its demo, on a terminal of a kind."""

    def __init__(self, kind, folder, *arguments, columns=80, rows=24):
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8",
                       "TERM": kind.type, **dict(kind.variables)}
        environment = {name: value for name, value in environment.items() if value}
        self.kind, self.terminal, self.octets = kind, Terminal(columns, rows), b""
        self.child = Child([kakou(), *arguments], environment, columns, rows)
        self.modes = self.child.local_modes() & LOCAL

    def wait(self, *words, absent=()):
        """Reads until the words stand on the screen and the absent ones do not."""
        def seen(child):
            octets = child.take()
            self.octets += octets
            self.terminal.feed(octets)
            text = self.terminal.text()
            return all(word in text for word in words) and not any(word in text for word in absent)
        try:
            self.child.read_until(seen)
        except TimeoutError:
            raise AssertionError(f"never seen: {words} without {absent}\n{self.terminal.text()}") from None
        return self.terminal.text()

    def press(self, name, usual):
        self.child.type(capability(self.kind, name) or usual)

    def resize(self, columns, rows):
        self.terminal.resize(columns, rows)
        self.child.resize(columns, rows)


@pytest.mark.parametrize("name", KINDS)
def test_a_shift_on_every_kind_of_terminal(name, tmp_path):
    kind = KINDS[name]
    console = Console(kind, tmp_path, "demo", "--lang", "zh")
    try:
        chinese = kind.verdicts is CHINESE
        console.wait("F10")
        assert "~" not in console.terminal.text().split("\n")[-1], "the footer is cut"
        for word in kind.verdicts:
            console.press("kf9", b"\x1b[20~")
            console.wait(word)
        whole = console.wait("下一步" if chinese else "Next:")
        assert len(whole.split("\n")) == 24

        console.resize(40, 12)
        small = console.wait(absent=("F10",))
        assert "禁" in small or "STOP" in small or "#" in small
        console.resize(132, 43)
        console.wait("F10", kind.verdicts[2])
        console.resize(80, 24)
        console.wait("F10", kind.verdicts[2])

        console.press("kf10", b"\x1b[21~")
        console.wait("[ 退出 ]" if chinese else "[ Quit ]")
        console.press("kcuf1", b"\x1b[C")
        console.wait("[>退出<]" if chinese else "[>Quit<]")
        console.child.type(b"\r")
        assert console.child.wait() == 0
        octets = console.octets + console.child.take()
        check_octets(kind, octets)
        console.terminal.feed(console.child.take())
        assert console.child.local_modes() & LOCAL == console.modes
    finally:
        console.child.kill()


def check_octets(kind, octets):
    """What was sent is what the terminal's description allows, and the end undoes the beginning."""
    if kind.is_ascii:
        assert all(octet < 0x80 for octet in octets), "more than ASCII was sent"
    if not kind.has_colours:
        attributes = {int(number) for sent in re.findall(rb"\x1b\[([0-9;]*)m", octets) for number in sent.split(b";") if number}
        assert not any(30 <= number <= 49 or number >= 90 for number in attributes), f"colours were sent: {attributes}"
    enter, leave = capability(kind, "smcup"), capability(kind, "rmcup")
    assert octets.count(b"\x1b[?1049h") == (1 if b"\x1b[?1049h" in enter else 0)
    if enter:
        assert octets.rindex(leave) > octets.rindex(enter)
    hide, show = capability(kind, "civis"), capability(kind, "cnorm")
    if hide and show and hide in octets:
        assert octets.rindex(show) > octets.rindex(hide), "the cursor stays hidden"
    if b"\x1b[?2004h" in octets:
        assert octets.rindex(b"\x1b[?2004l") > octets.rindex(b"\x1b[?2004h")
    assert (b"\x1b[?2004h" in octets) == (not kind.type.startswith(("linux", "vt", "ansi")))
    off, on = octets.rfind(b"\x1b[?7l"), octets.rfind(b"\x1b[?7h")
    assert off <= on, "the terminal no longer wraps"


@pytest.mark.parametrize("language, words", [("zh", "这个终端"), ("en", "cannot draw a screen")])
@pytest.mark.parametrize("type", ["dumb", ""])
def test_where_no_screen_can_be_it_is_said(type, language, words, tmp_path):
    console = Console(Kind(type, ()), tmp_path, "demo", "--lang", language, columns=200)
    try:
        console.wait("--linear", "TERM", "T01")
        assert console.child.wait() == 78
        octets = console.octets + console.child.take()
        assert b"\x1b" not in octets, "nothing but words"
        if type == "dumb" or language == "zh":
            assert words in console.terminal.text()
        assert console.child.local_modes() & LOCAL == console.modes
    finally:
        console.child.kill()


def test_by_lines_no_terminal_is_needed(tmp_path):
    console = Console(Kind("dumb", ()), tmp_path, "demo", "--lang", "en", "--linear")
    try:
        console.wait("online")
        console.child.type(b":next-sample\n")
        console.wait("PASS")
        console.child.type(b":quit\n")
        console.wait("[>")
        console.child.type(b":switch-button\n")
        console.wait("[>Quit<]")
        console.child.type(b"\n")
        assert console.child.wait() == 0
        assert b"\x1b" not in console.octets + console.child.take()
    finally:
        console.child.kill()
