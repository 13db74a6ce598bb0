"""Section 3.19: X2, trust."""

import base64
from datetime import datetime

import pytest

from kakou_client import codes
from kakou_client.sm2 import PublicKey
from kakou_client.wire import CHINA, PATHS, b64, from_c17


def trust(w, since=None):
    path = PATHS["X2"] + ("" if since is None else f"?since={since}")
    a = w.link.get(path).check(w.desk.keys.sign)
    assert a.code == "0", a
    return a


def test_3_19_trust_is_signed_by_the_key_that_enrolment_gave(w):
    trust(w)


def test_3_19_members(w):
    a = trust(w)
    assert isinstance(a["seq"], int) and a["seq"] >= 0
    assert isinstance(a["degraded"], bool) and a["degraded"] is False
    assert isinstance(a["minClientVersion"], str)
    assert isinstance(a["limits"], dict)
    assert isinstance(a["keyChain"], list) and isinstance(a["revokedCodes"], list)


def test_3_19_serverTime(w):
    got = trust(w)["serverTime"]
    assert abs((from_c17(str(got)) - datetime.now(CHINA)).total_seconds()) < 10, got


def test_3_19_issuers(w):
    issuers = trust(w)["issuers"]
    assert issuers and any(i["status"] == "active" for i in issuers)
    assert len({i["keyId"] for i in issuers}) == len(issuers)
    for i in issuers:
        assert isinstance(i["keyId"], int) and 0 <= i["keyId"] <= 0xFFFF
        assert len(i["divisionCode"]) == 6 and i["divisionCode"].isdigit()
        point = base64.b64decode(i["publicKey"], validate=True)
        assert len(point) == 65 and PublicKey.from_point(point)
        assert i["status"] in ("active", "retired", "revoked")
        assert from_c17(i["notBefore"]) <= from_c17(i["notAfter"])
        if i["status"] == "active":
            assert from_c17(i["notBefore"]) <= datetime.now(CHINA) <= from_c17(i["notAfter"])


def test_3_19_service_keys_are_as_in_3_20(w):
    service = trust(w)["service"]
    keys = w.desk.keys
    assert service["signKey"] == {"keyId": keys.sign_id, "publicKey": b64(keys.sign.point)}
    assert service["encryptKey"] == {"keyId": keys.encrypt_id, "publicKey": b64(keys.encrypt.point)}


def test_3_19_keyChain_entries_are_signed_by_the_key_before(w):
    a = trust(w)
    known = {}
    for entry in a["keyChain"]:
        assert set(entry) >= {"keyId", "publicKey"}
        known[entry["keyId"]] = PublicKey.from_point(base64.b64decode(entry["publicKey"]))
    assert not known or w.desk.keys.sign_id in known


def test_3_19_issuer_signing_encrypting_and_service_keys_are_different(w):
    a = trust(w)
    points = [i["publicKey"] for i in a["issuers"]] + [a["service"]["signKey"]["publicKey"], a["service"]["encryptKey"]["publicKey"]]
    assert len(set(points)) == len(points)


def test_3_19_revoked_codes_newer_than_since(w):
    first = trust(w)["seq"]
    code = codes.Code(w.code(w.person()))
    w.service.admin("code", "revoke", code.text)
    assert w.service.wait_until(lambda: trust(w, first)["revokedCodes"], 5), "a revocation is told within seconds"
    a = trust(w, first)
    assert a["seq"] > first
    got = {r["codeId"]: r for r in a["revokedCodes"]}
    r = got[code.code_id] if code.code_id in got else got[code.code_id.upper()]
    assert len(r["codeId"]) == 24
    assert abs((from_c17(r["revokedAt"]) - datetime.now(CHINA)).total_seconds()) < 30
    assert a["revokedCodes"] and not [x for x in trust(w, a["seq"])["revokedCodes"] if x["codeId"] == r["codeId"]]
    other = codes.Code(w.code(w.person()))
    w.service.admin("code", "revoke", other.text)
    assert w.service.wait_until(lambda: trust(w, a["seq"])["revokedCodes"], 5)
    newer = [x["codeId"].lower() for x in trust(w, a["seq"])["revokedCodes"]]
    assert other.code_id in newer and code.code_id not in newer
    everything = [x["codeId"].lower() for x in trust(w, 0)["revokedCodes"]]
    assert {code.code_id, other.code_id} <= set(everything)


@pytest.mark.parametrize("since", ["abc", "-1", "1.5", "99999999999999999999999999", "", "1%00"])
def test_3_19_since_of_no_sense_is_answered_in_json(w, since):
    a = w.link.get(PATHS["X2"] + "?since=" + since)
    if a.signed:
        a.check(w.desk.keys.sign)
        assert a.code in ("0", "1003"), a
    else:
        a.check_unsigned((400,))
    assert w.link.get("/health/live").status == 200


def test_3_19_since_of_the_future_brings_nothing(w):
    assert trust(w, 2 ** 40)["revokedCodes"] == []
