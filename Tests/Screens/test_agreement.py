"""What curses makes of our cells, read by pyte: every cell the same in text, colours, bold, reverse, line and width.

Short by default, 10,000 screens with KAKOU_FULL=1; KAKOU_SEED for others.
"""
import os
from collections import Counter

import pytest
from painted import Painted

SEED = int(os.environ.get("KAKOU_SEED", "20261126"))
SCREENS = 10_000 if os.environ.get("KAKOU_FULL") else 600
# A new size after so many screens.
STAY = 25

# What the screens are painted with: every scheme, every number of colours, ASCII alone, glyphs of ambiguous width.
LOOKS = {
    "dark": ({"TERM": "xterm-256color"}, {"scheme": "dark"}),
    "light": ({"TERM": "xterm-256color"}, {"scheme": "light"}),
    "colour-blind in tmux": ({"TERM": "tmux-256color"}, {"scheme": "colour-blind"}),
    "high contrast in screen": ({"TERM": "screen-256color"}, {"scheme": "high-contrast"}),
    "eight colours": ({"TERM": "xterm"}, {"scheme": "dark"}),
    "without colours": ({"TERM": "xterm-256color", "NO_COLOR": "1"}, {}),
    "ambiguous glyphs are wide": ({"TERM": "xterm-256color"}, {"ambiguous": 2}),
    "linux console": ({"TERM": "linux"}, {"underlines_colours": False}),
    "vt100": ({"TERM": "vt100"}, {"hides_cursor": False}),
}


@pytest.fixture(scope="session")
def program():
    beside = os.path.join(os.path.dirname(os.environ.get("KAKOU", "")), "PaintedScreens")
    if not os.access(beside, os.X_OK):
        pytest.fail("PaintedScreens is not beside KAKOU=/path/to/kakou; build it with swift build --build-tests")
    return beside


def start(program, name, columns=80, rows=24, seed=SEED):
    variables, settings = LOOKS[name]
    return Painted(program, variables, seed, columns, rows, **settings)


TOTAL = Counter()


@pytest.mark.parametrize("name", LOOKS)
def test_every_cell_is_the_same(program, name, capsys):
    painted = start(program, name, seed=SEED + list(LOOKS).index(name))
    count = -(-SCREENS // len(LOOKS))
    try:
        for number in range(1, count + 1):
            faults = painted.faults()
            assert not faults, f"{name}, seed {SEED}: {len(faults)} cells, first {faults[0]}\n{painted.terminal.text()}"
            if number == count:
                break
            painted.resize_at_random() if number % STAY == 0 else painted.ask()
        assert painted.close() == 0
    finally:
        painted.child.kill()
    TOTAL.update(painted.counts)
    TOTAL.update({f"rule {rule}": used for rule, used in painted.terminal.rules.items()})
    if name == list(LOOKS)[-1]:
        with capsys.disabled():
            print(f"\nagreement with pyte, seed {SEED}: " + ", ".join(f"{TOTAL[key]} {key}" for key in sorted(TOTAL)))
        assert TOTAL["rows left out by rule 4"] < TOTAL["cells"] / 8_000, "the rulers must differ in few rows only"


def flip(picture, row, column, kind):
    """The same screen with one cell told wrongly."""
    glyphs, styles, substitutes, ambiguous = picture.lines[row]
    glyphs = glyphs.split("\x1f")
    style = int(styles[2 * column:2 * column + 2], 16)
    if kind == "text":
        glyphs[column] = "Y" if glyphs[column] == "X" else "X"
    elif kind == "width":
        glyphs[column] = ""
    else:
        style ^= {"underline": 1, "reverse": 2, "bold": 4, "role": 8}[kind]
    styles = styles[:2 * column] + f"{style:02x}" + styles[2 * column + 2:]
    picture.lines[row] = ["\x1f".join(glyphs), styles, substitutes, ambiguous]


@pytest.mark.parametrize("kind", ["text", "width", "underline", "reverse", "bold"])
def test_one_cell_told_wrongly_is_found(program, kind):
    painted = start(program, "dark", 40, 12)
    found = 0
    try:
        while found < 6:
            assert not painted.faults()
            for row in range(painted.picture.rows):
                cells = list(painted.picture.cells(row))
                # A plain ASCII letter beside another one, in a look that is neither bold, underlined nor reversed by itself.
                column = next((at for at in range(1, len(cells)) if all(
                    cell[0].isalpha() and cell[0].isascii() and len(cell[0]) == 1 and cell[1] == 0
                    for cell in cells[at - 1:at + 1])), None)
                if column is None:
                    continue
                before = list(painted.picture.lines[row])
                flip(painted.picture, row, column, kind)
                faults = painted.faults()
                painted.picture.lines[row] = before
                assert faults and all(fault.row == row for fault in faults)
                assert kind == "width" or [fault.column for fault in faults] == [column]
                found += 1
            painted.ask()
            assert painted.number < 400, "too few plain letters are drawn"
    finally:
        painted.child.kill()


def test_one_octet_more_is_found(program):
    painted = start(program, "dark", 40, 12)
    try:
        assert not painted.faults()
        row, column = 5, 7
        painted.terminal.feed(b"\x1b7\x1b[%d;%dH\xe2\x82\xac\x1b8" % (row + 1, column + 1))
        assert [(fault.row, fault.column) for fault in painted.faults()] == [(row, column)]
    finally:
        painted.child.kill()
