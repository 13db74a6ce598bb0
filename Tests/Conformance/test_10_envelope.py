"""Section 2 and 3.21.2: the envelope, octet by octet, and its limits."""

import json
import socket

import pytest

from kakou_client import der
from kakou_client.sm2 import PrivateKey
from kakou_client.wire import JSON_TYPE, PATHS, b64, dumps, envelope

I4 = PATHS["I4"]


def members(gate, **more):
    return gate.biz({"serviceType": "1000", "applyType": "1", "deviceSn": gate.sn, **more})


def accepted(gate, body, **more):
    a = gate.link.post(I4, body, **more).check(gate.keys.sign)
    assert a.code == "0", a
    return a


def refused(gate, body, codes=("1001",), statuses=(400,), **more):
    """Refused, signed with status 200 or unsigned with one of `statuses`."""
    a = gate.link.post(I4, body, **more)
    if a.signed:
        a.check(gate.keys.sign)
    else:
        a.check_unsigned(statuses)
    assert a.code in codes, a
    return a


def escaped(text):
    return "".join(f"\\u{ord(c):04x}" for c in text)


OCTETS = {
    "indented": lambda m: json.dumps(m, indent=2).encode(),
    "tabs-and-crlf": lambda m: json.dumps(m, indent="\t").replace("\n", "\r\n").encode(),
    "spaces-before-colons": lambda m: json.dumps(m, separators=(" , ", " : ")).encode(),
    "white-space-inside-the-braces": lambda m: b"{ \n\t\r " + dumps(m)[1:-1] + b" \r\t\n }",
    "members-reversed": lambda m: dumps(dict(reversed(list(m.items())))),
    "member-names-escaped": lambda m: dumps(m).replace(b'"custNum"', b'"' + escaped("custNum").encode() + b'"'),
    "values-escaped": lambda m: dumps(m).replace(b'"1000"', b'"' + escaped("1000").encode() + b'"'),
    "unknown-text-raw-utf8": lambda m: dumps({**m, "note": "风险地区😀"}),
    "unknown-text-escaped-surrogates": lambda m: json.dumps({**m, "note": "风险地区😀"}).encode(),
    "escaped-solidus-and-controls": lambda m: dumps(m)[:-1] + rb',"note":"\/\b\f\n\r\t\"\\"}',
    "braces-and-quotes-in-text": lambda m: dumps({"note": '}}]"{[{\\', **m}),
    "unknown-numbers-of-every-form": lambda m: dumps(m)[:-1] + b',"n":[0,-0,1.50,1e2,-1.5E+3,2e-7,123456789012345678901234567890]}',
    "unknown-object-and-null": lambda m: dumps({**m, "x": {"a": [None, True, False, {}], "": 1}}),
    "unknown-member-first": lambda m: dumps({"zzz": 1, **m}),
    "same-member-name-in-different-objects": lambda m: dumps({**m, "x": {"custNum": "other", "y": {"custNum": "third"}}}),
}


@pytest.mark.parametrize("form", OCTETS)
def test_2_exact_octets_are_signed(w, form):
    gate = w.gate
    accepted(gate, envelope(OCTETS[form](members(gate)), gate.key))


ENVELOPES = {
    "sign-before-bizPackage": lambda b, s: b'{"sign":"%s","bizPackage":%s}' % (s, b),
    "white-space-around-everything": lambda b, s: b' \r\n{ "bizPackage" \t: %s \n, "sign" : "%s" }\n \t' % (b, s),
    "unknown-members": lambda b, s: b'{"v":{"w":[1,2]},"bizPackage":%s,"x":null,"sign":"%s"}' % (b, s),
    "decoy-bizPackage-in-a-text": lambda b, s: b'{"v":"\\"bizPackage\\":{}","bizPackage":%s,"sign":"%s"}' % (b, s),
    "decoy-bizPackage-in-an-object": lambda b, s: b'{"v":{"bizPackage":{"a":1}},"bizPackage":%s,"sign":"%s"}' % (b, s),
    "member-name-escaped": lambda b, s: b'{"biz\\u0050ackage":%s,"si\\u0067n":"%s"}' % (b, s),
    "sign-with-escaped-solidus": lambda b, s: b'{"bizPackage":%s,"sign":"%s"}' % (b, s.replace(b"/", b"\\/")),
    "no-keyId-no-signAlg": lambda b, s: b'{"bizPackage":%s,"sign":"%s"}' % (b, s),
    "keyId-1": lambda b, s: b'{"bizPackage":%s,"sign":"%s","keyId":1}' % (b, s),
    "signAlg-SM2-SM3": lambda b, s: b'{"bizPackage":%s,"sign":"%s","signAlg":"SM2-SM3"}' % (b, s),
}


