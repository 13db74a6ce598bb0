"""Section 2, common members, 3.21.1, and the roles of section 3.9."""

import pytest

from kakou_client.rows import bad, changed, missing
from kakou_client.wire import ABSENT, c17, new_id

SERVICE_TYPES = {"I4": "1000", "I5": "2000", "I6": "3000", "X1": "3000"}
ALL = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "X1"]


@pytest.fixture(scope="session")
def steady(w):
    """A person whose printed code is scanned as often as cases like."""
    person = w.person()
    a = w.printed(person)
    assert a.code == "0", a
    return person, a["codeContent"]


def request(w, name, steady, fresh=False):
    """(device, a good request of the interface)"""
    person, code = steady
    person = w.person() if fresh else person
    if name == "I1":
        return w.desk, w.declaration(person)
    if name == "I2":
        return w.desk, {"person": dict(person), "declareTime": c17(minutes=-1)[:14], "trips": [w.trip()]}
    if name == "I3":
        return w.gate, {"codeContent": code, "purpose": "02"}
    if name == "I4":
        return w.gate, {"serviceType": "1000", "applyType": "1", "deviceSn": w.gate.sn}
    if name == "I5":
        return w.desk, w.make_members(person)
    if name == "I6":
        return w.gate, w.scan_members(w.gate, code)
    if name == "I7":
        return w.desk, w.correction(person)
    return w.gate, {"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], "items": [w.item(w.gate, code)]}


ROWS = [
    missing("custNum", "1002|1005"), bad("custNum", "number", 5, "1003|1005"),
    bad("custNum", "33-characters", "9" * 33, "1003|1005"),
    bad("custNum", "unknown", "NOSUCHCUSTOMER", "1005"), bad("custNum", "empty", "", "1002|1003|1005"),
    missing("timeStamp"), bad("timeStamp", "number", 20250101120000000), bad("timeStamp", "14-digits", "20250101120000"),
    bad("timeStamp", "letters", "2025010112000000x"), bad("timeStamp", "month-13", "20251301120000000", "1003|1006"),
    missing("requestId"), bad("requestId", "number", 5), bad("requestId", "37-characters", "a" * 37),
    bad("requestId", "empty", "", "1002|1003"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
@pytest.mark.parametrize("name", ALL)
def test_2_common_member_rule(w, steady, name, row):
    device, members = request(w, name, steady)
    a = device.call(name, changed(device.biz(members), row.changes) | {
        k: ABSENT for k, v in row.changes.items() if v is ABSENT})
    assert a.code in row.codes, a


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("shift,code", [(-310, "1006"), (310, "1006"), (-285, "0"), (285, "0")])
def test_2_timeStamp_window_of_5_minutes(w, steady, name, shift, code):
    device, members = request(w, name, steady, fresh=True)
    assert device.call(name, {**members, "timeStamp": c17(seconds=shift)}).code == code


@pytest.mark.parametrize("name", ALL)
def test_2_timeStamp_is_utc_plus_8_not_utc(w, steady, name):
    device, members = request(w, name, steady)
    assert device.call(name, {**members, "timeStamp": c17(hours=-8)}).code == "1006"


@pytest.mark.parametrize("name", ALL)
def test_3_21_1_custNum_of_another_customer_is_1004(w, steady, name):
    """custNum selects the key, so another's signature does not verify."""
    device, members = request(w, name, steady)
    assert device.call(name, {**members, "custNum": w.device("desk", "other").cust}).code == "1004"


@pytest.mark.parametrize("name,value", [(n, v) for n in SERVICE_TYPES for v in ("1000", "2000", "3000", "4000", "")
                                        if v != SERVICE_TYPES[n]])
def test_3_15_1010_serviceType_wrong_for_this_address(w, steady, name, value):
    device, members = request(w, name, steady)
    assert device.call(name, {**members, "serviceType": value}).code in (("1010", "1003", "1002") if not value else ("1010",))


@pytest.mark.parametrize("name", list(SERVICE_TYPES))
@pytest.mark.parametrize("form", ["missing", "number"])
def test_2_serviceType_is_required_and_a_text(w, steady, name, form):
    device, members = request(w, name, steady)
    value = ABSENT if form == "missing" else int(SERVICE_TYPES[name])
    assert device.call(name, {**members, "serviceType": value}).code in (
        ("1002",) if form == "missing" else ("1003", "1010"))


@pytest.mark.parametrize("name", ALL)
def test_2_unknown_members_are_ignored(w, steady, name):
    device, members = request(w, name, steady, fresh=True)
    a = device.call(name, {**members, "zzUnknown": {"deep": [1, None]}, "another": "x"})
    assert a.code == "0", a


def test_2_requestId_of_36_characters_is_accepted_and_echoed(w):
    rid = new_id()
    assert w.apply(w.gate, 1, requestId=rid)["requestId"] == rid


# Roles: what each may call; anything else is 1008.

ALLOWED = {
    "gate": {"I4-verify", "I6", "X1"},
    "desk": {"I1", "I2", "I4-make", "I4-verify", "I5", "I6", "I7", "X1"},
    "app": {"I1", "I2", "I4-make", "I5", "I7"},
    "admin": set(),
}
CALLS = ["I1", "I2", "I4-make", "I4-verify", "I5", "I6", "I7", "X1"]


@pytest.fixture(scope="session")
def owner(w):
    """The one person an app's device speaks for."""
    return w.person()


@pytest.mark.parametrize("role", list(ALLOWED))
@pytest.mark.parametrize("call", CALLS)
def test_3_9_role(w, steady, owner, role, call):
    device = w.device(role)
    person = owner if role == "app" else w.person()
    allowed = call in ALLOWED[role]
    name = call.split("-")[0]
    if call == "I1":
        members = w.declaration(person)
    elif call == "I2":
        members = {"person": dict(person), "declareTime": c17(minutes=-1)[:14], "trips": [w.trip()]}
    elif call == "I4-make":
        members = {"serviceType": "1000", "applyType": "0"}
    elif call == "I4-verify":
        members = {"serviceType": "1000", "applyType": "1", "deviceSn": device.sn}
    elif call == "I5":
        members = w.make_members(person, device if allowed else w.desk)
    elif call == "I6":
        members = w.scan_members(device if allowed else w.gate, steady[1])
    elif call == "I7":
        members = w.correction(person)
    else:
        serial = w.serial(device if allowed else w.gate, 1)[0]
        members = {"serviceType": "3000", "bizSerialNum": serial, "items": [w.item(device, steady[1])]}
    a = device.call(name, members)
    assert a.code == ("0" if allowed else "1008"), a


PURPOSES = {"gate": {"02", "03"}, "desk": {"01", "02", "03", "04"}, "app": {"01"}, "admin": {"05"}}


@pytest.mark.parametrize("role", list(PURPOSES))
@pytest.mark.parametrize("purpose", ["01", "02", "03", "04", "05", "99"])
def test_3_9_roles_and_purposes_of_a_look_up(w, owner, role, purpose):
    person = owner if role == "app" else w.person()
    allowed = purpose in PURPOSES[role]
    device = w.device("app") if role == "app" else w.lookup_desk(role)
    members = {"person": dict(person), "purpose": purpose}
    if role != "app":
        members |= {"operatorRef": "OP-1", "reason": "conformance case"}
    if purpose == "01" and allowed:
        members = w.self_query_members(person, device) | members
    a = device.call("I3", members)
    assert a.code == ("0" if allowed else "1008"), a


def test_2_1_role_is_checked_before_the_serial_number_and_the_rest(w):
    a = w.gate.call("I5", {"serviceType": "2000", "bizSerialNum": "unknown"})
    assert a.code == "1008", a
