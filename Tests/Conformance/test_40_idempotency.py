"""Section 2.1: the same requestId again."""

import threading

import pytest

from kakou_client import codes
from kakou_client.people import Person, wrong_check
from kakou_client.wire import ABSENT, c14, c17, new_id
from kakou_client.world import unwrap


def test_2_1_I1_same_content_is_the_stored_outcome(w):
    p = w.person()
    members = w.declaration(p, requestId=new_id())
    first = w.desk.call("I1", members)
    for _ in range(3):
        a = w.desk.call("I1", members)
        assert a.code == "0" and a["declareId"] == first["declareId"], a
    assert w.declare(p).code == "0", "retries do not count for the day"
    assert w.declare(p).code == "4005"


def test_2_1_I2_same_content_is_the_stored_outcome(w):
    p = w.person()
    members = {"requestId": new_id(), "person": dict(p), "declareTime": c14(minutes=-1), "trips": [w.trip()]}
    first = w.desk.call("I2", members)
    again = w.desk.call("I2", members)
    assert first.code == again.code == "0" and first["declareId"] == again["declareId"]
    assert len(w.own(p, sections=["trips"])["xcgjAllList"]) == 1


def test_2_1_I7_same_content_is_the_stored_outcome_and_no_4102(w):
    members = w.correction(w.person(), requestId=new_id())
    first, again = w.desk.call("I7", members), w.desk.call("I7", members)
    assert first.code == again.code == "0" and first["correctId"] == again["correctId"]


def test_2_1_I5_same_octets_after_the_serial_is_spent(w):
    members = w.make_members(w.person(), requestId=new_id())
    first, again = w.desk.call("I5", members), w.desk.call("I5", members)
    assert first.code == again.code == "0" and first["codeContent"] == again["codeContent"]


def test_2_1_I5_ciphertext_and_serial_renewed_is_the_stored_outcome(w):
    p, rid = w.person(), new_id()
    first, again = w.make(p, requestId=rid), w.make(p, requestId=rid)
    assert first.code == again.code == "0" and first["codeContent"] == again["codeContent"]
    assert w.scan(first["codeContent"]).code == "0"
    assert w.scan(first["codeContent"]).code == "3004", "one code, one use"


def test_2_1_I5_another_person_in_the_ciphertext_is_1007(w):
    rid = new_id()
    assert w.make(w.person(), requestId=rid).code == "0"
    assert w.make(w.person(), requestId=rid).code == "1007"


@pytest.mark.parametrize("change", [{"qrCodeDuration": 61}, {"availableTimes": 2}, {"isPic": 1}, {"codeType": "1"},
                                    {"bizExtData": "x"}])
def test_2_1_I5_other_content_is_1007(w, change):
    p, rid = w.person(), new_id()
    assert w.make(p, requestId=rid).code == "0"
    assert w.make(p, requestId=rid, **change).code == "1007"


def test_2_1_I6_same_octets_never_1106_and_nothing_consumed(w):
    members = w.scan_members(w.gate, w.code(w.person("01"), availableTimes=2))
    first = w.gate.call("I6", members)
    for _ in range(3):
        a = w.gate.call("I6", members)
        assert a.code == "0" and a["healthStatus"] == "01" and a["passRecordId"] == first["passRecordId"], a
        assert a["duplicate"] is False, "a retry is no duplicate"
    assert w.scan(members["codeContent"]).code == "0"
    assert w.scan(members["codeContent"]).code == "3004"


def test_2_1_a_stored_outcome_is_freshly_stamped(w):
    import time
    members = w.scan_members(w.gate, w.code(w.person()))
    first = w.gate.call("I6", members)
    time.sleep(0.02)
    assert w.gate.call("I6", members)["timeStamp"] > first["timeStamp"]


