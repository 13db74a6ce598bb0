"""Section 3.12, `deferred`: scans that happened earlier, offline."""

import time

import pytest

from kakou_client import codes
from kakou_client.rows import bad, good, missing
from kakou_client.wire import c17, new_id
from kakou_client.world import unwrap

D = "deferred."
FULL = {"clockOffsetMs": -1200, "bootId": "b" * 36, "monotonicMs": 123456789, "seq": 7, "attempt": 2,
        "localOutcome": "o" * 16, "decisionReason": "字" * 64, "operatorRef": "p" * 36}

ROWS = [
    missing(D + "scannedAt"), missing(D + "decision"),
    bad(D + "scannedAt", "14-digits", "20250101120000"), bad(D + "scannedAt", "number", 20250101120000000),
    bad(D + "scannedAt", "letters", "2025010112000000x"),
    bad(D + "decision", "outside-the-list", "maybe"), bad(D + "decision", "number", 1), bad(D + "decision", "empty", "", "1002|1003"),
    *[good(D + "decision", v, v) for v in ("admitted", "held", "refused", "none")],
    bad(D + "clockOffsetMs", "text", "5"), bad(D + "monotonicMs", "text", "5"), bad(D + "seq", "text", "5"), bad(D + "attempt", "text", "5"),
    bad(D + "clockOffsetMs", "fraction", 1.5),
    bad(D + "bootId", "37-characters", "b" * 37), bad(D + "bootId", "number", 5),
    bad(D + "localOutcome", "17-characters", "o" * 17), bad(D + "localOutcome", "number", 5),
    bad(D + "decisionReason", "65-characters", "字" * 65), bad(D + "decisionReason", "number", 5),
    bad(D + "operatorRef", "37-characters", "p" * 37), bad(D + "operatorRef", "number", 5),
    *[good(D + k, "at-the-bound", v) for k, v in FULL.items()],
    bad("deferred", "empty-object-3.21.12", {}, "1002"),
]


