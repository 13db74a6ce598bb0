"""Section 3.20: X3, enrolment, rotation and revocation; 3.21.16."""

import re

import pytest

from kakou_client.rows import bad, changed, missing
from kakou_client.sm2 import PrivateKey
from kakou_client.sm3 import sm3
from kakou_client.wire import ABSENT, b64, c17, enrol_members, enrol_raw, new_id


def off_curve():
    point = bytearray(PrivateKey().public.point)
    point[-1] ^= 1
    return b64(bytes(point))


ROWS = [
    missing("token", "1002|1005"), bad("token", "number", 5), bad("token", "unknown", "A" * 26 + "-" + "0" * 16, "5001"),
    bad("token", "no-token", "nonsense", "5001|1003"), bad("token", "empty", "", "1002|1003|1005|5001"),
    missing("publicKey"), bad("publicKey", "number", 5), bad("publicKey", "no-base64", "***"),
    bad("publicKey", "64-octets", b64(PrivateKey().public.point[1:])), bad("publicKey", "66-octets", b64(PrivateKey().public.point + b"\0")),
    bad("publicKey", "off-the-curve", off_curve()), bad("publicKey", "compressed", b64(b"\x02" + PrivateKey().public.point[1:33])),
    bad("publicKey", "zero", b64(b"\x04" + b"\0" * 64)),
    missing("deviceSn"), bad("deviceSn", "number", 5), bad("deviceSn", "65-characters", "S" * 65), bad("deviceSn", "empty", "", "1002|1003"),
    bad("hostFacts", "text", "x"), bad("hostFacts", "array", []),
    missing("timeStamp"), bad("timeStamp", "an-hour-old", c17(hours=-2), "1006"), bad("timeStamp", "number", 5),
    missing("requestId"), bad("requestId", "37-characters", "a" * 37),
]


@pytest.fixture(scope="session")
def unspent(w):
    return w.service.token()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_20_X3_field(w, unspent, row):
    key = PrivateKey()
    a = enrol_raw(w.link, changed(enrol_members(unspent, key, "SN-FIELD"), row.changes), key)
    if a.signed:
        a.check(w.desk.keys.sign)
    else:
        a.check_unsigned((400, 401))
    wanted = row.codes + (("1004",) if row.name.startswith("publicKey") else ())
    assert a.code in wanted, a


def test_3_20_refused_calls_do_not_spend_the_token(w):
    token, key = w.service.token(), PrivateKey()
    assert enrol_raw(w.link, changed(enrol_members(token, key, "SN-A"), {"deviceSn": ABSENT}), key).code == "1002"
    assert enrol_raw(w.link, enrol_members(token, key, "SN-A"), PrivateKey()).code == "1004"
    assert enrol_raw(w.link, enrol_members(token, key, "SN-REFUSED-FIRST"), key).code == "0"


def test_3_20_X3_response(w):
    token, key = w.service.token("gate", "GATE-X3", 106, "330100"), PrivateKey()
    members = enrol_members(token, key, "SN-X3", hostFacts={"os": "linux", "n": 2})
    a = enrol_raw(w.link, members, key)
    a.check(w.desk.keys.sign, members["requestId"])
    assert a.code == "0", a
    assert isinstance(a["custNum"], str) and 1 <= len(a["custNum"]) <= 32
    assert a["deviceSn"] == "SN-X3"
    assert a["checkpoint"]["gateId"] == "GATE-X3" and str(a["checkpoint"]["gateType"]) == "106"
    assert a["checkpoint"]["divisionCode"] == "330100"
    assert a["keyId"] == 1, "3.21.16"
    for name in ("signKey", "encryptKey"):
        assert isinstance(a["service"][name]["keyId"], int) and len(a["service"][name]["publicKey"]) == 88


@pytest.mark.parametrize("length", [1, 64])
def test_3_20_deviceSn_at_the_bounds(w, length):
    key = PrivateKey()
    assert enrol_raw(w.link, enrol_members(w.service.token(), key, "S" * length), key).code == "0"


@pytest.mark.parametrize("role", ["gate", "desk", "app", "admin"])
def test_issue_tokens_of_each_role(w, role):
    assert w.service.enrol(role).cust


def test_3_20_the_token_names_the_services_key(w):
    """26 Base32 characters, a hyphen, the first 16 hex digits of SM3 of the signing key."""
    token = w.service.token()
    m = re.fullmatch(r"([A-Z2-7]{26})-([0-9a-fA-F]{16})", token)
    assert m, token
    assert m[2].lower() == sm3(w.desk.keys.sign.point).hex()[:16]


def test_issue_tokens_are_one_time_and_never_repeat(w):
    assert len({w.service.token() for _ in range(3)}) == 3


