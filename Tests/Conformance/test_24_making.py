"""Section 3.11: I5, making a code (clause 6.6, service 2000), and codeContent."""

import base64
import time

import pytest

from kakou_client import codes
from kakou_client.people import Person, resident, wrong_check
from kakou_client.rows import Row, bad, good, missing
from kakou_client.sm2 import PublicKey
from kakou_client.wire import ABSENT, b64, dumps, from_c17
from kakou_client.world import unwrap

DECLARANT = {"name": "样本家属", "certType": "10", "certNum": resident(9902)}
GRADES = {"00": 0, "01": 1, "10": 2, "11": 3, "20": 4}

ROWS = [
    missing("bizSerialNum"), bad("bizSerialNum", "number", 5), bad("bizSerialNum", "65-characters", "S" * 65, "1003|1104"),
    missing("checkData"), bad("checkData", "number", 5), bad("checkData", "2049-characters", "A" * 2049),
    missing("isPic"), bad("isPic", "is-2", 2), bad("isPic", "text", "1"), bad("isPic", "negative", -1), bad("isPic", "true", True),
    bad("isPic", "fraction", 0.5),
    bad("codeType", "is-3-3.15", "3", "2006"), bad("codeType", "number", 0), bad("codeType", "is-9-3.15", "9", "2006"),
    bad("qrCodeDuration", "29", 29), bad("qrCodeDuration", "301", 301), bad("qrCodeDuration", "text", "60"),
    bad("qrCodeDuration", "zero", 0), bad("qrCodeDuration", "negative", -60), bad("qrCodeDuration", "fraction", 60.5),
    bad("qrCodeDuration", "huge", 10 ** 30),
    good("qrCodeDuration", "30", 30), good("qrCodeDuration", "300", 300),
    bad("availableTimes", "0", 0), bad("availableTimes", "11", 11), bad("availableTimes", "text", "1"), bad("availableTimes", "negative", -1),
    good("availableTimes", "1", 1), good("availableTimes", "10", 10),
    bad("relation", "is-3", "3", declarant=DECLARANT), bad("relation", "number", 1, declarant=DECLARANT),
    good("relation", "is-0", "0"), good("relation", "is-1", "1", declarant=DECLARANT), good("relation", "is-2", "2", declarant=DECLARANT),
    Row("3.21.6-declarant-missing-with-relation-1-1002", {"relation": "1"}, ("1002",)),
    Row("3.21.6-declarant-missing-with-relation-2-1002", {"relation": "2"}, ("1002",)),
    bad("declarant", "text", "x", relation="1"),
    bad("declarant", "name-missing", {k: v for k, v in DECLARANT.items() if k != "name"}, "1002", relation="1"),
    bad("declarant", "certType-unknown", {**DECLARANT, "certType": "77"}, "4001", relation="1"),
    bad("declarant", "wrong-check-digit", {**DECLARANT, "certNum": wrong_check(DECLARANT["certNum"])}, "4002", relation="1"),
    bad("familyId", "number", 5, relation="1", declarant=DECLARANT),
    bad("bizExtData", "number", 5), bad("bizExtData", "2049-octets-3.21.3", "a" * 2049),
    bad("bizExtData", "683-chinese-characters-3.21.3", "字" * 683), good("bizExtData", "2048-octets", "a" * 2048),
    good("bizExtData", "682-chinese-characters", "字" * 682), good("bizExtData", "empty", ""),
    bad("printed", "is-2", "2"), bad("printed", "object", {}),
]


@pytest.fixture(scope="session")
def shared(w):
    return w.person()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_11_I5_field(w, shared, row):
    p = w.person() if row.fresh else shared
    a = w.desk.call("I5", row.applied(w.make_members(p)))
    assert a.code in row.codes, a


def test_3_11_I5_response(w):
    p = w.person()
    members = w.make_members(p)
    a = w.desk.call("I5", members)
    assert a.code == "0", a
    assert a["bizSerialNum"] == members["bizSerialNum"]
    assert len(a["codeContent"]) == 148 and a["healthStatus"] == "00"
    assert "imgStream" not in a or not a["imgStream"]
    assert len(a["expireTime"]) == 17
    if "refreshIn" in a:
        assert 0 < a["refreshIn"] <= 60
    assert p["certNum"] not in a.octets.decode() and p["name"] not in a.octets.decode()


