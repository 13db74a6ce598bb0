"""Section 3.9: I3, the look-up (clause 6.4), its minimisation, and 3.14's token."""

import pytest

from kakou_client import codes
from kakou_client.people import Person
from kakou_client.rows import Row, bad, good, missing, person
from kakou_client.wire import ABSENT, c14, from_c14, new_id

SEVERITY = {"00": 0, "20": 1, "01": 2, "11": 3, "10": 4}


@pytest.fixture(scope="session")
def steady(w):
    p = w.person()
    a = w.printed(p)
    assert a.code == "0", a
    return p, a["codeContent"]


ROWS = [
    missing("purpose"), bad("purpose", "is-06", "06"), bad("purpose", "number", 2), bad("purpose", "one-digit", "2"),
    bad("sections", "text", "trips"), bad("sections", "unknown", ["foo"]), bad("sections", "numbers", [1]),
    *[good("sections", f"is-{s}", [s]) for s in ("trips", "tests", "provinces")],
    Row("3.21.10-no-key-1003", {"codeContent": ABSENT}, ("1003",)),
    Row("3.21.10-code-and-person-1003", {"person": {"name": "样本甲", "certType": "10", "certNum": "11010519491231002X"},
                                         "operatorRef": "OP-1", "reason": "case"}, ("1003",)),
    Row("3.21.10-code-and-token-1003", {"bizExtData": "e30"}, ("1003",)),
    Row("3.21.10-token-and-person-1003", {"codeContent": ABSENT, "bizExtData": "e30", "operatorRef": "OP-1", "reason": "case",
        "person": {"name": "样本甲", "certType": "10", "certNum": "11010519491231002X"}}, ("1003",)),
    bad("codeContent", "number", 5), bad("codeContent", "513-characters", "H" * 513, "1003|3002|3008"),
    bad("codeContent", "no-code", "HELLO", "3002"),
    Row("bizExtData-number-1003", {"codeContent": ABSENT, "bizExtData": 5}, ("1003",)),
    Row("bizExtData-20481-characters-1003", {"codeContent": ABSENT, "bizExtData": "A" * 20481}, ("1003",)),
    Row("bizExtData-no-token-4008", {"codeContent": ABSENT, "bizExtData": "bm9uc2Vuc2U"}, ("4008", "1003")),
    Row("bizExtData-invented-token-4008",
        {"codeContent": ABSENT, "bizExtData": "eyJ2ZXIiOiIxIiwidG9rZW4iOiJpbnZlbnRlZCJ9"}, ("4008",)),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_9_I3_field(w, steady, row):
    a = w.gate.call("I3", row.applied({"codeContent": steady[1], "purpose": "02"}))
    assert a.code in row.codes, a


PERSON_ROWS = person() + [
    missing("operatorRef"), missing("reason"), bad("operatorRef", "number", 5), bad("reason", "number", 5),
    bad("operatorRef", "37-characters", "a" * 37), bad("reason", "65-characters", "字" * 65),
    good("operatorRef", "36-characters", "a" * 36), good("reason", "64-characters", "字" * 64),
]


@pytest.mark.parametrize("row", [r for r in PERSON_ROWS if r.name != "person-missing-1002"], ids=lambda r: r.name)
def test_3_9_I3_person_field(w, steady, row):
    a = w.lookup_desk().call("I3", row.applied({"person": dict(steady[0]), "purpose": "02", "operatorRef": "OP-1",
                                                "reason": "conformance case"}))
    assert a.code in row.codes, a


@pytest.mark.parametrize("role", ["gate", "desk", "admin"])
@pytest.mark.parametrize("member", ["operatorRef", "reason"])
def test_3_9_who_looks_a_person_up_and_why_is_required_of_every_role_but_app(w, steady, role, member):
    purpose = "05" if role == "admin" else "02"
    assert w.look_up(steady[0], purpose, w.lookup_desk(role), **{member: ABSENT}).code == "1002"


def test_3_9_name_and_number_must_match(w):
    p = w.person()
    assert w.look_up({**p, "name": "样本他人"}).code == "2002"


def test_3_9_an_unknown_person_has_no_record(w):
    assert w.look_up(Person()).code in ("4007", "2002", "2003")


def test_3_9_15_digit_number_finds_the_person(w):
    from kakou_client.people import fifteen
    p = w.person()
    assert w.look_up({**p, "certNum": fifteen(p["certNum"])}).code == "0"


# the keys

def test_3_9_token_opens_6_4(w):
    p = w.person()
    seen = w.scan(w.code(p))
    a = w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"})
    assert a.code == "0" and a["healthStatus"] == "00", a
    assert a["person"]["desensitizeName"] == seen["desensitizeName"]
    assert a["person"]["desensitizeCardId"] == seen["desensitizeCardId"]


def test_3_14_token_opens_6_4_once(w):
    seen = w.scan(w.code(w.person()))
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "0"
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "4008"


def test_3_14_token_is_spent_whatever_the_purpose(w):
    seen = w.scan(w.code(w.person()))
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "03"}).code == "0"
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "4008"


