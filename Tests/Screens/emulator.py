"""pyte, with the rules by which its own faults are kept out of a comparison; every use of a rule is counted.

1. `rep` and `scroll`: pyte does not know "repeat the last character" (CSI b) nor "scroll up" and "down" (CSI S, T), which
   xterm's description offers and ncurses uses. Added here.
2. `unmarked`: a mark whose canonical combining class is 0 (most vowel signs) makes pyte drop the rest of the text that came
   with it. Such marks are taken out before pyte draws, and out of the comparison.
3. `wide mark`: pyte sets a mark that follows a wide glyph onto the empty right half. Only the bases are compared there.
4. `ruler`: pyte measures by the Python package wcwidth, ncurses by libc. A row that holds a glyph on which those two differ is
   not compared.
5. `edge mark`: a mark that follows the glyph in the last column makes pyte begin a new line first, and scroll at the bottom.
   Such marks are taken out before pyte draws; only the bases are compared there.
6. `edge cursor`: with wrapping off pyte's cursor goes one past the last column, and the next vertical movement wraps. Put back.
"""
import ctypes
import itertools
import locale
import re
import unicodedata
from collections import Counter

import pyte
import pyte.graphics
import pyte.modes
import wcwidth

for name in ("C.UTF-8", "C.utf8"):
    try:
        locale.setlocale(locale.LC_CTYPE, name)
        break
    except locale.Error:
        continue
libc = ctypes.CDLL(None)

NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")


def libc_width(text):
    return libc.wcwidth(ctypes.c_int(ord(text)))


def rulers_differ(text):
    return any(libc_width(c) != wcwidth.wcwidth(c) for c in text)


def colour(number):
    """pyte's name of a colour number."""
    if number < 0:
        return "default"
    if number < 8:
        return NAMES[number]
    if number < 16:
        return "bright" + NAMES[number - 8]
    return pyte.graphics.FG_BG_256[number]


def is_unmarked(c):
    return unicodedata.combining(c) == 0 and (wcwidth.wcwidth(c) == 0 or libc_width(c) == 0)


def clusters(text):
    """A text as runs of glyphs, each with the marks that follow the last of them."""
    return re.findall("([^%s]*)([%s]*)" % (MARKS, MARKS), text)[:-1]


# The marks that pyte combines, as a class of a regular expression.
MARKS = "".join(chr(c) for c in range(0x300, 0x20000) if unicodedata.combining(chr(c)))


class Screen(pyte.Screen):
    def __init__(self, columns, lines):
        self.rules = Counter()
        self.last = " "
        super().__init__(columns, lines)

    def draw(self, data):
        kept = "".join(c for c in data if not is_unmarked(c))
        self.rules["unmarked"] += len(data) - len(kept)
        for glyph, marks in clusters(kept):
            super().draw(glyph)
            self.last = glyph or self.last
            if marks and self.cursor.x == self.columns:
                self.rules["edge mark"] += len(marks)
            elif marks:
                super().draw(marks)
        if pyte.modes.DECAWM not in self.mode and self.cursor.x == self.columns:
            self.rules["edge cursor"] += 1
            self.cursor.x -= 1

    @property
    def place(self):
        """The cursor's column and row."""
        return self.cursor.x, self.cursor.y

    def repeat_characters(self, count=None):
        self.rules["rep"] += 1
        super().draw(self.last * (count or 1))


    def scroll_up(self, count=None):
        self.scroll(count or 1, self.delete_lines)

    def scroll_down(self, count=None):
        self.scroll(count or 1, self.insert_lines)

    def scroll(self, count, change):
        """Deleting or inserting lines at the upper margin is scrolling; the cursor stays."""
        self.rules["scroll"] += 1
        column, row = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count)
        self.cursor.x, self.cursor.y = column, row


class Stream(pyte.ByteStream):
    csi = dict(pyte.ByteStream.csi, b="repeat_characters", S="scroll_up", T="scroll_down")
    events = frozenset(itertools.chain(pyte.ByteStream.events, ["repeat_characters", "scroll_up", "scroll_down"]))


class Terminal:
    """An emulator that is fed octets."""

    def __init__(self, columns, rows):
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)

    def feed(self, octets):
        self.stream.feed(octets)

    def resize(self, columns, rows):
        self.screen.resize(rows, columns)

    def text(self):
        """The screen as text, one line a row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def rules(self):
        return self.screen.rules
