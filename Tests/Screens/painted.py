"""Runs PaintedScreens, has another emulator read its octets, and compares every cell."""
import os
import random
import unicodedata
from collections import Counter

from emulator import Terminal, colour, is_unmarked, libc_width, rulers_differ
from pty_child import Child


class Look:
    def __init__(self, foreground, background, reverse, bold, underline):
        self.foreground, self.background = colour(int(foreground)), colour(int(background))
        self.reverse, self.bold, self.underline = (flag == "1" for flag in (reverse, bold, underline))


class Picture:
    """What a screen should look like, as the program that painted it says."""

    def __init__(self, head, lines):
        _, self.number, self.columns, self.rows, self.column, self.row, seen = head.split()
        self.number, self.columns, self.rows = int(self.number), int(self.columns), int(self.rows)
        self.cursor, self.shows_cursor = (int(self.column), int(self.row)), seen == "1"
        self.lines = [lines[4 * row:4 * row + 4] for row in range(self.rows)]

    def cells(self, row):
        glyphs, styles, substitutes, ambiguous = self.lines[row]
        glyphs = glyphs.split("\x1f")
        for column, glyph in enumerate(glyphs):
            yield glyph, int(styles[2 * column:2 * column + 2], 16), substitutes[column], ambiguous[column] == "A"


class Fault:
    """One cell that differs."""

    def __init__(self, picture, row, column, wanted, got):
        self.picture, self.row, self.column, self.wanted, self.got = picture, row, column, wanted, got

    def __str__(self):
        return f"screen {self.picture} row {self.row} column {self.column}: wanted {self.wanted}, got {self.got}"


def visible(data, foreground, background, bold, reverse, underline):
    """What there is to see of a cell: a blank without a line under it shows its ground alone."""
    if data == " " and not underline:
        return (" ", foreground if reverse else "", background if not reverse else "", bold and reverse, reverse, False)
    return (data, foreground, background, bold, reverse, underline)


def base(data):
    """A glyph without its marks."""
    return unicodedata.normalize("NFC", "".join(
        c for c in unicodedata.normalize("NFD", data) if not unicodedata.combining(c)))


