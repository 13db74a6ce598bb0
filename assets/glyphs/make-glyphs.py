#!/usr/bin/env python3
"""Writes Sources/Widgets/Banners/ChineseLetters.swift: the characters of characters.txt, twelve pixels square.

The drawings are those of Ark Pixel Font, 12 px monospaced (Copyright (c) 2021, TakWolf, https://takwolf.com; SIL Open
Font License 1.1, see OFL.txt beside this script). Run it from the top of the repository:

    git clone https://github.com/TakWolf/ark-pixel-font /tmp/ark
    git -C /tmp/ark checkout dd292b6d9b8a05ed0ec58cef0a7377b8b7dda4bc
    python3 assets/glyphs/make-glyphs.py /tmp/ark > Sources/Widgets/Banners/ChineseLetters.swift
"""

import pathlib
import struct
import subprocess
import sys
import zlib

SIDE = 12
WEIGHT = {"monospaced": 0, "common": 1}  # which drawing is taken where the font has both


def png_rows(data):
    """The pixels of a PNG as rows of booleans: true where there is ink."""
    position, packed = 8, b""
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        position += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
    if interlaced or depth != 8 or colour not in (4, 6):
        sys.exit(f"a PNG of depth {depth} and colour type {colour} is not understood")
    step = {4: 2, 6: 4}[colour]
    raw, rows, before, position = zlib.decompress(packed), [], bytearray(width * step), 0
    for _ in range(height):
        kind, line = raw[position], bytearray(raw[position + 1:position + 1 + width * step])
        position += 1 + width * step
        for i in range(len(line)):
            a = line[i - step] if i >= step else 0
            b, c = before[i], before[i - step] if i >= step else 0
            if kind == 1:
                line[i] = (line[i] + a) & 255
            elif kind == 2:
                line[i] = (line[i] + b) & 255
            elif kind == 3:
                line[i] = (line[i] + (a + b) // 2) & 255
            elif kind == 4:
                p = a + b - c
                nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
                line[i] = (line[i] + nearest) & 255
        rows.append([line[i * step + step - 1] > 127 for i in range(width)])
        before = line
    return rows


def git(repository, *arguments):
    return subprocess.run(["git", "-C", repository, *arguments], check=True, capture_output=True).stdout


def drawings(repository):
    """Code point to the path of its drawing for simplified Chinese."""
    found = {}
    listing = git(repository, "ls-tree", "-r", "-z", "--name-only", "HEAD", "assets/glyphs/12/")
    for name in listing.decode().split("\0"):
        path = pathlib.PurePosixPath(name)
        if path.suffix != ".png" or path.parts[3] not in WEIGHT:
            continue
        code, _, flavours = path.stem.partition(" ")
        if len(code) not in (4, 5) or (flavours and "zh_cn" not in flavours.split(",")):
            continue
        rank = (0 if flavours else 1, WEIGHT[path.parts[3]])
        if code not in found or rank < found[code][0]:
            found[code] = (rank, name)
    return {code: name for code, (_, name) in found.items()}


def main():
    repository = sys.argv[1]
    commit = git(repository, "rev-parse", "HEAD").decode().strip()
    words = pathlib.Path(__file__).with_name("characters.txt").read_text().splitlines()
    wanted = sorted({c for word in words if not word.startswith("#") for c in word})
    paths = drawings(repository)
    print(f"""// Made by assets/glyphs/make-glyphs.py; do not edit.
// The drawings are from Ark Pixel Font, 12 px, at {commit[:12]}.
// Copyright (c) 2021, TakWolf (https://takwolf.com). SIL Open Font License 1.1: assets/glyphs/OFL.txt.

/// The Chinese characters of the verdict words, twelve pixels square.
enum ChineseLetters {{
    /// Pixels across and down.
    static let side = {SIDE}

    /// The rows of a character from the top, the leftmost pixel the highest bit; nil where there is no such character.
    static func rows(of character: Character) -> [UInt16]? {{ drawings[character] }}

    private static let drawings: [Character: [UInt16]] = [""")
    missing = []
    for character in wanted:
        path = paths.get(f"{ord(character):04X}")
        if not path:
            missing.append(character)
            continue
        rows = png_rows(git(repository, "show", f"HEAD:{path}"))
        if len(rows) != SIDE or len(rows[0]) != SIDE:
            sys.exit(f"{character} is {len(rows[0])} by {len(rows)} pixels")
        bits = [sum(ink << (SIDE - 1 - column) for column, ink in enumerate(row)) for row in rows]
        print(f'        "{character}": [' + ", ".join(f"0x{row:03X}" for row in bits) + "],")
    print("    ]\n}")
    if missing:
        sys.exit("no drawing for " + "".join(missing))


main()
