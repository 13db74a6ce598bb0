"""codeContent (section 3.11) taken apart and put together, and the symbols' pictures."""

import base64
import struct


class Code:
    """The 92 octets behind the 148 letters."""

    def __init__(self, text):
        assert len(text) == 148 and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), text
        self.text = text
        self.octets = base64.b32decode(text + "=" * (-len(text) % 8))
        o = self.octets
        assert len(o) == 92
        self.magic = o[0]
        self.algorithm, self.flags = o[1] >> 4, o[1] & 15
        self.division = f"{int.from_bytes(o[2:5], 'big'):06d}"
        self.code_id = o[5:17].hex()
        self.issued, self.life = struct.unpack(">II", o[17:25])
        self.grade = o[25]
        self.key_id = int.from_bytes(o[26:28], "big")
        self.signed, self.signature = o[:28], o[28:]


def text_of(octets):
    return base64.b32encode(octets).decode().rstrip("=")


def altered(text, at, value=None):
    """The code with one octet changed."""
    o = bytearray(Code(text).octets)
    o[at] = (o[at] ^ 0x5A) if value is None else value
    return text_of(bytes(o))


def rows_of(img_stream, width):
    """3.21.13: rows of ceil(width/8) octets, most significant bit first, 1 = dark."""
    data = base64.b64decode(img_stream, validate=True)
    stride = (width + 7) // 8
    assert len(data) % stride == 0, (len(data), width)
    rows = []
    for y in range(0, len(data), stride):
        row = data[y:y + stride]
        rows.append([row[x >> 3] >> (7 - (x & 7)) & 1 for x in range(width)])
        spare = stride * 8 - width
        assert row[-1] & ((1 << spare) - 1) == 0, "bits past the width are light"
    return rows


_ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_MASKS = [
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
]


def read_qr_5l(rows):
    """The text of a version 5-L QR symbol without damage (ISO/IEC 18004)."""
    n = 37
    assert len(rows) == n and all(len(r) == n for r in rows)
    spots = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    bits = 0
    for r, c in spots:
        bits = bits << 1 | rows[r][c]
    bits ^= 0x5412
    assert bits >> 13 == 0b01, "error correction level L"
    mask = _MASKS[bits >> 10 & 7]

    def reserved(i, j):
        if (i < 9 and j < 9) or (i < 9 and j >= n - 8) or (i >= n - 8 and j < 9):
            return True
        return i == 6 or j == 6 or (28 <= i <= 32 and 28 <= j <= 32)

    stream, up, j = [], True, n - 1
    while j > 0:
        if j == 6:
            j -= 1
        for k in range(n):
            i = n - 1 - k if up else k
            for c in (j, j - 1):
                if not reserved(i, c):
                    stream.append(rows[i][c] ^ mask(i, c))
        up, j = not up, j - 2
    at = 0

    def take(count):
        nonlocal at
        v = 0
        for b in stream[at:at + count]:
            v = v << 1 | b
        at += count
        return v

    assert take(4) == 2, "alphanumeric mode"
    count, text = take(9), ""
    for _ in range(count // 2):
        v = take(11)
        text += _ALNUM[v // 45] + _ALNUM[v % 45]
    if count % 2:
        text += _ALNUM[take(6)]
    return text