class Painted:
    """One run of the program.

    Two facts of terminals are not the painter's: vt100 cannot hide its cursor (`hides_cursor`), and a Linux console does not
    underline in colour, so that curses leaves the line out (`underlines_colours`).
    """

    def __init__(self, program, variables, seed, columns, rows, hides_cursor=True, underlines_colours=True, **settings):
        self.hides_cursor, self.underlines_colours = hides_cursor, underlines_colours
        arguments = [f"{name}={value}" for name, value in settings.items()]
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **variables}
        self.child = Child([program, f"seed={seed}", "report=3", *arguments], environment, columns, rows, report=True)
        self.terminal = Terminal(columns, rows)
        self.looks, self.counts = {}, Counter()
        self.number, self.dice = 0, random.Random(seed)
        self.ascii, self.ambiguous_width = False, 1
        self.picture = None
        self.next_picture()

    # The order of things: a key, or a new size; the screen's octets; its mark. Nothing is on its way in between.
    def ask(self):
        self.child.type(b"\x1b[A")
        self.next_picture()

    def resize(self, columns, rows):
        self.terminal.resize(columns, rows)
        self.child.resize(columns, rows)
        self.next_picture()

    def resize_at_random(self):
        self.resize(self.dice.randint(2, 132), self.dice.randint(1, 43))

    def next_picture(self):
        self.number += 1
        mark = b"\x1b]7777;%d\x07" % self.number
        self.child.read_until(lambda child: mark in child.output)
        octets, self.child.output = self.child.output.split(mark, 1)
        self.counts["screens"] += 1
        self.counts["octets"] += len(octets)
        self.terminal.feed(octets)
        self.read_report()

    def read_report(self):
        while True:
            lines = self.child.reported.decode(errors="replace").split("\n")
            at = next((i for i, line in enumerate(lines) if line.startswith(f"P {self.number} ")), None)
            if at is not None:
                count = 4 * int(lines[at].split()[3])
                if len(lines) > at + 1 + count:
                    break
            self.child.read()
        for line in lines[:at]:
            words = line.split()
            if words and words[0] == "L":
                self.looks[int(words[1])] = Look(*words[2:])
            elif words and words[0] == "C":
                self.ascii, self.ambiguous_width = words[1] == "1", int(words[2])
        self.picture = Picture(lines[at], lines[at + 1:at + 1 + count])
        self.child.reported = "\n".join(lines[at + 1 + count:]).encode()

    def is_showable(self, glyph, width, ambiguous):
        if ord(glyph[0]) < 0x7F:
            return True
        if self.ascii or (self.ambiguous_width > 1 and ambiguous):
            return False
        return libc_width(glyph[0]) == width

    def wanted(self, row):
        """The row's cells as they should be, each with the rule that bounds its comparison."""
        cells = list(self.picture.cells(row))
        for column, (glyph, style, substitute, ambiguous) in enumerate(cells):
            if glyph == "":
                continue
            width = 2 if column + 1 < len(cells) and cells[column + 1][0] == "" else 1
            look = self.looks[style & ~5]
            bold, underline = bool(style & 4) or look.bold, bool(style & 1) or look.underline
            if not self.underlines_colours and (look.foreground, look.background) != ("default", "default"):
                underline = False
            rest = (look.foreground, look.background, bold, look.reverse, underline)
            if not self.is_showable(glyph, width, ambiguous):
                self.counts["substituted"] += 1
                for _ in range(width):
                    yield substitute, rest, None
                continue
            marks = "" if self.ascii else "".join(c for c in glyph[1:] if libc_width(c) == 0)
            rule = "ruler" if rulers_differ(glyph[0] + marks) else None
            marks = "".join(c for c in marks if not is_unmarked(c))
            if marks and (width == 2 or column + width == len(cells)):
                rule, marks = rule or "base", ""
            if rule == "base":
                glyph = base(glyph[0])
            yield unicodedata.normalize("NFC", glyph[0] + marks), rest, rule
            if width == 2:
                yield "", rest, rule

    def got(self, row, column, rule):
        cell = self.terminal.screen.buffer[row][column]
        data = cell.data
        if rule == "base":
            data = base(data)
        data = unicodedata.normalize("NFC", data)
        return visible(data, cell.fg, cell.bg, cell.bold, cell.reverse, cell.underscore)

    def faults(self):
        """Every cell that the two do not agree on, and the cursor."""
        picture, found = self.picture, []
        for row in range(picture.rows):
            wanted = list(self.wanted(row))
            if any(rule == "ruler" for _, _, rule in wanted):
                self.counts["rows left out by rule 4"] += 1
                continue
            for column, (data, rest, rule) in enumerate(wanted):
                self.counts["cells"] += 1
                self.counts["wide cells"] += data == ""
                self.counts["marked cells"] += len(unicodedata.normalize("NFD", data)) > 1
                self.counts["cells compared by rules 3 and 5"] += rule == "base"
                foreground, background, bold, reverse, underline = rest
                want = visible(data, foreground, background, bold, reverse, underline)
                got = self.got(row, column, rule)
                if want != got:
                    found.append(Fault(picture.number, row, column, want, got))
        cursor, place = self.terminal.screen.cursor, self.terminal.screen.place
        if place != picture.cursor:
            found.append(Fault(picture.number, picture.cursor[1], picture.cursor[0], "cursor", place))
        if self.hides_cursor and cursor.hidden == picture.shows_cursor:
            found.append(Fault(picture.number, 0, 0, f"cursor seen {picture.shows_cursor}", f"hidden {cursor.hidden}"))
        return found

    def close(self):
        self.child.type(b"\x1b[21~")
        return self.child.wait()