def issuers(w):
    if not hasattr(w, "_issuers"):
        trust = w.link.get("/phi/v1/trust").check(w.desk.keys.sign)
        w._issuers = {i["keyId"]: i for i in trust["issuers"]}
    return w._issuers


def test_3_11_codeContent_layout(w):
    before = int(time.time()) - 1
    a = w.make(w.person())
    c = codes.Code(a["codeContent"])
    assert c.text.startswith("HU")
    assert c.magic == 0x3D and c.algorithm == 1 and c.flags == 0
    assert before <= c.issued <= time.time() + 1
    assert c.life == 60 and c.grade == 0
    assert c.key_id in issuers(w)
    assert c.division == issuers(w)[c.key_id]["divisionCode"]


def test_3_11_codeContent_signature_verifies_with_the_trust_key(w):
    for _ in range(3):
        c = codes.Code(w.code(w.person()))
        key = PublicKey.from_point(base64.b64decode(issuers(w)[c.key_id]["publicKey"]))
        assert key.verify_raw(c.signature, c.signed)
        assert not key.verify_raw(c.signature, c.signed[:-1] + b"\xff")


def test_3_11_codeIds_are_random(w):
    p = w.person()
    made = [codes.Code(w.code(p)) for _ in range(8)]
    ids = {c.code_id for c in made}
    assert len(ids) == 8
    assert len({i[:8] for i in ids}) == 8 and len({i[-8:] for i in ids}) == 8, "no common start or end"


@pytest.mark.parametrize("grade", list(GRADES))
def test_3_11_grade_at_issue(w, grade):
    a = w.make(w.person(grade))
    assert a.code == "0" and a["healthStatus"] == grade, a
    assert codes.Code(a["codeContent"]).grade == GRADES[grade]


@pytest.mark.parametrize("duration", [None, 30, 61, 180, 300])
def test_3_11_qrCodeDuration_is_the_life_default_60(w, duration):
    a = w.make(w.person(), qrCodeDuration=ABSENT if duration is None else duration)
    c = codes.Code(a["codeContent"])
    assert c.life == (duration or 60)
    ends = from_c17(a["expireTime"]).timestamp()
    assert abs(ends - (c.issued + c.life)) < 1.001
    assert abs(ends - from_c17(a["timeStamp"]).timestamp() - c.life) < 2


@pytest.mark.parametrize("times", [None, 1, 2, 3, 10])
def test_3_11_availableTimes_default_1(w, times):
    code = w.code(w.person(), availableTimes=ABSENT if times is None else times)
    for i in range(times or 1):
        a = w.scan(code)
        assert a.code == "0" and a["duplicate"] is False, f"use {i + 1}: {a}"
    assert w.scan(code).code == "3004"


def test_3_21_6_printed_sets_flag_2_and_has_no_use_limit(w):
    a = w.printed(w.person(), 86400)
    assert a.code == "0", a
    c = codes.Code(a["codeContent"])
    assert c.flags == 2 and c.life == 86400
    for _ in range(12):
        assert w.scan(c.text).code == "0"


@pytest.mark.parametrize("life,codes_", [(14 * 86400, ("0",)), (14 * 86400 + 1, ("1003",)), (301, ("0",)), (29, ("1003",))])
def test_3_21_6_printed_life_up_to_14_days(w, life, codes_):
    a = w.printed(w.person(), life)
    assert a.code in codes_, a
    if a.code == "0":
        c = codes.Code(a["codeContent"])
        assert c.life == life
        assert abs(from_c17(a["expireTime"]).timestamp() - c.issued - life) < 1.001


def test_3_21_6_printed_colour_is_asked_afresh(w):
    p = w.person()
    code = w.printed(p)["codeContent"]
    assert w.scan(code)["healthStatus"] == "00"
    w.service.admin("people", "set", p["certNum"], "--health-status", "10")
    assert w.scan(code)["healthStatus"] == "10"