def test_3_21_10_token_is_good_for_the_custNum_that_got_it(w):
    seen = w.scan(w.code(w.person()))
    assert w.desk.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "4008"


def test_3_14_token_of_a_card_verification(w):
    seen = w.card(w.person())
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "0"


def test_3_9_codeContent_looks_without_recording(w):
    p = w.person()
    code = w.code(p)
    before = {r["requestId"] for r in w.service.passes()}
    ids = [new_id() for _ in range(3)]
    for rid in ids:
        assert w.gate.call("I3", {"codeContent": code, "purpose": "02", "requestId": rid}).code == "0"
    after = {r["requestId"] for r in w.service.passes()}
    assert after - before == set(), "a look made a pass record"
    seen = w.scan(code)
    assert seen.code == "0" and seen["duplicate"] is False, "a look used the code up"
    assert w.scan(code).code == "3004"


def test_3_9_codeContent_used_up_still_looks(w):
    code = w.code(w.person())
    assert w.scan(code).code == "0"
    assert w.gate.call("I3", {"codeContent": code, "purpose": "02"}).code == "0"


def test_3_9_codeContent_forged_and_of_unknown_key(w):
    code = w.code(w.person())
    assert w.gate.call("I3", {"codeContent": codes.altered(code, 40), "purpose": "02"}).code == "3003"
    assert w.gate.call("I3", {"codeContent": codes.altered(code, 26), "purpose": "02"}).code == "3002"


def test_3_9_codeContent_case_is_folded(w):
    assert w.gate.call("I3", {"codeContent": w.code(w.person()).lower(), "purpose": "02"}).code == "0"


# the answer

@pytest.fixture(scope="session")
def rich(w):
    """A person of whom much is known."""
    p = w.person()
    extra = {"phone": "13812345678", "address": "样品街道一百二十三号", "diseaseHistory": ["9876"]}
    declarant = {"name": "样本申报人", "certType": "10", "certNum": "11010519491231002X"}
    a = w.desk.call("I1", w.declaration({**p, **extra}, address="申报地址样品路七号", temperature=36.7, relation="1", declarant=declarant))
    assert a.code == "0", a
    assert w.travel(p, [w.trip(vehicleNo="CA1702"), w.trip(departTime=c14(days=-1), arriveTime=c14(days=-1, hours=1),
                                                           travelMode="2", vehicleNo="G7345")]).code == "0"
    return p, extra, declarant


def forbidden(rich):
    p, extra, declarant = rich
    return [p["name"], p["certNum"], extra["phone"], extra["address"], "申报地址样品路七号", declarant["name"],
            declarant["certNum"], "CA1702", "G7345", "9876"]


@pytest.mark.parametrize("purpose", ["02", "03"])
@pytest.mark.parametrize("key", ["token", "codeContent", "person"])
def test_3_9_minimisation(w, rich, purpose, key):
    """02 and 03: never phone, address, full name or number, declarant or disease history; vehicles masked."""
    p = rich[0]
    if key == "token":
        a = w.gate.call("I3", {"bizExtData": w.scan(w.code(p))["bizExtData"], "purpose": purpose})
    elif key == "codeContent":
        a = w.gate.call("I3", {"codeContent": w.code(p), "purpose": purpose})
    else:
        a = w.look_up(p, purpose)
    assert a.code == "0", a
    text = a.octets.decode()
    for word in forbidden(rich):
        assert word not in text, f"{word} in {text}"
    assert set(a["person"]) <= {"desensitizeName", "desensitizeCardId", "certType"}, a["person"]
    trips = a["xcgjAllList"]
    assert len(trips) == 2 and {t["travelMode"] for t in trips} == {"1", "2"}, a
    assert not a.get("yqReports"), "what was declared is not for a checkpoint"


