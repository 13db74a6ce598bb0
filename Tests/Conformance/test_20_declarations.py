"""Section 3.7: I1, the declaration of health (clause 6.2)."""

import pytest

from kakou_client import people
from kakou_client.rows import Row, bad, choice, division, good, missing, moment, person, text
from kakou_client.wire import c14, from_c14

DECLARANT = {"name": "样本家属", "certType": "10", "certNum": people.resident(9901)}

ROWS = person() + [
    bad("person.sex", "is-3", "3"), bad("person.sex", "number", 1),
    *[good("person.sex", f"is-{v}", v) for v in "09"],
    bad("person.nationality", "two-letters", "CN"), bad("person.nationality", "number", 156),
    bad("person.nationality", "four-letters", "CHNA"), good("person.nationality", "CHN", "CHN"),
    *division("person.domicileCode", False), good("person.domicileCode", "330106", "330106"),
    *text("person.address", 128, False),
    bad("person.phone", "21-characters", "+12345678901234567890"), bad("person.phone", "number", 13800138000),
    bad("person.phone", "letters", "telephone"), good("person.phone", "mobile", "13800138000"),
    good("person.phone", "E.164", "+8613800138000"),
    bad("person.diseaseHistory", "text", "01"), bad("person.diseaseHistory", "5-characters", ["12345"]),
    bad("person.diseaseHistory", "numbers", [1]), good("person.diseaseHistory", "4-characters", ["0102", "03"]),
    good("person.diseaseHistory", "empty", []),
    good("person.unknown", "member", {"x": 1}),

    *moment("declareTime", True),
    Row("declareTime-10-minutes-ahead-4004", {"declareTime": lambda: c14(minutes=10)}, ("4004",)),
    Row("declareTime-73-h-old-4004", {"declareTime": lambda: c14(hours=-73)}, ("4004",)),
    Row("declareTime-71-h-old-accepted", {"declareTime": lambda: c14(hours=-71)}, ("0",), True),

    *division("divisionCode", True), good("divisionCode", "county", "330106"), good("divisionCode", "province", "330000"),
    *text("address", 128, False),

    missing("temperature"), bad("temperature", "text", "36.5"), bad("temperature", "34.9", 34.9), bad("temperature", "42.1", 42.1),
    bad("temperature", "zero", 0), bad("temperature", "null", None, "1002|1003"), bad("temperature", "two-decimals", 36.55),
    good("temperature", "35.0", 35.0), good("temperature", "42.0", 42.0), good("temperature", "integer", 37),

    missing("symptoms"), bad("symptoms", "is-8", ["8"]), bad("symptoms", "is-0", ["0"]), bad("symptoms", "numbers-3.21.8", [1]),
    bad("symptoms", "empty", [], "1002|1003"), bad("symptoms", "object", {}), bad("symptoms", "number", 1),
    bad("symptoms", "1-with-2", ["1", "2"], "4006"), bad("symptoms", "2-with-1", ["2", "1"], "4006"),
    bad("symptoms", "1-with-7", ["1", "7"], "4006", symptomOther="其他"),
    *[good("symptoms", f"is-{v}", [v]) for v in "123456"],
    good("symptoms", "several", ["2", "3", "4", "5", "6"]),
    good("symptoms", "is-7-with-symptomOther", ["7"], symptomOther="其他"),
    good("symptoms", "joined-alias", "2^4"), good("symptoms", "alias-of-one", "1"),
    bad("symptoms", "joined-alias-1-with-2", "1^2", "4006"), bad("symptoms", "joined-alias-unknown", "2^9"),
    Row("symptomOther-missing-with-7-1002", {"symptoms": ["7"]}, ("1002",)),
    bad("symptomOther", "11-characters", "字" * 11, symptoms=["7"]), bad("symptomOther", "number", 5, symptoms=["7"]),
    good("symptomOther", "10-characters", "字" * 10, symptoms=["7"]),

    *choice("contactPatient", "123", "4", True), bad("contactPatient", "is-0", "0"),
    *choice("riskAreaStay", "2", "3", True), bad("riskAreaStay", "is-0", "0"),
    *choice("riskLevel", "123", "4", False), *choice("healthState", "1234", "5", False),
    Row("riskAreas-missing-with-stay-1002", {"riskAreaStay": "1"}, ("1002",)),
    bad("riskAreas", "unknown-division", ["999999"], "4003", riskAreaStay="1"),
    bad("riskAreas", "text", "330106", riskAreaStay="1"), bad("riskAreas", "numbers", [330106], riskAreaStay="1"),
    bad("riskAreas", "empty", [], "1002|1003", riskAreaStay="1"),
    good("riskAreas", "two-divisions", ["330106", "110101"], riskAreaStay="1"),

    good("relation", "is-0", "0"), good("relation", "is-1", "1", declarant=DECLARANT),
    good("relation", "is-2", "2", declarant=DECLARANT),
    bad("relation", "is-3", "3", declarant=DECLARANT), bad("relation", "number", 1, declarant=DECLARANT),
    Row("declarant-missing-with-relation-1-1002", {"relation": "1"}, ("1002",)),
    Row("declarant-missing-with-relation-2-1002", {"relation": "2"}, ("1002",)),
    bad("declarant", "text", "somebody", relation="1"),
    bad("declarant", "name-missing", {k: v for k, v in DECLARANT.items() if k != "name"}, "1002", relation="1"),
    bad("declarant", "certType-missing", {k: v for k, v in DECLARANT.items() if k != "certType"}, "1002", relation="1"),
    bad("declarant", "certNum-missing", {k: v for k, v in DECLARANT.items() if k != "certNum"}, "1002", relation="1"),
    bad("declarant", "certType-unknown", {**DECLARANT, "certType": "77"}, "4001", relation="1"),
    bad("declarant", "wrong-check-digit", {**DECLARANT, "certNum": people.wrong_check(DECLARANT["certNum"])}, "4002", relation="1"),

    bad("bizExtData", "number", 5), bad("bizExtData", "2049-characters", "a" * 2049),
    good("bizExtData", "2048-characters", "a" * 2048),
]