@pytest.mark.parametrize("relation", ["1", "2"])
def test_3_21_6_relation_sets_flag_1_and_familyId_is_echoed(w, relation):
    a = w.make(w.person(), relation=relation, declarant=DECLARANT, familyId="家庭-7/ab")
    assert a.code == "0", a
    assert codes.Code(a["codeContent"]).flags == 1
    assert a["familyId"] == "家庭-7/ab"


def test_3_21_6_printed_for_a_family_member_has_both_flags(w):
    a = w.printed(w.person(), relation="1", declarant=DECLARANT)
    assert a.code == "0" and codes.Code(a["codeContent"]).flags == 3, a


def test_3_21_6_relation_0_sets_no_flag(w):
    assert codes.Code(w.code(w.person(), relation="0")).flags == 0


# the picture

@pytest.mark.parametrize("isPic", [0, 1])
@pytest.mark.parametrize("code_type", [None, "0", "1", "2"])
def test_3_11_codeType_and_isPic(w, code_type, isPic):
    a = w.make(w.person(), codeType=ABSENT if code_type is None else code_type, isPic=isPic)
    assert a.code == "0", a
    if isPic:
        assert isinstance(a["width"], int) and a["imgStream"]
        assert len(codes.rows_of(a["imgStream"], a["width"])) == a["width"]
    else:
        assert not a.get("imgStream")


def picture(w, code_type):
    a = w.make(w.person(), codeType=code_type, isPic=1)
    assert a.code == "0", a
    return a["codeContent"], codes.rows_of(a["imgStream"], a["width"])


FINDER = [[1] * 7, [1, 0, 0, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 1], [1, 0, 1, 1, 1, 0, 1], [1, 0, 1, 1, 1, 0, 1],
          [1, 0, 0, 0, 0, 0, 1], [1] * 7]


def test_3_21_13_qr_is_5_L_without_quiet_zone_and_reads_as_the_code(w):
    text, rows = picture(w, "1")
    assert len(rows) == 37
    for y, x in ((0, 0), (0, 30), (30, 0)):
        assert [r[x:x + 7] for r in rows[y:y + 7]] == FINDER, (y, x)
    assert codes.read_qr_5l(rows) == text