@pytest.mark.parametrize("form", ENVELOPES)
def test_2_envelope_form_accepted(w, form):
    gate = w.gate
    biz = json.dumps(members(gate), indent=1).encode()
    accepted(gate, ENVELOPES[form](biz, b64(gate.key.sign(biz)).encode()))


def _bad_signatures(gate, biz):
    good = gate.key.sign(biz)
    r, s = der.parse_sequence(good)
    return {
        "by-another-key": PrivateKey().sign(biz),
        "over-other-octets": gate.key.sign(biz + b" "),
        "over-the-same-value-written-otherwise": gate.key.sign(json.dumps(json.loads(biz), indent=1).encode()),
        "over-the-envelope": gate.key.sign(b'{"bizPackage":' + biz + b"}"),
        "raw-r-s-instead-of-DER": gate.key.sign_raw(biz),
        "one-bit-off": good[:-1] + bytes([good[-1] ^ 1]),
        "r-and-s-swapped": der.sequence(der.integer(s), der.integer(r)),
        "zero-r": der.sequence(der.integer(0), der.integer(s)),
        "octets-after-the-SEQUENCE": good + b"\0",
        "another-user-id": der.sequence(*(der.integer(v) for v in gate.key.sign_rs(biz, user=b"ALICE123@YAHOO.COM"))),
        "empty-user-id": der.sequence(*(der.integer(v) for v in gate.key.sign_rs(biz, user=b""))),
        "no-DER-at-all": b"signature",
    }


@pytest.mark.parametrize("form", list(_bad_signatures(type("G", (), {"key": PrivateKey()}), b"{}")))
def test_2_bad_signature_is_1004_signed(w, form):
    gate = w.gate
    biz = dumps(members(gate))
    body = b'{"bizPackage":%s,"sign":"%s"}' % (biz, b64(_bad_signatures(gate, biz)[form]).encode())
    a = gate.link.post(I4, body).check(gate.keys.sign)
    assert a.code == "1004", a


def test_2_altered_octet_is_1004(w):
    body = w.gate.seal({"serviceType": "1000", "applyType": "1", "deviceSn": w.gate.sn}).replace(b'"1000"', b'"2000"')
    assert w.link.post(I4, body).check(w.gate.keys.sign).code == "1004"


def test_2_re_serialisation_is_not_what_is_verified(w):
    """Signed compact, sent indented: the same value, other octets."""
    m = members(w.gate)
    body = b'{"bizPackage":%s,"sign":"%s"}' % (json.dumps(m, indent=1).encode(), b64(w.gate.key.sign(dumps(m))).encode())
    assert w.link.post(I4, body).check(w.gate.keys.sign).code == "1004"


@pytest.mark.parametrize("what,text", [
    ("sign-missing", b'{"bizPackage":%b}'), ("sign-empty", b'{"bizPackage":%b,"sign":""}'),
    ("sign-number", b'{"bizPackage":%b,"sign":5}'), ("sign-null", b'{"bizPackage":%b,"sign":null}'),
    ("sign-no-base64", b'{"bizPackage":%b,"sign":"**"}'),
    ("sign-8193-characters", b'{"bizPackage":%b,"sign":"' + b"A" * 8193 + b'"}'),
])
def test_2_sign_rules(w, what, text):
    refused(w.gate, text % dumps(members(w.gate)), ("1001", "1002", "1003", "1004"), (400, 401))


@pytest.mark.parametrize("what,member", [
    ("signAlg-unknown", '"signAlg":"SM2-SHA256"'), ("signAlg-number", '"signAlg":1'),
    ("signAlg-33-characters", '"signAlg":"' + "A" * 33 + '"'),
    ("keyId-text", '"keyId":"1"'), ("keyId-fraction", '"keyId":1.5'), ("keyId-of-no-key", '"keyId":77'),
])
def test_2_envelope_member_rules(w, what, member):
    biz = dumps(members(w.gate))
    body = b'{"bizPackage":%s,"sign":"%s",%s}' % (biz, b64(w.gate.key.sign(biz)).encode(), member.encode())
    refused(w.gate, body, ("1001", "1003", "1004"), (400, 401))


