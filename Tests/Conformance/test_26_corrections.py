"""Section 3.13: I7, corrections (clause 6.8), and 3.21.11."""

import pytest

from kakou_client.people import resident, wrong_check
from kakou_client.rows import bad, good, missing, person
from kakou_client.wire import ABSENT, new_id

DECLARANT = {"name": "样本家属", "certType": "10", "certNum": resident(9903)}
FIELDS = {
    "01": ["name", "sex", "nationality", "phone", "address", "domicileCode"],
    "02": ["healthStatus", "reasonCode"],
    "03": ["divisionCode", "address", "temperature", "symptoms", "contactPatient", "riskAreaStay"],
    "04": ["departTime", "arriveTime", "fromCode", "toCode", "travelMode", "vehicleNo"],
    "05": ["hsjcjg", "hsjcsj", "ktjcjg", "ktjcsj"],
}
EVIDENCE = {"type": "photo", "digest": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "name": "scan.png"}


def item(field="phone"):
    return {"field": field, "oldValue": "old", "newValue": "new"}


ROWS = person() + [
    missing("correctType"), bad("correctType", "is-06", "06"), bad("correctType", "number", 1), bad("correctType", "one-digit", "1"),
    bad("items", "empty", [], "1002|1003"), bad("items", "21", [item()] * 21), bad("items", "text", "phone"),
    bad("items", "of-texts", ["phone"]), good("items", "20", [item("phone"), item("address")] * 10),
    missing("items.0.field"), bad("items.0.field", "number", 5), bad("items.0.newValue", "number", 5, "0|1003"),
    missing("items.0.newValue"),
    missing("reason"), bad("reason", "number", 5), bad("reason", "501-characters", "字" * 501), good("reason", "500-characters", "字" * 500),
    bad("reason", "empty", "", "1002|1003"),
    missing("contactPhone"), bad("contactPhone", "number", 13800138000), bad("contactPhone", "21-characters", "1" * 21),
    bad("targetId", "number", 5), bad("targetId", "37-characters", "a" * 37, "1003|4101"),
    bad("evidence", "text", "x"), bad("evidence", "of-texts", ["x"]), good("evidence", "one", [EVIDENCE]), good("evidence", "none", []),
    bad("declarant", "text", "x"), good("declarant", "given", DECLARANT),
    bad("declarant", "wrong-check-digit", {**DECLARANT, "certNum": wrong_check(DECLARANT["certNum"])}, "4002"),
]


@pytest.fixture(scope="session")
def shared(w):
    return w.person()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_13_I7_field(w, shared, row):
    someone = w.person() if row.fresh else shared
    a = w.desk.call("I7", row.applied(w.correction(someone)))
    assert a.code in row.codes, a


def test_3_13_I7_response(w):
    a = w.correct(w.person())
    assert a.code == "0", a
    assert isinstance(a["correctId"], str) and 1 <= len(a["correctId"]) <= 36
    assert str(a["status"]) in ("0", "1")
    assert "expectTime" in a and "reviewLevel" in a


def target(w, p, correct_type):
    if correct_type == "03":
        return {"targetId": w.declare(p)["declareId"]}
    if correct_type == "04":
        return {"targetId": w.travel(p)["declareId"]}
    return {}


@pytest.mark.parametrize("correct_type,field", [(t, f) for t in FIELDS for f in FIELDS[t]])
def test_3_21_11_field_of_its_correctType(w, correct_type, field):
    p = w.person()
    a = w.correct(p, correctType=correct_type, items=[item(field)], **target(w, p, correct_type))
    assert a.code == "0", a


@pytest.mark.parametrize("field", sorted({f for fs in FIELDS.values() for f in fs}))
def test_3_21_11_correctType_99_takes_any_of_them(w, field):
    assert w.correct(w.person(), correctType="99", items=[item(field)]).code == "0"


@pytest.mark.parametrize("correct_type,field", [
    ("01", "healthStatus"), ("01", "temperature"), ("01", "certNum"), ("02", "name"), ("02", "hsjcjg"), ("03", "vehicleNo"),
    ("03", "phone"), ("04", "temperature"), ("04", "name"), ("05", "healthStatus"), ("05", "symptoms"), ("99", "certNum"),
    ("99", "diseaseHistory"), ("01", "nothing"), ("01", ""),
])
def test_3_15_4103_field_may_not_be_corrected(w, correct_type, field):
    p = w.person()
    a = w.correct(p, correctType=correct_type, items=[item(field)], **target(w, p, correct_type))
    assert a.code in (("4103",) if field else ("4103", "1002", "1003")), a


def test_3_21_11_one_bad_field_among_good_ones_is_4103(w):
    assert w.correct(w.person(), items=[item("phone"), item("healthStatus")]).code == "4103"


@pytest.mark.parametrize("correct_type,field", [("03", "temperature"), ("04", "vehicleNo")])
def test_3_21_11_targetId_is_required_with_03_and_04(w, correct_type, field):
    assert w.correct(w.person(), correctType=correct_type, items=[item(field)]).code == "1002"


@pytest.mark.parametrize("correct_type,field", [("03", "temperature"), ("04", "vehicleNo")])
def test_3_15_4101_target_absent(w, correct_type, field):
    p = w.person()
    assert w.correct(p, correctType=correct_type, items=[item(field)], targetId=new_id()).code == "4101"
    other = target(w, w.person(), correct_type)
    assert w.correct(p, correctType=correct_type, items=[item(field)], **other).code == "4101", "another person's"


def test_3_21_11_open_correction_of_the_same_person_type_and_target_is_4102(w):
    p = w.person()
    assert w.correct(p).code == "0"
    assert w.correct(p).code == "4102"
    assert w.correct(p, items=[item("address")]).code == "4102"
    assert w.correct(p, correctType="02", items=[item("healthStatus")]).code == "0", "another type"
    assert w.correct(w.person()).code == "0", "another person"


def test_3_21_11_open_corrections_of_different_targets(w):
    p = w.person()
    first, second = w.declare(p)["declareId"], w.declare(p, temperature=36.4)["declareId"]
    more = {"correctType": "03", "items": [item("temperature")]}
    assert w.correct(p, targetId=first, **more).code == "0"
    assert w.correct(p, targetId=second, **more).code == "0"
    assert w.correct(p, targetId=first, **more).code == "4102"


def test_3_13_a_correction_never_edits_in_place(w):
    p = w.person("10")
    assert w.correct(p, correctType="02", items=[{"field": "healthStatus", "oldValue": "10", "newValue": "00"}]).code == "0"
    assert w.grade(p) == "10"
    q = w.person()
    did = w.declare(q, temperature=36.8)["declareId"]
    assert w.correct(q, correctType="03", targetId=did,
                     items=[{"field": "temperature", "oldValue": "36.8", "newValue": "36.1"}]).code == "0"
    assert w.own(q)["yqReports"][0]["temperature"] == 36.8


def test_3_13_items_by_correctType(w):
    """`items` is conditional: with 01 to 05 there is nothing to correct without it."""
    assert w.correct(w.person(), items=ABSENT).code in ("1002", "0")


def test_3_13_name_of_another_is_2002(w):
    assert w.correct({**w.person(), "name": "样本他人"}).code == "2002"