@pytest.mark.parametrize("code_type", [ABSENT, "0"])
def test_3_21_13_grid_matrix_is_made_of_framed_macromodules(w, code_type):
    _, rows = picture(w, code_type)
    n = len(rows)
    assert n >= 18 and (n - 6) % 12 == 0, n
    frames = {}
    for my in range(n // 6):
        for mx in range(n // 6):
            block = [r[mx * 6:mx * 6 + 6] for r in rows[my * 6:my * 6 + 6]]
            edge = {*block[0], *block[5], *(b[0] for b in block), *(b[5] for b in block)}
            assert len(edge) == 1, f"macromodule {my},{mx} has a broken frame"
            frames[my, mx] = edge.pop()
    assert all(frames[y, x] != frames[y, x + 1] for y, x in frames if (y, x + 1) in frames), "frames alternate"


def test_3_21_13_han_xin_has_its_corners(w):
    _, rows = picture(w, "2")
    n = len(rows)
    assert 23 <= n <= 189 and n % 2 == 1
    assert rows[0][:7] == [1] * 7 and [r[0] for r in rows[:7]] == [1] * 7
    assert rows[0][n - 7:] == [1] * 7 or rows[6][n - 7:] == [1] * 7


# checkData

def test_3_11_checkData_faults_are_2001(w):
    desk, p = w.desk, w.person()
    claim = {"name": p["name"], "certType": "10", "certNum": p["certNum"]}

    def given(make):
        serial, random = w.serial(desk, 0)
        data = make(random)
        return desk.call("I5", {"serviceType": "2000", "bizSerialNum": serial, "isPic": 0,
                                "checkData": data if isinstance(data, str) else b64(data)}).code

    assert given(lambda r: "***") in ("2001", "1003")
    assert given(lambda r: b"plain") == "2001"
    assert given(lambda r: b"") in ("2001", "1002", "1003")
    assert given(lambda r: dumps({**claim, "randomNumber": r})) == "2001"


CHECK_DATA = {
    "under-the-sign-key": lambda w, c, r: w.desk.keys.sign.encrypt(dumps({**c, "randomNumber": r})),
    "one-octet-off": lambda w, c, r: (lambda e: e[:-1] + bytes([e[-1] ^ 1]))(w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": r}))),
    "octets-after": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": r})) + b"\0",
    "truncated": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": r}))[:-5],
    "no-random": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps(c)),
    "another-random": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": "0" * len(r)})),
    "random-of-another-serial": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": w.serial(w.desk, 0)[1]})),
    "empty-random": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps({**c, "randomNumber": ""})),
    "no-JSON": lambda w, c, r: w.desk.keys.encrypt.encrypt(r.encode()),
    "JSON-array": lambda w, c, r: w.desk.keys.encrypt.encrypt(dumps([c, r])),
}


@pytest.mark.parametrize("form", CHECK_DATA)
def test_3_15_2001_checkData(w, form):
    p = w.person()
    serial, random = w.serial(w.desk, 0)
    data = CHECK_DATA[form](w, {"name": p["name"], "certType": "10", "certNum": p["certNum"]}, random)
    assert w.make(p, bizSerialNum=serial, checkData=b64(data)).code == "2001"


@pytest.mark.parametrize("member", ["name", "certType", "certNum"])
def test_3_11_checkData_without_a_member(w, member):
    p = w.person()
    serial, random = w.serial(w.desk, 0)
    assert w.make(p, bizSerialNum=serial, checkData=w.check_data(w.desk, p, random, **{member: ABSENT})).code in ("2001", "1002")


def made_for(w, claim):
    serial, random = w.serial(w.desk, 0)
    return w.make(claim, bizSerialNum=serial, checkData=w.check_data(w.desk, claim, random))


def test_3_15_2002_identity_not_verified(w):
    assert made_for(w, {**w.person(), "name": "样本他人"}).code == "2002"


def test_3_15_2002_or_2003_for_a_number_nobody_has(w):
    assert made_for(w, Person()).code in ("2002", "2003")


def test_3_11_checkData_with_a_number_failing_its_check(w):
    p = w.person()
    assert made_for(w, {**p, "certNum": wrong_check(p["certNum"])}).code in ("4002", "2002", "2001")


def test_3_3_checkData_with_the_15_digit_number(w):
    from kakou_client.people import fifteen
    p = w.person()
    assert made_for(w, {**p, "certNum": fifteen(p["certNum"])}).code == "0"


@pytest.mark.parametrize("cert_type", ["10", "14", "15", "16", "20", "34", "99"])
def test_3_3_a_code_for_each_document_type(w, cert_type):
    assert w.scan(w.code(w.person("00", cert_type))).code == "0"


def test_3_11_checkData_is_accepted_with_members_in_any_order_and_white_space(w):
    import json
    p = w.person()
    serial, random = w.serial(w.desk, 0)
    text = json.dumps({"randomNumber": random, "certNum": p["certNum"], "more": 1, "name": p["name"], "certType": "10"}, indent=2)
    assert w.make(p, bizSerialNum=serial, checkData=w.desk.encrypt(text.encode())).code == "0"


# bizExtData (3.14)

@pytest.mark.parametrize("text", ["plain", "健康 \"quoted\" \\ / \n\t 😀", "{\"ver\":\"9\",\"token\":\"mine\"}", "字" * 682, "=+/&?%#"])
def test_3_14_biz_is_returned_byte_for_byte(w, text):
    seen = w.scan(w.code(w.person(), bizExtData=text))
    assert seen.code == "0", seen
    got = unwrap(seen["bizExtData"])
    assert got["ver"] == "1" and got["biz"] == text
    assert isinstance(got["token"], str) and got["token"]
    assert len(seen["bizExtData"]) <= 20480
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "0"


def test_3_14_biz_is_absent_if_none_was(w):
    got = unwrap(w.scan(w.code(w.person()))["bizExtData"])
    assert "biz" not in got and got["ver"] == "1" and got["token"]
