"""X4 (section 1) and the administration commands of the issue."""

import json
import re

import pytest

from kakou_client.people import Person, wrong_check
from kakou_client.wire import PATHS


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_X4_live_and_ready(w, path):
    assert w.link.get(path).status == 200


def test_X4_metrics_in_prometheus_text_format(w):
    w.scan("HELLO")
    a = w.link.get("/metrics")
    assert a.status == 200 and a.headers["content-type"].startswith("text/plain"), a.headers
    text = a.body.decode()
    sample = re.compile(r'^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="(\\.|[^"\\])*",?)*\})? '
                        r"[-+]?(Inf|NaN|[0-9.]+([eE][-+]?[0-9]+)?)( -?[0-9]+)?$")
    typed, samples = set(), 0
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            name, kind = line.split()[2:4]
            assert kind in ("counter", "gauge", "histogram", "summary", "untyped") and name not in typed, line
            typed.add(name)
        elif line and not line.startswith("#"):
            assert sample.match(line), line
            samples += 1
    assert samples and typed and text.endswith("\n")


def test_X4_metrics_hold_no_personal_data(w):
    text = w.link.get("/metrics").body.decode()
    assert not [p for p in w.imported if p["certNum"] in text or p["name"] in text]


@pytest.fixture(scope="session")
def openapi(w):
    a = w.link.get("/openapi.json")
    assert a.status == 200 and "json" in a.headers["content-type"]
    return json.loads(a.body)


def test_X4_openapi_is_valid_openapi_3_1(openapi):
    assert openapi["openapi"].startswith("3.1")
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(openapi)


@pytest.mark.parametrize("name", list(PATHS))
def test_X4_openapi_describes(openapi, name):
    operation = openapi["paths"][PATHS[name]]["get" if name == "X2" else "post"]
    assert operation["responses"]
    if name != "X2":
        assert "application/json" in next(iter(operation["requestBody"]["content"]))


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics", "/openapi.json"])
def test_X4_openapi_describes_operations(openapi, path):
    assert "get" in openapi["paths"][path]


@pytest.mark.parametrize("word", ["custNum", "bizSerialNum", "codeContent", "currentBodyTemp", "bizExtData", "deferred", "trips",
                                  "symptoms", "correctType", "origin", "qrCodeDuration", "statusAtScan", "declareId"])
def test_X4_openapi_names_the_members(openapi, word):
    assert f'"{word}"' in json.dumps(openapi)


# people

def lines_of(done):
    return done.stdout + done.stderr


def test_issue_people_list_json(w):
    people = w.service.admin_json("people", "list")
    assert len(people) >= 200
    for p in people[:50]:
        assert {"name", "certType", "certNum", "healthStatus"} <= set(p)


def test_issue_people_import_csv(w, tmp_path):
    people = [Person("01"), Person("10"), Person("00", "20")]
    path = tmp_path / "people.csv"
    path.write_text("name,certType,certNum,healthStatus\n" + "".join(
        f"{p['name']},{p['certType']},{p['certNum']},{p.health_status}\n" for p in people), encoding="utf-8")
    w.service.admin("people", "import", path)
    w.imported += people
    for p in people:
        assert w.card(p)["healthStatus"] == p.health_status


def test_issue_people_import_csv_with_quotes_crlf_and_columns_moved(w, tmp_path):
    p = Person("11")
    path = tmp_path / "people.csv"
    path.write_bytes(f'healthStatus,certNum,"name",certType\r\n11,"{p["certNum"]}","{p["name"]}",10\r\n'.encode())
    w.service.admin("people", "import", path)
    w.imported.append(p)
    assert w.card(p)["healthStatus"] == "11"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_issue_bad_rows_are_reported_with_line_and_reason_good_rows_stay(w, tmp_path, form):
    first, bad, last = Person(), Person(), Person("01")
    bad["certNum"] = wrong_check(bad["certNum"])
    path = tmp_path / f"people.{form}"
    if form == "csv":
        path.write_text("name,certType,certNum,healthStatus\n" + "".join(
            f"{p['name']},{p['certType']},{p['certNum']},{p.health_status}\n" for p in (first, bad, last)), encoding="utf-8")
        line = 3
    else:
        path.write_text("\n".join(p.line for p in (first, bad, last)) + "\n", encoding="utf-8")
        line = 2
    done = w.service.admin("people", "import", path, check=False)
    w.imported += [first, last]
    assert re.search(rf"\b{line}\b", lines_of(done)), lines_of(done)
    assert w.card(first)["healthStatus"] == "00" and w.card(last)["healthStatus"] == "01"