def test_3_20_customers_are_never_shared(w):
    assert len({w.service.enrol("gate").cust for _ in range(3)}) == 3


def test_3_20_an_identical_retry_gets_the_stored_answer(w):
    token, key = w.service.token(), PrivateKey()
    members = enrol_members(token, key, "SN-RETRY")
    first = enrol_raw(w.link, members, key)
    again = enrol_raw(w.link, {**members, "timeStamp": c17()}, key)
    again.check(w.desk.keys.sign, members["requestId"])
    assert first.code == again.code == "0"
    assert first["custNum"] == again["custNum"] and first["keyId"] == again["keyId"]


@pytest.mark.parametrize("what", ["another-key", "another-requestId"])
def test_3_20_a_token_is_single_use(w, what):
    token, key = w.service.token(), PrivateKey()
    members = enrol_members(token, key, "SN-ONCE")
    assert enrol_raw(w.link, members, key).code == "0"
    other = PrivateKey() if what == "another-key" else key
    again = enrol_members(token, other, "SN-ONCE", **({"requestId": members["requestId"]} if what == "another-key" else {}))
    a = enrol_raw(w.link, again, other).check(w.desk.keys.sign)
    assert a.code == "5001", a


@pytest.mark.parametrize("change", ["last-letter", "key-part", "lower-case-of-another", "without-key-part"])
def test_3_15_5001_an_altered_token(w, change):
    token, key = w.service.token(), PrivateKey()
    letters, digits = token.split("-")
    altered = {"last-letter": ("B" if letters[0] != "B" else "C") + letters[1:] + "-" + digits,
               "key-part": letters + "-" + ("0" * 16), "without-key-part": letters,
               "lower-case-of-another": "a" * 26 + "-" + digits}[change]
    a = enrol_raw(w.link, enrol_members(altered, key, "SN-ALTERED"), key)
    wanted = ("5001", "1003", "0") if change in ("key-part", "without-key-part") else ("5001", "1003")
    assert a.code in wanted, a


def test_3_20_enrolment_is_signed_with_the_new_key(w):
    token, key = w.service.token(), PrivateKey()
    a = enrol_raw(w.link, enrol_members(token, key, "SN-WRONG"), PrivateKey()).check(w.desk.keys.sign)
    assert a.code == "1004", a


# rotation

def rotation(device, new, **more):
    return {"custNum": device.cust, "timeStamp": c17(), "requestId": new_id(), "publicKey": b64(new.public.point),
            "deviceSn": device.sn, **more}


def rotate(w, device, new, **more):
    return enrol_raw(w.link, rotation(device, new, **more), device.key, device.key_id).check(device.keys.sign)


def ping(w, device, key=None, key_id="own"):
    return device.call("I4", {"serviceType": "1000", "applyType": "1", "deviceSn": device.sn}, key=key, key_id=key_id).code