def test_3_9_masking(w, rich):
    a = w.look_up(rich[0])
    got = a["person"]
    assert "*" in got["desensitizeName"] and "*" in got["desensitizeCardId"]
    assert len(got["desensitizeName"].replace("*", "")) <= 2
    assert len(got["desensitizeCardId"].replace("*", "")) <= 8
    assert got["certType"] == "10"


def test_3_9_purpose_01_gets_everything(w, rich):
    p = rich[0]
    a = w.own(p)
    assert a.code == "0", a
    reports = a["yqReports"]
    assert len(reports) == 1 and reports[0]["temperature"] == 36.7, a
    assert reports[0]["divisionCode"] == "330106" and reports[0]["symptoms"] == ["1"]
    assert reports[0]["riskAreaStay"] == "2" and reports[0]["contactPatient"] == "2"
    assert {t["vehicleNo"] for t in a["xcgjAllList"]} == {"CA1702", "G7345"}


def test_3_9_purpose_05_gets_counts_only(w, rich):
    a = w.look_up(rich[0], "05", w.lookup_desk("admin"))
    assert a.code == "0", a
    text = a.octets.decode()
    for word in forbidden(rich) + ["desensitize", "xcgjAllList\":[{", "yqReports\":[{"]:
        assert word not in text, f"{word} in {text}"


def test_3_9_purpose_04_of_a_desk(w, rich):
    a = w.look_up(rich[0], "04")
    assert a.code == "0" and a["healthStatus"] == "00", a


@pytest.mark.parametrize("section,member,others", [
    ("trips", "xcgjAllList", ["yqReports", "healthyReport", "hsjc", "ktjc"]),
    ("report", "yqReports", ["xcgjAllList", "healthyReport", "hsjc", "ktjc"]),
    ("provinces", "healthyReport", ["xcgjAllList", "yqReports", "hsjc", "ktjc"]),
    ("tests", None, ["xcgjAllList", "yqReports", "healthyReport"]),
])
def test_3_21_10_sections(w, rich, section, member, others):
    a = w.own(rich[0], sections=[section])
    assert a.code == "0", a
    if member:
        assert isinstance(a.get(member), list), a
    for other in others:
        assert not a.get(other), f"{other} was not asked for: {a}"


# purpose 01 is proven by checkData

def test_3_9_purpose_01_of_an_app_needs_checkData_and_serial(w):
    app = w.service.enrol("app")
    p = w.person()
    full = w.self_query_members(p, app)
    assert app.call("I3", {**full, "checkData": ABSENT}).code == "1002"
    full = w.self_query_members(p, app)
    assert app.call("I3", {**full, "bizSerialNum": ABSENT}).code == "1002"
    assert app.call("I3", w.self_query_members(p, app)).code == "0"


def test_3_9_purpose_01_checkData_faults(w):
    app = w.service.enrol("app")
    p, other = w.person(), w.person()
    full = w.self_query_members(p, app)
    assert app.call("I3", {**full, "checkData": "AAAA"}).code == "2001"
    serial, random = w.serial(app, 0)
    assert app.call("I3", {"person": dict(p), "purpose": "01", "bizSerialNum": serial,
                           "checkData": w.check_data(app, p, "wrong")}).code == "2001"
    serial, random = w.serial(app, 0)
    assert app.call("I3", {"person": dict(p), "purpose": "01", "bizSerialNum": serial,
                           "checkData": w.check_data(app, other, random)}).code in ("2002", "1008")
    assert app.call("I3", w.self_query_members(p, app, bizSerialNum="no-such-serial")).code == "1104"


