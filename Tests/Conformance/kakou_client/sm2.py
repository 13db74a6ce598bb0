"""SM2 (GB/T 32918) in plain Python: sign, verify, encrypt, decrypt.

Points are held in Jacobian coordinates; a fixed base gets a table of windows, so
that a signature or a verification under a known key is some thirty additions.
"""

import secrets

from . import der
from .sm3 import sm3

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
GX = 0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7
GY = 0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0
USER_ID = b"1234567812345678"


def on_curve(x, y):
    return 0 <= x < P and 0 <= y < P and (y * y - (x * x * x + A * x + B)) % P == 0


def _double(pt):
    x, y, z = pt
    if not z or not y:
        return (1, 1, 0)
    zz = z * z % P
    m = 3 * (x - zz) * (x + zz) % P
    yy = y * y % P
    s = 4 * x * yy % P
    x3 = (m * m - 2 * s) % P
    return (x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P)


def _add_affine(pt, q):
    """pt (Jacobian) + q (affine, not infinity)."""
    x1, y1, z1 = pt
    x2, y2 = q
    if not z1:
        return (x2, y2, 1)
    zz = z1 * z1 % P
    h = (x2 * zz - x1) % P
    r = (y2 * zz * z1 - y1) % P
    if not h:
        return _double(pt) if not r else (1, 1, 0)
    hh = h * h % P
    hhh = h * hh % P
    v = x1 * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return (x3, (r * (v - x3) - y1 * hhh) % P, z1 * h % P)


def _affine(pt):
    x, y, z = pt
    if not z:
        return None
    zi = pow(z, -1, P)
    zz = zi * zi % P
    return (x * zz % P, y * zz * zi % P)


def _affine_all(points):
    """Many Jacobian points made affine with one inversion."""
    acc, prefix = 1, []
    for _, _, z in points:
        prefix.append(acc)
        acc = acc * z % P
    inv = pow(acc, -1, P)
    out = [None] * len(points)
    for i in range(len(points) - 1, -1, -1):
        x, y, z = points[i]
        zi = inv * prefix[i] % P
        inv = inv * z % P
        zz = zi * zi % P
        out[i] = (x * zz % P, y * zz * zi % P)
    return out


