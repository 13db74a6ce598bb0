"""The few DER shapes the profile uses: SEQUENCE, INTEGER, OCTET STRING."""


def _length(n):
    if n < 0x80:
        return bytes([n])
    body = n.to_bytes((n.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(body)]) + body


def integer(n: int) -> bytes:
    body = n.to_bytes(n.bit_length() // 8 + 1, "big")
    return b"\x02" + _length(len(body)) + body


def octets(b: bytes) -> bytes:
    return b"\x04" + _length(len(b)) + b


def sequence(*parts: bytes) -> bytes:
    body = b"".join(parts)
    return b"\x30" + _length(len(body)) + body


def _read(data, at, tag):
    if data[at] != tag:
        raise ValueError(f"tag {data[at]:02x} where {tag:02x} was due")
    n = data[at + 1]
    at += 2
    if n & 0x80:
        k = n & 0x7F
        n = int.from_bytes(data[at:at + k], "big")
        at += k
    if at + n > len(data):
        raise ValueError("short DER")
    return data[at:at + n], at + n


def parse_sequence(data: bytes):
    """The values of a SEQUENCE of INTEGERs (as int) and OCTET STRINGs (as bytes)."""
    body, end = _read(data, 0, 0x30)
    if end != len(data):
        raise ValueError("trailing octets")
    values, at = [], 0
    while at < len(body):
        if body[at] == 0x02:
            v, at = _read(body, at, 0x02)
            if not v or (len(v) > 1 and v[0] == 0 and v[1] < 0x80):
                raise ValueError("INTEGER is not minimal")
            values.append(int.from_bytes(v, "big", signed=True))
        else:
            v, at = _read(body, at, 0x04)
            values.append(v)
    return values
