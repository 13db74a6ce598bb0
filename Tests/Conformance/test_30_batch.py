"""Section 3.12b: X1, the backlog, and `origin` (3.20)."""

import json

import pytest

from kakou_client import codes
from kakou_client.rows import bad, missing
from kakou_client.wire import ABSENT, PATHS, b64, c17, dumps, new_id
from kakou_client.world import unwrap, with_origin


@pytest.fixture(scope="session")
def steady(w):
    return w.printed(w.person())["codeContent"]


ROWS = [
    missing("bizSerialNum"), bad("bizSerialNum", "number", 5), bad("bizSerialNum", "65-characters", "S" * 65, "1003|1104"),
    missing("items"), bad("items", "empty", [], "1002|1003"), bad("items", "object", {}), bad("items", "text", "x"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_12b_X1_field(w, steady, row):
    members = {"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], "items": [w.item(w.gate, steady)]}
    a = w.gate.call("X1", row.applied(members))
    assert a.code in row.codes, a


@pytest.mark.parametrize("count", [1, 200, 201])
def test_3_12b_1_to_200_items(w, steady, count):
    items = [w.item(w.gate, steady) for _ in range(count)]
    a = w.batch(items)
    if count > 200:
        assert a.code == "1003", a
        return
    assert a.code == "0" and len(a["items"]) == count, a
    assert [i["requestId"] for i in a["items"]] == [i["requestId"] for i in items], "in the same order"
    assert {i["errorCode"] for i in a["items"]} == {"0"}


def test_3_12b_item_answers_have_I6s_members(w):
    a = w.batch([w.item(w.gate, w.code(w.person("10")), deferred=w.deferred(decision="admitted"))])
    assert a.code == "0", a
    [i] = a["items"]
    assert i["success"] is True and i["errorCode"] == "0" and isinstance(i["errorDesc"], str)
    assert i["healthStatus"] == "10" and i["statusAtScan"] == "10" and i["statusNow"] == "10"
    assert i["codeValidAtScan"] is True and i["alert"] is True and i["alertBasis"] == "atScan"
    assert "*" in i["desensitizeName"] and "*" in i["desensitizeCardId"]
    assert i["qrCodeExpired"] is False and i["duplicate"] is False and i["authResult"] == "0"


def test_3_12b_one_bad_item_never_spoils_its_neighbours(w):
    good = [w.item(w.gate, w.code(w.person())) for _ in range(4)]
    spent = w.code(w.person())
    assert w.scan(spent).code == "0"
    cases = [
        (good[0], {"0"}),
        (w.item(w.gate, w.code(w.person()), requestId=ABSENT), {"1002"}),
        (w.item(w.gate, codes.altered(w.code(w.person()), 91)), {"3003"}),
        (good[1], {"0"}),
        (w.item(w.gate, w.code(w.person()), deferred="yes"), {"1003"}),
        (w.item(w.gate, w.code(w.person()), deferred={"decision": "none"}), {"1002"}),
        (w.item(w.gate, w.code(w.person()), deferred=w.deferred(c17(days=-8))), {"3010"}),
        (w.item(w.gate, w.code(w.person()), deferred=w.deferred(c17(days=1))), {"1006"}),
        (w.item(w.gate, None), {"3001"}),
        (good[2], {"0"}),
        (w.item(w.gate, "HELLO"), {"3002"}),
        (w.item(w.gate, w.code(w.person()) * 2), {"3008"}),
        (w.item(w.gate, w.code(w.person()), authMode="2", photoData="AAAA"), {"1103"}),
        (w.item(w.gate, w.code(w.person()), currentBodyTemp=50), {"1003"}),
        (w.item(w.gate, w.code(w.person()), deviceSn=ABSENT), {"1002"}),
        (w.item(w.gate, w.code(w.person()), requestId="r" * 37), {"1003"}),
        (w.item(w.gate, None, idcardAuthData="AAAA"), {"3006"}),
        (w.item(w.gate, 5), {"1003"}),
        (good[3], {"0"}),
    ]
    a = w.batch([c[0] for c in cases])
    assert a.code == "0" and len(a["items"]) == len(cases), a
    for n, ((item, wanted), got) in enumerate(zip(cases, a["items"])):
        assert got["errorCode"] in wanted, (n, item, got)
        assert got["success"] is (got["errorCode"] == "0") and isinstance(got["errorDesc"], str)
        if isinstance(item.get("requestId"), str) and len(item["requestId"]) <= 36:
            assert got["requestId"] == item["requestId"]


@pytest.mark.parametrize("what", ["text", 5, None, [], True])
def test_3_12b_an_item_that_is_no_object_fails_alone(w, steady, what):
    a = w.batch([w.item(w.gate, steady), what, w.item(w.gate, steady)])
    assert a.code == "0", a
    assert [i["errorCode"] for i in a["items"]][::2] == ["0", "0"]
    assert a["items"][1]["errorCode"] in ("1002", "1003")


def test_3_12b_a_batch_under_serviceType_1000_is_1010(w, steady):
    assert w.batch([w.item(w.gate, steady)], serviceType="1000").code == "1010"


def test_3_12b_a_serial_to_make_is_1106(w, steady):
    desk = w.desk
    assert w.batch([w.item(desk, steady)], desk, bizSerialNum=w.serial(desk, 0)[0]).code == "1106"


def test_3_21_18_a_batch_sent_again_octet_for_octet_is_1106_the_items_stored_outcomes_do_the_rest(w):
    items = [w.item(w.gate, w.code(w.person())) for _ in range(3)]
    body = w.gate.seal({"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], "items": items})
    first = w.link.post(PATHS["X1"], body).check(w.gate.keys.sign)
    assert first.code == "0", first
    assert w.link.post(PATHS["X1"], body).check(w.gate.keys.sign).code == "1106"
    again = w.batch(items)
    assert [i["passRecordId"] for i in again["items"]] == [i["passRecordId"] for i in first["items"]]


def test_2_1_a_batchs_own_requestId_is_never_stored(w):
    rid = new_id()
    assert w.batch([w.item(w.gate, w.code(w.person()))], requestId=rid).code == "0"
    assert w.batch([w.item(w.gate, w.code(w.person()))], requestId=rid).code == "0"


def test_2_1_batches_are_recomposed(w):
    a, b, c = (w.item(w.gate, w.code(w.person())) for _ in range(3))
    first = w.batch([a, b])["items"]
    second = w.batch([c, b, a])["items"]
    assert [i["errorCode"] for i in second] == ["0"] * 3
    assert second[1]["passRecordId"] == first[1]["passRecordId"] and second[2]["passRecordId"] == first[0]["passRecordId"]


def test_2_1_an_item_counts_as_I6_online_first_then_batch(w):
    members = w.scan_members(w.gate, w.code(w.person()))
    first = w.gate.call("I6", members)
    item = {k: members[k] for k in ("requestId", "deviceSn", "checkpoint", "codeContent")}
    [i] = w.batch([{**item, "deferred": w.deferred(decision="admitted")}])["items"]
    assert i["errorCode"] == "0" and i["passRecordId"] == first["passRecordId"], i
    assert i["statusAtScan"] == "00" and i["alert"] is False
    assert w.scan(members["codeContent"]).code == "3004", "consumed once"


def test_2_1_an_item_counts_as_I6_batch_first_then_online(w):
    item = w.item(w.gate, w.code(w.person()))
    [i] = w.batch([item])["items"]
    members = {k: v for k, v in item.items() if k != "deferred"}
    a = w.gate.call("I6", {"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], **members})
    assert a.code == "0" and a["passRecordId"] == i["passRecordId"], a


def test_2_1_an_item_of_other_content_is_1007_alone(w):
    item = w.item(w.gate, w.code(w.person()))
    assert w.batch([item])["items"][0]["errorCode"] == "0"
    got = w.batch([{**item, "codeContent": w.code(w.person())}, w.item(w.gate, w.code(w.person()))])["items"]
    assert [i["errorCode"] for i in got] == ["1007", "0"]


def test_2_1_the_same_item_twice_in_a_batch_is_one_effect(w):
    item = w.item(w.gate, w.code(w.person(), availableTimes=2))
    got = w.batch([item, item])["items"]
    assert {i["errorCode"] for i in got} <= {"0", "9002"} and got[0]["errorCode"] == "0"
    if got[1]["errorCode"] == "0":
        assert got[0]["passRecordId"] == got[1]["passRecordId"]
    assert w.scan(item["codeContent"]).code == "0" and w.scan(item["codeContent"]).code == "3004"


def test_2_1_one_requestId_with_two_contents_in_a_batch(w):
    item = w.item(w.gate, w.code(w.person()))
    got = w.batch([item, {**item, "codeContent": w.code(w.person())}])["items"]
    assert got[0]["errorCode"] == "0" and got[1]["errorCode"] in ("1007", "9002")


def test_3_12_two_items_of_one_code_at_one_gate_are_a_duplicate(w):
    code, place = w.code(w.person()), w.place(w.gate)
    at = c17()
    got = w.batch([w.item(w.gate, code, checkpoint=place, deferred=w.deferred(at)),
                   w.item(w.gate, code, checkpoint=place, deferred=w.deferred(at))])["items"]
    assert [i["errorCode"] for i in got] == ["0", "0"]
    assert [i["duplicate"] for i in got] == [False, True]


def test_3_12b_a_mixed_batch_of_cards_and_codes(w):
    serial, random = w.serial(w.gate, 1)
    p, q = w.person("10"), w.person("01")
    a = w.batch([
        w.item(w.gate, None, idcardAuthData=w.check_data(w.gate, p, random)),
        w.item(w.gate, w.code(q)),
        w.item(w.gate, None, idcardAuthData=w.check_data(w.gate, {**q, "name": "样本他人"}, random)),
        w.item(w.gate, None, idcardAuthData=w.check_data(w.gate, q, "stale-random")),
    ], bizSerialNum=serial)
    assert a.code == "0", a
    assert [i["errorCode"] for i in a["items"]] == ["0", "0", "2002", a["items"][3]["errorCode"]], a
    assert a["items"][3]["errorCode"] in ("3006", "2001"), a
    assert [i["healthStatus"] for i in a["items"][:2]] == ["10", "01"]


def test_2_1_card_item_with_ciphertext_renewed_is_the_stored_outcome(w):
    p = w.person()
    item = w.item(w.gate, None)
    ids = []
    for _ in range(2):
        serial, random = w.serial(w.gate, 1)
        [i] = w.batch([{**item, "idcardAuthData": w.check_data(w.gate, p, random)}], bizSerialNum=serial)["items"]
        assert i["errorCode"] == "0", i
        ids.append(i["passRecordId"])
    assert ids[0] == ids[1]


def test_3_12b_item_answers_carry_no_token(w):
    [i] = w.batch([w.item(w.gate, w.code(w.person()))])["items"]
    if i.get("bizExtData"):
        assert not unwrap(i["bizExtData"]).get("token")


def test_3_12b_unknown_members_of_items_are_ignored(w, steady):
    [i] = w.batch([w.item(w.gate, steady, zz={"a": 1})])["items"]
    assert i["errorCode"] == "0", i


@pytest.mark.parametrize("size,fine", [(1024 * 1024, True), (1024 * 1024 + 1, False)])
def test_2_batch_body_limit_is_1_MiB(w, steady, size, fine):
    body = w.gate.seal({"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], "items": [w.item(w.gate, steady)]})
    a = w.link.post(PATHS["X1"], body + b" " * (size - len(body)))
    if fine:
        assert a.check(w.gate.keys.sign).code == "0", a
    else:
        assert a.check_unsigned((413,)).code == "1001"


def test_3_21_15_pass_records_of_a_batch(w):
    items = [w.item(w.gate, w.code(w.person("10")), deferred=w.deferred(decision="admitted")),
             w.item(w.gate, "HELLO"), w.item(w.gate, codes.altered(w.code(w.person()), 91))]
    assert w.batch(items).code == "0"
    records = {r["requestId"]: r for r in w.service.passes()}
    for item in items:
        r = records[item["requestId"]]
        assert r["deferred"] is True and r["scannedAt"] == item["deferred"]["scannedAt"], r
        assert r["gateId"] == item["checkpoint"]["gateId"] and r["custNum"] == w.gate.cust
    assert records[items[0]["requestId"]]["alert"] is True
    assert records[items[0]["requestId"]]["healthStatus"] == "10"


# origin

@pytest.fixture(scope="session")
def far(w):
    """A device whose rows others carry."""
    return w.device("gate", "far")


def test_3_20_origin_a_row_of_another_device(w, far):
    item = w.item(far, w.code(w.person("01")))
    [i] = w.batch([with_origin(item, far)])["items"]
    assert i["errorCode"] == "0" and i["healthStatus"] == "01" and i["requestId"] == item["requestId"], i
    [r] = [r for r in w.service.passes() if r["requestId"] == item["requestId"]]
    assert r["custNum"] == far.cust and r["deviceSn"] == far.sn, r


def test_3_20_origin_key_is_the_origins_custNum_so_both_ways_take_effect_once(w, far):
    item = w.item(far, w.code(w.person()))
    [i] = w.batch([with_origin(item, far)])["items"]
    [j] = w.batch([item], far)["items"]
    assert i["errorCode"] == j["errorCode"] == "0" and i["passRecordId"] == j["passRecordId"]
    assert [r["requestId"] for r in w.service.passes()].count(item["requestId"]) == 1


def test_3_20_origin_own_way_first_then_carried(w, far):
    members = w.scan_members(far, w.code(w.person()))
    first = far.call("I6", members)
    item = {k: members[k] for k in ("requestId", "deviceSn", "checkpoint", "codeContent")} | {"deferred": w.deferred()}
    [i] = w.batch([with_origin(item, far)])["items"]
    assert i["errorCode"] == "0" and i["passRecordId"] == first["passRecordId"], i


def test_3_20_the_carriers_own_requestId_is_another_key(w, far):
    rid = new_id()
    mine = w.item(w.gate, w.code(w.person()), requestId=rid)
    theirs = w.item(far, w.code(w.person()), requestId=rid)
    got = w.batch([mine, with_origin(theirs, far)])["items"]
    assert [i["errorCode"] for i in got] == ["0", "0"] and got[0]["passRecordId"] != got[1]["passRecordId"]


def origin_case(w, far, form):
    item = w.item(far, w.code(w.person()))
    if form == "signed-by-the-carrier":
        return with_origin(item, far, b64(w.gate.key.sign(dumps(item))))
    if form == "altered-after-signing":
        return {**item, "currentBodyTemp": 36.5, "origin": with_origin(item, far)["origin"]}
    if form == "signed-with-origin":
        whole = {**item, "origin": {"custNum": far.cust, "deviceSn": far.sn, "keyId": 1}}
        return with_origin(item, far, b64(far.key.sign(dumps(whole))))
    if form == "signature-of-another-row":
        return with_origin(item, far, b64(far.key.sign(dumps(w.item(far, w.code(w.person()))))))
    if form == "no-base64":
        return with_origin(item, far, "***")
    if form == "keyId-of-no-key":
        return with_origin(item, far, keyId=77)
    if form == "unknown-custNum":
        return with_origin(item, far, custNum="NOSUCHCUSTOMER")
    if form == "custNum-of-another":
        return with_origin(item, far, custNum=w.desk.cust)
    carried = with_origin(item, far)
    if form == "sign-missing":
        del carried["origin"]["sign"]
    elif form == "custNum-missing":
        del carried["origin"]["custNum"]
    elif form == "text":
        carried["origin"] = "far"
    return carried


@pytest.mark.parametrize("form,wanted", [
    ("signed-by-the-carrier", ("1004",)), ("altered-after-signing", ("1004",)), ("signed-with-origin", ("1004",)),
    ("signature-of-another-row", ("1004",)), ("no-base64", ("1004", "1003")), ("keyId-of-no-key", ("1004",)),
    ("unknown-custNum", ("1005",)), ("custNum-of-another", ("1004",)), ("sign-missing", ("1002", "1004")),
    ("custNum-missing", ("1002", "1005")), ("text", ("1003",)),
])
def test_3_20_origin_fault_fails_alone(w, far, form, wanted):
    got = w.batch([origin_case(w, far, form), w.item(w.gate, w.code(w.person()))])["items"]
    assert got[0]["errorCode"] in wanted, got[0]
    assert got[1]["errorCode"] == "0"


def sealed(w, item_texts, device=None):
    """A batch whose items stand as the texts given."""
    device = device or w.gate
    plain = dumps(device.biz({"serviceType": "3000", "bizSerialNum": w.serial(device, 1)[0]}))
    return device.call_octets("X1", plain[:-1] + b',"items":[' + b" , ".join(item_texts) + b"]}")


def origin_text(far, text, **more):
    return json.dumps({"custNum": far.cust, "deviceSn": far.sn, "keyId": far.key_id, "sign": b64(far.key.sign(text)), **more}).encode()


def test_3_20_origin_signs_the_octets_as_they_stand(w, far):
    """Odd white space and escapes stay as they are; the text runs up to the comma before "origin"."""
    item = w.item(far, w.code(w.person()), note="转 \"x\" }{")
    text = json.dumps(item, indent=3).encode()
    body = text[:-1]
    a = sealed(w, [body + b',"origin": ' + origin_text(far, body + b"}") + b"\n}"])
    assert a["items"][0]["errorCode"] == "0", a


def test_3_20_origin_must_be_the_last_member(w, far):
    item = w.item(far, w.code(w.person()))
    text = dumps(item)
    a = sealed(w, [b'{"origin":' + origin_text(far, text) + b"," + text[1:]])
    assert a.code == "0" and a["items"][0]["errorCode"] != "0", a


def test_3_20_origin_word_inside_a_text_is_no_origin(w, far):
    item = w.item(far, w.code(w.person()), note=',"origin":{"custNum":"x"}')
    [i] = w.batch([with_origin(item, far)])["items"]
    assert i["errorCode"] == "0", i


def test_3_20_origin_in_I6_is_not_carried(w, far):
    """`origin` belongs to X1: an I6 call is its signer's own."""
    item = w.item(far, w.code(w.person()))
    carried = with_origin(item, far)
    members = {"serviceType": "3000", "bizSerialNum": w.serial(w.gate, 1)[0], **carried, "deviceSn": w.gate.sn}
    a = w.gate.call("I6", members)
    if a.code == "0":
        [r] = [r for r in w.service.passes() if r["requestId"] == item["requestId"]]
        assert r["custNum"] == w.gate.cust


def test_3_20_any_enrolled_device_may_carry(w, far):
    [i] = w.batch([with_origin(w.item(far, w.code(w.person())), far)], w.desk)["items"]
    assert i["errorCode"] == "0", i


def test_3_20_two_origins_and_own_rows_in_one_batch(w, far):
    near = w.device("gate", "near")
    rows = [with_origin(w.item(far, w.code(w.person())), far), w.item(w.gate, w.code(w.person())),
            with_origin(w.item(near, w.code(w.person("10"))), near)]
    got = w.batch(rows)["items"]
    assert [i["errorCode"] for i in got] == ["0"] * 3 and got[2]["healthStatus"] == "10"


def test_3_20_an_origin_revoked_within_7_days(w):
    gone = w.service.enrol("gate")
    item = w.item(gone, w.code(w.person()))
    w.service.admin("device", "revoke", gone.sn)
    [i] = w.batch([with_origin(item, gone)])["items"]
    assert i["errorCode"] == "0", i


def test_3_20_a_device_enrolled_anew_keeps_its_old_custNum_as_origin(w):
    old = w.service.enrol("gate")
    item = w.item(old, w.code(w.person()))
    new = w.service.enrol("gate", sn=old.sn)
    [i] = w.batch([with_origin(item, old)], new)["items"]
    assert i["errorCode"] == "0", i
