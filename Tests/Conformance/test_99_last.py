"""After everything else: what stayed in the log, what a restart keeps, how it ends."""


import pytest

from kakou_client.service import Service
from kakou_client.world import World

pytestmark = pytest.mark.last


def test_issue_the_log_names_no_person(w):
    text = w.service.log_text()
    named = [p for p in w.imported if p["certNum"] in text or p["name"] in text]
    assert not named, named[:3]
    for word in ("13812345678", "样品街道一百二十三号", "CA1702", "conformance case"):
        assert word not in text, word


def test_issue_the_log_holds_no_code_and_no_key(w):
    import re
    text = w.service.log_text()
    assert not re.search(r"HU[A-Z2-7]{100,}", text)
    assert "BEGIN PRIVATE" not in text


def test_3_15_nothing_ended_in_9001(w):
    """No case is meant to break the service; its own metrics or log would say so."""
    text = w.link.get("/metrics").body.decode()
    broken = [x for x in text.splitlines() if "9001" in x and not x.startswith("#") and not x.rstrip().endswith(" 0")]
    assert not broken, broken


def test_issue_a_restart_keeps_keys_people_codes_outcomes_and_uses(kakou, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    first = Service(kakou, folder, 0).start()
    world = World(first)
    world.stock("00", "10", 4)
    world.stock("10", "10", 1)
    p, q = world.person(), world.person("10")
    spent, fresh = world.code(p, qrCodeDuration=300), world.code(q, qrCodeDuration=300)
    members = world.scan_members(world.gate, spent)
    told = world.gate.call("I6", members)
    declared = world.declaration(p, requestId="declared-once")
    did = world.desk.call("I1", declared)["declareId"]
    assert told.code == "0" and first.stop() == 0

    second = Service(kakou, folder, 0).start()
    world.service, old = second, (world.gate, world.desk)
    world.link = second.link
    for device in old:
        device.link = second.link
    try:
        again = world.gate.call("I6", members)
        assert again.code == "0" and again["passRecordId"] == told["passRecordId"], "the outcome, under the same service key"
        assert world.scan(spent).code == "3004"
        assert world.scan(fresh)["healthStatus"] == "10"
        assert world.desk.call("I1", declared)["declareId"] == did
        assert [r["requestId"] for r in second.passes()].count(members["requestId"]) == 1
    finally:
        assert second.stop() == 0


def test_issue_a_second_service_serves_without_sample_people(kakou, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    s = Service(kakou, folder, 0).start()
    try:
        assert s.admin_json("people", "list") == []
    finally:
        assert s.stop() == 0


def test_issue_plain_http_on_loopback_only(kakou, tmp_path):
    import subprocess
    folder = tmp_path / "data"
    folder.mkdir()
    try:
        done = kakou.run("serve", "--listen", "0.0.0.0:0", "--data-dir", folder, timeout=8, check=False)
    except subprocess.TimeoutExpired:
        pytest.fail("plain HTTP was served on every address")
    assert done.returncode != 0 and (done.stdout + done.stderr).strip()


def test_issue_zz_sigterm_ends_the_service_with_0(w):
    assert w.service.stop() == 0