@pytest.mark.parametrize("form", ["in-bizPackage", "in-a-nested-object", "one-of-them-escaped", "in-the-envelope",
                                  "of-an-unknown-member", "two-bizPackages", "two-signs", "in-an-object-of-an-array"])
def test_2_duplicate_member_names_are_refused(w, form):
    gate = w.gate
    plain = dumps(members(gate))
    biz = {
        "in-bizPackage": plain[:-1] + b',"applyType":"1"}',
        "in-a-nested-object": plain[:-1] + b',"x":{"a":1,"b":2,"a":1}}',
        "one-of-them-escaped": plain[:-1] + b',"apply\\u0054ype":"1"}',
        "of-an-unknown-member": plain[:-1] + b',"x":1,"x":1}',
        "in-an-object-of-an-array": plain[:-1] + b',"x":[[{"a":1,"a":1}]]}',
    }.get(form, plain)
    body = envelope(biz, gate.key)
    if form == "in-the-envelope":
        body = body[:-1] + b',"keyId":1}'
    elif form == "two-bizPackages":
        body = body[:-1] + b',"bizPackage":{}}'
    elif form == "two-signs":
        body = body[:-1] + b',"sign":""}'
    refused(gate, body)


def _nested(depth, kind):
    return "[" * depth + "]" * depth if kind == "arrays" else '{"a":' * (depth - 1) + "{}" + "}" * (depth - 1)


@pytest.mark.parametrize("kind", ["arrays", "objects"])
@pytest.mark.parametrize("place", ["bizPackage", "envelope"])
@pytest.mark.parametrize("depth,fine", [(16, True), (17, False)])
def test_3_21_2_nesting_counts_the_envelope_as_1(w, depth, fine, place, kind):
    gate = w.gate
    inner = _nested(depth - (2 if place == "bizPackage" else 1), kind).encode()
    plain = dumps(members(gate))
    if place == "bizPackage":
        body = envelope(plain[:-1] + b',"x":' + inner + b"}", gate.key)
    else:
        body = envelope(plain, gate.key)[:-1] + b',"x":' + inner + b"}"
    if fine:
        accepted(gate, body)
    else:
        a = gate.link.post(I4, body).check_unsigned((400, 413))
        assert a.code == "1001", a


def test_2_brackets_in_texts_are_not_nesting(w):
    accepted(w.gate, envelope(dumps(members(w.gate, note="[" * 60 + "{" * 60)), w.gate.key))


def test_2_siblings_are_not_nesting(w):
    accepted(w.gate, envelope(dumps(members(w.gate, x=[[[]]] * 40)), w.gate.key))


@pytest.mark.parametrize("depth", [18, 100, 20000, 100000])
def test_2_deep_nesting_is_refused(w, depth):
    a = w.link.post(I4, b'{"bizPackage":' + b"[" * depth + b"]" * depth + b',"sign":""}').check_unsigned((400, 413))
    assert a.code == "1001", a


def _padded(gate, size, place):
    plain = dumps(members(gate))
    if place == "bizPackage":
        bare = len(envelope(plain[:-1] + b',"x":""}', gate.key))
        while True:  # the signature's length varies by an octet or two
            body = envelope(plain[:-1] + b',"x":"' + b"a" * (size - bare) + b'"}', gate.key)
            if len(body) == size:
                return body
    body = envelope(plain, gate.key)
    if place == "white-space-after":
        return body + b" " * (size - len(body))
    return body[:-1] + b',"x":"' + b"a" * (size - len(body) - 7) + b'"}'


@pytest.mark.parametrize("place", ["envelope", "white-space-after"])
def test_2_body_of_256_KiB_is_accepted(w, place):
    body = _padded(w.gate, 256 * 1024, place)
    assert len(body) == 262144
    accepted(w.gate, body)


def test_2_bizPackage_filling_256_KiB_is_accepted(w):
    accepted(w.gate, _padded(w.gate, 256 * 1024, "bizPackage"))