@pytest.fixture(scope="session")
def shared(w):
    return w.person()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_7_I1_field(w, shared, row):
    someone = w.person() if row.fresh else shared
    changes = {k: v() if callable(v) else v for k, v in row.changes.items()}
    a = w.desk.call("I1", Row(row.name, changes, row.codes).applied(w.declaration(someone)))
    assert a.code in row.codes, a


def test_3_7_I1_response(w):
    a = w.declare(w.person())
    assert a.code == "0", a
    assert isinstance(a["declareId"], str) and 1 <= len(a["declareId"]) <= 36
    assert a["healthStatus"] == "00"
    assert from_c14(a["validUntil"]) > from_c14(c14())


def test_3_3_person_unknown_or_name_of_another_is_not_declared_for(w):
    p = w.person()
    assert w.declare({**p, "name": "样本他人"}).code == "2002"
    assert w.declare(people.Person()).code in ("0", "2002", "2003")


def test_3_7_two_declarations_a_day_third_is_4005(w):
    p = w.person()
    assert w.declare(p).code == "0"
    assert w.declare(p, temperature=36.6).code == "0"
    assert w.declare(p).code == "4005"
    assert w.declare(p, temperature=36.4).code == "4005"
    assert w.declare(w.person()).code == "0"


def test_3_7_refused_declarations_do_not_count_for_the_day(w):
    p = w.person()
    for _ in range(3):
        assert w.declare(p, temperature=50.0).code == "1003"
    assert w.declare(p).code == "0" and w.declare(p).code == "0" and w.declare(p).code == "4005"


def test_3_7_the_limit_is_the_persons_whoever_declares(w):
    p = w.person()
    assert w.declare(p).code == "0"
    other = w.device("desk", "other")
    assert w.declare(p, other).code == "0"
    assert w.declare(p, other, relation="1", declarant=DECLARANT).code == "4005"


RAISES = {
    "temperature-37.3": {"temperature": 37.3}, "temperature-42.0": {"temperature": 42.0},
    "contactPatient-1": {"contactPatient": "1"}, "riskAreaStay-1": {"riskAreaStay": "1", "riskAreas": ["110101"]},
    "symptoms-2": {"symptoms": ["2"]}, "symptoms-3": {"symptoms": ["3"]}, "symptoms-4": {"symptoms": ["4"]},
    "symptoms-5": {"symptoms": ["5"]}, "symptoms-6": {"symptoms": ["6"]},
    "symptoms-7": {"symptoms": ["7"], "symptomOther": "其他"}, "symptoms-alias": {"symptoms": "2^3"},
}


@pytest.mark.parametrize("cause", RAISES)
def test_3_21_8_raises_00_to_01(w, cause):
    p = w.person()
    a = w.declare(p, **RAISES[cause])
    assert a.code == "0" and a["healthStatus"] == "01", a
    assert w.grade(p) == "01"


@pytest.mark.parametrize("fine", [{}, {"temperature": 37.2}, {"temperature": 35.0}])
def test_3_7_green_declaration_leaves_the_grade(w, fine):
    p = w.person()
    a = w.declare(p, **fine)
    assert a.code == "0" and a["healthStatus"] == "00", a
    assert w.grade(p) == "00"


