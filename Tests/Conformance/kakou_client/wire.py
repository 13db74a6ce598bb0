"""The envelope, octet by octet, and what an answer must look like."""

import base64
import http.client
import json
import threading
import time
import uuid
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

from .sm2 import PrivateKey

CHINA = timezone(timedelta(hours=8))
JSON_TYPE = "application/json; charset=utf-8"

PATHS = {
    "I1": "/phi/v1/health-declarations",
    "I2": "/phi/v1/itinerary-declarations",
    "I3": "/phi/v1/health-queries",
    "I4": "/phi/v1/codes/applications",
    "I5": "/phi/v1/codes",
    "I6": "/phi/v1/codes/verifications",
    "I7": "/phi/v1/corrections",
    "X1": "/phi/v1/codes/verifications/batch",
    "X2": "/phi/v1/trust",
    "X3": "/phi/v1/devices",
}


class Absent:
    """A member that is to be left out."""

    def __repr__(self):
        return "ABSENT"


ABSENT = Absent()


def c17(moment=None, **shift):
    """yyyyMMddHHmmssSSS in UTC+8, now or shifted by a timedelta's arguments."""
    t = (moment or datetime.now(CHINA)) + timedelta(**shift)
    return t.strftime("%Y%m%d%H%M%S") + f"{t.microsecond // 1000:03d}"


def c14(moment=None, **shift):
    return c17(moment, **shift)[:14]


def from_c17(text):
    return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(
        tzinfo=CHINA, microsecond=int(text[14:17] or 0) * 1000)


def from_c14(text):
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=CHINA)


def b64(octets):
    return base64.b64encode(octets).decode()


def new_id():
    return str(uuid.uuid4())


def dumps(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _no_duplicates(pairs):
    out = {}
    for k, v in pairs:
        if k in out:
            raise ValueError(f"duplicate member {k}")
        out[k] = v
    return out


_decoder = json.JSONDecoder(object_pairs_hook=_no_duplicates)


def strict_loads(text):
    return json.loads(text, object_pairs_hook=_no_duplicates)


def member_octets(body, member):
    """The exact octets of a top-level member's value."""
    text = body.decode("utf-8")
    at = text.index("{") + 1
    space = " \t\r\n,"
    while True:
        while text[at] in space:
            at += 1
        if text[at] == "}":
            raise KeyError(member)
        name, at = _decoder.raw_decode(text, at)
        while text[at] in " \t\r\n:":
            at += 1
        _, end = _decoder.raw_decode(text, at)
        if name == member:
            return text[at:end].encode()
        at = end


def envelope(biz, key, key_id=1, sign_alg="SM2-SM3"):
    """The signed envelope over `biz` (octets)."""
    head = b'{"bizPackage":' + biz + b',"sign":"' + b64(key.sign(biz)).encode() + b'"'
    if key_id is not None:
        head += b',"keyId":%d' % key_id
    if sign_alg is not None:
        head += b',"signAlg":' + json.dumps(sign_alg).encode()
    return head + b"}"


class Answer:
    """An HTTP answer, taken apart; nothing in it is trusted before `check`."""

    def __init__(self, status, headers, body, took):
        self.status, self.headers, self.body, self.took = status, headers, body, took
        try:
            self.envelope = strict_loads(body)
        except ValueError:
            self.envelope = None
        biz = self.envelope.get("bizPackage") if isinstance(self.envelope, dict) else None
        self.biz = biz if isinstance(biz, dict) else {}
        self.octets = member_octets(body, "bizPackage") if self.biz else b""

    @property
    def code(self):
        return self.biz.get("errorCode")

    @property
    def sign(self):
        return (self.envelope or {}).get("sign")

    @property
    def signed(self):
        return bool(self.sign)

    def __getitem__(self, name):
        assert name in self.biz, f"no {name} in {self}"
        return self.biz[name]

    def get(self, name, default=None):
        return self.biz.get(name, default)

    def __contains__(self, name):
        return name in self.biz

    def __repr__(self):
        return f"<{self.status} {self.body[:700].decode('utf-8', 'replace')}>"

    def check(self, public, request_id=None):
        """The common members, the octet signature and the echo."""
        assert self.status == 200, self
        assert self.envelope is not None and self.biz, self
        assert self.headers.get("content-type", "").lower().replace(" ", "").startswith("application/json"), self.headers
        assert self.signed, f"not signed: {self}"
        assert self.envelope.get("signAlg", "SM2-SM3") == "SM2-SM3"
        assert public.verify(base64.b64decode(self.sign, validate=True), self.octets), f"answer's signature is bad: {self}"
        check_members(self.biz)
        if isinstance(request_id, str) and 0 < len(request_id) <= 36:
            assert self.biz.get("requestId") == request_id, f"requestId is not echoed: {self}"
        return self

    def check_unsigned(self, statuses):
        """A refusal that no envelope could carry: JSON all the same, `sign` empty."""
        assert self.status in statuses, self
        assert "json" in self.headers.get("content-type", ""), self.headers
        assert isinstance(self.envelope, dict), self
        assert self.sign == "", f"an unsigned refusal has an empty sign: {self}"
        assert self.biz.get("success") is False, self
        assert isinstance(self.code, str) and self.code not in ("", "0"), self
        return self


def check_members(biz):
    """success, errorCode, errorDesc and timeStamp of every response."""
    assert isinstance(biz.get("errorCode"), str) and 1 <= len(biz["errorCode"]) <= 10, biz
    assert biz.get("success") is (biz["errorCode"] == "0"), biz
    assert isinstance(biz.get("errorDesc"), str) and len(biz["errorDesc"]) <= 256, biz
    stamp = biz.get("timeStamp")
    assert isinstance(stamp, str) and len(stamp) == 17 and stamp.isdigit(), biz
    assert abs((from_c17(stamp) - datetime.now(CHINA)).total_seconds()) < 30, stamp


class Link:
    """HTTP/1.1 to the service, one kept connection a thread."""

    def __init__(self, url):
        u = urlsplit(url)
        self.url, self.host, self.port = url, u.hostname, u.port
        self._local = threading.local()

    def send(self, method, path, body=None, content_type=JSON_TYPE, headers=None, timeout=20):
        h = dict(headers or {})
        if body is not None and content_type is not None:
            h["Content-Type"] = content_type
        for last in (False, True):
            conn = getattr(self._local, "conn", None)
            fresh = conn is None
            if fresh:
                conn = self._local.conn = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
            begun = time.monotonic()
            try:
                conn.request(method, path, body=body, headers=h)
                got = conn.getresponse()
                data = got.read()
            except (OSError, http.client.HTTPException):
                conn.close()
                self._local.conn = None
                if fresh or last:
                    raise
                continue
            if (got.getheader("Connection") or "").lower() == "close":
                conn.close()
                self._local.conn = None
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, data, time.monotonic() - begun)

    def post(self, path, body, content_type=JSON_TYPE, **more):
        return self.send("POST", path, body, content_type, **more)

    def get(self, path, **more):
        return self.send("GET", path, **more)

    def drop(self):
        conn = getattr(self._local, "conn", None)
        if conn:
            conn.close()
            self._local.conn = None


