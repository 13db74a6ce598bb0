"""What only time shows: 30 s, 60 s and 120 s. Prepared when the session starts."""

import pytest

from kakou_client.wire import c17, from_c17


@pytest.mark.late(31)
def test_3_12_expired_code_is_success_20_and_qrCodeExpired(w, seed):
    _, code, _ = seed("expired-online")
    a = w.scan(code)
    assert a.code == "0" and a["success"] is True and a["healthStatus"] == "20" and a["qrCodeExpired"] is True, a


@pytest.mark.late(31)
def test_3_12_expired_code_of_a_red_person_is_20_not_green(w, seed):
    _, code, _ = seed("expired-red")
    a = w.scan(code)
    assert a.code == "0" and a["healthStatus"] == "20" and a["qrCodeExpired"] is True, a


@pytest.mark.late(31)
def test_3_12_a_card_has_no_life(w, seed):
    p, _, _ = seed("expired-card")
    a = w.card(p)
    assert a.code == "0" and a["healthStatus"] == "00" and a["qrCodeExpired"] is False, a


@pytest.mark.late(31)
def test_3_12_a_deferred_scan_is_judged_as_of_scannedAt(w, seed):
    _, code, alive = seed("expired-alive-then")
    a = w.scan(code, deferred=w.deferred(alive))
    assert a.code == "0" and a["qrCodeExpired"] is False and a["codeValidAtScan"] is True and a["healthStatus"] == "00", a


@pytest.mark.late(33)
def test_3_21_19_a_deferred_scan_whose_code_had_elapsed(w, seed):
    _, code, _ = seed("expired-elapsed-then")
    a = w.scan(code, deferred=w.deferred(c17(milliseconds=-200)))
    assert a.code == "0" and a["qrCodeExpired"] is False and a["codeValidAtScan"] is False, a
    assert a["healthStatus"] == "00", "false does not change healthStatus"


@pytest.mark.late(33)
def test_3_12b_the_same_in_a_batch(w, seed):
    _, code, alive = seed("expired-batch")
    got = w.batch([w.item(w.gate, code, deferred=w.deferred(alive)), w.item(w.gate, code, deferred=w.deferred())])["items"]
    assert [(i["errorCode"], i["qrCodeExpired"], i["codeValidAtScan"]) for i in got] == [("0", False, True), ("0", False, False)], got


@pytest.mark.late(31)
def test_2_1_a_stored_outcome_outlives_the_code(w, seed):
    members, first = seed("answered-then-expired")
    assert first.code == "0"
    a = w.again(w.gate, members)
    assert a.code == "0" and a["healthStatus"] == "00" and a["qrCodeExpired"] is False, a


@pytest.mark.late(31)
def test_3_12_used_up_code_later_at_the_same_gate_is_3004(w, seed):
    code, place = seed("used-single")
    a = w.scan(code, checkpoint=place)
    assert a.code == "3004" and a["firstSeenGate"] == place["gateId"], a
    assert (from_c17(c17()) - from_c17(a["firstSeenAt"])).total_seconds() > 29


@pytest.mark.late(31)
def test_3_12_the_window_of_30_s_passes_and_the_code_is_consumed_again(w, seed):
    code, place = seed("used-twice")
    a = w.scan(code, checkpoint=place)
    assert a.code == "0" and a["duplicate"] is False, a
    assert w.scan(code).code == "3004"


@pytest.mark.late(31)
def test_3_12_the_same_person_after_30_s_is_no_duplicate(w, seed):
    p, place = seed("seen-person")
    a = w.scan(w.code(p), checkpoint=place)
    assert a.code == "0" and a["duplicate"] is False, a


@pytest.mark.late(62)
def test_3_15_1105_serial_of_3000_after_60_s(w, seed):
    serial, _ = seed("verify-serial")
    assert w.scan(w.code(w.person()), bizSerialNum=serial).code == "1105"


@pytest.mark.late(62)
def test_3_15_1105_serial_of_X1_after_60_s(w, seed):
    serial, _ = seed("verify-serial-batch")
    assert w.batch([w.item(w.gate, w.code(w.person()))], bizSerialNum=serial).code == "1105"


@pytest.mark.late(62)
def test_3_15_1105_serial_of_2000_after_60_s(w, seed):
    serial, random = seed("make-serial")
    p = w.person()
    assert w.make(p, bizSerialNum=serial, checkData=w.check_data(w.desk, p, random)).code == "1105"


@pytest.mark.late(62)
def test_3_15_1105_serial_of_purpose_01_after_60_s(w, seed):
    serial, random = seed("self-serial")
    p = w.person()
    a = w.desk.call("I3", {"person": dict(p), "purpose": "01", "bizSerialNum": serial, "operatorRef": "OP-1", "reason": "case",
                           "checkData": w.check_data(w.desk, p, random)})
    assert a.code == "1105", a


@pytest.mark.late(62)
def test_3_11_default_life_is_60_s(w, seed):
    a = w.scan(seed("default-life"))
    assert a.code == "0" and a["qrCodeExpired"] is True, a


@pytest.mark.late(62)
def test_3_11_a_code_of_300_s_still_lives(w, seed):
    a = w.scan(seed("long-life"))
    assert a.code == "0" and a["qrCodeExpired"] is False and a["healthStatus"] == "00", a


@pytest.mark.late(62)
def test_3_21_6_a_printed_code_still_lives(w, seed):
    a = w.scan(seed("printed"))
    assert a.code == "0" and a["qrCodeExpired"] is False, a


@pytest.mark.late(62)
def test_3_20_the_serial_of_a_5002_outlives_60_s(w, seed):
    device, serial = seed("revoked-serial")
    a = w.batch([w.item(device, w.code(w.person()))], device, bizSerialNum=serial)
    assert a.code == "0" and a["items"][0]["errorCode"] == "0", a


@pytest.mark.late(122)
def test_3_14_token_after_120_s_is_4008(w, seed):
    seen = seed("token")
    assert w.gate.call("I3", {"bizExtData": seen["bizExtData"], "purpose": "02"}).code == "4008"


@pytest.mark.late(122)
def test_2_1_I3_is_stored_for_120_s_only(w, seed):
    assert w.gate.call("I3", seed("looked")).code == "4008"


@pytest.mark.late(122)
def test_3_21_4_an_amendment_after_120_s_is_1007(w, seed):
    members, first = seed("answered-amend-late")
    assert first.code == "0"
    assert w.again(w.gate, members, currentBodyTemp=37.5).code == "1007"
    assert w.again(w.gate, members)["healthStatus"] == "00"


@pytest.mark.late(122)
def test_2_1_deferred_long_after_the_online_call(w, seed):
    members, first = seed("answered-deferred-late")
    a = w.again(w.gate, members, deferred=w.deferred(c17(seconds=-120), "admitted"))
    assert a.code == "0" and a["passRecordId"] == first["passRecordId"] and a["healthStatus"] == "00", a