class Table:
    """Multiples of one point, window by window."""

    def __init__(self, point, width):
        self.width = width
        rows, base = [], (point[0], point[1], 1)
        self.size = (1 << width) - 1
        for _ in range((256 + width - 1) // width):
            b = _affine(base)
            acc = base
            rows.append(acc)
            for _ in range(self.size - 1):
                acc = _add_affine(acc, b)
                rows.append(acc)
            base = _add_affine(acc, b)
        flat = _affine_all(rows)
        self.rows = [flat[i:i + self.size] for i in range(0, len(flat), self.size)]

    def accumulate(self, acc, k):
        i, mask = 0, self.size
        while k:
            d = k & mask
            if d:
                acc = _add_affine(acc, self.rows[i][d - 1])
            k >>= self.width
            i += 1
        return acc

    def times(self, k):
        return _affine(self.accumulate((1, 1, 0), k))


_G = Table((GX, GY), 7)


def _multiply(point, k):
    """k times an affine point, by 4-bit windows."""
    row = [None, (point[0], point[1], 1)]
    for _ in range(14):
        row.append(_add_affine(row[-1], point))
    row = [None] + _affine_all(row[1:])
    acc = (1, 1, 0)
    for shift in range(252, -1, -4):
        for _ in range(4):
            acc = _double(acc)
        d = (k >> shift) & 15
        if d:
            acc = _add_affine(acc, row[d])
    return acc


def _kdf(z, n):
    out, ct = b"", 1
    while len(out) < n:
        out += sm3(z + ct.to_bytes(4, "big"))
        ct += 1
    return out[:n]


def _b32(n):
    return n.to_bytes(32, "big")


class PublicKey:
    """A point of the curve that verifies and encrypts."""

    def __init__(self, x, y):
        if not on_curve(x, y):
            raise ValueError("not a point of the curve")
        self.x, self.y = x, y
        self._z = {}
        self._table = None
        self._uses = 0

    @classmethod
    def from_point(cls, octets):
        if len(octets) != 65 or octets[0] != 4:
            raise ValueError("not a 65-byte uncompressed point")
        return cls(int.from_bytes(octets[1:33], "big"), int.from_bytes(octets[33:], "big"))

    @property
    def point(self):
        return b"\x04" + _b32(self.x) + _b32(self.y)

    def z(self, user=USER_ID):
        if user not in self._z:
            self._z[user] = sm3((len(user) * 8).to_bytes(2, "big") + user + _b32(A) + _b32(B) + _b32(GX)
                                + _b32(GY) + _b32(self.x) + _b32(self.y))
        return self._z[user]

    def _accumulate(self, acc, k):
        self._uses += 1
        if self._table is None and self._uses > 20:
            self._table = Table((self.x, self.y), 6)
        if self._table:
            return self._table.accumulate(acc, k)
        pt = _affine(_multiply((self.x, self.y), k))
        return _add_affine(acc, pt) if pt else acc

    def verify_rs(self, r, s, message, user=USER_ID):
        if not (0 < r < N and 0 < s < N):
            return False
        e = int.from_bytes(sm3(self.z(user) + message), "big")
        t = (r + s) % N
        if not t:
            return False
        pt = _affine(self._accumulate(_G.accumulate((1, 1, 0), s), t))
        return pt is not None and (e + pt[0]) % N == r

    def verify(self, signature, message):
        """Whether the DER SEQUENCE {r, s} is this key's signature over `message`."""
        try:
            r, s = der.parse_sequence(signature)
        except (ValueError, IndexError):
            return False
        return isinstance(r, int) and isinstance(s, int) and self.verify_rs(r, s, message)

    def verify_raw(self, signature, message):
        """Whether r || s is this key's signature over `message`."""
        return len(signature) == 64 and self.verify_rs(
            int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"), message)

    def encrypt(self, message, k=None):
        """The DER SEQUENCE {x, y, hash, cipher} of GM/T 0009."""
        while True:
            kk = k or secrets.randbelow(N - 1) + 1
            x1, y1 = _G.times(kk)
            x2, y2 = _affine(self._accumulate((1, 1, 0), kk))
            t = _kdf(_b32(x2) + _b32(y2), len(message))
            if any(t) or not message:
                break
        c2 = bytes(a ^ b for a, b in zip(message, t))
        c3 = sm3(_b32(x2) + message + _b32(y2))
        return der.sequence(der.integer(x1), der.integer(y1), der.octets(c3), der.octets(c2))


class PrivateKey:
    """A scalar that signs and decrypts."""

    def __init__(self, d=None):
        self.d = d if d is not None else secrets.randbelow(N - 2) + 1
        self.public = PublicKey(*_G.times(self.d))
        self._inv = pow(1 + self.d, -1, N)

    def sign_rs(self, message, user=USER_ID, k=None):
        e = int.from_bytes(sm3(self.public.z(user) + message), "big")
        while True:
            kk = k or secrets.randbelow(N - 1) + 1
            x1, _ = _G.times(kk)
            r = (e + x1) % N
            if r and r + kk != N:
                s = self._inv * (kk - r * self.d) % N
                if s:
                    return r, s

    def sign(self, message):
        return der.sequence(*(der.integer(v) for v in self.sign_rs(message)))

    def sign_raw(self, message):
        r, s = self.sign_rs(message)
        return _b32(r) + _b32(s)

    def decrypt(self, ciphertext):
        x, y, c3, c2 = der.parse_sequence(ciphertext)
        if not on_curve(x, y):
            raise ValueError("not a point of the curve")
        x2, y2 = _affine(_multiply((x, y), self.d))
        t = _kdf(_b32(x2) + _b32(y2), len(c2))
        m = bytes(a ^ b for a, b in zip(c2, t))
        if sm3(_b32(x2) + m + _b32(y2)) != c3:
            raise ValueError("hash differs")
        return m