class ServiceKeys:
    """The service's own keys as enrolment gave them."""

    def __init__(self, service):
        from .sm2 import PublicKey
        self.sign_id = service["signKey"]["keyId"]
        self.encrypt_id = service["encryptKey"]["keyId"]
        self.sign = PublicKey.from_point(base64.b64decode(service["signKey"]["publicKey"], validate=True))
        self.encrypt = PublicKey.from_point(base64.b64decode(service["encryptKey"]["publicKey"], validate=True))

    _shared = {}

    @classmethod
    def shared(cls, service):
        """One object for equal keys, so that their tables are built once."""
        name = json.dumps(service, sort_keys=True)
        if name not in cls._shared:
            cls._shared[name] = cls(service)
        return cls._shared[name]


class Device:
    """An enrolled customer of the service."""

    def __init__(self, link, key, answer, role=None):
        self.link, self.key, self.role = link, key, role
        self.cust = answer["custNum"]
        self.sn = answer["deviceSn"]
        self.key_id = answer.get("keyId", 1)
        self.checkpoint = answer["checkpoint"]
        self.keys = ServiceKeys.shared(answer["service"])

    def biz(self, members):
        """`members` over fresh common ones; ABSENT leaves a member out."""
        out = {"custNum": self.cust, "timeStamp": c17(), "requestId": new_id(), **members}
        return {k: v for k, v in out.items() if v is not ABSENT}

    def seal(self, members, key=None, key_id="own"):
        return envelope(dumps(self.biz(members)), key or self.key, self.key_id if key_id == "own" else key_id)

    def call(self, where, members, key=None, key_id="own"):
        """A signed call whose answer is checked before it is given back."""
        biz = self.biz(members)
        body = envelope(dumps(biz), key or self.key, self.key_id if key_id == "own" else key_id)
        return self.link.post(PATHS[where], body).check(self.keys.sign, biz.get("requestId"))

    def call_octets(self, where, biz_octets, request_id=None):
        """A signed call over octets as they stand."""
        body = envelope(biz_octets, self.key, self.key_id)
        return self.link.post(PATHS[where], body).check(self.keys.sign, request_id)

    def encrypt(self, value):
        return b64(self.keys.encrypt.encrypt(value if isinstance(value, bytes) else dumps(value)))


def enrol_members(token, key, sn, **more):
    return {"custNum": "", "timeStamp": c17(), "requestId": new_id(), "token": token,
            "publicKey": b64(key.public.point), "deviceSn": sn, **more}


def enrol_raw(link, members, key, key_id=1):
    """The X3 call as it is, answer unchecked."""
    members = {k: v for k, v in members.items() if v is not ABSENT}
    return link.post(PATHS["X3"], envelope(dumps(members), key, key_id))


def enrol(link, token, sn, role=None, key=None):
    """Enrols and gives the device back; the answer is checked under the key it brings."""
    key = key or PrivateKey()
    members = enrol_members(token, key, sn)
    answer = enrol_raw(link, members, key)
    assert answer.code == "0", answer
    device = Device(link, key, answer.biz, role)
    answer.check(device.keys.sign, members["requestId"])
    return device