@pytest.mark.parametrize("grade", ["01", "10", "11", "20"])
def test_3_7_green_declaration_never_lowers(w, grade):
    p = w.person(grade)
    a = w.declare(p)
    assert a.code == "0" and a["healthStatus"] == grade, a


@pytest.mark.parametrize("grade", ["01", "10", "11"])
def test_3_7_feverish_declaration_does_not_lower_or_change_a_worse_grade(w, grade):
    p = w.person(grade)
    a = w.declare(p, temperature=38.5, symptoms=["2"])
    assert a.code == "0" and a["healthStatus"] == grade, a


def test_3_21_8_a_later_green_declaration_alone_does_not_lower_01(w):
    p = w.person()
    assert w.declare(p, temperature=38.0)["healthStatus"] == "01"
    assert w.declare(p)["healthStatus"] == "01"
    assert w.grade(p) == "01"


# 3.3: document types and their rules, through I1

@pytest.mark.parametrize("cert_type", ["10", "14", "15", "16", "20", "34", "99"])
def test_3_3_certType_accepted(w, cert_type):
    assert w.declare(w.person("00", cert_type)).code == "0"


NUMBERS = {
    "14": {"wrong-letter": "X60000001", "7-digits": "H6000000", "9-digits": "H600000001", "11-digits": "H60000000100", "no-letter": "600000001"},
    "15": {"7-digits": "7000000", "9-digits": "700000001", "11-digits": "70000000100", "letter": "A7000001"},
    "16": {"13-characters": "T800000000000"},
    "20": {"4-characters": "E123", "18-characters": "E12345678901234567", "hyphen": "E12-34567", "chinese": "护照12345"},
    "34": {"two-letters": "CN110000000000", "11-digits": "CHN11000000000", "13-digits": "CHN1100000000000",
           "8-first": "811011119900101123", "17-digits": "91101111990010112"},
}


@pytest.mark.parametrize("cert_type,form", [(t, f) for t in NUMBERS for f in NUMBERS[t]])
def test_3_3_document_number_fails_its_rule_4002(w, cert_type, form):
    a = w.declare({"name": "样本证件", "certType": cert_type, "certNum": NUMBERS[cert_type][form]})
    assert a.code == "4002", a


LONG_FORMS = {"14": "M6000000101", "15": "7000000101", "16": "T80000000001", "20": "E1234567890123456", "34": "911011119900101123",
              "99": "N" * 32}


def _nines():
    body = "91101111990010112"
    return body + people.check_digit(body)


@pytest.mark.parametrize("cert_type", LONG_FORMS)
def test_3_3_the_other_form_of_a_number_is_accepted(w, cert_type):
    number = _nines() if cert_type == "34" else LONG_FORMS[cert_type]
    p = people.Person("00", cert_type, number=number)
    w.bring([p])
    assert w.declare(p).code == "0"


@pytest.mark.parametrize("cert_type", ["20-5"])
def test_3_3_shortest_passport_number_is_accepted(w, cert_type):
    p = people.Person("00", "20", number="E1234")
    w.bring([p])
    assert w.declare(p).code == "0"


def test_3_3_15_digit_number_is_accepted_and_upgraded(w):
    p = w.person()
    assert w.declare({**p, "certNum": people.fifteen(p["certNum"])}).code == "0"
    assert w.declare(p).code == "0"
    assert w.declare(p).code == "4005", "one person under both forms"


def test_3_3_15_digit_number_with_a_bad_date_is_4002(w):
    assert w.declare({"name": "样本旧号", "certType": "10", "certNum": "330106991332001"}).code == "4002"


@pytest.mark.parametrize("alias,cert_type", [("01", "10"), ("03", "20"), ("06", "14"), ("07", "15")])
def test_3_21_14_WS_364_3_alias_is_accepted_and_answered_with_the_primary_code(w, alias, cert_type):
    p = w.person("00", cert_type)
    assert w.declare({**p, "certType": alias}).code == "0"
    a = w.look_up({**p, "certType": alias})
    assert a.code == "0" and a["person"]["certType"] == cert_type, a


def test_3_21_14_alias_02_is_known(w):
    p = w.person()
    assert w.declare({**p, "certType": "02"}).code != "4001"


def test_3_person_name_of_64_characters(w):
    p = people.Person(full_name="样" * 64)
    w.bring([p])
    assert w.declare(p).code == "0"


def test_issue_number_prefix_of_no_division_is_not_rejected(w):
    """Divisions of number prefixes: warn, never reject."""
    body = "99010119900101123"
    p = people.Person(number=body + people.check_digit(body))
    assert w.declare(p).code != "4002"
    body = "33010319800101123"  # a division abolished since
    p = people.Person(number=body + people.check_digit(body))
    w.bring([p])
    assert w.declare(p).code == "0"
