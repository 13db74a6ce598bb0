"""SM3 (GB/T 32905) in plain Python."""

import struct

_IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
_M = 0xFFFFFFFF


def _rotl(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & _M


_T = [_rotl(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def _compress(v, block):
    w = list(struct.unpack(">16I", block))
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ (((w[j - 3] << 15) | (w[j - 3] >> 17)) & _M)
        x ^= (((x << 15) | (x >> 17)) ^ ((x << 23) | (x >> 9))) & _M
        y = w[j - 13]
        w.append((x ^ (((y << 7) | (y >> 25)) & _M) ^ w[j - 6]) & _M)
    a, b, c, d, e, f, g, h = v
    for j in range(64):
        a12 = ((a << 12) | (a >> 20)) & _M
        s = (a12 + e + _T[j]) & _M
        ss1 = ((s << 7) | (s >> 25)) & _M
        if j < 16:
            ff = a ^ b ^ c
            gg = e ^ f ^ g
        else:
            ff = (a & b) | (a & c) | (b & c)
            gg = (e & f) | (~e & g & _M)
        tt1 = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & _M
        tt2 = (gg + h + ss1 + w[j]) & _M
        d = c
        c = ((b << 9) | (b >> 23)) & _M
        b = a
        a = tt1
        h = g
        g = ((f << 19) | (f >> 13)) & _M
        f = e
        e = tt2 ^ (((tt2 << 9) | (tt2 >> 23)) & _M) ^ (((tt2 << 17) | (tt2 >> 15)) & _M)
    return tuple(x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h)))


def sm3(data: bytes) -> bytes:
    """The 32-byte SM3 digest of `data`."""
    n = len(data)
    data = bytes(data) + b"\x80" + b"\0" * ((55 - n) % 64) + struct.pack(">Q", n * 8)
    v = _IV
    for i in range(0, len(data), 64):
        v = _compress(v, data[i:i + 64])
    return struct.pack(">8I", *v)
