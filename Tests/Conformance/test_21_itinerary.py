"""Section 3.8: I2, the declaration of an itinerary (clause 6.3)."""

import pytest

from kakou_client.rows import Row, bad, choice, division, good, missing, moment, person, text
from kakou_client.wire import ABSENT, c14

T = "trips.0."


def later(**shift):
    return lambda: c14(**shift)


ROWS = person() + [
    missing("trips"), bad("trips", "empty", [], "1002|1003"), bad("trips", "object", {}), bad("trips", "text", "x"),
    bad("trips", "of-texts", ["x"]),
    *moment(T + "departTime", True), *moment(T + "arriveTime", False),
    Row("trips-arriveTime-absent-accepted", {T + "arriveTime": ABSENT}, ("0",), True),
    Row("trips-departTime-15-days-ago-4004", {T + "departTime": later(days=-15), T + "arriveTime": later(days=-15, hours=2)}, ("4004",)),
    Row("trips-departTime-8-days-ahead-4004", {T + "departTime": later(days=8), T + "arriveTime": later(days=8, hours=2)}, ("4004",)),
    Row("trips-departTime-13-days-23-h-ago-accepted",
        {T + "departTime": later(days=-13, hours=-23), T + "arriveTime": later(days=-13, hours=-22)}, ("0",), True),
    Row("trips-departTime-6-days-ahead-accepted",
        {T + "departTime": later(days=6), T + "arriveTime": later(days=6, hours=2)}, ("0",), True),
    Row("3.21.9-arrival-before-departure-4004", {T + "departTime": later(days=-2), T + "arriveTime": later(days=-3)}, ("4004",)),
    Row("trips-arrival-at-departure-accepted",
        {T + "departTime": later(days=-2), T + "arriveTime": later(days=-2)}, ("0",), True),
    *division(T + "fromCode", True), *division(T + "toCode", True),
    good(T + "fromCode", "000000-with-fromCountry", "000000", trips__0__fromCountry="JPN"),
    good(T + "toCode", "000000-with-toCountry", "000000", trips__0__toCountry="SGP"),
    bad(T + "fromCode", "000000-without-country", "000000", "1002|1003|4003"),
    bad(T + "fromCountry", "two-letters", "JP", trips__0__fromCode="000000"),
    bad(T + "fromCountry", "number", 392, trips__0__fromCode="000000"),
    bad(T + "toCountry", "four-letters", "JPNX", trips__0__toCode="000000"),
    bad(T + "stopOver", "text", "330106"), bad(T + "stopOver", "unknown", ["999999"], "4003"), bad(T + "stopOver", "numbers", [330106]),
    good(T + "stopOver", "two", ["310101", "320102"]), good(T + "stopOver", "empty", []),
    *choice(T + "travelMode", "1234569", "7", True), bad(T + "travelMode", "is-0", "0"), bad(T + "travelMode", "is-8", "8"),
    *[Row(f"vehicleNo-missing-with-mode-{m}-1002", {T + "travelMode": m, T + "vehicleNo": ABSENT}, ("1002",)) for m in "12345"],
    *[Row(f"vehicleNo-absent-with-mode-{m}-accepted", {T + "travelMode": m, T + "vehicleNo": ABSENT}, ("0",), True) for m in "69"],
    bad(T + "vehicleNo", "17-characters", "A" * 17), bad(T + "vehicleNo", "number", 5), good(T + "vehicleNo", "16-characters", "A" * 16),
    good(T + "vehicleNo", "plate", "浙A12345", trips__0__travelMode="5"),
    bad(T + "carriageNo", "9-characters", "1" * 9), bad(T + "carriageNo", "number", 5), good(T + "carriageNo", "8-characters", "1" * 8),
    bad(T + "seatNo", "9-characters", "1" * 9), bad(T + "seatNo", "number", 5), good(T + "seatNo", "8-characters", "1" * 8),
    *text(T + "purpose", 64, False),
    *moment("declareTime", True),
    Row("declareTime-10-minutes-ahead-4004", {"declareTime": later(minutes=10)}, ("4004",)),
    Row("declareTime-73-h-old-4004", {"declareTime": later(hours=-73)}, ("4004",)),
    Row("declareTime-71-h-old-accepted", {"declareTime": later(hours=-71)}, ("0",), True),
    bad("bizExtData", "2049-characters", "a" * 2049), good("bizExtData", "2048-characters", "a" * 2048), bad("bizExtData", "number", 5),
]


@pytest.fixture(scope="session")
def shared(w):
    return w.person()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_3_8_I2_field(w, shared, row):
    someone = w.person() if row.fresh else shared
    members = {"person": dict(someone), "declareTime": c14(minutes=-1), "trips": [w.trip()]}
    changes = {k: v() if callable(v) else v for k, v in row.changes.items()}
    a = w.desk.call("I2", Row(row.name, changes, row.codes).applied(members))
    assert a.code in row.codes, a


def trips(w, *hours):
    return [w.trip(departTime=c14(days=-5, hours=a), arriveTime=c14(days=-5, hours=b)) for a, b in hours]


def test_3_8_I2_response(w):
    a = w.travel(w.person(), trips(w, (0, 2), (5, 6)))
    assert a.code == "0", a
    assert isinstance(a["declareId"], str) and 1 <= len(a["declareId"]) <= 36
    assert a["accepted"] == 2 and a["overlaps"] == []


@pytest.mark.parametrize("count,codes", [(1, ("0",)), (50, ("0",)), (51, ("1003",))])
def test_3_8_trips_1_to_50(w, count, codes):
    a = w.travel(w.person(), trips(w, *[(i * 2, i * 2 + 1) for i in range(count)]))
    assert a.code in codes, a
    if a.code == "0":
        assert a["accepted"] == count


@pytest.mark.parametrize("hours,pairs", [
    (((0, 3), (1, 4)), [[0, 1]]), (((0, 3), (5, 6), (1, 2)), [[0, 2]]),
    (((0, 9), (1, 2), (3, 4)), [[0, 1], [0, 2]]), (((5, 6), (0, 1)), []),
    (((0, 9), (1, 5), (4, 8)), [[0, 1], [0, 2], [1, 2]]),
])
def test_3_21_9_overlaps_are_pairs_of_0_based_indexes_a_warning_not_an_error(w, hours, pairs):
    a = w.travel(w.person(), trips(w, *hours))
    assert a.code == "0", a
    assert sorted(sorted(p) for p in a["overlaps"]) == pairs and a["accepted"] == len(hours)


def test_3_8_one_bad_trip_refuses_the_declaration(w):
    p = w.person()
    assert w.travel(p, trips(w, (0, 1)) + [w.trip(toCode="999999")]).code == "4003"
    a = w.own(p, sections=["trips"])
    assert a.code == "0" and not a.get("xcgjAllList"), a


def test_3_8_the_declared_trips_are_seen_in_6_4(w):
    p = w.person()
    trip = w.trip(vehicleNo="CA1702")
    assert w.travel(p, [trip]).code == "0"
    a = w.own(p, sections=["trips"])
    assert a.code == "0" and len(a["xcgjAllList"]) == 1, a
    got = a["xcgjAllList"][0]
    assert (got["fromCode"], got["toCode"], got["travelMode"], got["vehicleNo"]) == ("330106", "110101", "1", "CA1702")
    assert got["departTime"] == trip["departTime"]


def test_3_8_name_of_another_is_2002(w):
    assert w.travel({**w.person(), "name": "样本他人"}).code == "2002"