@pytest.mark.parametrize("line", ["{not json", '{"name":"样本"}', '{"name":"样本","certType":"77","certNum":"1"}',
                                  '{"name":"样本","certType":"10","certNum":"11010519491231002X","healthStatus":"99"}', "[]"])
def test_issue_a_bad_json_line_is_reported_and_spoils_nothing(w, tmp_path, line):
    good = Person()
    path = tmp_path / "people.jsonl"
    path.write_text(line + "\n" + good.line + "\n", encoding="utf-8")
    done = w.service.admin("people", "import", path, check=False)
    w.imported.append(good)
    assert re.search(r"\b1\b", lines_of(done)), lines_of(done)
    assert w.card(good).code == "0"


def test_issue_people_import_again_changes_nothing_twice(w, tmp_path):
    p = Person("01")
    w.bring([p])
    w.bring([p])
    people = [x for x in w.service.admin_json("people", "list") if x["certNum"] == p["certNum"]]
    assert len(people) == 1


def test_issue_passes_list_json(w):
    code = w.code(w.person("10"))
    members = w.scan_members(w.gate, code)
    assert w.gate.call("I6", members).code == "0"
    [r] = [r for r in w.service.passes() if r["requestId"] == members["requestId"]]
    assert {"requestId", "custNum", "deviceSn", "gateId", "scannedAt", "healthStatus", "deferred", "alert"} <= set(r), r
    assert r["healthStatus"] == "10"


def test_issue_people_set_of_nobody_is_an_error(w):
    done = w.service.admin("people", "set", Person()["certNum"], "--health-status", "10", check=False)
    assert done.returncode != 0 and lines_of(done).strip()


def test_issue_device_revoke_of_nothing_is_an_error(w):
    done = w.service.admin("device", "revoke", "SN-OF-NOTHING", check=False)
    assert done.returncode != 0 and lines_of(done).strip()


# the device's own commands, against the same service

@pytest.fixture(scope="session")
def gate_dir(w, kakou, tmp_path_factory):
    folder = tmp_path_factory.mktemp("device") / "dev"
    kakou.run("enroll", w.service.url, w.service.token("desk", "CLI-GATE", 106, "330100"), "--data-dir", folder)
    return folder


@pytest.mark.parametrize("grade,outcome,status", [("00", "pass", 0), ("01", "recheck", 10), ("10", "stop", 11), ("11", "contact", 11),
                                                  ("20", "unassessed", 12)])
def test_console_verify_json_by_grade(w, kakou, gate_dir, grade, outcome, status):
    done = kakou.run("verify", w.code(w.person(grade)), "--json", "--data-dir", gate_dir, check=False)
    line = json.loads(done.stdout)
    assert line["outcome"] == outcome and line["healthStatus"] == grade and line["errorCode"] == "0", line
    assert done.returncode == status


def test_console_verify_json_a_line_in_a_line_out_in_order(w, kakou, gate_dir):
    from kakou_client import codes
    used, forged = w.code(w.person()), codes.altered(w.code(w.person()), 91)
    assert w.scan(used).code == "0"
    lines = [w.code(w.person()), "HELLO", used, forged, w.code(w.person("10"))]
    done = kakou.run("verify", "-", "--json", "--data-dir", gate_dir, stdin="\n".join(lines) + "\n", check=False)
    got = [json.loads(x) for x in done.stdout.splitlines()]
    assert [g["outcome"] for g in got] == ["pass", "notacode", "used", "forged", "stop"], got
    assert len({g["requestId"] for g in got}) == 5


def test_console_code_make_json_and_png(w, kakou, gate_dir, tmp_path):
    p = w.person()
    png = tmp_path / "code.png"
    done = kakou.run("code", "make", "--name", p["name"], "--cert-type", "10", "--cert-num", p["certNum"], "--png", png, "--json",
                     "--data-dir", gate_dir)
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    code = re.search(r"HU[A-Z2-7]{146}", done.stdout)[0]
    json.loads(done.stdout)
    assert w.scan(code).code == "0"


def test_console_code_make_printed(w, kakou, gate_dir):
    from kakou_client import codes
    p = w.person()
    done = kakou.run("code", "make", "--name", p["name"], "--cert-type", "10", "--cert-num", p["certNum"], "--printed", "--json",
                     "--data-dir", gate_dir)
    assert codes.Code(re.search(r"HU[A-Z2-7]{146}", done.stdout)[0]).flags == 2


def test_console_explain_and_doctor(w, kakou, gate_dir):
    assert kakou.run("explain", "3004").stdout.strip()
    done = kakou.run("doctor", "--data-dir", gate_dir, check=False)
    assert lines_of(done).strip()
