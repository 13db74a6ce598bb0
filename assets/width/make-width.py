#!/usr/bin/env python3
"""Writes Sources/Cells/Text/WidthTable.swift: which scalars take two columns, none, or must not be shown.

The ranges come from the tables of the Python package wcwidth (MIT licence), which takes them from the Unicode
Character Database; the categories come from Python's own unicodedata. Run it from the top of the repository:

    python3 -m venv /tmp/width && /tmp/width/bin/pip install wcwidth==0.9.4
    /tmp/width/bin/python assets/width/make-width.py > Sources/Cells/Text/WidthTable.swift
"""

import unicodedata

from wcwidth.table_ambiguous import AMBIGUOUS_EASTASIAN
from wcwidth.table_wide import WIDE_EASTASIAN
from wcwidth.table_zero import ZERO_WIDTH

# Default-ignorable and formatting scalars that are not (or, in an older Python, not yet) of a dropped category.
DROPPED_TOO = [
    (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB), (0x13430, 0x1345F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0x1F3FB, 0x1F3FF),
    (0xE0000, 0xE0FFF),
]
DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Shown as "?": no terminal agrees with another on them.
REPLACED = [(0xE000, 0xF8FF), (0xFDD0, 0xFDEF), (0xF0000, 0x10FFFF)]
REPLACED += [(plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(15)]


def members(ranges):
    return {scalar for low, high in ranges for scalar in range(low, high + 1)}


def ranges(scalars):
    found = []
    for scalar in sorted(scalars):
        if found and scalar == found[-1][1] + 1:
            found[-1][1] = scalar
        else:
            found.append([scalar, scalar])
    return found


def write(name, comment, scalars):
    print(f"\n    /// {comment}")
    print(f"    static let {name}: [UInt32] = [")
    line = "       "
    for low, high in ranges(scalars):
        pair = f" 0x{low:04X}, 0x{high:04X},"
        if len(line) + len(pair) > 119:
            print(line)
            line = "       "
        line += pair
    print(line)
    print("    ]")


version = list(WIDE_EASTASIAN)[-1]
dropped = {s for s in range(0x110000) if unicodedata.category(chr(s)) in DROPPED_CATEGORIES} | members(DROPPED_TOO)
replaced = members(REPLACED) - dropped
marks = members(ZERO_WIDTH[version]) - dropped - replaced
wide = members(WIDE_EASTASIAN[version]) - dropped - replaced - marks
ambiguous = members(AMBIGUOUS_EASTASIAN[list(AMBIGUOUS_EASTASIAN)[-1]]) - dropped - replaced - marks - wide

print("// Made by assets/width/make-width.py; do not edit.")
print()
print("/// Column widths of scalars, as pairs of first and last, in order.")
print("enum WidthTable {")
print("    /// The version of Unicode that the widths follow.")
print(f'    static let unicodeVersion = "{version}"')
write("wide", "Two columns.", wide)
write("marks", "No column of their own: they sit on the scalar before them.", marks)
write("dropped", "Control, bidirectional, zero-width and formatting scalars: never shown.", dropped)
write("replaced", "Private use and noncharacters: shown as a question mark.", replaced)
write("ambiguous", "One column here, two in a terminal set to wide ambiguous glyphs.", ambiguous)
print("}")
