"""Section 3.10: I4, the application (clause 6.5, service 1000), and serial numbers."""

import base64

import pytest

from kakou_client.rows import Row, bad, good, missing
from kakou_client.wire import ABSENT, new_id

ROWS = [
    missing("applyType"), bad("applyType", "is-2", "2"), bad("applyType", "number", 1), bad("applyType", "empty", "", "1002|1003"),
    Row("deviceSn-missing-for-verify-1002", {"deviceSn": ABSENT}, ("1002",)),
    bad("deviceSn", "number", 5), bad("deviceSn", "65-characters", "S" * 65, "1003|1102"),
    bad("deviceSn", "never-registered-3.15", "SN-NEVER-REGISTERED", "1102"),
    bad("applyData", "number", 5), bad("applyData", "1025-characters", "a" * 1025), good("applyData", "1024-characters", "a" * 1024),
    bad("authMode", "is-4", "4"), bad("authMode", "number", 0), good("authMode", "is-0", "0"),
    *[bad("authMode", f"is-{m}-3.21.7", m, "1103") for m in "123"],
    *[r for f in ("cardReaderVersion", "liveDetectCtrlVer", "authCodeControlVersion")
      for r in (bad(f, "number", 5), bad(f, "33-characters", "1" * 33), good(f, "32-characters", "1" * 32))],
]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_10_I4_field(w, row):
    a = w.gate.call("I4", row.applied({"serviceType": "1000", "applyType": "1", "deviceSn": w.gate.sn}))
    assert a.code in row.codes, a


@pytest.mark.parametrize("kind", [0, 1])
def test_3_10_I4_response(w, kind):
    a = w.apply(w.desk, kind)
    assert a.code == "0", a
    assert isinstance(a["bizSerialNum"], str) and 1 <= len(a["bizSerialNum"]) <= 64
    assert isinstance(a["randomNumber"], str) and 16 <= len(a["randomNumber"]) <= 64
    assert a["expireIn"] == 60


def test_3_10_deviceSn_is_not_asked_for_to_make(w):
    assert w.apply(w.desk, 0, deviceSn=ABSENT).code == "0"


def test_3_10_serials_and_randoms_never_repeat(w):
    got = [w.serial(w.gate, 1) for _ in range(20)]
    assert len({s for s, _ in got}) == 20 and len({r for _, r in got}) == 20


def test_2_1_I4_is_never_stored_a_retry_makes_a_new_serial(w):
    rid = new_id()
    a, b = w.apply(w.gate, 1, requestId=rid), w.apply(w.gate, 1, requestId=rid)
    assert a.code == b.code == "0" and a["bizSerialNum"] != b["bizSerialNum"]
    code = w.printed(w.person())["codeContent"]
    for x in (a, b):
        assert w.scan(code, bizSerialNum=x["bizSerialNum"]).code == "0"


def test_2_1_I4_with_other_content_under_the_same_requestId_is_no_1007(w):
    rid = new_id()
    assert w.apply(w.desk, 0, requestId=rid).code == "0"
    assert w.apply(w.desk, 1, requestId=rid).code == "0"


# the serial's state, through 2000 and 3000

@pytest.fixture(scope="session")
def steady(w):
    return w.printed(w.person())["codeContent"]


def test_3_10_serial_single_use_reuse_is_1106_in_3000(w, steady):
    serial, _ = w.serial(w.gate, 1)
    assert w.scan(steady, bizSerialNum=serial).code == "0"
    assert w.scan(steady, bizSerialNum=serial).code == "1106"


def test_3_10_serial_single_use_reuse_is_1106_in_2000(w):
    p = w.person()
    serial, random = w.serial(w.desk, 0)
    first = w.make(p, bizSerialNum=serial, checkData=w.check_data(w.desk, p, random))
    assert first.code == "0", first
    assert w.make(p, bizSerialNum=serial, checkData=w.check_data(w.desk, p, random)).code == "1106"


def test_3_15_1106_serial_of_other_applyType_in_3000(w, steady):
    assert w.scan(steady, w.desk, bizSerialNum=w.serial(w.desk, 0)[0]).code == "1106"


def test_3_15_1106_serial_of_other_applyType_in_2000(w):
    p = w.person()
    serial, random = w.serial(w.desk, 1)
    assert w.make(p, bizSerialNum=serial, checkData=w.check_data(w.desk, p, random)).code == "1106"


@pytest.mark.parametrize("serial", ["no-such-serial", "0" * 32, "00000000-0000-0000-0000-000000000000", "S" * 64])
def test_3_15_1104_serial_unknown(w, steady, serial):
    assert w.scan(steady, bizSerialNum=serial).code == "1104"
    p = w.person()
    assert w.make(p, bizSerialNum=serial).code == "1104"
    assert w.batch([w.item(w.gate, steady)], bizSerialNum=serial).code == "1104"


def test_3_10_serial_is_bound_to_custNum(w, steady):
    serial, _ = w.serial(w.gate, 1)
    assert w.scan(steady, w.desk, bizSerialNum=serial).code in ("1104", "1106")
    assert w.scan(steady, w.gate, bizSerialNum=serial).code in ("0", "1106")


def test_3_10_serial_to_make_is_bound_to_custNum(w):
    p, other = w.person(), w.device("desk", "other")
    serial, random = w.serial(w.desk, 0)
    assert w.make(p, other, bizSerialNum=serial, checkData=w.check_data(other, p, random)).code in ("1104", "1106")


def test_3_10_a_used_serial_of_3000_is_refused_by_X1_and_back(w, steady):
    serial, _ = w.serial(w.gate, 1)
    assert w.scan(steady, bizSerialNum=serial).code == "0"
    assert w.batch([w.item(w.gate, steady)], bizSerialNum=serial).code == "1106"
    serial, _ = w.serial(w.gate, 1)
    assert w.batch([w.item(w.gate, steady)], bizSerialNum=serial).code == "0"
    assert w.scan(steady, bizSerialNum=serial).code == "1106"


def test_3_10_randomNumber_carries_16_random_octets(w):
    """Not fewer than 16 octets in whatever way they are written."""
    _, random = w.serial(w.gate, 1)
    if set(random.lower()) <= set("0123456789abcdef"):
        assert len(random) >= 32
    else:
        assert len(base64.urlsafe_b64decode(random.replace("+", "-").replace("/", "_") + "===")) >= 16