def test_2_1_I6_under_a_new_serial(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    first, again = w.gate.call("I6", members), w.again(w.gate, members)
    assert first.code == again.code == "0" and first["passRecordId"] == again["passRecordId"]


def test_2_1_I6_under_an_unknown_or_other_serial_the_stored_outcome_comes_first(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    assert w.gate.call("I6", members).code == "0"
    assert w.gate.call("I6", {**members, "bizSerialNum": "unknown"}).code == "0"


def test_2_1_I6_a_replay_carries_no_fresh_token(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    token = unwrap(w.gate.call("I6", members)["bizExtData"])["token"]
    a = w.gate.call("I6", members)
    if a.get("bizExtData"):
        assert unwrap(a["bizExtData"]).get("token") in (None, token)


@pytest.mark.parametrize("change", [{"requestTime": c17()}, {"devSign": "AAAA"}])
def test_2_1_I6_not_business_content(w, change):
    members = w.scan_members(w.gate, w.code(w.person()))
    assert w.gate.call("I6", members).code == "0"
    assert w.again(w.gate, members, **change).code == "0"


@pytest.mark.parametrize("what", ["codeContent", "gateId", "inOut", "authMode", "checkpoint-absent", "card-instead"])
def test_2_1_I6_other_content_is_1007(w, what):
    p = w.person()
    members = w.scan_members(w.gate, w.code(p))
    assert w.gate.call("I6", members).code == "0"
    if what == "codeContent":
        change = {"codeContent": w.code(p)}
    elif what == "gateId":
        change = {"checkpoint": w.place(w.gate)}
    elif what == "inOut":
        change = {"checkpoint": {**members["checkpoint"], "gateType": 105}}
    elif what == "authMode":
        change = {"authMode": "0"}
    elif what == "checkpoint-absent":
        change = {"checkpoint": ABSENT}
    else:
        serial, random = w.serial(w.gate, 1)
        a = w.gate.call("I6", {**members, "codeContent": ABSENT, "bizSerialNum": serial,
                               "idcardAuthData": w.check_data(w.gate, p, random)})
        assert a.code == "1007", a
        return
    assert w.again(w.gate, members, **change).code == "1007"


def test_2_1_1007_comes_before_the_serial(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    assert w.gate.call("I6", members).code == "0"
    assert w.gate.call("I6", {**members, "checkpoint": w.place(w.gate)}).code == "1007", "and not 1106"


def test_2_1_1007_leaves_the_stored_outcome(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    first = w.gate.call("I6", members)
    assert w.again(w.gate, members, checkpoint=w.place(w.gate)).code == "1007"
    assert w.again(w.gate, members)["passRecordId"] == first["passRecordId"]


def test_2_1_card_ciphertext_renewed_is_the_stored_outcome(w):
    p, rid = w.person(), new_id()
    place = w.place(w.gate)
    first = w.card(p, requestId=rid, checkpoint=place)
    again = w.card(p, requestId=rid, checkpoint=place)
    assert first.code == again.code == "0" and first["passRecordId"] == again["passRecordId"]
    assert w.card(w.person(), requestId=rid, checkpoint=place).code == "1007"


@pytest.mark.parametrize("change", [{"temperature": 36.6}, {"symptoms": ["2"]}, {"declareTime": "earlier"}, {"address": "x"}])
def test_2_1_I1_other_content_is_1007(w, change):
    p = w.person()
    members = w.declaration(p, requestId=new_id())
    assert w.desk.call("I1", members).code == "0"
    change = {k: c14(hours=-1) if v == "earlier" else v for k, v in change.items()}
    assert w.desk.call("I1", {**members, **change}).code == "1007"


def test_2_1_I2_and_I7_other_content_is_1007(w):
    p, rid = w.person(), new_id()
    assert w.travel(p, requestId=rid).code == "0"
    assert w.travel(p, [w.trip(), w.trip()], requestId=rid).code == "1007"
    rid = new_id()
    assert w.correct(p, requestId=rid).code == "0"
    assert w.correct(p, requestId=rid, reason="another").code == "1007"


def test_2_1_the_interface_is_business_content(w):
    p, rid = w.person(), new_id()
    assert w.declare(p, requestId=rid).code == "0"
    assert w.travel(p, requestId=rid).code == "1007"
    assert w.correct(p, requestId=rid).code == "1007"
    assert w.make(p, requestId=rid).code == "1007"


def test_2_1_requestIds_of_different_customers_are_apart(w):
    rid, other = new_id(), w.device("desk", "other")
    assert w.declare(w.person(), requestId=rid).code == "0"
    assert w.declare(w.person(), other, requestId=rid).code == "0"


def test_2_1_member_order_and_white_space_are_not_content(w):
    import json
    members = w.gate.biz(w.scan_members(w.gate, w.code(w.person())))
    first = w.gate.call("I6", members)
    text = json.dumps(dict(reversed(list(members.items()))), indent=2).encode()
    again = w.gate.call_octets("I6", text, members["requestId"])
    assert again.code == "0" and again["passRecordId"] == first["passRecordId"]


def test_2_1_I3_is_stored_so_a_token_survives_a_lost_answer(w):
    seen = w.scan(w.code(w.person()))
    rid = new_id()
    members = {"bizExtData": seen["bizExtData"], "purpose": "02", "requestId": rid}
    first, again = w.gate.call("I3", members), w.gate.call("I3", members)
    assert first.code == again.code == "0" and first["person"] == again["person"]
    assert w.gate.call("I3", {**members, "purpose": "03"}).code == "1007"


# which outcomes are stored: asked again they come again, and other content is 1007

def _stored(w):
    """name -> (interface, device, members, change of content)"""
    d, g = w.desk, w.gate
    p = w.person()
    def claim(person):
        s, r = w.serial(d, 0)
        return {"serviceType": "2000", "bizSerialNum": s, "isPic": 0, "checkData": w.check_data(d, person, r)}
    return {
        "2002": lambda: ("I5", d, claim({**p, "name": "样本他人"}), {"availableTimes": 2}),
        "3001": lambda: ("I6", g, w.scan_members(g), {"codeContent": "X"}),
        "3002": lambda: ("I6", g, w.scan_members(g, "HELLO"), {"codeContent": "WORLD"}),
        "3003": lambda: ("I6", g, w.scan_members(g, codes.altered(w.code(p), 91)), {"codeContent": "WORLD"}),
        "3004": lambda: ("I6", g, w.scan_members(g, _spent(w)), {"codeContent": "WORLD"}),
        "3005": lambda: ("I6", g, w.scan_members(g, _revoked(w)), {"codeContent": "WORLD"}),
        "3008": lambda: ("I6", g, w.scan_members(g, w.code(p) * 2), {"codeContent": "WORLD"}),
        "4001": lambda: ("I1", d, w.declaration({**p, "certType": "77"}), {"person": dict(p)}),
        "4002": lambda: ("I1", d, w.declaration({**p, "certNum": wrong_check(p["certNum"])}), {"person": dict(p)}),
        "4003": lambda: ("I1", d, w.declaration(p, divisionCode="999999"), {"divisionCode": "330106"}),
        "4004": lambda: ("I1", d, w.declaration(p, declareTime=c14(hours=-80)), {"declareTime": c14(minutes=-1)}),
        "4006": lambda: ("I1", d, w.declaration(p, symptoms=["1", "2"]), {"symptoms": ["2"]}),
        "4101": lambda: ("I7", d, w.correction(p, correctType="03", targetId=new_id(),
                                               items=[{"field": "temperature", "oldValue": "1", "newValue": "2"}]), {"reason": "x"}),
        "4102": lambda: ("I7", d, (w.correct(p), w.correction(p))[1], {"reason": "x"}),
        "4103": lambda: ("I7", d, w.correction(p, items=[{"field": "certNum", "oldValue": "1", "newValue": "2"}]), {"reason": "x"}),
    }


def _spent(w):
    code = w.code(w.person())
    assert w.scan(code).code == "0"
    return code


def _revoked(w):
    code = w.code(w.person())
    w.service.admin("code", "revoke", code)
    return code


STORED = ["2002", "3001", "3002", "3003", "3004", "3005", "3008", "4001", "4002", "4003", "4004", "4006", "4101", "4102", "4103"]


@pytest.mark.parametrize("code", STORED)
def test_2_1_stored_outcome(w, code):
    name, device, members, change = _stored(w)[code]()
    members["requestId"] = new_id()
    for _ in range(2):
        a = device.call(name, members)
        assert a.code == code, a
    assert device.call(name, {**members, **change}).code == "1007"


def test_2_1_4007_is_stored(w):
    desk, rid = w.lookup_desk(), new_id()
    a = w.look_up(Person(), device=desk, requestId=rid)
    if a.code == "4007":
        assert w.look_up(w.person(), device=desk, requestId=rid).code == "1007"


def _not_stored(w):
    """name -> (interface, device, bad members, good members)"""
    d, g, p = w.desk, w.gate, w.person()
    scan = lambda **m: w.scan_members(g, w.code(p), **m)
    return {
        "1002-I1": lambda: ("I1", d, w.declaration(p, temperature=ABSENT), w.declaration(p)),
        "1003-I1": lambda: ("I1", d, w.declaration(p, temperature=50), w.declaration(p)),
        "1003-I6": lambda: ("I6", g, scan(currentBodyTemp=50), scan()),
        "1103-I6": lambda: ("I6", g, scan(authMode="2", photoData="AAAA"), scan()),
        "1104-I6": lambda: ("I6", g, scan(bizSerialNum="unknown"), scan()),
        "1106-I6": lambda: ("I6", d, scan(bizSerialNum=w.serial(d, 0)[0], deviceSn=d.sn), w.scan_members(d, w.code(p))),
        "1104-I5": lambda: ("I5", d, w.make_members(p, bizSerialNum="unknown"), w.make_members(p)),
        "2001-I5": lambda: ("I5", d, w.make_members(p, checkData="AAAA"), w.make_members(p)),
        "2006-I5": lambda: ("I5", d, w.make_members(p, codeType="3"), w.make_members(p)),
        "3006-I6": lambda: ("I6", g, w.scan_members(g, None, idcardAuthData="AAAA"), scan()),
        "1006-I1": lambda: ("I1", d, w.declaration(p, timeStamp=c17(hours=-1)), w.declaration(p)),
        "1010-I6": lambda: ("I6", g, scan(serviceType="2000"), scan()),
        "3010-I6": lambda: ("I6", g, scan(deferred=w.deferred(c17(days=-8))), scan(deferred=w.deferred())),
        "4008-I3": lambda: ("I3", g, {"bizExtData": "eyJ2ZXIiOiIxIiwidG9rZW4iOiJpbnZlbnRlZCJ9", "purpose": "02"},
                            {"codeContent": w.code(p), "purpose": "02"}),
        "1008-I3": lambda: ("I3", g, {"codeContent": w.code(p), "purpose": "04"}, {"codeContent": w.code(p), "purpose": "02"}),
    }


NOT_STORED = ["1002-I1", "1003-I1", "1003-I6", "1103-I6", "1104-I6", "1106-I6", "1104-I5", "2001-I5", "2006-I5", "3006-I6",
              "1006-I1", "1010-I6", "3010-I6", "4008-I3", "1008-I3"]


@pytest.mark.parametrize("what", NOT_STORED)
def test_2_1_nothing_else_is_stored(w, what):
    name, device, wrong, right = _not_stored(w)[what]()
    rid = new_id()
    a = device.call(name, {**wrong, "requestId": rid})
    assert a.code == what[:4], a
    a = device.call(name, {**right, "requestId": rid})
    assert a.code == "0", a


def test_2_1_4005_is_not_stored(w):
    p = w.person()
    assert w.declare(p).code == "0" and w.declare(p).code == "0"
    rid = new_id()
    assert w.declare(p, requestId=rid).code == "4005"
    assert w.declare(w.person(), requestId=rid).code == "0"


def test_2_1_the_same_requestId_at_once_is_one_outcome(w):
    """The first still running: 9002; done: the stored outcome. Never two effects."""
    code = w.code(w.person(), availableTimes=2)
    base = w.scan_members(w.gate, code)
    requests = [{**base, "bizSerialNum": w.serial(w.gate, 1)[0]} for _ in range(8)]
    got, lock, start = [], threading.Lock(), threading.Barrier(8)

    def one(members):
        start.wait()
        a = w.gate.call("I6", members)
        with lock:
            got.append(a)

    threads = [threading.Thread(target=one, args=(m,)) for m in requests]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert {a.code for a in got} <= {"0", "9002"}, got
    assert len({a["passRecordId"] for a in got if a.code == "0"}) == 1
    assert [r["requestId"] for r in w.service.passes()].count(base["requestId"]) == 1
    assert w.scan(code).code == "0" and w.scan(code).code == "3004", "consumed once"


def test_2_1_I5_at_once_is_one_code(w):
    p, rid = w.person(), new_id()
    requests = [w.make_members(p, requestId=rid) for _ in range(6)]
    got, start = [], threading.Barrier(6)

    def one(members):
        start.wait()
        got.append(w.desk.call("I5", members))

    threads = [threading.Thread(target=one, args=(m,)) for m in requests]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert {a.code for a in got} <= {"0", "9002"} and len({a["codeContent"] for a in got if a.code == "0"}) == 1, got


def test_2_1_I1_at_once_counts_once_for_the_day(w):
    p = w.person()
    members = w.declaration(p, requestId=new_id())
    got, start = [], threading.Barrier(6)

    def one():
        start.wait()
        got.append(w.desk.call("I1", members))

    threads = [threading.Thread(target=one) for _ in range(6)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert {a.code for a in got} <= {"0", "9002"} and len({a["declareId"] for a in got if a.code == "0"}) == 1
    assert w.declare(p).code == "0" and w.declare(p).code == "4005"