@pytest.mark.parametrize("place", ["envelope", "white-space-after"])
def test_2_body_over_256_KiB_is_413_and_1001_unsigned(w, place):
    a = w.link.post(I4, _padded(w.gate, 256 * 1024 + 1, place)).check_unsigned((413,))
    assert a.code == "1001", a


def _exchange(w, head, pieces):
    """A request by hand: the answer's status and body, however early it comes."""
    with socket.create_connection((w.link.host, w.link.port), timeout=20) as s:
        try:
            s.sendall(head)
            for p in pieces:
                s.sendall(p)
        except OSError:
            pass
        data = b""
        try:
            while True:
                more = s.recv(65536)
                if not more:
                    break
                data += more
        except OSError:
            pass
    status = int(data.split(b" ", 2)[1]) if data else 0
    return status, data.split(b"\r\n\r\n", 1)[-1]


def _head(w, path=I4, extra=b""):
    return (f"POST {path} HTTP/1.1\r\nHost: {w.link.host}:{w.link.port}\r\nContent-Type: {JSON_TYPE}\r\n"
            "Connection: close\r\n").encode() + extra + b"\r\n"


def _dechunked(body):
    out = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        n = int(size.split(b";")[0] or b"0", 16)
        if n == 0:
            break
        out, body = out + body[:n], body[n + 2:]
    return out


def _json(body):
    try:
        return json.loads(body)
    except ValueError:
        return json.loads(_dechunked(body))


def _chunks(body, sizes):
    at, i = 0, 0
    while at < len(body):
        n = sizes[i % len(sizes)]
        piece = body[at:at + n]
        yield b"%x\r\n" % len(piece) + piece + b"\r\n"
        at, i = at + n, i + 1
    yield b"0\r\n\r\n"


@pytest.mark.parametrize("sizes", [(1,), (7, 3), (100000,)])
def test_3_21_2_chunked_bodies_are_read(w, sizes):
    body = envelope(dumps(members(w.gate, note="字😀")), w.gate.key)
    status, got = _exchange(w, _head(w, extra=b"Transfer-Encoding: chunked\r\n"), [b"".join(_chunks(body, sizes))])
    assert status == 200 and _json(got)["bizPackage"]["errorCode"] == "0", got


def test_2_chunked_body_over_the_limit_is_413(w):
    body = _padded(w.gate, 256 * 1024 + 1, "envelope")
    status, got = _exchange(w, _head(w, extra=b"Transfer-Encoding: chunked\r\n"), _chunks(body, (16384,)))
    assert status == 413, (status, got[:300])
    assert _json(got)["sign"] == "" and _json(got)["bizPackage"]["errorCode"] == "1001"