@pytest.fixture(scope="session")
def steady(w):
    return w.printed(w.person())["codeContent"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_12_deferred_field(w, steady, row):
    members = w.scan_members(w.gate, steady, deferred=w.deferred())
    a = w.gate.call("I6", row.applied(members))
    assert a.code in row.codes, a


@pytest.mark.parametrize("shift,code", [
    ({"days": -7, "minutes": 2}, "0"), ({"days": -7, "minutes": -2}, "3010"), ({"days": -30}, "3010"),
    ({"seconds": 285}, "0"), ({"seconds": 315}, "1006"), ({"days": 1}, "1006"),
])
def test_3_12_deferred_window(w, steady, shift, code):
    assert w.scan(steady, deferred=w.deferred(c17(**shift))).code == code


@pytest.mark.parametrize("mended", ["3010", "1006"])
def test_3_21_12_a_client_may_mend_its_clock(w, steady, mended):
    rid = new_id()
    wrong = c17(days=-9) if mended == "3010" else c17(days=1)
    assert w.scan(steady, deferred=w.deferred(wrong), requestId=rid).code == mended
    assert w.scan(steady, deferred=w.deferred(c17()), requestId=rid).code == "0"


def test_3_21_12_scannedAt_is_not_compared_between_tries(w, steady):
    members = w.scan_members(w.gate, steady, deferred=w.deferred(c17(minutes=-1)))
    first = w.gate.call("I6", members)
    again = w.again(w.gate, members, deferred=w.deferred(c17(minutes=-2), attempt=2))
    assert first.code == again.code == "0" and first["passRecordId"] == again["passRecordId"]


@pytest.mark.parametrize("grade", ["00", "01", "10", "11", "20"])
@pytest.mark.parametrize("decision", ["admitted", "none", "held", "refused"])
def test_3_12_alert(w, grade, decision):
    p = w.person(grade)
    code = w.code(p)
    a = w.scan(code, deferred=w.deferred(decision=decision))
    assert a.code == "0" and a["healthStatus"] == grade, a
    assert a["statusAtScan"] == grade and a["statusNow"] == grade and a["codeValidAtScan"] is True
    want = grade in ("10", "11") and decision in ("admitted", "none")
    assert a["alert"] is want, a
    if want:
        assert a["alertBasis"] == "atScan", a
    else:
        assert not a.get("alertBasis"), a


def test_3_12_online_answers_carry_no_deferred_members(w):
    a = w.scan(w.code(w.person("10")))
    for name in ("statusAtScan", "statusNow", "codeValidAtScan"):
        assert name not in a, a


def test_3_12_deferred_answer_carries_no_token_but_biz(w):
    a = w.scan(w.code(w.person(), bizExtData="passed"), deferred=w.deferred())
    if a.get("bizExtData"):
        got = unwrap(a["bizExtData"])
        assert not got.get("token") and got.get("biz") in (None, "passed"), got


def turned(w, before, after, decision="admitted"):
    """Scanned under `before`, told when the grade is `after`."""
    p = w.person(before)
    code = w.code(p)
    time.sleep(0.02)
    at = c17()
    time.sleep(0.02)
    w.service.admin("people", "set", p["certNum"], "--health-status", after)
    return w.scan(code, deferred=w.deferred(at, decision))


@pytest.mark.parametrize("before,after,shown", [
    ("00", "10", "10"), ("10", "00", "10"), ("00", "01", "01"), ("01", "00", "01"), ("11", "10", "10"), ("10", "11", "10"),
    ("00", "20", "20"), ("20", "00", "20"), ("20", "01", "01"), ("01", "11", "11"),
])
def test_3_12_statusAtScan_and_statusNow_and_the_worse_of_them(w, before, after, shown):
    a = turned(w, before, after)
    assert a.code == "0", a
    assert (a["statusAtScan"], a["statusNow"], a["healthStatus"]) == (before, after, shown), a


def test_3_12_alertBasis_since(w):
    a = turned(w, "00", "10")
    assert a["alert"] is True and a["alertBasis"] == "since", a


def test_3_12_alertBasis_atScan_though_lowered_since(w):
    a = turned(w, "10", "00")
    assert a["alert"] is True and a["alertBasis"] == "atScan", a


def test_3_12_no_alert_where_the_person_was_held(w):
    assert turned(w, "00", "10", "held")["alert"] is False


@pytest.mark.parametrize("decision,want", [("admitted", True), ("none", True), ("held", False), ("refused", False)])
@pytest.mark.parametrize("what", ["3003", "3004", "3005"])
def test_3_21_12_an_answer_that_is_no_fault_carries_alert(w, what, decision, want):
    if what == "3003":
        code = codes.altered(w.code(w.person()), 91)
    elif what == "3004":
        code = w.code(w.person())
        assert w.scan(code).code == "0"
    else:
        code = w.code(w.person())
        w.service.admin("code", "revoke", code)
    time.sleep(0.02)
    a = w.scan(code, deferred=w.deferred(decision=decision))
    if what == "3004" and a.code == "0":
        assert a["codeValidAtScan"] is False, a
        return
    assert a.code == what and a["alert"] is want, a
    if want:
        assert a["alertBasis"] == "atScan", a


@pytest.mark.parametrize("what", ["3002", "3008"])
def test_3_21_12_3002_and_3008_carry_alert_false(w, steady, what):
    a = w.scan("HELLO" if what == "3002" else steady * 2, deferred=w.deferred(decision="admitted"))
    assert a.code == what and a["alert"] is False, a


def test_3_12_deferred_consumes(w):
    code = w.code(w.person(), availableTimes=2)
    assert w.scan(code, deferred=w.deferred())["codeValidAtScan"] is True
    assert w.scan(code).code == "0"
    assert w.scan(code).code == "3004"


def test_3_12_deferred_scan_before_a_later_one_both_stand(w):
    """It consumes as of scannedAt; the later scan is not rewritten."""
    code = w.code(w.person())
    time.sleep(0.02)
    at = c17()
    time.sleep(0.02)
    members = w.scan_members(w.gate, code)
    later = w.gate.call("I6", members)
    assert later.code == "0"
    a = w.scan(code, deferred=w.deferred(at))
    assert a.code == "0" and a["codeValidAtScan"] is True, a
    again = w.gate.call("I6", members)
    assert again.code == "0" and again["passRecordId"] == later["passRecordId"]


def test_3_12_code_not_valid_before_its_issue(w):
    """scannedAt an hour before the code was made: not within its life."""
    a = w.scan(w.code(w.person()), deferred=w.deferred(c17(hours=-1)))
    assert a.code == "0" and a["codeValidAtScan"] is False, a


def test_3_12_revoked_before_and_after_scannedAt(w):
    code = w.code(w.person(), availableTimes=5)
    time.sleep(0.02)
    at = c17()
    time.sleep(1.05)  # revocations may be kept to the second
    w.service.admin("code", "revoke", code)
    a = w.scan(code, deferred=w.deferred(at))
    assert a.code in ("0", "3005"), a
    if a.code == "0":
        assert a["codeValidAtScan"] is True, a
    else:
        assert a["alert"] is True and a["alertBasis"] == "since", a
    time.sleep(1.05)
    a = w.scan(code, deferred=w.deferred(c17()))
    assert a.code == "3005" and a["alert"] is True and a["alertBasis"] == "atScan", a


# 2.1 with deferred

def test_2_1_an_online_call_asked_again_as_deferred_is_the_stored_outcome(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    first = w.gate.call("I6", members)
    a = w.again(w.gate, members, deferred=w.deferred(decision="none"))
    assert a.code == "0" and a["passRecordId"] == first["passRecordId"], a
    assert a["statusAtScan"] == "00" and a["statusNow"] == "00" and a["alert"] is False
    if a.get("bizExtData"):
        assert unwrap(a["bizExtData"]).get("token") in (None, unwrap(first["bizExtData"])["token"])
    assert w.scan(members["codeContent"]).code == "3004", "consumed once"


@pytest.mark.parametrize("decision,want", [("admitted", True), ("none", True), ("held", False), ("refused", False)])
def test_2_1_alert_of_a_stored_outcome_is_judged_from_the_decision(w, decision, want):
    members = w.scan_members(w.gate, w.code(w.person("10")))
    assert w.gate.call("I6", members)["healthStatus"] == "10"
    a = w.again(w.gate, members, deferred=w.deferred(decision=decision))
    assert a.code == "0" and a["alert"] is want, a


def test_3_12_stored_outcome_statusNow_is_asked_afresh(w):
    p = w.person()
    members = w.scan_members(w.gate, w.code(p))
    assert w.gate.call("I6", members)["healthStatus"] == "00"
    w.service.admin("people", "set", p["certNum"], "--health-status", "10")
    a = w.again(w.gate, members, deferred=w.deferred(decision="admitted"))
    assert (a["statusAtScan"], a["statusNow"], a["healthStatus"]) == ("00", "10", "10"), a
    assert a["alert"] is True and a["alertBasis"] == "since", a


def test_2_1_a_stored_3004_asked_again_as_deferred(w):
    code = w.code(w.person())
    assert w.scan(code).code == "0"
    members = w.scan_members(w.gate, code)
    assert w.gate.call("I6", members).code == "3004"
    a = w.again(w.gate, members, deferred=w.deferred(decision="admitted"))
    assert a.code == "3004" and a["alert"] is True, a


def test_2_1_a_decision_told_later_changes_the_alert(w):
    members = w.scan_members(w.gate, w.code(w.person("10")), deferred=w.deferred(decision="held"))
    assert w.gate.call("I6", members)["alert"] is False
    assert w.again(w.gate, members, deferred=w.deferred(decision="admitted"))["alert"] is True


def test_3_21_15_pass_record_of_a_deferred_scan(w):
    at = c17(minutes=-3)
    code = w.printed(w.person("10"))["codeContent"]
    members = w.scan_members(w.gate, code, deferred=w.deferred(at, "admitted"))
    a = w.gate.call("I6", members)
    assert a.code == "0", a
    [r] = [r for r in w.service.passes() if r["requestId"] == members["requestId"]]
    assert r["deferred"] is True and r["alert"] is True and r["scannedAt"] == at, r


def test_3_12_deferred_card(w):
    p = w.person("11")
    a = w.card(p, deferred=w.deferred(decision="admitted"))
    assert a.code == "0" and a["statusAtScan"] == "11" and a["alert"] is True, a


def test_3_12_deferred_temperature_rule(w):
    a = w.scan(w.code(w.person()), deferred=w.deferred(), currentBodyTemp=37.8)
    assert a.code == "0" and a["healthStatus"] == "01", a


# the window of 30 s is counted between the scans, not between their arrivals

def at_one_gate(w, *ages):
    """The answers to scans of one person at one gate, so many seconds ago each, told one after another."""
    code, place = w.printed(w.person())["codeContent"], w.place(w.gate)
    time.sleep(0.02)
    return [w.scan(code, checkpoint=place, **({} if age is None else {"deferred": w.deferred(c17(seconds=-age))})) for age in ages]


@pytest.mark.parametrize("ages,duplicates", [
    ((3600, None), [False, False]), ((None, 3600), [False, False]), ((200, 190), [False, True]), ((200, 150), [False, False]),
    ((7200, 3600, 3590), [False, False, True]), ((10, None), [False, True]),
])
def test_3_12_duplicates_are_judged_as_of_scannedAt(w, ages, duplicates):
    got = at_one_gate(w, *ages)
    assert [a.code for a in got] == ["0"] * len(ages), got
    assert [a["duplicate"] for a in got] == duplicates, got
