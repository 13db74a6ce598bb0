"""Every member of every interface replaced by values of every wrong shape: a known code each time, and the service lives."""

import pytest

from kakou_client.rows import changed
from kakou_client.wire import PATHS, c14, new_id

KNOWN = set("0 1001 1002 1003 1004 1005 1006 1007 1008 1009 1010 1101 1102 1103 1104 1105 1106 2001 2002 2003 2004 2005 2006 2007 3001 "
            "3002 3003 3004 3005 3006 3007 3008 3009 3010 4001 4002 4003 4004 4005 4006 4007 4008 4101 4102 4103 5001 5002 9002".split())
VALUES = [None, True, 0, -1, 1.5, 10 ** 40, -1e300, "", " ", "0", "字", "\0", "\u202e\u200b", "'; DROP TABLE people; --", "%s%n", "a" * 5000,
          [], [[]], [None], {}, {"a": {}}, ["1", 1, None, {}], "９９", "1\n2", "2026-11-24T00:00:00Z"]


def paths(value, prefix=""):
    """Dotted paths of every value inside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for k, v in inside:
        yield f"{prefix}{k}"
        yield from paths(v, f"{prefix}{k}.")


def requests(w):
    desk, gate = w.desk, w.gate
    p = w.person()
    code = w.printed(p)["codeContent"]
    declarant = {"name": "样本家属", "certType": "10", "certNum": "11010519491231002X"}
    full = w.deferred(decision="none", clockOffsetMs=5, bootId="b", monotonicMs=5, seq=1, attempt=1, localOutcome="x",
                      decisionReason="x", operatorRef="x")
    return {
        "I1": (desk, lambda: w.declaration({**p, "sex": "1", "phone": "13800138000", "diseaseHistory": ["01"]}, riskAreaStay="1",
                                           riskAreas=["330106"], relation="1", declarant=declarant, bizExtData="x")),
        "I2": (desk, lambda: {"person": dict(p), "declareTime": c14(minutes=-1),
                              "trips": [w.trip(stopOver=["310101"], carriageNo="1", seatNo="1", purpose="x")]}),
        "I3": (gate, lambda: {"codeContent": code, "purpose": "02", "sections": ["trips"]}),
        "I4": (gate, lambda: {"serviceType": "1000", "applyType": "1", "deviceSn": gate.sn, "applyData": "x", "authMode": "0"}),
        "I5": (desk, lambda: w.make_members(p, codeType="1", qrCodeDuration=60, availableTimes=1, relation="1", declarant=declarant,
                                            familyId="x", bizExtData="x", printed="1")),
        "I6": (gate, lambda: w.scan_members(gate, code, currentBodyTemp=36.5, deferred=full)),
        "I7": (desk, lambda: w.correction(p, evidence=[{"type": "x", "digest": "00", "name": "x"}], declarant=declarant)),
        "X1": (gate, lambda: {"serviceType": "3000", "bizSerialNum": w.serial(gate, 1)[0],
                              "items": [w.item(gate, code, deferred=full, currentBodyTemp=36.5)]}),
    }


@pytest.mark.parametrize("name", ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "X1"])
def test_3_15_values_of_every_wrong_shape(w, name):
    device, make = requests(w)[name]
    base = make()
    asked = 0
    for path in paths(base):
        for value in VALUES:
            a = device.call(name, {**changed(base, {path: value}), "requestId": new_id()})
            asked += 1
            codes = [a.code] + [i["errorCode"] for i in a.get("items") or []]
            assert set(codes) <= KNOWN, (path, value, a)
    assert asked >= 100 and w.link.get("/health/live").status == 200


@pytest.mark.parametrize("name", [n for n in PATHS if n != "X2"])
def test_2_a_body_cut_anywhere_is_1001(w, name):
    body = w.gate.seal({"serviceType": "1000", "note": "字😀"})
    for n in range(0, len(body), 7):
        a = w.link.post(PATHS[name], body[:n])
        assert a.code == "1001", (n, a)