@pytest.mark.parametrize("name", ["I1", "I6", "X1", "X3"])
def test_2_ten_megabytes_are_413_and_the_service_lives(w, name):
    size = 10 * 1024 * 1024
    status, got = _exchange(w, _head(w, PATHS[name], b"Content-Length: %d\r\n" % size), [b"a" * 65536] * (size // 65536))
    assert status == 413, (status, got[:200])
    assert _json(got)["sign"] == ""
    assert w.link.get("/health/live").status == 200


MALFORMED = {
    "empty-body": b"", "white-space": b"  \n", "no-json": b"bizPackage=1", "array": b"[]", "text": b'"text"',
    "number": b"1", "null": b"null", "empty-object": b"{}", "trailing-text": b'{"bizPackage":{},"sign":""}x',
    "two-objects": b'{"bizPackage":{},"sign":""}{}', "trailing-comma": b'{"bizPackage":{},"sign":"",}',
    "single-quotes": b"{'bizPackage':{},'sign':''}", "comment": b'{"bizPackage":{}/**/,"sign":""}',
    "NaN": b'{"bizPackage":{"a":NaN},"sign":""}', "leading-zero": b'{"bizPackage":{"a":01},"sign":""}',
    "plus-sign": b'{"bizPackage":{"a":+1},"sign":""}', "bare-point": b'{"bizPackage":{"a":1.},"sign":""}',
    "raw-newline-in-text": b'{"bizPackage":{"a":"\n"},"sign":""}', "raw-NUL-in-text": b'{"bizPackage":{"a":"\0"},"sign":""}',
    "bad-escape": b'{"bizPackage":{"a":"\\x41"},"sign":""}', "short-escape": b'{"bizPackage":{"a":"\\u12"},"sign":""}',
    "unterminated-text": b'{"bizPackage":{"a":"', "unterminated-object": b'{"bizPackage":{"a":1',
    "missing-colon": b'{"bizPackage" {},"sign":""}', "name-without-quotes": b'{bizPackage:{},"sign":""}',
    "bizPackage-text": b'{"bizPackage":"{}","sign":"AA=="}', "bizPackage-array": b'{"bizPackage":[],"sign":"AA=="}',
    "bizPackage-null": b'{"bizPackage":null,"sign":"AA=="}', "bizPackage-missing": b'{"sign":"AA=="}',
    "capital-True": b'{"bizPackage":{"a":True},"sign":""}',
}


@pytest.mark.parametrize("form", MALFORMED)
def test_3_15_1001_envelope_malformed(w, form):
    codes = ("1001", "1002") if form in ("bizPackage-missing", "empty-object", "bizPackage-null") else \
        ("1001", "1003") if form.startswith("bizPackage") else ("1001",)
    refused(w.gate, MALFORMED[form], codes)


BROKEN = {"lone-ff": b"\xff", "overlong": b"\xc0\xaf", "surrogate": b"\xed\xa0\x80", "past-U+10FFFF": b"\xf4\x90\x80\x80",
          "truncated": b"\xe5\xad", "lone-continuation": b"\x80", "gbk-text": "健康".encode("gbk")}


@pytest.mark.parametrize("form", BROKEN)
def test_2_only_valid_utf8(w, form):
    plain = dumps(members(w.gate))
    body = envelope(plain[:-1] + b',"note":"' + BROKEN[form] + b'"}', w.gate.key)
    refused(w.gate, body)


def test_2_utf16_body_is_refused(w):
    refused(w.gate, w.gate.seal({"serviceType": "1000", "applyType": "1"}).decode().encode("utf-16"))


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json", "application/xml",
                                  "multipart/form-data; boundary=x", "application/jsonp"])
def test_1_wrong_content_type_is_415(w, kind):
    body = w.gate.seal({"serviceType": "1000", "applyType": "1", "deviceSn": w.gate.sn})
    w.link.post(I4, body, content_type=kind).check_unsigned((415,))


@pytest.mark.parametrize("kind", ["application/json", "application/json;charset=utf-8", "Application/JSON; Charset=UTF-8",
                                  'application/json; charset="utf-8"'])
def test_1_json_content_types_are_accepted(w, kind):
    accepted(w.gate, w.gate.seal({"serviceType": "1000", "applyType": "1", "deviceSn": w.gate.sn}), content_type=kind)


@pytest.mark.parametrize("name", [n for n in PATHS if n != "X2"])
def test_3_21_2_a_get_is_refused_in_json(w, name):
    w.link.get(PATHS[name]).check_unsigned((400, 404, 405))


def test_3_21_2_an_unknown_address_is_refused_in_json(w):
    w.link.post("/phi/v1/nothing", b"{}").check_unsigned((404,))


def test_1_answers_are_json_utf8_signed_with_status_200_for_business_errors(w):
    a = w.gate.call("I4", {"serviceType": "1000", "applyType": "7", "deviceSn": w.gate.sn})
    assert a.status == 200 and a.signed and a.code == "1003"


NONSENSE = {
    "nonsense": b"\x00\x01nonsense", "broken-utf8": b'{"bizPackage":{"a":"\xff"},"sign":""}',
    "100-deep": b'{"bizPackage":' + b'{"a":' * 100 + b"1" + b"}" * 100 + b',"sign":""}',
    "duplicate-names": b'{"bizPackage":{"custNum":"1","custNum":"1"},"sign":""}', "empty": b"",
}


@pytest.mark.parametrize("name", [n for n in PATHS if n != "X2"])
@pytest.mark.parametrize("form", NONSENSE)
def test_issue_nonsense_on_each_address_has_a_clear_errorCode(w, name, form):
    a = w.link.post(PATHS[name], NONSENSE[form])
    if a.signed:
        a.check(w.gate.keys.sign)
    else:
        a.check_unsigned((400, 413))
    assert a.code == "1001", a