def test_3_9_purpose_01_serial_is_single_use_and_of_applyType_0(w):
    app = w.service.enrol("app")
    p = w.person()
    full = w.self_query_members(p, app)
    assert app.call("I3", full).code == "0"
    assert app.call("I3", full).code == "1106"
    desk = w.lookup_desk()
    serial, random = w.serial(desk, 1)
    assert desk.call("I3", {"person": dict(p), "purpose": "01", "operatorRef": "OP-1", "reason": "case",
                            "bizSerialNum": serial, "checkData": w.check_data(desk, p, random)}).code == "1106"


@pytest.mark.parametrize("member", ["operatorRef", "reason"])
def test_3_9_desk_with_01_only_where_operatorRef_and_reason_are_given(w, member):
    p = w.person()
    desk = w.lookup_desk()
    full = w.self_query_members(p, desk, operatorRef="OP-1", reason="case")
    assert desk.call("I3", {**full, member: ABSENT}).code in ("1002", "1008")


def test_3_9_thirty_look_ups_an_hour_a_device_then_1009(w):
    desk = w.service.enrol("desk")
    p = w.person()
    for i in range(30):
        assert w.look_up(p, "02", desk).code == "0", f"look-up {i + 1}"
    assert w.look_up(p, "02", desk).code == "1009"
    assert w.look_up(w.person(), "04", desk).code == "1009"
    code = w.code(p, desk)
    assert desk.call("I3", {"codeContent": code, "purpose": "02"}).code == "0", "other keys are not limited"
    assert w.look_up(p, "02", w.service.enrol("desk")).code == "0", "the limit is the device's"


def test_3_9_purpose_01_of_a_desk_is_within_the_30_an_hour(w):
    desk = w.service.enrol("desk")
    p = w.person()
    for _ in range(29):
        assert w.look_up(p, "02", desk).code == "0"
    assert desk.call("I3", w.self_query_members(p, desk, operatorRef="OP-1", reason="case")).code == "0"
    assert desk.call("I3", w.self_query_members(p, desk, operatorRef="OP-1", reason="case")).code == "1009"


# sample people: what the answer looks like where there is much to say

def sample(w):
    return w.samples


def test_issue_sample_people_are_200_of_every_grade_and_document_type(w):
    people = sample(w)
    assert len(people) == 200
    assert {p["healthStatus"] for p in people} == {"00", "01", "10", "11", "20"}
    assert {p["certType"] for p in people} == {"10", "14", "15", "16", "20", "34", "99"}
    assert len({(p["certType"], p["certNum"]) for p in people}) == 200


def test_3_9_answers_of_sample_people_have_the_members_of_the_table(w):
    seen, reports = set(), 0
    for p in sample(w)[:60]:
        person_key = {k: p[k] for k in ("name", "certType", "certNum")}
        a = w.look_up(person_key)
        assert a.code == "0", a
        assert a["healthStatus"] == p["healthStatus"], (p, a)
        for r in a.get("healthyReport") or []:
            reports += 1
            assert r["healthStatus"] in SEVERITY and len(r["divisionCode"]) == 6, r
            assert SEVERITY[a["healthStatus"]] >= SEVERITY[r["healthStatus"]], "the worst of the reports"
            from_c14(r["assessTime"])
            seen.add("healthyReport")
        for t in a.get("xcgjAllList") or []:
            seen.add("xcgjAllList")
            assert len(t["fromCode"]) == 6 and len(t["toCode"]) == 6 and t["travelMode"] in "1234569"
        for name, members in (("hsjc", ("hsjcjg", "hsjcjgmc", "hsjcsj")), ("ktjc", ("ktjcjg", "ktjcjgmc", "ktjcsj"))):
            if a.get(name):
                seen.add(name)
                assert set(a[name]) >= set(members[:1]), a[name]
        for name in ("reportTime", "reportValidTime"):
            if a.get(name):
                from_c14(a[name])
        if "reportExpired" in a:
            assert isinstance(a["reportExpired"], bool)
    assert {"healthyReport", "xcgjAllList", "hsjc"} <= seen, f"no sample shows {seen}"


def test_3_9_healthStatus_is_the_grade_of_each(w):
    for grade in ("00", "01", "10", "11", "20"):
        assert w.look_up(w.person(grade))["healthStatus"] == grade
