"""What a case asks for in one line: people, serials, codes, scans, declarations, look-ups."""

import base64
import itertools
import json
import os
import threading
from collections import deque

from .people import Person
from .wire import ABSENT, c14, c17, dumps, new_id

_gates = itertools.count(1)


def unique_gate():
    return f"G-{os.getpid()}-{next(_gates)}"


class World:
    """One running service with its devices and its people."""

    def __init__(self, service):
        self.service, self.link = service, service.link
        self._lock = threading.Lock()
        self._pool = {}
        self._devices = {}
        self._lookups = []
        self.imported = []
        self.sent_scans = []

    # people

    def bring(self, people):
        """Imports people; every row must be taken."""
        path = os.path.join(self.service.folder, "..", f"people-{new_id()}.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            for p in people:
                f.write(p.line + "\n")
        self.service.admin("people", "import", path)
        os.unlink(path)
        self.imported += people
        return people

    def stock(self, grade, cert_type, count):
        people = self.bring([Person(grade, cert_type) for _ in range(count)])
        self._pool.setdefault((grade, cert_type), deque()).extend(people)

    def person(self, grade="00", cert_type="10"):
        """Somebody no other case has met."""
        with self._lock:
            if not self._pool.get((grade, cert_type)):
                self.stock(grade, cert_type, 300 if (grade, cert_type) == ("00", "10") else 12)
            return self._pool[(grade, cert_type)].popleft()

    # devices

    def device(self, role, name="main"):
        if (role, name) not in self._devices:
            self._devices[(role, name)] = self.service.enrol(role)
        return self._devices[(role, name)]

    @property
    def desk(self):
        return self.device("desk")

    @property
    def gate(self):
        return self.device("gate")

    def lookup_desk(self, role="desk"):
        """A device with look-ups by name and number left this hour."""
        with self._lock:
            for i, (device, left) in enumerate(self._lookups):
                if left > 0 and device.role == role:
                    self._lookups[i] = (device, left - 1)
                    return device
            device = self.service.enrol(role)
            self._lookups.append((device, 24))
            return device

    # 1000

    def apply(self, device, apply_type, **more):
        members = {"serviceType": "1000", "applyType": str(apply_type)}
        if str(apply_type) == "1":
            members["deviceSn"] = device.sn
        return device.call("I4", {**members, **more})

    def serial(self, device, apply_type, **more):
        """(bizSerialNum, randomNumber)"""
        a = self.apply(device, apply_type, **more)
        assert a.code == "0", a
        return a["bizSerialNum"], a["randomNumber"]

    # 2000

    def check_data(self, device, person, random, **more):
        claim = {"name": person["name"], "certType": person["certType"], "certNum": person["certNum"],
                 "randomNumber": random, **more}
        return device.encrypt({k: v for k, v in claim.items() if v is not ABSENT})

    def make_members(self, person, device=None, **more):
        device = device or self.desk
        serial, random = self.serial(device, 0)
        return {"serviceType": "2000", "bizSerialNum": serial, "isPic": 0,
                "checkData": self.check_data(device, person, random), **more}

    def make(self, person, device=None, **more):
        device = device or self.desk
        return device.call("I5", self.make_members(person, device, **more))

    def code(self, person, device=None, **more):
        a = self.make(person, device, **more)
        assert a.code == "0", a
        return a["codeContent"]

    printed_form = "1"

    def printed(self, person, duration=86400, **more):
        """A printed code; `printed` is `1`, as a text or as a number (the page does not say which)."""
        a = self.make(person, printed=self.printed_form, qrCodeDuration=duration, **more)
        if a.code == "1003" and self.printed_form == "1":
            World.printed_form = 1
            a = self.make(person, printed=1, qrCodeDuration=duration, **more)
        return a

    # 3000

    def place(self, device, gate_id=None, **more):
        return {**device.checkpoint, "gateId": gate_id or unique_gate(), **more}

    def scan_members(self, device, code=None, **more):
        """An I6 request with a fresh serial, at a gate of its own unless told."""
        serial, _ = self.serial(device, 1)
        members = {"serviceType": "3000", "bizSerialNum": serial, "deviceSn": device.sn,
                   "checkpoint": self.place(device), "requestId": new_id()}
        if code is not None:
            members["codeContent"] = code
        return {**members, **more}

    def scan(self, code=None, device=None, **more):
        device = device or self.gate
        return device.call("I6", self.scan_members(device, code, **more))

    def again(self, device, members, **more):
        """The same I6 request under a fresh serial (and time)."""
        serial, _ = self.serial(device, 1)
        return device.call("I6", {**members, "bizSerialNum": serial, **more})

    def card(self, person, device=None, random=None, claim=None, **more):
        device = device or self.gate
        serial, fresh = self.serial(device, 1)
        data = self.check_data(device, person, fresh if random is None else random, **(claim or {}))
        return device.call("I6", {"serviceType": "3000", "bizSerialNum": serial, "deviceSn": device.sn,
                                  "checkpoint": self.place(device), "idcardAuthData": data, **more})

    def deferred(self, scanned_at=None, decision="none", **more):
        return {"scannedAt": scanned_at or c17(), "decision": decision, **more}

    def item(self, device, code=None, **more):
        """An X1 item."""
        out = {"requestId": new_id(), "deviceSn": device.sn, "checkpoint": self.place(device)}
        if code is not None:
            out["codeContent"] = code
        out.update({"deferred": self.deferred(), **more})
        return {k: v for k, v in out.items() if v is not ABSENT}

    def batch(self, items, device=None, **more):
        device = device or self.gate
        members = {"serviceType": "3000", "items": items, **more}
        if "bizSerialNum" not in more:
            members["bizSerialNum"] = self.serial(device, 1)[0]
        return device.call("X1", members)

    # declarations, look-ups, corrections

    def declaration(self, person, **more):
        return {"person": dict(person), "declareTime": c14(minutes=-1), "divisionCode": "330106", "temperature": 36.5,
                "symptoms": ["1"], "contactPatient": "2", "riskAreaStay": "2", **more}

    def declare(self, person, device=None, **more):
        return (device or self.desk).call("I1", self.declaration(person, **more))

    def trip(self, **more):
        return {"departTime": c14(days=-2), "arriveTime": c14(days=-2, hours=3), "fromCode": "330106",
                "toCode": "110101", "travelMode": "1", "vehicleNo": "CA1702", **more}

    def travel(self, person, trips=None, device=None, **more):
        members = {"person": dict(person), "declareTime": c14(minutes=-1),
                   "trips": [self.trip()] if trips is None else trips}
        return (device or self.desk).call("I2", {**members, **more})

    def look_up(self, person, purpose="02", device=None, **more):
        device = device or self.lookup_desk()
        return device.call("I3", {"person": dict(person), "purpose": purpose, "operatorRef": "OP-1",
                                  "reason": "conformance case", **more})

    def self_query_members(self, person, device, **more):
        """Purpose 01: the person's own look, proven by checkData."""
        serial, random = self.serial(device, 0)
        return {"person": dict(person), "purpose": "01", "bizSerialNum": serial,
                "checkData": self.check_data(device, person, random), **more}

    def own(self, person, **more):
        """Everything the person may see of themselves, through a desk."""
        device = self.lookup_desk()
        return device.call("I3", self.self_query_members(person, device, operatorRef="OP-1",
                                                         reason="conformance case", **more))

    def correction(self, person, **more):
        return {"person": dict(person), "correctType": "01", "reason": "the entry is not mine",
                "items": [{"field": "phone", "oldValue": "13800000000", "newValue": "13900000000"}],
                "contactPhone": "13800138000", **more}

    def correct(self, person, device=None, **more):
        return (device or self.desk).call("I7", self.correction(person, **more))

    def grade(self, person):
        """The grade as a scan shows it now."""
        a = self.scan(self.code(person))
        assert a.code == "0", a
        return a["healthStatus"]


def unwrap(biz_ext_data):
    """bizExtData of 3000: base64url of JSON {"ver", "token", "biz"}."""
    assert isinstance(biz_ext_data, str) and set(biz_ext_data) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="), biz_ext_data
    return json.loads(base64.urlsafe_b64decode(biz_ext_data.rstrip("=") + "=" * (-len(biz_ext_data.rstrip("=")) % 4)))


def item_octets(item):
    return dumps(item)


def with_origin(item, origin, sign=None, **more):
    """The item carried for another device: `origin` last, signed over the octets without it."""
    octets = dumps(item)
    return {**item, "origin": {"custNum": origin.cust, "deviceSn": origin.sn, "keyId": origin.key_id,
                               "sign": sign or base64.b64encode(origin.key.sign(octets)).decode(), **more}}