def test_3_20_rotation(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    a = rotate(w, device, new)
    assert a.code == "0" and a["custNum"] == device.cust and a["deviceSn"] == device.sn, a
    assert a["keyId"] == 2, "3.21.16"
    assert ping(w, device) == "0", "the old key is good until the first call under the new one"
    assert ping(w, device) == "0"
    assert ping(w, device, new, 2) == "0"
    assert ping(w, device) == "1004", "and no longer"
    assert ping(w, device, new, 2) == "0"


def test_3_21_16_each_rotation_is_one_more(w):
    device = w.service.enrol("gate")
    for wanted in (2, 3, 4):
        new = PrivateKey()
        a = rotate(w, device, new)
        assert a.code == "0" and a["keyId"] == wanted, a
        device.key, device.key_id = new, wanted
        assert ping(w, device) == "0"


def test_3_20_rotation_retry_after_a_lost_answer(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    members = rotation(device, new)
    first = enrol_raw(w.link, members, device.key)
    again = enrol_raw(w.link, {**members, "timeStamp": c17()}, device.key)
    assert first.code == again.code == "0" and first["keyId"] == again["keyId"] == 2
    assert ping(w, device, new, 2) == "0"


def test_3_20_rotation_signed_with_the_new_key_is_1004(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    assert enrol_raw(w.link, rotation(device, new), new).check(device.keys.sign).code == "1004"
    assert ping(w, device) == "0" and ping(w, device, new, 2) == "1004"


def test_3_20_rotation_of_another_custNum_is_1004_and_of_none_1005(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    assert rotate(w, device, new, custNum=w.desk.cust).code == "1004"
    assert rotate(w, device, new, custNum="NOSUCHCUSTOMER").code == "1005"


@pytest.mark.parametrize("value", [ABSENT, "***", off_curve()])
def test_3_20_rotation_of_a_bad_publicKey_leaves_the_old_key(w, value):
    device = w.service.enrol("gate")
    a = rotate(w, device, PrivateKey(), publicKey=value)
    assert a.code in ("1002", "1003"), a
    assert ping(w, device) == "0"


def test_3_20_outcomes_are_the_customers_over_a_rotation(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    members = w.scan_members(device, w.code(w.person()))
    first = device.call("I6", members)
    assert rotate(w, device, new).code == "0"
    device.key, device.key_id = new, 2
    a = device.call("I6", members)
    assert a.code == "0" and a["passRecordId"] == first["passRecordId"]


def test_3_20_a_token_of_query_over_a_rotation(w):
    device, new = w.service.enrol("gate"), PrivateKey()
    seen = w.scan(w.code(w.person()), device)
    assert rotate(w, device, new).code == "0"
    device.key, device.key_id = new, 2
    assert device.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "0"


# revocation

@pytest.fixture(scope="session")
def revoked(w):
    device = w.service.enrol("desk")
    w.revoked_ready = {"serial": w.serial(device, 1)[0], "code": w.code(w.person(), device)}
    w.service.admin("device", "revoke", device.sn)
    return device


def members_for(w, name, device):
    p = w.person()
    return {
        "I1": lambda: w.declaration(p),
        "I2": lambda: {"person": dict(p), "declareTime": c17(minutes=-1)[:14], "trips": [w.trip()]},
        "I3": lambda: {"codeContent": w.revoked_ready["code"], "purpose": "02"},
        "I4-make": lambda: {"serviceType": "1000", "applyType": "0"},
        "I4-verify": lambda: {"serviceType": "1000", "applyType": "1", "deviceSn": device.sn},
        "I5": lambda: {"serviceType": "2000", "bizSerialNum": "x", "isPic": 0, "checkData": "AAAA"},
        "I6": lambda: {"serviceType": "3000", "bizSerialNum": w.revoked_ready["serial"], "deviceSn": device.sn,
                       "codeContent": w.revoked_ready["code"]},
        "I7": lambda: w.correction(p),
    }[name]()


@pytest.mark.parametrize("name", ["I1", "I2", "I3", "I4-make", "I4-verify", "I5", "I6", "I7"])
def test_3_15_5002_every_signed_call_of_a_revoked_device(w, revoked, name):
    a = revoked.call(name.split("-")[0], members_for(w, name, revoked))
    assert a.code == "5002", a


def test_3_20_5002_for_a_rotation_of_a_revoked_device(w, revoked):
    assert rotate(w, revoked, PrivateKey()).code == "5002"


def test_3_20_a_revoked_device_with_a_bad_signature_is_1004(w, revoked):
    assert ping(w, revoked, PrivateKey()) == "1004"


def drain_serial(w, device):
    a = w.apply(device, 1)
    assert a.code == "5002" and a["bizSerialNum"], a
    return a["bizSerialNum"]


def test_3_20_the_5002_to_I4_carries_a_serial_good_for_X1(w, revoked):
    items = [w.item(revoked, w.code(w.person())) for _ in range(3)]
    a = w.batch(items, revoked, bizSerialNum=drain_serial(w, revoked))
    assert a.code == "0" and [i["errorCode"] for i in a["items"]] == ["0"] * 3, a


def test_3_20_that_serial_is_single_use_in_X1(w, revoked):
    serial = drain_serial(w, revoked)
    assert w.batch([w.item(revoked, w.code(w.person()))], revoked, bizSerialNum=serial).code == "0"
    assert w.batch([w.item(revoked, w.code(w.person()))], revoked, bizSerialNum=serial).code == "1106"


def test_3_20_that_serial_is_good_for_X1_alone(w, revoked):
    serial = drain_serial(w, revoked)
    assert revoked.call("I6", {**members_for(w, "I6", revoked), "bizSerialNum": serial}).code == "5002"


def test_3_20_the_5002_to_I4_for_making_carries_no_serial(w, revoked):
    assert not w.apply(revoked, 0, deviceSn=ABSENT).get("bizSerialNum")


def test_issue_device_enable_takes_the_revocation_back(w):
    device = w.service.enrol("gate")
    w.service.admin("device", "revoke", device.sn)
    assert ping(w, device) == "5002"
    w.service.admin("device", "enable", device.sn)
    assert ping(w, device) == "0"
    assert w.scan(w.code(w.person()), device).code == "0"


def test_issue_device_list_names_the_devices(w, revoked):
    text = w.service.admin("device", "list").stdout
    assert revoked.sn in text and w.gate.sn in text


def test_3_20_the_private_key_never_leaves_the_device(w):
    """What an answer to X3 holds is public."""
    key = PrivateKey()
    a = enrol_raw(w.link, enrol_members(w.service.token(), key, "SN-PRIVATE"), key)
    assert key.d.to_bytes(32, "big").hex() not in a.body.decode().lower()
